import { STYLE } from './style';

export type Look = 'neutral' | 'pass' | 'error' | 'warning' | 'info';

/** Something shown beside an element of the page: never inside it, hosts replace their cells at will. */
export interface Mark {
  /** The same for the same thing from one reading to the next. */
  key: string;
  anchor: Element;
  /** After the element's last line, or at the left edge of its row. */
  place: 'after' | 'rowStart';
  look: Look;
  glyph: string;
  text: string;
  title: string;
  /** Its words are always shown. */
  wide?: boolean;
  /** Without it the mark only says something. */
  onClick?: () => void;
}

export interface Section {
  look: Look;
  /** Words on the pill in the corner. */
  summary: string;
  body: () => Node[];
  /** Shown without a click. */
  open?: boolean;
}

type Child = Node | string | null | false | undefined;

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | null | ((event: Event) => void)> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) continue;
    if (typeof value === 'string') made.setAttribute(name, value);
    // What a script does in the clerk's place is not the clerk's wish.
    else made.addEventListener(name, (event) => event.isTrusted && value(event));
  }
  for (const child of children) if (child) made.append(child);
  return made;
}

const FIXED: Record<string, string> = {
  all: 'initial',
  position: 'fixed',
  inset: '0',
  display: 'block',
  'pointer-events': 'none',
  'z-index': '2147483647',
  contain: 'layout style',
};

/** Inside the closed layer: the page does not see it. */
const NAME = 'van-thu';

/** Firefox takes a script away without a word when the extension is updated; what it drew stays until its successor clears it. */
export function clearDeadLayers(): void {
  for (const one of document.querySelectorAll<HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null }>(':root > div'))
    if (one.openOrClosedShadowRoot?.querySelector(`[data-layer=${NAME}]`)) one.remove();
}

interface Shown {
  mark: Mark;
  /** Made when its place first comes into view: lists may be long. */
  element: HTMLElement | null;
  visible: boolean;
}

/** The extension's own layer over the page: closed to it, fixed over the view, empty where there is nothing to say. */
export class Layer {
  readonly host = document.createElement('div');
  private readonly root = this.host.attachShadow({ mode: 'closed' });
  private readonly frame = h('div', { class: 'root', 'data-layer': NAME });
  private readonly marksBox = h('div', {});
  private readonly dock = h('div', { class: 'dock' });
  private readonly sections = new Map<string, Section>();
  private readonly shown = new Map<string, Map<string, Shown>>();
  private readonly byAnchor = new Map<Element, Set<Shown>>();
  private readonly watcher: IntersectionObserver;
  private card: { element: HTMLElement; beside: Element | null; from: Element | null } | null = null;
  private opened = false;
  private due = 0;
  private life: Animation | undefined;

  constructor(
    private readonly words: { pill: string; close: string },
    private readonly signal: AbortSignal,
  ) {
    for (const [name, value] of Object.entries(FIXED)) this.host.style.setProperty(name, value, 'important');
    const style = document.createElement('style');
    style.textContent = STYLE;
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      this.root.adoptedStyleSheets = [sheet];
    } catch {
      // Firefox keeps constructed sheets from content scripts; its style elements here are free of the page's policy.
      this.root.append(style);
    }
    this.frame.append(this.marksBox, this.dock);
    this.root.append(this.frame);
    // Keys and clicks of ours are none of the page's business.
    for (const type of ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'keydown', 'keyup', 'keypress', 'input', 'change'])
      this.frame.addEventListener(type, (event) => event.stopPropagation());
    this.frame.addEventListener('keydown', (event) => event.key === 'Escape' && this.closeCard());
    this.watcher = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) for (const one of this.byAnchor.get(target) ?? []) one.visible = isIntersecting;
      this.place();
    });
    const place = () => this.place();
    document.addEventListener('scroll', place, { capture: true, passive: true, signal });
    document.addEventListener('transitionend', place, { capture: true, passive: true, signal });
    addEventListener('resize', place, { passive: true, signal });
    addEventListener('pointerdown', (event) => event.target !== this.host && this.closeCard(), { capture: true, passive: true, signal });
    signal.addEventListener('abort', () => {
      this.watcher.disconnect();
      cancelAnimationFrame(this.due);
      this.host.remove();
    });
  }

  /** From the first call on the layer hides when the next does not come in time: nobody moves the marks of a script that is gone. */
  beat(milliseconds: number): void {
    this.life ??= this.frame.animate([{ visibility: 'hidden' }, { visibility: 'hidden' }], {
      delay: milliseconds,
      duration: 1,
      fill: 'forwards',
    });
    this.life.currentTime = 0;
  }

  setTheme(theme: 'system' | 'light' | 'dark'): void {
    this.frame.dataset.theme = theme === 'system' ? (pageIsDark() ? 'dark' : 'light') : theme;
  }

  /** Stands in the page only while there is something to show; put back when the page throws it out. */
  ensure(): void {
    const wanted = this.byAnchor.size > 0 || this.dock.childElementCount > 0 || this.card !== null;
    if (wanted && !this.host.isConnected && !this.signal.aborted) document.documentElement.append(this.host);
    else if (!wanted && this.host.isConnected) this.host.remove();
  }

  setMarks(owner: string, marks: readonly Mark[]): void {
    const known = this.shown.get(owner) ?? new Map<string, Shown>();
    const next = new Map<string, Shown>();
    for (const mark of marks) {
      const earlier = known.get(mark.key);
      known.delete(mark.key);
      if (earlier && sameMark(earlier.mark, mark)) {
        earlier.mark = mark;
        next.set(mark.key, earlier);
        continue;
      }
      if (earlier) this.drop(earlier);
      next.set(mark.key, this.draw(mark));
    }
    for (const gone of known.values()) this.drop(gone);
    this.shown.set(owner, next);
    this.ensure();
    this.place();
  }

  private draw(mark: Mark): Shown {
    const shown: Shown = { mark, visible: false, element: null };
    const others = this.byAnchor.get(mark.anchor);
    if (others) {
      others.add(shown);
      shown.visible = [...others][0]!.visible;
    } else {
      this.byAnchor.set(mark.anchor, new Set([shown]));
      this.watcher.observe(mark.anchor);
    }
    return shown;
  }

  private drop(shown: Shown): void {
    shown.element?.remove();
    const { anchor } = shown.mark;
    const others = this.byAnchor.get(anchor);
    others?.delete(shown);
    if (others?.size === 0) {
      this.byAnchor.delete(anchor);
      this.watcher.unobserve(anchor);
    }
  }

  /** At most once a frame; only what is in view is measured. */
  place(): void {
    if (this.due || this.signal.aborted) return;
    this.due = requestAnimationFrame(() => {
      this.due = 0;
      this.placeNow();
    });
  }

  private placeNow(): void {
    const measured: { shown: Shown; x: number; y: number; compact: boolean }[] = [];
    for (const group of this.byAnchor.values()) {
      let nth = 0;
      for (const shown of group) {
        const at = shown.visible ? placeOf(shown.mark, nth++, this.host) : null;
        if (at) measured.push({ shown, ...at });
        else if (shown.element?.isConnected && !shown.element.matches(':focus')) shown.element.remove();
      }
    }
    for (const { shown, x, y, compact } of measured) {
      shown.element ??= elementOf(shown);
      shown.element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      shown.element.toggleAttribute('data-compact', compact);
      if (!shown.element.isConnected) this.marksBox.append(shown.element);
    }
    if (this.card?.beside) this.placeCard();
  }

  setSection(owner: string, section: Section | null): void {
    if (section) this.sections.set(owner, section);
    else this.sections.delete(owner);
    if (section?.open) this.opened = true;
    this.drawDock();
  }

  private notes: HTMLElement[] = [];

  private drawDock(): void {
    const all = [...this.sections.values()];
    if (all.length === 0) this.opened = false;
    const worst = (['error', 'warning', 'info', 'pass', 'neutral'] as const).find((look) => all.some((one) => one.look === look));
    const toggle = () => {
      this.opened = !this.opened;
      this.drawDock();
    };
    const body =
      this.opened && all.length > 0
        ? h('div', { class: 'card', role: 'region', 'aria-label': this.words.pill }, ...all.flatMap((one) => one.body()))
        : null;
    const pill =
      all.length > 0 &&
      h(
        'button',
        { type: 'button', class: 'pill', 'data-look': worst ?? null, 'aria-expanded': String(this.opened), click: toggle },
        h('b', {}, this.words.pill),
        h('span', {}, all.map((one) => one.summary).join(' · ')),
      );
    this.dock.replaceChildren(...[...this.notes, body, pill].filter((one): one is HTMLElement => one instanceof HTMLElement));
    this.ensure();
  }

  /** One short message; gone by itself or at a click. */
  note(text: string, look: Look, action?: { text: string; run: () => void }): void {
    const gone = () => {
      this.notes = this.notes.filter((one) => one !== note);
      this.drawDock();
    };
    const act = action && h('button', { type: 'button', class: 'act', click: () => action.run() }, action.text);
    const note: HTMLElement = h(
      'div',
      { class: 'note', role: 'status', 'data-look': look },
      h('p', {}, text),
      h('div', { class: 'row' }, act, h('button', { type: 'button', class: 'act', click: gone }, this.words.close)),
    );
    this.notes = [note];
    this.drawDock();
    if (!action) setTimeout(() => !this.signal.aborted && gone(), 12_000);
  }

  openCard(beside: Element, content: Node[], label: string): void {
    this.closeCard();
    const element = h('div', { class: 'card', role: 'dialog', 'aria-label': label, tabindex: '-1' }, ...content);
    this.card = { element, beside, from: this.root.activeElement };
    this.frame.append(element);
    this.ensure();
    this.placeCard();
    element.focus({ preventScroll: true });
  }

  closeCard(): void {
    if (!this.card) return;
    const { element, from } = this.card;
    this.card = null;
    element.remove();
    if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    this.ensure();
  }

  private placeCard(): void {
    const { element, beside } = this.card!;
    const box = beside!.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
    const below = box.bottom + 8;
    const top = below + height <= innerHeight - 8 ? below : Math.max(8, box.top - height - 8);
    element.style.left = `${Math.round(left)}px`;
    element.style.top = `${Math.round(top)}px`;
  }

  /** Brings a place into view and frames it for a moment. */
  pointAt(element: Element): void {
    element.scrollIntoView({ block: 'center', inline: 'nearest' });
    requestAnimationFrame(() => {
      const box = element.getBoundingClientRect();
      const flash = h('div', { class: 'flash' });
      Object.assign(flash.style, {
        transform: `translate(${box.left}px, ${box.top}px)`,
        width: `${box.width}px`,
        height: `${box.height}px`,
      });
      this.frame.append(flash);
      setTimeout(() => flash.remove(), 1700);
    });
  }

  /** Something of ours over the whole view; returns how to take it away. */
  cover(...parts: HTMLElement[]): () => void {
    this.frame.append(...parts);
    if (!this.host.isConnected) document.documentElement.append(this.host);
    return () => {
      for (const part of parts) part.remove();
      this.ensure();
    };
  }
}

function elementOf(shown: Shown): HTMLElement {
  const { mark } = shown;
  const inner = [h('span', { 'aria-hidden': 'true' }, mark.glyph), h('span', { class: 'words' }, mark.text)];
  const attributes = { class: 'mark', 'data-look': mark.look, title: mark.title, 'aria-label': `${mark.text}. ${mark.title}` };
  return mark.onClick
    ? h('button', { ...attributes, type: 'button', click: () => shown.mark.onClick?.() }, ...inner)
    : h('span', { ...attributes, role: 'note' }, ...inner);
}

const sameMark = (a: Mark, b: Mark): boolean =>
  a.anchor === b.anchor && a.look === b.look && a.text === b.text && a.title === b.title && !a.onClick === !b.onClick;

const WIDTH = 22;

function placeOf(mark: Mark, nth: number, host: Element): { x: number; y: number; compact: boolean } | null {
  const { anchor } = mark;
  if (!anchor.isConnected) return null;
  const whole = anchor.getBoundingClientRect();
  if (whole.width === 0 && whole.height === 0) return null;
  if (mark.place === 'rowStart') {
    const y = whole.top + 2;
    if (covered(anchor, whole.left + Math.min(whole.width / 2, 30), whole.top + Math.min(whole.height / 2, 12), host)) return null;
    // Before the row where the page leaves a margin, so that nothing printed is hidden.
    const x = mark.wide ? whole.left + 2 : whole.left - (nth + 1) * (WIDTH + 2);
    return { x: Math.max(0, x), y, compact: !mark.wide };
  }
  const isControl = /^(?:INPUT|TEXTAREA|SELECT)$/.test(anchor.tagName);
  const rects = isControl ? [whole] : [...anchor.getClientRects()];
  const last = rects.at(-1) ?? whole;
  if (covered(anchor, last.left + Math.min(last.width / 2, 20), last.top + last.height / 2, host)) return null;
  const cell = anchor.closest('td, th, li, [role=cell], [role=gridcell]')?.getBoundingClientRect();
  const edge = Math.min(cell?.right ?? innerWidth, innerWidth);
  if (isControl) {
    const y = whole.top + nth * (WIDTH + 2);
    if (innerWidth - whole.right >= 140) return { x: whole.right + 6, y, compact: false };
    return { x: Math.max(0, whole.right - (WIDTH + 4)), y, compact: true };
  }
  const room = edge - last.right;
  const compact = room < 120;
  return { x: Math.min(last.right + 4 + nth * (WIDTH + 2), edge - WIDTH - 2), y: last.top + (last.height - WIDTH) / 2, compact };
}

/** Something of the page's own lies over the place: a menu, a window, a fixed header. */
function covered(anchor: Element, x: number, y: number, host: Element): boolean {
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
  const top = document.elementsFromPoint(x, y).find((one) => one !== host);
  return top !== undefined && !top.contains(anchor) && !anchor.contains(top);
}

function pageIsDark(): boolean {
  for (const element of [document.body, document.documentElement]) {
    const [r, g, b, a] = (element ? getComputedStyle(element).backgroundColor : '').match(/[\d.]+/g)?.map(Number) ?? [];
    if (r === undefined || g === undefined || b === undefined || a === 0) continue;
    return 0.299 * r + 0.587 * g + 0.114 * b < 110;
  }
  return false;
}
