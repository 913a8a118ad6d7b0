import { isSyllable, lettersOf, type Parsed, parseSyllable, type SyllableFault, skeleton } from './syllable';
import { type Roles, rolesOf } from './tables';
import { isAscii, type Shape, shapeOf, type Token as TokenOf } from './tokens';
import { ALLOWED, ALLOWED_MIXED, ALLOWED_NAMES, type Entry, foldSyllable, isUsed, type Vocabulary } from './vocabulary';

/** What one distinct word is, answered once for all its places. */
export interface WordInfo {
  text: string;
  shape: Shape;
  lower: string;
  /** Lower case, one tone placement, i for y: the key for phrases. */
  key: string;
  /** null = a syllable, or allowed. */
  fault: SyllableFault | null;
  ascii: boolean;
  /** Entry of the vocabulary, if it is known. */
  entry: Entry | undefined;
  letters: number;
  syllable: Parsed | null;
  /** What lists it may begin a phrase of. */
  roles: Roles | null;
  own: boolean;
}

export type Token = TokenOf<WordInfo>;

const TABLE_SIZE = 1 << 15;
const MAX_CACHED = TABLE_SIZE / 2;
const VOWELS = lettersOf('aeiouy');
export const hasVowel = ({ letters }: WordInfo): boolean => (letters & VOWELS) !== 0;

export class Words {
  /** Open addressing by the hash of the letters: no string is cut from the text for a word met before. */
  private table: (WordInfo | undefined)[] = new Array(TABLE_SIZE);
  private count = 0;
  private readonly own: Set<string>;

  constructor(
    readonly vocabulary: Vocabulary,
    lexicon: readonly string[] = [],
  ) {
    this.own = new Set(lexicon.flatMap((word) => word.normalize('NFC').toLowerCase().split(/\s+/)));
  }

  readonly lookup = (text: string, start: number, end: number, hash: number): WordInfo => {
    let slot = (hash ^ (hash >>> 15)) & (TABLE_SIZE - 1);
    for (;;) {
      const found = this.table[slot];
      if (!found) break;
      if (found.text.length === end - start && text.startsWith(found.text, start)) return found;
      slot = (slot + 1) & (TABLE_SIZE - 1);
    }
    const info = this.judge(text.slice(start, end));
    if (this.count >= MAX_CACHED) {
      this.table = new Array(TABLE_SIZE);
      this.count = 0;
    } else {
      this.table[slot] = info;
      this.count++;
    }
    return info;
  };

  private judge(text: string): WordInfo {
    const lower = text.toLowerCase();
    const parsed = parseSyllable(lower);
    const entry = this.vocabulary.find(lower);
    const allowed = entry !== undefined || ALLOWED.has(lower) || ALLOWED_MIXED.has(text) || this.own.has(lower);
    const fault = typeof parsed === 'string' ? parsed : isUsed(lower) || ALLOWED_NAMES.has(lower) ? null : 'unused';
    return {
      text,
      shape: shapeOf(text),
      lower,
      key: foldSyllable(lower),
      fault: allowed ? null : fault,
      ascii: isAscii(lower),
      entry,
      letters: lettersOf(lower),
      syllable: typeof parsed === 'string' ? null : parsed,
      roles: rolesOf(lower, foldSyllable(lower)),
      own: this.own.has(lower),
    };
  }
}

/** How sure we are that the token at `at` is a slip; null = leave it alone. */
export function judgeToken(tokens: readonly Token[], at: number): 'certain' | 'likely' | null {
  const token = tokens[at]!;
  const info = token.info;
  if (!info.fault || token.bound || token.text.length < 2) return null;
  if (!hasVowel(info)) return token.shape === 'lower' && info.lower.length > 2 ? 'likely' : null;
  switch (token.shape) {
    case 'lower':
      return judgeLower(tokens, at, info);
    case 'title':
      return judgeTitle(tokens, at, info);
    case 'upper':
      return judgeUpper(tokens, at, info);
    default:
      return null;
  }
}

const isRuleFault = (fault: SyllableFault): boolean => fault !== 'shape' && fault !== 'unused';

function judgeLower(tokens: readonly Token[], at: number, info: WordInfo): 'certain' | 'likely' | null {
  if (info.lower.length > 12) return info.ascii ? null : 'likely';
  if (info.fault === 'unused') return 'likely';
  if (!info.ascii) return isForeignRun(tokens, at) ? null : 'certain';
  if (isForeignRun(tokens, at)) return null;
  if (isRuleFault(info.fault!)) return 'certain';
  return 'likely';
}

/** A capital makes it a name, unless only a mark is wrong on a word that is no name shape. */
function judgeTitle(tokens: readonly Token[], at: number, info: WordInfo): 'certain' | 'likely' | null {
  if (ALLOWED_NAMES.has(info.lower)) return null;
  const { opens } = tokens[at]!;
  const next = tokens[at + 1];
  const starts = opens && next?.joined === true && next.shape === 'lower' && isSyllable(next.info.lower);
  if (info.fault === 'tonePlace' || info.fault === 'twoTones') return 'likely';
  if (!starts || isForeignRun(tokens, at)) {
    // ngh, gh, k before the wrong vowel in a Vietnamese name: "Ngiêm".
    return info.fault === 'onsetRule' && !info.ascii && !starts && hasSyllableBeside(tokens, at) ? 'likely' : null;
  }
  return info.ascii && !isRuleFault(info.fault!) ? null : 'likely';
}

function hasSyllableBeside(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at]!.joined ? tokens[at - 1] : undefined;
  const after = tokens[at + 1]?.joined ? tokens[at + 1] : undefined;
  const good = (token: Token | undefined) => token === undefined || token.info.fault === null;
  return good(before) && good(after) && (before !== undefined || after !== undefined);
}

/** In a heading of capitals every word is one; alone it is an abbreviation. */
function judgeUpper(tokens: readonly Token[], at: number, info: WordInfo): 'certain' | 'likely' | null {
  if (info.fault === 'unused' || (info.fault === 'shape' && info.ascii)) return null;
  if (ALLOWED_NAMES.has(info.lower)) return null;
  const before = tokens[at]!.joined ? tokens[at - 1] : undefined;
  const after = tokens[at + 1]?.joined ? tokens[at + 1] : undefined;
  const heading = [before, after].filter((token) => token !== undefined);
  const inHeading = heading.length > 0 && heading.every((token) => token.shape === 'upper' && !token.info.ascii);
  if (!inHeading) return null;
  if (info.fault === 'shape') return info.lower.length > 3 && !/^[^aeiouyăâêôơư]{3}/.test(skeleton(info.lower)) ? 'likely' : null;
  return 'likely';
}

/** Two strange ASCII words side by side are another language, not two slips. */
function isForeignRun(tokens: readonly Token[], at: number): boolean {
  for (const [from, step] of [
    [at, -1],
    [at, 1],
  ] as const) {
    const beside = tokens[from + step];
    const linked = step < 0 ? tokens[from]!.joined : beside?.joined;
    if (!beside || !linked) continue;
    const info = beside.info;
    // Capitals beside a word with Vietnamese marks are an abbreviation: "tịhc UBND".
    if (beside.shape === 'upper' && !tokens[at]!.info.ascii) continue;
    if (info.ascii && (info.fault === 'shape' || isForeignWord(info.lower)) && beside.text.length > 1) return true;
  }
  return false;
}

const isForeignWord = (lower: string): boolean => ALLOWED.has(lower) && !isSyllable(lower) && lower.length > 1;
