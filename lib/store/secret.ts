/**
 * No row that bears a secrecy mark is written: whatever is typed or imported passes here first. The rooms that know the
 * marks are large, so they are loaded only for text in which one could stand.
 */
import { mayBearMark } from '../secrecy/prefilter';
import type { Row, TableName } from './types';

/** A row bears a mark of secrecy. It says nothing of the row. */
export class SecretRowError extends Error {
  override readonly name = 'SecretRowError';
  constructor() {
    super('secret');
  }
}

/** Fields of our own making: ids, states, moments. Everything else may hold what somebody typed. */
const OWN_FIELDS = new Set(['id', 'revision', 'updatedAt', 'deletedAt', 'rule', 'event', 'dossierId', 'contentId', 'documentId']);
const OWN_TABLES = new Set<TableName>(['reminders', 'readings', 'settings']);

function textsIn(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (Array.isArray(value)) for (const one of value) textsIn(one, into);
  else if (value && typeof value === 'object') {
    for (const [key, one] of Object.entries(value)) if (!OWN_FIELDS.has(key)) textsIn(one, into);
  }
}

/** @throws SecretRowError when a text of the rows bears a mark */
export async function refuseSecret(rows: readonly { table: TableName; fields: Partial<Row> | object }[]): Promise<void> {
  const texts: string[] = [];
  for (const { table, fields } of rows) if (!OWN_TABLES.has(table)) textsIn(fields, texts);
  const doubtful = [...new Set(texts)].filter(mayBearMark);
  if (doubtful.length === 0) return;
  const { findMarkInHostRow, findMarkInText } = await import('../secrecy');
  // Read as a title, the strictest of readings: there a mark may stand behind the words.
  for (const text of doubtful) if (findMarkInHostRow({ 'Trích yếu': text }) || findMarkInText(text)) throw new SecretRowError();
}
