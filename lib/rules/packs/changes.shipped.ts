import { z } from 'zod';
import { COMPONENT_IDS } from '../../anatomy';
import { parseData } from '../schema';
import party2026 from './changes/hd36-2018--hd05-2026.json';

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const changesSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** First day of the newer guide. */
  effectiveFrom: z.iso.date(),
  changes: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/),
        component: z.enum(COMPONENT_IDS),
        topic: bilingual,
        old: bilingual,
        new: bilingual,
        example: z.strictObject({ old: z.string().min(1), new: z.string().min(1) }).optional(),
        reach: z.enum(['every', 'many', 'some', 'rare', 'none']),
        rules: z.array(z.string()),
        citation: z.strictObject({ norm: z.string(), clause: z.string() }),
        confidence: z.enum(['high', 'medium', 'low']),
      }),
    )
    .min(1),
});

const SOURCES: Record<string, unknown> = { 'hd36-2018--hd05-2026': party2026 };

/** By `older--newer`. */
export const CHANGES = Object.fromEntries(
  Object.entries(SOURCES).map(([name, data]) => [name, parseData(changesSchema, data, `lib/rules/packs/changes/${name}.json`)]),
);
