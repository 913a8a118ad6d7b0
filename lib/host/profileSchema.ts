import { z } from 'zod';
import type { SiteProfile } from './types';

const text = z.string().min(1).max(300);
const selector = z.string().min(1).max(500);
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);

const rule = z.strictObject({
  labels: z.array(text).max(40).optional(),
  selector: selector.optional(),
  attribute: z
    .string()
    .regex(/^[a-zA-Z_][\w.:-]{0,60}$/)
    .optional(),
  absent: z.boolean().optional(),
});
const rules = z.record(z.string().regex(/^[a-z][A-Za-z]{1,40}$/), rule);

const screen = z
  .strictObject({
    id: z.string().min(1).max(60),
    kind: z.enum(['list', 'detail', 'form']),
    direction: z.enum(['incoming', 'outgoing']).optional(),
    headings: z.array(text).max(40).optional(),
    marker: selector.optional(),
    scope: selector.optional(),
    fields: rules.optional(),
    list: z.strictObject({ row: selector, fields: rules.optional() }).optional(),
  })
  .refine((s) => s.headings?.length || s.marker, 'a screen needs headings or a marker');

const profile = z.strictObject({
  id,
  name: text,
  version: z.number().int().min(1),
  match: z.strictObject({
    hosts: z
      .array(z.string().regex(/^(?:\*\.)?[a-z0-9.-]+$/))
      .max(100)
      .optional(),
    titles: z.array(text).max(40).optional(),
    markers: z.array(selector).max(40).optional(),
  }),
  labels: z.record(z.string().regex(/^[a-z][A-Za-z]{1,40}$/), z.array(text).max(60)).optional(),
  screens: z.array(screen).max(100).optional(),
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
