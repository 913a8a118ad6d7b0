import { FAMILIES } from './syllable';

/** How far two untoned words are apart under a hurried hand: letters beside each other, doubled, dropped, in the wrong order. */

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

export const MAX_COST = 2.3;

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
export function distance(a: string, b: string): number {
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

/** The two are one letter apart: added, dropped, another, or two beside each other swapped. */
export function oneSlipApart(a: string, b: string): boolean {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  const most = Math.min(a.length, b.length) - head;
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const inA = a.length - head - tail;
  const inB = b.length - head - tail;
  if (inA <= 1 && inB <= 1) return true;
  return inA === 2 && inB === 2 && bare(a[head]!) === bare(b[head + 1]!) && bare(a[head + 1]!) === bare(b[head]!);
}
