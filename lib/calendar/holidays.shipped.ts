/** Announced and statutory days off, examined, and the lunar feasts of 150 years, counted out. */
import { z } from 'zod';
import announcedData from './data/announced.json';
import statutoryData from './data/statutory.json';
import { daysBetween } from './day';
import { lunarToSolar } from './lunar';

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

export type Bilingual = z.infer<typeof bilingual>;

const { reasons, years, openDays } = announcedSchema.parse(announcedData);

/** As announced; who announced it, and how sure that is, stays in the file. */
export const ANNOUNCED = {
  reasons,
  years: years.map(({ year, daysOff, workedDays }) => ({
    year,
    daysOff: daysOff.map(({ date, kind, reason }) => ({ date, kind, reason })),
    workedDays: workedDays.map(({ date, insteadOf }) => ({ date, insteadOf })),
  })),
  openDays,
};
export const STATUTORY = statutorySchema.parse(statutoryData);

/** From before the oldest act whose periods are counted to past the longest period that begins today (30 years). */
const FIRST = 2000;
const LAST = 2070;

/** Days after 1 January on which each lunar feast of `STATUTORY.lunar` falls, year by year from `first`. */
export const LUNAR_FEASTS = {
  first: FIRST,
  days: STATUTORY.lunar.map(({ month, day }) =>
    Array.from({ length: LAST - FIRST + 1 }, (_, index) => daysBetween(`${FIRST + index}-01-01`, lunarToSolar(FIRST + index, month, day))),
  ),
};
