import type { Rect } from '../page/matrix';
import type { Drawing } from '../page/paths';
import type { Segment } from './segments';

/** A ruled grid with the lines of text that stand in its cells. Points. */
export interface RuledTable extends Rect {
  /** Limits of columns and rows, ascending. */
  xs: number[];
  ys: number[];
  cells: { row: number; column: number; box: Rect; lines: Segment[] }[];
}

const THIN = 2;
const SNAP = 2.5;
const MIN_CELL = 8;
const MAX_RULES = 4000;

interface Rule {
  at: number;
  from: number;
  to: number;
}

/**
 * Grids of ruled lines. Takes the text inside them out of `segments`. A box without inner lines is no table, and a
 * separator touches nothing.
 */
export function takeTables(drawings: Drawing[], segments: Segment[]): RuledTable[] {
  const level: Rule[] = [];
  const upright: Rule[] = [];
  for (const d of drawings) {
    if (d.annotation !== null) continue;
    const width = d.x1 - d.x0;
    const height = d.y1 - d.y0;
    if (d.kind === 'line' && height <= THIN && width > MIN_CELL) level.push({ at: (d.y0 + d.y1) / 2, from: d.x0, to: d.x1 });
    else if (d.kind === 'line' && width <= THIN && height > MIN_CELL) upright.push({ at: (d.x0 + d.x1) / 2, from: d.y0, to: d.y1 });
    else if (d.kind === 'rectangle' && d.stroke !== null && width > MIN_CELL && height > MIN_CELL) {
      level.push({ at: d.y0, from: d.x0, to: d.x1 }, { at: d.y1, from: d.x0, to: d.x1 });
      upright.push({ at: d.x0, from: d.y0, to: d.y1 }, { at: d.x1, from: d.y0, to: d.y1 });
    }
  }
  if (level.length < 3 || upright.length < 3 || level.length + upright.length > MAX_RULES) return [];
  const rows = merge(level);
  const columns = merge(upright);
  return components(rows, columns)
    .map((part) => gridOf(part.level, part.upright))
    .filter((grid): grid is RuledTable => grid !== null)
    .filter((grid) => fill(grid, segments));
}

/** Joins pieces of one line that meet: borders are often drawn cell by cell. */
function merge(rules: Rule[]): Rule[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at || a.from - b.from);
  const out: Rule[] = [];
  for (const rule of sorted) {
    const same = out.findLast((o) => Math.abs(o.at - rule.at) < 1.2 && rule.from <= o.to + SNAP && rule.to >= o.from - SNAP);
    if (same && rule.at - same.at < 1.2) {
      same.from = Math.min(same.from, rule.from);
      same.to = Math.max(same.to, rule.to);
    } else out.push({ ...rule });
  }
  return out;
}

/** Groups lines that cross or touch each other. */
function components(level: Rule[], upright: Rule[]): { level: Rule[]; upright: Rule[] }[] {
  const groups: { level: Rule[]; upright: Rule[] }[] = [];
  const ofLevel = new Map<Rule, number>();
  for (const column of upright) {
    const crossed = level.filter(
      (row) => column.at >= row.from - SNAP && column.at <= row.to + SNAP && row.at >= column.from - SNAP && row.at <= column.to + SNAP,
    );
    if (crossed.length < 2) continue;
    const known = [...new Set(crossed.map((row) => ofLevel.get(row)).filter((id): id is number => id !== undefined))];
    const target = known[0] ?? groups.push({ level: [], upright: [] }) - 1;
    const group = groups[target]!;
    for (const id of known.slice(1)) {
      const other = groups[id]!;
      for (const row of other.level) ofLevel.set(row, target);
      group.level.push(...other.level);
      group.upright.push(...other.upright);
      groups[id] = { level: [], upright: [] };
    }
    group.upright.push(column);
    for (const row of crossed) {
      if (ofLevel.get(row) === target && group.level.includes(row)) continue;
      ofLevel.set(row, target);
      group.level.push(row);
    }
  }
  return groups.filter((group) => group.upright.length > 0);
}

function gridOf(level: Rule[], upright: Rule[]): RuledTable | null {
  const xs = limits(upright);
  const ys = limits(level);
  if (xs.length < 2 || ys.length < 2 || xs.length + ys.length < 5) return null;
  const cells: RuledTable['cells'] = [];
  const taken = new Set<string>();
  const hasRight = (column: number, row: number) => covers(upright, xs[column + 1]!, ys[row]!, ys[row + 1]!);
  const hasBelow = (column: number, row: number) => covers(level, ys[row + 1]!, xs[column]!, xs[column + 1]!);
  for (let row = 0; row < ys.length - 1; row++) {
    for (let column = 0; column < xs.length - 1; column++) {
      if (taken.has(`${row},${column}`)) continue;
      let right = column;
      while (right < xs.length - 2 && !hasRight(right, row)) right++;
      let below = row;
      while (below < ys.length - 2 && !hasBelow(column, below)) below++;
      for (let r = row; r <= below; r++) for (let c = column; c <= right; c++) taken.add(`${r},${c}`);
      cells.push({ row, column, box: { x0: xs[column]!, x1: xs[right + 1]!, y0: ys[row]!, y1: ys[below + 1]! }, lines: [] });
    }
  }
  if (cells.length < 2) return null;
  return { xs, ys, cells, x0: xs[0]!, x1: xs[xs.length - 1]!, y0: ys[0]!, y1: ys[ys.length - 1]! };
}

function limits(rules: Rule[]): number[] {
  const out: number[] = [];
  for (const at of rules.map((rule) => rule.at).sort((a, b) => a - b)) {
    if (out.length === 0 || at - out[out.length - 1]! > SNAP) out.push(at);
  }
  return out;
}

function covers(rules: Rule[], at: number, from: number, to: number): boolean {
  const middle = (from + to) / 2;
  return rules.some((rule) => Math.abs(rule.at - at) <= SNAP && rule.from <= middle && rule.to >= middle);
}

/** Puts the text into the cells. A grid that holds hardly any text is a drawing. */
function fill(table: RuledTable, segments: Segment[]): boolean {
  const found: { segment: Segment; cell: RuledTable['cells'][number] }[] = [];
  for (const segment of segments) {
    const x = (segment.x0 + segment.x1) / 2;
    const y = segment.baseline - 0.3 * segment.size;
    const cell = table.cells.find((c) => x > c.box.x0 && x < c.box.x1 && y > c.box.y0 && y < c.box.y1);
    if (cell) found.push({ segment, cell });
  }
  if (new Set(found.map((f) => f.cell)).size < 2) return false;
  for (const { segment, cell } of found) {
    cell.lines.push(segment);
    segments.splice(segments.indexOf(segment), 1);
  }
  for (const cell of table.cells) cell.lines.sort((a, b) => a.baseline - b.baseline || a.x0 - b.x0);
  return true;
}
