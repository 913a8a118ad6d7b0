import { describe, expect, test } from 'vitest';
import { type DraftOptions, type DraftSpec, setParagraph, setText } from '../../fixtures/drafts';
import { verdictsOf } from './planted/plant';

/** Right and wrong forms as the organisers of an official contest on the guide gave them. */

const cell: DraftOptions = { ruleset: 'hd05-2026', type: 'Báo cáo' };

async function errorsOn(component: string, options: DraftOptions, change: (spec: DraftSpec) => void): Promise<string[]> {
  const verdicts = await verdictsOf(options, change);
  return verdicts
    .filter((each) => each.outcome === 'fail' && each.severity === 'error' && each.component === component)
    .map((each) => each.rule);
}

function asCell(spec: DraftSpec, number: string): void {
  setText(spec, 'agency', 'CHI BỘ PHÒNG TỔNG HỢP');
  setText(spec, 'signAuthority', 'T/M CHI BỘ');
  setText(spec, 'signPosition', 'BÍ THƯ');
  setText(spec, 'number', number);
}

describe('number of a cell', () => {
  test.each(['Số 05-BC/CB'])('%s is right', async (number) => {
    expect(await errorsOn('number', cell, (spec) => asCell(spec, number))).toEqual([]);
  });
  test.each(['Số 5-BC/CB', 'Số 5 BC/CB', 'Số 05/BC-CB', 'Số 05-BC/ĐU', 'Số 05-BC/TU'])('%s is wrong', async (number) => {
    expect(await errorsOn('number', cell, (spec) => asCell(spec, number))).not.toEqual([]);
  });
});

describe('place and date', () => {
  const dated = (text: string) => errorsOn('placeDate', cell, (spec) => setText(spec, 'placeDate', text));
  test('Lào Cai, ngày 03 tháng 02 năm 2026 is right', async () => {
    expect(await dated('Lào Cai, ngày 03 tháng 02 năm 2026')).toEqual([]);
  });
  test.each(['Lào Cai, ngày 3 tháng 2 năm 2026', 'Lào Cai ngày 3 tháng 02 năm 2026', 'Lào Cai - ngày 03 tháng 02 năm 2026'])(
    '%s is wrong',
    async (text) => {
      expect(await dated(text)).not.toEqual([]);
    },
  );
});

describe('line spacing', () => {
  const spaced = (pt: number) => errorsOn('body', cell, (spec) => setParagraph(spec, 'body', { line: { rule: 'exact', pt } }));
  test.each([18, 20, 22])('exactly %i pt is right', async (pt) => expect(await spaced(pt)).toEqual([]));
  test.each([12, 14, 16, 24])('exactly %i pt is wrong', async (pt) => expect(await spaced(pt)).toEqual(['hd05.body.line']));
});

describe('top margin', () => {
  const set = (topMm: number) => errorsOn('page', cell, (spec) => Object.assign(spec.page, { topMm }));
  test('20 mm is right', async () => expect(await set(20)).toEqual([]));
  test.each([25, 30, 35])('%i mm is wrong', async (topMm) => expect(await set(topMm)).toEqual(['hd05.page.margins']));
});
