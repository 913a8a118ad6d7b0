import { describe, expect, it } from 'vitest';
import { compliantDraft, type DraftOptions, type DraftSpec, paragraphsOf, RULESETS, type RuleSpec, typesOf } from '../../fixtures/drafts';
import { verdictsOn, withOutcome } from '../../fixtures/drafts/measure';

const everyDraft = RULESETS.flatMap((ruleset) => typesOf(ruleset).map((type) => ({ ruleset, type })));

/** The same document as other hands would make it. */
const VARIANTS: { name: string; options?: Partial<DraftOptions>; change?: (spec: DraftSpec) => void }[] = [
  { name: 'as it is' },
  { name: 'number still blank', options: { number: null } },
  { name: 'with marks of urgency and circulation', options: { urgency: 'KHẨN', circulation: 'LƯU HÀNH NỘI BỘ', draftNumber: 2 } },
  { name: 'with one appendix', options: { appendices: [{ title: 'Danh sách', body: ['1. Một đồng chí.'] }] } },
  {
    name: 'with two appendices',
    options: {
      appendices: [
        { title: 'Danh sách', body: ['1. Một đồng chí.'] },
        { title: 'Biểu mẫu', body: ['1. Mẫu thứ nhất.'] },
      ],
    },
  },
  {
    name: 'with the drafter’s mark and the contact line',
    options: { drafterCode: true, contact: 'Điện thoại: 0200.123456; thư điện tử: vanthu@example.vn' },
  },
  { name: 'separators drawn the old way', change: (spec) => drawAs(spec, 'vml') },
  { name: 'separators made of paragraph borders', change: (spec) => drawAs(spec, 'border') },
];

function drawAs(spec: DraftSpec, form: RuleSpec['form']): void {
  for (const one of paragraphsOf(spec)) if (one.rule) one.rule = { ...one.rule, form };
}

describe.each(VARIANTS)('a compliant document $name', ({ options, change }) => {
  it.each(everyDraft)('$ruleset $type: nothing fails', async (draft) => {
    const verdicts = await verdictsOn(compliantDraft({ ...draft, ...options }, change), draft.ruleset);
    expect(withOutcome(verdicts, 'fail')).toEqual([]);
    expect(withOutcome(verdicts, 'notMeasured')).toEqual([]);
    expect(withOutcome(verdicts, 'pass').length).toBeGreaterThan(60);
  });
});
