import { Budget } from '../budget';
import type { DraftDocument, ReadOptions } from '../types';
import { asUnreadable, openPdf } from './file/open';
import { readDocument } from './read';

export { configurePdf, type PdfEngineOptions } from './file/engine';

/**
 * Reads a PDF. Places are millimetres from the top-left corner of the page as it is read, sizes points.
 * Errors: `UnreadableFileError`; what `onText` throws and an abort come through as they are.
 */
export async function readPdf(bytes: Uint8Array, options: ReadOptions = {}): Promise<DraftDocument> {
  let passed: { error: unknown } | null = null;
  const budget = new Budget({
    ...options,
    onText: (text, place) => {
      try {
        options.onText?.(text, place);
      } catch (error) {
        passed = { error };
        throw error;
      }
    },
  });
  budget.check();
  const { document, close } = await openPdf(bytes, budget.limits);
  try {
    return await readDocument(document, budget);
  } catch (error) {
    if (passed) throw (passed as { error: unknown }).error;
    if (options.signal?.aborted) throw error;
    throw asUnreadable(error);
  } finally {
    await close().catch(() => undefined);
  }
}
