/** Which of the four fonts of a run sets a character (ISO 29500-1, 17.3.2.26). Vietnamese letters take `hAnsi`. */
export type FontSlot = 'ascii' | 'hAnsi' | 'eastAsia';

/** Latin-1 signs that a run marked `hint="eastAsia"` sets in its East Asian font. */
const HINTED_LATIN1 = new Set([
  0xa1, 0xa4, 0xa7, 0xa8, 0xaa, 0xad, 0xaf, 0xb0, 0xb1, 0xb2, 0xb3, 0xb4, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xbc, 0xbd, 0xbe, 0xbf, 0xd7, 0xf7,
]);

export function fontSlot(code: number, hint: string | undefined): FontSlot {
  if (code < 0x80) return 'ascii';
  if (hint === 'eastAsia') {
    if (HINTED_LATIN1.has(code) || (code >= 0x2010 && code <= 0x2bff)) return 'eastAsia';
  }
  if (
    (code >= 0x1100 && code <= 0x11ff) ||
    (code >= 0x2e80 && code <= 0xdfff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xffef)
  ) {
    return 'eastAsia';
  }
  return 'hAnsi';
}
