/** A list of words in and out: plain text with one word a line, or a table whose first column they are. */
import { type ReadOptions, UnreadableFileError } from '../document';
import { toCsv } from './exporting';
import { openTable } from './open';
import { WORD_LIST as DATA } from './words.shipped';

/**
 * The words of a list, as written and in their order; a heading is left out. Encoding and kind are told by content.
 *
 * @throws UnreadableFileError; SecrecyStop when the name of the file bears a mark
 */
export async function readWordList(bytes: Uint8Array, options: ReadOptions & { fileName?: string } = {}): Promise<string[]> {
  const { sheets } = await openTable(bytes, options);
  const words = (sheets[0]?.rows ?? []).map(({ cells }) => String(cells[0] ?? '').trim()).filter(Boolean);
  if (words.length > DATA.words) throw new UnreadableFileError('tooLong', { limit: DATA.words });
  const first = words[0]?.normalize('NFC').toLowerCase();
  return first !== undefined && DATA.headings.includes(first) ? words.slice(1) : words;
}

export const wordListText = (words: readonly string[]): string => words.map((word) => `${word}\r\n`).join('');

export function wordListCsv(words: readonly string[]): string {
  return toCsv({ name: 'lexicon', columns: [{ id: 'word', label: DATA.heading, width: 30 }], rows: words.map((word) => [word]) });
}
