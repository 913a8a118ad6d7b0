/** A file with a table → its sheets, as plain Unicode text. */
import { type ReadOptions, readWorkbook, type Sheet, sniff, UnreadableFileError } from '../document';
import { findMarkInFileName, SecrecyStop } from '../secrecy';
import { decodeBytes, fromLegacy, legacyOf, parseCsv, type TextEncoding } from './csv';
import limits from './data/limits.json';

export interface OpenedTable {
  kind: 'xlsx' | 'csv';
  /** Encoding of a text file, or the old one that the cells of a workbook still had. */
  encoding: TextEncoding;
  /** Those that hold anything; hidden ones stand last. */
  sheets: Sheet[];
}

/**
 * Opens XLSX, CSV or TSV; the kind is told by content.
 *
 * @throws UnreadableFileError; SecrecyStop when the name of the file bears a mark
 */
export async function openTable(bytes: Uint8Array, options: ReadOptions & { fileName?: string } = {}): Promise<OpenedTable> {
  const mark = options.fileName ? findMarkInFileName(options.fileName) : null;
  if (mark) throw new SecrecyStop(mark.level, 'fileName');
  if (bytes.length > limits.fileBytes) throw new UnreadableFileError('tooLarge', { limit: limits.fileBytes, size: bytes.length });
  const kind = sniff(bytes);
  if (kind === 'xlsx') return openWorkbook(bytes, options);
  if (kind === 'empty' || kind === 'lockFile' || kind === 'encrypted') throw new UnreadableFileError(kind);
  if (kind !== 'text' && kind !== 'binary' && kind !== 'json') throw new UnreadableFileError('notThisKind', { kind });
  const { text, encoding } = decodeBytes(bytes);
  if (isNoText(text)) throw new UnreadableFileError('unknownKind');
  return { kind: 'csv', encoding, sheets: [parseCsv(text)] };
}

async function openWorkbook(bytes: Uint8Array, options: ReadOptions): Promise<OpenedTable> {
  const { sheets } = await readWorkbook(bytes, options);
  const filled = sheets.filter((one) => one.rows.length > 0).sort((a, b) => Number(a.hidden) - Number(b.hidden));
  const encodings = filled.map(decodeCells);
  return { kind: 'xlsx', encoding: encodings.find((one) => one !== 'utf-8') ?? 'utf-8', sheets: filled };
}

/** Cells set in an old font hold its codes; which font it was is told by the letters. */
function decodeCells(sheet: Sheet): TextEncoding {
  let sample = '';
  for (const { cells } of sheet.rows) {
    if (sample.length > limits.sampleCharacters) break;
    for (const cell of cells) if (typeof cell === 'string') sample += ` ${cell}`;
  }
  const encoding = legacyOf(sample);
  if (!encoding) return 'utf-8';
  for (const row of sheet.rows) row.cells = row.cells.map((cell) => (typeof cell === 'string' ? fromLegacy(cell, encoding) : cell));
  return encoding;
}

/** Control characters that no text file has. */
const isNoText = (text: string): boolean => /(?![\t\n\v\f\r])\p{Cc}/u.test(text.slice(0, limits.sampleCharacters));
