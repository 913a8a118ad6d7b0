import { type Visible, visibility } from './dom/visibility';
import { dateIn } from './text/grammar';
import { clean } from './text/normalise';
import { isExactLabel } from './text/vocabulary';

/** A page's build without what stands in it: enough to write a profile, nothing to read. */
export interface PageSketch {
  version: 1;
  /** Host name and the shape of the path: digits and long words hidden. */
  place: string;
  nodes: number;
  /** True where the page was larger than a sketch may be. */
  cut: boolean;
  tree: SketchNode;
}

export interface SketchNode {
  tag: string;
  /** Class names that are words, not values. */
  cls?: string;
  /** `role`, `type`, `for` and the like: only whether and what kind. */
  attrs?: Record<string, string>;
  /** A known label as printed; any other text only by its kind. */
  text?: string;
  hidden?: true;
  /** The same block so many times in a row. */
  times?: number;
  kids?: SketchNode[];
}

const limits = { nodes: 20_000, depth: 80 } as const;
const kept = ['role', 'type', 'colspan', 'rowspan', 'aria-modal', 'contenteditable', 'readonly', 'disabled'];
const named = ['id', 'name', 'for', 'href', 'title', 'placeholder', 'onclick', 'aria-label'];

export function sketchPage(page: Document | Element, url: string): PageSketch {
  const doc = page.nodeType === 9 ? (page as Document) : page.ownerDocument!;
  const root = page.nodeType === 9 ? doc.body : (page as Element);
  const state = { left: limits.nodes };
  const tree = node(root, visibility(doc), state, 0) ?? { tag: 'body' };
  return { version: 1, place: placeOf(url), nodes: limits.nodes - state.left, cut: state.left <= 0, tree };
}

function placeOf(url: string): string {
  try {
    const u = new URL(url);
    const path = u.pathname
      .split('/')
      .map((p) => (/\d/.test(p) || p.length > 24 ? '*' : p))
      .join('/');
    return `${u.host}${path}`;
  } catch {
    return '';
  }
}

function node(el: Element, visible: Visible, state: { left: number }, depth: number): SketchNode | null {
  if (state.left <= 0 || depth > limits.depth || /^(?:SCRIPT|STYLE|TEMPLATE|NOSCRIPT|SVG)$/i.test(el.tagName)) return null;
  state.left--;
  const out: SketchNode = { tag: el.localName };
  const cls = (el.getAttribute('class') ?? '')
    .split(/\s+/)
    .filter((c) => /^[a-zA-Z][a-zA-Z_-]{0,40}\d{0,2}$/.test(c))
    .join(' ');
  if (cls) out.cls = cls;
  const attrs: Record<string, string> = {};
  for (const a of kept) {
    const v = el.getAttribute(a);
    if (v !== null && v.length <= 20) attrs[a] = v;
  }
  for (const a of named) if (el.hasAttribute(a)) attrs[a] = isLabel(el.getAttribute(a)!) ? clean(el.getAttribute(a)!) : '*';
  if (Object.keys(attrs).length) out.attrs = attrs;
  const text = kindOfText(el);
  if (text) out.text = text;
  if (!visible(el)) out.hidden = true;
  const kids: SketchNode[] = [];
  let last = '';
  for (const c of el.children) {
    if (c.tagName === 'OPTION') continue;
    const k = node(c, visible, state, depth + 1);
    if (!k) continue;
    const shape = JSON.stringify(k);
    const before = kids.at(-1);
    if (before && shape === last) before.times = (before.times ?? 1) + 1;
    else kids.push(k);
    last = shape;
  }
  if (kids.length) out.kids = kids;
  return out;
}

const isLabel = (text: string): boolean => text.length <= 90 && isExactLabel(clean(text));

function kindOfText(el: Element): string {
  let own = '';
  for (let c = el.firstChild; c; c = c.nextSibling) if (c.nodeType === 3) own += c.nodeValue ?? '';
  const t = clean(own);
  if (!t) return '';
  if (isLabel(t)) return t;
  const colon = t.search(/[:：]/);
  if (colon > 0 && isLabel(t.slice(0, colon))) return `${t.slice(0, colon)}: *`;
  if (dateIn(t)) return '(date)';
  if (/^[\d\s./-]+$/.test(t)) return '(number)';
  return t.length > 60 ? '(long text)' : '(text)';
}
