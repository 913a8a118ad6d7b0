/** One file with everything: made, read, checked and looked at. */
import { Decrypter, Encrypter } from 'age-encryption';
import { gunzipSync, strFromU8 } from 'fflate';
import * as z from 'zod/mini';
import type { StoreDatabase } from './database';
import { canonicalJson, hashText } from './hash';
import { changesOf } from './log';
import { LOG_SCHEMA, ROW_SCHEMAS } from './schemas';
import { refuseSecret, SecretRowError } from './secret';
import { type AnyLogEntry, type Row, TABLE_NAMES, type TableName, type Tables } from './types';

const FORMAT = 'van-thu-backup';
/** 2: a line of the log holds many changes. Version 1 is read as well. */
const VERSION = 2;
const AGE_HEADER = 'age-encryption.org/v1';
const GZIP_MAGIC = [0x1f, 0x8b];
/** Unpacked size above which a file is refused before it is unpacked. */
const LARGEST_BYTES = 1_000_000_000;

export type BackupFault = 'notABackup' | 'damaged' | 'newer' | 'wrongPassphrase' | 'needsPassphrase' | 'wrongRow' | 'tooLarge' | 'secret';

/** Why a file is refused; `detail` names the table and row number of a wrong row. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  constructor(
    readonly fault: BackupFault,
    readonly detail = '',
  ) {
    super(detail ? `${fault}: ${detail}` : fault);
  }
}

export interface Backup {
  madeAt: string;
  tables: { [Name in TableName]: Tables[Name][] };
  log: AnyLogEntry[];
}

const envelope = z.object({
  format: z.literal(FORMAT),
  version: z.int(),
  madeAt: z.iso.datetime(),
  sha256: z.string(),
  tables: z.record(z.string(), z.array(z.unknown())),
  log: z.array(z.unknown()),
});

/** All data of the office at one moment. */
export async function readAll(database: StoreDatabase, now = new Date()): Promise<Backup> {
  return database.transaction('r', [...TABLE_NAMES.map((name) => database.table(name)), database.log], async () => {
    const tables = {} as Record<TableName, Row[]>;
    for (const name of TABLE_NAMES) tables[name] = await database.table(name).orderBy('id').toArray();
    return { madeAt: now.toISOString(), tables: tables as Backup['tables'], log: await database.log.orderBy('seq').toArray() };
  });
}

/** The file's bytes: gzip, inside age when there is a passphrase. */
export async function writeBackup(backup: Backup, passphrase?: string): Promise<Uint8Array> {
  const content = { tables: backup.tables, log: backup.log };
  const text = JSON.stringify({
    format: FORMAT,
    version: VERSION,
    madeAt: backup.madeAt,
    sha256: hashText(canonicalJson(content)),
    ...content,
  });
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  if (!passphrase) return packed;
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return encrypter.encrypt(packed);
}

async function unpack(bytes: Uint8Array, passphrase: string | undefined): Promise<string> {
  let packed = bytes;
  if (strFromU8(bytes.subarray(0, AGE_HEADER.length), true) === AGE_HEADER) {
    if (!passphrase) throw new BackupError('needsPassphrase');
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    packed = await decrypter.decrypt(bytes).catch(() => {
      throw new BackupError('wrongPassphrase');
    });
  }
  if (GZIP_MAGIC.some((byte, index) => packed[index] !== byte)) throw new BackupError('notABackup');
  // A gzip file ends with the size of what is in it.
  const size = packed.length < 18 ? 0 : new DataView(packed.buffer, packed.byteOffset + packed.length - 4, 4).getUint32(0, true);
  if (size > LARGEST_BYTES) throw new BackupError('tooLarge');
  try {
    return strFromU8(gunzipSync(packed));
  } catch {
    throw new BackupError('damaged');
  }
}

/**
 * Reads and checks a file; touches nothing.
 *
 * @throws BackupError
 */
export async function parseBackup(bytes: Uint8Array, passphrase?: string): Promise<Backup> {
  const text = await unpack(bytes, passphrase);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new BackupError('damaged');
  }
  const outer = envelope.safeParse(data);
  if (!outer.success) throw new BackupError('notABackup');
  const { version, madeAt, sha256, tables, log } = outer.data;
  if (version > VERSION) throw new BackupError('newer', String(version));
  if (hashText(canonicalJson({ tables, log })) !== sha256) throw new BackupError('damaged');
  const checked = {} as Record<TableName, Row[]>;
  for (const name of TABLE_NAMES) checked[name] = checkRows<Row>(name, tables[name] ?? [], ROW_SCHEMAS[name] as z.ZodMiniType<Row>);
  const entries = checkRows('log', log, LOG_SCHEMA);
  await refuseSecret([
    ...TABLE_NAMES.flatMap((table) => checked[table].map((fields) => ({ table, fields }))),
    ...entries.flatMap(changesOf).map(({ table, before, after }) => ({ table, fields: { before, after } })),
  ]).catch((error: unknown) => {
    throw error instanceof SecretRowError ? new BackupError('secret') : error;
  });
  return { madeAt, tables: checked as Backup['tables'], log: entries };
}

function checkRows<T>(name: string, rows: unknown[], schema: z.ZodMiniType<T>): T[] {
  return rows.map((row, index) => {
    const result = schema.safeParse(row);
    if (!result.success) throw new BackupError('wrongRow', `${name} ${index + 1}: ${result.error.issues[0]?.path.join('.')}`);
    return result.data;
  });
}

export interface TablePreview {
  added: number;
  changed: number;
  removed: number;
  same: number;
}

/** What restoring would change, per table. */
export async function previewRestore(database: StoreDatabase, backup: Backup): Promise<Record<TableName, TablePreview>> {
  const result = {} as Record<TableName, TablePreview>;
  for (const name of TABLE_NAMES) {
    const current = new Map<string, Row>((await database.table(name).toArray()).map((row: Row) => [row.id, row]));
    const preview: TablePreview = { added: 0, changed: 0, removed: 0, same: 0 };
    for (const row of backup.tables[name]) {
      const known = current.get(row.id);
      if (!known) preview.added++;
      else if (canonicalJson(known) === canonicalJson(row)) preview.same++;
      else preview.changed++;
      current.delete(row.id);
    }
    preview.removed = current.size;
    result[name] = preview;
  }
  return result;
}
