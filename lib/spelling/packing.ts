/**
 * Pairs of syllables in little room: the syllables once, the usual ones first, then for each head the gaps between its
 * tails, one character a small gap, two a large one. Plain text, so that any later packing still finds its patterns.
 */

/** Printable, and none that a string literal or JSON has to escape. */
const DIGITS = Array.from({ length: 90 }, (_, at) => String.fromCharCode(33 + at)).filter((one) => !`'"\\\``.includes(one));
const SMALL = 65;
const REST = DIGITS.length - SMALL;

const written = (gap: number): string => {
  if (gap < SMALL) return DIGITS[gap]!;
  const over = gap - SMALL;
  if (over >= REST * DIGITS.length) throw new RangeError(`gap ${gap}`);
  return DIGITS[SMALL + (over % REST)]! + DIGITS[Math.floor(over / REST)]!;
};

/** The numbers written one after the other. */
function numbers(text: string): number[] {
  const found: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const digit = DIGITS.indexOf(text[at]!);
    found.push(digit < SMALL ? digit : digit + REST * DIGITS.indexOf(text[++at]!));
  }
  return found;
}

export interface PackedPairs {
  /** What syllables begin with, and what they end with; the usual first, a blank between. */
  onsets: string;
  rhymes: string;
  /** Place of the onset and of the rhyme of each syllable, the usual syllables first. */
  syllables: string;
  /** Places of the heads. */
  heads: string;
  /** Places of the tails, one word a head. */
  tails: string;
  /** Places of the words. */
  words: string;
}

const gaps = (places: readonly number[]): string =>
  [...places]
    .sort((a, b) => a - b)
    .map((place, at, all) => written(place - (at > 0 ? all[at - 1]! : -1) - 1))
    .join('');

/** The usual first. */
function ranked(all: Iterable<[string, number]>): string[] {
  return [...all].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([one]) => one);
}

function counted(all: readonly string[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const one of all) uses.set(one, (uses.get(one) ?? 0) + 1);
  return uses;
}

const split = (syllable: string): [string, string] => {
  const [onset] = /^[bcdđghklmnpqrstvx]*/.exec(syllable)!;
  return [onset, syllable.slice(onset.length)];
};

const placesOf = (list: readonly string[]): ((one: string) => number) => {
  const places = new Map(list.map((one, at) => [one, at]));
  return (one) => places.get(one)!;
};

/** @param pairs head → tails */
export function packPairs(pairs: readonly [string, string[]][], words: readonly string[]): PackedPairs {
  const uses = new Map<string, number>();
  for (const one of [...pairs.flatMap(([head, tails]) => [head, ...tails]), ...words]) uses.set(one, 0);
  for (const [, tails] of pairs) for (const tail of tails) uses.set(tail, uses.get(tail)! + 1);
  const syllables = ranked(uses);
  const parts = syllables.map(split);
  const onsets = ranked(counted(parts.map(([onset]) => onset)));
  const rhymes = ranked(counted(parts.map(([, rhyme]) => rhyme)));
  const [at, onsetAt, rhymeAt] = [placesOf(syllables), placesOf(onsets), placesOf(rhymes)];
  const heads = [...pairs].sort(([a], [b]) => at(a) - at(b));
  return {
    onsets: onsets.join(' '),
    rhymes: rhymes.join(' '),
    syllables: parts.map(([onset, rhyme]) => written(onsetAt(onset)) + written(rhymeAt(rhyme))).join(''),
    heads: gaps(heads.map(([head]) => at(head))),
    tails: heads.map(([, tails]) => gaps(tails.map(at))).join(' '),
    words: gaps(words.map(at)),
  };
}

export function unpackPairs(packed: PackedPairs): { pairs: [string, string[]][]; words: string[] } {
  const onsets = packed.onsets.split(' ');
  const rhymes = packed.rhymes.split(' ');
  const parts = numbers(packed.syllables);
  const named = (text: string) => {
    let place = -1;
    return numbers(text).map((gap) => {
      place += 1 + gap;
      return onsets[parts[2 * place]!]! + rhymes[parts[2 * place + 1]!]!;
    });
  };
  const tails = packed.tails.split(' ');
  return { pairs: named(packed.heads).map((head, at) => [head, named(tails[at]!)]), words: named(packed.words) };
}
