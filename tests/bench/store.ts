/** Ten years of an office in a real browser: what the clerk waits for, beside bare Dexie writing the same rows. */
import type { Page } from 'puppeteer';
import { launchChromium, openPage, type Session } from '../browser/harness';
import { injectStore, type StoreInPage } from '../browser/store-driver';
import { median, type Row } from './measure';

declare const store: StoreInPage;

const DOCUMENTS = 210_000;
const DOSSIERS = 20_000;
const YEAR = 21_000;
const CHUNK = 1_000;
const RUNS = 15;
/** The runner of these scripts wraps named functions in a helper that pages don't have. */
const NAMES = 'globalThis.__name = (work) => work';

/** Rows of a table from one number to another, and the same documents in bare Dexie. One call of the page may not last for minutes. */
async function fill(page: Page, table: 'documents' | 'dossiers', from: number, to: number): Promise<void> {
  await page.evaluate(
    async (name, start, end, chunk) => {
      const database = store.openDatabase();
      const bare = new store.Dexie('bare');
      bare.version(1).stores({ documents: store.VERSIONS[0]!.stores.documents! });
      const row = { revision: 1, updatedAt: new Date().toISOString(), deletedAt: null };
      const dossier = (n: number) => {
        const state = n < 500 ? 'open' : 'transferred';
        const days = { openedOn: '2026-01-02', closedOn: null, transferredOn: null, extendedTo: null };
        const texts = { code: `${n}-HS`, title: `Hồ sơ số ${n}`, kind: 'matter', retention: '20 năm', responsible: '', note: '' };
        return { id: `dossier-${n}`, ...row, ...texts, ...days, year: 2026, filePlanId: null, state, contents: [], sheets: null };
      };
      for (let first = start; first < end; first += chunk) {
        const numbers = Array.from({ length: Math.min(chunk, end - first) }, (_, n) => first + n);
        const rows =
          name === 'documents' ? numbers.map((n) => ({ ...store.makeDocument(n), id: `document-${n}`, ...row })) : numbers.map(dossier);
        await database.transaction('rw', [name, 'searchBlocks'], async () => {
          await database.table(name).bulkAdd(rows);
          const search = new store.SearchText(database);
          for (const one of rows) search.note(name, null, one as never);
          await search.write();
        });
        if (name === 'documents') await bare.table('documents').bulkAdd(rows);
      }
      database.close();
      bare.close();
    },
    table,
    from,
    to,
    CHUNK,
  );
}

async function importYear(page: Page): Promise<{ ours: number; peer: number }> {
  return page.evaluate(
    async (from, year, chunk) => {
      const database = store.openDatabase();
      const bare = new store.Dexie('bare');
      bare.version(1).stores({ documents: store.VERSIONS[0]!.stores.documents! });
      const changes = store.documents(from, year);
      let began = performance.now();
      await store.commit(database, { actor: 'bench', label: 'import' }, changes, new Date(), { onProgress: () => undefined });
      const ours = performance.now() - began;
      began = performance.now();
      const row = () => ({ id: crypto.randomUUID(), revision: 1, updatedAt: new Date().toISOString(), deletedAt: null });
      for (let start = 0; start < year; start += chunk) {
        const numbers = Array.from({ length: Math.min(chunk, year - start) }, (_, n) => from + start + n);
        await bare.table('documents').bulkAdd(numbers.map((n) => ({ ...store.makeDocument(n), ...row() })));
      }
      const peer = performance.now() - began;
      database.close();
      bare.close();
      return { ours, peer };
    },
    DOCUMENTS - YEAR,
    YEAR,
    CHUNK,
  );
}

async function oneByOne(page: Page): Promise<{ add: number[]; bareAdd: number[]; search: number[]; bareSearch: number[] }> {
  return page.evaluate(async (runs) => {
    const database = store.openDatabase();
    const bare = new store.Dexie('bare');
    await bare.open();
    const time = async (work: () => Promise<unknown>) => {
      const began = performance.now();
      await work();
      return performance.now() - began;
    };
    const add: number[] = [];
    const bareAdd: number[] = [];
    for (let run = 0; run < runs; run++) {
      const document = store.makeDocument(500_000 + run);
      add.push(await time(() => store.commit(database, { actor: 'bench', label: 'add' }, [{ table: 'documents', put: document }])));
      bareAdd.push(await time(() => bare.table('documents').add({ ...document, id: crypto.randomUUID() })));
    }
    const search: number[] = [];
    const bareSearch: number[] = [];
    const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
    const walk = (query: string) => {
      const words = query.split(' ');
      const rows = bare.table('documents').orderBy('registeredOn').reverse();
      return rows
        .filter((row) => words.every((word) => fold(Object.values(row).join(' ')).includes(word)))
        .limit(20)
        .toArray();
    };
    for (const query of [
      'lap ho so',
      'cong van 1517',
      'thien tai',
      'nguoi ky 12 hoi nghi',
      'chuyen doi so',
      'bao cao can bo',
      'co quan so 45',
    ]) {
      for (let run = 0; run < 3; run++) search.push(await time(() => store.searchFirst(database, 'documents', query, 20)));
      bareSearch.push(await time(() => walk(query)));
    }
    database.close();
    bare.close();
    return { add: add.slice(2), bareAdd: bareAdd.slice(2), search, bareSearch };
  }, RUNS);
}

/** Long tasks (over 50 ms) of the register while it is scrolled through its newest hundreds of rows, page by page. */
async function scrolling(session: Session): Promise<{ longTasks: number; rows: number }> {
  const page = await openPage(session, 'sidepanel.html');
  await page.locator('[role=tab]::-p-text(Sổ)').click();
  await page.waitForSelector('[aria-posinset]');
  await page.evaluate(NAMES);
  const result = await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30)));
    let longTasks = 0;
    new PerformanceObserver((list) => {
      longTasks += list.getEntries().length;
    }).observe({ type: 'longtask' });
    const list = document.querySelector('[aria-posinset]')!.closest('section')!;
    let rows = 0;
    for (let step = 0; step < 60; step++) {
      list.scrollTop += 600;
      await frame();
      rows = Math.max(rows, ...[...document.querySelectorAll('[aria-posinset]')].map((one) => Number(one.getAttribute('aria-posinset'))));
    }
    return { longTasks, rows };
  });
  await page.close();
  return result;
}

/** A report of a five-year term: counted for the first time, and again after one more document. */
async function termReport(session: Session): Promise<{ first: number; again: number }> {
  const page = await openPage(session, 'reports.html');
  await page.waitForSelector('[data-report]', { timeout: 120_000 });
  await injectStore(page);
  const term = { from: '2021-10-01', to: '2026-09-30' };
  const show = async () => {
    const began = performance.now();
    await page.locator('button[role=radio]::-p-text(Nhiệm kỳ)').click();
    await page.waitForSelector('[data-report=term]', { timeout: 120_000 });
    const time = performance.now() - began;
    await page.locator('button[role=radio]::-p-text(Tháng)').click();
    await page.waitForSelector('[data-report=month]', { timeout: 120_000 });
    return time;
  };
  await page.evaluate(async (value) => {
    const database = store.openDatabase();
    await store.commit(database, { actor: 'bench', label: 'term' }, [{ table: 'settings', put: { id: 'term', value } }]);
    database.close();
  }, term);
  const first = await show();
  await page.evaluate(async () => {
    const database = store.openDatabase();
    await store.commit(database, { actor: 'bench', label: 'add' }, [{ table: 'documents', put: store.makeDocument(200_000) }]);
    database.close();
  });
  const again = await show();
  await page.close();
  return { first, again };
}

async function popupReady(session: Session): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 7; run++) {
    const page = await session.browser.newPage();
    const began = performance.now();
    await page.goto(session.url('popup.html'), { waitUntil: 'domcontentloaded' });
    await page.waitForSelector('[data-today]');
    times.push(performance.now() - began);
    await page.close();
  }
  return median(times.slice(1));
}

export async function storeRows(): Promise<Row[]> {
  const session = await launchChromium();
  try {
    const page = await openPage(session, 'options.html');
    await injectStore(page);
    for (let from = 0; from < DOCUMENTS - YEAR; from += YEAR) await fill(page, 'documents', from, from + YEAR);
    await fill(page, 'dossiers', 0, DOSSIERS);
    const year = await importYear(page);
    const single = await oneByOne(page);
    await page.close();
    const scroll = await scrolling(session);
    const report = await termReport(session);
    const alone = { peer: null, peerName: null, unit: 'ms' };
    const beside = { peerName: 'bare Dexie', unit: 'ms', bound: null };
    const scale = `${DOCUMENTS / 1000}k documents`;
    return [
      { ...alone, name: `Import of a year (${YEAR} rows), ${scale}`, ours: year.ours, bound: 10_000 },
      { ...beside, name: 'The same rows, without log and search', ours: year.ours, peer: year.peer },
      { ...alone, name: `Add a document, ${scale}`, ours: median(single.add), bound: 30 },
      { ...beside, name: 'The same, without log and search', ours: median(single.add), peer: median(single.bareAdd) },
      { ...alone, name: `First search results, ${scale}`, ours: median(single.search), bound: 50 },
      { ...beside, name: 'The same by walking through bare Dexie', ours: median(single.search), peer: median(single.bareSearch) },
      { ...alone, name: `Long tasks in scrolling past ${scroll.rows} rows`, ours: scroll.longTasks, unit: '', bound: 0 },
      { ...alone, name: `Popup ready, ${scale}`, ours: await popupReady(session), bound: 300 },
      { ...alone, name: `Report of a five-year term, ${scale}, first time`, ours: report.first, bound: 10_000 },
      { ...beside, peerName: 'the first time', name: 'The same, after one more document', ours: report.again, peer: report.first },
    ];
  } finally {
    await session.close();
  }
}
