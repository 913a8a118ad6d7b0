import type { Header } from './find/header';
import { signToken } from './grammar';
import { startsWithWord } from './text';
import type { ComponentFound, IssuingSystem } from './types';
import { bodies } from './vocabulary/vocabulary.shipped';

/** Points for one sign of a system. A heading weighs most, but a Party document under the state heading is still the Party's. */
const WEIGHT = { title: 5, motto: 2, number: 3, token: 2, body: 3, other: 6, reference: 2 } as const;

interface SystemFound {
  system: IssuingSystem;
  confidence: number;
  why: string[];
}

interface SystemEvidence {
  header: Header;
  components: readonly ComponentFound[];
  /** Number of the document that an attachment goes with, as printed in its reference line. */
  accompanying: string;
}

export function decideSystem({ header, components, accompanying }: SystemEvidence): SystemFound {
  const score = { party: 0, state: 0, other: 0 };
  const why: string[] = [];
  const add = (side: keyof typeof score, points: number, id: string) => {
    score[side] += points;
    why.push(id);
  };
  for (const { kind, likeness } of header.titles) {
    if (kind === 'party') add('party', WEIGHT.title * likeness, 'system.partyTitle');
    else if (kind === 'national') add('state', WEIGHT.title * likeness, 'system.nationalName');
    else add('other', WEIGHT.other * likeness, 'system.otherTitle');
  }
  if (header.motto) add('state', WEIGHT.motto, 'system.nationalMotto');
  const form = header.number?.parsed.form;
  if (form === 'party') add('party', WEIGHT.number, 'system.partyNumber');
  if (form === 'state' || form === 'normative') add('state', WEIGHT.number, 'system.stateNumber');
  for (const name of header.names) {
    const folded = name.map((line) => line.folded).join(' ');
    const best = (['party', 'state', 'other'] as const)
      .map((side) => ({ side, word: startsWithWord(folded, bodies.heads[side]) }))
      .filter((entry) => entry.word !== null)
      .sort((a, b) => b.word!.length - a.word!.length)[0];
    if (best) add(best.side, WEIGHT.body, `system.${best.side}Body`);
  }
  for (const component of components) {
    if (component.id !== 'signAuthority') continue;
    const system = signToken(component.text.split('\n')[0] ?? '')?.system;
    if (system) {
      add(system, WEIGHT.token, `system.${system}Token`);
      break;
    }
  }
  if (accompanying !== '') {
    if (/\d*\s*-\s*\p{Lu}\p{L}{0,3}\/(?:TW|TU|HU|ĐU|ĐH|CB|UBKT|VP|B)/u.test(accompanying))
      add('party', WEIGHT.reference, 'system.partyReference');
    else if (/\/(?:\d{4}\/)?\p{Lu}/u.test(accompanying)) add('state', WEIGHT.reference, 'system.stateReference');
  }
  const unique = [...new Set(why)];
  const best = score.party >= score.state ? 'party' : 'state';
  const top = score[best];
  const total = score.party + score.state + score.other;
  const national = header.titles.some((t) => t.kind !== 'other');
  if (top < 2 || (!national && score.other >= top) || score.party === score.state)
    return { system: 'unknown', confidence: total === 0 ? 0 : 0.5, why: unique };
  return { system: best, confidence: Math.min(0.99, top / total) * Math.min(1, 0.6 + top / 20), why: unique };
}
