import { MARKS, readings, toneless } from './fold';
import { classify, type Surroundings } from './mark';
import type { SecrecyLevel } from './types';

interface Word {
  /** Small letters, marks kept. */
  text: string;
  /** Small letters without marks. */
  bare: string;
  caps: boolean;
  /** Begins with a capital. */
  capital: boolean;
  /** What stands before and after, blanks kept. */
  before: string;
  after: string;
}

const carriers = MARKS.carriers.map(toneless);
const carrierCodes = new Set(MARKS.carrierCodes.map(toneless));
const negative = new Set(MARKS.negativeNamesBefore);
const neutral = new Set(MARKS.neutralNameTails.flatMap((words) => words.split(' ')));
const TOPIC = new RegExp(`(?:^| )(?:${MARKS.topicWords.join('|')})(?: |$)`);
/** Words of a title that is nothing but the naming of a paper. */
const SHORT_TITLE = 4;
const ABOUT_SECRETS = /(?:^| )mat(?: |$)/;
const EXPLAINING = /^(?:dau|chu|do|muc|loai)$/;
/** Letter by letter: "T O I  M A T". */
const LETTER_RUN = /(?<![\p{L}\p{N}])\p{L}(?:[\s._-]+\p{L}){2,}(?![\p{L}\p{N}])/gu;
const BRACKETED = /[([{<«【]\s*((?:[^\p{L}\p{N}()[\]]*[\p{L}\p{N}]+){1,4})[^\p{L}\p{N}()[\]]*[)\]}>»】]/gu;
const MAT = /^m(?:[ậâ]|a(?![\p{M}]))t$/u;
const JOINED: [RegExp, SecrecyLevel][] = [
  [/^tuyetmat$/, 'tuyệt mật'],
  [/^toimat$/, 'tối mật'],
];

function split(text: string): Word[] {
  const spaced = text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2');
  const found = [...spaced.matchAll(/[\p{L}\p{M}]+|\p{N}+/gu)];
  return found.map((match, index) => {
    const end = match.index + match[0].length;
    const next = found[index + 1]?.index ?? spaced.length;
    const previousEnd = index === 0 ? 0 : found[index - 1]!.index + found[index - 1]![0].length;
    return {
      text: match[0].toLowerCase(),
      bare: toneless(match[0].toLowerCase()),
      caps: /\p{Lu}/u.test(match[0]) && !/\p{Ll}/u.test(match[0]),
      capital: /^\p{Lu}/u.test(match[0]),
      before: spaced.slice(previousEnd, match.index),
      after: spaced.slice(end, next),
    };
  });
}

const isWord = (word: Word | undefined): word is Word => word !== undefined && /\p{L}/u.test(word.text);

/** 'văn bản' + 'mật', 'CV' + 'mật': the word before names a document. */
function carried(words: Word[], index: number): boolean {
  const one = words[index - 1]?.bare;
  if (one === undefined) return false;
  const two = `${words[index - 2]?.bare ?? ''} ${one}`;
  return (
    carriers.some((carrier) => carrier === two || (carrier === one && !carrier.includes(' ') && one !== 'ban')) || carrierCodes.has(one)
  );
}

/** " - ", " _ ", "__" or a separator not used elsewhere in the name sets the word apart. */
function setApart(separator: string, others: string[]): boolean {
  const kind = separator.trim();
  if (kind === '') return false;
  const known = others.filter((other) => other !== '');
  if (/^\s*[-–—_|/:]+\s*$/.test(separator) && (separator.length > 1 || (known.length > 0 && !known.some((other) => other.includes(kind)))))
    return true;
  return /[:|]/.test(kind);
}

function rest(words: Word[], index: number): Word[] {
  return words.slice(index + 1).filter((word) => /\p{L}/u.test(word.text) && !neutral.has(word.bare) && word.bare.length > 1);
}

function doubleLevel(words: Word[], spaced: string, names: boolean): SecrecyLevel | undefined {
  const found = new Set<SecrecyLevel>();
  let apart = false;
  let leads = false;
  for (const [index, word] of words.entries()) {
    for (const [pattern, level] of JOINED) {
      const next = words[index + 1];
      const pair = next ? `${word.text}${next.text}` : '';
      const isPair = pattern.test(toneless(pair)) && twoWords(word.text, next?.text ?? '', level);
      if (!isPair && !pattern.test(word.bare)) continue;
      found.add(level);
      const previous = words[index - 1];
      const end = isPair ? index + 1 : index;
      const ended = rest(words, end).length === 0;
      // "Tối mật: Phương án bảo vệ …": what stands before a title and apart from it is its mark, unless the title is about secrets.
      leads ||= index === 0 && setApart(words[end]!.after, []) && !ABOUT_SECRETS.test(spaced.slice(spaced.indexOf('mat') + 3));
      apart ||=
        (ended && (names || words.filter(isWord).length <= SHORT_TITLE)) ||
        (!isWord(previous) && (names || word.caps || words[end + 1]?.capital === true || !isWord(words[end + 1]))) ||
        (names && (level === 'tuyệt mật' || toneless(word.text) !== word.text)) ||
        setApart(word.before, []) ||
        setApart(words[end]!.after, []) ||
        (word.caps && !EXPLAINING.test(previous?.bare ?? '') && words.some((other) => isWord(other) && !other.caps));
    }
  }
  if (found.size !== 1 || afterLabel(words) || (TOPIC.test(spaced) && !leads) || !apart) return undefined;
  return [...found][0];
}

/** Each half keeps to its letters where marks are written: 'tội mất' is not 'tối mật'. */
function twoWords(first: string, second: string, level: SecrecyLevel): boolean {
  const fits = (seen: string, meant: string) => {
    const want = meant.normalize('NFD');
    return Array.from(seen.normalize('NFD')).every((char) => want.includes(char));
  };
  const [a, b] = level.split(' ') as [string, string];
  return fits(first, a) && fits(second, b);
}

function afterLabel(words: Word[]): boolean {
  return words.some((word, index) => word.bare === 'do' && /^(?:tuyet|toi|mat)$/.test(words[index + 1]?.bare ?? ''));
}

function singleLevel(words: Word[], spaced: string, surroundings: Surroundings, aloneCounts: boolean): boolean {
  const total = words.filter(isWord).length;
  return words.some((word, index) => {
    if (!MAT.test(word.text)) return false;
    const previous = words[index - 1];
    const next = words[index + 1];
    if (total === 1) return aloneCounts;
    const others = words.flatMap((other, at) =>
      at === index ? [] : at === index - 1 ? [other.before] : at === index + 1 ? [other.after] : [other.before, other.after],
    );
    const someSmall = words.some((other) => other !== word && isWord(other) && !other.caps && other.bare.length > 1);
    const loud = word.caps && someSmall;
    const atEnd = rest(words, index).length === 0;
    const apartBefore = previous === undefined || !isWord(previous) || setApart(word.before, others);
    const apartAfter = next === undefined || !isWord(next) || setApart(word.after, others);
    if (index === 0 && aloneCounts && next && carrierCodes.has(next.bare) && next.caps) return true;
    if (isWord(previous) && negative.has(previous.bare) && !setApart(word.before, others)) return false;
    if (
      apartBefore &&
      apartAfter &&
      (loud || word.before.length > 1 || word.after.length > 1 || previous === undefined || next === undefined)
    ) {
      return index > 0 || word.caps || !isWord(next) || (next.capital && setApart(word.after, others));
    }
    if (!atEnd) return loud && (apartBefore || apartAfter);
    if (TOPIC.test(spaced)) return false;
    const names = surroundings === 'picture' || (total <= SHORT_TITLE && words[index - 1]?.bare !== 'dau');
    return (names && carried(words, index)) || loud || apartBefore;
  });
}

/**
 * A mark in a title or a file name: bracketed, set apart, or behind a word that names a document.
 * `aloneCounts`: a lone "mat" without its marks is one too. Titles about secrecy ("quy chế bảo vệ bí mật nhà nước", "quản lý văn bản mật") pass.
 */
export function levelInTitle(title: string, surroundings: Surroundings = 'text', aloneCounts = false): SecrecyLevel | undefined {
  for (const reading of readings(title)) {
    const text = reading.text.replace(LETTER_RUN, (run) => run.replace(/[\s._-]+/gu, ''));
    const direct = classify(reading.text, surroundings);
    if (direct) return direct.level;
    for (const match of text.matchAll(BRACKETED)) {
      const hit = classify(match[1]!, 'picture');
      if (hit) return hit.level;
      if (/^\s*mat\s*$/i.test(match[1]!)) return 'mật';
    }
    const words = split(text);
    const spaced = words.map((word) => word.bare).join(' ');
    const double = doubleLevel(words, spaced, surroundings === 'picture');
    if (double) return double;
    if (singleLevel(words, spaced, surroundings, aloneCounts)) return 'mật';
  }
  return undefined;
}

/** The same for a file name or path; the extension is no part of the name, escapes are undone. */
export function levelInFileName(name: string): SecrecyLevel | undefined {
  let decoded = name;
  if (/%[0-9a-f]{2}/i.test(name)) {
    try {
      decoded = decodeURIComponent(name);
    } catch {
      decoded = name;
    }
  }
  const parts = decoded.split(/[\\/]+/).filter((part) => part !== '');
  for (const [index, part] of parts.entries()) {
    const stem = index === parts.length - 1 ? part.replace(/(?:\.[a-z0-9]{1,5}){1,2}$/i, (tail) => keepUnknown(tail)) : part;
    const level = levelInTitle(stem, 'picture', true);
    if (level !== undefined) return level;
  }
  return undefined;
}

/** "a.MAT.docx" keeps its inner part, "a.signed.pdf" loses both. */
function keepUnknown(tail: string): string {
  const parts = tail.split('.').filter(Boolean);
  return parts.length === 2 ? ` .${parts[0]}` : '';
}
