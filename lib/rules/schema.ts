import { z } from 'zod';
import { COMPONENT_IDS } from '../anatomy';
import { CAPABILITIES } from '../document';
import { checkSchema } from './check-schema';

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day, YYYY-MM-DD');
const componentId = z.enum(COMPONENT_IDS);
const regex = z.string().superRefine((source, issue) => {
  try {
    new RegExp(source, 'u');
  } catch (error) {
    issue.addIssue({ code: 'custom', message: `is no regular expression: ${(error as Error).message}` });
  }
});

/** When a rule speaks at all. Every condition given must hold; patterns are tone-folded, case-insensitive. */
const whenSchema = z.strictObject({
  /** Document types, lower case. An unknown type satisfies neither list. */
  types: z.array(z.string()).min(1).optional(),
  notTypes: z.array(z.string()).min(1).optional(),
  present: z.array(componentId).min(1).optional(),
  absent: z.array(componentId).min(1).optional(),
  /** Kinds of part the rule looks at; without it, `main` and `attached`. */
  parts: z
    .array(z.enum(['main', 'attached', 'appendix', 'copy']))
    .min(1)
    .optional(),
  /** Issuing level as the pack's `bodies` table tells it; unknown satisfies no list. */
  levels: z.array(z.string()).min(1).optional(),
  /** Body codes of the number, and what the issuer's name must (not) look like. */
  bodyCodes: z.array(z.string()).min(1).optional(),
  issuer: regex.optional(),
  notIssuer: regex.optional(),
  signAuthority: regex.optional(),
  notSignAuthority: regex.optional(),
  /** Text that some place of the document must (not) hold. */
  text: z.strictObject({ component: componentId, pattern: regex }).optional(),
  notText: z.strictObject({ component: componentId, pattern: regex }).optional(),
  /** The document's pages, at least. */
  minPages: z.number().int().optional(),
  documentKinds: z
    .array(z.enum(['docx', 'pdf', 'doc', 'text']))
    .min(1)
    .optional(),
  /** True: only when the document's date is known to the day. */
  dated: z.boolean().optional(),
});

export const messageSchema = z.strictObject({
  /** What is wrong, one sentence. */
  fault: bilingual.optional(),
  /** What must be. */
  need: bilingual.optional(),
  /** What is. */
  have: bilingual.optional(),
  /** How to mend it. */
  remedy: bilingual.optional(),
});

export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+\.[a-zA-Z]+\.[a-z0-9-]+$/, 'must look like "hd05.number.colon"'),
  /** Sub-clause; without it the clause of the file. */
  clause: z.string().min(1).optional(),
  component: componentId,
  /** Further components measured by the same rule. */
  also: z.array(componentId).min(1).optional(),
  check: checkSchema,
  severity: z.enum(['error', 'warning', 'info']),
  needs: z.array(z.enum(CAPABILITIES)).min(1),
  /** Days between which the rule holds, by the document's date. */
  from: day.optional(),
  to: day.optional(),
  when: whenSchema.optional(),
  message: messageSchema.optional(),
  /** Where in the norm the fact was read. */
  source: z.string().min(1),
  /** `low` warns at most; `unknown` never fails. */
  confidence: z.enum(['high', 'medium', 'low', 'unknown']),
  /** Rows of the fact tables this rule carries, for instance "P08", "component:number". */
  facts: z.array(z.string().min(1)).default([]),
});

export const clauseFileSchema = z.strictObject({
  /** As cited: "Phần II, mục I, điểm 3". */
  clause: z.string().min(1),
  rules: z.array(ruleSchema).min(1),
});

export const packSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** `format` packs are chosen by system and date; `powers` packs ride along. */
  kind: z.enum(['format', 'powers']),
  system: z.enum(['party', 'state']),
  norm: z.string().min(1),
  title: bilingual,
  effectiveFrom: day,
  effectiveTo: day.nullable(),
  /** Companion packs by the document's date. */
  powers: z.array(z.strictObject({ pack: z.string(), norm: z.string(), from: day, to: day.nullable() })).default([]),
});

export type When = z.infer<typeof whenSchema>;
export type RuleData = z.infer<typeof ruleSchema>;
export type PackData = z.infer<typeof packSchema>;

/** A pack whose data is wrong; names the file and the field. */
export class BadPackError extends Error {
  override readonly name = 'BadPackError';
  constructor(
    readonly path: string,
    readonly problems: string[],
  ) {
    super(`${path}: ${problems.join('; ')}`);
  }
}

/** @throws BadPackError naming `path` and every wrong field. */
export function parseData<T>(schema: z.ZodType<T>, data: unknown, path: string): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw new BadPackError(
    path,
    result.error.issues.map((issue) => `${issue.path.join('.') || '(root)'}: ${issue.message}`),
  );
}
