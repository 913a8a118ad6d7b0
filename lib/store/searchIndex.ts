/**
 * Search text of rows, in blocks: a thousand folded lines in one string read far faster than as many records, and the newest
 * blocks come first, so that first results appear at once. A row that changes gets a new line; the old one stays where it is
 * and is known for stale by the row itself, which a search reads anyway.
 */
import type { SearchBlock, StoreDatabase } from './database';
import { fold } from './fold';
import type { Dossier, FilePlanEntry, Meeting, Row, StoredDocument, TableName, Tables } from './types';

const BLOCK_ROWS = 1000;
/** Blocks read at once, first and at most: the first hits soon, the rest in few turns. */
const FIRST_READ = 1;
const MOST_READ = 32;
/** Rows read at once to see whether a line still speaks for them. */
const ROWS_READ = 100;

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

/** Every word with a blank before it; empty for a row that is gone or has no text to be found by. */
function textOf(table: TableName, row: Row | null): string {
  const describe = DESCRIBE[table];
  if (!describe || !row || row.deletedAt) return '';
  return ` ${fold(
    withPlainDays(
      describe(row as never)
        .filter(Boolean)
        .join(' '),
    ),
  )} `;
}

const blockId = (table: TableName, number: number) => `${table}:${String(number).padStart(6, '0')}`;
const blocksOf = (database: StoreDatabase, table: TableName) => database.searchBlocks.where('id').between(`${table}:`, `${table};`);

/** Collects the new texts of a transaction and writes each block once. */
export class SearchText {
  private readonly texts = new Map<TableName, Map<string, string>>();

  constructor(private readonly database: StoreDatabase) {}

  note(table: TableName, before: Row | null, after: Row): void {
    const text = textOf(table, after);
    const texts = this.texts.get(table) ?? new Map<string, string>();
    this.texts.set(table, texts);
    // Changed twice in one transaction, the last text counts.
    if (texts.delete(after.id) || text !== textOf(table, before)) if (text) texts.set(after.id, text);
  }

  async write(): Promise<void> {
    for (const [table, texts] of this.texts) {
      if (texts.size === 0) continue;
      const last = await blocksOf(this.database, table).last();
      const lines = new Map(last ? linesOf(last) : []);
      let number = last ? Number(last.id.slice(table.length + 1)) : 0;
      const blocks: SearchBlock[] = [];
      const close = () => {
        blocks.push({ id: blockId(table, number++), keys: [...lines.keys()].join('\n'), text: [...lines.values()].join('\n') });
        lines.clear();
      };
      for (const [key, text] of texts) {
        // In the block that is rewritten anyway, a new line takes the place of the old one.
        if (!lines.delete(key) && lines.size >= BLOCK_ROWS) close();
        lines.set(key, text);
      }
      close();
      await this.database.searchBlocks.bulkPut(blocks);
    }
    this.texts.clear();
  }
}

function linesOf({ keys, text }: SearchBlock): [string, string][] {
  const texts = text.split('\n');
  return keys.split('\n').map((key, index) => [key, texts[index] ?? '']);
}

/** Keys of the lines that have every word, last line first. The first word is the one looked for. */
function keysWith(block: SearchBlock, words: readonly string[]): string[] {
  const { text } = block;
  const [first, ...others] = words as [string, ...string[]];
  const lines: number[] = [];
  let line = 0;
  let counted = 0;
  for (let at = text.indexOf(first); at >= 0; ) {
    for (let next = text.indexOf('\n', counted); next >= 0 && next < at; next = text.indexOf('\n', counted)) {
      counted = next + 1;
      line++;
    }
    const end = text.indexOf('\n', at);
    const whole = text.slice(counted, end < 0 ? undefined : end);
    if (others.every((word) => whole.includes(word))) lines.push(line);
    at = end < 0 ? -1 : text.indexOf(first, end);
  }
  if (lines.length === 0) return [];
  const keys = block.keys.split('\n');
  return lines.reverse().map((index) => keys[index]!);
}

/**
 * Rows whose text has every word of the query as the beginning of a word, latest text first. Yields them as they are found,
 * so that a screen can show the first ones at once and stop when it has enough.
 */
export async function* searchRows<Name extends TableName>(
  database: StoreDatabase,
  table: Name,
  query: string,
): AsyncGenerator<Tables[Name][]> {
  const words = fold(query)
    .split(' ')
    .filter(Boolean)
    .map((word) => ` ${word}`);
  if (words.length === 0) return;
  // The longest word is the rarest more often than not: it drops most lines.
  words.sort((a, b) => b.length - a.length);
  const seen = new Set<string>();
  const lastId = (await blocksOf(database, table).lastKey()) as string | undefined;
  if (lastId === undefined) return;
  let end = Number(lastId.slice(table.length + 1)) + 1;
  for (let count = FIRST_READ; end > 0; count = Math.min(count * 4, MOST_READ)) {
    const start = Math.max(0, end - count);
    // Forwards: a range is one request only in this direction.
    const blocks = await database.searchBlocks.where('id').between(blockId(table, start), blockId(table, end)).toArray();
    end = start;
    for (const block of blocks.reverse()) {
      const keys = keysWith(block, words).filter((key) => !seen.has(key) && seen.add(key));
      for (let from = 0; from < keys.length; from += ROWS_READ) {
        const rows: (Tables[Name] | undefined)[] = await database.table(table).bulkGet(keys.slice(from, from + ROWS_READ));
        const found = rows.filter((row): row is Tables[Name] => {
          const text = textOf(table, row ?? null);
          return words.every((word) => text.includes(word));
        });
        if (found.length > 0) yield found;
      }
    }
  }
}
