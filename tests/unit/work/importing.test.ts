import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentsOn } from '../../../components/overlay/page-documents';
import { existingRows, importChanges, planImport } from '../../../components/work/exchange/plan';
import { fileInto, fromReport, type Incoming } from '../../../components/work/filing/incoming';
import type { CheckReport } from '../../../lib/check';
import type { HostRecognition } from '../../../lib/host';
import { pageDocumentsSchema } from '../../../lib/messages';
import { guessMapping, openTable, previewImport } from '../../../lib/sheets';
import { commit, officeRules, openDatabase, type StoreDatabase } from '../../../lib/store';

const today = '2026-11-22';
let database: StoreDatabase;
let count = 0;

beforeEach(() => {
  database = openDatabase(`importing-${count++}`);
});
afterEach(() => database.delete());

async function changesOf(csv: string, update = false) {
  const { sheets } = await openTable(new TextEncoder().encode(csv));
  const mapping = guessMapping(sheets[0]!)!;
  const preview = await previewImport(sheets[0]!, mapping, { today, existing: await existingRows(database, mapping.table) });
  const plan = await planImport(database, preview);
  return { plan, changes: importChanges(plan, { update, today, office: await officeRules(database), answer: 'Giải quyết' }) };
}

describe('what an import makes', () => {
  it('reminds of days to come, never of days gone by', async () => {
    const { changes } = await changesOf(
      'Sổ văn bản đến\nSố, ký hiệu;Ngày văn bản;Trích yếu;Hạn xử lý\n1-CV/A;05/01/2026;một;01/02/2026\n2-CV/A;05/11/2026;hai;01/12/2026\n',
    );
    expect(changes.map(({ table }) => table)).toEqual(['documents', 'documents', 'obligations']);
    expect(changes[2]).toMatchObject({ put: { label: 'Giải quyết', due: '2026-12-01', subjectTable: 'documents' } });
  });

  it('sets the hand-over of finished dossiers running', async () => {
    const { changes } = await changesOf(
      'Danh sách hồ sơ\nSố, ký hiệu hồ sơ;Tiêu đề hồ sơ;Ngày kết thúc;Thời hạn bảo quản\n01;Việc cũ;01/02/2015;10 năm\n02;Việc mới;01/11/2026;10 năm\n03;Việc đang làm;;10 năm\n',
    );
    expect(changes.filter(({ table }) => table === 'dossiers')).toHaveLength(3);
    const due = changes.filter(({ table }) => table === 'obligations');
    expect(due.length).toBeGreaterThan(0);
    expect(due.every((one) => 'put' in one && (one.put as { about: string }).about === 'Việc mới')).toBe(true);
  });

  it('imported twice is there once; what the sheet says now is written only when asked', async () => {
    const csv = 'Sổ văn bản đi\nSố, ký hiệu;Ngày văn bản;Trích yếu;Người ký\n1-CV/A;05/01/2026;một;\n2-CV/A;05/01/2026;;x\n';
    const first = await changesOf(csv);
    expect(first.plan.bad).toHaveLength(1);
    await commit(database, { actor: 'x', label: 'x' }, first.changes);
    expect((await changesOf(csv)).plan).toMatchObject({ fresh: [], changed: [] });
    const changed = csv.replace('một;', 'một;Lê Văn A');
    expect((await changesOf(changed)).changes).toEqual([]);
    expect((await changesOf(changed, true)).changes).toMatchObject([{ table: 'documents', set: { signer: 'Lê Văn A' } }]);
  });
});

const page = (parts: Partial<HostRecognition>): HostRecognition => ({
  kind: 'list',
  system: 'x',
  confidence: 1,
  fields: {},
  rows: [],
  attachments: [],
  ...parts,
});

describe('documents of a page', () => {
  it('are what a row says, in the register’s own way of writing', () => {
    const rows = [
      {
        referenceNumber: '15-CV/TU',
        documentDate: '05/03/2026',
        arrivalDate: '6/3/2026',
        arrivalNumber: '7',
        subject: ' rà  soát ',
        documentType: 'Công văn',
      },
      { referenceNumber: null, subject: 'không số' },
      { referenceNumber: '16-CV/TU', documentDate: '32/13/2026', subject: null },
    ];
    const found = documentsOn(page({ rows, direction: 'incoming' })).map(({ document }) => document);
    expect(pageDocumentsSchema.parse(found)).toMatchObject([
      {
        referenceNumber: '15-CV/TU',
        date: '2026-03-05',
        registeredOn: '2026-03-06',
        registerNumber: '7',
        subject: 'rà soát',
        documentType: 'công văn',
      },
      { referenceNumber: '16-CV/TU', date: null, subject: '' },
    ]);
  });

  it('are none where a mark of secrecy stands', () => {
    const row = { referenceNumber: '15-CV/TU', subject: 'x' };
    expect(documentsOn(page({ rows: [row], secrecyStop: true }))).toEqual([]);
    expect(documentsOn(page({ rows: [{ secrecyStop: true }, row] }))).toHaveLength(1);
    expect(documentsOn(page({ kind: 'form', rows: [row] }))).toEqual([]);
  });

  it('on a page about one document are that one', () => {
    const field = (value: string) => ({ value, selector: '', confidence: 1 });
    const fields = { referenceNumber: field('15-CV/TU'), subject: field('rà soát') };
    expect(documentsOn(page({ kind: 'detail', fields })).map(({ document }) => document.referenceNumber)).toEqual(['15-CV/TU']);
  });
});

describe('into a dossier', () => {
  const metadata = {
    number: null,
    referenceNumber: '-CV/TU',
    date: '2026-03',
    documentType: 'công văn',
    subject: 'x',
    issuer: null,
    recipients: ['A', 'B'],
    signerName: null,
    urgency: null,
  };
  it('a draft without its number yet leaves the number blank, and a cut date', () => {
    const incoming = fromReport({ metadata } as unknown as CheckReport);
    expect(incoming).toMatchObject({ referenceNumber: '', date: null, recipients: 'A; B', issuer: '' });
  });

  it('what stands in the register is moved, what does not is registered', () => {
    const incoming: Incoming = {
      ...fromReport({ metadata } as unknown as CheckReport),
      direction: null,
      referenceNumber: '15-CV/TU',
      dueOn: '2026-12-01',
    };
    const changes = fileInto(
      'd1',
      [
        { incoming, row: null },
        { incoming, row: { id: 'v1' } as never },
      ],
      { direction: 'incoming', today, answer: 'Giải quyết' },
    );
    expect(changes).toMatchObject([
      { table: 'documents', put: { direction: 'incoming', dossierId: 'd1', registeredOn: today } },
      { table: 'obligations' },
      { table: 'documents', id: 'v1', set: { dossierId: 'd1', contentId: null } },
    ]);
  });
});
