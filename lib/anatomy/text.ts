/**
 * Comparable forms of Vietnamese text. Tone marks may stand on either vowel (uỷ/ủy, hoà/hòa), dashes and blanks come in
 * many code points: none of that may decide whether a line is recognised.
 */

const TONES: readonly [string, string][] = [
  ['oà', 'òa'],
  ['oá', 'óa'],
  ['oả', 'ỏa'],
  ['oã', 'õa'],
  ['oạ', 'ọa'],
  ['oè', 'òe'],
  ['oé', 'óe'],
  ['oẻ', 'ỏe'],
  ['oẽ', 'õe'],
  ['oẹ', 'ọe'],
  ['uỳ', 'ùy'],
  ['uý', 'úy'],
  ['uỷ', 'ủy'],
  ['uỹ', 'ũy'],
  ['uỵ', 'ụy'],
];
const TONE_MAP = new Map(TONES);
/** Only open syllables differ: 'hoạt' and 'hoàng' are written one way. */
const TONE_PATTERN = new RegExp(`(?:${TONES.map(([late]) => late).join('|')})(?!\\p{L})`, 'gu');
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
const DASHES = /[\u2010-\u2015\u2212\uFF0D]/g;

const UNTIDY = /[\u00AD\u200B-\u200F\u2060\uFEFF\u2010-\u2015\u2212\uFF0D]|[^\S ]| {2}/;

/** Blanks to one, dashes to '-', invisible characters dropped; case and diacritics kept. */
export function tidy(text: string): string {
  const composed = text.normalize('NFC');
  if (!UNTIDY.test(composed)) return composed.trim();
  return composed.replace(INVISIBLE, '').replace(DASHES, '-').replace(/\s+/g, ' ').trim();
}

/** Lower case with one tone placement: what vocabulary is compared in. */
export function fold(text: string): string {
  return tidy(text)
    .toLowerCase()
    .replace(TONE_PATTERN, (late) => TONE_MAP.get(late)!);
}

/** Letters and digits without diacritics: for text layers made by character recognition. */
export function bare(text: string): string {
  return tidy(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9]+/g, '');
}

/** Levenshtein distance, or `limit + 1` as soon as it is certain to be above `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const value = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + cost);
      row.push(value);
      if (value < best) best = value;
    }
    if (best > limit) return limit + 1;
    previous = row;
  }
  return previous[b.length]!;
}

/** At least two letters, nine in ten of them capitals. */
export function isUpper(text: string): boolean {
  let upper = 0;
  let lower = 0;
  // Running text is told by its first letters.
  const most = text.length / 10 + 1;
  for (let i = 0; i < text.length && lower <= most; i++) {
    const c = text[i]!;
    const small = c.toLowerCase();
    if (c !== small) upper++;
    else if (c !== c.toUpperCase()) lower++;
  }
  return upper >= 2 && upper >= (upper + lower) * 0.9;
}

/** `text` begins with one of `words` as whole words; both folded. The longest is given. */
export function startsWithWord(folded: string, words: readonly string[]): string | null {
  let best: string | null = null;
  for (const word of words) {
    if (!folded.startsWith(word) || (best !== null && best.length >= word.length)) continue;
    const next = folded[word.length];
    if (next === undefined || !/[\p{L}\p{N}]/u.test(next)) best = word;
  }
  return best;
}

/** Text somebody still has to replace: '[tên cơ quan]', '<nội dung>', '{{field}}'; a bracket may be closed on the next line only. */
export const PLACEHOLDER = /\[[^\]]*\p{L}[^\]]*(?:\]|$)|^[^[\]]*\p{L}[^[\]]*\]|<[^>]*\p{L}[^>]*>|\{\{[^}]*\}\}/u;

/** The value of a field as printed: outer quotes, list dash and closing punctuation dropped. */
export function item(text: string): string {
  return tidy(text)
    .replace(/^[-+•*–]\s*/, '')
    .replace(/[\s;,.]+$/, '')
    .replace(/\.\/$/, '');
}
