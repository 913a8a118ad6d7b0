/** Which days are worked, by the state's calendar and the office's own corrections to it. */
import * as z from 'zod/mini';
import { type IsoDay, isIsoDay, weekday, yearOf } from './day';
import { type Bilingual, holidaysOf, NOT_COMPUTED, OPEN_DAYS } from './holidays';

const isoDay = z.string().check(z.refine(isIsoDay, 'a day as YYYY-MM-DD'));

/** What an office adds to the calendar, from a file, a policy or its own screen. */
export const officeCalendarSchema = z.strictObject({
  daysOff: z._default(z.array(z.strictObject({ date: isoDay, name: z.optional(z.string()) })), []),
  workedDays: z._default(z.array(z.strictObject({ date: isoDay, name: z.optional(z.string()) })), []),
  /** Years whose announced breaks the office has entered in full: no longer provisional. */
  confirmedYears: z._default(z.array(z.int().check(z.gte(2000), z.lte(2100))), []),
});

export type OfficeCalendar = z.infer<typeof officeCalendarSchema>;

export type DayKind = 'weekday' | 'weekend' | 'holiday' | 'makeUp' | 'swap' | 'workedWeekend' | 'officeOff' | 'officeWorked';

export interface DayStatus {
  date: IsoDay;
  working: boolean;
  kind: DayKind;
  name: Bilingual | null;
  /** Why this day's standing may still change, or null. */
  provisional: Bilingual | null;
}

export interface WorkCalendar {
  day(date: IsoDay): DayStatus;
  isWorking(date: IsoDay): boolean;
}

const HOLIDAY_KIND = { statutory: 'holiday', makeUp: 'makeUp', swap: 'swap' } as const;

export function createCalendar(office: Partial<OfficeCalendar> = {}): WorkCalendar {
  const off = new Map((office.daysOff ?? []).map((one) => [one.date, one.name]));
  const worked = new Map((office.workedDays ?? []).map((one) => [one.date, one.name]));
  const confirmed = new Set(office.confirmedYears ?? []);
  const sameName = (name: string | undefined): Bilingual | null => (name ? { vi: name, en: name } : null);

  function day(date: IsoDay): DayStatus {
    // What the office has said of a day is settled.
    if (off.has(date)) return { date, working: false, kind: 'officeOff', name: sameName(off.get(date)), provisional: null };
    if (worked.has(date)) return { date, working: true, kind: 'officeWorked', name: sameName(worked.get(date)), provisional: null };

    const year = holidaysOf(yearOf(date));
    const provisional = confirmed.has(year.year) ? null : (OPEN_DAYS.get(date) ?? (year.provisional ? NOT_COMPUTED : null));
    const holiday = year.daysOff.get(date);
    if (holiday) return { date, working: false, kind: HOLIDAY_KIND[holiday.kind], name: holiday.reason, provisional };
    if (year.workedDays.has(date)) return { date, working: true, kind: 'workedWeekend', name: null, provisional };
    const weekend = weekday(date) === 0 || weekday(date) === 6;
    return { date, working: !weekend, kind: weekend ? 'weekend' : 'weekday', name: null, provisional: weekend ? null : provisional };
  }

  return { day, isWorking: (date) => day(date).working };
}
