import { controlsIn } from '../dom/control';
import { longerThan, textOf } from '../dom/text';
import type { Visible } from '../dom/visibility';
import { rowsAStep } from '../steps';
import type { LabelIndex, LabelMatch } from '../text/vocabulary';

export interface Column {
  cell: Element;
  text: string;
  match: LabelMatch | undefined;
  visible: boolean;
  /** Not shown as a column, but under each row with its name. */
  folded?: true;
  /** Position among all columns of the header. */
  index: number;
}

/** Something drawn as a header over rows: a table, two tables, an ARIA grid, rows of blocks. */
export interface Grid {
  columns: Column[];
  rows: Element[];
  /** Rows of the same documents in tables beside this one (frozen columns). */
  also?: Element[][];
  /** Drawn with neither a table nor roles. */
  blocks?: true;
  /** What is read as this grid and by nothing else. */
  parts: Element[];
  header: Element;
}

export interface GridContext {
  root: Element;
  visible: Visible;
  labels: LabelIndex;
}

/** Attributes by which a cell names its column, for style sheets to show. */
const cellLabels = ['data-label', 'data-title', 'data-th', 'data-header', 'data-column', 'data-content'];

export const rowCellsOf = (row: Element): Element[] =>
  [...row.children].filter((c) => c.tagName !== 'SCRIPT' && c.tagName !== 'TEMPLATE' && c.tagName !== 'STYLE');

/** Rows that belong to this table itself, not to one inside a cell. */
export function ownRows(table: Element): Element[] {
  const out: Element[] = [];
  for (const c of table.children) {
    if (c.tagName === 'TR') out.push(c);
    else if (/^T(?:HEAD|BODY|FOOT)$/.test(c.tagName)) for (const r of c.children) if (r.tagName === 'TR') out.push(r);
  }
  return out;
}

/** Cells of a row, however it is drawn. */
export function cellsOf(row: Element): Element[] {
  if (row.tagName === 'TR') return rowCellsOf(row);
  // In a grid drawn column by column the row is but its cells.
  if (row.getAttribute('role') === 'gridcell') return [row];
  const roles = [...row.querySelectorAll('[role=gridcell], [role=cell], [role=columnheader], [role=rowheader]')].filter(
    (c) => c.closest('[role=row]') === row,
  );
  if (roles.length) return roles;
  let cells = rowCellsOf(row);
  // Some grids wrap the cells once more.
  for (let i = 0; i < 3 && cells.length === 1 && cells[0]!.children.length > 1; i++) cells = rowCellsOf(cells[0]!);
  return cells;
}

const span = (cell: Element, name: string): number => Math.min(Math.max(Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1, 1), 200);

const isFilter = (row: Element, ctx: GridContext): boolean => controlsIn(row, ctx.visible).length > 0;

/** A line that only counts the columns: 1, 2, 3 … or (1), (2), (3) … */
export function isNumbering(row: Element): boolean {
  const n = cellsOf(row).map((c) => /^\(?(\d{1,2})\)?$/.exec((c.textContent ?? '').trim())?.[1]);
  return n.length >= 3 && n.every((x, i) => Number(x) === Number(n[0]) + i);
}

/** A table may hold several headers, one for each group of rows. */
export function* tableGrids(table: Element, ctx: GridContext, used: Set<Element>): Generator<void, Grid[]> {
  // Rows that only measure the columns are kept from readers, if not from the eye.
  const rows: Element[] = [];
  for (const [n, r] of ownRows(table).entries()) {
    if (n % 100 === 99) yield;
    if (ctx.visible(r) && r.getAttribute('aria-hidden') !== 'true') rows.push(r);
  }
  const out: Grid[] = [];
  let i = 0;
  while (i < rows.length) {
    if (i % rowsAStep === rowsAStep - 1) yield;
    const end = headerBlock(rows, i, ctx);
    if (!end) {
      out.at(-1)?.rows.push(rows[i]!);
      i++;
      continue;
    }
    const columns = leafColumns(rows.slice(i, end), ctx);
    out.push({ columns, rows: [], parts: [table], header: rows[i]! });
    i = end;
  }
  if (!out.length) {
    const columns = namedByCells(rows, ctx);
    return columns ? [{ columns, rows, parts: [table], header: columns[0]!.cell }] : [];
  }
  const last = out.at(-1);
  if (last && !out.some((g) => g.rows.some((r) => !isFilter(r, ctx)))) {
    const body = yield* bodyElsewhere(table, last.columns, ctx, used);
    if (body) {
      last.rows = body.rows;
      last.parts.push(...body.parts);
      for (const p of body.parts) used.add(p);
    }
  }
  // Labels over their values, line by line: one document, not many lists.
  const keys = out.map((g) => g.columns.map((c) => c.text).join());
  if (out.length >= 2 && new Set(keys).size === out.length && out.every((g) => g.rows.filter((r) => cellsOf(r).length > 1).length <= 1))
    return [];
  return out;
}

/** A table for narrow screens: no header is shown, each cell bears its column's name. */
function namedByCells(rows: readonly Element[], ctx: GridContext): Column[] | null {
  const cells = rows[0] ? rowCellsOf(rows[0]) : [];
  const columns = cells.map((cell, i) => {
    const name = cellLabels.map((a) => cell.getAttribute(a)).find((v) => v) ?? '';
    return { cell, text: name, match: (name && ctx.labels(name)) || undefined, visible: ctx.visible(cell), index: i };
  });
  return columns.filter((c) => c.match?.meanings.length).length >= 2 ? columns : null;
}

/** End of the header rows that begin at `from`, or 0. */
function headerBlock(rows: Element[], from: number, ctx: GridContext): number {
  let end = from;
  let ok = false;
  while (end < rows.length && end - from < 5) {
    const verdict = headerRow(rows[end]!, rows[end + 1], ctx);
    if (verdict === 'header') ok = true;
    else if (verdict !== 'beside') break;
    end++;
  }
  return ok ? end : 0;
}

function headerRow(row: Element, next: Element | undefined, ctx: GridContext): 'header' | 'beside' | 'no' {
  const cells = rowCellsOf(row).filter((c) => ctx.visible(c));
  if (cells.length < 2 && !frozenHeader(row, ctx)) return row.parentElement?.tagName === 'THEAD' && cells.length ? 'beside' : 'no';
  const texts = cells.map((c) => (longerThan(c, 300) ? 'x'.repeat(100) : textOf(c, ctx.visible)));
  const filled = texts.filter((t) => t !== '');
  const known = texts.filter((t) => t && ctx.labels(t)).length;
  const allHeads =
    cells.every((c) => c.tagName === 'TH' || c.getAttribute('role') === 'columnheader') || row.parentElement?.tagName === 'THEAD';
  if (allHeads) {
    if (filled.length >= 2 && filled.every((t) => t.length <= 90)) return 'header';
    if (frozenHeader(row, ctx)) return 'header';
    return 'beside';
  }
  if (filled.length === 0) return 'no';
  if (known < (next ? 3 : 2) || known < 0.7 * filled.length || controlsIn(row, ctx.visible).length) return 'no';
  // Labels beside their values look like a header too; a header has no labels under it.
  if (!next) return known === filled.length ? 'header' : 'no';
  const under = rowCellsOf(next).some((c) => !longerThan(c, 300) && ctx.labels(textOf(c, ctx.visible)));
  return under ? 'no' : 'header';
}

/** A copy of a whole header laid over it, of which but the frozen column is to be seen. */
function frozenHeader(row: Element, ctx: GridContext): boolean {
  const cells = rowCellsOf(row);
  if (cells.length < 3 || !cells.every((c) => c.tagName === 'TH')) return false;
  const shown = cells.map((c) => textOf(c, ctx.visible)).filter(Boolean);
  return shown.length === 1 && (ctx.labels(shown[0]!)?.meanings.length ?? 0) > 0 && row.parentElement?.tagName === 'THEAD';
}

/** The columns under a header of one or more rows, spans laid out. */
function leafColumns(rows: Element[], ctx: GridContext): Column[] {
  const layout: Element[][] = rows.map(() => []);
  rows.forEach((row, r) => {
    let c = 0;
    for (const cell of rowCellsOf(row)) {
      while (layout[r]![c]) c++;
      const width = span(cell, 'colspan');
      const height = Math.min(span(cell, 'rowspan'), rows.length - r);
      for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) layout[r + y]![c + x] = cell;
      c += width;
      if (c > 300) break;
    }
  });
  const filterRow = rows.map(
    (row) => isNumbering(row) || (isFilter(row, ctx) && rowCellsOf(row).every((c) => !ctx.labels(textOf(c, ctx.visible)))),
  );
  const width = Math.max(...layout.map((l) => l.length));
  const columns: Column[] = [];
  for (let c = 0; c < width; c++) {
    const stack: Element[] = [];
    layout.forEach((l, r) => {
      if (l[c] && !filterRow[r] && stack.at(-1) !== l[c]) stack.push(l[c]!);
    });
    const texts = stack.map((s) => textOf(s, ctx.visible)).filter(Boolean);
    const leaf = stack.at(-1) ?? layout[0]![c];
    if (!leaf) continue;
    columns.push(column(leaf, texts, ctx, c));
  }
  return columns;
}

export function column(cell: Element, texts: string[], ctx: GridContext, index: number): Column {
  const leaf = texts.at(-1) ?? headName(cell);
  const group = texts.length > 1 && texts.at(-2) !== leaf ? texts.at(-2)! : '';
  const match =
    (group && (ctx.labels(`${leaf} ${group}`) ?? ctx.labels(`${group} ${leaf}`))) ||
    ctx.labels(leaf) ||
    (leaf ? undefined : ctx.labels(headName(cell)));
  return { cell, text: leaf, match: match || undefined, visible: ctx.visible(cell), index };
}

const headName = (cell: Element): string =>
  cell.getAttribute('aria-label') ?? cell.getAttribute('title') ?? cell.getAttribute('abbr') ?? '';

/** Rows under a header drawn as a table (or block) of its own. */
export function* bodyElsewhere(
  headerTable: Element,
  columns: Column[],
  ctx: GridContext,
  used: ReadonlySet<Element> = new Set(),
): Generator<void, { rows: Element[]; parts: Element[] } | null> {
  const names = new Set(columns.map((c) => c.text));
  const total = columns.length;
  const seen = columns.filter((c) => c.visible).length;
  let at: Element | null = headerTable;
  for (let level = 0; level < 7 && at && at !== ctx.root.parentElement; level++, at = at.parentElement) {
    for (let s: Element | null = at.nextElementSibling; s; s = s.nextElementSibling) {
      if (!ctx.visible(s) || used.has(s)) continue;
      const heads = [...s.querySelectorAll('th, [role=columnheader]')].map((h) => textOf(h, ctx.visible)).filter(Boolean);
      if (heads.length && !heads.every((h) => names.has(h))) {
        // The other half of a header with frozen columns has no cells of its own; anything else is another list.
        if (!s.querySelector('td, [role=gridcell], [role=cell]')) continue;
        return { rows: [], parts: [] };
      }
      const rows = yield* rowsLike(s, total, seen, ctx, blankTail(columns));
      if (rows.length) return { rows, parts: [s] };
    }
  }
  return null;
}

/** Header cells without a word at the end: room for a scroll bar, no column. */
export function blankTail(columns: readonly Column[]): number {
  let n = 0;
  while (n < columns.length && columns[columns.length - 1 - n]!.text === '') n++;
  return n;
}

/** Elements with as many cells as there are columns: the largest like-tagged set, not one inside another. */
function* rowsLike(container: Element, total: number, seen: number, ctx: GridContext, blank = 0): Generator<void, Element[]> {
  const groups = new Map<string, Element[]>();
  const few = Math.min(total, seen) - blank;
  const work: { el: Element; depth: number }[] = [{ el: container, depth: 0 }];
  let n = 0;
  for (let item = work.pop(); item; item = work.pop()) {
    const { el, depth } = item;
    if (++n % rowsAStep === 0) yield;
    if (depth > 14 || !ctx.visible(el)) continue;
    const cells = el.tagName === 'TABLE' || /^T(?:BODY|HEAD|FOOT)$/.test(el.tagName) ? [] : cellsOf(el);
    const shown = cells.length > 1 ? cells.filter((c) => ctx.visible(c)).length : 0;
    const byColumn = cells.length > 1 && cells[0]!.querySelectorAll('[role=gridcell]').length > 1;
    const fits =
      cells.length > 1 && !byColumn && (shown === seen || cells.length === total || (blank > 0 && shown >= few && shown <= seen));
    if (fits && (el.tagName === 'TR' || el.getAttribute('role') === 'row' || !cells.every((c) => c.tagName === 'TR'))) {
      const key = `${el.tagName} ${depth}`;
      const group = groups.get(key);
      if (group) group.push(el);
      else groups.set(key, [el]);
      continue;
    }
    for (let i = el.children.length - 1; i >= 0; i--) work.push({ el: el.children[i]!, depth: depth + 1 });
  }
  let best: Element[] = [];
  for (const g of groups.values()) if (g.length > best.length) best = g;
  return best;
}
