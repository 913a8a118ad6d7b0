import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stageOf } from '../../../lib/filing';
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
const ORDER = ['soon', 'today', 'overdue'];
const settings = { daysAhead: 3, quiet: null };
const at = (day: number, hour = 8) => new Date(2026, 10, day, hour);
let database: StoreDatabase;
let shown: { id: string; items: Announced[] }[];
let badge: number;
let wakes: number[];
/** Steps that are left before the worker is killed. */
let left: number;

class Killed extends Error {}
const step = () => {
  if (left-- <= 0) throw new Killed();
};
/** Killed before it or after it: both are steps. */
const ports: ReminderPorts = {
  async notify(id, items) {
    step();
    shown.push({ id, items });
    step();
  },
  async shown() {
    step();
    return shown.map(({ id }) => id);
  },
  async badge(count) {
    step();
    badge = count;
  },
  async wakeAt(time) {
    step();
    wakes.push(time);
  },
};
/** The store, with a step before and after everything that is written. */
function inSteps(store: StoreDatabase): StoreDatabase {
  const transaction = store.transaction.bind(store) as (...given: unknown[]) => Promise<unknown>;
  const stepped = async (...given: unknown[]) => {
    step();
    const value = await transaction(...given);
    step();
    return value;
  };
  return new Proxy(store, { get: (target, name) => (name === 'transaction' ? stepped : Reflect.get(target, name)) });
}
const look = (now: Date, role: 'incoming' | 'outgoing' | null = null) => sweep(inSteps(database), ports, { settings, role, author }, now);
const add = (label: string, due: string, role: 'incoming' | 'outgoing' | null = null) =>
  commit(database, author, [addOwnObligation({ label, about: '', due, role }, '2026-11-01')]);
const said = () => shown.map(({ items }) => items.map(({ obligation, stage }) => `${obligation.label} ${stage}`).join(', '));

beforeEach(() => {
  database = openDatabase(`reminding-${crypto.randomUUID()}`);
  shown = [];
  badge = -1;
  wakes = [];
  left = Number.POSITIVE_INFINITY;
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

  it('is quiet in quiet hours, counts all the same, and catches up once when they end', async () => {
    await add('a', '2026-11-20');
    await add('b', '2026-11-21');
    const night = { daysAhead: 1, quiet: { from: '18:00', to: '07:30' } };
    const at7 = (now: Date) => sweep(database, ports, { settings: night, role: null, author }, now);
    await at7(at(20, 22));
    await at7(at(21, 3));
    expect(said()).toEqual([]);
    expect(badge).toBe(2);
    expect(wakes).toEqual([new Date(2026, 10, 21, 7, 30).getTime(), new Date(2026, 10, 21, 7, 30).getTime()]);
    for (const hour of [8, 9, 19]) await at7(at(21, hour));
    expect(said()).toEqual(['a overdue, b today']);
  });

  it('killed at any step, once or again and again, loses none and shows none twice', async () => {
    let isKilled = true;
    for (let steps = 0; isKilled; steps++) {
      shown = [];
      await add(`a${steps}`, '2026-11-20');
      await add(`b${steps}`, '2026-11-21');
      isKilled = false;
      for (const again of [steps, steps, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]) {
        left = again;
        await look(at(20)).catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
          isKilled = true;
        });
      }
      expect([steps, said().join(', ').split(', ').sort()]).toEqual([steps, [`a${steps} today`, `b${steps} soon`]]);
      expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
    }
  });

  it('in one batch or in many, names no notification longer than a browser takes', async () => {
    await commit(
      database,
      author,
      Array.from({ length: 60 }, (_, n) => addOwnObligation({ label: `${n}`, about: '', due: '2026-11-20', role: null }, '2026-11-01')),
    );
    await look(at(20));
    expect(shown.map(({ id, items }) => [id.length <= 500, items.length])).toEqual([[true, 60]]);
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

  it('a clock that ran years ahead silences nothing once it is right again', async () => {
    await add('a', '2026-11-20');
    await look(new Date(2031, 0, 1));
    await look(at(1));
    await look(at(20));
    await look(at(20, 9));
    expect(said()).toEqual(['a overdue', 'a today']);
  });

  it('whatever the clock does and whenever it is killed, each stage that is reached is said once', async () => {
    const night = fc.record({ hours: fc.integer({ min: -20, max: 90 }), steps: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }) });
    const dueDays = fc.array(fc.integer({ min: 2, max: 28 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(night, { maxLength: 12 }), dueDays, async (nights, days) => {
        await database.delete();
        database = openDatabase(`reminding-${crypto.randomUUID()}`);
        shown = [];
        left = Number.POSITIVE_INFINITY;
        const due = days.map((day) => `2026-11-${String(day).padStart(2, '0')}`);
        for (const [n, day] of due.entries()) await add(`w${n}`, day);
        let hours = 0;
        for (const { hours: more, steps } of [...nights, { hours: 0, steps: null }]) {
          hours = Math.max(0, hours + more);
          left = steps ?? Number.POSITIVE_INFINITY;
          await look(at(1, hours)).catch((error: unknown) => {
            if (!(error instanceof Killed)) throw error;
          });
        }
        const all = said().flatMap((line) => line.split(', '));
        expect(all.length).toBe(new Set(all).size);
        // Each is known at the stage it is at, or at a later one that the clock has shown before.
        const today = localMoment(at(1, hours)).day;
        for (const [n, day] of due.entries()) {
          const stage = stageOf(day, today, settings.daysAhead);
          const known = all.filter((line) => line.startsWith(`w${n} `)).map((line) => ORDER.indexOf(line.split(' ')[1]!));
          if (stage) expect(Math.max(-1, ...known)).toBeGreaterThanOrEqual(ORDER.indexOf(stage));
        }
      }),
      { numRuns: 40 },
    );
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
