/** A month as a wall calendar has it. */
import type { DayStatus, WorkCalendar } from './calendar';
import { addDays, addMonths, type IsoDay, weekday } from './day';

const DAYS = 7;

/**
 * Whole weeks, Monday first, that hold a month; days of the months beside it fill the first and the last.
 *
 * @param month '2026-11'
 */
export function monthWeeks(month: string, calendar: WorkCalendar): DayStatus[][] {
  const first = `${month}-01`;
  const next = addMonths(first, 1);
  const weeks: DayStatus[][] = [];
  for (let monday = addDays(first, -((weekday(first) + 6) % DAYS)); monday < next; monday = addDays(monday, DAYS))
    weeks.push(Array.from({ length: DAYS }, (_, day) => calendar.day(addDays(monday, day))));
  return weeks;
}

export const monthOf = (day: IsoDay): string => day.slice(0, 7);
