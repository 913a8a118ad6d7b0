import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addDossier,
  type Change,
  commit,
  type Draft,
  filedStates,
  openDatabase,
  type RegisterCursor,
  registerPage,
  type StoreDatabase,
  type StoredDocument,
  undo,
  unfiledDocuments,
} from '../../../lib/store';

const author = { actor: 'văn thư', label: 'test' };
let database: StoreDatabase;
let count = 0;

beforeEach(() => {
  database = openDatabase(`filed-${count++}`);
});
afterEach(() => database.delete());

const put = (fields: Partial<Draft<StoredDocument>>): Change => ({
  table: 'documents',
  put: {
    direction: 'incoming',
    referenceNumber: '15-CV/BTCTU',
    registerNumber: '',
    date: '2026-03-05',
    registeredOn: '2026-03-06',
    documentType: 'công văn',
    subject: 'rà soát hồ sơ',
    issuer: 'Ban Tổ chức Tỉnh uỷ',
    recipients: '',
    signer: '',
    urgency: '',
    dueOn: null,
    dossierId: null,
    contentId: null,
    note: '',
    ...fields,
  },
});
const sign = (referenceNumber: string, fields = {}) => ({ referenceNumber, date: null, direction: null, issuer: '', ...fields });

describe('what is filed', () => {
  beforeEach(async () => {
    const dossier = { code: 'TH.01', title: 'Rà soát', kind: 'other', retention: '', responsible: '', openedOn: '2026-01-01' };
    await commit(database, author, [
      addDossier(dossier, 'd1'),
      put({ dossierId: 'd1' }),
      put({ referenceNumber: '16-CV/BTCTU' }),
      put({ referenceNumber: '07-TB/TU', direction: 'outgoing', issuer: '' }),
    ]);
  });

  it('is told by number, in whatever way it is written', async () => {
    expect(
      await filedStates(database, [sign('15-CV/BTCTU'), sign(' 15 - CV/BTCTU'), sign('16-CV/BTCTU'), sign('7-TB/TU'), sign('99-CV/BTCTU')]),
    ).toEqual(['filed', 'filed', 'unfiled', 'unfiled', 'unknown']);
  });

  it('is another document where day, register or issuer is another', async () => {
    expect(
      await filedStates(database, [
        sign('15-CV/BTCTU', { date: '2025-03-05' }),
        sign('15-CV/BTCTU', { direction: 'outgoing' }),
        sign('15-CV/BTCTU', { issuer: 'Ban Tuyên giáo' }),
        sign('15-CV/BTCTU', { issuer: 'BAN TỔ CHỨC TỈNH UỶ', date: '2026-03-05' }),
      ]),
    ).toEqual(['unknown', 'unknown', 'unknown', 'filed']);
  });

  it('leaves the others to be filed', async () => {
    expect((await unfiledDocuments(database, 10)).map((row) => row.referenceNumber).sort()).toEqual(['07-TB/TU', '16-CV/BTCTU']);
  });
});

describe('the register', () => {
  it('lists documents without a day of registration too, once each', async () => {
    const rows = Array.from({ length: 25 }, (_, at) =>
      put({
        referenceNumber: `${at}-CV/TU`,
        registeredOn: at % 2 ? `2026-03-${String(at + 1).padStart(2, '0')}` : null,
        date: at % 4 ? '2026-01-05' : null,
        direction: at % 5 ? 'incoming' : 'outgoing',
      }),
    );
    await commit(database, author, rows);
    for (const direction of [null, 'incoming', 'outgoing'] as const)
      for (const size of [1, 4, 100]) {
        const found: StoredDocument[] = [];
        for (let from: RegisterCursor | null | undefined; from !== null; ) {
          const page = await registerPage(database, direction, from ?? null, size);
          found.push(...page.rows);
          from = page.next;
        }
        const wanted = rows.filter((one) => 'put' in one && (!direction || (one.put as StoredDocument).direction === direction));
        expect([direction, size, new Set(found.map(({ id }) => id)).size, found.length]).toEqual([
          direction,
          size,
          wanted.length,
          wanted.length,
        ]);
        const days = found.map((row) => row.registeredOn ?? '');
        expect(days).toEqual([...days].sort().reverse());
      }
  });
});

describe('a long commit', () => {
  const many = Array.from({ length: 1800 }, (_, at) => put({ referenceNumber: `${at}-CV/TU` }));

  it('says how far it is, is one operation and goes back as one', async () => {
    const shares: number[] = [];
    const { operation } = await commit(database, author, many, new Date(), { onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual([...shares].sort());
    expect(await database.documents.count()).toBe(1800);
    await undo(database, operation, author);
    expect(await database.documents.filter((row) => row.deletedAt === null).count()).toBe(0);
  });

  it('ended half-way leaves nothing: no row, no line of the log, no search text', async () => {
    const end = new AbortController();
    const done = commit(database, author, many, new Date(), {
      signal: end.signal,
      onProgress: (share) => share > 0.4 && end.abort(),
    });
    await expect(done).rejects.toThrow();
    for (const table of [database.documents, database.log, database.searchBlocks]) expect(await table.count()).toBe(0);
  });
});
