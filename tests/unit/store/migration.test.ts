import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Dexie from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import {
  commit,
  firstBrokenEntry,
  openDatabase,
  parseBackup,
  readAll,
  restore,
  type StoreDatabase,
  searchFirst,
  TABLE_NAMES,
  undo,
} from '../../../lib/store';
import { VERSIONS } from '../../../lib/store/database';

interface Sample {
  version: number;
  stores: Record<string, string>;
  rows: Record<string, { id: string }[]>;
}

const FOLDER = path.resolve(import.meta.dirname, '../../fixtures/store');
const SAMPLES: Sample[] = readdirSync(FOLDER)
  .filter((name) => name.startsWith('version-'))
  .sort()
  .map((name) => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as Sample);
const author = { actor: 'test', label: 'test' };
/** As a browser names a version: Dexie's times ten. */
const BROWSER_STEP = 10;

let name: string;
let open: Dexie[] = [];
const track = <T extends Dexie>(database: T): T => {
  open.push(database);
  return database;
};
afterEach(async () => {
  for (const database of open) database.close();
  open = [];
  await Dexie.delete(name);
});

/** The database as the program of that time left it. */
async function store({ version, stores, rows }: Sample): Promise<void> {
  name = `sample-${crypto.randomUUID()}`;
  const old = new Dexie(name);
  old.version(version).stores(stores);
  for (const [table, list] of Object.entries(rows)) await old.table(table).bulkAdd(list);
  old.close();
}

const asStored = (rows: readonly { id: string }[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

async function check(database: StoreDatabase, { rows }: Sample): Promise<void> {
  const { tables, log } = await readAll(database);
  for (const table of TABLE_NAMES) expect(tables[table]).toEqual(asStored(rows[table] ?? []));
  expect(log).toEqual(rows.log);
  expect(await firstBrokenEntry(database)).toBeNull();
  const found = async (query: string) => (await searchFirst(database, 'documents', query, 100)).map(({ id }) => id).sort();
  expect(await found('thong bao ket luan')).toEqual(['document-7']);
  expect(await found('117-kh')).toEqual(['document-17']);
  const invitations = rows.documents!.filter((one) => (one as { documentType?: string }).documentType === 'giấy mời');
  expect(await found('giay moi')).toEqual(invitations.map(({ id }) => id).sort());
}

describe('a database of an older version', () => {
  it('is kept as a sample of every version but the present one, and none of them was edited since', () => {
    expect(SAMPLES.map(({ version }) => version)).toEqual(VERSIONS.slice(0, -1).map((_, index) => index + 1));
    for (const { version, stores } of SAMPLES) {
      const declared = Object.assign({}, ...VERSIONS.slice(0, version).map((one) => one.stores)) as Record<string, string>;
      const indexes = (text: string) => text.split(', ').sort();
      expect(Object.keys(declared).sort()).toEqual(Object.keys(stores).sort());
      for (const [table, text] of Object.entries(stores)) expect(indexes(declared[table]!)).toEqual(indexes(text));
    }
  });

  for (const sample of SAMPLES) {
    describe(`version ${sample.version}`, () => {
      it('is read by this program with every row, line and word', async () => {
        await store(sample);
        await check(track(openDatabase(name)), sample);
      });

      it('goes on: new changes are chained to the old lines, old operations can be taken back', async () => {
        await store(sample);
        const database = track(openDatabase(name));
        const removed = sample.rows.log!.find((line) => (line as { label?: string }).label === 'work.said.removed') as unknown as {
          operation: string;
          key: string;
        };
        expect(await undo(database, removed.operation, author)).not.toBeNull();
        expect(await database.documents.get(removed.key)).toMatchObject({ deletedAt: null });
        await commit(database, author, [{ table: 'documents', id: 'document-3', set: { subject: 'chuyển đổi số' } }]);
        expect(await searchFirst(database, 'documents', 'chuyen doi so', 5)).toMatchObject([{ id: 'document-3' }]);
        expect(await firstBrokenEntry(database)).toBeNull();
      });

      it('survives an upgrade that is broken off at any write', async () => {
        const put = IDBObjectStore.prototype.put;
        const cursorUpdate = IDBCursor.prototype.update;
        for (let allowed = 0; ; allowed++) {
          await store(sample);
          let writes = 0;
          const count = () => {
            if (writes++ >= allowed) throw new DOMException('broken off', 'AbortError');
          };
          IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
            count();
            return put.apply(this, given);
          };
          IDBCursor.prototype.update = function (this: IDBCursor, value: unknown) {
            count();
            return cursorUpdate.call(this, value);
          };
          let broken: boolean;
          try {
            const first = openDatabase(name);
            broken = await first.open().then(
              () => false,
              () => true,
            );
            first.close();
          } finally {
            IDBObjectStore.prototype.put = put;
            IDBCursor.prototype.update = cursorUpdate;
          }
          const version = (await indexedDB.databases()).find((one) => one.name === name)?.version;
          expect(version).toBe((broken ? sample.version : VERSIONS.length) * BROWSER_STEP);
          const second = track(openDatabase(name));
          await check(second, sample);
          second.close();
          await Dexie.delete(name);
          if (!broken) {
            expect(allowed).toBeGreaterThan(0);
            return;
          }
        }
      });
    });
  }
});

describe('a backup of an older version', () => {
  it('is restored with its log', async () => {
    const backup = await parseBackup(readFileSync(path.join(FOLDER, 'backup-1.backup')));
    name = `restored-${crypto.randomUUID()}`;
    const database = track(openDatabase(name));
    await restore(database, backup, author);
    const now = await readAll(database);
    expect(now.tables).toEqual(backup.tables);
    expect(now.log.slice(0, backup.log.length)).toEqual(backup.log);
    expect(await firstBrokenEntry(database)).toBeNull();
  });
});
