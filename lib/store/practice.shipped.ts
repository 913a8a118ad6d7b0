import { z } from 'zod';
import practiceData from './practice.json';

const role = z.enum(['incoming', 'outgoing', 'copying']);
/** Days are counted from today. */
const practiceSchema = z.strictObject({
  meetings: z.array(z.strictObject({ id: z.string(), kind: z.string(), title: z.string(), on: z.int(), ended: z.boolean() })),
  documents: z.array(
    z.strictObject({
      dossier: z.string().nullable(),
      referenceNumber: z.string(),
      documentType: z.string(),
      subject: z.string(),
      issuer: z.string(),
      on: z.int(),
      due: z.int().nullable(),
    }),
  ),
  work: z.array(z.strictObject({ label: z.string(), due: z.int(), role })),
});

export const PRACTICE = practiceSchema.parse(practiceData);
