/** How the columns of a sheet were taken the last time, found again by its headings. */
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { fieldsOf, type Mapping, TABLE_KINDS } from '../../../lib/sheets';

const KEY = 'importMappings';
const KEPT = 40;
const LONGEST = 4000;

const schema = z.array(z.object({ signature: z.string(), table: z.enum(TABLE_KINDS), columns: z.array(z.nullable(z.string())) }));

const signatureOf = ({ labels }: Mapping) => JSON.stringify(labels.map((label) => label.normalize('NFC').toLowerCase())).slice(0, LONGEST);

async function load(): Promise<z.infer<typeof schema>> {
  return schema.safeParse((await browser.storage.local.get(KEY))[KEY]).data ?? [];
}

/** The clerk's own choice for sheets with these headings; the guess where there is none. */
export async function recall(mapping: Mapping): Promise<Mapping> {
  const known = (await load()).find(({ signature }) => signature === signatureOf(mapping));
  if (known?.columns.length !== mapping.columns.length) return mapping;
  const fields = fieldsOf(known.table);
  return { ...mapping, table: known.table, columns: known.columns.map((one) => (one && fields.includes(one) ? one : null)) };
}

export async function remember(mapping: Mapping): Promise<void> {
  const signature = signatureOf(mapping);
  const others = (await load()).filter((one) => one.signature !== signature);
  const { table, columns } = mapping;
  await browser.storage.local.set({ [KEY]: [{ signature, table, columns }, ...others].slice(0, KEPT) });
}
