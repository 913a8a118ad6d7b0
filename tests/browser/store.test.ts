import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium, openPage, type Session } from './harness';
import { injectStore, type StoreInPage } from './store-driver';
import { fill, forget, lacks, panelAt, shows } from './work-page';

declare const store: StoreInPage;

const author = { actor: 'test', label: 'test' };
let session: Session;
let pages: Page[] = [];

beforeAll(async () => {
  session = await launchChromium();
});
beforeEach(async () => {
  const page = await openPage(session, 'options.html');
  await forget(page);
  await page.close();
});
afterEach(async () => {
  for (const page of pages) await page.close().catch(() => undefined);
  pages = [];
});
afterAll(() => session?.close());

async function withStore(): Promise<Page> {
  const page = await openPage(session, 'options.html');
  pages.push(page);
  await injectStore(page);
  return page;
}

async function panel(tab: string): Promise<Page> {
  const page = await panelAt(session, tab);
  pages.push(page);
  return page;
}

const faults = (page: Page) => page.evaluate(() => store.faults(store.openDatabase()));

describe('two windows', () => {
  it('change one document each in another field: both changes stand', async () => {
    const page = await withStore();
    await page.evaluate(
      (who) =>
        store.commit(store.openDatabase(), who, [{ table: 'documents', put: { ...store.makeDocument(1), subject: 'mời họp giao ban' } }]),
      author,
    );
    const [one, two] = [await panel('Sổ'), await panel('Sổ')];
    for (const window of [one, two]) {
      await window.bringToFront();
      await window.locator('button::-p-text(mời họp giao ban)').click();
      await window.waitForSelector('[role=dialog]');
    }
    await fill(two, 'Người ký', 'Trần Văn Hai');
    await two.locator('[role=dialog] button[type=submit]').click();
    await lacks(two, 'Người ký', 'body');
    await one.bringToFront();
    await fill(one, 'Trích yếu', 'mời họp Ban Thường vụ');
    await one.locator('[role=dialog] button[type=submit]').click();
    await shows(one, 'mời họp Ban Thường vụ');
    const [row] = await page.evaluate(() => store.openDatabase().documents.toArray());
    expect(row).toMatchObject({ subject: 'mời họp Ban Thường vụ', signer: 'Trần Văn Hai', revision: 3 });
    expect(await faults(page)).toEqual([]);
  });

  it('write one row at once, one of them taking back: every change is in the log, none is lost in silence', async () => {
    const [one, two] = [await withStore(), await withStore()];
    await one.evaluate(
      (who) => store.commit(store.openDatabase(), who, [{ table: 'documents', put: { ...store.makeDocument(1), id: 'shared' } }]),
      author,
    );
    const EACH = 40;
    const work = (page: Page, field: 'note' | 'signer') =>
      page.evaluate(
        async (name, count) => {
          const database = store.openDatabase();
          const who = { actor: name, label: 'test' };
          const outcome = { written: 0, takenBack: 0, refused: 0 };
          for (let n = 0; n < count; n++) {
            const { operation } = await store.commit(database, who, [
              { table: 'documents', id: 'shared', set: { [name]: String(n) } },
              { table: 'documents', put: { ...store.makeDocument(n), id: `${name}-${n}` } },
            ]);
            outcome.written++;
            if (name === 'note' && n % 2)
              await store.undo(database, operation, who).then(
                () => outcome.takenBack++,
                (error: Error) => {
                  if (error.name !== 'UndoConflictError') throw error;
                  outcome.refused++;
                },
              );
          }
          return outcome;
        },
        field,
        EACH,
      );
    const [first, second] = await Promise.all([work(one, 'note'), work(two, 'signer')]);
    expect(first.written + second.written).toBe(2 * EACH);
    expect(first.takenBack + first.refused).toBe(EACH / 2);
    expect(await faults(one)).toEqual([]);
    const found = await one.evaluate(async () => {
      const database = store.openDatabase();
      const rows = await database.documents.toArray();
      return {
        revision: rows.find(({ id }) => id === 'shared')!.revision,
        signer: rows.find(({ id }) => id === 'shared')!.signer,
        alive: rows.filter(({ deletedAt }) => deletedAt === null).length,
      };
    });
    // One for the beginning, one for each change and one for each that was taken back; an undo that was refused did nothing.
    expect(found).toEqual({ revision: 1 + 2 * EACH + first.takenBack, signer: String(EACH - 1), alive: 1 + 2 * EACH - first.takenBack });
  });

  it('the newest data is asked to be kept for good', async () => {
    const page = await openPage(session, 'options.html');
    pages.push(page);
    const asked = await page.evaluateOnNewDocument(() => {
      const persist = navigator.storage.persist.bind(navigator.storage);
      navigator.storage.persist = () => {
        Object.assign(globalThis, { asked: true });
        return persist();
      };
    });
    await page.reload();
    await page.waitForFunction(() => (globalThis as unknown as { asked?: boolean }).asked === true);
    await page.removeScriptToEvaluateOnNewDocument(asked.identifier);
  });
});
