import type { Checker } from '../components/state/checker';
import type { HostRecognition } from '../lib/host';
import { Desk } from './desk';
import { dress, h } from './dom';
import type { Settings } from './settings';
import { type Texts, textsIn } from './texts';
import { checkView } from './views/check';
import { pageView } from './views/page';
import { stopView } from './views/stop';
import { todayView } from './views/today';
import { watchPage } from './watch';

const TABS = ['check', 'page', 'today'] as const;
type Tab = (typeof TABS)[number];

const FIXED: Record<string, string> = {
  all: 'initial',
  position: 'fixed',
  inset: '0',
  display: 'block',
  'pointer-events': 'none',
  'z-index': '2147483647',
  contain: 'layout style',
};

/** Events of ours that are none of the page's business. */
const KEPT_IN = [
  'click',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'keydown',
  'keyup',
  'keypress',
  'input',
  'change',
  'paste',
  'copy',
];

export interface PanelParts {
  checker: Checker;
  settings: Settings;
  save: (settings: Settings) => void;
  signal: AbortSignal;
}

/** The companion's own layer over the page: a button in the corner, and the panel behind it. */
export class Panel {
  private readonly host = document.createElement('div');
  private readonly shadow = this.host.attachShadow({ mode: 'closed' });
  private readonly frame = h('div', { class: 'root' });
  private readonly desk: Desk;
  private settings: Settings;
  private texts: Texts;
  private tab: Tab = 'check';
  private page: HostRecognition | null = null;
  private body: HTMLElement | null = null;
  private turn = 0;
  private readonly readPage: () => void;

  constructor(private readonly parts: PanelParts) {
    const { signal } = parts;
    this.settings = parts.settings;
    this.texts = textsIn(this.settings.language);
    this.desk = new Desk(parts.checker, () => this.deskChanged());
    for (const [name, value] of Object.entries(FIXED)) this.host.style.setProperty(name, value, 'important');
    dress(this.shadow);
    this.shadow.append(this.frame);
    for (const type of KEPT_IN) this.frame.addEventListener(type, (event) => event.stopPropagation());
    this.takeDrops();
    document.addEventListener('keydown', (event) => this.onKey(event), { capture: true, signal });
    this.readPage = watchPage(
      this.host,
      () => this.settings.open && this.tab === 'page',
      (page) => this.pageRead(page),
      signal,
    );
    signal.addEventListener('abort', () => {
      parts.checker.end();
      this.host.remove();
    });
    this.draw();
    document.documentElement.append(this.host);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isTrusted && event.altKey && event.shiftKey && event.code === 'KeyK') {
      event.preventDefault();
      this.show(!this.settings.open);
    }
  }

  private takeDrops(): void {
    this.frame.addEventListener('dragover', (event) => {
      event.preventDefault();
      event.stopPropagation();
      this.frame.toggleAttribute('data-over', true);
    });
    this.frame.addEventListener('dragleave', () => this.frame.removeAttribute('data-over'));
    this.frame.addEventListener('drop', (event) => {
      event.preventDefault();
      event.stopPropagation();
      this.frame.removeAttribute('data-over');
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!event.isTrusted || files.length === 0 || this.desk.standing.state === 'stop') return;
      this.choose('check');
      if (files.length === 1) void this.desk.takeFile(files[0]!);
      else this.desk.refuse({ kind: 'own', code: 'oneFile' });
    });
  }

  private set(change: Partial<Settings>): void {
    this.settings = { ...this.settings, ...change };
    this.parts.save(this.settings);
    if (change.language) this.texts = textsIn(change.language);
    this.draw();
  }

  private show(open: boolean): void {
    this.set({ open });
    this.frame.querySelector<HTMLElement>(open ? '#stop-title, [role=tab][aria-selected=true]' : '.pill')?.focus({ preventScroll: true });
    if (open && this.tab === 'page') this.readPage();
  }

  private choose(tab: Tab): void {
    if (this.tab === tab) return;
    this.tab = tab;
    this.draw();
    if (tab === 'page') this.readPage();
  }

  private deskChanged(): void {
    const { state } = this.desk.standing;
    if (state === 'stop') {
      this.draw();
      this.frame.querySelector<HTMLElement>('#stop-title')?.focus({ preventScroll: true });
    } else if (this.frame.querySelector('.stop')) this.draw();
    else if (this.tab === 'check') void this.fill();
  }

  private pageRead(page: HostRecognition): void {
    this.page = page;
    if (this.tab === 'page') void this.fill();
  }

  private draw(): void {
    const { own, t, language } = this.texts;
    const { open, side } = this.settings;
    this.frame.lang = language;
    this.frame.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    if (!open) {
      this.body = null;
      this.frame.replaceChildren(
        h(
          'button',
          { type: 'button', class: 'pill', 'data-side': side, title: own('open'), 'aria-expanded': 'false', click: () => this.show(true) },
          t('app.name'),
        ),
      );
      return;
    }
    const other = side === 'right' ? 'left' : 'right';
    const move = own(other === 'left' ? 'toLeft' : 'toRight');
    const inside = this.desk.standing.state === 'stop' ? [this.stopped()] : this.tabbed();
    this.frame.replaceChildren(
      h(
        'aside',
        { class: 'panel', 'data-side': side, 'aria-label': t('app.name') },
        h(
          'header',
          {},
          h('b', {}, t('app.name')),
          h(
            'button',
            { type: 'button', class: 'quiet', click: () => this.set({ language: language === 'vi' ? 'en' : 'vi' }) },
            own('otherLanguage'),
          ),
          h(
            'button',
            { type: 'button', class: 'quiet', 'aria-label': move, title: move, click: () => this.set({ side: other }) },
            other === 'left' ? '⇤' : '⇥',
          ),
          h(
            'button',
            { type: 'button', class: 'quiet', 'aria-label': own('close'), title: own('close'), click: () => this.show(false) },
            '✕',
          ),
        ),
        ...inside,
        h('footer', { class: 'soft' }, t('app.localOnly')),
      ),
    );
    void this.fill();
  }

  private stopped(): Node {
    this.body = null;
    const { standing } = this.desk;
    if (standing.state !== 'stop') throw new Error('nothing stopped');
    return stopView(this.texts, standing.level, standing.place, () => this.desk.clear());
  }

  private tabbed(): Node[] {
    const { own } = this.texts;
    const tab = (id: Tab) => {
      const chosen = id === this.tab;
      const attributes = {
        type: 'button',
        role: 'tab',
        id: `tab-${id}`,
        'aria-selected': String(chosen),
        'aria-controls': 'body',
        tabindex: chosen ? '0' : '-1',
      };
      return h(
        'button',
        { ...attributes, click: () => this.goTo(id), keydown: (event) => this.step(id, event as KeyboardEvent) },
        own(`tab.${id}`),
      );
    };
    this.body = h('div', { class: 'body', id: 'body', role: 'tabpanel', 'aria-labelledby': `tab-${this.tab}`, tabindex: '0' });
    return [h('div', { class: 'tabs', role: 'tablist', 'aria-label': own('tabs') }, TABS.map(tab)), this.body];
  }

  private goTo(tab: Tab): void {
    this.choose(tab);
    this.frame.querySelector<HTMLElement>(`#tab-${tab}`)?.focus({ preventScroll: true });
  }

  private step(from: Tab, event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
    const by = steps[event.key];
    if (by) this.goTo(TABS[(TABS.indexOf(from) + by + TABS.length) % TABS.length]!);
  }

  /** Draws the chosen part; of two drawings under way the later one counts. */
  private async fill(said = ''): Promise<void> {
    const { body } = this;
    if (!body) return;
    const mine = ++this.turn;
    const nodes = await this.content(said);
    if (mine === this.turn && body === this.body) body.replaceChildren(...nodes);
  }

  private content(said: string): Node[] | Promise<Node[]> {
    if (this.tab === 'check') return checkView(this.texts, this.desk);
    if (this.tab === 'page') return pageView(this.texts, this.page, this.desk, () => this.goTo('check'));
    return todayView(this.texts, (next) => void this.fill(next), said);
  }
}
