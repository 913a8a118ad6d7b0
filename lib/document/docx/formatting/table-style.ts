import type { Border } from '../../types';
import { child, type Element } from '../package/xml';
import { integer, isOn } from '../units';
import { type ParagraphLayer, readBorder, readParagraphLayer } from './paragraph-properties';
import { type RunLayer, readRunLayer } from './run-properties';
import type { Theme } from './theme';

export type Side = 'top' | 'bottom' | 'left' | 'right' | 'insideH' | 'insideV';
export type Borders = Partial<Record<Side, Border | null>>;

export interface TableStylePart {
  run: RunLayer;
  paragraph: ParagraphLayer;
  tableBorders: Borders;
  cellBorders: Borders;
  rowBand: number | undefined;
  columnBand: number | undefined;
}

export interface TableLook {
  firstRow: boolean;
  lastRow: boolean;
  firstColumn: boolean;
  lastColumn: boolean;
  noHBand: boolean;
  noVBand: boolean;
}

const SIDE_NAMES: Record<string, Side> = {
  'w:top': 'top',
  'w:bottom': 'bottom',
  'w:left': 'left',
  'w:start': 'left',
  'w:right': 'right',
  'w:end': 'right',
  'w:insideH': 'insideH',
  'w:insideV': 'insideV',
};

export function readBorders(element: Element | undefined, theme: Theme): Borders {
  const borders: Borders = {};
  for (const one of element?.children ?? []) {
    const side = SIDE_NAMES[one.name];
    if (side) borders[side] = readBorder(one, theme);
  }
  return borders;
}

export function readTableStyleParts(style: Element, theme: Theme): Map<string, TableStylePart> {
  const parts = new Map([['wholeTable', readPart(style, theme)]]);
  for (const one of style.children) {
    if (one.name === 'w:tblStylePr' && one.attrs.type) parts.set(one.attrs.type, readPart(one, theme));
  }
  return parts;
}

function readPart(element: Element, theme: Theme): TableStylePart {
  const tblPr = child(element, 'w:tblPr');
  return {
    run: readRunLayer(child(element, 'w:rPr'), theme),
    paragraph: readParagraphLayer(child(element, 'w:pPr'), theme),
    tableBorders: readBorders(child(tblPr, 'w:tblBorders'), theme),
    cellBorders: readBorders(child(child(element, 'w:tcPr'), 'w:tcBorders'), theme),
    rowBand: integer(child(tblPr, 'w:tblStyleRowBandSize')?.attrs.val),
    columnBand: integer(child(tblPr, 'w:tblStyleColBandSize')?.attrs.val),
  };
}

const LOOK_BITS = { firstRow: 0x20, lastRow: 0x40, firstColumn: 0x80, lastColumn: 0x100, noHBand: 0x200, noVBand: 0x400 } as const;

export function readLook(tblLook: Element | undefined): TableLook {
  const bits = Number.parseInt(tblLook?.attrs.val ?? '0', 16) || 0;
  const flag = (name: keyof TableLook) => {
    const value = tblLook?.attrs[name];
    return value === undefined ? (bits & LOOK_BITS[name]) !== 0 : isOn(value);
  };
  return {
    firstRow: flag('firstRow'),
    lastRow: flag('lastRow'),
    firstColumn: flag('firstColumn'),
    lastColumn: flag('lastColumn'),
    noHBand: flag('noHBand'),
    noVBand: flag('noVBand'),
  };
}

export interface CellPosition {
  row: number;
  rows: number;
  column: number;
  columns: number;
}

/** Conditional parts that hold for a cell, farthest first (ISO 29500-1, 17.7.6). */
export function conditionsOf(look: TableLook, at: CellPosition, rowBand: number, columnBand: number): string[] {
  const firstRow = look.firstRow && at.row === 0;
  const lastRow = look.lastRow && at.row === at.rows - 1;
  const firstColumn = look.firstColumn && at.column === 0;
  const lastColumn = look.lastColumn && at.column === at.columns - 1;
  const conditions = ['wholeTable'];
  const band = (index: number, size: number) => (Math.floor(index / Math.max(1, size)) % 2 === 0 ? 'band1' : 'band2');
  if (!look.noVBand && columnBand > 0 && !firstColumn && !lastColumn) {
    conditions.push(`${band(at.column - (look.firstColumn ? 1 : 0), columnBand)}Vert`);
  }
  if (!look.noHBand && rowBand > 0 && !firstRow && !lastRow) conditions.push(`${band(at.row - (look.firstRow ? 1 : 0), rowBand)}Horz`);
  if (firstColumn) conditions.push('firstCol');
  if (lastColumn) conditions.push('lastCol');
  if (firstRow) conditions.push('firstRow');
  if (lastRow) conditions.push('lastRow');
  if (firstRow && firstColumn) conditions.push('nwCell');
  if (firstRow && lastColumn) conditions.push('neCell');
  if (lastRow && firstColumn) conditions.push('swCell');
  if (lastRow && lastColumn) conditions.push('seCell');
  return conditions;
}
