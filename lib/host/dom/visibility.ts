import widgets from '../data/widgets.json';

export type Visible = (element: Element) => boolean;

const hiddenClasses = new Set(widgets.hiddenClasses);
/** Hidden from the eye only: the words still name a control. */
const unseenLabelClasses = new Set([
  'visually-hidden',
  'sr-only',
  'p-hidden-accessible',
  'ui-helper-hidden-accessible',
  'u-vh',
  'u-VisuallyHidden',
  'hide-accessible',
]);
const skippedTags = new Set([
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'NOSCRIPT',
  'HEAD',
  'META',
  'LINK',
  'TITLE',
  'OPTION',
  'OPTGROUP',
  'DATALIST',
  'SVG',
  'svg',
]);

/** Is there a layout to ask? (A real browser; not a parsed file.) */
export function hasLayout(doc: Document): boolean {
  const r = doc.documentElement?.getBoundingClientRect?.();
  return !!r && r.width > 0;
}

/** Rules `selector { display: none }` of the page's own style elements: all that a parsed file can tell of its style sheets. */
function hidingSelectors(doc: Document): string[] {
  const out: string[] = [];
  for (const style of doc.querySelectorAll('style')) {
    const css = (style.textContent ?? '').slice(0, 300_000).replace(/\/\*[\s\S]*?\*\//g, '');
    for (const m of css.matchAll(/([^{}@;]{1,300})\{([^{}]*)\}/g)) {
      if (!/(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(m[2] ?? '')) continue;
      for (const s of (m[1] ?? '').split(',')) {
        const sel = s.trim();
        if (!sel || sel.includes(':') || out.length > 200) continue;
        try {
          doc.querySelector(sel);
          out.push(sel);
        } catch {
          // A selector this parser does not know hides nothing.
        }
      }
    }
  }
  return out;
}

function ownStyleHides(el: Element): boolean {
  const style = el.getAttribute('style');
  return !!style && /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i.test(style);
}

function classHides(el: Element): boolean {
  const list = el.getAttribute('class');
  if (!list) return false;
  const set = new Set(list.split(/\s+/));
  for (const c of set) if (hiddenClasses.has(c)) return !(c === 'd-none' && [...set].some((k) => /^d-(?:sm|md|lg|xl|xxl)-/.test(k)));
  for (const [cls, ...openers] of widgets.closedUnless)
    if (set.has(cls!) && !openers.some((o) => set.has(o))) return cls !== 'modal' || set.has('fade');
  return false;
}

function staticallyHidden(el: Element, rules: string[]): boolean {
  if (skippedTags.has(el.tagName)) return true;
  if (el.hasAttribute('hidden') || el.hasAttribute('inert')) return true;
  if (el.tagName === 'INPUT' && el.getAttribute('type') === 'hidden') return true;
  if (el.tagName === 'DIALOG' && !el.hasAttribute('open')) return true;
  if (el.getAttribute('aria-hidden') === 'true' && !/^(?:BUTTON|I|SPAN|IMG)$/.test(el.tagName)) return true;
  if (ownStyleHides(el) || classHides(el)) return true;
  return rules.some((r) => el.matches(r));
}

/** Cached for one pass: the page may change between two. */
export function visibility(doc: Document, own?: Visible): Visible {
  const cache = new Map<Element, boolean>();
  if (own) return remember(cache, own);
  if (hasLayout(doc)) {
    return remember(cache, (el) => {
      if (skippedTags.has(el.tagName)) return false;
      if (typeof el.checkVisibility === 'function' ? !el.checkVisibility({ visibilityProperty: true }) : el.getClientRects().length === 0)
        return false;
      const list = el.getAttribute('class');
      return !list?.split(/\s+/).some((c) => unseenLabelClasses.has(c));
    });
  }
  const rules = hidingSelectors(doc);
  const test: Visible = (el) => {
    const known = cache.get(el);
    if (known !== undefined) return known;
    const parent = el.parentElement;
    const seen = (!parent || test(parent)) && !staticallyHidden(el, rules);
    cache.set(el, seen);
    return seen;
  };
  return test;
}

function remember(cache: Map<Element, boolean>, test: Visible): Visible {
  return (el) => {
    const known = cache.get(el);
    if (known !== undefined) return known;
    const seen = test(el);
    cache.set(el, seen);
    return seen;
  };
}
