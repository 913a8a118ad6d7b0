/** Ten years of an office in a real browser: what the clerk waits for, beside bare Dexie writing the same rows. */
import path from 'node:path';
import type { Page } from 'puppeteer';
import { build, type Rolldown } from 'vite';
import type { Draft, StoredDocument } from '../../lib/store';
import { launchChromium, openPage, ROOT, type Session } from '../browser/harness';
import { median, type Row } from './measure';

declare const bench: typeof import('../../lib/store') & {
  Dexie: typeof import('dexie').default;
  SearchText: typeof import('../../lib/store/searchIndex').SearchText;
};

const DOCUMENTS = 210_000;
const DOSSIERS = 20_000;
const YEAR = 21_000;
const CHUNK = 1_000;
const RUNS = 15;

async function inject(page: Page): Promise<void> {
  const result = (await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: path.join(ROOT, 'tests/bench/store-page.ts'), formats: ['iife'], name: 'page' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput[];
  // The runner of these scripts wraps named functions in a helper that pages don't have.
  await page.evaluate('globalThis.__name = (work) => work');
  await page.evaluate(result[0]!.output[0].code);
  await page.evaluate(makeRows);
}

/** Rows as a register has them, numbered so that every one differs. */
function makeRows(): void {
  const types = ['công văn', 'thông báo', 'báo cáo', 'kế hoạch', 'tờ trình', 'quyết định', 'giấy mời'];
  const matters = [
    'lập hồ sơ công việc',
    'tổ chức hội nghị',
    'phòng chống thiên tai',
    'công tác cán bộ',
    'chuyển đổi số',
    'cải cách hành chính',
  ];
  const makeDocument = (n: number): Draft<StoredDocument> => {
    const day = new Date(Date.UTC(2016, 10, 22) + Math.floor((n / 210_000) * 3652) * 86_400_000).toISOString().slice(0, 10);
    return {
      direction: n % 5 === 0 ? 'outgoing' : 'incoming',
      referenceNumber: `${n % 9000}-CV/VPTU`,
      registerNumber: String(n),
      date: day,
      registeredOn: day,
      documentType: types[n % types.length]!,
      subject: `Về việc ${matters[n % matters.length]} lần ${n} của các cơ quan, đơn vị trong tỉnh`,
      issuer: `Cơ quan số ${n % 97}`,
      recipients: '',
      signer: `Người ký ${n % 61}`,
      urgency: '',
      dueOn: null,
      dossierId: n % 3 === 0 ? `dossier-${n % 20_000}` : null,
      contentId: null,
      note: '',
    };
  };
  Object.assign(globalThis, { makeDocument });
}

declare const makeDocument: (n: number) => Draft<StoredDocument>;

async function fill(page: Page): Promise<void> {
  await page.evaluate(
    async (documents, dossiers, chunk) => {
      const database = bench.openDatabase();
      const row = { revision: 1, updatedAt: new Date().toISOString(), deletedAt: null };
      const write = async (table: 'documents' | 'dossiers', rows: { id: string }[]) =>
        database.transaction('rw', [table, 'searchBlocks'], async () => {
          await database.table(table).bulkAdd(rows);
          const search = new bench.SearchText(database);
          for (const one of rows) search.note(table, null, one as never);
          await search.write();
        });
      for (let from = 0; from < documents; from += chunk) {
        const rows = Array.from({ length: Math.min(chunk, documents - from) }, (_, n) => ({
          ...makeDocument(from + n),
          id: `document-${from + n}`,
          ...row,
        }));
        await write('documents', rows);
      }
      for (let from = 0; from < dossiers; from += chunk) {
        const rows = Array.from({ length: chunk }, (_, n) => ({
          id: `dossier-${from + n}`,
          ...row,
          code: `${from + n}-HS`,
          title: `Hồ sơ số ${from + n}`,
          kind: 'matter',
          year: 2026,
          filePlanId: null,
          retention: '20 năm',
          responsible: '',
          openedOn: '2026-01-02',
          closedOn: null,
          transferredOn: null,
          extendedTo: null,
          state: from + n < 500 ? 'open' : 'transferred',
          contents: [],
          sheets: null,
          note: '',
        }));
        await write('dossiers', rows);
      }
      database.close();
    },
    DOCUMENTS - YEAR,
    DOSSIERS,
    CHUNK,
  );
}

async function importYear(page: Page): Promise<{ ours: number; peer: number }> {
  return page.evaluate(
    async (from, year, chunk) => {
      const database = bench.openDatabase();
      const bare = new bench.Dexie('bare');
      bare.version(1).stores({ documents: 'id, updatedAt, registeredOn, [direction+registeredOn], dossierId, referenceNumber, dueOn' });
      const numbers = (start: number) => Array.from({ length: Math.min(chunk, year - start) }, (_, n) => from + start + n);
      let began = performance.now();
      for (let start = 0; start < year; start += chunk)
        await bench.commit(
          database,
          { actor: 'bench', label: 'import' },
          numbers(start).map((n) => ({ table: 'documents', put: makeDocument(n) })),
        );
      const ours = performance.now() - began;
      began = performance.now();
      for (let start = 0; start < year; start += chunk)
        await bare.table('documents').bulkAdd(
          numbers(start).map((n) => ({
            ...makeDocument(n),
            id: crypto.randomUUID(),
            revision: 1,
            updatedAt: new Date().toISOString(),
            deletedAt: null,
          })),
        );
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

async function oneByOne(page: Page): Promise<{ add: number[]; bareAdd: number[]; search: number[] }> {
  return page.evaluate(async (runs) => {
    const database = bench.openDatabase();
    const bare = new bench.Dexie('bare');
    await bare.open();
    const time = async (work: () => Promise<unknown>) => {
      const began = performance.now();
      await work();
      return performance.now() - began;
    };
    const add: number[] = [];
    const bareAdd: number[] = [];
    for (let run = 0; run < runs; run++) {
      const document = makeDocument(500_000 + run);
      add.push(await time(() => bench.commit(database, { actor: 'bench', label: 'add' }, [{ table: 'documents', put: document }])));
      bareAdd.push(await time(() => bare.table('documents').add({ ...document, id: crypto.randomUUID() })));
    }
    const search: number[] = [];
    for (const query of [
      'lap ho so',
      'cong van 1517',
      'thien tai',
      'nguoi ky 12 hoi nghi',
      'chuyen doi so',
      'bao cao can bo',
      'co quan so 45',
    ])
      for (let run = 0; run < 3; run++) search.push(await time(() => bench.searchFirst(database, 'documents', query, 20)));
    database.close();
    bare.close();
    return { add: add.slice(2), bareAdd: bareAdd.slice(2), search };
  }, RUNS);
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
    await inject(page);
    await fill(page);
    const year = await importYear(page);
    const single = await oneByOne(page);
    await page.close();
    const alone = { peer: null, peerName: null, unit: 'ms' };
    const beside = { peerName: 'bare Dexie', unit: 'ms', bound: null };
    const scale = `${DOCUMENTS / 1000}k documents`;
    return [
      { ...alone, name: `Import of a year (${YEAR} rows), ${scale}`, ours: year.ours, bound: 10_000 },
      { ...beside, name: 'The same rows, without log and search', ours: year.ours, peer: year.peer },
      { ...alone, name: `Add a document, ${scale}`, ours: median(single.add), bound: 30 },
      { ...beside, name: 'The same, without log and search', ours: median(single.add), peer: median(single.bareAdd) },
      { ...alone, name: `First search results, ${scale}`, ours: median(single.search), bound: 50 },
      { ...alone, name: `Popup ready, ${scale}`, ours: await popupReady(session), bound: 300 },
    ];
  } finally {
    await session.close();
  }
}
