import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCalendar } from '../../../lib/calendar';
import { dueItems, type OfficeRules, officeRulesSchema } from '../../../lib/filing';
import {
  addObligations,
  backupLate,
  commit,
  noteBackup,
  officeRules,
  openDatabase,
  openObligations,
  type StoreDatabase,
  setOfficeRules,
  undo,
} from '../../../lib/store';

const author = { actor: 'test', label: 'test' };
const basis = { norm: 'Quy chế 01', clause: 'Điều 5' };
const none = officeRulesSchema.parse({});
let database: StoreDatabase;

beforeEach(async () => {
  database = openDatabase(`office-${crypto.randomUUID()}`);
  const items = dueItems('conference-ended', '2026-03-02', createCalendar(), none).filter((one) => one.reminds);
  const event = { id: 'conference-ended', on: '2026-03-02', about: 'Hội nghị' };
  await commit(database, author, [
    ...addObligations(items, event),
    ...addObligations(items, event, {}, { [items[0]!.obligation]: { due: '2026-03-20', basis: 'Đồng chí Chánh Văn phòng giao' } }),
  ]);
});
afterEach(() => database.delete());

const keep = async (rules: OfficeRules) => commit(database, author, await setOfficeRules(database, rules));
const days = async () => (await openObligations(database, null)).map(({ due, basis: words, provisional }) => [due, words, provisional]);
const byHand = ['2026-03-20', 'Đồng chí Chánh Văn phòng giao', false];

it('an own period moves the open work it counts, not what was set by hand, and is undone with it', async () => {
  const before = await days();
  expect(before).toEqual([['2026-03-06', expect.any(String), true], byHand]);
  const { operation } = await keep({
    ...none,
    periods: { 'conference-conclusion': { amount: 3, unit: 'workingDay', from: 'event', roll: true, basis } },
  });
  expect(await days()).toEqual([['2026-03-05', 'Quy chế 01, Điều 5', false], byHand]);
  await undo(database, operation, author);
  expect(await days()).toEqual(before);
  expect(await officeRules(database)).toEqual(none);
});

it('a day off moves it too, and the norm comes back when the period is taken away', async () => {
  await keep({ ...none, calendar: { daysOff: [{ date: '2026-03-04' }], workedDays: [], confirmedYears: [] } });
  expect((await days()).map(([due]) => due)).toEqual(['2026-03-09', '2026-03-20']);
  await keep({ ...none, calendar: { daysOff: [{ date: '2026-03-04' }], workedDays: [{ date: '2026-03-07' }], confirmedYears: [] } });
  expect((await days()).map(([due]) => due)).toEqual(['2026-03-07', '2026-03-20']);
  await keep(none);
  expect((await days()).map(([due]) => due)).toEqual(['2026-03-06', '2026-03-20']);
});

it('a backup is late a week after the last, or after the first thing kept', async () => {
  const empty = openDatabase(`empty-${crypto.randomUUID()}`);
  expect(await backupLate(empty, '2026-11-30')).toBeNull();
  await empty.delete();
  const dated = openDatabase(`dated-${crypto.randomUUID()}`);
  await commit(dated, author, [{ table: 'settings', put: { id: 'x', value: 1 } }], new Date('2026-11-01T03:00:00Z'));
  expect(await backupLate(dated, '2026-11-08')).toBeNull();
  expect(await backupLate(dated, '2026-11-09')).toBe(8);
  await commit(dated, author, [noteBackup('2026-11-09')]);
  expect(await backupLate(dated, '2026-11-16')).toBeNull();
  expect(await backupLate(dated, '2026-11-19')).toBe(10);
  await dated.delete();
});
