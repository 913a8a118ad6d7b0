/** Days off of one year: as announced where an announcement is known, else computed from the Labour Code. */
import { addDays, type IsoDay, weekday } from './day';
import { ANNOUNCED as announced, type Bilingual, LUNAR_FEASTS, STATUTORY as statutory } from './holidays.shipped';

export type { Bilingual };

export interface DayOff {
  date: IsoDay;
  kind: 'statutory' | 'makeUp' | 'swap';
  reason: Bilingual;
}

export interface YearOfHolidays {
  year: number;
  /** True when the year's breaks are not announced: what stands here is computed (tạm tính). */
  provisional: boolean;
  daysOff: Map<IsoDay, DayOff>;
  /** Weekend days that are worked in exchange for a day off. */
  workedDays: Map<IsoDay, { insteadOf: IsoDay }>;
}

/** Why days of an unannounced year may be missing. */
export const NOT_COMPUTED: Bilingual = statutory.notComputed;

/** Days whose standing is undecided, with what is known. */
export const OPEN_DAYS = new Map(announced.openDays.map((one) => [one.date, one.note]));

function reasonOf(id: string): Bilingual {
  const reason = announced.reasons[id];
  if (!reason) throw new Error(`calendar data: unknown reason "${id}"`);
  return reason;
}

const isWeekend = (date: IsoDay) => weekday(date) === 0 || weekday(date) === 6;

/** Beyond the years counted out there are none: such a year is told as provisional anyway. */
function lunarFeasts(year: number) {
  return statutory.lunar.flatMap((one, index) => {
    const nth = LUNAR_FEASTS.days[index]?.[year - LUNAR_FEASTS.first];
    return nth === undefined ? [] : [{ ...one, date: addDays(`${year}-01-01`, nth + one.offset) }];
  });
}

function computed(year: number): YearOfHolidays {
  const two = (value: number) => String(value).padStart(2, '0');
  const days = [
    ...statutory.fixed
      .map((one) => ({ ...one, date: `${year}-${two(one.month)}-${two(one.day)}` }))
      .filter((one) => !one.from || one.date >= one.from),
    ...lunarFeasts(year),
  ].sort((a, b) => a.date.localeCompare(b.date));

  const daysOff = new Map<IsoDay, DayOff>(
    days.map((one) => [one.date, { date: one.date, kind: 'statutory', reason: reasonOf(one.reason) }]),
  );
  for (const one of days) {
    if (!one.makeUp || !isWeekend(one.date)) continue;
    let date = addDays(one.date, 1);
    while (isWeekend(date) || daysOff.has(date)) date = addDays(date, 1);
    daysOff.set(date, { date, kind: 'makeUp', reason: reasonOf(one.reason) });
  }
  return { year, provisional: true, daysOff, workedDays: new Map() };
}

const cache = new Map<number, YearOfHolidays>();

export function holidaysOf(year: number): YearOfHolidays {
  const known = cache.get(year);
  if (known) return known;
  const entry = announced.years.find((one) => one.year === year);
  const result: YearOfHolidays = entry
    ? {
        year,
        provisional: false,
        daysOff: new Map(entry.daysOff.map((one) => [one.date, { date: one.date, kind: one.kind, reason: reasonOf(one.reason) }])),
        workedDays: new Map(entry.workedDays.map((one) => [one.date, { insteadOf: one.insteadOf }])),
      }
    : computed(year);
  cache.set(year, result);
  return result;
}
