import { z } from 'zod';

const confidence = z.enum(['high', 'medium', 'low', 'unknown']);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const dated = { from: day.optional(), to: day.optional(), confidence, note: z.string().optional() };

/** A document type and its code in the number. `printed` = the type's name stands on the document. */
const typeRow = z.strictObject({
  /** Lower case. */
  name: z.string().min(1),
  /** Codes accepted; the first is the right one, the others are let through. Empty = unknown or none. */
  codes: z.array(z.string().min(1)),
  printed: z.boolean(),
  /** The norm lists the type and gives it no model: two parties sign a contract, no body issues it. */
  ownForm: z.boolean().optional(),
  /** A code often written by mistake for this type. */
  wrongCodes: z.array(z.string()).optional(),
  ...dated,
});

/** An issuing body: its code, its level, what its header looks like. Patterns are tone-folded, upper case. */
const bodyRow = z.strictObject({
  code: z.string().min(1),
  name: z.string().min(1),
  level: z.string().min(1),
  /** The issuer's printed name (the `agency` line). */
  agency: z.string().optional(),
  /** The line above it; null = there must be none, absent = not looked at. */
  parent: z.string().nullable().optional(),
  /** Codes that are met for the same body and draw a warning only. */
  accept: z.array(z.string()).optional(),
  /** After this day the body no longer exists. */
  endedOn: day.optional(),
  ...dated,
});

/** An accepted signature block. Lines are patterns over the folded, upper-case lines; `|` inside a pattern is an alternative. */
const signatureRow = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  /** Whose: pattern on the issuer; absent = anybody. */
  agency: z.string().optional(),
  authority: z.string().nullable(),
  position: z.array(z.string()).nullable(),
  ...dated,
});

/** What a body may issue. `sign` = pattern on the authority line, as "ban thường vụ" and "ban chấp hành" share a header. */
const powerRow = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  agency: z.string(),
  notAgency: z.string().optional(),
  sign: z.string().optional(),
  notSign: z.string().optional(),
  may: z.array(z.string()).min(1),
  mayNot: z.array(z.string()),
  clause: z.string().min(1),
  ...dated,
});

const wordRow = z.strictObject({
  /** Pattern of the wrong form, and the right one for the message. */
  wrong: z.string().min(1),
  right: z.string().min(1),
  /** Letters that stand in every match: texts without them are not searched. */
  has: z.string().min(2).optional(),
  ...dated,
});

/** Tables a pack brings; checks name them by key. */
export const tablesSchema = z.strictObject({
  types: z.array(typeRow).optional(),
  bodies: z.array(bodyRow).optional(),
  signatures: z.array(signatureRow).optional(),
  powers: z.array(powerRow).optional(),
  words: z.record(z.string(), z.array(wordRow)).optional(),
});

export type Tables = z.infer<typeof tablesSchema>;
export type TypeRow = z.infer<typeof typeRow>;
export type BodyRow = z.infer<typeof bodyRow>;
export type PowerRow = z.infer<typeof powerRow>;
export type WordRow = z.infer<typeof wordRow>;
