import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs';

export type PdfModule = typeof PdfJs;

export interface PdfEngineOptions {
  /**
   * Address of the worker script. Without it pdf.js works in the calling thread: what a dedicated worker of ours and
   * Node want. With it pdf.js starts a worker of its own: what a page wants.
   */
  workerSrc?: string | null;
}

let engine: Promise<PdfModule> | null = null;
let workerSrc: string | null = null;

/** Choose where pdf.js does its work. Call it before the first `readPdf`. */
export function configurePdf(options: PdfEngineOptions): void {
  workerSrc = options.workerSrc ?? null;
  engine = null;
}

/** pdf.js, loaded on first use so that nothing pays for it which reads no PDF. */
export function pdfEngine(): Promise<PdfModule> {
  engine ??= load();
  return engine;
}

async function load(): Promise<PdfModule> {
  if (workerSrc) {
    const pdfjs = await import('pdfjs-dist/legacy/build/pdf.min.mjs');
    pdfjs.GlobalWorkerOptions.workerSrc = workerSrc;
    return pdfjs;
  }
  await loadInThread();
  return import('pdfjs-dist/legacy/build/pdf.min.mjs');
}

/**
 * The worker half of pdf.js, loaded into a dedicated worker, takes that worker's message port for its own unless there
 * seems to be a window. It leaves itself in `globalThis.pdfjsWorker`, where the other half finds it.
 */
async function loadInThread(): Promise<void> {
  const scope = globalThis as { window?: unknown; pdfjsWorker?: unknown };
  if (scope.pdfjsWorker) return;
  const hadWindow = 'window' in scope;
  if (!hadWindow) scope.window = undefined;
  const seemsWorker = typeof scope.window === 'undefined';
  if (seemsWorker) scope.window = {};
  try {
    await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
  } finally {
    if (seemsWorker) {
      if (hadWindow) scope.window = undefined;
      else Reflect.deleteProperty(scope, 'window');
    }
  }
}
