import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extensionId, launchUnheld } from './harness';
import { injectStore, type StoreInPage } from './store-driver';

declare const store: StoreInPage;
/** Given to the page: what it is told is acknowledged. */
declare const acknowledge: (what: string) => Promise<void>;

const DATABASE = 'van-thu-crash';
const author = { actor: 'test', label: 'test' };
let profile: string;
let browser: Browser;
let page: Page;
let acknowledged: string[];
let killAt: string | null;

const TRIES = 50;

/** A browser that has just begun blocks the pages of extensions that it has not loaded yet. */
async function whenLoaded(open: () => Promise<unknown>): Promise<void> {
  for (let left = TRIES; ; left--) {
    const error = await open().then(
      () => null,
      (thrown: Error) => thrown,
    );
    if (!error) return;
    if (left === 0 || !error.message.includes('ERR_BLOCKED_BY_CLIENT')) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Starts the browser on the profile that is on the disk. */
async function start(): Promise<void> {
  browser = await launchUnheld({ userDataDir: profile });
  page = await browser.newPage();
  await whenLoaded(() => page.goto(`chrome-extension://${extensionId()}/options.html`));
  await page.exposeFunction('acknowledge', (what: string) => {
    acknowledged.push(what);
    if (what === killAt) browser.process()!.kill('SIGKILL');
  });
  await injectStore(page);
}

/** Does the work in the page, and kills the whole browser without warning when the page acknowledges `at`. */
async function killedAt(at: string, work: () => Promise<unknown>): Promise<void> {
  killAt = at;
  acknowledged = acknowledged.filter((one) => one !== at);
  const gone = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
  const ended = await work().then(
    () => null,
    (error: Error) => error.message,
  );
  if (!acknowledged.includes(at)) throw new Error(`never came to ${at}, only to ${acknowledged.slice(-3).join(', ')}: ${ended}`);
  await gone;
  killAt = null;
  await start();
}

const count = () => page.evaluate((name) => store.openDatabase(name).documents.count(), DATABASE);
const faults = () => page.evaluate((name) => store.faults(store.openDatabase(name)), DATABASE);
const fingerprint = () => page.evaluate((name) => store.fingerprint(store.openDatabase(name)), DATABASE);

beforeEach(async () => {
  profile = mkdtempSync(path.join(tmpdir(), 'van-thu-crash-'));
  acknowledged = [];
  killAt = null;
  await start();
});
afterEach(async () => {
  await browser.close().catch(() => undefined);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

describe('the browser is killed', () => {
  it('during ordinary work: nothing acknowledged is lost, nothing is half done', async () => {
    for (const [round, at] of [3, 17, 41].entries()) {
      const stop = `${round}:${at}`;
      await killedAt(stop, () =>
        page.evaluate(
          async (name, who, turn) => {
            const database = store.openDatabase(name);
            for (let n = 0; ; n++) {
              const id = `${turn}-${n}`;
              const { operation } = await store.commit(database, who, [
                { table: 'documents', put: { ...store.makeDocument(n), id } },
                { table: 'settings', put: { id: 'counter', value: id } },
              ]);
              if (n % 5 === 3) await store.undo(database, operation, who);
              await acknowledge(`${turn}:${n}`);
            }
          },
          DATABASE,
          author,
          round,
        ),
      );
      expect(await faults()).toEqual([]);
      const rows = await page.evaluate(
        async (name) => (await store.openDatabase(name).documents.toArray()).map(({ id, deletedAt }) => [id, deletedAt !== null]),
        DATABASE,
      );
      const states = new Map(rows as [string, boolean][]);
      for (const [turn, n] of acknowledged.map((one) => one.split(':').map(Number) as [number, number]))
        expect([turn, n, states.get(`${turn}-${n}`)]).toEqual([turn, n, n % 5 === 3]);
    }
  });

  it('during an import: all of it is there or nothing', async () => {
    await page.evaluate(
      async (name, who) => {
        await store.commit(store.openDatabase(name), who, store.documents(500_000, 700));
      },
      DATABASE,
      author,
    );
    for (const at of ['0.3', '0.7', '1.0']) {
      const before = await count();
      await killedAt(at, () =>
        page.evaluate(
          async (name, who) => {
            let said = '';
            await store.commit(store.openDatabase(name), who, store.documents(0, 6000), new Date(), {
              onProgress: (share) => {
                const tenth = share.toFixed(1);
                if (tenth !== said) void acknowledge(tenth);
                said = tenth;
              },
            });
            await acknowledge('done');
          },
          DATABASE,
          author,
        ),
      );
      expect(await faults()).toEqual([]);
      expect([before, before + 6000]).toContain(await count());
      if (acknowledged.includes('done')) expect(await count()).toBe(before + 6000);
    }
  });

  it('during a restore: what was there or what was brought, never a mixture', async () => {
    const states = await page.evaluate(
      async (name, who) => {
        const database = store.openDatabase(name);
        await store.commit(database, who, store.documents(0, 3000));
        await store.commit(database, who, [{ table: 'settings', put: { id: 'office', value: {} } }]);
        const old = await store.fingerprint(database);
        const kept = await store.readAll(database);
        await store.commit(database, who, store.documents(3000, 3000));
        const some = await database.documents.limit(500).toArray();
        await store.commit(
          database,
          who,
          some.map(({ id }) => ({ table: 'documents', id, remove: true })),
        );
        const { writeBackup } = store;
        const bytes = await writeBackup(kept);
        const folder = await navigator.storage.getDirectory();
        const file = await (await folder.getFileHandle('backup', { create: true })).createWritable();
        await file.write(bytes as Uint8Array<ArrayBuffer>);
        await file.close();
        return { old, now: await store.fingerprint(database) };
      },
      DATABASE,
      author,
    );
    for (const at of ['0.2', '0.5', '1.0']) {
      await killedAt(at, () =>
        page.evaluate(
          async (name, who) => {
            const folder = await navigator.storage.getDirectory();
            const file = await (await folder.getFileHandle('backup')).getFile();
            const backup = await store.parseBackup(new Uint8Array(await file.arrayBuffer()));
            let said = '';
            await store.restore(store.openDatabase(name), backup, who, new Date(), {
              onProgress: (share) => {
                const tenth = share.toFixed(1);
                if (tenth !== said) void acknowledge(tenth);
                said = tenth;
              },
            });
            await acknowledge('done');
          },
          DATABASE,
          author,
        ),
      );
      expect(await faults()).toEqual([]);
      const found = await fingerprint();
      expect([states.now, states.old]).toContain(found);
      if (found === states.old) break;
    }
  });

  it('during the upgrade of an older database: the old one or the new one, whole', async () => {
    for (const at of ['0', '40', '79']) {
      await page.evaluate(
        async (name, who) => {
          await store.Dexie.delete(name);
          const { Dexie, VERSIONS } = store;
          const old = new Dexie(name);
          old.version(1).stores(VERSIONS[0]!.stores);
          const rows = Array.from({ length: 8_000 }, (_, n) => ({
            ...store.makeDocument(n),
            id: `d${n}`,
            revision: 1,
            updatedAt: '2026-01-01T00:00:00.000Z',
            deletedAt: null,
          }));
          await old.table('documents').bulkAdd(rows);
          for (let block = 0; block < 80; block++) {
            const part = rows.slice(block * 100, block * 100 + 100);
            await old.table('searchBlocks').add({
              id: `documents:${String(block).padStart(6, '0')}`,
              table: 'documents',
              keys: part.map(({ id }) => id),
              texts: part.map(({ registerNumber }) => ` ${registerNumber} ${who.actor} `),
            });
            await old.table('searchPlaces').bulkAdd(part.map(({ id }) => ({ id, block: `documents:${String(block).padStart(6, '0')}` })));
          }
          old.close();
        },
        DATABASE,
        author,
      );
      await killedAt(at, () =>
        page.evaluate(async (name) => {
          const put = IDBObjectStore.prototype.put;
          let writes = 0;
          IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
            void acknowledge(String(writes++));
            return put.apply(this, given);
          };
          await store.openDatabase(name).open();
          await acknowledge('done');
        }, DATABASE),
      );
      const found = await page.evaluate(async (name) => {
        const bare = (await indexedDB.databases()).find((one) => one.name === name)?.version;
        const database = store.openDatabase(name);
        const blocks = await database.searchBlocks.toArray();
        const hits = await store.searchFirst(database, 'documents', '7123', 5);
        const result = {
          version: bare,
          rows: await database.documents.count(),
          lines: blocks.flatMap(({ keys, text }) => [keys.split('\n').length, text.split('\n').length]),
          hits: hits.map(({ id }) => id),
          tables: database.tables.map((table) => table.name).includes('searchPlaces'),
        };
        database.close();
        return result;
      }, DATABASE);
      expect([10, 30]).toContain(found.version);
      expect(found).toMatchObject({ rows: 8_000, hits: ['d7123'], tables: false });
      expect(new Set(found.lines)).toEqual(new Set([100]));
      expect(found.lines).toHaveLength(160);
    }
  });
});
