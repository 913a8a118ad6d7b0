/** What an office looks over in its own records work: points that the store can count, and points that a person must judge. */
import { z } from 'zod';
import data from './data/self-check.json';

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });

const schema = z.strictObject({
  /** What is known of a prescribed form of the sheet. */
  note: bilingual,
  points: z.array(
    z.strictObject({
      id: z.string(),
      label: bilingual,
      basis: z.strictObject({ norm: z.string(), clause: z.string() }),
      confidence: z.enum(['high', 'medium', 'low', 'candidate']),
      /** Counted by the store; null: a person judges. */
      measure: z.enum(['late', 'conclusions', 'closedIncomplete', 'unfiled', 'transferOverdue']).nullable(),
    }),
  ),
});

export type SelfCheckPoint = z.infer<typeof schema>['points'][number];
export type Measure = NonNullable<SelfCheckPoint['measure']>;

export const SELF_CHECK = schema.parse(data);
