/** Text as it is searched: lower case, without diacritics, punctuation as single blanks. */
const MARKS = /\p{M}+/gu;
const BREAKS = /[^\p{L}\p{N}]+/gu;

export function fold(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase().replaceAll('đ', 'd').replace(BREAKS, ' ').trim();
}
