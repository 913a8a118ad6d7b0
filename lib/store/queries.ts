/** What the screens read, each by an index; tombstones are left out. */

import { addDays, type IsoDay } from '../calendar';
import { endOfWeekAhead } from '../filing';
import type { StoreDatabase } from './database';
import { searchRows } from './searchIndex';
import type { Direction, Dossier, DossierState, DutyDone, Meeting, Reminder, Row, StoredDocument, StoredObligation, Tables } from './types';

const alive = (row: Row | undefined): boolean => row !== undefined && row.deletedAt === null;
const LAST_KEY = '\uffff';

/** Open obligations due up to a day (null = all), earliest first. */
export async function openObligations(database: StoreDatabase, through: IsoDay | null): Promise<StoredObligation[]> {
  const rows = await database.obligations
    .where('[state+due]')
    .between(['open', ''], ['open', through ?? LAST_KEY], true, true)
    .toArray();
  return rows.filter(alive);
}

export const obligationsThisWeek = (database: StoreDatabase, today: IsoDay) => openObligations(database, endOfWeekAhead(today));

/** What was ticked since a day, latest first. */
export async function doneObligations(database: StoreDatabase, since: IsoDay, limit: number): Promise<StoredObligation[]> {
  // A tick changes the row, and moments are in UTC: the day before is early enough.
  const rows = await database.obligations.where('updatedAt').aboveOrEqual(addDays(since, -1)).reverse().toArray();
  return rows.filter((row) => alive(row) && row.state === 'done' && row.doneOn !== null && row.doneOn >= since).slice(0, limit);
}

export async function obligationsOf(database: StoreDatabase, subjectId: string): Promise<StoredObligation[]> {
  const rows = await database.obligations.where('subjectId').equals(subjectId).sortBy('due');
  return rows.filter(alive);
}

/** An obligation has one reminder, found by its own id. */
export const reminderId = (obligationId: string) => `reminder:${obligationId}`;

export async function remindersFor(database: StoreDatabase, obligations: readonly { id: string }[]): Promise<Reminder[]> {
  const rows = await database.reminders.bulkGet(obligations.map(({ id }) => reminderId(id)));
  return rows.filter((row): row is Reminder => alive(row));
}

/** A duty done for a period is one row, found by both. */
export const dutyDoneId = (duty: string, period: string) => `duty:${duty}:${period}`;

export async function dutiesDone(database: StoreDatabase, wanted: readonly { duty: string; period: string }[]): Promise<DutyDone[]> {
  const rows = await database.duties.bulkGet(wanted.map(({ duty, period }) => dutyDoneId(duty, period)));
  return rows.filter((row): row is DutyDone => alive(row));
}

export async function recentMeetings(database: StoreDatabase, limit: number): Promise<Meeting[]> {
  return database.meetings.orderBy('on').reverse().filter(alive).limit(limit).toArray();
}

/** Dossiers of one state (null = all), newest change first. */
export async function dossiersIn(database: StoreDatabase, state: DossierState | null, limit: number): Promise<Dossier[]> {
  if (!state) return database.dossiers.orderBy('updatedAt').reverse().filter(alive).limit(limit).toArray();
  const rows = await database.dossiers.where('state').equals(state).toArray();
  return rows
    .filter(alive)
    .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
    .slice(0, limit);
}

export async function documentsOf(database: StoreDatabase, dossierId: string): Promise<StoredDocument[]> {
  const rows = await database.documents.where('dossierId').equals(dossierId).sortBy('date');
  return rows.filter(alive);
}

/** Documents of each of the dossiers, for their completeness. */
export async function documentsByDossier(database: StoreDatabase, ids: readonly string[]): Promise<Map<string, StoredDocument[]>> {
  const found = new Map<string, StoredDocument[]>(ids.map((id) => [id, []]));
  // One reading a dossier, all at once: many times faster than one cursor that jumps from key to key.
  const read = (id: string) => database.documents.where('dossierId').equals(id).toArray();
  const rows = await database.transaction('r', database.documents, () => Promise.all([...found.keys()].map(read)));
  for (const row of rows.flat()) if (alive(row)) found.get(row.dossierId!)?.push(row);
  return found;
}

/** Where a page of the register ends: the next one starts behind it. */
export interface RegisterCursor {
  /** null: among the rows without a day. */
  registeredOn: IsoDay | null;
  /** Rows of that day already given. */
  seen: string[];
}

export interface RegisterPage {
  rows: StoredDocument[];
  /** null: nothing is left. */
  next: RegisterCursor | null;
}

/** Newest first, by the day they came in or went out; those without such a day stand last, by the day they bear. */
export async function registerPage(
  database: StoreDatabase,
  direction: Direction | null,
  from: RegisterCursor | null,
  size: number,
): Promise<RegisterPage> {
  if (from && from.registeredOn === null) return undatedPage(database, direction, from.seen, size);
  const last = from?.registeredOn ?? LAST_KEY;
  const range = direction
    ? database.documents.where('[direction+registeredOn]').between([direction, ''], [direction, last], true, true)
    : database.documents.where('registeredOn').between('', last, true, true);
  const seen = new Set(from?.seen);
  const rows = await range
    .reverse()
    .filter((row) => alive(row) && !seen.has(row.id))
    .limit(size)
    .toArray();
  const end = rows.at(-1)?.registeredOn;
  if (rows.length < size || !end) {
    const undated = await undatedPage(database, direction, [], size - rows.length);
    return { rows: [...rows, ...undated.rows], next: undated.next };
  }
  const sameDay = rows.filter((row) => row.registeredOn === end).map((row) => row.id);
  return { rows, next: { registeredOn: end, seen: end === from?.registeredOn ? [...from.seen, ...sameDay] : sameDay } };
}

/** An index holds only rows that have its key, so that those without a day are what it lacks. */
async function undatedPage(database: StoreDatabase, direction: Direction | null, seen: string[], size: number): Promise<RegisterPage> {
  const dated = database.documents.where('registeredOn').above('');
  if ((await dated.count()) === (await database.documents.count())) return { rows: [], next: null };
  const known = new Set(await dated.primaryKeys());
  const ids = (await database.documents.toCollection().primaryKeys()).filter((id) => !known.has(id));
  const given = new Set(seen);
  const found = (await database.documents.bulkGet(ids)).filter(
    (row): row is StoredDocument => alive(row) && (!direction || row?.direction === direction) && !given.has(row!.id),
  );
  found.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '') || (a.id < b.id ? -1 : 1));
  const rows = found.slice(0, size);
  return { rows, next: found.length > size ? { registeredOn: null, seen: [...seen, ...rows.map(({ id }) => id)] } : null };
}

/** The first rows that a search finds. `signal` ends a search the clerk has typed past. */
export async function searchFirst<Name extends 'documents' | 'dossiers'>(
  database: StoreDatabase,
  table: Name,
  query: string,
  limit: number,
  fits: (row: Tables[Name]) => boolean = () => true,
  signal?: AbortSignal,
): Promise<Tables[Name][]> {
  const found: Tables[Name][] = [];
  for await (const rows of searchRows(database, table, query)) {
    if (signal?.aborted) break;
    for (const row of rows) if (fits(row)) found.push(row);
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
}
