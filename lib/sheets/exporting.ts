/** Tables out: XLSX, CSV, JSON. Nothing in them is ever run as a formula. */
import Papa from 'papaparse';
import type { SheetData } from 'write-excel-file/universal';
import { guard } from './csv';
import { TABLES, VALUES } from './exports.shipped';

export type Value = string | number | boolean | null;

export interface Column {
  id: string;
  label: string;
  /** In characters. */
  width: number;
}

/** Any table to hand out. ISO days in the rows become real dates of the sheet. */
export interface Table {
  name: string;
  columns: Column[];
  rows: Value[][];
  /** Lines over and under the table; in a workbook only. */
  above?: string[];
  below?: string[];
}

export type Language = 'vi' | 'en';

export type ExportedTable = keyof typeof TABLES;
export const EXPORTED_TABLES = Object.keys(TABLES) as ExportedTable[];

/** Rows of the store as a table, with the words of the language for states. */
export function tableOf(name: ExportedTable, rows: readonly object[], language: Language = 'vi'): Table {
  const columns = TABLES[name].map(({ id, width, ...label }) => ({ id, width, label: label[language] }));
  const shown = (id: string, value: unknown): Value => {
    if (typeof value === 'boolean') return VALUES.boolean?.[String(value)]?.[language] ?? value;
    if (typeof value === 'string') return VALUES[id]?.[value]?.[language] ?? value;
    return typeof value === 'number' ? value : null;
  };
  return { name, columns, rows: rows.map((row) => columns.map(({ id }) => shown(id, (row as Record<string, unknown>)[id]))) };
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** '2026-11-22' → '22/11/2026'; anything else as it is. */
const shownDay = (value: Value): string =>
  value === null ? '' : typeof value === 'string' && ISO_DAY.test(value) ? value.split('-').reverse().join('/') : String(value);

/** Text with a byte-order mark, so that Excel reads it as UTF-8. */
export function toCsv(table: Table): string {
  const rows = [table.columns.map(({ label }) => label), ...table.rows.map((row) => row.map(shownDay))];
  return `\ufeff${Papa.unparse(
    rows.map((row) => row.map(guard)),
    { newline: '\r\n' },
  )}\r\n`;
}

/** One object a row, keys as in the store; the heading of each key stands in `columns`. */
export function toJson(table: Table): string {
  const rows = table.rows.map((row) => Object.fromEntries(table.columns.map(({ id }, at) => [id, row[at] ?? null])));
  return `${JSON.stringify({ table: table.name, columns: table.columns.map(({ id, label }) => ({ id, label })), rows }, null, 2)}\n`;
}

/** Characters that XML can't hold, lone halves of pairs included. */
const NO_XML = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;
const LONGEST_CELL = 32_767;
/** What another program would read as an escaped character. */
const ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

function text(value: string): string {
  const shown = value.replace(NO_XML, '').replace(ESCAPED, '_x005F_').slice(0, LONGEST_CELL);
  // The library keeps its texts as keys of an object, where these names are taken: written with an escaped letter.
  return shown in Object.prototype ? `_x${shown.charCodeAt(0).toString(16).padStart(4, '0')}_${shown.slice(1)}` : shown;
}

/** Excel takes at most 31 characters and none of these. */
const sheetName = (name: string): string =>
  text(name)
    .replace(/[\\/?*[\]:]/g, ' ')
    .trim()
    .slice(0, 31) || 'Sheet1';

export async function toXlsx(tables: readonly Table[]): Promise<Uint8Array<ArrayBuffer>> {
  const { default: write } = await import('write-excel-file/universal');
  const sheets = tables.map((table) => ({
    sheet: sheetName(table.name),
    columns: table.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1 + (table.above?.length ?? 0),
    data: [
      ...(table.above ?? []).map((words) => [{ value: text(words), type: String, fontWeight: 'bold' as const }]),
      table.columns.map(({ label }) => ({ value: text(label), type: String, fontWeight: 'bold' as const, wrap: true })),
      ...table.rows.map((row) => row.map(cellOf)),
      ...(table.below ?? []).map((words) => [{ value: text(words), type: String }]),
    ] as SheetData,
  }));
  const blob = await write(sheets, { fontFamily: 'Times New Roman', fontSize: 12 }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function cellOf(value: Value) {
  if (value === null || value === '') return null;
  if (typeof value === 'string' && ISO_DAY.test(value)) {
    const date = new Date(`${value}T00:00:00Z`);
    if (!Number.isNaN(date.getTime())) return { value: date, type: Date, format: 'dd/mm/yyyy', alignVertical: 'top' as const };
  }
  if (typeof value === 'number') return { value, type: Number, alignVertical: 'top' as const };
  return { value: text(String(value)), type: String, wrap: true, alignVertical: 'top' as const };
}
