/** A value as a JavaScript string of JSON: read faster than the same value written as code. */
export const quoted = (value: unknown): string =>
  `'${JSON.stringify(value).replace(/[\\'\u2028\u2029]/g, (one) => (one < '\u2028' ? `\\${one}` : `\\u${one.charCodeAt(0).toString(16)}`))}'`;
