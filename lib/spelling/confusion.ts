import confusions from './data/confusions.json' with { type: 'json' };
import { distance, oneSlipApart } from './distance';
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

/** Two slips of a hand in one syllable cost more: one is looked for. */
const LIMIT = 1;
const FURTHEST = 2;
const HEARD = 0.4;
const MARKS = 0.3;

/** One letter for another, which is the most a slip within the limit changes. */
const MOST_LETTERS_APART = 2;

/** How many letters only one of two words has. */
function lettersApart(a: number, b: number): number {
  let rest = a ^ b;
  let count = 0;
  for (; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Cost of reading `written` as `meant`, or Infinity where nobody would. Both lower case. */
export function confusion(written: string, syllable: Parsed | null, letters: number, meant: Entry): number {
  if (Math.abs(written.length - meant.text.length) > FURTHEST) return Number.POSITIVE_INFINITY;
  const alike = heard(syllable, meant);
  if (alike <= LIMIT) return alike;
  if (lettersApart(letters, meant.letters) > MOST_LETTERS_APART) return Number.POSITIVE_INFINITY;
  const plain = withoutTone(written);
  if (!oneSlipApart(plain, meant.plain)) return Number.POSITIVE_INFINITY;
  const slip = distance(plain, meant.plain) + ((syllable?.tone ?? 0) === meant.tone ? 0 : MARKS);
  return slip <= LIMIT ? slip : Number.POSITIVE_INFINITY;
}

/** The same for what sounds or looks alike only: other marks, an onset or a final that dialects don't tell apart. */
export function heard(syllable: Parsed | null, meant: Entry): number {
  const other = meant.syllable;
  if (!syllable || !other) return Number.POSITIVE_INFINITY;
  const tones = syllable.tone === other.tone ? 0 : MARKS;
  if (syllable.onset !== other.onset && !ONSETS.get(syllable.onset)?.has(other.onset)) return Number.POSITIVE_INFINITY;
  const onset = syllable.onset === other.onset ? 0 : HEARD;
  if (syllable.rime === other.rime) return onset + tones;
  if (bareRime(syllable) === bareRime(other)) return onset + MARKS + tones;
  return onset === 0 && heardAlike(syllable.rime, other.rime) ? HEARD + tones : Number.POSITIVE_INFINITY;
}

const bareRimes = new Map<string, string>();
function bareRime({ rime }: Parsed): string {
  let bare = bareRimes.get(rime);
  if (bare === undefined) {
    bare = skeleton(rime);
    bareRimes.set(rime, bare);
  }
  return bare;
}

function heardAlike(a: string, b: string): boolean {
  return FINALS.some(([one, two]) => swapped(a, b, one, two) || swapped(b, a, one, two));
}

const swapped = (a: string, b: string, one: string, two: string): boolean =>
  a.endsWith(one) && b.endsWith(two) && a.slice(0, -one.length) === b.slice(0, -two.length);
