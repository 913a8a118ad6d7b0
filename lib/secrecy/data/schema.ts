import { z } from 'zod';

z.config({ jitless: true });

const text = z.string().min(1);
const texts = z.array(text).min(1);
const letters = z.record(z.string(), z.string());
export const confidence = z.enum(['high', 'medium', 'low', 'candidate', 'unknown']);
export const bilingual = z.strictObject({ vi: text, en: text });
export const citation = z.strictObject({ norm: text, clause: text });
export const level = z.enum(['mật', 'tối mật', 'tuyệt mật']);

export const marksSchema = z.strictObject({
  levels: z
    .array(
      z.strictObject({
        level,
        mark: text,
        envelope: z.enum(['A', 'B', 'C']),
        rank: z.number().int(),
        termYears: z.number().int(),
        frameMm: z.tuple([z.number(), z.number()]).nullable(),
        frameConfidence: confidence,
      }),
    )
    .length(3),
  labels: texts,
  hostLabels: texts,
  ordinaryLevels: texts,
  outsideLevels: texts,
  prefixes: texts,
  carriers: texts,
  carrierCodes: texts,
  tails: texts,
  compoundBefore: texts,
  compoundAfter: texts,
  lineCarriers: texts,
  negativeNamesBefore: texts,
  topicWords: texts,
  neutralNameTails: texts,
  subjectOpeners: texts,
  titleFields: texts,
  letterheads: texts,
  registerHeads: texts,
  homoglyphs: letters,
  misread: letters,
  legacy: z.strictObject({ tcvn3: letters, vni: letters, vniMarks: letters }),
  ticks: z.strictObject({ on: texts, off: texts }),
});

/** Reads one data file; a bad one is named with the path of the fault. */
export function load<T extends z.ZodType>(file: string, schema: T, data: unknown): z.infer<T> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new Error(`lib/secrecy/data/${file}: ${issue.path.join('.')}: ${issue.message}`);
}
