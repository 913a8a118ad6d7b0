import lexicon from './data/lexicon.json' with { type: 'json' };
import { ATTESTED, NEIGHBOURS } from './learned.shipped';
import { unpackPairs } from './packing';
import { foldStyle, lettersOf, type Parsed, syllableOf, type Tone, toneIn, withoutTone, withTone } from './syllable';
import { VOCABULARY } from './vocabulary.shipped';

/** Words and compounds of official Vietnamese, and what else may stand in a text. Built once, when first asked. */

export interface Entry {
  id: number;
  /** Lower case, newer tone placement. */
  text: string;
  /** Without its tone, as written. */
  plain: string;
  tone: Tone;
  /** Its base letters, a bit each. */
  letters: number;
  /** Onset, rime and tone; null for what is no syllable. */
  syllable: Parsed | null;
  /** In how many compounds it stands: how usual it is. */
  degree: number;
  /** How many of them it begins; they stand first among its followers. */
  compoundsNext: number;
  /** Stands alone as a word. */
  word: boolean;
}

const PAIR_BASE = 8192;

/** i and y count as one at the end of a syllable: kỹ, kĩ. */
const Y_TO_I: Record<string, string> = { y: 'i', ý: 'í', ỳ: 'ì', ỷ: 'ỉ', ỹ: 'ĩ', ỵ: 'ị' };
export function foldSyllable(lower: string): string {
  const folded = foldStyle(lower);
  const last = folded[folded.length - 1]!;
  if (!(last in Y_TO_I) || folded.length < 2 || 'aâăuo'.includes(withoutTone(folded[folded.length - 2]!))) return folded;
  return folded.slice(0, -1) + Y_TO_I[last]!;
}

export class Vocabulary {
  private readonly byText = new Map<string, Entry>();
  readonly entries: Entry[] = [];
  private readonly compounds = new Set<number>();
  /** Words that several issued documents have side by side, compounds or not. */
  private readonly seen = new Set<number>();
  private readonly next: number[][] = [];
  private readonly previous: number[][] = [];
  readonly size: { syllables: number; pairs: number; seen: number };

  constructor() {
    const { pairs, words } = unpackPairs(VOCABULARY);
    this.addPairs(this.compounds, pairs);
    for (const word of words) this.entry(word).word = true;
    for (const entry of this.entries) {
      entry.compoundsNext = this.next[entry.id]!.length;
      entry.degree = entry.compoundsNext + this.previous[entry.id]!.length;
    }
    if (NEIGHBOURS) this.addPairs(this.seen, unpackPairs(NEIGHBOURS).pairs);
    this.size = { syllables: this.entries.length, pairs: this.compounds.size, seen: this.seen.size };
  }

  private entry(word: string): Entry {
    const key = foldSyllable(word);
    let found = this.byText.get(key);
    if (!found) {
      found = {
        id: this.entries.length,
        text: word,
        plain: withoutTone(word),
        tone: toneIn(word),
        letters: lettersOf(word),
        syllable: syllableOf(word),
        degree: 0,
        compoundsNext: 0,
        word: false,
      };
      this.entries.push(found);
      this.next.push([]);
      this.previous.push([]);
      this.byText.set(key, found);
    }
    return found;
  }

  private addPairs(pairs: Set<number>, rows: [string, string[]][]): void {
    for (const [head, tails] of rows) for (const tail of tails) this.addPair(pairs, this.entry(head), this.entry(tail));
  }

  private addPair(pairs: Set<number>, a: Entry, b: Entry): void {
    const key = a.id * PAIR_BASE + b.id;
    if (this.compounds.has(key) || pairs.has(key)) return;
    pairs.add(key);
    this.next[a.id]!.push(b.id);
    this.previous[b.id]!.push(a.id);
  }

  find(lower: string): Entry | undefined {
    return this.byText.get(foldSyllable(lower));
  }

  isCompound(a: Entry, b: Entry): boolean {
    return this.compounds.has(a.id * PAIR_BASE + b.id);
  }

  /** How well the two are known to stand side by side: 2 a compound, 1 met in documents, 0 not at all. */
  bond(a: Entry | undefined, b: Entry | undefined): 0 | 1 | 2 {
    if (!a || !b) return 0;
    const key = a.id * PAIR_BASE + b.id;
    return this.compounds.has(key) ? 2 : this.seen.has(key) ? 1 : 0;
  }

  /** Asks about all that are known to follow `left` or to come before `right`, in compounds or anyhow. */
  eachBetween(left: Entry | undefined, right: Entry | undefined, compounds: boolean, ask: (entry: Entry) => void): void {
    if (left) this.each(this.next[left.id]!, compounds ? left.compoundsNext : Number.POSITIVE_INFINITY, ask);
    if (right) this.each(this.previous[right.id]!, compounds ? right.degree - right.compoundsNext : Number.POSITIVE_INFINITY, ask);
  }

  private each(ids: readonly number[], most: number, ask: (entry: Entry) => void): void {
    for (let at = 0; at < ids.length && at < most; at++) ask(this.entries[ids[at]!]!);
  }
}

let used: Set<string> | undefined;
/** Some word of the language has this syllable: 'cũ' is used, 'cũa' is well formed and is not. */
export function isUsed(lower: string): boolean {
  used ??= new Set(usedSyllables());
  return used.size === 0 || used.has(foldSyllable(lower));
}

/** Each word of the data is an untoned syllable and the tones it is used with: 'ba012345'. */
function* usedSyllables(): Generator<string> {
  for (const row of ATTESTED.split(' ')) {
    const plain = row.replace(/\d+$/, '');
    for (const tone of row.slice(plain.length)) {
      const syllable = withTone(plain, Number(tone) as Tone);
      if (syllable !== null) yield foldSyllable(syllable);
    }
  }
}

let shared: Vocabulary | undefined;
export function vocabularyOfOffice(): Vocabulary {
  shared ??= new Vocabulary();
  return shared;
}

const words = (list: string) => list.split(' ');

/** Each word, and the pieces of a hyphenated one. */
const setOf = (...lists: string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => words(list)).flatMap((word) => [word.toLowerCase(), ...word.toLowerCase().split('-')]));

/** Lower-case strings that are no syllables and no slips. */
export const ALLOWED = setOf(lexicon.loans, lexicon.units, lexicon.syllables, lexicon.foreign);
export const ALLOWED_NAMES = setOf(lexicon.places);
export const ALLOWED_MIXED: ReadonlySet<string> = new Set(words(lexicon.mixed));
