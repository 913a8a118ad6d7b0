import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  addOwnObligation,
  commit,
  dutiesDone,
  merge,
  officeRules,
  openDatabase,
  openObligations,
  parseBackup,
  readAll,
  type StoreDatabase,
  tick,
  tickDuty,
  writeBackup,
} from '../../../lib/store';
import { VERSIONS } from '../../../lib/store/database';
import SmallDatabase from '../../../userscript/build/small-database';

/** What stands behind `dexie` while a database is opened. */
const behind = vi.hoisted(() => ({ make: null as null | ((name: string) => unknown) }));
vi.mock('dexie', async (original) => {
  const real = await original<{ default: new (name: string) => object }>();
  return {
    ...real,
    default: new Proxy(real.default, { construct: (target, [name]) => (behind.make?.(name) ?? new target(name)) as object }),
  };
});

const AUTHOR = { actor: 'userscript', label: 'userscript' };
const NOW = new Date('2026-11-22T08:00:00Z');
let count = 0;
const fresh = () => `small-${++count}`;
const open = (name: string, small: boolean): StoreDatabase => {
  behind.make = small ? (one) => new SmallDatabase(one) : null;
  return openDatabase(name);
};
const work = (label: string, due: string, id: string) => {
  const change = addOwnObligation({ label, about: '', due, role: null }, '2026-11-22');
  return { ...change, put: { ...(change as { put: object }).put, id } } as typeof change;
};

/** A clerk's days: work added, ticked, duties done, another machine's backup brought in. */
async function days(database: StoreDatabase): Promise<void> {
  let id = 0;
  const uuid = vi.spyOn(crypto, 'randomUUID').mockImplementation(() => `00000000-0000-4000-8000-${String(++id).padStart(12, '0')}`);
  await commit(database, AUTHOR, [work('Trình ký', '2026-11-25', 'a'), work('Gửi báo cáo', '2026-11-23', 'b')], NOW);
  await commit(database, AUTHOR, [tickDuty('seal', '2026-11-22', null)], NOW);
  const [first] = await openObligations(database, null);
  await commit(database, AUTHOR, tick(first!, '2026-11-22'), new Date(+NOW + 1000));
  const other = await parseBackup(await writeBackup(await readAll(database, NOW)));
  other.tables.obligations.push({ ...other.tables.obligations[0]!, id: 'c', label: 'Từ máy khác', state: 'open', doneOn: null });
  await merge(database, other, AUTHOR, new Date(+NOW + 2000));
  uuid.mockRestore();
}

afterEach(() => {
  behind.make = null;
});

describe('the small database', () => {
  it('holds after the same work what Dexie holds', async () => {
    const [small, large] = [open(fresh(), true), open(fresh(), false)];
    expect(small).toBeInstanceOf(SmallDatabase);
    expect(large).toBeInstanceOf(Dexie);
    await days(small);
    await days(large);
    const made = await readAll(small, NOW);
    expect(made).toEqual(await readAll(large, NOW));
    expect(made.tables.obligations).toHaveLength(3);
    expect((await openObligations(small, null)).map(({ id }) => id)).toEqual((await openObligations(large, null)).map(({ id }) => id));
    expect(await dutiesDone(small, [{ duty: 'seal', period: '2026-11-22' }])).toHaveLength(1);
    expect(await officeRules(small)).toEqual(await officeRules(large));
  });

  it.each([
    ['Dexie', true],
    ['the small one', false],
  ])('leaves what %s opens, indexes and all', async (_, smallFirst) => {
    const name = fresh();
    const first = open(name, smallFirst);
    await days(first);
    const before = await readAll(first, NOW);
    first.close();
    const second = open(name, !smallFirst);
    expect(await readAll(second, NOW)).toEqual(before);
    expect((await openObligations(second, null)).map(({ id }) => id)).toEqual(['a', 'c']);
    await commit(second, AUTHOR, [work('Thêm', '2026-12-01', 'd')], NOW);
    expect((await openObligations(second, null)).some(({ id }) => id === 'd')).toBe(true);
  });

  it('brings an older schema up as Dexie does', async () => {
    const blocks = async (small: boolean) => {
      const name = fresh();
      behind.make = null;
      const old = new Dexie(name);
      old.version(1).stores(VERSIONS[0]!.stores as Record<string, string>);
      await old.table('searchBlocks').bulkAdd([
        { id: 'documents:000000', table: 'documents', keys: ['a', 'b'], texts: [' mot ', ' hai '] },
        { id: 'documents:000001', table: 'documents', keys: ['c'], texts: [' ba '] },
      ]);
      old.close();
      const now = open(name, small);
      await commit(now, AUTHOR, [tickDuty('seal', '2026-11-22', null)], NOW);
      const raw = await new Promise<IDBDatabase>((done, fail) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
      const shape = [...raw.objectStoreNames].map((store) => [store, ...raw.transaction(store).objectStore(store).indexNames]);
      const { version } = raw;
      raw.close();
      return { shape, version, rows: await now.searchBlocks.toArray() };
    };
    const made = await blocks(true);
    expect(made).toEqual(await blocks(false));
    expect(made.rows.map(({ keys }) => keys)).toEqual(['a\nb', 'c']);
  });

  it('writes all of a change or nothing', async () => {
    const database = open(fresh(), true);
    await days(database);
    const before = await readAll(database, NOW);
    await expect(
      database.transaction('rw', [database.obligations, database.log], async () => {
        await database.obligations.bulkPut([{ ...before.tables.obligations[0]!, label: 'khác' }]);
        await database.log.bulkAdd([before.log[0]!]);
      }),
    ).rejects.toMatchObject({ name: 'ConstraintError' });
    await expect(
      database.transaction('rw', [database.obligations], async () => {
        await database.obligations.clear();
        throw new RangeError('changed my mind');
      }),
    ).rejects.toBeInstanceOf(RangeError);
    expect(await readAll(database, NOW)).toEqual(before);
  });

  it('keeps changes asked for at once in one line, and lets readings in between', async () => {
    const database = open(fresh(), true);
    const asked = Array.from({ length: 20 }, (_, at) => commit(database, AUTHOR, [work(`Việc ${at}`, '2026-11-25', `w${at}`)], NOW));
    const reading = (async () => {
      for (let turn = 0; turn < 30; turn++) {
        await new Promise((done) => setTimeout(done, 0));
        await openObligations(database, null);
      }
    })();
    await Promise.all([...asked, reading]);
    const { tables, log } = await readAll(database, NOW);
    expect(tables.obligations).toHaveLength(20);
    expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(new Set(log.map(({ previous }) => previous)).size).toBe(20);
  });
});
