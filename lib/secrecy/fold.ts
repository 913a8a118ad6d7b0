import { MARKS } from './data/secrecy.shipped';

export { MARKS };

/** Vietnamese tone and letter marks; any other combining mark (overlays, underlines) is decoration. */
const KEPT_MARKS = /[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]/;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const LATIN1_HIGH = /[\u00a1-\u00ff]/;
const REAL_VIETNAMESE = /[\u0102\u0103\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0110\u0111]/;

/** One way a stretch of text may be read. */
export interface Reading {
  /** NFC, invisible letters dropped, look-alikes and full-width letters made plain. */
  text: string;
  /** No small letter in it as it is shown. */
  caps: boolean;
}

/** Composed Vietnamese and what commonly stands between its words: text that is plain as it is. */
const PLAIN_ALREADY =
  /^[\t\n\x20-\x7e\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2013\u2014\u2018-\u201d]*$/;
const REPLACED = Object.keys(MARKS.homoglyphs).filter((char) => PLAIN_ALREADY.test(char));
const NEEDS_WORK = REPLACED.length > 0 ? new RegExp(`[${REPLACED.map(escapeRegExp).join('')}]`, 'u') : null;

/** Letters as a person sees them, whatever code points stand behind them. */
export function plain(text: string): string {
  // Nearly all text of a draft needs no unfolding, and unfolding costs a hundred times the look.
  if (PLAIN_ALREADY.test(text) && !NEEDS_WORK?.test(text)) return text;
  let out = '';
  for (const char of text.normalize('NFKD').replace(INVISIBLE, '')) {
    const mapped = MARKS.homoglyphs[char] ?? char;
    if (/\p{M}/u.test(mapped) && !KEPT_MARKS.test(mapped)) continue;
    out += mapped;
  }
  return out.normalize('NFC');
}

function fromTcvn3(text: string): string {
  return Array.from(text, (char) => MARKS.legacy.tcvn3[char] ?? char).join('');
}

function fromVni(text: string): string {
  let out = '';
  for (const char of text) {
    const mark = MARKS.legacy.vniMarks[char];
    if (mark && /[aeouyAEOUYôÔöÖơƠưƯ]$/.test(out)) out += mark;
    else out += MARKS.legacy.vni[char] ?? char;
  }
  return out.normalize('NFC');
}

export function hasSmall(text: string): boolean {
  return /[a-z]/.test(text);
}

/** All readings worth trying: as it stands and, where the letters allow it, from the two old encodings. */
export function readings(text: string): Reading[] {
  const asIs = plain(text);
  const out = [{ text: asIs, caps: !hasSmall(asIs) }];
  const composed = text.normalize('NFC');
  if (LATIN1_HIGH.test(composed) && !REAL_VIETNAMESE.test(composed)) {
    const caps = !hasSmall(text);
    for (const decode of [fromTcvn3, fromVni]) {
      const decoded = plain(decode(composed));
      if (decoded !== asIs) out.push({ text: decoded, caps });
    }
  }
  return out;
}

/** More plain Latin letters than `limit`: told at the first of them too many, without unfolding the text. */
export function lettersBeyond(text: string, limit: number): boolean {
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) | 0x20;
    if (code >= 0x61 && code < 0x7b && ++letters > limit) return true;
  }
  return false;
}

/** Small letters and digits only: spacing, dots, frames and dashes don't hide a mark. */
export function compact(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}

export function toneless(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}

const MISREAD = Object.entries(MARKS.misread);

/** Undoes what a reader of pictures commonly takes for another letter. */
export function misreadUndone(text: string): string {
  let out = text.toLowerCase();
  for (const [seen, meant] of MISREAD) out = out.replaceAll(seen, meant);
  return out;
}

/** A pattern that takes each letter with all, some or none of its marks: 'ậ' → [aâạậ]. */
export function looseLetters(word: string, between = ''): string {
  return Array.from(word.normalize('NFC'), (char) => {
    if (char === ' ') return between ? '\\s*' : '';
    if (char === 'đ') return '[dđ]';
    const [base, ...marks] = Array.from(char.normalize('NFD'));
    if (!base) return '';
    const forms = new Set<string>();
    for (let set = 0; set < 1 << marks.length; set++) {
      forms.add((base + marks.filter((_, index) => set & (1 << index)).join('')).normalize('NFC'));
    }
    return forms.size === 1 ? escapeRegExp(base) : `[${[...forms].join('')}]`;
  }).join(between);
}

export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
