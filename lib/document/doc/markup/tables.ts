import type { Element } from '../../docx/package/xml';
import type { Bytes } from '../file/bytes';
import { type Sprm, sprmsOf } from '../file/sprm';
import { type BorderAttributes, longBorder, shortBorder } from './borders';
import { element, valued } from './element';

const SIDES = ['top', 'left', 'bottom', 'right'] as const;
const TABLE_SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const;
const CELL_BYTES = 20;
const MAX_CELLS = 64;

type Side = (typeof SIDES)[number];

interface Cell {
  width: number;
  /** 0 = on its own, 1 = covered by the cell before or above, more = the first of several. */
  across: number;
  down: number;
  borders: Partial<Record<Side, BorderAttributes>>;
}

interface Row {
  cells: Cell[];
  borders: Element | null;
  style: number | null;
  look: number | null;
  changed: boolean;
}

/** A row of a table and what it says of the whole table. */
export interface RowMarkup {
  row: Element;
  tblPr: Element;
}

/** @param contents blocks of each cell, in order */
export function rowMarkup(changes: Sprm[], contents: Element[][]): RowMarkup {
  const row: Row = { cells: [], borders: null, style: null, look: null, changed: false };
  for (const one of changes) apply(row, one);
  const cells: Element[] = [];
  contents.slice(0, MAX_CELLS * 2).forEach((content, i) => {
    const cell = row.cells[i];
    if (cell?.across === 1 && cells.length > 0 && isBlank(content)) {
      const wider = cells.at(-1)!.children[0]!.children.find((one) => one.name === 'w:tcW');
      if (wider) wider.attrs.w = String(Number(wider.attrs.w) + cell.width);
      return;
    }
    cells.push(element('w:tc', {}, [cellProperties(cell), ...content]));
  });
  const children = row.borders ? [element('w:tblPrEx', {}, [row.borders]), ...cells] : cells;
  const about: Element[] = [];
  if (row.style !== null) about.push(valued('w:tblStyle', row.style));
  if (row.look !== null) about.push(valued('w:tblLook', row.look.toString(16).padStart(4, '0')));
  if (row.borders) about.push(row.borders);
  if (row.changed) about.push(element('w:tblPrChange'));
  return { row: element('w:tr', {}, children), tblPr: element('w:tblPr', {}, about) };
}

/** Borders that a table style gives its tables. */
export function tableStyleMarkup(list: Bytes): Element {
  const row: Row = { cells: [], borders: null, style: null, look: null, changed: false };
  for (const one of sprmsOf(list)) if (one.code === 0xd605 || one.code === 0xd613) apply(row, one);
  return element('w:tblPr', {}, row.borders ? [row.borders] : []);
}

function apply(row: Row, { code, operand }: Sprm): void {
  switch (code) {
    case 0xd608:
      define(row, operand);
      break;
    case 0xd605:
      if (operand.length >= 24) row.borders = tableBorders((i) => shortBorder(operand, 4 * i));
      break;
    case 0xd613:
      if (operand.length >= 48) row.borders = tableBorders((i) => longBorder(operand, 8 * i));
      break;
    case 0xd620:
      if (operand.length >= 7) setBorders(row, operand, shortBorder(operand, 3));
      break;
    case 0xd62f:
      if (operand.length >= 11) setBorders(row, operand, longBorder(operand, 3));
      break;
    case 0x5624:
      for (let i = operand.u8(0); i < operand.u8(1); i++) {
        const cell = row.cells[i];
        if (cell) cell.across = i === operand.u8(0) ? 2 : 1;
      }
      break;
    case 0xd62b: {
      const cell = operand.length >= 2 ? row.cells[operand.u8(0)] : undefined;
      if (cell) cell.down = operand.u8(1);
      break;
    }
    case 0x563a:
      row.style = operand.u16(0);
      break;
    case 0x740a:
      row.look = operand.u16(2);
      break;
    case 0xd667:
      row.changed = operand.length > 0 && operand.u8(0) !== 0;
      break;
  }
}

/** Edges of the cells, then what each cell looks like; cells at the end may be left out. */
function define(row: Row, operand: Bytes): void {
  const count = operand.length > 0 ? operand.u8(0) : 0;
  if (count > MAX_CELLS || 1 + 2 * (count + 1) > operand.length) return;
  const looksAt = 1 + 2 * (count + 1);
  row.cells = Array.from({ length: count }, (_, i) => {
    const width = operand.i16(3 + 2 * i) - operand.i16(1 + 2 * i);
    const at = looksAt + CELL_BYTES * i;
    if (at + CELL_BYTES > operand.length) return { width, across: 0, down: 0, borders: {} };
    const flags = operand.u16(at);
    const borders: Cell['borders'] = {};
    SIDES.forEach((side, j) => {
      borders[side] = shortBorder(operand, at + 4 + 4 * j);
    });
    return { width, across: flags & 3, down: (flags >> 5) & 3, borders };
  });
}

function tableBorders(read: (index: number) => BorderAttributes): Element {
  return element(
    'w:tblBorders',
    {},
    TABLE_SIDES.map((side, i) => element(`w:${side}`, read(i) ?? { val: 'none' })),
  );
}

function setBorders(row: Row, operand: Bytes, border: BorderAttributes): void {
  const sides = operand.u8(2);
  for (let i = operand.u8(0); i < Math.min(operand.u8(1), MAX_CELLS); i++) {
    const cell = row.cells[i];
    if (!cell) continue;
    SIDES.forEach((side, bit) => {
      if (sides & (1 << bit)) cell.borders[side] = border ?? { val: 'nil' };
    });
  }
}

function cellProperties(cell: Cell | undefined): Element {
  if (!cell) return element('w:tcPr');
  const children = [element('w:tcW', { w: String(Math.max(0, cell.width)), type: 'dxa' })];
  if (cell.down === 1) children.push(element('w:vMerge'));
  else if (cell.down > 1) children.push(valued('w:vMerge', 'restart'));
  const sides = SIDES.flatMap((side) => {
    const border = cell.borders[side];
    return border ? [element(`w:${side}`, border)] : [];
  });
  if (sides.length > 0) children.push(element('w:tcBorders', {}, sides));
  return element('w:tcPr', {}, children);
}

function isBlank(content: Element[]): boolean {
  return content.every((block) => block.name === 'w:p' && block.children.every((one) => one.name === 'w:pPr'));
}
