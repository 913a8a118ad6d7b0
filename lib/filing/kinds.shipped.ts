/** Kinds of dossiers with their expected contents, closing steps and recurring duties: defaults that an office edits. */
import { z } from 'zod';
import kindData from './data/dossier-kinds.json';
import dutyData from './data/duties.json';

const bilingual = z.strictObject({ vi: z.string(), en: z.string() });
const citation = z.strictObject({ norm: z.string(), clause: z.string() });

const contentSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  required: z.boolean(),
  /** Types that fulfil it; empty = ticked by hand. */
  documentTypes: z.array(z.string()),
  /** Each must occur in the subject; 'a|b' = either. */
  subjectWords: z.array(z.string()),
});

const kindSchema = z.strictObject({
  id: z.string(),
  label: bilingual,
  /** 'candidate': proposed, for the office to confirm. */
  confidence: z.enum(['high', 'medium', 'low', 'candidate']),
  basis: citation,
  /** About secret documents: kept on paper or on a machine off the network, never in the store. */
  offline: z.boolean().optional(),
  /** Kinds of meetings: the events that its day and its end are. */
  meeting: z.strictObject({ planned: z.string().nullable(), ended: z.string() }).optional(),
  contents: z.array(contentSchema),
});

const closingSchema = z.strictObject({
  basis: citation,
  steps: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      /** Asked of dossiers kept at least so many years. */
      fromYears: z.int().optional(),
      permanentOnly: z.boolean().optional(),
    }),
  ),
});

const dutySchema = z.strictObject({
  id: z.string(),
  label: bilingual,
  cadence: z.enum(['daily', 'weekly', 'monthly', 'yearly']),
  role: z.enum(['outgoing', 'incoming', 'copying']).nullable(),
  basis: citation,
  confidence: z.enum(['high', 'medium', 'low', 'candidate', 'unknown']),
  /** The norm sets no interval; this one is a default of ours. */
  intervalByOffice: z.boolean().optional(),
});

export type ExpectedContent = z.infer<typeof contentSchema>;
export type DossierKind = z.infer<typeof kindSchema>;
export type Duty = Omit<z.infer<typeof dutySchema>, 'confidence'>;
export type ClosingStep = z.infer<typeof closingSchema>['steps'][number];

const parsed = z.strictObject({ kinds: z.array(kindSchema), closing: closingSchema }).parse(kindData);

export const DOSSIER_KINDS: readonly DossierKind[] = parsed.kinds;
/** Events that are a meeting's end. */
export const MEETING_ENDS: readonly string[] = parsed.kinds.flatMap(({ meeting }) => (meeting ? [meeting.ended] : []));
export const CLOSING = parsed.closing;
export const DUTIES: readonly Duty[] = z
  .array(dutySchema)
  .parse(dutyData)
  .map(({ confidence: _, ...duty }) => duty);
