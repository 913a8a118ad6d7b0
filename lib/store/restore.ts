/** A backup in the place of what is there, or together with it: in one transaction, logged, whole or not at all. */
import type { Backup } from './backup';
import { type Author, type Course, RowWriter, writtenTables } from './change';
import type { StoreDatabase } from './database';
import { canonicalJson } from './hash';
import { newId } from './id';
import { changesOf, LINE_CHANGES, LogWriter, type Stamp } from './log';
import { newer } from './merge';
import { placeOfRow, type Side, settle } from './merging';
import { type AnyLogEntry, type LoggedChange, type Row, TABLE_NAMES, type TableName } from './types';

/** What a row becomes: from what stands here and what the backup has, either of which may be missing. Null = it goes. */
type Choose = (own: Row | null, theirs: Row | null, table: TableName) => Row | null;

/**
 * Puts the backup in the place of what is there. No line of the log goes: where the backup's log and the one here have parted,
 * the backup's lines come first, then those from here, then what the restoring changed.
 *
 * @returns the operation's id, for undo
 * @throws what the database throws, or the signal's reason; then nothing was touched
 */
export function restore(database: StoreDatabase, backup: Backup, author: Author, now = new Date(), course: Course = {}): Promise<string> {
  return bring(database, backup, { author, now, course }, (_, theirs) => theirs);
}

/**
 * Brings in what another machine has. Otherwise as `restore`.
 *
 * @param sides which of two versions stands, by `placeOfRow`; of rows it does not name, the newer
 */
export function merge(
  database: StoreDatabase,
  other: Backup,
  author: Author,
  now = new Date(),
  course: Course = {},
  sides: ReadonlyMap<string, Side> = new Map(),
): Promise<string> {
  return bring(database, other, { author, now, course }, (own, theirs, table) => {
    if (!own || !theirs) return own ?? theirs;
    const side = sides.get(placeOfRow(table, own.id));
    return side ? settle(own, theirs, side, now) : newer(own, theirs);
  });
}

async function bring(
  database: StoreDatabase,
  { tables, log }: Backup,
  { author, now, course: { signal, onProgress } }: { author: Author; now: Date; course: Course },
  choose: Choose,
): Promise<string> {
  const stamp: Stamp = { ...author, operation: newId(), at: now.toISOString() };
  const total = TABLE_NAMES.reduce((sum, name) => sum + tables[name].length, 0);
  let done = 0;
  await database.transaction('rw', writtenTables(database), async () => {
    await joinLogs(database, log, stamp);
    const writer = await RowWriter.open(database, stamp);
    for (const name of TABLE_NAMES) {
      const theirs = new Map<string, Row>(tables[name].map((row) => [row.id, row]));
      const own = new Set((await database.table(name).toCollection().primaryKeys()) as string[]);
      const ids = [...theirs.keys(), ...[...own].filter((id) => !theirs.has(id))];
      for (let from = 0; from < ids.length; from += LINE_CHANGES) {
        signal?.throwIfAborted();
        const slice = ids.slice(from, from + LINE_CHANGES);
        const current = await currentRows(database, name, slice, own);
        const changes = slice.flatMap((key): LoggedChange[] => {
          const before = current.get(key) ?? null;
          const after = choose(before, theirs.get(key) ?? null, name);
          return before === after || (before && after && canonicalJson(before) === canonicalJson(after))
            ? []
            : [{ table: name, key, before, after }];
        });
        if (changes.length > 0) await writer.write(changes);
        done += slice.length;
        onProgress?.(Math.min(1, done / Math.max(1, total)));
      }
    }
    await writer.end();
    signal?.throwIfAborted();
  });
  return stamp.operation;
}

async function currentRows(database: StoreDatabase, table: TableName, ids: string[], own: ReadonlySet<string>): Promise<Map<string, Row>> {
  const here = ids.filter((id) => own.has(id));
  if (here.length === 0) return new Map();
  const rows: (Row | undefined)[] = await database.table(table).bulkGet(here);
  return new Map(rows.flatMap((row): [string, Row][] => (row ? [[row.id, row]] : [])));
}

/** The log of both: common lines, then the other's, then ours, which are chained anew where the other has gone on. */
async function joinLogs(database: StoreDatabase, other: readonly AnyLogEntry[], stamp: Stamp): Promise<void> {
  const own: AnyLogEntry[] = await database.log.orderBy('seq').toArray();
  const known = new Set(own.map(({ hash }) => hash));
  const lastCommon = other.findLast(({ hash }) => known.has(hash));
  const theirs = lastCommon ? other.slice(other.indexOf(lastCommon) + 1) : other;
  if (theirs.length === 0) return;
  const tail = lastCommon ? own.slice(own.findIndex(({ hash }) => hash === lastCommon.hash) + 1) : own;
  await database.log.bulkDelete(tail.map(({ seq }) => seq));
  await database.log.bulkAdd([...theirs]);
  const writer = await LogWriter.open(database, stamp);
  for (const entry of tail) await writer.add(changesOf(entry), undefined, entry);
}
