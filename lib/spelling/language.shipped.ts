import { z } from 'zod';
import bodies from './data/bodies.json' with { type: 'json' };
import citations from './data/citations.json' with { type: 'json' };
import consistency from './data/consistency.json' with { type: 'json' };
import messages from './data/messages.json' with { type: 'json' };
import phrases from './data/phrases.json' with { type: 'json' };
import acts from './data/repealed-acts.json' with { type: 'json' };

/** The data files of this room, examined: a bad one is named with its path and field. Where a fact was read stays in the file. */

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
  meetsItself: z.string(),
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

const citationsSchema = z.object({
  /** Code of a number → the types it may stand for, lower case. */
  types: z.record(z.string(), z.array(z.string())),
  /** Types by name, the longer before the shorter that begins alike. */
  words: z.array(z.string()),
  /** Kinds of act that speak of themselves as "… này". */
  self: z.array(z.string()),
});

const bodiesSchema = z.object({
  bodies: z.array(
    z.object({
      name: z.string(),
      now: z.string(),
      from: day,
      confidence: z.enum(['high', 'medium', 'low']),
      source: z.string(),
      /** Only for drafts of this system. */
      system: z.enum(['party', 'state']).optional(),
    }),
  ),
  pastWords: z.string(),
});

const consistencySchema = z.object({
  words: z.array(z.object({ id: z.string(), forms: z.array(z.string()).min(2) })),
  capitals: z.array(z.string()),
  marks: z.array(
    z.object({
      id: z.string(),
      /** What a text must hold to be searched. */
      needs: z.enum(['quote', 'dash', 'digit']),
      forms: z.array(z.object({ show: z.string(), pattern: z.string() })).min(2),
    }),
  ),
});

function load<T>(schema: z.ZodType<T>, data: unknown, file: string): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Error(`lib/spelling/data/${file}: ${issue?.path.join('.')}: ${issue?.message}`);
}

export const MESSAGES = load(messagesSchema, messages, 'messages.json');
export const PHRASES = load(phrasesSchema, phrases, 'phrases.json');
const { acts: repealed, pastWords } = load(actsSchema, acts, 'repealed-acts.json');
export const ACTS = { acts: repealed.map(({ source: _, ...act }) => act), pastWords };
export const CITATIONS = load(citationsSchema, citations, 'citations.json');
const renamed = load(bodiesSchema, bodies, 'bodies.json');
export const BODIES = { bodies: renamed.bodies.map(({ source: _, ...body }) => body), pastWords: renamed.pastWords };
export const CONSISTENCY = load(consistencySchema, consistency, 'consistency.json');
