/** Set on the page's root by the extension's own script: two panels on one page are one too many. */
const MARKER = 'data-van-thu';
const EXTENSION = 'extension';

const extensionIsHere = (root: Element): boolean => root.getAttribute(MARKER) === EXTENSION;

/**
 * Runs `start` unless the extension is on the page, and ends it by its signal when the extension comes later.
 *
 * @returns what ends it for good
 */
export function whileAlone(root: Element, start: (signal: AbortSignal) => void): AbortController {
  const stop = new AbortController();
  if (extensionIsHere(root)) {
    stop.abort();
    return stop;
  }
  const observer = new MutationObserver(() => extensionIsHere(root) && stop.abort());
  observer.observe(root, { attributes: true, attributeFilter: [MARKER] });
  stop.signal.addEventListener('abort', () => observer.disconnect());
  start(stop.signal);
  return stop;
}
