import * as z from 'zod/mini';
import type { SiteProfile } from './types';

const some = <T extends z.core.SomeType>(one: T, most: number) => z.optional(z.array(one).check(z.maxLength(most)));
const upTo = (length: number) => z.string().check(z.minLength(1), z.maxLength(length));
const like = (pattern: RegExp) => z.string().check(z.regex(pattern));
const text = upTo(300);
const selector = upTo(500);
const fieldName = like(/^[a-z][A-Za-z]{1,40}$/);

const rule = z.strictObject({
  labels: some(text, 40),
  selector: z.optional(selector),
  attribute: z.optional(like(/^[a-zA-Z_][\w.:-]{0,60}$/)),
  absent: z.optional(z.boolean()),
});
const rules = z.record(fieldName, rule);

const screen = z
  .strictObject({
    id: upTo(60),
    kind: z.enum(['list', 'detail', 'form']),
    direction: z.optional(z.enum(['incoming', 'outgoing'])),
    headings: some(text, 40),
    marker: z.optional(selector),
    scope: z.optional(selector),
    fields: z.optional(rules),
    list: z.optional(z.strictObject({ row: selector, fields: z.optional(rules) })),
  })
  .check(z.refine((one) => Boolean(one.headings?.length || one.marker), 'a screen needs headings or a marker'));

const profile = z.strictObject({
  id: like(/^[a-z0-9][a-z0-9-]{0,60}$/),
  name: text,
  version: z.int().check(z.gte(1)),
  match: z.strictObject({
    hosts: some(like(/^(?:\*\.)?[a-z0-9.-]+$/), 100),
    titles: some(text, 40),
    markers: some(selector, 40),
  }),
  labels: z.optional(z.record(fieldName, z.array(text).check(z.maxLength(60)))),
  screens: some(screen, 100),
});

/** A profile from a file, a policy or a colleague. Throws one line that names the place of the fault. */
export function parseProfile(json: string | unknown, from = 'profile'): SiteProfile {
  let data: unknown = json;
  if (typeof json === 'string') {
    if (json.length > 500_000) throw new Error(`${from}: larger than 500 kB`);
    try {
      data = JSON.parse(json);
    } catch (error) {
      throw new Error(`${from}: not JSON (${(error as Error).message.split('\n')[0]})`);
    }
  }
  const parsed = profile.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new Error(`${from}: ${issue.path.join('.') || 'top'}: ${issue.message}`);
  }
  return parsed.data as SiteProfile;
}

export const serialiseProfile = (value: SiteProfile): string => `${JSON.stringify(value, null, 2)}\n`;
