import { limitsOf } from './budget';
import { sniff } from './sniff';
import { type DraftDocument, type ReadOptions, UnreadableFileError } from './types';
import type { Workbook } from './xlsx';

export { CAPABILITIES } from './capabilities';
export { decodeLegacy, type LegacyEncoding } from './encodings';
export { type BilingualLine, explainNotMeasured, explainUnreadable } from './messages';
export { type FileKind, sniff } from './sniff';
export { readText } from './text';
export * from './types';
export type { Cell, Sheet, SheetRow, Workbook } from './xlsx';

/** Values of a spreadsheet (XLSX). @throws UnreadableFileError */
export async function readWorkbook(bytes: Uint8Array, options: ReadOptions = {}): Promise<Workbook> {
  return (await import('./xlsx')).readXlsx(bytes, options);
}

/**
 * Reads a draft of any kind; the kind is told by content, never by a file name. Readers are loaded when first needed.
 *
 * @throws UnreadableFileError when the bytes can't be read, and whatever `onText` or an abort throws, unchanged
 */
export async function readDocument(bytes: Uint8Array, options: ReadOptions = {}): Promise<DraftDocument> {
  const { fileBytes } = limitsOf(options);
  if (bytes.length > fileBytes) throw new UnreadableFileError('tooLarge', { limit: fileBytes, size: bytes.length });
  options.signal?.throwIfAborted();
  // Node's Buffer is a byte array that some readers refuse.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = sniff(plain);
  switch (kind) {
    case 'docx':
      return (await import('./docx')).readDocx(plain, options);
    case 'pdf':
      return (await import('./pdf')).readPdf(plain, options);
    case 'doc':
      return (await import('./doc')).readDoc(plain, options);
    case 'text':
      return (await import('./text')).readTextFile(plain, options);
    case 'empty':
    case 'lockFile':
    case 'encrypted':
      throw new UnreadableFileError(kind);
    case 'rtf':
    case 'odt':
      throw new UnreadableFileError('unsupportedKind', { kind });
    case 'binary':
    case 'cfb':
      throw new UnreadableFileError('unknownKind');
    default:
      throw new UnreadableFileError('notThisKind', { kind });
  }
}
