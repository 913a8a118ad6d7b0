import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { type ChangeItem, changeItems, difference, isNews, pointsOfDay, readingKey, readingList } from '../../../lib/news';
import type { RecordedStep } from '../../../lib/rules';
import { CHECKS, commit, countFaults, faultsBetween, markRead, openDatabase, readMoments, undo, unmarkRead } from '../../../lib/store';

const text = { vi: 'x', en: 'x' };
const change = (id: string, reach: ChangeItem['change']['reach'], example = false): RecordedStep['changes'][number] => ({
  id,
  component: 'body',
  topic: text,
  old: text,
  new: text,
  ...(example ? { example: { old: 'a', new: 'b' } } : {}),
  reach,
  rules: [`old.${id}`, `new.${id}`],
  citation: { norm: 'N', clause: '1' },
  confidence: 'high',
});
const STEP: RecordedStep = {
  from: 'old',
  to: 'new',
  effectiveFrom: '2026-05-27',
  changes: [change('a', 'some'), change('b', 'every'), change('c', 'every', true), change('d', 'rare'), change('e', 'none')],
};
const ids = (items: ChangeItem[]) => items.map((item) => item.change.id);
const draft = (id: string, ruleset: string, rule: string, outcome: string) => ({
  id,
  name: `${id}.docx`,
  report: { ruleset, verdicts: [{ rule, outcome }] },
});

describe('what changed', () => {
  it('stands by how far it reaches while nothing was counted, an example first', () => {
    expect(ids(changeItems(new Map(), [], [STEP]))).toEqual(['c', 'b', 'a', 'd', 'e']);
  });

  it('puts first what this office breaks', () => {
    const faults = new Map([
      ['new.d', 4],
      ['old.a', 2],
      ['new.a', 1],
    ]);
    const items = changeItems(faults, [], [STEP]);
    expect(ids(items).slice(0, 2)).toEqual(['d', 'a']);
    expect(items[1]!.faults).toBe(3);
  });

  it('names drafts that break a rule of the newer guide, and no others', () => {
    const drafts = [
      draft('hit', 'new', 'new.a', 'fail'),
      draft('passes', 'new', 'new.a', 'pass'),
      draft('unmeasured', 'new', 'new.a', 'notMeasured'),
      draft('older', 'old', 'old.a', 'fail'),
      draft('other', 'new', 'new.zzz', 'fail'),
    ];
    const found = changeItems(new Map(), drafts, [STEP]);
    expect(ids(found)[0]).toBe('a');
    expect(found[0]!.drafts).toEqual([{ id: 'hit', name: 'hit.docx' }]);
    expect(found.slice(1).flatMap((item) => item.drafts)).toEqual([]);
  });
});

describe('the points of a day', () => {
  const items = changeItems(new Map(), [], [STEP]);
  const key = (id: string) => items.find((item) => item.change.id === id)!.key;

  it('are three; one read today stays, one read before makes room', () => {
    expect(ids(pointsOfDay(items, new Map(), '2026-11-23'))).toEqual(['c', 'b', 'a']);
    expect(ids(pointsOfDay(items, new Map([[key('b'), '2026-11-23']]), '2026-11-23'))).toEqual(['b', 'c', 'a']);
    expect(ids(pointsOfDay(items, new Map([[key('b'), '2026-11-22']]), '2026-11-23'))).toEqual(['c', 'a', 'd']);
  });

  it('never ask for what stayed the same', () => {
    const read = new Map(['a', 'b', 'c', 'd'].map((id) => [key(id), '2026-11-01']));
    expect(pointsOfDay(items, read, '2026-11-23')).toEqual([]);
    expect(items.filter((item) => !isNews(item)).map((item) => item.change.id)).toEqual(['e']);
  });
});

describe('the difference', () => {
  const marked = (old: string, now: string) => {
    const shown = (side: 'old' | 'now') =>
      difference(old, now)
        [side].map((line) => line.map(({ text, changed }) => (changed ? `[${text}]` : text)).join(''))
        .join('|');
    return `${shown('old')} → ${shown('now')}`;
  };
  it.each([
    ['Kính gửi: A', 'Kính trình: A', 'Kính [gửi]: A → Kính [trình]: A'],
    ['Số 05-QĐi/TU', 'Số 05-QĐ/TU', 'Số 05-[QĐi]/TU → Số 05-[QĐ]/TU'],
    ['- A,\n- B.', '- A;\n- B.', '- A[,]|- B. → - A[;]|- B.'],
    ['A', 'A\nB', 'A → A|[B]'],
    ['at: 24 pt', 'at: 20 pt', 'at: [24] pt → at: [20] pt'],
    ['đôn đốc', 'về việc đôn đốc', 'đôn đốc → [về việc ]đôn đốc'],
    ['Căn cứ A,', '- Căn cứ A.', 'Căn cứ A[,] → [- ]Căn cứ A[.]'],
    ['', 'x', ' → [x]'],
  ])('%j against %j', (old, now, expected) => expect(marked(old, now)).toBe(expected));
});

describe('what is shipped', () => {
  it('has keys given once, newest norm first', () => {
    const list = readingList();
    const keys = [...changeItems(new Map(), []).map((item) => item.key), ...list.map(readingKey)];
    expect(new Set(keys).size).toBe(keys.length);
    expect(list.map((item) => item.effectiveFrom)).toEqual(
      list
        .map((item) => item.effectiveFrom)
        .sort()
        .reverse(),
    );
  });

  it('begins the first day with changes that have an example', () => {
    expect(pointsOfDay(changeItems(new Map(), []), new Map(), '2026-11-23').every((item) => item.change.example)).toBe(true);
  });
});

describe('kept', () => {
  it('reading is noted, taken back, and can be undone', async () => {
    const database = openDatabase(`news-${crypto.randomUUID()}`);
    const author = { actor: 'office', label: 'x' };
    const { operation } = await commit(database, author, [markRead('norm/x', new Date('2026-11-23T02:00:00Z'))]);
    expect(await readMoments(database)).toEqual(new Map([['norm/x', '2026-11-23T02:00:00.000Z']]));
    await undo(database, operation, author);
    expect((await readMoments(database)).size).toBe(0);
    await commit(database, author, [markRead('norm/x', new Date())]);
    await commit(database, author, [unmarkRead('norm/x')]);
    expect((await readMoments(database)).size).toBe(0);
    await database.delete();
  });

  it('faults are counted once a check, per month', async () => {
    const database = openDatabase(`faults-${crypto.randomUUID()}`);
    await countFaults(database, '2026-10', ['r1', 'r1', 'r2']);
    await countFaults(database, '2026-11', ['r1']);
    await countFaults(database, '2026-12', []);
    expect(await faultsBetween(database, '2026-10', '2026-11')).toEqual(
      new Map([
        [CHECKS, 2],
        ['r1', 2],
        ['r2', 1],
      ]),
    );
    await database.delete();
  });
});
