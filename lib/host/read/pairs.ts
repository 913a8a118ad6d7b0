import { controlsIn, controlValue, isEditable } from '../dom/control';
import { isControl, longerThan, textOf, valueText } from '../dom/text';
import { finish } from '../steps';
import { clean } from '../text/normalise';
import { isExactLabel, isKnownValue, type LabelMatch } from '../text/vocabulary';
import { type Hit, maxLabel, type PairContext, slotOf } from './slots';

export type { PairContext } from './slots';

/** A label of the page with what stands under it. */
export interface Pair {
  label: string;
  match: LabelMatch;
  /** The element that carries the label's words. */
  labelElement: Element;
  /** Values in order; a form row may hold two boxes under one label. Empty = the slot is there and empty. */
  values: { text: string; element: Element; control: boolean; editable: boolean }[];
  /** The element that holds the values (for attachments). */
  slot: Element | null;
  /** How sure the link between label and value is, 0..1. */
  link: number;
}

const hitsAStep = 10;
const elementsAStep = 60;
const choiceBoxes = 'input[type=radio], input[type=checkbox]';

/** Every known label in the region, with its value. */
export const readPairs = (ctx: PairContext): Pair[] => finish(pairSteps(ctx));

/** The same in steps: a page without tables is all labels and values. */
export function* pairSteps(ctx: PairContext): Generator<void, Pair[]> {
  const hits = yield* findHits(ctx);
  const byElement = new Map<Element, Hit>(hits.map((h) => [h.element, h]));
  const pairs: Pair[] = [];
  const taken = new Set<Element>();
  for (const [i, hit] of hits.entries()) {
    if (i % hitsAStep === hitsAStep - 1) yield;
    const pair = readHit(hit, byElement, ctx);
    if (!pair) continue;
    for (const v of pair.values) if (v.control) taken.add(v.element);
    pairs.push(pair);
  }
  yield;
  pairs.push(...unlabelledControls(ctx, taken));
  return pairs;
}

function* findHits(ctx: PairContext): Generator<void, Hit[]> {
  const hits: Hit[] = [];
  const work: { el: Element; depth: number }[] = [{ el: ctx.root, depth: 0 }];
  let n = 0;
  for (let item = work.pop(); item && hits.length <= 600; item = work.pop()) {
    const { el, depth } = item;
    if (++n % elementsAStep === 0) yield;
    if (depth > 0) {
      const found = hitsAt(el, ctx);
      hits.push(...found);
      // A label may wrap its control and, in it, nothing else of interest.
      if (found.length && !el.querySelector('label, td, dt, th')) continue;
    }
    if (depth > 120) continue;
    for (let i = el.children.length - 1; i >= 0; i--) {
      const c = el.children[i]!;
      if (c.tagName === 'SELECT' || c.tagName === 'BUTTON' || c.tagName === 'OPTION' || ctx.skip(c) || !ctx.visible(c)) continue;
      work.push({ el: c, depth: depth + 1 });
    }
  }
  return hits;
}

/** The labels an element carries: its whole text, or "label: value" in its text, or words before a control. */
function hitsAt(el: Element, ctx: PairContext): Hit[] {
  if (el.tagName === 'TABLE' || el.tagName === 'FORM' || isControl(el)) return [];
  if (!longerThan(el, 600)) {
    const text = labelText(el, ctx);
    const match = text && text.length <= maxLabel ? ctx.labels(text) : undefined;
    if (match) {
      // The innermost element with these words is the label's own.
      const inner = [...el.children].filter((c) => ctx.visible(c)).map((c) => labelText(c, ctx));
      const valueInside = inner.length > 1 && ctx.labels(inner[0]!) && isKnownValue(inner.slice(1).join(' '));
      if (!inner.includes(text) && !valueInside && (isExactLabel(text) || !inner.some((t) => t && ctx.labels(t))))
        return [{ element: el, label: text, match }];
    }
  }
  if (longerThan(el, 6000)) return [];
  const before = wordsBeforeControls(el, ctx);
  return before.length ? before : inlineHits(el, ctx);
}

function labelText(el: Element, ctx: PairContext): string {
  if (longerThan(el, 4 * maxLabel)) return '';
  return textOf(el, ctx.visible);
}

/** Bare words in front of a box: "Số bản: [ ] bản  Số trang: [ ] trang". */
function wordsBeforeControls(el: Element, ctx: PairContext): Hit[] {
  const out: Hit[] = [];
  for (let n = el.firstChild; n; n = n.nextSibling) {
    if (n.nodeType !== 3) continue;
    const found = labelAtEnd(clean(n.nodeValue ?? ''), ctx);
    if (!found) continue;
    let next = n.nextSibling as Node | null;
    while (
      next &&
      (next.nodeType === 8 ||
        (next.nodeType === 1 && /^[*:()\s]*$/.test(next.textContent ?? '') && controlsIn(next as Element, ctx.visible).length === 0))
    )
      next = next.nextSibling;
    const target = next?.nodeType === 1 ? controlsIn(next as Element, ctx.visible)[0] : undefined;
    if (target) out.push({ element: el, ...found, target });
  }
  return out;
}

/** The longest run of last words that is a label. */
function labelAtEnd(text: string, ctx: PairContext): { label: string; match: LabelMatch } | null {
  const tokens = text
    .replace(/[\s:：*]+$/, '')
    .split(' ')
    .slice(-8);
  for (let i = 0; i < tokens.length; i++) {
    const label = tokens.slice(i).join(' ');
    const match = label && ctx.labels(label);
    if (match) return { label, match };
  }
  return null;
}

/** "Độ mật: Thường; Độ khẩn: Khẩn": known words before a colon, and what stands up to the next such words. */
function inlineHits(el: Element, ctx: PairContext): Hit[] {
  const first = firstText(el);
  if (!/[:：]/.test(first)) return [];
  const whole = textOf(el, ctx.visible);
  const marks: { label: string; match: LabelMatch; from: number; to: number }[] = [];
  for (const m of whole.matchAll(/[:：]/g)) {
    const start = marks.at(-1)?.to ?? 0;
    const piece = whole.slice(start, m.index);
    const found = labelAtEnd(piece, ctx);
    if (
      !found ||
      (marks.length === 0 && clean(piece) !== found.label && !/[;|,•–-]\s*$/.test(piece.slice(0, piece.lastIndexOf(found.label))))
    ) {
      if (marks.length === 0) return [];
      continue;
    }
    marks.push({ ...found, from: start + piece.lastIndexOf(found.label), to: m.index + 1 });
    if (marks.length > 40) break;
  }
  return marks.map((m, i) => {
    const inline = clean(whole.slice(m.to, marks[i + 1]?.from ?? whole.length)).replace(/^[|;,•]+\s*|\s*[|;,•]+$/g, '');
    return { element: el, label: m.label, match: m.match, ...(inline || !el.nextElementSibling ? { inline } : {}) };
  });
}

/** The element's own first words; none when an element with words comes first. */
function firstText(el: Element): string {
  for (let c = el.firstChild; c; c = c.nextSibling) {
    if (c.nodeType === 3 && clean(c.nodeValue ?? '')) return c.nodeValue ?? '';
    if (c.nodeType === 1 && !/^(?:I|EM|BR|IMG|svg|SVG)$/.test((c as Element).tagName)) return '';
  }
  return '';
}

function readHit(hit: Hit, hits: Map<Element, Hit>, ctx: PairContext): Pair | null {
  const base = { label: hit.label, match: hit.match, labelElement: hit.element };
  if (hit.inline && hit.element.querySelector(choiceBoxes)) return fromSlot(base, hit.element, [], ctx, 0.9);
  if (hit.inline)
    return { ...base, values: [{ text: hit.inline, element: hit.element, control: false, editable: false }], slot: hit.element, link: 0.9 };
  if (hit.target) return fromSlot(base, hit.target, [hit.target], ctx, 0.9);
  const own = controlsIn(hit.element, ctx.visible).filter((c) => c !== hit.element);
  if (own.length) return fromSlot(base, hit.element, own, ctx, 0.95);
  const named = controlNamedBy(hit.element, ctx);
  if (named) return fromSlot(base, named, [named], ctx, 1);
  const slot = slotOf(hit, hits, ctx);
  return slot ? fromSlot(base, slot.element, controlsIn(slot.element, ctx.visible), ctx, slot.link, slot.text) : null;
}

function controlNamedBy(label: Element, ctx: PairContext): Element | null {
  const holder = label.closest('label') ?? label;
  const target = holder.getAttribute('for') ?? label.getAttribute('for');
  const doc = label.getRootNode() as Document | ShadowRoot;
  let el = target ? doc.getElementById(target) : null;
  if (!el) {
    const id = label.id || holder.id;
    if (id && id.length < 100) el = doc.querySelector(`[aria-labelledby~="${id.replace(/["\\]/g, '\\$&')}"]`);
  }
  if (!el || el.contains(label) || !ctx.root.contains(el)) return null;
  return controlsIn(el, ctx.visible)[0] ?? null;
}

type Base = Pick<Pair, 'label' | 'match' | 'labelElement'>;

function fromSlot(base: Base, slot: Element, controls: Element[], ctx: PairContext, link: number, text?: string): Pair {
  if (controls.length) {
    const values = controls.map((c) => {
      const v = controlValue(c, ctx.visible);
      return { text: v.text, element: v.text ? v.element : c, control: true, editable: isEditable(c) };
    });
    return { ...base, values, slot, link };
  }
  if (text !== undefined) return { ...base, values: [{ text, element: slot, control: false, editable: false }], slot, link };
  // A group of radio buttons or boxes is a choice, not a text; its words are not the value.
  const choices = [...slot.querySelectorAll(choiceBoxes)];
  if (choices.length) {
    const levelled = base.match.meanings.some((m) => m.field === 'secrecyLevel' || m.field === 'urgency');
    const chosen = choices.filter((c) => c.getAttribute('type') === 'radio' && (c as HTMLInputElement).checked);
    const words = levelled && chosen.length === 1 ? choiceText(chosen[0]!, ctx) : '';
    return { ...base, values: words ? [{ text: words, element: chosen[0]!, control: true, editable: true }] : [], slot, link: 0.5 };
  }
  const v = valueText(slot, ctx.visible);
  return { ...base, values: v.text ? [{ text: v.text, element: v.element, control: false, editable: false }] : [], slot, link };
}

function choiceText(input: Element, ctx: PairContext): string {
  const id = input.id;
  const label =
    (id ? (input.getRootNode() as ParentNode).querySelector(`label[for="${id.replace(/["\\]/g, '\\$&')}"]`) : null) ??
    input.closest('label');
  if (label) return textOf(label, ctx.visible);
  return (
    clean(input.nextSibling?.nodeType === 3 ? (input.nextSibling.nodeValue ?? '') : '') ||
    clean(input.previousSibling?.nodeType === 3 ? (input.previousSibling.nodeValue ?? '') : '')
  );
}

/** Controls named only by their placeholder or their accessible name. */
function unlabelledControls(ctx: PairContext, taken: Set<Element>): Pair[] {
  const out: Pair[] = [];
  for (const c of controlsIn(ctx.root, ctx.visible)) {
    if (taken.has(c)) continue;
    let inSkipped = false;
    for (let p: Element | null = c; p && p !== ctx.root; p = p.parentElement) if (ctx.skip(p)) inSkipped = true;
    if (inSkipped) continue;
    const v = controlValue(c, ctx.visible);
    if (taken.has(v.element)) continue;
    const name = c.getAttribute('aria-label') ?? c.getAttribute('placeholder') ?? c.getAttribute('title') ?? '';
    const label = clean(name).replace(/^(?:nhập|chọn|enter|select)\s+/i, '');
    const match = label && label.length <= maxLabel ? ctx.labels(label) : undefined;
    if (!match) continue;
    out.push({
      label,
      match,
      labelElement: c,
      values: [{ text: v.text, element: v.element, control: true, editable: isEditable(c) }],
      slot: c,
      link: 0.8,
    });
  }
  return out;
}
