import { visibility } from './dom/visibility';
import { readGrid } from './read/rows';
import { listRows, type Reading, readSteps } from './recognise';
import type { HostRecognition, HostRow, RecogniseOptions } from './types';

/** Milliseconds of reading at a stretch: well under a task that a person would feel. */
const slice = 5;

const pause = (): Promise<void> => {
  const own = (globalThis as { scheduler?: { yield?: () => Promise<void> } }).scheduler;
  return own?.yield ? own.yield() : new Promise((done) => setTimeout(done, 0));
};

/** Runs steps in slices, letting the page go on between them. */
export async function inSlices<T>(steps: Generator<void, T>, signal?: AbortSignal): Promise<T> {
  let until = performance.now() + slice;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await pause();
    signal?.throwIfAborted();
    until = performance.now() + slice;
  }
}

export interface LiveReader {
  read(signal?: AbortSignal): Promise<HostRecognition>;
  /** Reads again what the mutations touched: `rows` = some rows of the list, `page` = everything, `nothing`. */
  update(
    mutations: readonly MutationRecord[],
    signal?: AbortSignal,
  ): Promise<{ recognition: HostRecognition; changed: 'nothing' | 'rows' | 'page' }>;
}

export interface LiveOptions extends RecogniseOptions {
  /** Elements of our own, whose changes say nothing about the page. */
  isOwn?: (node: Node) => boolean;
}

/** Attributes that show or hide, or change what a control holds. */
const telling = new Set(['class', 'style', 'hidden', 'aria-hidden', 'open', 'disabled', 'value', 'checked', 'selected', 'title', 'href']);

/** Keeps one reading up to date while the page changes under it. */
export function createReader(page: Document | Element, url: string, options: LiveOptions = {}): LiveReader {
  let last: Reading | undefined;

  const read = async (signal?: AbortSignal): Promise<HostRecognition> => {
    last = await inSlices(readSteps(page, url, options), signal);
    return last.recognition;
  };

  const update: LiveReader['update'] = async (mutations, signal) => {
    const scope = last ? touched(last, mutations, options) : 'page';
    if (last && scope === 'nothing') return { recognition: last.recognition, changed: 'nothing' };
    if (last && scope !== 'page' && scope !== 'nothing' && last.ctx) {
      const fresh = await rereadRows(last, scope, options, signal);
      if (fresh) {
        last = fresh;
        return { recognition: fresh.recognition, changed: 'rows' };
      }
    }
    return { recognition: await read(signal), changed: 'page' };
  };
  return { read, update };
}

function touched(last: Reading, mutations: readonly MutationRecord[], options: LiveOptions): 'nothing' | 'page' | Set<Element> {
  const rows = new Set(last.lists.flatMap((l) => l.grid.rows));
  const homes = new Set<Node | null>([...rows].map((r) => r.parentElement));
  const dirty = new Set<Element>();
  let lists = false;
  for (const m of mutations) {
    if (options.isOwn?.(m.target) || (m.type === 'attributes' && !telling.has(m.attributeName ?? ''))) continue;
    if (m.type === 'childList' && options.isOwn && [...m.addedNodes, ...m.removedNodes].every((n) => options.isOwn!(n))) continue;
    if (!m.target.isConnected) continue;
    let at: Node | null = m.target;
    while (at && !rows.has(at as Element)) at = at.parentNode;
    if (at) dirty.add(at as Element);
    else if (m.type === 'childList' && homes.has(m.target)) lists = true;
    else return 'page';
  }
  return dirty.size || lists ? dirty : 'nothing';
}

async function rereadRows(last: Reading, dirty: Set<Element>, options: LiveOptions, signal?: AbortSignal): Promise<Reading | null> {
  if (last.recognition.kind !== 'list' || !last.recognition.rows.length) return null;
  const doc = last.ctx!.root.ownerDocument;
  const ctx = { ...last.ctx!, visible: visibility(doc, options.isVisible) };
  const known = new Map<Element, HostRow>();
  for (const r of last.lists.flatMap((l) => l.rows)) if (r._element && !dirty.has(r._element)) known.set(r._element, r);
  const lists: Reading['lists'] = [];
  for (const list of last.lists) {
    const kept = list.grid.rows.filter((r) => r.isConnected);
    const homes = new Set<Element>(kept.flatMap((r) => r.parentElement ?? []));
    const tag = list.grid.rows[0]?.tagName;
    // A row of a grid drawn as one table for each row has a home of its own; new ones are not found by their neighbours.
    if (list.grid.also || !list.grid.header.isConnected || !homes.size || homes.size > kept.length / 2) return null;
    const rows = [...homes].flatMap((h) => [...h.children].filter((c) => c.tagName === tag && c !== list.grid.header));
    const prior = { known, assigned: list.assigned };
    const fresh = await inSlices(readGrid({ ...list.grid, rows }, last.direction, ctx, prior), signal);
    if (!fresh) return null;
    lists.push(fresh);
  }
  const rows = listRows(lists, last.screen, ctx.visible);
  return { ...last, lists, recognition: { ...last.recognition, rows } };
}
