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

export interface PackedPairs {
  /** Syllables, a blank between. */
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

/** @param pairs head → tails */
export function packPairs(pairs: readonly [string, string[]][], words: readonly string[]): PackedPairs {
  const uses = new Map<string, number>();
  for (const one of [...pairs.flatMap(([head, tails]) => [head, ...tails]), ...words]) uses.set(one, 0);
  for (const [, tails] of pairs) for (const tail of tails) uses.set(tail, uses.get(tail)! + 1);
  const syllables = [...uses].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([one]) => one);
  const place = new Map(syllables.map((one, at) => [one, at]));
  const at = (one: string) => place.get(one)!;
  const heads = [...pairs].sort(([a], [b]) => at(a) - at(b));
  return {
    syllables: syllables.join(' '),
    heads: gaps(heads.map(([head]) => at(head))),
    tails: heads.map(([, tails]) => gaps(tails.map(at))).join(' '),
    words: gaps(words.map(at)),
  };
}

function places(text: string): number[] {
  const found: number[] = [];
  let place = -1;
  for (let at = 0; at < text.length; at++) {
    const digit = DIGITS.indexOf(text[at]!);
    place += 1 + (digit < SMALL ? digit : digit + REST * DIGITS.indexOf(text[++at]!));
    found.push(place);
  }
  return found;
}

export function unpackPairs(packed: PackedPairs): { pairs: [string, string[]][]; words: string[] } {
  const syllables = packed.syllables.split(' ');
  const named = (text: string) => places(text).map((place) => syllables[place]!);
  const tails = packed.tails.split(' ');
  return { pairs: named(packed.heads).map((head, at) => [head, named(tails[at]!)]), words: named(packed.words) };
}
