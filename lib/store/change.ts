/** All writing goes through here: rows, log and search text change together or not at all. */
import type Dexie from 'dexie';
import type { StoreDatabase } from './database';
import { newId } from './id';
import { digestNatively, LINE_CHANGES, LogWriter, type Stamp } from './log';
import { mergeFields } from './merge';
import { SearchText } from './searchIndex';
import { refuseSecret } from './secret';
import type { LoggedChange, Row, TableName, Tables } from './types';
import { TABLE_NAMES } from './types';

/** A row as its author gives it: bookkeeping fields are the store's. */
export type Draft<T extends Row> = Omit<T, keyof Row> & { id?: string };

/**
 * One change of a row. To remove leaves a tombstone. `seen` is what the author had before his eyes: where another window
 * changed the row meanwhile, only what differs from it is written.
 */
export type Change = {
  [Name in TableName]:
    | { table: Name; put: Draft<Tables[Name]> }
    | { table: Name; id: string; set: Partial<Omit<Tables[Name], keyof Row>>; seen?: Partial<Tables[Name]> }
    | { table: Name; id: string; remove: true };
}[TableName];

export interface Author {
  /** Who: a name of the office or a role; shown in the log. */
  actor: string;
  /** What, in the words of the screen: id of a message. */
  label: string;
}

export interface Course {
  /** Ends it: then nothing was written. */
  signal?: AbortSignal;
  /** 0..1 */
  onProgress?: (share: number) => void;
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
    const id = change.put.id ?? newId();
    return { ...change.put, id, revision: (before?.revision ?? 0) + 1, updatedAt: at, deletedAt: null } as Row;
  }
  if (!before) throw new MissingRowError(change.table, change.id);
  const row = { ...before, revision: before.revision + 1, updatedAt: at };
  if ('remove' in change) return { ...row, deletedAt: at };
  return { ...row, ...(change.seen ? mergeFields<object>(change.seen, before, change.set) : change.set) };
}

const idOf = (change: Change) => ('put' in change ? change.put.id : change.id);
const placeOf = (table: TableName, id: string) => `${table}/${id}`;

/** Changes of one line of the log. `digest` where they are known before the transaction begins: new rows only. */
interface Part {
  changes: Change[];
  logged?: LoggedChange[];
  digest?: string;
}

const PAUSE = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Splits changes into lines; what can be worked out of a large commit before the store is locked is worked out here. */
async function prepare(changes: Change[], at: string, { onProgress, signal }: Course): Promise<Part[]> {
  const parts: Part[] = [];
  for (let from = 0; from < changes.length; from += LINE_CHANGES) {
    signal?.throwIfAborted();
    const part: Part = { changes: changes.slice(from, from + LINE_CHANGES) };
    parts.push(part);
    await refuseSecret(part.changes.flatMap((one) => writtenFields(one)));
    if (changes.length <= LINE_CHANGES) break;
    if (part.changes.every((one) => idOf(one) === undefined)) {
      part.logged = part.changes.map((one) => {
        const row = after(null, one, at);
        return { table: one.table, key: row.id, before: null, after: row };
      });
      part.digest = await digestNatively(part.logged);
    }
    onProgress?.((PREPARING * (from + part.changes.length)) / changes.length);
    await PAUSE();
  }
  return parts;
}

/** Share of the work that is done before the first row is written. */
const PREPARING = 0.25;

function writtenFields(change: Change): { table: TableName; fields: object }[] {
  if ('put' in change) return [{ table: change.table, fields: change.put }];
  return 'set' in change ? [{ table: change.table, fields: change.set }] : [];
}

/** What transactions that write rows of these tables must hold. */
export function writtenTables(database: StoreDatabase, names: Iterable<TableName> = TABLE_NAMES): Dexie.Table[] {
  return [...[...new Set(names)].map((name) => database.table(name)), database.log, database.searchBlocks];
}

/**
 * Carries out changes in one transaction and logs them.
 *
 * @returns the operation's id (for undo) and the rows as they are now, in the order of the changes
 * @throws SecretRowError before anything is written; MissingRowError, the signal's reason, or what the database throws (for
 *   instance `QuotaExceededError`): then nothing was written
 */
export async function commit(
  database: StoreDatabase,
  author: Author,
  changes: Change[],
  now = new Date(),
  course: Course = {},
): Promise<{ operation: string; rows: Row[] }> {
  const { signal, onProgress } = course;
  const stamp = { ...author, operation: newId(), at: now.toISOString() };
  const parts = await prepare(changes, stamp.at, course);
  const tables = writtenTables(
    database,
    changes.map((one) => one.table),
  );
  const rows: Row[] = [];
  await database.transaction('rw', tables, async () => {
    const writer = await RowWriter.open(database, stamp);
    for (const part of parts) {
      signal?.throwIfAborted();
      const logged = part.logged ?? (await workOut(database, part.changes, stamp.at));
      await writer.write(logged, part.digest);
      for (const one of logged) rows.push(one.after!);
      onProgress?.(PREPARING + (1 - PREPARING) * (rows.length / changes.length));
    }
    await writer.end();
    signal?.throwIfAborted();
  });
  return { operation: stamp.operation, rows };
}

/** What becomes of the rows as they stand in the store. */
async function workOut(database: StoreDatabase, changes: Change[], at: string): Promise<LoggedChange[]> {
  const wanted = new Map<TableName, string[]>();
  for (const change of changes) {
    const id = idOf(change);
    if (!id) continue;
    const ids = wanted.get(change.table);
    if (ids) ids.push(id);
    else wanted.set(change.table, [id]);
  }
  const latest = new Map<string, Row>();
  for (const [table, ids] of wanted) {
    const found: (Row | undefined)[] = await database.table(table).bulkGet(ids);
    for (const row of found) if (row) latest.set(placeOf(table, row.id), row);
  }
  return changes.map((change) => {
    const id = idOf(change);
    const before = (id !== undefined && latest.get(placeOf(change.table, id))) || null;
    const row = after(before, change, at);
    latest.set(placeOf(change.table, row.id), row);
    return { table: change.table, key: row.id, before, after: row };
  });
}

/** Writes rows, the text they are found by and their lines of the log. Lives inside one transaction over `writtenTables`. */
export class RowWriter {
  private readonly search: SearchText;

  private constructor(
    private readonly database: StoreDatabase,
    private readonly log: LogWriter,
  ) {
    this.search = new SearchText(database);
  }

  static async open(database: StoreDatabase, stamp: Stamp): Promise<RowWriter> {
    return new RowWriter(database, await LogWriter.open(database, stamp));
  }

  /** @param changes at most `LINE_CHANGES` */
  async write(changes: LoggedChange[], digest?: string): Promise<void> {
    const latest = new Map<TableName, Map<string, Row | null>>();
    for (const { table, key, before, after: row } of changes) {
      const rows = latest.get(table) ?? new Map<string, Row | null>();
      latest.set(table, rows.set(key, row));
      if (row) this.search.note(table, before, row);
    }
    for (const [table, rows] of latest) {
      const gone = [...rows].filter(([, row]) => !row).map(([key]) => key);
      await this.database.table(table).bulkPut([...rows.values()].filter((row) => row !== null));
      if (gone.length > 0) await this.database.table(table).bulkDelete(gone);
    }
    await this.log.add(changes, digest);
  }

  end(): Promise<void> {
    return this.search.write();
  }
}
