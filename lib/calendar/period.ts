/** Counting of periods by Civil Code Điều 144–148, and of working days. */
import type { DayKind, WorkCalendar } from './calendar';
import { addDays, addMonths, type IsoDay, yearOf } from './day';
import type { Bilingual } from './holidays';

export type PeriodUnit = 'workingDay' | 'day' | 'week' | 'month' | 'year';

export interface Period {
  /** Negative counts backwards: so many days before the event. */
  amount: number;
  unit: PeriodUnit;
  /**
   * Where counting starts. `event`: the day of the event, which itself is not counted (Điều 147.2).
   * `endOfYear`: the last day of the event's year ("tính từ năm…").
   */
  from: 'event' | 'endOfYear';
  /** Whether a last day that is not worked moves to the next working day (Điều 148.5). */
  roll: boolean;
}

/** One step of the count, for the reader to follow. */
export interface CountedDay {
  date: IsoDay;
  /** Which day of the period it is, or null where it is not counted. */
  number: number | null;
  note: 'start' | 'counted' | 'notWorked' | 'end' | 'rolled';
  kind: DayKind;
  name: Bilingual | null;
}

export interface CountResult {
  due: IsoDay;
  counted: CountedDay[];
  /** Reasons why the date may still change: unannounced breaks, undecided swaps. */
  provisional: Bilingual[];
}

/** Longest count that is shown day by day; longer ones show their turning points. */
const LONGEST_LISTED = 92;

export function countPeriod(start: IsoDay, period: Period, calendar: WorkCalendar): CountResult {
  const counted: CountedDay[] = [];
  const provisional = new Map<string, Bilingual>();
  const origin = period.from === 'endOfYear' ? `${yearOf(start)}-12-31` : start;

  function step(date: IsoDay, number: number | null, note: CountedDay['note']): void {
    const status = calendar.day(date);
    if (status.provisional) provisional.set(status.provisional.vi, status.provisional);
    counted.push({ date, number, note, kind: status.kind, name: status.name });
  }

  if (origin !== start) step(start, null, 'start');
  counted.push({ date: origin, number: null, note: 'start', kind: calendar.day(origin).kind, name: calendar.day(origin).name });

  const direction = period.amount < 0 ? -1 : 1;
  const size = Math.abs(period.amount);
  let due = origin;

  if (period.unit === 'workingDay') {
    for (let number = 0; number < size; ) {
      due = addDays(due, direction);
      const working = calendar.isWorking(due);
      if (working) number++;
      step(due, working ? number : null, working ? 'counted' : 'notWorked');
    }
  } else {
    due = endOf(origin, period.unit, period.amount);
    const days = period.unit === 'day' ? size : period.unit === 'week' ? size * 7 : 0;
    if (days > 0 && days <= LONGEST_LISTED) {
      for (let number = 1; number < days; number++) step(addDays(origin, number * direction), number, 'counted');
    }
    if (due !== origin) step(due, days > 0 ? days : null, 'end');
    // A deadline before an event never moves past it, so only forward periods roll.
    while (period.roll && direction > 0 && !calendar.isWorking(due)) {
      due = addDays(due, 1);
      step(due, null, 'rolled');
    }
  }
  return { due, counted, provisional: [...provisional.values()] };
}

function endOf(origin: IsoDay, unit: Exclude<PeriodUnit, 'workingDay'>, amount: number): IsoDay {
  if (unit === 'day') return addDays(origin, amount);
  if (unit === 'week') return addDays(origin, amount * 7);
  return addMonths(origin, unit === 'month' ? amount : amount * 12);
}
