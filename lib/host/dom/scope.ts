import widgets from '../data/widgets.json';
import { allOf } from '../steps';
import { labelKey } from '../text/normalise';
import { words } from '../text/vocabulary';
import { textOf } from './text';
import { hasLayout, type Visible } from './visibility';

const buttonSelectors = [
  'button',
  'input[type=submit]',
  'input[type=button]',
  'a[class*=btn]',
  '[role=button]',
  'a[class*=button]',
  'a[onclick]',
];

/** Open windows over the page, the topmost first. */
export function* openModals(root: Element, visible: Visible): Generator<void, Element[]> {
  const all = (yield* allOf(root, widgets.modals)).filter((m) => visible(m) && !m.closest('[role=grid]'));
  const outer = all.filter((m) => !all.some((o) => o !== m && o.contains(m)));
  const depth = (el: Element): number => {
    const z = hasLayout(el.ownerDocument) ? getComputedStyle(el).zIndex : /z-index\s*:\s*(\d+)/.exec(el.getAttribute('style') ?? '')?.[1];
    return Number.parseInt(z ?? '', 10) || 0;
  };
  return outer
    .map((m, i) => ({ m, z: depth(m), i }))
    .sort((a, b) => b.z - a.z || b.i - a.i)
    .map((x) => x.m);
}

/** Menus, bars and pagers: they name fields without holding any. */
export function* chromeIn(root: Element): Generator<void, Set<Element>> {
  return new Set(yield* allOf(root, widgets.chrome));
}

/** Titles of the region: window titles, headings, breadcrumb. */
export function* titlesIn(root: Element, visible: Visible): Generator<void, string[]> {
  const out: string[] = [];
  for (const el of yield* allOf(root, widgets.titles)) {
    if (!visible(el) || (el.textContent ?? '').length > 400) continue;
    const t = textOf(el, visible);
    if (t && t.length <= 120) out.push(t);
    if (out.length > 60) break;
  }
  return out;
}

export function* buttonTexts(root: Element, visible: Visible): Generator<void, { element: Element; key: string }[]> {
  const out: { element: Element; key: string }[] = [];
  for (const el of yield* allOf(root, buttonSelectors)) {
    if (!visible(el)) continue;
    const text =
      el.tagName === 'INPUT'
        ? (el.getAttribute('value') ?? '')
        : textOf(el, visible) || (el.getAttribute('title') ?? el.getAttribute('aria-label') ?? '');
    if (text && text.length <= 60) out.push({ element: el, key: labelKey(text) });
    if (out.length > 300) break;
  }
  return out;
}

/** Does a text begin with one of the words, or hold it after a separator of a breadcrumb? */
export function speaksOf(texts: readonly string[], kind: keyof typeof words): number {
  const list = words[kind].map(labelKey);
  let n = 0;
  for (const t of texts) {
    const parts = t.split(/[»>›/|–]/).map(labelKey);
    if (parts.some((p) => list.some((w) => p === w || p.startsWith(`${w} `)))) n++;
  }
  return n;
}

export function mentions(texts: readonly string[], kind: keyof typeof words): boolean {
  const list = words[kind].map(labelKey);
  return texts.some((t) => {
    const key = ` ${labelKey(t.slice(0, 110))} `;
    return list.some((w) => key.includes(` ${w} `));
  });
}
