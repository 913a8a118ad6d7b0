import { z } from 'zod';
import { parseData } from '../rules';
import readingData from './data/reading.json';

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });

const readingSchema = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      norm: z.string().min(1),
      title: bilingual,
      effectiveFrom: z.iso.date(),
      field: z.enum(['format', 'secrecy', 'archive', 'system', 'calendar']),
      /** What to do otherwise from now on. */
      points: z.array(bilingual).min(1),
      confidence: z.enum(['high', 'medium', 'low']),
    }),
  )
  .min(1);

export type ReadingItem = z.infer<typeof readingSchema>[number];

/** The newest first. */
export const READING = parseData(readingSchema, readingData, 'lib/news/data/reading.json').sort((a, b) =>
  b.effectiveFrom.localeCompare(a.effectiveFrom),
);
