import { ariaGrids, blockGrids } from './blockGrids';
import { type Grid, type GridContext, tableGrids } from './grids';

/** Every grid of the region, whether of documents or of anything else. */
export function* findGrids(ctx: GridContext): Generator<void, Grid[]> {
  const grids: Grid[] = [];
  const used = new Set<Element>();
  for (const table of [...(ctx.root.tagName === 'TABLE' ? [ctx.root] : []), ...ctx.root.querySelectorAll('table')]) {
    if (!ctx.visible(table) || [...used].some((u) => u === table || u.contains(table))) continue;
    grids.push(...(yield* tableGrids(table, ctx, used)));
    yield;
    if (grids.length > 200) break;
  }
  grids.push(...(yield* ariaGrids(ctx, grids)));
  yield;
  grids.push(...(yield* blockGrids(ctx, grids)));
  return joinFrozen(grids);
}

/** Frozen columns: two tables of as many rows side by side are one list. */
function joinFrozen(grids: Grid[]): Grid[] {
  const out: Grid[] = [];
  for (const g of grids) {
    const left = out.find(
      (o) => o.parts.length > 1 && g.parts.length > 1 && o.rows.length > 0 && o.rows.length === g.rows.length && beside(o, g),
    );
    if (!left) {
      out.push(g);
      continue;
    }
    const offset = left.columns.length;
    left.columns.push(...g.columns.map((c) => ({ ...c, index: c.index + offset })));
    left.also = [...(left.also ?? []), g.rows];
    left.parts.push(...g.parts);
  }
  return out;
}

function beside(a: Grid, b: Grid): boolean {
  const fields = (g: Grid) => g.columns.flatMap((c) => (c.visible && c.match?.meanings.map((m) => m.field)) || []);
  if (fields(a).some((f) => fields(b).includes(f))) return false;
  let at: Element | null = a.header;
  for (let i = 0; i < 9 && at; i++, at = at.parentElement)
    if (at.contains(b.header) && at.contains(b.rows[0]!)) return !a.header.parentElement!.contains(b.header);
  return false;
}
