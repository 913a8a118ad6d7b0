import { renderAsync } from 'docx-preview';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { FrameMark, FrameMessage, FrameRequest } from '../lib/messages';

/**
 * Draws a DOCX inside a sandboxed frame: no origin, no extension API, no connection. It hears only the page around it
 * and answers with texts and numbers.
 */

const RANKS: FrameMark['severity'][] = ['error', 'warning', 'info', 'notMeasured'];

const STYLE = `
  html { background: #d9d6d0; }
  body { margin: 0; }
  .docx-wrapper { background: transparent !important; padding: 16px !important; }
  .docx-wrapper > section.docx { box-shadow: 0 1px 6px rgb(0 0 0 / 30%) !important; margin-bottom: 16px !important; }
  [data-marks] { cursor: pointer; border-radius: 2px; outline: 1px solid var(--mark); outline-offset: 1px; background: var(--tint); }
  [data-severity=error] { --mark: #b3261e; --tint: rgb(179 38 30 / 6%); }
  [data-severity=warning] { --mark: #9a6700; --tint: rgb(214 154 23 / 10%); }
  [data-severity=info] { --mark: #1c5a96; --tint: rgb(28 90 150 / 6%); }
  [data-severity=notMeasured] { --mark: #6b6675; --tint: rgb(107 102 117 / 6%); outline-style: dashed; }
  [data-chosen] { outline: 3px solid var(--mark); box-shadow: 0 0 0 7px var(--tint); }
  section[data-chosen] { --mark: #b3261e; outline-offset: -4px; }
  [data-marks]:focus-visible { outline-style: double; outline-width: 6px; }
  ::highlight(van-thu-error) { background: rgb(179 38 30 / 24%); }
  ::highlight(van-thu-warning) { background: rgb(214 154 23 / 32%); }
  ::highlight(van-thu-info) { background: rgb(28 90 150 / 25%); }
  ::highlight(van-thu-notMeasured) { background: rgb(107 102 117 / 25%); }
`;

export default defineUnlistedScript(() => {
  const root = document.getElementById('document')!;
  let paragraphs: HTMLElement[] = [];
  let marks: FrameMark[] = [];

  const say = (message: FrameMessage) => parent.postMessage(message, '*');
  const pages = () => [...root.querySelectorAll<HTMLElement>('section.docx')];

  const style = document.createElement('style');
  style.textContent = STYLE;
  document.head.append(style);

  async function render(bytes: Uint8Array): Promise<void> {
    root.replaceChildren();
    await renderAsync(bytes, root, undefined, {
      inWrapper: true,
      breakPages: true,
      ignoreLastRenderedPageBreak: false,
      renderAltChunks: false,
      renderComments: false,
      renderChanges: false,
      useBase64URL: true,
    });
    paragraphs = [...root.querySelectorAll<HTMLElement>('p')];
    say({
      type: 'rendered',
      paragraphs: paragraphs.map((element, index) => ({ index, text: element.textContent ?? '' })),
      height: document.documentElement.scrollHeight,
      pages: pages().length,
    });
    sayPage();
  }

  function sayPage(): void {
    const all = pages();
    if (all.length === 0) return;
    const middle = innerHeight / 2;
    const at = all.findLastIndex((page) => page.getBoundingClientRect().top <= middle);
    say({ type: 'page', page: Math.max(at, 0) + 1, pages: all.length });
  }

  /** Offsets count printed characters: spaces and tabs differ between the file and its picture. */
  function rangeOf(element: HTMLElement, start: number, end: number): Range | null {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let seen = 0;
    let begun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      for (let at = 0; at < text.length; at++) {
        if (/\s/.test(text[at]!)) continue;
        if (!begun && seen === start) {
          range.setStart(node, at);
          begun = true;
        }
        seen++;
        if (begun && seen === end) {
          range.setEnd(node, at + 1);
          return range;
        }
      }
    }
    return null;
  }

  function setMarks(next: FrameMark[]): void {
    marks = next;
    for (const element of root.querySelectorAll<HTMLElement>('[data-marks]')) {
      delete element.dataset.marks;
      delete element.dataset.severity;
      delete element.dataset.chosen;
      element.removeAttribute('tabindex');
      element.removeAttribute('role');
      element.removeAttribute('aria-label');
    }
    const ranges = new Map<string, Range[]>();
    for (const mark of marks) {
      const element = mark.paragraph === null ? undefined : paragraphs[mark.paragraph];
      if (!element) continue;
      element.dataset.marks = [element.dataset.marks, mark.mark].filter((one) => one !== undefined).join(' ');
      const before = element.dataset.severity as FrameMark['severity'] | undefined;
      if (!before || RANKS.indexOf(mark.severity) < RANKS.indexOf(before)) element.dataset.severity = mark.severity;
      element.tabIndex = 0;
      element.setAttribute('role', 'button');
      element.setAttribute('aria-label', [element.getAttribute('aria-label'), mark.title].filter(Boolean).join('; '));
      element.title = element.getAttribute('aria-label') ?? '';
      // A stretch as long as its paragraph says nothing that the frame does not say.
      const whole = mark.start === 0 && (mark.end ?? 0) >= (element.textContent ?? '').replace(/\s+/g, '').length;
      if (mark.start !== null && mark.end !== null && mark.end > mark.start && !whole) {
        const range = rangeOf(element, mark.start, mark.end);
        if (range) ranges.set(mark.severity, [...(ranges.get(mark.severity) ?? []), range]);
      }
    }
    if (!('highlights' in CSS)) return;
    CSS.highlights.clear();
    for (const [severity, list] of ranges) CSS.highlights.set(`van-thu-${severity}`, new Highlight(...list));
  }

  function choose(mark: number | null): void {
    for (const element of root.querySelectorAll<HTMLElement>('[data-chosen]')) delete element.dataset.chosen;
    const found = marks.find((one) => one.mark === mark);
    if (!found) return;
    const element = found.paragraph === null ? pages()[found.page - 1] : paragraphs[found.paragraph];
    if (!element) return;
    element.dataset.chosen = '';
    element.scrollIntoView({ block: found.paragraph === null ? 'start' : 'center' });
  }

  /** A paragraph with several marks goes from one to the next. */
  function clicked(target: EventTarget | null): void {
    const element = (target as Element | null)?.closest<HTMLElement>('[data-marks]');
    const own = element?.dataset.marks?.split(' ').map(Number) ?? [];
    if (!element || own.length === 0) return;
    const next = (Number(element.dataset.turn ?? -1) + 1) % own.length;
    element.dataset.turn = String(next);
    say({ type: 'clicked', mark: own[next]! });
  }

  // Links of a stranger's document lead nowhere.
  document.addEventListener(
    'click',
    (event) => {
      event.preventDefault();
      clicked(event.target);
    },
    true,
  );
  document.addEventListener('auxclick', (event) => event.preventDefault(), true);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      clicked(event.target);
    }
  });
  addEventListener('scroll', sayPage, { passive: true });
  addEventListener('message', (event: MessageEvent<FrameRequest>) => {
    if (event.source !== parent) return;
    const request = event.data;
    if (request.type === 'render') render(request.bytes).catch(() => say({ type: 'failed' }));
    else if (request.type === 'marks') setMarks(request.marks);
    else if (request.type === 'choose') choose(request.mark);
    else if (request.type === 'zoom') root.style.setProperty('zoom', String(request.scale));
  });
  say({ type: 'loaded' });
});
