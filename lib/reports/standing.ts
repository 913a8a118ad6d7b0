/** Work in time or late, dossiers complete or not, duties done or not, over a period. */
import { addDays, type IsoDay } from '../calendar';
import { type Duty, periodOf } from '../filing';
import type { Dossier, StoredObligation } from '../store';
import type { Period } from './period';

export interface Punctuality {
  inTime: number;
  late: number;
  /** Not done, its day is past. */
  overdue: number;
  /** Not done, its day is still to come. */
  ahead: number;
}

type Work = Pick<StoredObligation, 'due' | 'doneOn' | 'state'>;

/** Of work that was due in the period; what was dropped is no work. */
export function punctuality(obligations: readonly Work[], period: Period, today: IsoDay): Punctuality {
  const result: Punctuality = { inTime: 0, late: 0, overdue: 0, ahead: 0 };
  for (const { due, doneOn, state } of obligations) {
    if (state === 'dropped' || due < period.from || due > period.to) continue;
    if (state === 'done') result[doneOn !== null && doneOn > due ? 'late' : 'inTime']++;
    else result[due < today ? 'overdue' : 'ahead']++;
  }
  return result;
}

export interface DossierStanding {
  opened: number;
  closed: number;
  transferred: number;
  /** Of those worked on in the period: every required content is there, or something lacks. */
  complete: number;
  incomplete: number;
  /** Closed, yet something lacks. */
  closedIncomplete: number;
}

export const emptyStanding = (): DossierStanding => ({
  opened: 0,
  closed: 0,
  transferred: 0,
  complete: 0,
  incomplete: 0,
  closedIncomplete: 0,
});

type Dated = Pick<Dossier, 'openedOn' | 'closedOn' | 'transferredOn'>;
const inside = (day: IsoDay | null, { from, to }: Period) => day !== null && day >= from && day <= to;

/** Worked on in the period: it was open on a day of it, or handed over in it. */
export function worksOn(dossier: Dated, period: Period): boolean {
  const open = dossier.openedOn <= period.to && (dossier.closedOn === null || dossier.closedOn >= period.from);
  return open || inside(dossier.transferredOn, period);
}

/** Adds one dossier; `complete` is asked only where it counts. */
export function countDossier(standing: DossierStanding, dossier: Dated, period: Period, complete: boolean): void {
  if (!worksOn(dossier, period)) return;
  if (inside(dossier.openedOn, period)) standing.opened++;
  if (inside(dossier.closedOn, period)) standing.closed++;
  if (inside(dossier.transferredOn, period)) standing.transferred++;
  standing[complete ? 'complete' : 'incomplete']++;
  if (!complete && dossier.closedOn !== null) standing.closedIncomplete++;
}

/** How often a duty was to be done in the period up to today: on working days, or once a week, month or year. */
export function expectedTimes(duty: Pick<Duty, 'cadence'>, period: Period, today: IsoDay, isWorking: (day: IsoDay) => boolean): number {
  const last = today < period.to ? today : period.to;
  const keys = new Set<string>();
  for (let day = period.from; day <= last; day = addDays(day, 1))
    if (duty.cadence !== 'daily' || isWorking(day)) keys.add(periodOf(duty.cadence, day));
  return keys.size;
}

/** First and last key that a duty of a cadence can be done for in the period. */
export function dutyKeys(cadence: Duty['cadence'], period: Period): [string, string] {
  return [periodOf(cadence, period.from), periodOf(cadence, period.to)];
}
