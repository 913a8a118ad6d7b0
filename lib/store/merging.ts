/** What another machine's data would bring, told before anything is written: what is new, what goes on, and what both changed. */
import type { Backup } from './backup';
import type { StoreDatabase } from './database';
import { canonicalJson } from './hash';
import { changesOf } from './log';
import { newer } from './merge';
import { type AnyLogEntry, type Row, TABLE_NAMES, type TableName } from './types';

export type Side = 'own' | 'theirs';

/** A row that both machines changed, each without knowing of the other. */
export interface MergeConflict {
  table: TableName;
  id: string;
  own: Row;
  theirs: Row;
  /** The one changed later. */
  later: Side;
}

export interface MergePreview {
  added: Record<TableName, number>;
  changed: Record<TableName, number>;
  conflicts: MergeConflict[];
  /** Side of every row that one machine took further: the other side of it is old. By `placeOfRow`. */
  decided: Map<string, Side>;
}

export const placeOfRow = (table: TableName, id: string): string => `${table}/${id}`;

/** Bookkeeping of one machine, in which the later stands without a question. */
const UNASKED: readonly TableName[] = ['reminders', 'duties', 'readings'];
const UNASKED_IDS: readonly string[] = ['lastBackup'];

/** What a row says, whoever wrote it when. */
function saying(row: Row): string {
  const { revision: _, updatedAt: __, deletedAt, ...said } = row;
  return canonicalJson({ ...said, gone: deletedAt !== null });
}

/** Everything that the rows in question ever said, by the log. */
function histories(log: readonly AnyLogEntry[], places: ReadonlySet<string>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>([...places].map((place) => [place, new Set()]));
  for (const entry of log)
    for (const { table, key, before, after } of changesOf(entry)) {
      const known = found.get(placeOfRow(table, key));
      if (!known) continue;
      for (const row of [before, after]) if (row) known.add(saying(row));
    }
  return found;
}

const none = () => Object.fromEntries(TABLE_NAMES.map((name) => [name, 0])) as Record<TableName, number>;

/** Touches nothing. */
export async function previewMerge(database: StoreDatabase, other: Backup): Promise<MergePreview> {
  const preview: MergePreview = { added: none(), changed: none(), conflicts: [], decided: new Map() };
  const different: Omit<MergeConflict, 'later'>[] = [];
  for (const table of TABLE_NAMES) {
    const theirs: Row[] = other.tables[table];
    const own: (Row | undefined)[] = await database.table(table).bulkGet(theirs.map(({ id }) => id));
    theirs.forEach((row, at) => {
      const here = own[at];
      if (!here) preview.added[table] += row.deletedAt === null ? 1 : 0;
      else if (saying(here) !== saying(row)) different.push({ table, id: row.id, own: here, theirs: row });
    });
  }
  if (different.length === 0) return preview;
  const places = new Set(different.map(({ table, id }) => placeOfRow(table, id)));
  const ours = histories(await database.log.toArray(), places);
  const others = histories(other.log, places);
  for (const one of different) {
    const place = placeOfRow(one.table, one.id);
    const knewTheirs = ours.get(place)!.has(saying(one.theirs));
    const knewOurs = others.get(place)!.has(saying(one.own));
    const later: Side = newer(one.own, one.theirs) === one.own ? 'own' : 'theirs';
    if (knewTheirs !== knewOurs || UNASKED.includes(one.table) || UNASKED_IDS.includes(one.id)) {
      const side = knewTheirs === knewOurs ? later : knewTheirs ? 'own' : 'theirs';
      preview.decided.set(place, side);
      if (side === 'theirs') preview.changed[one.table]++;
    } else preview.conflicts.push({ ...one, later });
  }
  return preview;
}

/** The chosen side, as the later of the two, so that every machine comes to the same. */
export function settle(own: Row, theirs: Row, side: Side, now: Date): Row {
  const chosen = side === 'own' ? own : theirs;
  if (newer(own, theirs) === chosen) return chosen;
  return { ...chosen, revision: Math.max(own.revision, theirs.revision) + 1, updatedAt: now.toISOString() };
}
