/** Words of the headings of registers, as data, and how labels are compared. */
import { z } from 'zod';
import headerData from './data/headers.json';

const field = z.strictObject({ labels: z.array(z.string()).min(1), words: z.array(z.string()) });
const table = z.strictObject({ titles: z.array(z.string()), fields: z.record(z.string(), field), required: z.array(z.string()) });

const schema = z.strictObject({
  tables: z.strictObject({ outgoing: table, incoming: table, filePlan: table, dossiers: table }),
  /** What a column that names the register may say. */
  directions: z.strictObject({ incoming: z.array(z.string()), outgoing: z.array(z.string()), internal: z.array(z.string()) }),
  ordinal: z.array(z.string()),
  /** Words in the title or the headings that make the whole sheet a register of state secrets. */
  secretRegisters: z.array(z.string()),
  totals: z.array(z.string()),
  /** Names of types with their abbreviations. */
  documentTypes: z.record(z.string(), z.array(z.string())),
  /** Columns without a field of their own, kept in the note under these words. */
  noteLabels: z.record(z.string(), z.string()),
});

export const HEADERS = schema.parse(headerData);

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
