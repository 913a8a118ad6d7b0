/** Rows of the store as files. The rooms that write them are large, so they are loaded when asked for. */
import type { CalendarEntry, ExportedTable, Table } from '../../../lib/sheets';
import {
  type Direction,
  type DossierState,
  type StoreDatabase,
  type StoredDocument,
  type StoredObligation,
  searchFirst,
} from '../../../lib/store';
import { formatDay, type Language, type TextKey, type Translate } from '../../i18n/texts';
import { download } from '../shared/download';

export const FORMATS = ['xlsx', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** More than an office ever has. */
const ALL = 1_000_000;

const byDay = (a: StoredDocument, b: StoredDocument) => (a.registeredOn ?? a.date ?? '').localeCompare(b.registeredOn ?? b.date ?? '');

/** The register as it is filtered, oldest first as a register is kept. */
export async function registerRows(database: StoreDatabase, direction: Direction | null, query: string): Promise<StoredDocument[]> {
  const fits = (row: StoredDocument) => !direction || row.direction === direction;
  const rows = query.trim()
    ? await searchFirst(database, 'documents', query, ALL, fits)
    : await database.documents.filter((row) => row.deletedAt === null && fits(row)).toArray();
  return rows.sort(byDay);
}

export async function dossierRows(database: StoreDatabase, state: DossierState | null, query: string) {
  const rows = query.trim()
    ? await searchFirst(database, 'dossiers', query, ALL, (row) => !state || row.state === state)
    : await database.dossiers.filter((row) => row.deletedAt === null && (!state || row.state === state)).toArray();
  return rows.sort((a, b) => a.year - b.year || a.code.localeCompare(b.code, 'vi', { numeric: true }));
}

const fileName = (t: Translate, name: string, today: string, ending: string) =>
  `${t('exchange.export.file', { what: t(`exchange.export.name.${name}` as TextKey), day: today })}.${ending}`;

export async function exportRows(
  name: ExportedTable,
  rows: readonly object[],
  format: Format,
  { t, language, today }: { t: Translate; language: Language; today: string },
): Promise<void> {
  const { tableOf, toCsv, toJson, toXlsx } = await import('../../../lib/sheets');
  const table = tableOf(name, rows, language);
  const content =
    format === 'xlsx'
      ? await toXlsx([{ ...table, name: t(`exchange.export.sheet.${name}`) }])
      : format === 'csv'
        ? toCsv(table)
        : toJson(table);
  download(content, fileName(t, name, today, format));
}

/** Every table of the office: sheets of one workbook, or one file each in an archive. */
export async function exportAll(
  database: StoreDatabase,
  format: Format,
  { t, language, today }: { t: Translate; language: Language; today: string },
): Promise<void> {
  const { EXPORTED_TABLES, tableOf, toCsv, toJson, toXlsx } = await import('../../../lib/sheets');
  const tables: Table[] = [];
  for (const name of EXPORTED_TABLES) {
    const rows = await database
      .table(name)
      .filter((row) => row.deletedAt === null)
      .toArray();
    tables.push(tableOf(name, rows, language));
  }
  if (format === 'xlsx') {
    const named = tables.map((table) => ({ ...table, name: t(`exchange.export.sheet.${table.name as ExportedTable}`) }));
    return download(await toXlsx(named), fileName(t, 'all', today, 'xlsx'));
  }
  const { strToU8, zipSync } = await import('fflate');
  const files = tables.map((table) => [fileName(t, table.name, today, format), strToU8(format === 'csv' ? toCsv(table) : toJson(table))]);
  download(zipSync(Object.fromEntries(files)), fileName(t, 'all', today, 'zip'));
}

/** Days before at which a calendar reminds, and the hour of the clerk's morning. */
const ALARM_DAYS = [3, 1, 0];
const ALARM_HOUR = 8;

/** Deadlines for the clerk's own calendar; what is done or dropped is taken out of it again. */
export async function exportDeadlines(
  obligations: readonly StoredObligation[],
  labelOf: (obligation: StoredObligation) => string,
  { t, language, today }: { t: Translate; language: Language; today: string },
): Promise<void> {
  const { toIcs } = await import('../../../lib/sheets');
  const entries = obligations.map((one): CalendarEntry => {
    const details = [
      one.about,
      one.basis && t('work.how.basis', { basis: one.basis }),
      one.provisional && t('work.provisional'),
      t('work.how.due', { day: formatDay(language, one.due) }),
    ];
    return {
      id: one.id,
      due: one.due,
      summary: [labelOf(one), one.about].filter(Boolean).join(': '),
      description: details.filter(Boolean).join('\n'),
      changedAt: one.updatedAt,
      revision: one.revision,
      cancelled: one.state !== 'open',
    };
  });
  download(toIcs(entries, { name: t('app.name'), alarmDays: ALARM_DAYS, alarmHour: ALARM_HOUR }), fileName(t, 'obligations', today, 'ics'));
}
