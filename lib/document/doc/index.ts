import { Budget } from '../budget';
import { readWord } from '../docx/read';
import type { DraftDocument, ReadOptions } from '../types';
import { CompoundFile } from './file/compound';
import { openWordFile } from './source';

/**
 * Reads a binary file of Word 97–2003 ([MS-DOC]). It is translated piece by piece into WordprocessingML and read as
 * such, so that both formats are understood alike.
 *
 * @throws UnreadableFileError
 */
export async function readDoc(bytes: Uint8Array, options: ReadOptions = {}): Promise<DraftDocument> {
  const budget = new Budget(options);
  return readWord(await openWordFile(new CompoundFile(bytes), budget), budget, 'doc');
}
