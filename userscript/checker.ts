import { type CheckScope, serveChecks } from '../lib/check/serve';
import type { WorkerRequest } from '../lib/check/worker-messages';

/** The engine in this very thread, in a worker's clothes. It yields while it reads; its answers come in turns of their own. */
export function engineHere(): Worker {
  let ended = false;
  const door = { onmessage: null, onerror: null, onmessageerror: null } as unknown as Worker;
  const scope: CheckScope = {
    onmessage: null,
    postMessage: (data) => {
      if (!ended) setTimeout(() => !ended && door.onmessage?.({ data } as MessageEvent), 0);
    },
  };
  serveChecks(scope);
  door.postMessage = (data: WorkerRequest) =>
    void setTimeout(() => !ended && scope.onmessage?.({ data } as MessageEvent<WorkerRequest>), 0);
  door.terminate = () => {
    ended = true;
  };
  return door;
}

/** A worker made of the whole script's own source: there it is the engine and nothing else. null where none can be made. */
function engineAside(source: string): Worker | null {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return new Worker(address);
  } catch {
    return null;
  } finally {
    // The worker's own fetch of it is already under way.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
}

const ANSWER_WITHIN_MS = 5_000;

/** Does a worker of ours start here and answer? A policy may refuse it without a word. */
async function answers(worker: Worker, today: string): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ANSWER_WITHIN_MS);
    const say = (good: boolean) => {
      clearTimeout(timer);
      resolve(good);
    };
    worker.onmessage = () => say(true);
    worker.onerror = (event) => {
      event.preventDefault?.();
      say(false);
    };
    worker.postMessage({ type: 'ruleSets', id: 0, today } satisfies WorkerRequest);
  });
}

/** Tries once whether workers are to be had on this page, then makes them, or what stands for them. */
export async function workerMaker(source: string, today: string): Promise<() => Worker> {
  const first = engineAside(source);
  const aside = first !== null && (await answers(first, today));
  if (!aside) first?.terminate();
  let spare = aside ? first : null;
  return () => {
    const worker = spare ?? (aside ? engineAside(source) : null) ?? engineHere();
    spare = null;
    return worker;
  };
}
