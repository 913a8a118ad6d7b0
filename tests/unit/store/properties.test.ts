import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Change,
  changesOf,
  commit,
  firstBrokenEntry,
  merge,
  openDatabase,
  parseBackup,
  type Row,
  readAll,
  restore,
  type StoreDatabase,
  searchFirst,
  undo,
  writeBackup,
} from '../../../lib/store';
import { mergeFields } from '../../../lib/store/merge';

const author = { actor: 'test', label: 'test' };
let opened: StoreDatabase[] = [];
let count = 0;
const open = () => {
  const database = openDatabase(`property-${count++}`);
  opened.push(database);
  return database;
};
afterEach(async () => {
  await Promise.all(opened.map((database) => database.delete()));
  opened = [];
});

type Step = { id: string; kind: 'put' | 'set' | 'remove'; text: string };
const step: fc.Arbitrary<Step> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  kind: fc.constantFrom('put', 'set', 'remove'),
  text: fc.string({ maxLength: 6 }),
});
const operations = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 6 });

/** Changes that can be made: what is changed or removed is there. */
async function act(database: StoreDatabase, steps: Step[], now: Date): Promise<string> {
  const there = new Set((await database.readings.toArray()).map((row) => row.id));
  const changes = steps.map(({ id, kind, text }): Change => {
    const item = `mục ${text}`;
    if (kind !== 'put' && there.has(id))
      return kind === 'set' ? { table: 'readings', id, set: { item } } : { table: 'readings', id, remove: true };
    there.add(id);
    return { table: 'readings', put: { id, item, readAt: now.toISOString() } };
  });
  return (await commit(database, author, changes, now)).operation;
}
const minute = (n: number) => new Date(Date.UTC(2026, 10, 1, 0, n));
const rowsOf = async (database: StoreDatabase) => (await readAll(database)).tables;
/** What a row says, without its bookkeeping; a row that is gone says nothing. */
const said = async (database: StoreDatabase) =>
  (await database.readings.toArray()).filter((row) => !row.deletedAt).map(({ id, item }) => [id, item]);

describe('taking back', () => {
  it('everything, last first, leads back through every state that was', () =>
    fc.assert(
      fc.asyncProperty(operations, async (all) => {
        const database = open();
        const states = [await said(database)];
        const done: string[] = [];
        for (const [n, steps] of all.entries()) {
          done.push(await act(database, steps, minute(n)));
          states.push(await said(database));
        }
        for (const operation of done.reverse()) {
          expect(await said(database)).toEqual(states.pop());
          await undo(database, operation, author);
        }
        expect(await said(database)).toEqual(states.pop());
        expect(await firstBrokenEntry(database)).toBeNull();
      }),
      { numRuns: 30 },
    ));
});

describe('the log', () => {
  it('played from its beginning gives the rows, whatever was done', () =>
    fc.assert(
      fc.asyncProperty(operations, operations, async (mine, theirs) => {
        const [database, other] = [open(), open()];
        for (const [n, steps] of mine.entries()) await act(database, steps, minute(n));
        for (const [n, steps] of theirs.entries()) await act(other, steps, minute(20 + n));
        await merge(database, await readAll(other), author, minute(50));
        const played = new Map<string, Row | null>();
        for (const { key, after } of (await database.log.toArray()).flatMap(changesOf)) played.set(key, after);
        // Both logs are there, one after the other: the merging itself says last what became of each row it changed.
        const merged = (await database.log.orderBy('seq').toArray()).length;
        expect(merged).toBeGreaterThanOrEqual(mine.length + theirs.length);
        expect(await firstBrokenEntry(database)).toBeNull();
        expect([...played.keys()].sort()).toEqual((await database.readings.toCollection().primaryKeys()).sort());
      }),
      { numRuns: 25 },
    ));
});

describe('two machines', () => {
  it('that give each other what they have end up alike, in whatever order, and stay so', () =>
    fc.assert(
      fc.asyncProperty(operations, operations, operations, async (common, mine, theirs) => {
        const [one, two] = [open(), open()];
        for (const [n, steps] of common.entries()) await act(one, steps, minute(n));
        await restore(two, await readAll(one), author, minute(10));
        for (const [n, steps] of mine.entries()) await act(one, steps, minute(20 + n));
        for (const [n, steps] of theirs.entries()) await act(two, steps, minute(20 + n));
        const [first, second] = [await readAll(one), await readAll(two)];
        await merge(one, second, author, minute(50));
        await merge(two, first, author, minute(51));
        const together = await rowsOf(one);
        expect(await rowsOf(two)).toEqual(together);
        await merge(one, await readAll(two), author, minute(52));
        expect(await rowsOf(one)).toEqual(together);
        for (const database of [one, two]) expect(await firstBrokenEntry(database)).toBeNull();
      }),
      { numRuns: 25 },
    ));
});

describe('restoring', () => {
  it('gives back exactly the rows of the file; no line of either log goes, and it can be taken back', () =>
    fc.assert(
      fc.asyncProperty(operations, operations, async (before, since) => {
        const database = open();
        for (const [n, steps] of before.entries()) await act(database, steps, minute(n));
        const file = await writeBackup(await readAll(database, minute(10)));
        for (const [n, steps] of since.entries()) await act(database, steps, minute(20 + n));
        const [now, lines] = [await said(database), (await readAll(database)).log];
        const backup = await parseBackup(file);
        const operation = await restore(database, backup, author, minute(50));
        expect(await rowsOf(database)).toEqual(backup.tables);
        expect((await readAll(database)).log.slice(0, lines.length)).toEqual(lines);
        await undo(database, operation, author);
        expect(await said(database)).toEqual(now);
        expect(await firstBrokenEntry(database)).toBeNull();
      }),
      { numRuns: 30 },
    ));

  it('onto a machine that went its own way keeps what both did', async () => {
    const [one, two] = [open(), open()];
    await act(one, [{ id: 'a', kind: 'put', text: '1' }], minute(1));
    await act(two, [{ id: 'b', kind: 'put', text: '2' }], minute(2));
    const file = await parseBackup(await writeBackup(await readAll(one)));
    await restore(two, file, author, minute(3));
    expect(await rowsOf(two)).toEqual(file.tables);
    const lines = (await readAll(two)).log;
    expect(lines[0]).toEqual(file.log[0]);
    expect(lines.map((line) => changesOf(line).map(({ key, before, after }) => [key, before !== null, after !== null]))).toEqual([
      [['a', false, true]],
      [['b', false, true]],
      [
        ['a', false, true],
        ['b', true, false],
      ],
    ]);
    expect(await firstBrokenEntry(two)).toBeNull();
  });

  it('that is ended, or breaks off, touches nothing', async () => {
    const database = open();
    for (let n = 0; n < 3; n++) await act(database, [{ id: `r${n}`, kind: 'put', text: String(n) }], minute(n));
    const backup = await readAll(database);
    await act(database, [{ id: 'r0', kind: 'set', text: 'later' }], minute(9));
    const now = await readAll(database, minute(10));
    const end = new AbortController();
    const course = { signal: end.signal, onProgress: () => end.abort() };
    await expect(restore(database, backup, author, minute(11), course)).rejects.toThrow();
    expect(await readAll(database, minute(10))).toEqual(now);
  });
});

describe('one row changed in two windows', () => {
  const part = fc.record({ id: fc.constantFrom('p', 'q', 'r'), done: fc.boolean(), note: fc.constantFrom('', 'x') });
  const row = fc.record({
    title: fc.constantFrom('một', 'hai', 'ba'),
    note: fc.constantFrom('', 'y', 'z'),
    parts: fc.uniqueArray(part, { selector: (one) => one.id }),
  });

  it('keeps what either changed; where both changed the same, the later one', () => {
    fc.assert(
      fc.property(row, row, row, (seen, current, wanted) => {
        const result = { ...current, ...mergeFields(seen, current, wanted) };
        for (const key of ['title', 'note'] as const) expect(result[key]).toBe(wanted[key] === seen[key] ? current[key] : wanted[key]);
        const byId = (list: typeof seen.parts) => new Map(list.map((one) => [one.id, one]));
        const [was, is, to, now] = [seen, current, wanted, result].map((one) => byId(one.parts)) as [
          ReturnType<typeof byId>,
          ReturnType<typeof byId>,
          ReturnType<typeof byId>,
          ReturnType<typeof byId>,
        ];
        for (const id of ['p', 'q', 'r'] as const) {
          const [a, b, c, d] = [was, is, to, now].map((parts) => parts.get(id));
          // A part that only one of them touched is as that one left it.
          if (JSON.stringify(a) === JSON.stringify(c)) expect(d).toEqual(b);
          else if (JSON.stringify(a) === JSON.stringify(b)) expect(d).toEqual(c);
          else if (b && c) expect(d).toEqual({ id, ...mergeFields(a ?? {}, b, c), ...pick(d!, a, b, c) });
        }
        expect(mergeFields(seen, current, seen)).toEqual({});
        expect({ ...seen, ...mergeFields(seen, seen, wanted) }).toEqual(wanted);
      }),
    );
  });

  /** Fields that the merge left as they are now. */
  function pick(merged: object, seen: object | undefined, current: object, wanted: object): object {
    const touched = mergeFields(seen ?? {}, current, wanted);
    return Object.fromEntries(Object.entries(current).filter(([key]) => !(key in touched) && key in merged));
  }

  it('is found by its new words only', async () => {
    const database = open();
    const put = (title: string): Change => ({
      table: 'meetings',
      put: {
        id: 'm',
        kind: '',
        title,
        on: '2026-11-01',
        endedOn: null,
        chair: '',
        minutesBy: '',
        minutes: 'none',
        conclusionIssuedOn: null,
        dossierId: null,
        note: '',
      },
    });
    await commit(database, author, [put('giao ban')]);
    await commit(database, author, [put('tổng kết năm')]);
    const found = (query: string) => searchFirst(database, 'meetings' as 'documents', query, 5).then((rows) => rows.length);
    expect([await found('giao ban'), await found('tong ket'), await found('tong giao')]).toEqual([0, 1, 0]);
  });
});
