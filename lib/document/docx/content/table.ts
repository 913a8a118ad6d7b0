import type { Container } from '../../types';
import type { CellStyle } from '../formatting/formatter';
import { overlayParagraph, type ParagraphLayer } from '../formatting/paragraph-properties';
import { overlay, type RunLayer } from '../formatting/run-properties';
import {
  type Borders,
  type CellPosition,
  conditionsOf,
  readBorders,
  readLook,
  type TableLook,
  type TableStylePart,
} from '../formatting/table-style';
import { child, type Element, valOf } from '../package/xml';
import { integer, mmOfTwips, twips } from '../units';
import type { DocumentBuilder } from './builder';
import { alternative, rawText } from './paragraph';

interface TableStyle {
  id: string;
  parts: Map<string, TableStylePart>;
  look: TableLook;
  rowBand: number;
  columnBand: number;
  own: Borders;
}

/** A cell counts as bordered when at least this many of its sides are drawn: one drawn side is a separator line. */
const BORDERED_SIDES = 3;

/** Reads what stands in a cell. */
export type ContentReader = (elements: Element[], container: Container, cell: CellStyle | null) => void;

/** Reads a table. Columns are counted by the cells of each row, in order, however the grid runs under them. */
export function readTable(builder: DocumentBuilder, tbl: Element, parent: Container, readContent: ContentReader): void {
  const index = builder.tables.length;
  const rows = rowsOf(builder, tbl.children, parent);
  const tblPr = child(tbl, 'w:tblPr');
  if (child(tblPr, 'w:tblPrChange')) builder.revisions.formatting++;
  const style = tableStyle(builder, tblPr);
  const cellRows = rows.map((row) => ({ row, cells: cellsOf(row.children) }));
  const grid = (child(tbl, 'w:tblGrid')?.children ?? []).map((one) => twips(one.attrs.w) ?? 0);
  const table = {
    index,
    rows: rows.length,
    columns: Math.max(0, ...cellRows.map(({ cells }) => cells.length)),
    bordered: false,
    section: builder.section,
    parent,
    columnWidthsMm: cellRows[0] ? widths(cellRows[0].cells, grid) : [],
  };
  builder.tables.push(table);
  let bordered = 0;
  let count = 0;
  cellRows.forEach(({ row, cells }, rowIndex) => {
    const exception = readBorders(child(child(row, 'w:tblPrEx'), 'w:tblBorders'), builder.formatter.theme);
    cells.forEach((cell, columnIndex) => {
      const at = { row: rowIndex, rows: rows.length, column: columnIndex, columns: cells.length };
      const hasBorders = drawnSides(builder, cell, style, exception, at) >= BORDERED_SIDES;
      count++;
      if (hasBorders) bordered++;
      readCell(builder, cell, style, at, readContent, {
        kind: 'cell',
        table: index,
        row: rowIndex,
        column: columnIndex,
        columns: cells.length,
        bordered: hasBorders,
        ...(parent.kind === 'body' ? {} : { parent }),
      });
    });
  });
  table.bordered = bordered * 2 > count;
}

function readCell(
  builder: DocumentBuilder,
  cell: Element,
  style: TableStyle,
  at: CellPosition,
  readContent: ContentReader,
  container: Container,
): void {
  const tcPr = child(cell, 'w:tcPr');
  if (child(tcPr, 'w:tcPrChange')) builder.revisions.formatting++;
  const merge = child(tcPr, 'w:vMerge');
  if (merge && merge.attrs.val !== 'restart') {
    // Covered by the cell above: what stands here is not shown.
    builder.tell(rawText(cell), container);
    return;
  }
  readContent(cell.children, container, cellStyle(style, at));
}

function tableStyle(builder: DocumentBuilder, tblPr: Element | undefined): TableStyle {
  const id = valOf(tblPr, 'w:tblStyle');
  const parts = builder.formatter.styles.table(id);
  const whole = parts.get('wholeTable');
  return {
    id: id ?? '',
    parts,
    look: readLook(child(tblPr, 'w:tblLook')),
    rowBand: integer(valOf(tblPr, 'w:tblStyleRowBandSize')) ?? whole?.rowBand ?? 1,
    columnBand: integer(valOf(tblPr, 'w:tblStyleColBandSize')) ?? whole?.columnBand ?? 1,
    own: readBorders(child(tblPr, 'w:tblBorders'), builder.formatter.theme),
  };
}

function cellStyle(style: TableStyle, at: CellPosition): CellStyle | null {
  if (style.parts.size === 0) return null;
  const conditions = conditionsOf(style.look, at, style.rowBand, style.columnBand).filter((one) => style.parts.has(one));
  let run: RunLayer = {};
  let paragraph: ParagraphLayer = {};
  for (const one of conditions) {
    const part = style.parts.get(one)!;
    run = overlay(run, part.run);
    paragraph = overlayParagraph(paragraph, part.paragraph);
  }
  return { key: `${style.id}/${conditions.join('+')}`, run, paragraph };
}

/** Cell's own borders, then the table's own, then what the style says for its place. */
function drawnSides(builder: DocumentBuilder, cell: Element, style: TableStyle, exception: Borders, at: CellPosition): number {
  const own = readBorders(child(child(cell, 'w:tcPr'), 'w:tcBorders'), builder.formatter.theme);
  const table: Borders = { ...style.own, ...exception };
  const conditions = conditionsOf(style.look, at, style.rowBand, style.columnBand);
  let count = 0;
  for (const side of ['top', 'bottom', 'left', 'right'] as const) {
    const outer =
      (side === 'top' && at.row === 0) ||
      (side === 'bottom' && at.row === at.rows - 1) ||
      (side === 'left' && at.column === 0) ||
      (side === 'right' && at.column === at.columns - 1);
    const place = outer ? side : side === 'top' || side === 'bottom' ? 'insideH' : 'insideV';
    let border = own[side] ?? (own[side] === null ? null : table[place]);
    if (border === undefined) {
      for (const one of conditions) {
        const part = style.parts.get(one);
        const said = part?.cellBorders[side] ?? part?.cellBorders[place] ?? part?.tableBorders[place];
        if (said !== undefined) border = said;
        else if (part?.cellBorders[side] === null || part?.tableBorders[place] === null) border = null;
      }
    }
    if (border) count++;
  }
  return count;
}

function rowsOf(builder: DocumentBuilder, elements: Element[], parent: Container): Element[] {
  return elements.flatMap((one) => {
    if (one.name === 'w:sdt') return rowsOf(builder, child(one, 'w:sdtContent')?.children ?? [], parent);
    if (one.name === 'w:customXml' || one.name === 'w:ins' || one.name === 'w:moveTo') return rowsOf(builder, one.children, parent);
    if (one.name === 'mc:AlternateContent') return rowsOf(builder, alternative(one), parent);
    if (one.name !== 'w:tr') return [];
    const trPr = child(one, 'w:trPr');
    if (child(trPr, 'w:ins')) builder.revisions.insertions++;
    if (child(trPr, 'w:trPrChange')) builder.revisions.formatting++;
    if (child(trPr, 'w:del')) {
      builder.revisions.deletions++;
      builder.tell(rawText(one), parent);
      return [];
    }
    return [one];
  });
}

function cellsOf(elements: Element[]): Element[] {
  return elements.flatMap((one) => {
    if (one.name === 'w:sdt') return cellsOf(child(one, 'w:sdtContent')?.children ?? []);
    if (one.name === 'w:customXml') return cellsOf(one.children);
    return one.name === 'w:tc' ? [one] : [];
  });
}

function widths(cells: Element[], grid: number[]): number[] {
  let column = 0;
  return cells.map((cell) => {
    const tcPr = child(cell, 'w:tcPr');
    const span = Math.min(Math.max(1, integer(valOf(tcPr, 'w:gridSpan')) ?? 1), 64);
    const tcW = child(tcPr, 'w:tcW');
    const own = tcW?.attrs.type === undefined || tcW.attrs.type === 'dxa' ? twips(tcW?.attrs.w) : undefined;
    const fromGrid = grid.slice(column, column + span).reduce((sum, one) => sum + one, 0);
    column += span;
    return mmOfTwips(own || fromGrid);
  });
}
