import { controlsIn, controlValue } from '../dom/control';
import { longerThan, textOf, valueText } from '../dom/text';
import { hasLayout } from '../dom/visibility';
import { finish, rowsAStep } from '../steps';
import { fitness, looksLikeReference, valueFor } from '../text/grammar';
import { clean } from '../text/normalise';
import { fieldNames, type Meaning } from '../text/vocabulary';
import type { Direction, FieldName, HostRow } from '../types';
import { filesIn } from './attachments';
import { blankTail, type Column, cellsOf, type Grid, type GridContext, isNumbering } from './grids';
import { readPairs } from './pairs';
import { bearsMark, isMarked } from './secrecy';

/** Fields that make a row the row of a document. */
const core: readonly FieldName[] = [
  'referenceNumber',
  'subject',
  'arrivalNumber',
  'departureNumber',
  'documentDate',
  'arrivalDate',
  'issuer',
  'documentType',
];

export interface Assignment {
  field: FieldName;
  column: Column;
  meaning: Meaning;
}

/** Which column holds which field; a field claimed twice goes to the more trusted label. */
export function* assign(
  grid: Grid,
  direction: Direction | undefined,
  rowCells: (Element | undefined)[][],
  ctx: GridContext,
): Generator<void, Assignment[]> {
  const claims: (Assignment & { score: number })[] = [];
  for (const column of grid.columns) {
    if (!column.match || !(column.visible || column.folded)) continue;
    yield;
    for (const meaning of column.match.meanings) {
      if (meaning.incoming && direction === 'outgoing') continue;
      const texts = rowCells
        .slice(0, 30)
        .map((cells) => cells[column.index])
        .filter((c): c is Element => !!c)
        .map((c) => cellText(c, ctx, column.text).text)
        .filter(Boolean);
      const values = texts.map((t) => valueFor(meaning.field, t, meaning)).filter((v): v is string => v !== null);
      // What is only meant if its values say so must be meant by all of them.
      if (texts.length && values.length < (meaning.conditional ? 1 : 0.5) * texts.length) continue;
      if (!texts.length && meaning.conditional) continue;
      const fits = values.length ? values.reduce((n, v) => n + fitness(meaning.field, v), 0) / values.length : 0.5;
      claims.push({ field: meaning.field, column, meaning, score: meaning.trust * (0.5 + 0.5 * fits) - (texts.length ? 0 : 0.2) });
    }
  }
  claims.sort((a, b) => b.score - a.score);
  const fields = new Set<FieldName>();
  const columns = new Set<Column>();
  const out: Assignment[] = [];
  for (const c of claims) {
    if (fields.has(c.field) || (columns.has(c.column) && !c.meaning.part)) continue;
    fields.add(c.field);
    columns.add(c.column);
    out.push(c);
  }
  return out;
}

function cellText(cell: Element, ctx: GridContext, title: string): { text: string; element: Element } {
  const v = valueText(cell, ctx.visible);
  // On narrow screens each cell repeats the name of its column.
  if (title && v.text.startsWith(title) && v.text !== title && cell.firstElementChild) {
    const own = textOf(cell, ctx.visible, (e) => clean(e.textContent ?? '').replace(/[:：]$/, '') === title);
    if (own && own !== v.text) return { text: own, element: v.element };
  }
  if (v.text.includes(':') && cell.firstElementChild) return withoutRemarks(cell, v, ctx);
  if (v.text) return v;
  const control = controlsIn(cell, ctx.visible)[0];
  return control ? controlValue(control, ctx.visible) : v;
}

/** A cell's own words, without lines in it that name something else: "Người nhập: …" under an abstract. */
function withoutRemarks(cell: Element, v: { text: string; element: Element }, ctx: GridContext): { text: string; element: Element } {
  const remark = (e: Element): boolean => {
    const said = longerThan(e, 160) ? null : /^\s*([^:：]{2,40})[:：]/.exec(e.textContent ?? '');
    return !!said && ctx.labels(said[1]!) !== undefined;
  };
  if (![...cell.querySelectorAll('*')].some(remark)) return v;
  const text = textOf(cell, ctx.visible, remark);
  return text ? { text, element: v.element } : v;
}

/** Things have numbers too; a document's looks like one, or counts in a register. */
function isNumbered(a: Assignment, rows: (Element | undefined)[][], ctx: GridContext): boolean {
  if (a.field !== 'referenceNumber') return true;
  const texts = rows
    .slice(0, 10)
    .flatMap((cells) => (cells[a.column.index] ? cellText(cells[a.column.index]!, ctx, a.column.text).text || [] : []));
  return texts.length === 0 || texts.filter(looksLikeReference).length * 2 >= texts.length;
}

/** Fields that only documents have. */
const identifying: readonly FieldName[] = ['referenceNumber', 'subject', 'arrivalNumber', 'departureNumber'];

/** Is this a list of documents (and not of persons, steps or files)? */
export const isDocumentGrid = (assigned: FieldName[]): boolean =>
  (assigned.includes('referenceNumber') || assigned.includes('subject')) && assigned.filter((f) => core.includes(f)).length >= 2;

/** Cells of each row, put under the columns of the header. */
export function alignRows(grid: Grid, ctx: GridContext): AlignedRow[] {
  return finish(alignSteps(grid, ctx));
}

export interface AlignedRow {
  row: Element;
  cells: (Element | undefined)[];
}

/** The same in steps: a long list must not hold the page up. */
function* alignSteps(grid: Grid, ctx: GridContext, known?: ReadonlyMap<Element, HostRow>): Generator<void, AlignedRow[]> {
  const out: AlignedRow[] = [];
  let carried: { cell: Element; left: number }[] = [];
  const keys = new Map(grid.columns.map((c) => [columnKey(c.cell), c.index]));
  keys.delete(null);
  const folded = grid.columns.some((c) => !c.visible && c.match);
  for (const [at, row] of grid.rows.entries()) {
    if (at % rowsAStep === rowsAStep - 1) yield;
    if (known?.has(row) && !carried.length && !row.querySelector('[rowspan]')) {
      out.push({ row, cells: [] });
      continue;
    }
    if (!ctx.visible(row) || isNumbering(row)) continue;
    const laid: Element[] = [];
    const next: { cell: Element; left: number }[] = [];
    let i = 0;
    const carry = () => {
      while (carried[i]) {
        const k = carried[i]!;
        laid[i] = k.cell;
        if (k.left > 1) next[i] = { cell: k.cell, left: k.left - 1 };
        i++;
      }
    };
    const cells = [row, ...(grid.also ?? []).map((list) => list[at]).filter((r) => r !== undefined)].flatMap(cellsOf);
    for (const cell of cells) {
      carry();
      const width = Math.min(Number.parseInt(cell.getAttribute('colspan') ?? '1', 10) || 1, 200);
      const height = Number.parseInt(cell.getAttribute('rowspan') ?? '1', 10) || 1;
      for (let w = 0; w < width; w++, i++) {
        laid[i] = cell;
        if (height > 1) next[i] = { cell, left: height - 1 };
      }
    }
    carry();
    carried = next;
    const placed = place(grid, laid, keys, ctx);
    if (placed) out.push({ row, cells: placed });
    else if (folded && out.length && cells.length === 1) unfold(out.at(-1)!, cells[0]!, grid, ctx);
  }
  return out;
}

/** Columns without room are folded under their row, each with its name. */
function unfold(line: AlignedRow, cell: Element, grid: Grid, ctx: GridContext): void {
  for (const { slot, match } of readPairs({ ...ctx, root: cell, skip: () => false })) {
    const column = grid.columns.find((c) => !c.visible && c.match === match);
    if (!column || !slot) continue;
    line.cells[column.index] = slot;
    column.folded = true;
  }
}

function columnKey(cell: Element): string | null {
  for (const name of ['aria-colindex', 'data-field', 'col-id', 'data-columnid', 'data-column-id', 'field']) {
    const v = cell.getAttribute(name);
    if (v) return `${name}=${v}`;
  }
  return null;
}

function place(grid: Grid, laid: Element[], keys: Map<string | null, number>, ctx: GridContext): (Element | undefined)[] | null {
  const distinct = new Set(laid).size;
  // A heading of a group, a notice, a pager: fewer pieces than half the columns.
  if (distinct * 2 < Math.min(grid.columns.length, grid.columns.filter((c) => c.visible).length)) return null;
  const named = laid.filter((c) => keys.has(columnKey(c)));
  const out: (Element | undefined)[] = [];
  if (keys.size >= 2 && named.length === laid.length) {
    for (const c of laid) out[keys.get(columnKey(c))!] = c;
    return out;
  }
  const heads = grid.columns.filter((c) => c.visible);
  const seen = laid.filter((c, i) => ctx.visible(c) && laid.indexOf(c) === i);
  if (
    laid.length === grid.columns.length ||
    (laid.length < grid.columns.length && laid.length >= grid.columns.length - blankTail(grid.columns))
  ) {
    laid.forEach((c, i) => {
      out[grid.columns[i]!.index] = c;
    });
    return out;
  }
  if (heads.length === seen.length) {
    heads.forEach((h, i) => {
      out[h.index] = seen[i];
    });
    return out;
  }
  if (hasLayout(ctx.root.ownerDocument)) return byPosition(heads, seen);
  return null;
}

/** The header a cell stands under, where the browser knows. */
function byPosition(heads: Column[], cells: Element[]): (Element | undefined)[] {
  const out: (Element | undefined)[] = [];
  const boxes = heads.map((h) => ({ h, b: h.cell.getBoundingClientRect() }));
  for (const c of cells) {
    const b = c.getBoundingClientRect();
    const mid = (b.left + b.right) / 2;
    const under = boxes.find((x) => mid >= x.b.left && mid <= x.b.right);
    if (under && !out[under.h.index]) out[under.h.index] = c;
  }
  return out;
}

export interface ReadList {
  rows: HostRow[];
  fields: FieldName[];
  grid: Grid;
  assigned: Assignment[];
}

/** The documents of a grid in steps, or null when it is a list of something else. `prior`: rows read before and unchanged. */
export function* readGrid(
  grid: Grid,
  direction: Direction | undefined,
  ctx: GridContext,
  prior?: { known: ReadonlyMap<Element, HostRow>; assigned: Assignment[] },
): Generator<void, ReadList | null> {
  const promised = new Set(grid.columns.flatMap((c) => (c.visible && c.match ? c.match.meanings.map((m) => m.field) : [])));
  if (!isDocumentGrid([...promised])) return null;
  const aligned = yield* alignSteps(grid, ctx, prior?.known);
  const cells = aligned.map((a) => a.cells);
  const assigned = prior?.assigned ?? (yield* assign(grid, direction, cells, ctx));
  const fields = assigned.map((a) => a.field);
  if (aligned.length && !isDocumentGrid(fields)) return null;
  // "Nội dung" and a day are in any list; without a number the page must say that it is of documents.
  const sure = assigned.some(
    (a) => identifying.includes(a.field) && a.meaning.trust > 0.75 && (fields.includes('subject') || isNumbered(a, cells, ctx)),
  );
  if (aligned.length && !sure && !direction) return null;
  const rows: HostRow[] = [];
  for (const [i, { row, cells }] of aligned.entries()) {
    const r = prior?.known.get(row) ?? readRow(row, cells, assigned, grid, ctx);
    if (r) rows.push(r);
    if (i % rowsAStep === rowsAStep - 1) yield;
  }
  return { rows, fields, grid, assigned };
}

/** One row; null for fillers, group titles and repeated headers. */
export function readRow(
  row: Element,
  cells: (Element | undefined)[],
  assigned: Assignment[],
  grid: Grid,
  ctx: GridContext,
): HostRow | null {
  const out: HostRow = { _element: row, _cells: {} };
  for (const f of fieldNames) out[f] = null;
  let found = 0;
  for (const a of assigned) {
    const cell = cells[a.column.index];
    if (!cell) continue;
    const v = cellText(cell, ctx, a.column.text);
    const value = valueFor(a.field, v.text, a.meaning);
    out._cells![a.field] = v.element;
    out[a.field] = value;
    if (value !== null && a.field !== 'ordinal') found++;
  }
  if (found === 0 || !core.some((f) => out[f])) return null;
  if (assigned.every((a) => out[a.field] === null || (out[a.field] as string) === a.column.text)) return null;
  // The level is looked at even in a column the role does not show.
  const hidden = grid.columns.filter((c) => !c.visible && c.match?.meanings.some((m) => m.field === 'secrecyLevel'));
  const levels = [out.secrecyLevel ?? null, ...hidden.map((c) => cells[c.index]?.textContent ?? null)];
  if (levels.some(isMarked)) return { secrecyStop: true, _element: row };
  const fileColumns = grid.columns.filter((c) => c.match?.attachments).map((c) => cells[c.index]);
  const files = filesIn(
    row,
    fileColumns.filter((c): c is Element => !!c),
    ctx.visible,
  );
  if (bearsMark(out as Record<string, string | null>, files)) return { secrecyStop: true, _element: row };
  out.attachments = files;
  return out;
}
