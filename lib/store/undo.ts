/** Taking back an operation, and proof that the log was not touched. */
import { type Author, writeRows } from './change';
import type { StoreDatabase } from './database';
import { CHAIN_START, hashEntry } from './hash';
import keeping from './keeping.json';
import { type LogEntry, type Row, TABLE_NAMES, type TableName } from './types';

/** A row was changed again after the operation: undoing it would lose that change. */
export class UndoConflictError extends Error {
  override readonly name = 'UndoConflictError';
  constructor(
    readonly table: TableName,
    readonly id: string,
  ) {
    super(`${table} ${id}`);
  }
}

/**
 * Takes back everything one operation did. The undoing is itself logged, as an operation of its own, and can be undone.
 *
 * @returns the undoing operation's id, or null when the log has no such operation
 * @throws UndoConflictError when a row has changed since; then nothing is taken back
 */
export async function undo(database: StoreDatabase, operation: string, author: Author, moment = new Date()): Promise<string | null> {
  const tables = [...TABLE_NAMES.map((name) => database.table(name)), database.log, database.searchBlocks, database.searchPlaces];
  return database.transaction('rw', tables, async () => {
    const entries = await database.log.where('operation').equals(operation).sortBy('seq');
    if (entries.length === 0) return null;
    // Several changes of one row in one operation: back to before the first, if the last still stands.
    const first = new Map<string, LogEntry>();
    const last = new Map<string, LogEntry>();
    for (const entry of entries) {
      const place = `${entry.table}/${entry.key}`;
      if (!first.has(place)) first.set(place, entry);
      last.set(place, entry);
    }
    const at = moment.toISOString();
    const newOperation = crypto.randomUUID();
    const end = await database.log.orderBy('seq').last();
    let { seq, hash } = end ?? { seq: 0, hash: CHAIN_START };
    const rows = new Map<string, Row>();
    const undone: LogEntry[] = [];
    const now = await rowsNow(database, [...first.values()]);
    for (const [place, { table, key, before }] of first) {
      const current = now.get(place);
      if (!current || current.revision !== last.get(place)!.after?.revision) throw new UndoConflictError(table, key);
      const bookkeeping = { revision: current.revision + 1, updatedAt: at };
      const row = before ? { ...before, ...bookkeeping } : { ...current, ...bookkeeping, deletedAt: at };
      rows.set(place, row);
      const entry = {
        seq: ++seq,
        at,
        actor: author.actor,
        operation: newOperation,
        label: author.label,
        table,
        key,
        before: current,
        after: row,
        previous: hash,
      };
      hash = hashEntry(entry);
      undone.push({ ...entry, hash });
    }
    await writeRows(database, rows);
    await database.log.bulkAdd(undone);
    return newOperation;
  });
}

async function rowsNow(database: StoreDatabase, entries: readonly LogEntry[]): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  for (const name of new Set(entries.map(({ table }) => table))) {
    const rows: (Row | undefined)[] = await database
      .table(name)
      .bulkGet(entries.flatMap(({ table, key }) => (table === name ? [key] : [])));
    for (const row of rows) if (row) found.set(`${name}/${row.id}`, row);
  }
  return found;
}

/** Number of the first line whose hash or link is wrong, or null when the whole chain holds. */
export async function firstBrokenEntry(database: StoreDatabase): Promise<number | null> {
  let previous: string | null = null;
  let broken: number | null = null;
  await database.log
    .orderBy('seq')
    .until(() => broken !== null)
    .each((entry) => {
      const { hash, ...content } = entry;
      // Lines older than the keeping time may have been cut off, so the first one that is left starts the chain.
      if ((previous !== null && entry.previous !== previous) || hashEntry(content) !== hash) broken = entry.seq;
      previous = hash;
    });
  return broken;
}

/** Cuts off lines older than `months`, without it than the norm's keeping time. @returns how many */
export async function trimLog(database: StoreDatabase, months = keeping.logMonths, now = new Date()): Promise<number> {
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - months);
  return database.log.where('at').below(limit.toISOString()).delete();
}
