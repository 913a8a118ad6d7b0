/** Letters of Vietnamese and plain punctuation, composed: nothing that could be another letter in disguise. */
const ORDINARY = /^[\s\x20-\x7e\u00c0-\u00ffĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u2013\u2014\u2018-\u201d…]*$/u;
const OLD_ENCODING = /[\u00a1-\u00ff]/;
const VIETNAMESE_ONLY = /[ĂăĐđƠơƯư\u1ea0-\u1ef9]/;
const DIACRITICS = /\p{M}+/gu;
const NOT_LETTERS = /[^a-z0-9@]+/g;

/**
 * A quick look before the full one, for thousands of texts: false only where no mark can stand, in any disguise.
 * The values of a secrecy field are not for it: there a bare 'A' is a level.
 */
export function mayBearMark(text: string): boolean {
  const composed = text.normalize('NFC');
  if (!ORDINARY.test(composed)) return true;
  if (OLD_ENCODING.test(composed) && !VIETNAMESE_ONLY.test(composed)) return true;
  return /m[a4@]t/.test(composed.normalize('NFD').replace(DIACRITICS, '').toLowerCase().replace(NOT_LETTERS, ''));
}
