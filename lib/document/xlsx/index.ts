/** Spreadsheets: the values of the cells as they would be typed. No formula is evaluated; what was saved last counts. */
import { Budget } from '../budget';
import { openPackage, type Package, readPart, relatedPart } from '../docx/package/parts';
import { child, descendants, type Element } from '../docx/package/xml';
import { type ReadOptions, UnreadableFileError } from '../types';
import defaults from './limits.json' with { type: 'json' };
import { dayFormats, dayOfSerial } from './number-format';

/** Text as typed, or a real day of the sheet. '' = empty. */
export type Cell = string | { readonly day: string };

export interface SheetRow {
  /** 1-based, as the sheet counts. */
  number: number;
  cells: Cell[];
}

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Rows that hold anything, in order. */
  rows: SheetRow[];
}

export interface Workbook {
  sheets: Sheet[];
}

interface Source {
  texts: string[];
  days: boolean[];
  from1904: boolean;
}

/** @throws UnreadableFileError */
export async function readXlsx(bytes: Uint8Array, options: ReadOptions = {}): Promise<Workbook> {
  const budget = new Budget({ ...options, limits: { ...defaults, ...options.limits } });
  if (bytes.length > budget.limits.fileBytes)
    throw new UnreadableFileError('tooLarge', { limit: budget.limits.fileBytes, size: bytes.length });
  const pack = await openPackage(bytes, budget);
  const book = await readPart(pack.zip, pack.main, budget);
  if (book?.name !== 's:workbook') throw new UnreadableFileError('missingPart', { part: 'workbook.xml' });
  const source: Source = {
    texts: await sharedTexts(pack, budget),
    days: dayFormats(await readPart(pack.zip, relatedPart(pack, 'styles'), budget)),
    from1904: /^(?:1|true|on)$/.test(child(book, 's:workbookPr')?.attrs.date1904 ?? ''),
  };
  const listed = child(book, 's:sheets')?.children ?? [];
  if (listed.length > defaults.sheets) throw new UnreadableFileError('tooManyParts', { limit: defaults.sheets });
  const sheets: Sheet[] = [];
  for (const one of listed) {
    const related = pack.relationships.get(one.attrs['r:id'] ?? '');
    if (related?.type !== 'worksheet' || related.target === null) continue;
    const rows = await readRows(pack, related.target, source, budget);
    const { name = '', state } = one.attrs;
    budget.tell(name, 'property');
    sheets.push({ name, hidden: state === 'hidden' || state === 'veryHidden', rows });
  }
  return { sheets };
}

async function sharedTexts(pack: Package, budget: Budget): Promise<string[]> {
  const texts: string[] = [];
  const onChild = (one: Element) => {
    if (one.name === 's:si') texts.push(plainText(one));
  };
  await readPart(pack.zip, relatedPart(pack, 'sharedStrings'), budget, { parent: 's:sst', onChild });
  return texts;
}

/** Text of a string item: its runs joined, the reading aids of East Asian scripts left out. */
function plainText(item: Element): string {
  let text = '';
  for (const one of item.children) {
    if (one.name === 's:t') text += one.text;
    else if (one.name === 's:r') text += child(one, 's:t')?.text ?? '';
  }
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

async function readRows(pack: Package, part: string, source: Source, budget: Budget): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  let number = 0;
  const onChild = (row: Element) => {
    if (row.name !== 's:row') return;
    number = Number(row.attrs.r) || number + 1;
    const cells = readCells(row, source, budget);
    if (cells.length === 0) return;
    if (rows.length >= defaults.rows) throw new UnreadableFileError('tooLong', { limit: defaults.rows });
    rows.push({ number, cells });
  };
  const root = await readPart(pack.zip, part, budget, { parent: 's:sheetData', onChild });
  if (root) spreadDown(root, rows, budget);
  return rows;
}

function readCells(row: Element, source: Source, budget: Budget): Cell[] {
  const cells: Cell[] = [];
  let column = -1;
  for (const one of row.children) {
    if (one.name !== 's:c') continue;
    column = one.attrs.r ? columnOf(one.attrs.r) : column + 1;
    const value = cellValue(one, source);
    if (value === '') continue;
    if (column >= defaults.columns) throw new UnreadableFileError('tooLong', { limit: defaults.columns });
    if (typeof value === 'string') budget.tell(value, 'body');
    while (cells.length < column) cells.push('');
    cells[column] = value;
  }
  return cells;
}

/** 'AB12' → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

function cellValue(cell: Element, source: Source): Cell {
  const { t: type = 'n', s: style } = cell.attrs;
  if (type === 'inlineStr') {
    const item = child(cell, 's:is');
    return item ? plainText(item) : '';
  }
  const raw = child(cell, 's:v')?.text ?? '';
  if (raw === '' || type === 'e') return '';
  if (type === 's') return source.texts[Number(raw)] ?? '';
  if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return /^\d{4}-\d{2}-\d{2}/.test(raw) ? { day: raw.slice(0, 10) } : raw;
  if (type !== 'n') return raw;
  const number = Number(raw);
  if (Number.isNaN(number)) return raw;
  if (source.days[Number(style ?? 0)]) {
    const day = dayOfSerial(number, source.from1904);
    if (day) return { day };
  }
  // Fifteen digits are what a sheet shows; the rest is noise of the binary number.
  return String(Number(number.toPrecision(15)));
}

const MERGED = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/;

/** Merged over rows of one column (a heading above two header rows, a value for several documents): each row gets it. */
function spreadDown(root: Element, rows: SheetRow[], budget: Budget): void {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  for (const one of descendants(root)) {
    if (one.name !== 's:mergeCell') continue;
    budget.check();
    const [, left = '', top, , bottom] = MERGED.exec(one.attrs.ref ?? '') ?? [];
    if (!top) continue;
    const column = columnOf(left);
    const value = byNumber.get(Number(top))?.cells[column];
    if (!value) continue;
    for (let number = Number(top) + 1; number <= Math.min(Number(bottom), Number(top) + rows.length); number++) {
      const row = byNumber.get(number);
      if (!row) continue;
      while (row.cells.length < column) row.cells.push('');
      row.cells[column] ||= value;
    }
  }
}
