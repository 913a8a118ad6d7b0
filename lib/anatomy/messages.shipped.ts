import { z } from 'zod';
import file from './messages.json';

const schema = z.record(
  z.string().regex(/^(?:why|system|reason)\.[A-Za-z]+$/),
  z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
);
const parsed = schema.safeParse(file);
if (!parsed.success) throw new Error(`lib/anatomy/messages.json: ${z.prettifyError(parsed.error)}`);

/** Texts of every `why`, `systemWhy` and reason id of an `Anatomy`, in both languages of the screen. */
export const anatomyMessages: Readonly<Record<string, { vi: string; en: string }>> = parsed.data;
