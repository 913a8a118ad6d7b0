import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type ReadLimits, UnreadableFileError } from '../../types';
import { pdfEngine } from './engine';
import { guardFile, guardStreams, withoutPixels } from './guard';

export interface OpenPdf {
  document: PDFDocumentProxy;
  close: () => Promise<void>;
}

/** Opens the bytes within the limits. Errors: `UnreadableFileError` only. */
export async function openPdf(bytes: Uint8Array, limits: ReadLimits): Promise<OpenPdf> {
  guardFile(bytes, limits);
  guardStreams(bytes, limits);
  const pdfjs = await pdfEngine();
  const task: PDFDocumentLoadingTask = pdfjs.getDocument({
    data: withoutPixels(bytes),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    fontExtraProperties: true,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    disableAutoFetch: true,
    disableStream: true,
    disableRange: true,
    stopAtErrors: false,
  });
  try {
    const document = await task.promise;
    if (document.numPages > limits.pages) throw new UnreadableFileError('tooLong', { pages: document.numPages, limit: limits.pages });
    return { document, close: () => task.destroy() };
  } catch (error) {
    await task.destroy().catch(() => undefined);
    throw asUnreadable(error);
  }
}

/** pdf.js tells its errors by name; only a missing password has a reason of its own here. */
export function asUnreadable(error: unknown): UnreadableFileError {
  if (error instanceof UnreadableFileError) return error;
  return new UnreadableFileError(error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged');
}
