/**
 * Search text of rows, in blocks: thousands of folded lines in one record read far faster than as many records, and the
 * newest blocks come first, so that first results appear at once.
 */
import type { SearchBlock, StoreDatabase } from './database';
import { fold } from './fold';
import type { Dossier, FilePlanEntry, Meeting, Row, StoredDocument, TableName } from './types';

const BLOCK_ROWS = 1000;

type Describe = (row: never) => (string | null)[];

const DESCRIBE: Partial<Record<TableName, Describe>> = {
  documents: (row: StoredDocument) => [
    row.referenceNumber,
    row.registerNumber,
    row.date,
    row.documentType,
    row.subject,
    row.issuer,
    row.signer,
    row.recipients,
    row.note,
  ],
  dossiers: (row: Dossier) => [row.code, row.title, row.responsible, row.note],
  filePlan: (row: FilePlanEntry) => [row.code, row.heading, row.title, row.responsible, row.note],
  meetings: (row: Meeting) => [row.title, row.on, row.chair, row.note],
};

const VIETNAMESE_DAY = /\b(\d{4})-(\d{2})-(\d{2})\b/g;

/** A day is found as it is written in the office too: 5/3/2026. */
function withPlainDays(text: string): string {
  return text.replace(VIETNAMESE_DAY, (iso, year, month, day) => `${iso} ${Number(day)}/${Number(month)}/${year}`);
}

function textOf(table: TableName, row: Row): string {
  const describe = DESCRIBE[table];
  if (!describe || row.deletedAt) return '';
  return ` ${fold(
    withPlainDays(
      describe(row as never)
        .filter(Boolean)
        .join(' '),
    ),
  )} `;
}

const blockId = (table: TableName, number: number) => `${table}:${String(number).padStart(6, '0')}`;

/** Brings the search text of rows up to date; runs inside the transaction that writes them. */
export async function indexRows(database: StoreDatabase, table: TableName, rows: Row[]): Promise<void> {
  if (!DESCRIBE[table]) return;
  const places = await database.searchPlaces.bulkGet(rows.map((row) => row.id));
  const touched = new Map<string, SearchBlock>();
  const newPlaces: { id: string; block: string }[] = [];
  const load = async (id: string) => {
    const known = touched.get(id) ?? (await database.searchBlocks.get(id));
    if (known) touched.set(id, known);
    return known;
  };

  let open = await database.searchBlocks.where('id').between(`${table}:`, `${table};`).last();
  if (open) open = touched.get(open.id) ?? open;
  for (const [index, row] of rows.entries()) {
    const text = textOf(table, row);
    const place = places[index];
    // Awaited only where the database is asked: a row of awaits without it would let the transaction end.
    const known = place ? (touched.get(place.block) ?? (await load(place.block))) : undefined;
    if (known) {
      known.texts[known.keys.indexOf(row.id)] = text;
      continue;
    }
    if (!open || open.keys.length >= BLOCK_ROWS) {
      const next: number = open ? Number(open.id.slice(table.length + 1)) + 1 : 0;
      open = { id: blockId(table, next), table, keys: [], texts: [] };
    }
    const current = touched.get(open.id) ?? open;
    open = current;
    current.keys.push(row.id);
    current.texts.push(text);
    touched.set(current.id, current);
    newPlaces.push({ id: row.id, block: current.id });
  }
  await database.searchBlocks.bulkPut([...touched.values()]);
  await database.searchPlaces.bulkPut(newPlaces);
}

export interface SearchHit {
  table: TableName;
  id: string;
}

/**
 * Rows whose text has every word of the query as the beginning of a word, newest first. Yields hits block by block, so
 * that a screen can show the first ones at once and stop when it has enough.
 */
export async function* searchRows(database: StoreDatabase, table: TableName, query: string): AsyncGenerator<SearchHit[]> {
  const words = fold(query)
    .split(' ')
    .filter(Boolean)
    .map((word) => ` ${word}`);
  if (words.length === 0) return;
  // The longest word is the rarest more often than not: it drops most lines.
  words.sort((a, b) => b.length - a.length);
  let before = `${table};`;
  for (;;) {
    const block = await database.searchBlocks.where('id').between(`${table}:`, before).last();
    if (!block) return;
    before = block.id;
    const hits: SearchHit[] = [];
    for (let index = block.keys.length - 1; index >= 0; index--) {
      const text = block.texts[index]!;
      if (words.every((word) => text.includes(word))) hits.push({ table, id: block.keys[index]! });
    }
    if (hits.length > 0) yield hits;
  }
}
