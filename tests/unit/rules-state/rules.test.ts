import { describe, expect, it } from 'vitest';
import { loadRuleSet } from '../../../lib/rules';
import { compliantDraft, type DraftOptions } from '../../fixtures/drafts';
import { verdictsOn, withOutcome } from '../../fixtures/drafts/measure';
import { FOOT } from './planted/foot';
import { HEADING } from './planted/heading';
import { plantedLooks } from './planted/look';
import type { Planted } from './planted/planted';
import { TEXT } from './planted/text';

const RULESET = 'nd30-2020';
const { rules } = loadRuleSet(RULESET, '2026-11-22');
const byHand = [...HEADING, ...TEXT, ...FOOT];
const all: Planted[] = [...byHand, ...plantedLooks(rules, new Set(byHand.flatMap((planted) => planted.rules)))];

const options = (planted: Planted): DraftOptions => ({ ruleset: RULESET, type: 'Kế hoạch', ...planted.options });
const full = (ids: string[]): string[] => ids.map((id) => `nd30.${id}`).sort();
const named = all.map((planted) => ({ name: [planted.rules.join(', '), planted.note].filter(Boolean).join(': '), planted }));

describe('Decree 30/2020', () => {
  it('has a planted error for every rule', () => {
    const planted = new Set(all.flatMap((one) => full(one.rules)));
    expect(rules.map((rule) => rule.id).filter((id) => !planted.has(id))).toEqual([]);
  });

  it.each(named)('finds $name, and nothing else', async ({ planted }) => {
    const verdicts = await verdictsOn(compliantDraft(options(planted), planted.change), RULESET);
    expect(withOutcome(verdicts, 'fail')).toEqual(full(planted.rules));
  });
});
