import { createReader, type HostRecognition } from '../lib/host';

const SETTLE_MS = 400;

/** Keeps one reading of the page up to date while `wanted`; at most a fifth of the time goes into it. */
export function watchPage(own: Node, wanted: () => boolean, show: (page: HostRecognition) => void, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let again = false;
  let cost = 0;

  const read = async () => {
    timer = undefined;
    if (!wanted() || document.hidden) {
      again = true;
      return;
    }
    busy = true;
    again = false;
    const since = performance.now();
    try {
      const reader = createReader(document, location.href, { isOwn: (node) => node === own });
      const page = await reader.read(signal);
      if (!signal.aborted) show(page);
    } catch {
      // Ended, or the page changed under the reader's hands: its change asks for another reading.
    } finally {
      busy = false;
      cost = performance.now() - since;
      if (again) schedule();
    }
  };
  const schedule = () => {
    if (signal.aborted) return;
    again = true;
    if (timer === undefined && !busy) timer = setTimeout(() => void read(), Math.max(SETTLE_MS, cost * 4));
  };

  const observer = new MutationObserver((records) => {
    const theirs = records.some(({ target, addedNodes, removedNodes }) => {
      const moved = [...addedNodes, ...removedNodes];
      return target !== own && (moved.length === 0 || moved.some((node) => node !== own));
    });
    if (theirs) schedule();
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  document.addEventListener('input', schedule, { capture: true, passive: true, signal });
  document.addEventListener('visibilitychange', () => again && schedule(), { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  return schedule;
}
