/** What reports read: a register by the month, what was counted of it before, and the rows that a period concerns. */
import { addDays, type IsoDay, isIsoDay } from '../calendar';
import type { Change } from './change';
import type { StoreDatabase } from './database';
import { CHAIN_START, changesOf } from './log';
import type { Dossier, DutyDone, LoggedChange, Row, StoredDocument, StoredObligation } from './types';

const alive = (row: Row): boolean => row.deletedAt === null;

/** Documents that came in or went out in a month ('2026-11'). */
export async function documentsOfMonth(database: StoreDatabase, month: string): Promise<StoredDocument[]> {
  const rows = await database.documents.where('registeredOn').between(`${month}-01`, `${month}-99`, true, true).toArray();
  return rows.filter(alive);
}

/** Name of the row that says up to which line of the log the kept tallies are true. */
const MARK = 'mark';
/** More than this is not read to find the months it touches: everything is counted afresh. */
const MOST_LINES = 2000;
const MOST_CHANGES = 5000;

interface Mark {
  seq: number;
  hash: string;
}

/** Key of what was found of one dossier. */
export const dossierKey = (id: string) => `dossier:${id}`;

/** Keys of what a change may have made untrue. */
function touched({ table, key, before, after }: LoggedChange): string[] {
  if (table === 'dossiers') return [dossierKey(key)];
  if (table !== 'documents') return [];
  return [before, after].flatMap((row) => {
    const { registeredOn = null, dossierId = null } = (row ?? {}) as Partial<StoredDocument>;
    return [...(registeredOn ? [registeredOn.slice(0, 7)] : []), ...(dossierId ? [dossierKey(dossierId)] : [])];
  });
}

/**
 * Drops the tallies of months and dossiers whose rows have changed since they were counted, as the log tells it. What is left
 * is true; whoever counts a month afterwards may keep it.
 */
export async function refreshTallies(database: StoreDatabase): Promise<void> {
  await database.transaction('rw', database.tallies, database.log, async () => {
    const last = (await database.log.orderBy('seq').last()) ?? { seq: 0, hash: CHAIN_START };
    const mark = (await database.tallies.get(MARK))?.tally as Mark | undefined;
    if (mark?.seq === last.seq && mark.hash === last.hash) return;
    const known = mark && mark.seq > 0 ? await database.log.get(mark.seq) : undefined;
    const continues = mark !== undefined && (mark.seq === 0 ? mark.hash === CHAIN_START : known?.hash === mark.hash);
    const next = mark && (await database.log.where('seq').above(mark.seq).first());
    // Lines that were trimmed away can't tell what they touched.
    const whole = !next || next.seq === mark.seq + 1;
    let everything = !continues || !whole || last.seq - mark.seq > MOST_LINES;
    if (!everything) {
      const dirty = new Set<string>();
      let changes = 0;
      await database.log
        .where('seq')
        .above(mark!.seq)
        .until(() => changes > MOST_CHANGES)
        .each((entry) => {
          for (const change of changesOf(entry)) {
            changes++;
            for (const key of touched(change)) dirty.add(key);
          }
        });
      everything = changes > MOST_CHANGES;
      await database.tallies.bulkDelete([...dirty]);
    }
    if (everything) await database.tallies.clear();
    await database.tallies.put({ month: MARK, tally: { seq: last.seq, hash: last.hash } satisfies Mark });
  });
}

/** Kept tallies by their keys: a month, or `dossierKey`; what was not counted is not in it. */
export async function keptTallies(database: StoreDatabase, keys: readonly string[]): Promise<Map<string, unknown>> {
  const rows = await database.tallies.bulkGet([...keys]);
  return new Map(rows.flatMap((row) => (row ? [[row.month, row.tally] as const] : [])));
}

/**
 * Keeps what was counted, unless something was written since the counting began.
 *
 * @param through end of the log (`logEnd`) before the rows were read
 */
export async function keepTallies(database: StoreDatabase, tallies: ReadonlyMap<string, unknown>, through: number): Promise<void> {
  await database.transaction('rw', database.tallies, database.log, async () => {
    if ((await logEnd(database)) !== through) return;
    await database.tallies.bulkPut([...tallies].map(([month, tally]) => ({ month, tally })));
  });
}

export async function logEnd(database: StoreDatabase): Promise<number> {
  return (await database.log.orderBy('seq').last())?.seq ?? 0;
}

export async function obligationsDueBetween(database: StoreDatabase, from: IsoDay, to: IsoDay): Promise<StoredObligation[]> {
  const rows = await database.obligations.where('due').between(from, to, true, true).toArray();
  return rows.filter(alive);
}

/** An event may be written down before its day, a plan of holidays ahead at most. */
const WRITTEN_AHEAD_DAYS = 60;
const DOSSIERS_AT_ONCE = 500;

/**
 * Dossiers that anything can have happened to since a day, and those still in hand, some hundreds at a time. Found by
 * index: one that was left alone since and has been handed over is not even read.
 */
export async function* dossiersSince(database: StoreDatabase, from: IsoDay): AsyncGenerator<{ dossiers: Dossier[]; share: number }> {
  const [changed, inHand] = await Promise.all([
    database.dossiers.where('updatedAt').aboveOrEqual(addDays(from, -WRITTEN_AHEAD_DAYS)).primaryKeys(),
    database.dossiers.where('state').anyOf('open', 'closed', 'extended').primaryKeys(),
  ]);
  const ids = [...new Set([...changed, ...inHand])];
  for (let at = 0; at < ids.length; at += DOSSIERS_AT_ONCE) {
    const rows = await database.dossiers.bulkGet(ids.slice(at, at + DOSSIERS_AT_ONCE));
    const dossiers = rows.filter((row): row is Dossier => row !== undefined && alive(row));
    yield { dossiers, share: Math.min(1, (at + DOSSIERS_AT_ONCE) / ids.length) };
  }
}

/** How often a duty was done for periods from one key to another. */
export async function timesDone(database: StoreDatabase, duty: string, from: string, to: string): Promise<number> {
  const rows: DutyDone[] = await database.duties.where('[duty+period]').between([duty, from], [duty, to], true, true).toArray();
  return rows.filter(alive).length;
}

const TERM = 'term';

/** First and last day of the committee's term as the office set it; null = not set. */
export async function officeTerm(database: StoreDatabase): Promise<{ from: IsoDay; to: IsoDay } | null> {
  const row = await database.settings.get(TERM);
  const value = row?.deletedAt === null ? (row.value as { from?: unknown; to?: unknown } | null) : null;
  const day = (one: unknown): one is IsoDay => typeof one === 'string' && isIsoDay(one);
  return value && day(value.from) && day(value.to) && value.from <= value.to ? { from: value.from, to: value.to } : null;
}

export const setTerm = (from: IsoDay, to: IsoDay): Change => ({ table: 'settings', put: { id: TERM, value: { from, to } } });
