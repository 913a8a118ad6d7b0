/** Days off of one year: as announced where an announcement is known, else computed from the Labour Code. */
import { LunarDate } from '@nghiavuive/lunar_date_vi';
import { z } from 'zod';
import announcedData from './data/announced.json';
import statutoryData from './data/statutory.json';
import { addDays, type IsoDay, weekday } from './day';

const bilingual = z.object({ vi: z.string(), en: z.string() });
const day = z.iso.date();

const announcedSchema = z.object({
  reasons: z.record(z.string(), bilingual),
  years: z.array(
    z.object({
      year: z.int(),
      daysOff: z.array(
        z.object({
          date: day,
          kind: z.enum(['statutory', 'makeUp', 'swap']),
          reason: z.string(),
          confidence: z.enum(['high', 'medium', 'low']),
        }),
      ),
      workedDays: z.array(z.object({ date: day, insteadOf: day, instrument: z.string() })),
    }),
  ),
  openDays: z.array(z.object({ date: day, note: bilingual })),
});

const statutorySchema = z.object({
  basis: z.object({ norm: z.string(), clause: z.string() }),
  fixed: z.array(z.object({ month: z.int(), day: z.int(), reason: z.string(), makeUp: z.boolean(), from: day.optional() })),
  lunar: z.array(z.object({ month: z.int(), day: z.int(), offset: z.int(), reason: z.string(), makeUp: z.boolean() })),
  notComputed: bilingual,
});

const announced = announcedSchema.parse(announcedData);
const statutory = statutorySchema.parse(statutoryData);

export type Bilingual = z.infer<typeof bilingual>;

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

/** Solar day of a day of the Vietnamese lunar calendar (UTC+7, no leap month). */
export function lunarToSolar(year: number, month: number, date: number): IsoDay {
  const lunar = new LunarDate({ year, month, day: date });
  lunar.init();
  const solar = lunar.toSolarDate().get();
  return `${solar.year}-${String(solar.month).padStart(2, '0')}-${String(solar.day).padStart(2, '0')}`;
}

function reasonOf(id: string): Bilingual {
  const reason = announced.reasons[id];
  if (!reason) throw new Error(`calendar data: unknown reason "${id}"`);
  return reason;
}

const isWeekend = (date: IsoDay) => weekday(date) === 0 || weekday(date) === 6;

function computed(year: number): YearOfHolidays {
  const two = (value: number) => String(value).padStart(2, '0');
  const days = [
    ...statutory.fixed
      .map((one) => ({ ...one, date: `${year}-${two(one.month)}-${two(one.day)}` }))
      .filter((one) => !one.from || one.date >= one.from),
    ...statutory.lunar.map((one) => ({ ...one, date: addDays(lunarToSolar(year, one.month, one.day), one.offset) })),
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
