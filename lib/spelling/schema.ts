import { z } from 'zod';
import messages from './data/messages.json' with { type: 'json' };
import phrases from './data/phrases.json' with { type: 'json' };
import acts from './data/repealed-acts.json' with { type: 'json' };

/** The data files of this room, checked once; a bad file fails at load with its path and field. */

const bilingual = z.object({ vi: z.string().min(1), en: z.string().min(1) });
const day = z.iso.date();

const messagesSchema = z.object({
  citation: z.object({ norm: z.string(), clause: z.string() }),
  or: bilingual,
  nothing: bilingual,
  times: bilingual,
  rules: z.record(z.string(), z.object({ message: bilingual, remedy: bilingual })),
});

const phrasesSchema = z.object({
  wrong: z.array(z.string().regex(/^[^=]+ = [^=]+$/)),
  missing: z.array(z.object({ pattern: z.string(), right: z.string(), found: z.string().optional() })),
  mayDouble: z.string(),
  meets: z.string(),
});

const actsSchema = z.object({
  acts: z.array(
    z.object({
      id: z.string(),
      /** Regular expression of the citation as printed, tone-folded and lower case not assumed. */
      pattern: z.string(),
      title: z.string(),
      issued: day.nullable(),
      /** First day on which the citation is out of date. */
      from: day,
      successor: z.string(),
      /** Pattern of the successor's own number: named in the same sentence, the mention is a history, not a basis. */
      successorPattern: z.string().optional(),
      how: z.enum(['replaced', 'repealed']),
      source: z.string(),
      confidence: z.enum(['high', 'medium', 'low']),
    }),
  ),
  /** Words that show that the act is spoken of as past. */
  pastWords: z.string(),
});

function load<T>(schema: z.ZodType<T>, data: unknown, file: string): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Error(`lib/spelling/data/${file}: ${issue?.path.join('.')}: ${issue?.message}`);
}

export const MESSAGES = load(messagesSchema, messages, 'messages.json');
export const PHRASES = load(phrasesSchema, phrases, 'phrases.json');
export const ACTS = load(actsSchema, acts, 'repealed-acts.json');
