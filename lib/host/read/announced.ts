import { isFileName } from '../text/grammar';
import { clean } from '../text/normalise';
import type { HostAttachment } from '../types';
import { attachment, filesIn } from './attachments';
import type { Grid } from './grids';
import type { Pair, PairContext } from './pairs';
import { alignRows } from './rows';

/** Files of a detail or form: where the page announces them, else links that are named like files. */
export function attachmentsOf(pairs: readonly Pair[], scope: Element, ctx: PairContext, grids: readonly Grid[]): HostAttachment[] {
  const out: HostAttachment[] = [];
  const take = (list: HostAttachment[]) => {
    for (const a of list)
      if (!out.some((o) => o.element === a.element || (o.name === a.name && (o.href === a.href || a.href === null)))) out.push(a);
  };
  const labels = pairs.map((p) => p.labelElement);
  for (const p of pairs) if (p.match.attachments) for (const zone of zonesAfter(p, labels)) take(filesIn(zone, [zone], ctx.visible));
  for (const g of grids) {
    const columns = g.columns.filter((c) => c.match?.attachments);
    if (!columns.length) continue;
    for (const { row, cells } of alignRows(g, { root: ctx.root, visible: ctx.visible, labels: ctx.labels })) {
      const zones = columns.map((c) => cells[c.index]).filter((c): c is Element => !!c);
      take(filesIn(row, [...zones, row], ctx.visible));
    }
  }
  if (!out.length) {
    for (const a of scope.querySelectorAll('a')) {
      const text = clean(a.textContent ?? '');
      if (text && isFileName(text) && ctx.visible(a) && !inGrid(a, grids)) take([attachment(a, text)]);
    }
  }
  return out;
}

const inGrid = (el: Element, grids: readonly Grid[]): boolean => grids.some((g) => g.rows.some((r) => r.contains(el)));

/** The slot and what follows it, up to the next label: files are often listed one block below another. */
function zonesAfter(p: Pair, labels: readonly Element[]): Element[] {
  const out: Element[] = [];
  const holdsLabel = (el: Element): boolean => labels.some((l) => l !== p.labelElement && el.contains(l));
  if (p.slot && !holdsLabel(p.slot)) out.push(p.slot);
  let at: Element = p.slot ?? p.labelElement;
  if (!p.slot) {
    while (at.parentElement && !at.nextElementSibling && !labels.some((l) => l !== p.labelElement && at.parentElement!.contains(l)))
      at = at.parentElement;
  }
  for (let s = at.nextElementSibling; s && out.length < 60; s = s.nextElementSibling) {
    if (holdsLabel(s)) break;
    out.push(s);
  }
  return out;
}
