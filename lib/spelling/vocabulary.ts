import lexicon from './data/lexicon.json' with { type: 'json' };
import { unpackPairs } from './packing';
import { foldStyle, skeleton, type Tone, toneIn, withoutTone } from './syllable';
import { VOCABULARY } from './vocabulary.shipped';

/** Words and compounds of official Vietnamese, and what else may stand in a text. Built once, when first asked. */

export interface Entry {
  id: number;
  /** Lower case, newer tone placement. */
  text: string;
  /** Without its tone, as written. */
  plain: string;
  tone: Tone;
  skeletonId: number;
  /** In how many compounds it stands: how usual it is. */
  degree: number;
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
  private readonly pairs = new Set<number>();
  private readonly skeletons = new Map<string, number>();
  /** skeleton of the first × second → firsts; first × skeleton of the second → seconds. */
  private readonly firsts = new Map<number, number[]>();
  private readonly seconds = new Map<number, number[]>();
  readonly size: { syllables: number; pairs: number };

  constructor() {
    const { pairs, words } = unpackPairs(VOCABULARY);
    for (const [head, tails] of pairs) for (const tail of tails) this.addPair(head, tail);
    for (const word of words) this.entry(word).word = true;
    this.size = { syllables: this.entries.length, pairs: this.pairs.size };
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
        skeletonId: this.skeletonId(key),
        degree: 0,
        word: false,
      };
      this.entries.push(found);
      this.byText.set(key, found);
    }
    return found;
  }

  private addPair(head: string, tail: string): void {
    const a = this.entry(head);
    const b = this.entry(tail);
    const key = a.id * PAIR_BASE + b.id;
    if (this.pairs.has(key)) return;
    this.pairs.add(key);
    a.degree++;
    b.degree++;
    push(this.firsts, a.skeletonId * PAIR_BASE + b.id, a.id);
    push(this.seconds, a.id * PAIR_BASE + b.skeletonId, b.id);
  }

  private skeletonId(folded: string): number {
    const key = skeleton(folded);
    let id = this.skeletons.get(key);
    if (id === undefined) {
      id = this.skeletons.size;
      this.skeletons.set(key, id);
    }
    return id;
  }

  find(lower: string): Entry | undefined {
    return this.byText.get(foldSyllable(lower));
  }

  /** Id of the skeleton, or -1 when no known word has it. */
  findSkeleton(lower: string): number {
    return this.skeletons.get(skeleton(foldSyllable(lower))) ?? -1;
  }

  isPair(a: Entry, b: Entry): boolean {
    return this.pairs.has(a.id * PAIR_BASE + b.id);
  }

  /** Known first syllables with these letters (any diacritics) before `second`. */
  firstsBefore(skeletonId: number, second: Entry): Entry[] {
    return (this.firsts.get(skeletonId * PAIR_BASE + second.id) ?? []).map((id) => this.entries[id]!);
  }

  secondsAfter(first: Entry, skeletonId: number): Entry[] {
    return (this.seconds.get(first.id * PAIR_BASE + skeletonId) ?? []).map((id) => this.entries[id]!);
  }
}

function push(map: Map<number, number[]>, key: number, id: number): void {
  const list = map.get(key);
  if (!list) map.set(key, [id]);
  else if (!list.includes(id)) list.push(id);
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
