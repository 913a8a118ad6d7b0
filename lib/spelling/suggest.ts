import { FAMILIES, foldStyle, isSyllable, type Tone, toneIn, withoutTone, withTone } from './syllable';
import { telex } from './telex';
import { type Entry, foldSyllable, type Vocabulary } from './vocabulary';

/** What a reader expects instead of a misspelt word: nearest in letters and tone, likeliest beside its neighbours. */

const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const NEAR = new Map<string, string>();
KEYS.forEach((row, y) => {
  [...row].forEach((key, x) => {
    NEAR.set(
      key,
      (row[x - 1] ?? '') +
        (row[x + 1] ?? '') +
        (KEYS[y + 1]?.slice(Math.max(0, x - 1), x + 1) ?? '') +
        (KEYS[y - 1]?.slice(x, x + 2) ?? ''),
    );
  });
});

const MAX_COST = 2.3;
const WANTED = 5;

function substitution(a: string, b: string): number {
  if (a === b) return 0;
  if (FAMILIES[a]?.includes(b)) return 0.35;
  if ((a === 'i' && b === 'y') || (a === 'y' && b === 'i')) return 0.3;
  // One sound, two ways to write it.
  if ((a === 'k' && b === 'c') || (a === 'c' && b === 'k')) return 0.25;
  if ((a === 's' && b === 'x') || (a === 'x' && b === 's')) return 0.5;
  return NEAR.get(bare(a))?.includes(bare(b)) ? 0.85 : 1.1;
}
const bare = (letter: string): string => FAMILIES[letter]?.[0] ?? letter;

/** Weighted Damerau distance of untoned words, or Infinity above the limit. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j * 0.9);
  for (let i = 1; i <= a.length; i++) {
    const next = [i * 0.9];
    let least = next[0]!;
    for (let j = 1; j <= b.length; j++) {
      // A doubled letter struck twice, or a missing h, is the commonest slip of a hurried hand.
      const drop = a[i - 1] === a[i - 2] || a[i - 1] === 'h' ? 0.6 : 0.9;
      const add = b[j - 1] === 'h' || b[j - 1] === 'n' || b[j - 1] === 'g' ? 0.7 : 0.9;
      let cost = Math.min(row[j]! + drop, next[j - 1]! + add, row[j - 1]! + substitution(a[i - 1]!, b[j - 1]!));
      if (i > 1 && j > 1 && bare(a[i - 1]!) === bare(b[j - 2]!) && bare(a[i - 2]!) === bare(b[j - 1]!) && a[i - 1] !== a[i - 2]) {
        cost = Math.min(cost, before[j - 2]! + 0.6 + (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? 0 : 0.2));
      }
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > MAX_COST) return Number.POSITIVE_INFINITY;
    before = row;
    row = next;
  }
  return row[b.length]!;
}

export interface Neighbours {
  before: Entry | undefined;
  after: Entry | undefined;
}

function contextBonus(vocabulary: Vocabulary, entry: Entry | undefined, { before, after }: Neighbours): number {
  if (!entry) return -0.5;
  let bonus = Math.min(0.5, Math.log2(1 + entry.degree) * 0.08) + (entry.word ? 0.15 : 0);
  if (before && vocabulary.isPair(before, entry)) bonus += 0.9;
  if (after && vocabulary.isPair(entry, after)) bonus += 0.9;
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
  const toneCost = (other: Tone) => (other === tone ? 0 : tone === 0 ? 0.2 : 0.35);
  for (const entry of vocabulary.entries) {
    const cost = distance(plain, entry.plain);
    if (cost > MAX_COST) continue;
    offer(entry.text, cost + toneCost(entry.tone) - contextBonus(vocabulary, entry, near));
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
    if (vocabulary.isPair(a, b)) yield [`${left} ${right}`, -0.6];
    else if ((near.before && vocabulary.isPair(near.before, a)) || (near.after && vocabulary.isPair(b, near.after)))
      yield [`${left} ${right}`, -0.1];
    else if (word.length > 6) yield [`${left} ${right}`, 1];
  }
}
