import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Announced,
  addOwnObligation,
  commit,
  localMoment,
  openDatabase,
  openObligations,
  pressing,
  type ReminderPorts,
  type StoreDatabase,
  snooze,
  sweep,
  tick,
} from '../../../lib/store';

const author = { actor: 'test', label: 'test' };
const settings = { daysAhead: 3, quiet: null };
const at = (day: number, hour = 8) => new Date(2026, 10, day, hour);
let database: StoreDatabase;
let shown: { id: string; items: Announced[] }[];
let badge: number;
let wakes: number[];
let broken: boolean;

const ports: ReminderPorts = {
  async notify(id, items) {
    shown.push({ id, items });
    if (broken) throw new Error('killed');
  },
  async badge(count) {
    badge = count;
  },
  async wakeAt(time) {
    wakes.push(time);
  },
};
const look = (now: Date, role: 'incoming' | 'outgoing' | null = null) => sweep(database, ports, { settings, role, author }, now);
const add = (label: string, due: string, role: 'incoming' | 'outgoing' | null = null) =>
  commit(database, author, [addOwnObligation({ label, about: '', due, role }, '2026-11-01')]);
const said = () => shown.map(({ items }) => items.map(({ obligation, stage }) => `${obligation.label} ${stage}`).join(', '));

beforeEach(() => {
  database = openDatabase(`reminding-${crypto.randomUUID()}`);
  shown = [];
  badge = -1;
  wakes = [];
  broken = false;
});
afterEach(() => database.delete());

describe('the sweep', () => {
  it('says each stage once, however often it looks', async () => {
    await add('a', '2026-11-25');
    for (const now of [at(20), at(22), at(22, 9), at(25), at(25, 10), at(27), at(28)]) await look(now);
    expect(said()).toEqual(['a soon', 'a today', 'a overdue']);
    expect(badge).toBe(1);
  });

  it('after days away gives one list of all that came due', async () => {
    await add('a', '2026-11-10');
    await add('b', '2026-11-20');
    await add('far', '2027-01-20');
    await look(at(20));
    expect(said()).toEqual(['a overdue, b today']);
    expect(badge).toBe(2);
  });

  it('killed after showing and before writing down shows the same one again, under the same id', async () => {
    await add('a', '2026-11-20');
    broken = true;
    await expect(look(at(20))).rejects.toThrow('killed');
    broken = false;
    await look(at(20));
    await look(at(20));
    expect(shown.map(({ id }) => id)).toEqual([shown[0]!.id, shown[0]!.id]);
  });

  it('put off, it is silent and off the badge until its moment, which it wakes for', async () => {
    await add('a', '2026-11-20');
    await look(at(20));
    const [row] = await openObligations(database, null);
    const until = at(20, 10);
    await commit(database, author, [snooze(row!, (await database.reminders.toArray())[0]!, until.toISOString())]);
    await look(at(20, 9));
    expect([said().length, badge, wakes]).toEqual([1, 0, [until.getTime()]]);
    await look(at(20, 11));
    await look(at(20, 12));
    expect([said(), badge]).toEqual([['a today', 'a today'], 1]);
  });

  it('a clock set back repeats nothing', async () => {
    await add('a', '2026-11-20');
    await look(at(21));
    await look(at(20));
    await look(at(21));
    expect(said()).toEqual(['a overdue']);
  });

  it('is of the role that is asked for, and of what is nobody’s', async () => {
    await add('in', '2026-11-20', 'incoming');
    await add('out', '2026-11-20', 'outgoing');
    await add('all', '2026-11-20');
    await look(at(20), 'incoming');
    expect(said()[0]?.split(', ').sort()).toEqual(['all today', 'in today']);
    expect((await pressing(database, localMoment(at(20)), 'outgoing')).map((one) => one.label).sort()).toEqual(['all', 'out']);
  });

  it('what is done is silent', async () => {
    await add('a', '2026-11-20');
    const [row] = await openObligations(database, null);
    await commit(database, author, tick(row!, '2026-11-19'));
    await look(at(20));
    expect([said(), badge]).toEqual([[], 0]);
  });
});
