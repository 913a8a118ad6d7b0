/** Which table a sheet is, where its heading stands and which column holds what. A guess: the clerk sees and changes it. */
import type { Cell, Sheet } from '../document';
import limits from './data/limits.json';
import { bare, clean, HEADERS, labelKey, TABLE_KINDS, type TableKind } from './vocabulary';

export interface Mapping {
  table: TableKind;
  /** Field of each column; null = not taken over. */
  columns: (string | null)[];
  /** Headings as they stand. */
  labels: string[];
  /** Index in `sheet.rows` of the first row of data. */
  firstRow: number;
  /** Year that the title names. */
  year: number | null;
}

interface Label {
  key: string;
  bare: string;
}

interface KnownField {
  table: TableKind;
  id: string;
  labels: Label[];
  words: string[][];
}

const known: KnownField[] = TABLE_KINDS.flatMap((table) =>
  Object.entries(HEADERS.tables[table].fields).map(([id, { labels, words }]) => ({
    table,
    id,
    labels: labels.map(labelKey).map((key) => ({ key, bare: bare(key) })),
    words: words.map((one) => bare(labelKey(one)).split(' ')),
  })),
);

const ordinals = new Set(HEADERS.ordinal.map((one) => bare(labelKey(one))));
const LONGEST_LABEL = 120;

/** Text of a cell as it is shown. */
export const textOf = (cell: Cell | undefined): string => (cell === undefined ? '' : typeof cell === 'string' ? cell : cell.day);

/** How well a heading names a field: 0 = not at all. Earlier labels of a field are surer. */
function fitness(label: Label, field: KnownField): number {
  const exact = field.labels.findIndex((one) => one.key === label.key);
  if (exact >= 0) return 10 - exact / 20;
  // Typed without Vietnamese; never where only the marks tell two words apart.
  const loose = label.bare === label.key ? field.labels.findIndex((one) => one.bare === label.bare) : -1;
  if (loose >= 0) return 8 - loose / 20;
  const words = label.bare.split(' ');
  const inOrder = (wanted: string[]) => {
    let at = -1;
    return wanted.every((word) => {
      at = words.indexOf(word, at + 1);
      return at >= 0;
    });
  };
  return field.words.some(inOrder) ? 5 : 0;
}

function assign(labels: readonly string[], table: TableKind): { columns: (string | null)[]; score: number } {
  const pairs: { column: number; field: string; score: number }[] = [];
  labels.forEach((text, column) => {
    const key = text.length > LONGEST_LABEL ? '' : labelKey(text);
    const label = { key, bare: bare(key) };
    if (key === '' || ordinals.has(label.bare)) return;
    for (const field of known) {
      if (field.table !== table) continue;
      const score = fitness(label, field);
      if (score > 0) pairs.push({ column, field: field.id, score });
    }
  });
  pairs.sort((a, b) => b.score - a.score || a.column - b.column);
  const columns: (string | null)[] = labels.map(() => null);
  const taken = new Set<string>();
  let score = 0;
  for (const pair of pairs) {
    if (columns[pair.column] !== null || taken.has(pair.field)) continue;
    columns[pair.column] = pair.field;
    taken.add(pair.field);
    // The finer grades choose the column; between tables they would only be chance.
    score += Math.ceil(pair.score);
  }
  return { columns, score };
}

const TOGETHER: Record<string, string[]> = { referenceNumber: ['number', 'symbol'], subject: ['typeAndSubject'], title: ['heading'] };

/** Fields without which the rows say too little. */
export function missingFields({ table, columns }: Pick<Mapping, 'table' | 'columns'>): string[] {
  const has = (field: string) => columns.includes(field);
  return HEADERS.tables[table].required.filter((field) => !has(field) && !TOGETHER[field]?.some(has));
}

/** Labels of a heading that may take two rows: the lower one names the column where both stand. */
function labelsAt(sheet: Sheet, index: number, rows: 1 | 2): string[] {
  const upper = sheet.rows[index]!.cells.map((cell) => clean(textOf(cell)));
  if (rows === 1) return upper;
  const lower = (sheet.rows[index + 1]?.cells ?? []).map((cell) => clean(textOf(cell)));
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => lower[column] || upper[column] || '');
}

const LEAST_SCORE = 12;

/**
 * The best guess.
 *
 * @param table asks for one kind of table instead of the likeliest
 * @returns null when no row of the first ones is a heading
 */
export function guessMapping(sheet: Sheet, table?: TableKind): Mapping | null {
  let best: { mapping: Mapping; score: number } | null = null;
  const top = Math.min(sheet.rows.length, limits.headerRows);
  for (let index = 0; index < top; index++) {
    const above = titleText(sheet, index);
    for (const rows of [1, 2] as const) {
      if (index + rows > sheet.rows.length) continue;
      const labels = labelsAt(sheet, index, rows);
      for (const one of table ? [table] : TABLE_KINDS) {
        const { columns, score } = assign(labels, one);
        const named = HEADERS.tables[one].titles.some((title) => above.includes(bare(labelKey(title))));
        const mapping: Mapping = { table: one, columns, labels, firstRow: index + rows, year: yearIn(above) };
        const total = score + (named ? 15 : 0) - 6 * missingFields(mapping).length - (rows === 2 ? 1 : 0);
        if (score >= LEAST_SCORE && columns.filter(Boolean).length >= 2 && total > (best?.score ?? 0)) best = { mapping, score: total };
      }
    }
  }
  if (!best) return null;
  const { mapping } = best;
  if (isNumbering(sheet.rows[mapping.firstRow]?.cells ?? [])) mapping.firstRow++;
  return mapping;
}

/** Everything that stands over a row, and the name of the sheet, as keys. */
function titleKeys(sheet: Sheet, index: number): string[] {
  const over = sheet.rows.slice(0, index).flatMap((row) => row.cells.map(textOf));
  return [sheet.name, ...over].map(labelKey);
}

const titleText = (sheet: Sheet, index: number): string => titleKeys(sheet, index).map(bare).join(' | ');

function yearIn(text: string): number | null {
  const year = /\bnam (\d{4})\b/.exec(text)?.[1];
  return year ? Number(year) : null;
}

/** The row under the heading that counts the columns: (1) (2) (3)… */
function isNumbering(cells: readonly Cell[]): boolean {
  const texts = cells.map((cell) => clean(textOf(cell))).filter(Boolean);
  return texts.length >= 3 && texts.every((text, index) => text.replace(/[()[\]]/g, '') === String(index + 1));
}

const SECRET = HEADERS.secretRegisters.map(labelKey);

/** True for the register of state secrets, whatever it holds: told by its title and headings. */
export function isSecretRegister(sheet: Sheet, firstRow: number): boolean {
  return titleKeys(sheet, Math.max(firstRow, 1)).some((key) => {
    // Marks tell 'văn bản mật' from 'văn bản Mặt trận'; a title typed without any is taken at its worst.
    const typedBare = key === bare(key);
    return SECRET.some((words) => ` ${key} `.includes(` ${typedBare ? bare(words) : words} `));
  });
}

/** Nothing guessed: the row at `heading` names the columns, none is taken over yet. */
export function blankMapping(sheet: Sheet, table: TableKind, heading: number): Mapping {
  const labels = sheet.rows[heading] ? labelsAt(sheet, heading, 1) : [];
  const width = Math.max(labels.length, ...sheet.rows.slice(heading, heading + limits.headerRows).map(({ cells }) => cells.length));
  const wide = Array.from({ length: width }, (_, column) => labels[column] ?? '');
  return { table, columns: wide.map(() => null), labels: wide, firstRow: heading + 1, year: yearIn(titleText(sheet, heading)) };
}

/** Fields that a column of the table may hold, in the order of its form. */
export const fieldsOf = (table: TableKind): string[] => Object.keys(HEADERS.tables[table].fields);
