/** The office's own dictionary: words that are right here. One row of the settings a word, so that two machines' lists join. */

import { mayBearMark } from '../secrecy/prefilter';
import { type Author, type Change, commit } from './change';
import type { StoreDatabase } from './database';

const PREFIX = 'lexicon:';
const LONGEST_WORD = 60;
const MOST_SYLLABLES = 6;
/** Letters first; within, what names and codes are joined by. */
const WORD = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}.’'/&–-]*(?: [\p{L}\p{M}\p{N}.’'/&–-]+)*$/u;
const LETTER = /\p{L}/u;

/** Why a line is no word of a dictionary. */
export type WordFault = 'notAWord' | 'tooLong' | 'secret';

export interface SortedWords {
  /** Not in the dictionary yet, as written, in their order. */
  fresh: string[];
  known: string[];
  /** How often a word came again in the list itself. */
  repeated: number;
  refused: { word: string; fault: WordFault }[];
}

const tidy = (word: string): string => word.normalize('NFC').replace(/\s+/g, ' ').trim();
const idOf = (word: string): string => PREFIX + tidy(word).toLowerCase();

/** All words, in the order of the alphabet. */
export async function lexiconWords(database: StoreDatabase): Promise<string[]> {
  const rows = await database.settings.where('id').startsWith(PREFIX).toArray();
  const words = rows.flatMap(({ deletedAt, value }) => (deletedAt === null && typeof value === 'string' ? [value] : []));
  return words.sort((a, b) => a.localeCompare(b, 'vi'));
}

/** A line and every stretch of two or more of its words: a mark is one wherever it stands. */
function stretches(line: string): string[] {
  const parts = line.split(' ').slice(0, MOST_SYLLABLES);
  const all = [line];
  for (let from = 0; from < parts.length; from++)
    for (let to = from + 2; to <= parts.length; to++) all.push(parts.slice(from, to).join(' '));
  return all;
}

async function faultOf(word: string): Promise<WordFault | null> {
  if (mayBearMark(word)) {
    const { findMarkInHostRow, findMarkInText } = await import('../secrecy');
    for (const one of stretches(word)) if (findMarkInText(one) || findMarkInHostRow({ 'Trích yếu': one })) return 'secret';
  }
  if (word.length > LONGEST_WORD || word.split(' ').length > MOST_SYLLABLES) return 'tooLong';
  return WORD.test(word) && LETTER.test(word) ? null : 'notAWord';
}

/** What adding these would do; changes nothing. Blank ones count for nothing. */
export async function sortWords(database: StoreDatabase, words: readonly string[]): Promise<SortedWords> {
  const there = new Set((await lexiconWords(database)).map(idOf));
  const seen = new Set<string>();
  const sorted: SortedWords = { fresh: [], known: [], repeated: 0, refused: [] };
  for (const given of words) {
    const word = tidy(given);
    if (!word) continue;
    const id = idOf(word);
    if (seen.has(id)) {
      sorted.repeated++;
      continue;
    }
    seen.add(id);
    const fault = await faultOf(word);
    if (fault) sorted.refused.push({ word, fault });
    else if (there.has(id)) sorted.known.push(word);
    else sorted.fresh.push(word);
  }
  return sorted;
}

/**
 * Adds what is fresh among the words.
 *
 * @returns what became of them, and the operation's id for undo; null when there was nothing to add
 */
export async function addWords(
  database: StoreDatabase,
  author: Author,
  words: readonly string[],
): Promise<{ sorted: SortedWords; operation: string | null }> {
  const sorted = await sortWords(database, words);
  const changes = sorted.fresh.map((word): Change => ({ table: 'settings', put: { id: idOf(word), value: word } }));
  const operation = changes.length > 0 ? (await commit(database, author, changes)).operation : null;
  return { sorted, operation };
}

/** @returns the operation's id, for undo */
export async function removeWords(database: StoreDatabase, author: Author, words: readonly string[]): Promise<string> {
  const changes = words.map((word): Change => ({ table: 'settings', id: idOf(word), remove: true }));
  return (await commit(database, author, changes)).operation;
}
