import { describe, expect, test } from 'vitest';
import { loadRuleSet } from '../../../lib/rules';
import { type RulesetId, typesOf } from '../../fixtures/drafts';
import { BODY } from './planted/body';
import { FOOT } from './planted/foot';
import { HEADER } from './planted/header';
import { failedRules, type Planted, verdictsOf } from './planted/plant';

const PARTY = ['hd05-2026', 'hd36-2018'] as const;
const ALL: Planted[] = [...HEADER, ...BODY, ...FOOT];

/** Rules that no draft of the builders can break, and why. */
const NOT_PLANTED: Record<string, string> = {
  'number.copies': 'the builders make no copies',
  'copyLabel.size': 'the builders make no copies',
  'copyLabel.style': 'the builders make no copies',
  'copyLabel.wording': 'the builders make no copies',
  'pageNumber.present': 'a draft never laid out does not tell its pages; see engine.test.ts',
  'pageNumber.digits': 'the builders write Arabic page numbers only; see engine.test.ts',
};

/** Days that a zero must, or must not, stand before. */
const DATES = { 'hd05-2026': ['2026-06-05', '2027-02-05'], 'hd36-2018': ['2026-02-05', '2026-03-05'] };

const setsOf = (planted: Planted): RulesetId[] => (planted.ruleset ? [planted.ruleset] : [...PARTY]);

describe('one error in a compliant draft is found, and nothing else', () => {
  for (const planted of ALL) {
    for (const ruleset of setsOf(planted)) {
      test(`${ruleset}: ${planted.rules.join(' + ') || 'nothing'}${planted.note ? ` (${planted.note})` : ''}`, async () => {
        const verdicts = await verdictsOf({ ...planted.options, ruleset }, planted.change);
        expect(failedRules(verdicts)).toEqual([...planted.rules].sort());
      });
    }
  }
});

describe('a compliant draft of every type gives no error and no warning', () => {
  for (const ruleset of PARTY) {
    for (const type of typesOf(ruleset)) {
      for (const number of [12, null]) {
        test(`${ruleset}: ${type}${number === null ? ', number still blank' : ''}`, async () => {
          expect(failedRules(await verdictsOf({ ruleset, type, number }))).toEqual([]);
        });
      }
    }
  }
});

describe('every rule is proved both ways', () => {
  for (const ruleset of PARTY) {
    const rules = loadRuleSet(ruleset, '2026-11-16').rules.map((rule) => rule.id.replace(/^[^.]+\./, ''));

    test(`${ruleset}: each has a failing draft`, () => {
      const broken = new Set(ALL.filter((planted) => setsOf(planted).includes(ruleset)).flatMap((planted) => planted.rules));
      expect(rules.filter((rule) => !broken.has(rule) && !(rule in NOT_PLANTED))).toEqual([]);
    });

    test(`${ruleset}: each passes somewhere`, async () => {
      const passed = new Set<string>();
      for (const type of typesOf(ruleset)) {
        const options = { ruleset, type, urgency: 'KHẨN', circulation: 'LƯU HÀNH NỘI BỘ', draftNumber: 2, drafterCode: true } as const;
        const appendices = ['DANH SÁCH', 'TIẾN ĐỘ'].map((title) => ({
          title,
          body: ['Nội dung thực hiện theo kế hoạch của từng đơn vị.'],
        }));
        const verdicts = await verdictsOf({ ...options, appendices, contact: 'Địa chỉ: số 1, đường Trung tâm; điện thoại: 0237.000.000' });
        expect(failedRules(verdicts)).toEqual([]);
        for (const verdict of verdicts) if (verdict.outcome === 'pass') passed.add(verdict.rule.replace(/^[^.]+\./, ''));
      }
      for (const date of DATES[ruleset]) {
        for (const verdict of await verdictsOf({ ruleset, type: 'Báo cáo', date })) {
          if (verdict.outcome === 'pass') passed.add(verdict.rule.replace(/^[^.]+\./, ''));
        }
      }
      const elsewhere = ALL.filter((planted) => setsOf(planted).includes(ruleset));
      for (const planted of elsewhere) {
        for (const verdict of await verdictsOf({ ...planted.options, ruleset }, planted.change)) {
          if (verdict.outcome === 'pass') passed.add(verdict.rule.replace(/^[^.]+\./, ''));
        }
      }
      expect(rules.filter((rule) => !passed.has(rule) && !(rule in NOT_PLANTED))).toEqual([]);
    });
  }
});
