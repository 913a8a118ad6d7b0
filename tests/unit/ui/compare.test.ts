import { describe, expect, it } from 'vitest';
import { compareReports } from '../../../components/panel/compare';
import { report, verdict } from './reports';

const both = (text: string) => ({ vi: text, en: text });
const word = (found: string) => verdict({ rule: 'language.syllable', component: 'spelling', found, actual: both(`“${found}”`) });
const size = (actual: string) => verdict({ rule: 'hd05.body.size', component: 'body', actual: both(actual) });
const names = (verdicts: ReturnType<typeof verdict>[]) => verdicts.map(({ actual }) => actual.vi);

describe('two checks compared', () => {
  it('a word is mended, left or new by itself; a format rule by whether it still fails', () => {
    const before = report([word('phuc'), word('nghỉêm'), size('13'), verdict({ rule: 'gone' })]);
    const after = report([word('nghỉêm'), word('chỉnhh'), size('15'), verdict({ rule: 'new', actual: both('x') })]);
    const { mended, left, added } = compareReports(before, after);
    expect(names(mended)).toEqual(['“phuc”', 'Số: 5']);
    expect(names(left)).toEqual(['“nghỉêm”', '15']);
    expect(names(added)).toEqual(['“chỉnhh”', 'x']);
  });

  it('counts the places of one rule', () => {
    const { mended, left, added } = compareReports(report([size('13'), size('12')]), report([size('12')]));
    expect([names(mended), names(left), names(added)]).toEqual([['13'], ['12'], []]);
  });

  it('what passed or could not be measured is no fault', () => {
    const open = report([verdict({ outcome: 'notMeasured' }), verdict({ outcome: 'pass' })]);
    expect(compareReports(open, open)).toMatchObject({ mended: [], left: [], added: [], facts: [], otherRules: false });
  });

  it('names facts that read otherwise and another rule set', () => {
    const before = report([]);
    const after = report([], { ruleset: 'hd36-2018', metadata: { ...before.metadata, number: '6', recipients: ['Lưu', 'TU'] } });
    expect(compareReports(before, after)).toMatchObject({ facts: ['number', 'recipients'], otherRules: true });
  });
});
