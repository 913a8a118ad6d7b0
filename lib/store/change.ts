/** All writing goes through here: rows, log and search text change together or not at all. */
import type Dexie from 'dexie';
import type { StoreDatabase } from './database';
import { CHAIN_START, hashEntry } from './hash';
import { indexRows } from './searchIndex';
import { refuseSecret } from './secret';
import type { LogEntry, Row, TableName, Tables } from './types';

/** A row as its author gives it: bookkeeping fields are the store's. */
export type Draft<T extends Row> = Omit<T, keyof Row> & { id?: string };

/** One change of a row. To remove leaves a tombstone. */
export type Change = {
  [Name in TableName]:
    | { table: Name; put: Draft<Tables[Name]> }
    | { table: Name; id: string; set: Partial<Omit<Tables[Name], keyof Row>> }
    | { table: Name; id: string; remove: true };
}[TableName];

export interface Author {
  /** Who: a name of the office or a role; shown in the log. */
  actor: string;
  /** What, in the words of the screen: id of a message. */
  label: string;
}

/** The row to be changed is not there (any more). */
export class MissingRowError extends Error {
  override readonly name = 'MissingRowError';
  constructor(
    readonly table: TableName,
    readonly id: string,
  ) {
    super(`${table} ${id}`);
  }
}

function after(before: Row | null, change: Change, at: string): Row {
  if ('put' in change) {
    const id = change.put.id ?? crypto.randomUUID();
    return { ...change.put, id, revision: (before?.revision ?? 0) + 1, updatedAt: at, deletedAt: null } as Row;
  }
  if (!before) throw new MissingRowError(change.table, change.id);
  if ('remove' in change) return { ...before, revision: before.revision + 1, updatedAt: at, deletedAt: at };
  return { ...before, ...change.set, revision: before.revision + 1, updatedAt: at };
}

async function lastEntry(database: StoreDatabase): Promise<{ seq: number; hash: string }> {
  const last = await database.log.orderBy('seq').last();
  return last ?? { seq: 0, hash: CHAIN_START };
}

function tablesOf(database: StoreDatabase, names: Iterable<TableName>): Dexie.Table[] {
  return [...new Set(names)].map((name) => database.table(name));
}

export interface Course {
  /** Ends it: then nothing was written. */
  signal?: AbortSignal;
  /** 0..1 */
  onProgress?: (share: number) => void;
}

/** So many changes between two looks at the signal. */
const SLICE = 500;

/**
 * Carries out changes in one transaction and logs each.
 *
 * @returns the operation's id (for undo) and the rows as they are now, in the order of the changes
 * @throws SecretRowError before anything is written; MissingRowError, what `signal` aborts with, or what the database throws
 *   (for instance `QuotaExceededError`): then nothing was written
 */
export async function commit(
  database: StoreDatabase,
  author: Author,
  changes: Change[],
  now = new Date(),
  { signal, onProgress }: Course = {},
): Promise<{ operation: string; rows: Row[] }> {
  await refuseSecret(
    changes.flatMap((change) =>
      'put' in change
        ? [{ table: change.table, fields: change.put }]
        : 'set' in change
          ? [{ table: change.table, fields: change.set }]
          : [],
    ),
  );
  const operation = crypto.randomUUID();
  const at = now.toISOString();
  const tables = [
    ...tablesOf(
      database,
      changes.map((one) => one.table),
    ),
    database.log,
    database.searchBlocks,
    database.searchPlaces,
  ];
  const rows = await database.transaction('rw', tables, async () => {
    let last = await lastEntry(database);
    const results: Row[] = [];
    for (let from = 0; from < changes.length; from += SLICE) {
      signal?.throwIfAborted();
      onProgress?.(from / changes.length);
      const slice = changes.slice(from, from + SLICE);
      const current = await rowsBefore(database, slice);
      const entries: LogEntry[] = [];
      const latest = new Map<string, Row>();
      slice.forEach((change, index) => {
        const givenId = 'put' in change ? change.put.id : change.id;
        const before = (givenId && latest.get(`${change.table}/${givenId}`)) || current[index] || null;
        const row = after(before, change, at);
        latest.set(`${change.table}/${row.id}`, row);
        results.push(row);
        const entry = {
          seq: last.seq + 1,
          at,
          actor: author.actor,
          operation,
          label: author.label,
          table: change.table,
          key: row.id,
          before,
          after: row,
          previous: last.hash,
        };
        last = { ...entry, hash: hashEntry(entry) };
        entries.push(last as LogEntry);
      });
      await writeRows(database, latest);
      await database.log.bulkAdd(entries);
    }
    signal?.throwIfAborted();
    return results;
  });
  return { operation, rows };
}

async function rowsBefore(database: StoreDatabase, changes: Change[]): Promise<(Row | null)[]> {
  const wanted = new Map<TableName, string[]>();
  const idOf = (change: Change) => ('put' in change ? change.put.id : change.id);
  for (const change of changes) {
    const id = idOf(change);
    if (!id) continue;
    const ids = wanted.get(change.table);
    if (ids) ids.push(id);
    else wanted.set(change.table, [id]);
  }
  const found = new Map<string, Row>();
  for (const [table, ids] of wanted) {
    const rows: (Row | undefined)[] = await database.table(table).bulkGet(ids);
    for (const row of rows) if (row) found.set(`${table}/${row.id}`, row);
  }
  return changes.map((change) => found.get(`${change.table}/${idOf(change)}`) ?? null);
}

/** Writes rows and the search text they are found by. Must run inside a transaction over their tables. */
export async function writeRows(database: StoreDatabase, rows: Map<string, Row>): Promise<void> {
  const byTable = new Map<TableName, Row[]>();
  for (const [place, row] of rows) {
    const table = place.slice(0, place.indexOf('/')) as TableName;
    const list = byTable.get(table);
    if (list) list.push(row);
    else byTable.set(table, [row]);
  }
  for (const [table, list] of byTable) {
    await database.table(table).bulkPut(list);
    await indexRows(database, table, list);
  }
}
