import confusions from './data/confusions.json' with { type: 'json' };
import { distance } from './distance';
import { type Parsed, skeleton, withoutTone } from './syllable';
import type { Entry } from './vocabulary';

/** How near a syllable that exists is to the one that was meant: what ear, hand and keyboard confuse. */

const partners = (groups: readonly string[]): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  for (const group of groups) {
    const members = group.split(' ');
    for (const member of members) found.set(member, new Set([...(found.get(member) ?? []), ...members]));
  }
  return found;
};
const ONSETS = partners(confusions.onsets);
const FINALS = confusions.finals.map((pair) => pair.split(' ') as [string, string]);

const LIMIT = 1;
const HEARD = 0.4;
const MARKS = 0.3;

/** Cost of reading `written` as `meant`, or Infinity where nobody would. Both lower case. */
export function confusion(written: string, writtenSyllable: Parsed | null, meant: Entry): number {
  const other = meant.syllable;
  if (writtenSyllable && other) {
    const { onset, rime, tone } = writtenSyllable;
    const tones = tone === other.tone ? 0 : MARKS;
    const vowels = rime === other.rime ? 0 : skeleton(rime) === skeleton(other.rime) ? MARKS : Number.POSITIVE_INFINITY;
    const letters = onset === other.onset ? 0 : (ONSETS.get(onset)?.has(other.onset) ?? false) ? HEARD : Number.POSITIVE_INFINITY;
    const marked = tones + vowels + letters;
    if (marked <= LIMIT) return marked;
    if (onset === other.onset && vowels > LIMIT && heardAlike(rime, other.rime)) return HEARD + tones;
  }
  const slip = distance(withoutTone(written), meant.plain);
  const tones = (writtenSyllable?.tone ?? 0) === meant.tone ? 0 : MARKS;
  return slip + tones <= LIMIT ? slip + tones : Number.POSITIVE_INFINITY;
}

function heardAlike(a: string, b: string): boolean {
  return FINALS.some(([one, two]) => swapped(a, b, one, two) || swapped(b, a, one, two));
}

const swapped = (a: string, b: string, one: string, two: string): boolean =>
  a.endsWith(one) && b.endsWith(two) && a.slice(0, -one.length) === b.slice(0, -two.length);
