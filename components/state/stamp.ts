import type { PDFPageProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { browser } from 'wxt/browser';
import type { PageImage } from '../../lib/secrecy/stamp';

const POINTS_PER_INCH = 72;
const MM_PER_INCH = 25.4;
const DPI = 110;
/** Pages looked at in one file: marks stand on first pages, and a file of scans is seldom longer. */
const MOST_PAGES = 20;
const MOST_PIXELS = 6_000_000;
/** A picture that takes longer to draw is given up: it stays what it was, not measured. */
const PATIENCE_MS = 15_000;

/** A sheet that lies on its side may be upright text either way round. */
const turnsOf = (page: PDFPageProxy): number[] => {
  const { width, height } = page.getViewport({ scale: 1 });
  return width > height ? [0, 90, 270] : [0];
};

async function draw(page: PDFPageProxy, turn: number): Promise<PageImage | null> {
  const rotation = (page.rotate + turn) % 360;
  const plain = page.getViewport({ scale: 1, rotation });
  const wanted = DPI / POINTS_PER_INCH;
  const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (plain.width * plain.height)));
  const viewport = page.getViewport({ scale, rotation });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const task = page.render({ canvas, viewport, background: '#ffffff' });
  const late = setTimeout(() => task.cancel(), PATIENCE_MS);
  try {
    await task.promise;
    const image = context?.getImageData(0, 0, canvas.width, canvas.height);
    return image
      ? { width: image.width, height: image.height, data: image.data, pageWidthMm: (plain.width / POINTS_PER_INCH) * MM_PER_INCH }
      : null;
  } catch {
    return null;
  } finally {
    clearTimeout(late);
    // A canvas without size holds no picture.
    canvas.width = 0;
    canvas.height = 0;
  }
}

/**
 * Draws pages of a PDF and looks for a red frame of a secrecy mark's proportions.
 *
 * @returns the first page that shows one, 1-based; null = none was seen, which says nothing about the level
 */
export async function findStamp(bytes: Uint8Array, pages: readonly number[], signal: AbortSignal): Promise<number | null> {
  const [pdfjs, { detectStamp }] = await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), import('../../lib/secrecy/stamp')]);
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
  const task = pdfjs.getDocument({
    data: bytes.slice(),
    verbosity: 0,
    wasmUrl: browser.runtime.getURL('/pdf-decoders/' as '/'),
    enableXfa: false,
  });
  try {
    const opened = await task.promise;
    for (const number of pages.slice(0, MOST_PAGES)) {
      const page = await opened.getPage(number);
      for (const turn of turnsOf(page)) {
        signal.throwIfAborted();
        const image = await draw(page, turn);
        if (image && detectStamp(image).length > 0) return number;
      }
      page.cleanup();
    }
    return null;
  } catch {
    signal.throwIfAborted();
    return null;
  } finally {
    void task.destroy();
  }
}
