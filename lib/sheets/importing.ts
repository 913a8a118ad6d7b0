/** Rows of a sheet → drafts for the store: nothing is written here, the clerk looks first. */
import type { IsoDay } from '../calendar';
import type { Sheet, SheetRow } from '../document';
import { findMarkInHostRow, findMarkInText, isSecrecyLabel, isUnknownLevel, mayBearMark, SecrecyStop } from '../secrecy';
import { type Cells, draftOf, type RowContext } from './drafts';
import { DuplicateFinder } from './duplicates';
import { isSecretRegister, type Mapping, textOf } from './heading';
import type { Existing, ImportPreview } from './types';
import { bare, clean, HEADERS, labelKey } from './vocabulary';

export interface ImportOptions {
  today: IsoDay;
  existing?: Existing;
  /** Where neither sheet nor row names one. */
  year?: number;
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** So many rows between two turns of the event loop. */
const SLICE = 400;

/**
 * What an import would bring.
 *
 * @throws SecrecyStop when the sheet itself bears a mark or is a register of secrets; what `signal` aborts with
 */
export async function previewImport(sheet: Sheet, mapping: Mapping, options: ImportOptions): Promise<ImportPreview> {
  refuseSecretSheet(sheet, mapping);
  const preview: ImportPreview = { table: mapping.table, rows: [], refusedSecret: 0, skipped: 0 };
  const duplicates = new DuplicateFinder(options.existing ?? {});
  const marks = new MarkFinder(mapping);
  const context: RowContext = {
    table: mapping.table,
    today: options.today,
    year: mapping.year ?? options.year ?? null,
    heading: '',
    order: 0,
    swapped: swappedColumns(sheet, mapping),
  };
  const rows = sheet.rows.slice(mapping.firstRow);
  for (const [index, row] of rows.entries()) {
    if (index % SLICE === 0) {
      options.signal?.throwIfAborted();
      options.onProgress?.(index / rows.length);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    if (marks.has(row)) {
      preview.refusedSecret++;
      continue;
    }
    const cells = cellsOf(row, mapping);
    const heading = headingOf(row, cells, mapping);
    if (heading !== null) {
      context.heading = heading;
      preview.skipped++;
      continue;
    }
    const draft = draftOf(cells, context);
    if (!draft) {
      preview.skipped++;
      continue;
    }
    context.order++;
    preview.rows.push({ row: row.number, ...draft, duplicateOf: duplicates.check(draft.change, row.number) });
  }
  options.onProgress?.(1);
  return preview;
}

const SAMPLE_ROWS = 200;

/**
 * The first thing that stands in each column, '' where nothing does. Rows with a secrecy mark are passed over.
 *
 * @throws SecrecyStop when the sheet itself bears a mark or is a register of secrets
 */
export function columnSamples(sheet: Sheet, mapping: Mapping): string[] {
  refuseSecretSheet(sheet, mapping);
  const marks = new MarkFinder(mapping);
  const rows = sheet.rows.slice(mapping.firstRow, mapping.firstRow + SAMPLE_ROWS).filter((row) => !marks.has(row));
  return mapping.columns.map((_, column) => {
    const cell = rows.map(({ cells }) => cells[column]).find((one) => textOf(one) !== '');
    return typeof cell === 'object' ? cell.day.split('-').reverse().join('/') : clean(cell ?? '');
  });
}

function refuseSecretSheet(sheet: Sheet, mapping: Mapping): void {
  if (isSecretRegister(sheet, mapping.firstRow)) throw new SecrecyStop(null, 'text');
  const above = sheet.rows.slice(0, mapping.firstRow).flatMap((row) => row.cells.map(textOf));
  for (const text of above) {
    const mark = findMarkInText(text);
    if (mark) throw new SecrecyStop(mark.level, 'text');
  }
}

function cellsOf(row: SheetRow, { columns }: Mapping): Cells {
  const cells = new Map<string, SheetRow['cells'][number]>();
  columns.forEach((field, column) => {
    const cell = row.cells[column];
    if (field !== null && cell !== undefined && cell !== '') cells.set(field, cell);
  });
  return cells;
}

const TOTALS = HEADERS.totals.map((words) => bare(labelKey(words)));

/** Text of a row that is no entry: a group's heading, a sum, the heading once more. Null for an entry. */
function headingOf(row: SheetRow, cells: Cells, mapping: Mapping): string | null {
  const filled = row.cells.map((cell) => clean(textOf(cell))).filter(Boolean);
  const first = bare(labelKey(filled[0] ?? ''));
  if (TOTALS.some((words) => first.startsWith(words))) return '';
  const labels = mapping.labels.filter(Boolean);
  if (filled.length >= 3 && filled.every((text) => labels.includes(text))) return '';
  const isPlan = mapping.table === 'filePlan';
  if (isPlan) {
    // A group has a title and at most its own number: no retention, nobody responsible.
    const rest = ['retention', 'responsible'].some((field) => cells.has(field));
    const code = clean(textOf(cells.get('code')));
    const title = clean(textOf(cells.get('title')));
    if (!rest && filled.length <= 2 && (code === '' || /^(?:[IVXLC]+|[A-Z]|\d{1,2}(?:\.\d{1,2})*)[.)]?$/.test(code)))
      return title || filled.join(' ');
    return null;
  }
  return filled.length === 1 && cells.size <= 1 && !cells.has('referenceNumber') && !cells.has('title') ? filled[0]! : null;
}

const DAY_FIELDS = new Set(['date', 'registeredOn', 'dueOn', 'openedOn', 'closedOn']);

/**
 * Days typed as 25/12/2026 into a sheet set to American dates: those with a day up to 12 became real dates with day and
 * month changed round, the others stayed text. A column with exactly these two kinds is doubtful.
 */
function swappedColumns(sheet: Sheet, { columns, firstRow }: Mapping): Set<string> {
  const swapped = new Set<string>();
  columns.forEach((field, column) => {
    if (field === null || !DAY_FIELDS.has(field)) return;
    let real = 0;
    let typed = 0;
    for (const row of sheet.rows.slice(firstRow)) {
      const cell = row.cells[column];
      if (cell === undefined || cell === '') continue;
      const day =
        typeof cell === 'string' ? Number(/^\s*(\d{1,2})[/.-]\d{1,2}[/.-]\d{2,4}/.exec(cell)?.[1] ?? 0) : Number(cell.day.slice(8));
      if (typeof cell === 'string' ? day <= 12 : day > 12) return;
      if (typeof cell === 'string') typed++;
      else real++;
    }
    if (real > 0 && typed > 0) swapped.add(field);
  });
  return swapped;
}

/** Looks for marks in rows; what was read once is not read again. */
class MarkFinder {
  private readonly known = new Map<string, boolean>();
  /** Heading of each column; a subject is read as a title, where a mark may stand behind the words, whatever it is called. */
  private readonly labels: string[];
  private readonly levels: boolean[];

  constructor({ columns, labels }: Mapping) {
    this.labels = labels.map((label, at) => (TITLE_FIELDS.has(columns[at] ?? '') ? 'Trích yếu' : label));
    this.levels = this.labels.map(isSecrecyLabel);
  }

  has({ cells }: SheetRow): boolean {
    return cells.some((cell, column) => {
      if (typeof cell !== 'string' || cell === '') return false;
      // In a secrecy column whatever is not plainly ordinary is refused: 'C' or 'A1' may be a level.
      if (this.levels[column] && isUnknownLevel(cell)) return true;
      return (this.levels[column] || mayBearMark(cell)) && this.cellHas(cell, this.labels[column] ?? '');
    });
  }

  private cellHas(text: string, label: string): boolean {
    const key = `${label}\n${text}`;
    let found = this.known.get(key);
    if (found === undefined) {
      found = findMarkInHostRow({ [label]: text }) !== null || findMarkInText(text) !== null;
      this.known.set(key, found);
    }
    return found;
  }
}

const TITLE_FIELDS = new Set(['subject', 'typeAndSubject', 'title']);
