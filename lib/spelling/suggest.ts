import { heard } from './confusion';
import { distance, MAX_COST } from './distance';
import { foldStyle, isSyllable, syllableOf, type Tone, toneIn, withoutTone, withTone } from './syllable';
import { telex } from './telex';
import { type Entry, foldSyllable, type Vocabulary } from './vocabulary';

/** What a reader expects instead of a misspelt word: nearest in letters and tone, likeliest beside its neighbours. */

const WANTED = 5;
const BOND = [0, 0.4, 0.9] as const;

export interface Neighbours {
  before: Entry | undefined;
  after: Entry | undefined;
}

function contextBonus(vocabulary: Vocabulary, entry: Entry | undefined, { before, after }: Neighbours): number {
  if (!entry) return -0.5;
  let bonus = Math.min(0.5, Math.log2(1 + entry.degree) * 0.08) + (entry.word ? 0.15 : 0);
  bonus += BOND[vocabulary.bond(before, entry)] + BOND[vocabulary.bond(entry, after)];
  return bonus;
}

/** Right forms for a lower-case word that is no syllable, best first, at most five. */
export function suggest(vocabulary: Vocabulary, word: string, near: Neighbours): string[] {
  const found = new Map<string, number>();
  const offer = (text: string, cost: number) => {
    if (text !== word && cost < (found.get(text) ?? Number.POSITIVE_INFINITY)) found.set(text, cost);
  };
  const plain = withoutTone(word);
  const tone = toneIn(word);
  const parsed = syllableOf(word);
  const toneCost = (other: Tone) => (other === tone ? 0 : tone === 0 ? 0.2 : 0.35);
  for (const entry of vocabulary.entries) {
    const cost = Math.min(distance(plain, entry.plain) + toneCost(entry.tone), heard(parsed, entry));
    if (cost <= MAX_COST) offer(entry.text, cost - contextBonus(vocabulary, entry, near));
  }
  // Same letters with every tone they can bear, for words the vocabulary does not know.
  for (const each of [0, 1, 2, 3, 4, 5] as Tone[]) {
    const text = withTone(plain, each);
    if (text) offer(text, toneCost(each) - contextBonus(vocabulary, vocabulary.find(text), near));
  }
  const typed = telex(word);
  if (typed && isSyllable(typed)) offer(typed, -0.2 - contextBonus(vocabulary, vocabulary.find(typed), near));
  for (const [pair, cost] of splits(vocabulary, word, near)) offer(pair, cost);
  return [...unique(found)]
    .sort((a, b) => a[1] - b[1])
    .slice(0, WANTED)
    .map(([text]) => text);
}

/** One spelling of each syllable, the cheaper. */
function unique(found: Map<string, number>): Map<string, number> {
  const kept = new Map<string, { text: string; cost: number }>();
  for (const [text, cost] of found) {
    const key = foldSyllable(foldStyle(text));
    const other = kept.get(key);
    if (!other || cost < other.cost) kept.set(key, { text, cost });
  }
  return new Map([...kept.values()].map(({ text, cost }) => [text, cost]));
}

/** Two words run together: côngtác. */
function* splits(vocabulary: Vocabulary, word: string, near: Neighbours): Generator<[string, number]> {
  for (let at = 1; at < word.length; at++) {
    const left = word.slice(0, at);
    const right = word.slice(at);
    const a = vocabulary.find(left);
    const b = vocabulary.find(right);
    if (!a || !b || !isSyllable(left) || !isSyllable(right)) continue;
    if (vocabulary.isCompound(a, b)) yield [`${left} ${right}`, -0.6];
    else if ((near.before && vocabulary.isCompound(near.before, a)) || (near.after && vocabulary.isCompound(b, near.after)))
      yield [`${left} ${right}`, -0.1];
    else if (word.length > 6) yield [`${left} ${right}`, 1];
  }
}
