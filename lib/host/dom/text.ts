import widgets from '../data/widgets.json';
import { isFileName } from '../text/grammar';
import { clean } from '../text/normalise';
import type { Visible } from './visibility';

const blockTags = new Set([
  'DIV',
  'P',
  'LI',
  'UL',
  'OL',
  'TABLE',
  'TR',
  'TD',
  'TH',
  'DT',
  'DD',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'SECTION',
  'LABEL',
  'BR',
  'FORM',
  'FIELDSET',
]);
const controlTags = new Set(['INPUT', 'SELECT', 'TEXTAREA', 'BUTTON', 'OPTION', 'IFRAME', 'OBJECT']);

const hasAny = (el: Element, parts: readonly string[]): boolean => {
  const c = el.getAttribute('class')?.toLowerCase();
  return !!c && parts.some((p) => c.includes(p));
};
/** Words of a class name, so that `z-label` is a label and `table-tagged` is not a tag. */
const hasWord = (el: Element, list: readonly string[]): boolean => {
  const c = el.getAttribute('class')?.toLowerCase();
  if (!c) return false;
  const all = c.split(/[\s_-]+/);
  return list.some((w) => all.includes(w));
};

export const isBadge = (el: Element): boolean =>
  hasWord(el, widgets.badgeClasses) || /(?:^|\s)label label-/.test(el.getAttribute('class') ?? '');
export const isNoise = (el: Element): boolean => hasWord(el, widgets.removeClasses);
export const isPlaceholderElement = (el: Element): boolean => hasAny(el, widgets.placeholderClasses);
/** Help beside a box: what may be typed, how much, what is wrong with it. */
export const isHint = (el: Element): boolean =>
  hasWord(el, widgets.hintClasses) || el.localName === 'mat-hint' || el.localName === 'mat-error';
export const isControl = (el: Element): boolean => controlTags.has(el.tagName);

/** Visible text of an element as a reader sees it, without what stands in controls and buttons. */
export function textOf(el: Element, visible: Visible, skip?: (e: Element) => boolean): string {
  let out = '';
  let budget = 20_000;
  const walk = (node: Node, depth: number) => {
    if (budget <= 0 || depth > 80) return;
    for (let c = node.firstChild; c; c = c.nextSibling) {
      if (c.nodeType === 3) {
        const t = c.nodeValue ?? '';
        out += t;
        budget -= t.length;
      } else if (c.nodeType === 1) {
        const e = c as Element;
        if (controlTags.has(e.tagName) || !visible(e) || skip?.(e)) continue;
        const block = blockTags.has(e.tagName);
        if (block) out += ' ';
        walk(e, depth + 1);
        if (block) out += ' ';
      }
    }
  };
  walk(el, 0);
  return clean(out);
}

/** Is its text longer, invisible parts and all? Looks no further than needed: the element may be the whole page. */
export function longerThan(el: Element, length: number): boolean {
  let left = length;
  const walk = (node: Node, depth: number): boolean => {
    for (let c = node.firstChild; c; c = c.nextSibling) {
      if (c.nodeType === 3) {
        left -= (c.nodeValue ?? '').length;
        if (left < 0) return true;
      } else if (c.nodeType === 1 && depth < 200 && walk(c, depth + 1)) return true;
    }
    return false;
  };
  return walk(el, 0);
}

/** Text directly in the element, not in its children. */
export function ownText(el: Element): string {
  let t = '';
  for (let c = el.firstChild; c; c = c.nextSibling) if (c.nodeType === 3) t += c.nodeValue ?? '';
  return clean(t);
}

/**
 * Value of a text cell: without file names, tags and hints, unless nothing else is there.
 * Returns the text and the smallest element that holds it all.
 */
export function valueText(cell: Element, visible: Visible): { text: string; element: Element } {
  const file = (e: Element): boolean => e.tagName === 'A' && isFileName(clean(e.textContent ?? ''));
  const lean = textOf(cell, visible, (e) => file(e) || isNoise(e) || isShortBadge(e));
  const text = lean || textOf(cell, visible, (e) => file(e) || isNoise(e)) || textOf(cell, visible, file);
  const element = narrow(cell, text, visible);
  return { text: untruncated(text, element), element };
}

const isShortBadge = (e: Element): boolean => isBadge(e) && (e.textContent ?? '').length <= 30;

/** A text cut short on the screen stands whole in its tooltip. */
function untruncated(text: string, element: Element): string {
  const cut = /^(.{8,}?)\s*(?:…|\.\.\.)$/.exec(text)?.[1];
  if (!cut) return text;
  for (let e: Element | null = element, i = 0; e && i < 3; e = e.parentElement, i++) {
    const whole = clean(e.getAttribute('title') ?? e.getAttribute('data-original-title') ?? '');
    if (whole.length > cut.length && whole.startsWith(cut)) return whole;
  }
  return text;
}

/** The innermost element that holds the whole text. */
function narrow(cell: Element, text: string, visible: Visible): Element {
  let at = cell;
  for (let depth = 0; text && depth < 12; depth++) {
    const next = [...at.children].filter((c) => visible(c) && textOf(c, visible).includes(text));
    if (next.length !== 1) break;
    at = next[0]!;
  }
  return at;
}
