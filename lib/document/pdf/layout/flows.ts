import type { Rect } from '../page/matrix';
import { cellOf, type Segment } from './segments';

/** Lines that follow each other down one column. */
export interface Flow {
  lines: Segment[];
  /** Left and right limit of the column; points from the page's left edge. */
  left: number;
  right: number;
  /** Whether it is the page's own column, not one side of a header, signature block or table. */
  main: boolean;
}

interface Column {
  left: number;
  right: number;
}

/** Word's usual distance between a cell's border and its text. */
export const CELL_PADDING = 5.4;

/** Parts the lines of a page into columns, in reading order: where two texts stand side by side, the left one first. */
export function flowsOf(segments: Segment[], column: Column, main = true, depth = 0): Flow[] {
  const rows = rowsOf(segments);
  const flows: Flow[] = [];
  let open: Flow | null = null;
  for (let i = 0; i < rows.length; ) {
    const region = rows[i]!.length > 1 && depth < 4 ? sideBySide(rows, i, column) : null;
    if (region) {
      if (open) for (const taken of region.before) open.lines.splice(open.lines.indexOf(taken), 1);
      open = null;
      for (const side of [region.left, region.right]) {
        flows.push(...flowsOf(side, columnOf(side), false, depth + 1));
      }
      i = region.next;
      continue;
    }
    if (!open) {
      open = { lines: [], left: column.left, right: column.right, main };
      flows.push(open);
    }
    open.lines.push(...rows[i]!);
    i++;
  }
  return flows.filter((flow) => flow.lines.length > 0);
}

function rowsOf(segments: Segment[]): Segment[][] {
  const sorted = [...segments].sort((a, b) => a.baseline - b.baseline || a.x0 - b.x0);
  const rows: Segment[][] = [];
  for (const segment of sorted) {
    const row = rows[rows.length - 1];
    const first = row?.[0];
    if (row && first && row.every((other) => besides(other, segment))) row.push(segment);
    else rows.push([segment]);
  }
  for (const row of rows) row.sort((a, b) => a.x0 - b.x0);
  return rows;
}

/** Side by side: apart across, and level with each other at least in part. */
function besides(a: Segment, b: Segment): boolean {
  const gap = Math.max(b.x0 - a.x1, a.x0 - b.x1);
  if (gap < -1) return false;
  const size = Math.min(a.size, b.size);
  const drop = Math.abs(a.baseline - b.baseline);
  return drop < 0.5 * size || (gap > 2 * size && drop < 0.9 * size);
}

interface Region {
  before: Segment[];
  left: Segment[];
  right: Segment[];
  next: number;
}

function sideBySide(rows: Segment[][], start: number, column: Column): Region | null {
  const gutter = widestGap(rows[start]!);
  const left: Segment[] = [];
  const right: Segment[] = [];
  const put = (row: Segment[]) => {
    for (const segment of row) (segment.x1 <= gutter.x0 + 1 ? left : right).push(segment);
  };
  put(rows[start]!);
  let next = start + 1;
  for (; next < rows.length; next++) {
    const row = rows[next]!;
    const x0 = Math.max(gutter.x0, ...row.filter((s) => centre(s) < mid(gutter)).map((s) => s.x1));
    const x1 = Math.min(gutter.x1, ...row.filter((s) => centre(s) >= mid(gutter)).map((s) => s.x0));
    if (x1 - x0 < 0.6 * row[0]!.size) break;
    if (row.length === 1 && !belongs(row[0]!, centre(row[0]!) < mid(gutter) ? left : right, column, false)) break;
    gutter.x0 = x0;
    gutter.x1 = x1;
    put(row);
  }
  const before: Segment[] = [];
  for (let above = start - 1; above >= 0; above--) {
    const row = rows[above]!;
    const single = row[0]!;
    if (row.length !== 1 || (single.x0 < gutter.x1 - 1 && single.x1 > gutter.x0 + 1)) break;
    const side = centre(single) < mid(gutter) ? left : right;
    if (!belongs(single, side, column, true)) break;
    side.unshift(single);
    before.push(single);
  }
  return left.length > 0 && right.length > 0 ? { before, left, right, next } : null;
}

/** Whether a line that stands alone in its row continues one side, and is not a line of the page's own column. */
function belongs(line: Segment, side: Segment[], column: Column, above: boolean): boolean {
  if (side.length === 0) return false;
  const near = above ? side[0]! : side[side.length - 1]!;
  const gap = Math.abs(line.baseline - near.baseline) / Math.max(line.size, near.size);
  const axis = median(side.map(centre));
  const middle = (column.left + column.right) / 2;
  const centred = Math.abs(centre(line) - axis) < 8;
  if (Math.abs(centre(line) - middle) < 6 && Math.abs(axis - middle) > 12) return false;
  const cell = cellOf(line);
  const nearCell = cellOf(near);
  if (cell && nearCell) return sameCell(cell, nearCell) && gap < 14;
  const x0 = Math.min(...side.map((s) => s.x0));
  const x1 = Math.max(...side.map((s) => s.x1));
  const flush = side.filter((s) => Math.abs(s.x0 - line.x0) < 3).length >= side.length / 2;
  const inside = line.x0 >= x0 - 3 && line.x1 <= x1 + 3;
  const onRight = axis > middle;
  if (centred) return gap < (above ? 3 : onRight ? 12 : 3);
  return !above && gap < 2.2 && (flush || (inside && !onRight));
}

function columnOf(side: Segment[]): Column {
  const cell = cellOf(side[0]!);
  if (cell && side.every((s) => sameCell(cell, cellOf(s)))) return { left: cell.x0 + CELL_PADDING, right: cell.x1 - CELL_PADDING };
  return { left: Math.min(...side.map((s) => s.x0)), right: Math.max(...side.map((s) => s.x1)) };
}

function sameCell(a: Rect, b: Rect | null): boolean {
  return !!b && Math.abs(a.x0 - b.x0) < 1 && Math.abs(a.x1 - b.x1) < 1;
}

function widestGap(row: Segment[]): { x0: number; x1: number } {
  let best = { x0: row[0]!.x1, x1: row[1]!.x0 };
  for (let i = 1; i < row.length; i++) {
    const gap = { x0: row[i - 1]!.x1, x1: row[i]!.x0 };
    if (gap.x1 - gap.x0 > best.x1 - best.x0) best = gap;
  }
  return best;
}

function mid(gap: { x0: number; x1: number }): number {
  return (gap.x0 + gap.x1) / 2;
}

function centre(segment: Segment): number {
  return (segment.x0 + segment.x1) / 2;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
