import { z } from 'zod';
import { parseData } from '../schema';
import data from './phrases.json';

const bilingual = z.strictObject({ vi: z.string(), en: z.string() });
const phrasesSchema = z.strictObject({
  /** Short names of the components. */
  components: z.record(z.string(), bilingual),
  /** Values: "14 pt", "bold". */
  values: z.record(z.string(), bilingual),
  /** Default sentences by check type (and facet: "font", "spacing.line"). */
  messages: z.record(z.string(), z.strictObject({ fault: bilingual, remedy: bilingual })),
  /** Why something could not be measured, by reason id. */
  reasons: z.record(z.string(), bilingual),
  capabilities: z.record(z.string(), bilingual),
});

export type Phrases = z.infer<typeof phrasesSchema>;

export const PHRASES = parseData(phrasesSchema, data, 'lib/rules/engine/phrases.json');
