/** The stretch of time a report is about. */
import { addDays, addMonths, type IsoDay } from '../calendar';

export type PeriodKind = 'month' | 'quarter' | 'year' | 'term';
export const PERIOD_KINDS: readonly PeriodKind[] = ['month', 'quarter', 'year', 'term'];

export interface Period {
  kind: PeriodKind;
  from: IsoDay;
  /** Last day, included. */
  to: IsoDay;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The month, quarter or year that a day falls in. */
export function periodAround(kind: Exclude<PeriodKind, 'term'>, day: IsoDay): Period {
  const size = MONTHS[kind];
  const month = Number(day.slice(5, 7)) - 1;
  const first = `${day.slice(0, 4)}-${String(month - (month % size) + 1).padStart(2, '0')}-01`;
  return { kind, from: first, to: addDays(addMonths(first, size), -1) };
}

/** The same stretch `steps` later; a term is the office's own and does not move. */
export function shifted(period: Period, steps: number): Period {
  const { kind, from } = period;
  return kind === 'term' ? period : periodAround(kind, addMonths(from, steps * MONTHS[kind]));
}

/** Months ('2026-11') from one day's to another's. */
export function monthsBetween(from: IsoDay, to: IsoDay): string[] {
  const months: string[] = [];
  for (let first = `${from.slice(0, 7)}-01`; first <= to; first = addMonths(first, 1)) months.push(first.slice(0, 7));
  return months;
}
