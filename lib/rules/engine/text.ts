/** Text helpers of the checks. Everything here keeps the length of the string, so that offsets stay good. */

const TONE_PAIRS: [string, string][] = [
  ['òa', 'oà'],
  ['óa', 'oá'],
  ['ỏa', 'oả'],
  ['õa', 'oã'],
  ['ọa', 'oạ'],
  ['òe', 'oè'],
  ['óe', 'oé'],
  ['ỏe', 'oẻ'],
  ['õe', 'oẽ'],
  ['ọe', 'oẹ'],
  ['ùy', 'uỳ'],
  ['úy', 'uý'],
  ['ủy', 'uỷ'],
  ['ũy', 'uỹ'],
  ['ụy', 'uỵ'],
];
const FOLD = new Map<string, string>();
for (const [from, to] of TONE_PAIRS) {
  const [a, b] = [...from] as [string, string];
  const [c, d] = [...to] as [string, string];
  FOLD.set(a + b, c + d);
  FOLD.set(a.toUpperCase() + b, c.toUpperCase() + d);
  FOLD.set(a.toUpperCase() + b.toUpperCase(), c.toUpperCase() + d.toUpperCase());
}
const FOLDABLE = /[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY]/gu;

/** Both tone placements (ủy, uỷ) become one. Length kept. */
export function foldTones(text: string): string {
  return text.replace(FOLDABLE, (pair) => FOLD.get(pair) ?? pair);
}

/** Tone-folded, no-break spaces and tabs as blanks. Length kept. */
export function foldText(text: string): string {
  return foldTones(text).replace(/[\u00a0\u2007\u202f\t\n]/g, ' ');
}

/** Runs of blanks to one, ends trimmed. Length is not kept. */
export function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

const PLACEHOLDER = /\{\{[^{}]*\}\}|\{%[^%]*%\}|«[^»]*»|\[[^[\]]*\p{L}[^[\]]*\]/gu;

/** A template's slots ({{name}}, «name», [name]) become blanks: nobody can measure what will stand there. Length kept. */
export function blankPlaceholders(text: string): string {
  return /\{\{|\{%|[«[]/.test(text) ? text.replace(PLACEHOLDER, (slot) => ' '.repeat(slot.length)) : text;
}

/** Nothing but slots, dots and signs: the words are still to come. */
export function isUnfilled(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(blankPlaceholders(text));
}

const CACHE = new Map<string, Map<string, RegExp>>();

/** Compiled pattern, `u` plus the flags asked for. */
export function compiled(source: string, flags = ''): RegExp {
  let sameFlags = CACHE.get(flags);
  if (!sameFlags) {
    sameFlags = new Map();
    CACHE.set(flags, sameFlags);
  }
  let found = sameFlags.get(source);
  if (!found) {
    found = new RegExp(source, `u${flags}`);
    sameFlags.set(source, found);
  }
  found.lastIndex = 0;
  return found;
}
