/** Words of the headings of registers, examined. */
import { z } from 'zod';
import headerData from './data/headers.json';

const field = z.strictObject({ labels: z.array(z.string()).min(1), words: z.array(z.string()) });
const table = z.strictObject({ titles: z.array(z.string()), fields: z.record(z.string(), field), required: z.array(z.string()) });

const schema = z.strictObject({
  tables: z.strictObject({ outgoing: table, incoming: table, filePlan: table, dossiers: table }),
  /** What a column that names the register may say. */
  directions: z.strictObject({ incoming: z.array(z.string()), outgoing: z.array(z.string()), internal: z.array(z.string()) }),
  ordinal: z.array(z.string()),
  /** Words in the title or the headings that make the whole sheet a register of state secrets. */
  secretRegisters: z.array(z.string()),
  totals: z.array(z.string()),
  /** Names of types with their abbreviations. */
  documentTypes: z.record(z.string(), z.array(z.string())),
  /** Columns without a field of their own, kept in the note under these words. */
  noteLabels: z.record(z.string(), z.string()),
});

export const HEADERS = schema.parse(headerData);
