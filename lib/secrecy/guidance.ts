import type { Bilingual, Citation } from '../rules';
import { REGIMES } from './data/secrecy.shipped';
import type { SecrecyLevel } from './types';

export type RegimeId = (typeof REGIMES.regimes)[number]['id'];

/** Regime of the state-secret law in force on an ISO day; a day before the first one known takes the first. */
export function regimeOn(day: string): (typeof REGIMES.regimes)[number] {
  return [...REGIMES.regimes].reverse().find(({ from }) => from <= day) ?? REGIMES.regimes[0]!;
}

export interface CitedText {
  id: string;
  text: Bilingual;
  citation: Citation;
}

/** What the screen of a stop says, in order. */
export interface Guidance {
  regime: RegimeId;
  seen: Bilingual;
  why: CitedText[];
  doNow: CitedText[];
  tell: { id: string; text: Bilingual }[];
}

/** What to do now, by the law in force on `today` and the level seen (null = not told). */
export function guidanceFor(today: string, level: SecrecyLevel | null): Guidance {
  const { id } = regimeOn(today);
  const { guidance } = REGIMES;
  const cited = ({ text, citation }: { text: Bilingual; citation: Citation }, at: string): CitedText => ({ id: at, text, citation });
  return {
    regime: id,
    seen: guidance.seen,
    why: guidance.why.filter(({ regimes }) => regimes.includes(id)).map((one) => cited(one, 'why')),
    doNow: guidance.doNow
      .filter(({ regimes, levels }) => regimes.includes(id) && (!levels || level === null || levels.includes(level)))
      .map((one) => cited(one, one.id)),
    tell: guidance.tell,
  };
}
