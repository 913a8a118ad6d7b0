/** How labels of registers are compared. */
import { HEADERS } from './headers.shipped';

export { HEADERS };

export type TableKind = keyof typeof HEADERS.tables;
export const TABLE_KINDS = Object.keys(HEADERS.tables) as TableKind[];

const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]/g;

/** One line of text: composed, without invisible characters, single blanks. */
export function clean(text: string): string {
  const composed = /^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFC').replace(INVISIBLE, '');
  return composed.replace(/\s+/g, ' ').trim();
}

const TONED = /([oue])([\u0300\u0301\u0303\u0309\u0323])([aey])/g;

/** Key of a label: words only, the tone of oà/òa in one place. */
export function labelKey(text: string): string {
  return clean(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(TONED, '$1$3$2')
    .normalize('NFC')
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();
}

/** Without diacritics. */
export function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd');
}
