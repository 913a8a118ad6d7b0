/** Taking back an operation. */
import { type Author, RowWriter, writtenTables } from './change';
import type { StoreDatabase } from './database';
import { canonicalJson } from './hash';
import { newId } from './id';
import { changesOf, LINE_CHANGES } from './log';
import type { LoggedChange, Row, TableName } from './types';

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
export async function undo(database: StoreDatabase, operation: string, author: Author, now = new Date()): Promise<string | null> {
  const stamp = { ...author, operation: newId(), at: now.toISOString() };
  return database.transaction('rw', writtenTables(database), async () => {
    const entries = await database.log.where('operation').equals(operation).sortBy('seq');
    if (entries.length === 0) return null;
    // Several changes of one row in one operation: back to before the first, if the last still stands.
    const spans = new Map<string, LoggedChange>();
    for (const change of entries.flatMap(changesOf)) {
      const place = `${change.table}/${change.key}`;
      spans.set(place, { ...change, before: (spans.get(place) ?? change).before });
    }
    const writer = await RowWriter.open(database, stamp);
    const all = [...spans.values()];
    for (let from = 0; from < all.length; from += LINE_CHANGES)
      await writer.write(await takenBack(database, all.slice(from, from + LINE_CHANGES), stamp.at));
    await writer.end();
    return stamp.operation;
  });
}

/** What a row says, without its bookkeeping: a later change that was itself taken back is none. */
const content = (row: Row | null): string =>
  canonicalJson(row && { ...row, revision: null, updatedAt: null, deletedAt: row.deletedAt !== null });

async function takenBack(database: StoreDatabase, spans: LoggedChange[], at: string): Promise<LoggedChange[]> {
  const ids = new Map<TableName, string[]>();
  for (const { table, key } of spans) ids.set(table, [...(ids.get(table) ?? []), key]);
  const rows = new Map<string, Row>();
  for (const [table, keys] of ids)
    for (const row of (await database.table(table).bulkGet(keys)) as (Row | undefined)[]) if (row) rows.set(`${table}/${row.id}`, row);
  return spans.map(({ table, key, before, after }) => {
    const current = rows.get(`${table}/${key}`) ?? null;
    if (content(current) !== content(after)) throw new UndoConflictError(table, key);
    const bookkeeping = { revision: Math.max(current?.revision ?? 0, before?.revision ?? 0) + 1, updatedAt: at };
    const row = before ? { ...before, ...bookkeeping } : current && { ...current, ...bookkeeping, deletedAt: at };
    return { table, key, before: current, after: row };
  });
}
