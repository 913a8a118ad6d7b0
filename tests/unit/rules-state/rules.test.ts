import { describe, expect, it } from 'vitest';
import { loadRuleSet } from '../../../lib/rules';
import { compliantDraft, type DraftOptions, type DraftSpec, insertAfter, paragraph, paragraphsOf } from '../../fixtures/drafts';
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
/** Parts that no stock draft has: a copy's label, a second position of the signer. */
function withCopyAndOtherPosition(spec: DraftSpec): void {
  spec.blocks.push(paragraph('copyLabel', [{ text: 'SAO Y', sizePt: 14, bold: true }], { align: 'right', topBorder: true, beforePt: 24 }));
  const centred = (role: string, text: string, bold: boolean) => paragraph(role, [{ text, sizePt: 14, bold }], { align: 'center' });
  const authority = paragraphsOf(spec).find((one) => one.role === 'signPosition');
  if (authority) insertAfter(spec, 'signPosition', [centred('concurrent', 'kiêm', false), centred('other', 'TRƯỞNG BAN CHỈ ĐẠO', true)]);
}

const full = (ids: string[]): string[] => ids.map((id) => `nd30.${id}`).sort();
const named = all.map((planted) => ({ name: [planted.rules.join(', '), planted.note].filter(Boolean).join(': '), planted }));

describe('Decree 30/2020', () => {
  it('has a planted error for every rule', () => {
    const planted = new Set(all.flatMap((one) => full(one.rules)));
    expect(rules.map((rule) => rule.id).filter((id) => !planted.has(id))).toEqual([]);
  });

  it('passes each of them on a compliant document', async () => {
    const passed = new Set<string>();
    for (const planted of all) {
      const plain = options(planted);
      const drafts = [compliantDraft(plain), compliantDraft(plain, withCopyAndOtherPosition)];
      for (const date of ['2026-02-05', '2026-06-15']) drafts.push(compliantDraft({ ...plain, date }));
      for (const draft of drafts) for (const id of withOutcome(await verdictsOn(draft, RULESET), 'pass')) passed.add(id);
      if (passed.size === rules.length) break;
    }
    expect(rules.map((rule) => rule.id).filter((id) => !passed.has(id))).toEqual([]);
  });

  it.each(named)('finds $name, and nothing else', async ({ planted }) => {
    const verdicts = await verdictsOn(compliantDraft(options(planted), planted.change), RULESET);
    expect(withOutcome(verdicts, 'fail')).toEqual(full(planted.rules));
  });
});
