import { controlsIn } from '../dom/control';
import { isHint, textOf } from '../dom/text';
import type { Visible } from '../dom/visibility';
import { clean } from '../text/normalise';
import type { LabelIndex, LabelMatch } from '../text/vocabulary';

export interface PairContext {
  root: Element;
  visible: Visible;
  labels: LabelIndex;
  /** Parts read otherwise (lists, menus). */
  skip: (el: Element) => boolean;
}

/** A label found on the page. */
export interface Hit {
  element: Element;
  label: string;
  match: LabelMatch;
  /** Value in the same text ("Độ mật: Thường"), if any. */
  inline?: string;
  /** The control right behind the words. */
  target?: Element;
}

/** Longest text that is still taken for a label. */
export const maxLabel = 90;

type Slot = { element: Element; link: number; text?: string };

/** Where the value of a label stands when nothing in the markup says so. */
export function slotOf(hit: Hit, hits: Map<Element, Hit>, ctx: PairContext): Slot | null {
  const holdsHit = (el: Element): boolean => [...hits.keys()].some((h) => el === h || el.contains(h));
  const cell = hit.element.closest('td, th, [role=gridcell], [role=cell], [role=rowheader]');
  let at = hit.element;
  for (let level = 0; level < 6; level++) {
    if (at.tagName === 'DT') return definition(at);
    if (at === cell && /^(?:TD|TH)$/.test(cell.tagName)) return fromCell(cell, hits, ctx);
    const over = floatedOver(at, hit, hits, ctx);
    if (over) return { element: over, link: 0.95 };
    const next = nextContent(at, ctx);
    if (next) {
      if (typeof next === 'string') return { element: at.parentElement!, link: 0.8, text: next };
      if (!holdsHit(next)) return { element: next, link: 0.95 - level * 0.05 };
      return columnSlot(at, next, hits, ctx);
    }
    const before = level === 0 ? valueBefore(at, hits, ctx) : null;
    if (before) return { element: before, link: 0.7 };
    // The last of a block of labels.
    const last =
      at.previousElementSibling && holdsHit(at.previousElementSibling) ? columnSlot(at, at.previousElementSibling, hits, ctx) : null;
    if (last) return last;
    const parent = at.parentElement;
    if (!parent || parent === ctx.root || parent.tagName === 'BODY' || parent.tagName === 'FORM') return null;
    // Climbing out of a block that holds other labels would take their neighbour's value.
    if ([...hits.keys()].some((h) => h !== hit.element && parent.contains(h))) return null;
    at = parent;
  }
  return null;
}

/** A label drawn over its box stands behind it in the markup: the one box of a block with this one label. */
function floatedOver(at: Element, hit: Hit, hits: Map<Element, Hit>, ctx: PairContext): Element | null {
  const parent = at.parentElement;
  if (!parent || parent === ctx.root || /^(?:TR|TBODY|TABLE|FORM|BODY)$/.test(parent.tagName)) return null;
  const boxes = controlsIn(parent, ctx.visible);
  if (boxes.length !== 1 || hits.has(boxes[0]!) || !(at.compareDocumentPosition(boxes[0]!) & 2)) return null;
  return [...hits.keys()].some((h) => h !== hit.element && parent.contains(h)) ? null : boxes[0]!;
}

/** Small words under large ones: where the same block repeats, each label closes the block that its value opens. */
function valueBefore(label: Element, hits: Map<Element, Hit>, ctx: PairContext): Element | null {
  const parent = label.parentElement;
  const value = label.previousElementSibling;
  if (!parent?.parentElement || !value || parent.childElementCount !== 2 || hits.has(value) || !textOf(value, ctx.visible)) return null;
  const alike = [...parent.parentElement.children].filter(
    (b) => b.childElementCount === 2 && b.className === parent.className && hits.has(b.lastElementChild!),
  );
  return alike.length >= 3 ? value : null;
}

function definition(dt: Element): Slot | null {
  const dd = dt.nextElementSibling;
  return dd?.tagName === 'DD' ? { element: dd, link: 1 } : null;
}

/** The next sibling with a place for a value: an element, or bare text. Stars, colons and breaks do not count. */
function nextContent(el: Element, ctx: PairContext): Element | string | null {
  for (let n = el.nextSibling; n; n = n.nextSibling) {
    if (n.nodeType === 3) {
      const t = clean(n.nodeValue ?? '').replace(/^[:：*\s]+|[*\s]+$/g, '');
      if (t && /[\p{L}\d]/u.test(t)) return t;
      continue;
    }
    if (n.nodeType !== 1) continue;
    const e = n as Element;
    if (/^(?:BR|I|SVG|svg|HR|IMG|SCRIPT|STYLE|BUTTON)$/.test(e.tagName)) continue;
    if (e.tagName === 'INPUT' && /^(?:hidden|button|submit)$/.test(e.getAttribute('type') ?? '')) continue;
    if (!ctx.visible(e) && controlsIn(e, ctx.visible).length === 0) continue;
    const t = clean(e.textContent ?? '');
    if (/^[*:(）)\s（]*$/.test(t) && t !== '') continue;
    if (t === '' && /^(?:SPAN|SUP|EM|B|A|FONT|INS)$/.test(e.tagName) && controlsIn(e, ctx.visible).length === 0) {
      // An empty place beside its label is a place; an empty helper in a block of its own is none.
      if (e.nextElementSibling || isHint(e)) continue;
    }
    if (isHint(e) && controlsIn(e, ctx.visible).length === 0) continue;
    return e;
  }
  return null;
}

function fromCell(cell: Element, hits: Map<Element, Hit>, ctx: PairContext): Slot | null {
  const row = cell.parentElement;
  if (!row) return null;
  const isLabelCell = (c: Element): boolean => [...hits.keys()].some((h) => c.contains(h) && textOf(c, ctx.visible).length <= maxLabel);
  const inside = nextContentInside(cell, hits, ctx);
  if (inside) return inside;
  const cells = [...row.children].filter((c) => ctx.visible(c));
  let i = cells.indexOf(cell);
  for (i++; i < cells.length; i++) {
    const c = cells[i]!;
    if (isLabelCell(c)) break;
    const text = textOf(c, ctx.visible);
    const bare = /^[:：*\s]*$/.test(text) && controlsIn(c, ctx.visible).length === 0;
    if (bare && text !== '' && i + 1 < cells.length) continue;
    if (bare) {
      const below = rowBelow(row, hits, ctx);
      return below ?? { element: c, link: 0.9 };
    }
    return { element: c, link: 0.98 };
  }
  // A row of labels over a row of values.
  const below = row.nextElementSibling;
  if (below && cells.length === [...below.children].filter((c) => ctx.visible(c)).length) {
    const under = [...below.children].filter((c) => ctx.visible(c))[cells.indexOf(cell)];
    if (under && !isLabelCell(under) && cells.filter(isLabelCell).length * 2 >= cells.length) return { element: under, link: 0.8 };
  }
  return cells.length === 1 ? rowBelow(row, hits, ctx) : null;
}

/** Label and value in one cell: "<b>Label</b> value". */
function nextContentInside(cell: Element, hits: Map<Element, Hit>, ctx: PairContext): Slot | null {
  const inner = [...hits.keys()].filter((h) => h !== cell && cell.contains(h));
  if (inner.length !== 1) return null;
  let at = inner[0]!;
  while (at !== cell) {
    const next = nextContent(at, ctx);
    if (typeof next === 'string') return { element: at.parentElement!, link: 0.85, text: next };
    if (next) return { element: next, link: 0.9 };
    at = at.parentElement!;
  }
  return null;
}

/** The value spread over the next row. */
function rowBelow(row: Element, hits: Map<Element, Hit>, ctx: PairContext): Slot | null {
  const next = row.nextElementSibling;
  if (!next) return null;
  const cells = [...next.children].filter((c) => ctx.visible(c));
  if (cells.length !== 1 || [...hits.keys()].some((h) => next.contains(h))) return null;
  return { element: cells[0]!, link: 0.8 };
}

/** Labels side by side in one block, values side by side in the next. */
function columnSlot(label: Element, next: Element, hits: Map<Element, Hit>, ctx: PairContext): Slot | null {
  const parent = label.parentElement;
  if (!parent || next.parentElement !== parent) return null;
  const heads = [...parent.children].filter((c) => ctx.visible(c));
  const labelled = heads.filter((h) => hits.has(h) || [...hits.keys()].some((k) => h.contains(k))).length;
  if (labelled !== heads.length || heads.length < 2) return null;
  const values = parent.nextElementSibling;
  if (!values) return null;
  const cells = [...values.children].filter((c) => ctx.visible(c));
  if (cells.length !== heads.length || [...hits.keys()].some((k) => values.contains(k))) return null;
  return { element: cells[heads.indexOf(label)]!, link: 0.75 };
}
