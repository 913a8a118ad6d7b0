import { describe, expect, it } from 'vitest';
import { align, printed, printedOffset } from '../../../components/document-view/align';
import { marksOf } from '../../../components/document-view/marks';
import { translator } from '../../../components/i18n';
import type { PanelItem } from '../../../components/panel/model';
import { placeText, reportText } from '../../../components/panel/texts';
import { chosen, componentOrder, countStandings, folded, grouped, itemsOf, toneOf } from '../../../components/panel/verdicts';
import type { ComponentFound } from '../../../lib/anatomy';
import { report, verdict } from './reports';

const WAIVER = { sha256: 'ab'.repeat(32), rule: 'hd05.number.colon', component: 'number', reason: 'đã đồng ý', at: 1 };
const found = (id: ComponentFound['id'], paragraph: number): ComponentFound => ({
  id,
  ranges: [{ paragraph, start: 0, end: 1 }],
  text: '',
  confidence: 1,
  why: '',
  part: 0,
  page: null,
  box: null,
});

describe('the headline', () => {
  const tone = (...verdicts: Parameters<typeof verdict>[0][]) => {
    const one = report(verdicts.map((change) => verdict(change)));
    return toneOf(one, countStandings(itemsOf(one, [])));
  };

  it('never passes while something failed or was not measured', () => {
    expect(tone({}, { outcome: 'pass' })).toBe('failed');
    expect(tone({ severity: 'warning' }, { outcome: 'pass' })).toBe('warned');
    expect(tone({ severity: 'info' }, { outcome: 'pass' })).toBe('warned');
    expect(tone({ outcome: 'notMeasured' }, { outcome: 'pass' })).toBe('unmeasured');
    expect(tone({ outcome: 'pass' })).toBe('clean');
    expect(tone()).toBe('nothing');
  });

  it('says so where no rule set applied or a fault was set aside', () => {
    const none = report([], { ruleset: null });
    expect(toneOf(none, countStandings([]))).toBe('noRules');
    const one = report([verdict(), verdict({ rule: 'x', outcome: 'pass' })]);
    const counts = countStandings(itemsOf(one, [WAIVER]));
    expect(counts).toMatchObject({ error: 0, waived: 1, pass: 1 });
    expect(toneOf(one, counts)).toBe('waivedOnly');
  });

  it('a waiver holds for its rule and component alone', () => {
    const items = itemsOf(report([verdict(), verdict({ component: 'subject' })]), [WAIVER]);
    expect(items.map((item) => item.standing)).toEqual(['waived', 'error']);
  });
});

describe('the list', () => {
  const one = report(
    [
      verdict({ component: 'recipients', rule: 'r' }),
      verdict({ component: 'number', severity: 'warning', rule: 'w' }),
      verdict({ component: 'number', rule: 'e' }),
      verdict({ component: 'page', rule: 'p' }),
    ],
    { components: [found('recipients', 9), found('number', 2)] },
  );

  it('goes by the page, and by gravity within a component', () => {
    const groups = grouped(itemsOf(one, []), componentOrder(one));
    expect(groups.map((group) => group.component)).toEqual(['page', 'number', 'recipients']);
    expect(groups[1]!.items.map((item) => item.verdict.rule)).toEqual(['e', 'w']);
  });

  it('is searched without tone marks and case, by all words', () => {
    expect(folded('Độ MẬT')).toBe('do mat');
    const items = itemsOf(one, []);
    expect(chosen(items, { filter: 'all', component: null, search: 'DAU cham' })).toHaveLength(4);
    expect(chosen(items, { filter: 'all', component: null, search: 'dau lề' })).toHaveLength(0);
    expect(chosen(items, { filter: 'warning', component: null, search: '' })).toHaveLength(1);
    expect(chosen(items, { filter: 'toFix', component: 'number', search: '' })).toHaveLength(2);
  });

  it('names places as people count', () => {
    const t = translator('vi');
    expect(placeText(t, 'number', { paragraph: 11, page: 2 })).toBe('đoạn 12, trang 2');
    expect(placeText(t, 'number', { paragraph: 11, page: null })).toBe('đoạn 12');
    expect(placeText(t, 'page', { paragraph: 0, page: null })).toBe('cả văn bản');
  });

  it('is copied with clause, place and waiver', () => {
    const item = {
      name: 'a.docx',
      report: one,
      explained: null,
      checkedAt: 0,
      asked: { ruleset: null, day: null },
    } as unknown as PanelItem;
    const text = reportText({ language: 'vi', t: translator('vi'), pick: (both) => both.vi }, item, [{ ...WAIVER, rule: 'e' }]);
    for (const part of [
      'a.docx',
      one.sha256,
      'Căn cứ: 05-HD/VPTW, điểm 3',
      'Ở đâu: đoạn 3',
      'Bỏ qua có lý do: đã đồng ý',
      'Cách sửa: Xóa dấu hai chấm',
    ])
      expect(text).toContain(part);
  });
});

describe('finding the reader’s paragraphs in the picture', () => {
  const read = (...texts: string[]) => texts.map((text, index) => ({ index, text, container: 'body' }));
  const drawn = (...texts: string[]) => texts.map((text, index) => ({ index, text }));

  it('survives blanks, tabs, caps, composition and what the picture adds or leaves out', () => {
    expect(printed('Số:\t12 \u00ad')).toBe('số:12');
    const map = align(
      read('Header', 'TỈNH ỦY', '', 'Nội dung', 'Nội dung', 'cuối'),
      drawn('Tỉnh ủy'.normalize('NFD'), '', 'x', 'Nội  dung', 'Nội dung', 'Header', 'cuối'),
    );
    expect([...map]).toEqual([
      [1, 0],
      [2, 1],
      [3, 3],
      [4, 4],
      [5, 6],
      [0, 5],
    ]);
  });

  it('counts offsets in printed characters', () => {
    expect(printedOffset('Số:\t 12', 6)).toBe(4);
  });

  it('marks each place; paper and margins the page', () => {
    const marks = marksOf(itemsOf(report([verdict(), verdict({ component: 'page' }), verdict({ outcome: 'pass' })]), []));
    expect(marks.map(({ mark, paragraph, page }) => ({ mark, paragraph, page }))).toEqual([
      { mark: 0, paragraph: 2, page: null },
      { mark: 1, paragraph: null, page: 1 },
    ]);
  });
});
