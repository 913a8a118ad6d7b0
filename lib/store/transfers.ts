/** What the office writes on its papers for the archives, and the hand-overs that took place. */
import { z } from 'zod';
import { isIsoDay } from '../calendar';
import type { Change } from './change';
import type { StoreDatabase } from './database';

const LETTERHEAD = 'letterhead';
const RECORD = 'transfer:';

const text = z.string().max(2000);
const letterheadSchema = z.object({ parent: text.nullable(), agency: text, place: text, code: text, archive: text });
const party = z.object({ unit: text, name: text, position: text });
const day = z.string().refine(isIsoDay);

const recordSchema = z.object({
  on: day,
  dossierIds: z.array(z.string()).min(1),
  giver: party,
  receiver: party,
  fonds: text,
  condition: text,
  paper: z.object({ boxes: z.number().nullable(), metres: z.number().nullable() }).nullable(),
  electronic: z.object({ dossiers: z.number(), digitalFiles: z.number() }).nullable(),
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
