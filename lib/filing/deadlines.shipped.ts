/** Events, their obligations and the doubts about them: the data files, examined. */
import { z } from 'zod';
import { isIsoDay } from '../calendar';
import deadlineData from './data/deadlines.json';
import doubtData from './data/doubts.json';

const bilingual = z.strictObject({ vi: z.string(), en: z.string() });
const citation = z.strictObject({ norm: z.string(), clause: z.string() });
const isoDay = z.string().refine(isIsoDay);
const period = z.strictObject({
  amount: z.int(),
  unit: z.enum(['workingDay', 'day', 'week', 'month', 'year']),
  from: z.enum(['event', 'endOfYear']),
  roll: z.boolean(),
});

const obligationSchema = z.strictObject({
  id: z.string(),
  event: z.string(),
  label: bilingual,
  /** null: the period is not known, or the date stands in `yearly`. */
  period: period.nullable(),
  /** A fixed day of the event's year. */
  yearly: z.strictObject({ month: z.int(), day: z.int() }).optional(),
  basis: citation,
  confidence: z.enum(['high', 'medium', 'low', 'unknown']),
  /** Working days after the event at which the work should already be done; `period` is the latest. */
  target: z.int().optional(),
  /** Obligations of one group compete: the earliest reminds, all are shown. */
  group: z.string().optional(),
  /** The norm's own period is unknown and this other norm's stands for it (tạm tính). */
  standIn: citation.optional(),
  settable: z.boolean().default(false),
  officeRule: z.boolean().default(false),
  soft: z.boolean().default(false),
  /** How sure it is that the new law kept this rule of the old one. */
  carryOver: z.enum(['medium', 'unknown']).optional(),
});

const doubtSchema = z.strictObject({
  /** From this day the old secrecy law is out of force. */
  carryOverFrom: isoDay,
  reasons: z.strictObject({
    unknownPeriod: bilingual,
    standIn: bilingual,
    officePractice: bilingual,
    carryOver: bilingual,
    lowSource: bilingual,
  }),
});

const deadlineSchema = z.strictObject({
  events: z.array(
    z.strictObject({
      id: z.string(),
      label: bilingual,
      /** About secret documents: followed on paper or on a machine off the network, never in the store. */
      offline: z.boolean().optional(),
    }),
  ),
  obligations: z.array(obligationSchema),
});

type Labelled = z.infer<typeof obligationSchema>;

const { events, obligations } = deadlineSchema.parse(deadlineData);

export const EVENTS = events;
/** In one's own language, by id: more surfaces name an obligation than count one out. */
export const OBLIGATION_LABELS: Readonly<Record<string, Labelled['label']>> = Object.fromEntries(
  obligations.map(({ id, label }) => [id, label]),
);
export const UNLABELLED = obligations.map(({ label: _, ...one }): Omit<Labelled, 'label'> => one);
export const DOUBTS = doubtSchema.parse(doubtData);
