import { controlsIn } from '../dom/control';
import { longerThan, textOf } from '../dom/text';
import { hasLayout } from '../dom/visibility';
import { rowsAStep } from '../steps';
import { bodyElsewhere, cellsOf, column, type Grid, type GridContext, rowCellsOf } from './grids';

export function* ariaGrids(ctx: GridContext, known: Grid[]): Generator<void, Grid[]> {
  const out: Grid[] = [];
  const roots = ctx.root.querySelectorAll('[role=grid], [role=treegrid], [role=table]');
  for (const el of roots) {
    if (el.tagName === 'TABLE' || !ctx.visible(el) || out.some((g) => g.parts.some((p) => p.contains(el)))) continue;
    if (known.some((g) => g.rows.length && el.contains(g.header))) continue;
    const heads = [...el.querySelectorAll('[role=columnheader]')];
    if (heads.length < 2) continue;
    const columns = heads.map((cell, i) => column(cell, [textOf(cell, ctx.visible)].filter(Boolean), ctx, i));
    yield;
    const rows: Element[] = [];
    for (const [i, r] of [...el.querySelectorAll('[role=row]')].entries()) {
      if (i % rowsAStep === rowsAStep - 1) yield;
      if (!r.querySelector('[role=columnheader]') && r.querySelector('[role=gridcell], [role=cell], [role=rowheader]') && ctx.visible(r))
        rows.push(r);
    }
    // Drawn column by column: each line is told by its number.
    if (!rows.length) rows.push(...[...el.querySelectorAll('[role=gridcell][aria-rowindex]')].filter((c) => ctx.visible(c)));
    const byLine = new Map<string, Element[]>();
    for (const [i, r] of rows.entries()) {
      const key = r.getAttribute('aria-rowindex') ?? r.getAttribute('row-index') ?? r.getAttribute('data-rowindex') ?? `at ${i}`;
      const line = byLine.get(key);
      if (line) line.push(r);
      else byLine.set(key, [r]);
    }
    const lines = [...byLine.values()];
    const also = Array.from({ length: Math.max(0, ...lines.map((l) => l.length - 1)) }, (_, k) => lines.map((l) => l[k + 1]!));
    out.push({ columns, rows: lines.map((l) => l[0]!), ...(also.length ? { also } : {}), parts: [el], header: heads[0]! });
  }
  return out;
}

/** Blocks laid out as a table: a row of labels, then rows of as many blocks. */
export function* blockGrids(ctx: GridContext, known: Grid[]): Generator<void, Grid[]> {
  const taken = (el: Element): boolean => known.some((g) => g.rows.length > 0 && g.parts.some((p) => p.contains(el)));
  const parents = new Map<Element, Set<Element>>();
  const note = (el: Element) => {
    let at: Element = el;
    for (let i = 0; i < 4 && at.parentElement && at !== ctx.root; i++, at = at.parentElement) {
      const set = parents.get(at.parentElement) ?? new Set();
      set.add(at);
      parents.set(at.parentElement, set);
    }
  };
  const work: { el: Element; depth: number }[] = [{ el: ctx.root, depth: 0 }];
  let n = 0;
  for (let item = work.pop(); item && parents.size <= 3000; item = work.pop()) {
    const { el, depth } = item;
    for (let i = el.children.length - 1; i >= 0; i--) {
      const c = el.children[i]!;
      if (++n % 60 === 0) yield;
      if (/^(?:TABLE|SELECT|OPTION|LABEL|DL|NAV|ASIDE|SCRIPT|STYLE)$/.test(c.tagName) || !ctx.visible(c) || taken(c)) continue;
      if (!longerThan(c, 90) && !c.querySelector('input, select, textarea')) {
        const t = textOf(c, ctx.visible);
        if (t && ctx.labels(t)?.meanings.length) {
          note(c);
          continue;
        }
      }
      if (depth < 60) work.push({ el: c, depth: depth + 1 });
    }
  }
  const out: Grid[] = [];
  for (const [row, labelled] of parents) {
    const children = rowCellsOf(row);
    if (labelled.size < 3 || labelled.size < 0.5 * children.length || out.some((g) => g.header === row)) continue;
    if (children.some((c) => longerThan(c, 90) || c.querySelector('input:not([type=checkbox]), select, textarea'))) continue;
    if (children.filter((c) => ctx.labels(textOf(c, ctx.visible))).length < Math.max(3, 0.5 * children.length)) continue;
    const columns = children.map((cell, i) => column(cell, [textOf(cell, ctx.visible)].filter(Boolean), ctx, i));
    const shown = columns.filter((c) => c.visible).length;
    const siblings = yield* siblingRows(row, columns.length, shown, ctx);
    yield;
    const body = siblings.length ? { rows: siblings, parts: siblings } : yield* bodyElsewhere(row, columns, ctx);
    if (body?.rows.length && !(body.rows.length === 1 && (isStack(children) || allBoxes(body.rows, ctx))))
      out.push({ columns, rows: body.rows, parts: [row, ...body.parts], header: row, blocks: true });
  }
  return out;
}

/** Labels one under another are no row of columns. */
function isStack(cells: readonly Element[]): boolean {
  if (!cells[0] || !hasLayout(cells[0].ownerDocument)) return false;
  const boxes = cells.map((c) => c.getBoundingClientRect()).filter((b) => b.width > 0);
  return boxes.length >= 3 && boxes.every((b, i) => i === 0 || b.top >= boxes[i - 1]!.bottom - 2);
}

/** One row of nothing but boxes to fill is a form. */
const allBoxes = (rows: readonly Element[], ctx: GridContext): boolean =>
  cellsOf(rows[0]!).every((c) => controlsIn(c, ctx.visible).length > 0);

function* siblingRows(row: Element, total: number, seen: number, ctx: GridContext): Generator<void, Element[]> {
  const out: Element[] = [];
  let n = 0;
  for (let s = row.nextElementSibling; s; s = s.nextElementSibling) {
    if (++n % rowsAStep === 0) yield;
    if (!ctx.visible(s)) continue;
    const cells = cellsOf(s);
    if (cells.length === total || cells.filter((c) => ctx.visible(c)).length === seen) out.push(s);
  }
  return out;
}
