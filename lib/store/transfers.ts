/** What the office writes on its papers for the archives, and the hand-overs that took place. */
import * as z from 'zod/mini';
import { isIsoDay } from '../calendar';
import type { Change } from './change';
import type { StoreDatabase } from './database';

const LETTERHEAD = 'letterhead';
const RECORD = 'transfer:';

const text = z.string().check(z.maxLength(2000));
const letterheadSchema = z.object({ parent: z.nullable(text), agency: text, place: text, code: text, archive: text });
const party = z.object({ unit: text, name: text, position: text });
const day = z.string().check(z.refine(isIsoDay));

const recordSchema = z.object({
  on: day,
  dossierIds: z.array(z.string()).check(z.minLength(1)),
  giver: party,
  receiver: party,
  fonds: text,
  condition: text,
  paper: z.nullable(z.object({ boxes: z.nullable(z.number()), metres: z.nullable(z.number()) })),
  electronic: z.nullable(z.object({ dossiers: z.number(), digitalFiles: z.number() })),
});

export type StoredLetterhead = z.infer<typeof letterheadSchema>;
/** One hand-over: who gave what to whom, on which day. */
export type TransferRecord = z.infer<typeof recordSchema>;

/** null until the office has said it. */
export async function storedLetterhead(database: StoreDatabase): Promise<StoredLetterhead | null> {
  const row = await database.settings.get(LETTERHEAD);
  return letterheadSchema.safeParse(row?.deletedAt === null ? row.value : null).data ?? null;
}

export const saveLetterhead = (value: StoredLetterhead): Change => ({ table: 'settings', put: { id: LETTERHEAD, value } });

export const saveTransfer = (value: TransferRecord): Change => ({
  table: 'settings',
  put: { id: `${RECORD}${crypto.randomUUID()}`, value },
});

/** Latest first. */
export async function transferRecords(database: StoreDatabase): Promise<(TransferRecord & { id: string })[]> {
  const rows = await database.settings.where('id').startsWith(RECORD).toArray();
  return rows
    .flatMap(({ id, deletedAt, value }) => {
      const record = deletedAt === null ? recordSchema.safeParse(value).data : undefined;
      return record ? [{ ...record, id }] : [];
    })
    .sort((a, b) => b.on.localeCompare(a.on));
}
