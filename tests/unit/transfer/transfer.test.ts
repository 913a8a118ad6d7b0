import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../../lib/check';
import { readDocument } from '../../../lib/document';
import { secretRegisterForm } from '../../../lib/secrecy';
import { guessMapping, openTable, previewImport, toXlsx } from '../../../lib/sheets';
import { FORMS, inWords, paperTable, renderBlankRegisters, renderDocx, transferReadiness } from '../../../lib/transfer';
import { DOCUMENTS, document, dossier, LETTERHEAD, PAPERS } from './samples';

const today = '2026-11-22';

describe('numbers in words', () => {
  it.each([
    [0, 'không'],
    [1, 'một'],
    [4, 'bốn'],
    [5, 'năm'],
    [10, 'mười'],
    [11, 'mười một'],
    [14, 'mười bốn'],
    [15, 'mười lăm'],
    [20, 'hai mươi'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [25, 'hai mươi lăm'],
    [100, 'một trăm'],
    [101, 'một trăm linh một'],
    [105, 'một trăm linh năm'],
    [110, 'một trăm mười'],
    [115, 'một trăm mười lăm'],
    [231, 'hai trăm ba mươi mốt'],
    [1000, 'một nghìn'],
    [1005, 'một nghìn không trăm linh năm'],
    [1050, 'một nghìn không trăm năm mươi'],
    [21_001, 'hai mươi mốt nghìn không trăm linh một'],
    [999_999, 'chín trăm chín mươi chín nghìn chín trăm chín mươi chín'],
  ])('%i', (value, words) => {
    expect(inWords(value)).toBe(words);
  });

  it('refuses what it has no words for', () => {
    for (const value of [-1, 1.5, 1_000_000, Number.NaN]) expect(() => inWords(value)).toThrow(RangeError);
  });

  /** The words read back by their values, knowing nothing of how they were made. */
  function read(text: string): number {
    const units: Record<string, number> = {
      không: 0,
      một: 1,
      mốt: 1,
      hai: 2,
      ba: 3,
      bốn: 4,
      tư: 4,
      năm: 5,
      lăm: 5,
      sáu: 6,
      bảy: 7,
      tám: 8,
      chín: 9,
    };
    const [head, tail] = text.includes('nghìn') ? text.split('nghìn') : ['', text];
    const small = (part: string): number => {
      let sum = 0;
      let last = 0;
      for (const word of part.trim().split(' ')) {
        if (word === 'trăm') [sum, last] = [sum + last * 100, 0];
        else if (word === 'mươi') [sum, last] = [sum + last * 10, 0];
        else if (word === 'mười') sum += 10;
        else if (word !== 'linh' && word !== '') last = units[word]!;
      }
      return sum + last;
    };
    return small(head!) * 1000 + small(tail!);
  }

  it('read back, they are the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (value) => {
        expect(read(inWords(value))).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('papers', () => {
  it('have exactly the columns of the decree', () => {
    const labels = (form: 'transferList' | 'documentList' | 'filePlan') => FORMS.forms[form].columns.map(({ label }) => label);
    expect(labels('transferList')).toEqual([
      'Số TT',
      'Số, ký hiệu hồ sơ',
      'Tiêu đề hồ sơ',
      'Thời gian tài liệu',
      'Thời hạn bảo quản',
      'Số tờ/Số trang',
      'Ghi chú',
    ]);
    expect(labels('documentList')).toEqual([
      'STT',
      'Số, ký hiệu văn bản',
      'Ngày tháng năm văn bản',
      'Tên loại và trích yếu nội dung văn bản',
      'Tác giả văn bản',
      'Tờ số/Trang số',
      'Ghi chú',
    ]);
    expect(labels('filePlan')).toEqual([
      'Số và ký hiệu hồ sơ',
      'Tên đề mục và tiêu đề hồ sơ',
      'Thời hạn bảo quản',
      'Người lập hồ sơ',
      'Ghi chú',
    ]);
    for (const { columns } of Object.values(FORMS.forms))
      expect(columns.reduce((sum, one) => sum + one.widthMm, 0)).toBeLessThanOrEqual(165);
  });

  it.each(Object.entries(PAPERS))('%s has no error of format', async (name, paper) => {
    const report = await checkDraft(await renderDocx([paper], LETTERHEAD), { today, ruleset: 'hd05-2026' });
    if (report.secrecyStop) throw new Error('stopped');
    const faults = report.verdicts.filter(({ outcome }) => outcome === 'fail');
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    // A record of hand-over is a document of the Party in every point; the lists are annexes without number and recipients.
    if (name === 'handoverRecord') expect(faults).toEqual([]);
    expect(report.metadata).toMatchObject({ date: '2026-11-20', issuer: 'VĂN PHÒNG', parentBody: 'TỈNH UỶ THANH HOÁ' });
    expect(report.counts.pass).toBeGreaterThan(60);
  });

  it('count, add up and name the span of the documents', () => {
    const { footer, table } = PAPERS.transferList;
    expect(footer).toEqual(['Mục lục này gồm: 24 hồ sơ (đơn vị bảo quản).', 'Viết bằng chữ: Hai mươi tư hồ sơ (đơn vị bảo quản).']);
    expect(table!.rows[0]!.cells).toEqual([
      '1',
      'TH.01',
      'Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ năm, khoá XX',
      '05/02/2026 - 20/03/2026',
      'Vĩnh viễn',
      '86',
      '',
    ]);
    expect(PAPERS.filePlan.footer[0]).toContain('03 hồ sơ, bao gồm: 01 hồ sơ bảo quản vĩnh viễn; 02 hồ sơ');
  });

  it('several papers in one file keep page numbers of their own', async () => {
    const read = await readDocument(await renderDocx(Object.values(PAPERS), LETTERHEAD));
    expect(read.sections).toHaveLength(5);
    for (const one of read.sections) expect(one.paper?.widthMm).toBeCloseTo(210, 0);
  });

  it('as a workbook they come back as the dossiers they list', async () => {
    const [sheet] = (await openTable(await toXlsx([paperTable(PAPERS.transferList)!]))).sheets;
    const mapping = guessMapping(sheet!)!;
    expect(mapping).toMatchObject({ table: 'dossiers', year: 2026 });
    const preview = await previewImport(sheet!, mapping, { today });
    expect(preview.rows).toHaveLength(24);
    expect(preview.rows[0]!.change.put).toMatchObject({ code: 'TH.01', sheets: 86, openedOn: '2026-02-05', closedOn: '2026-03-20' });
    expect(paperTable(PAPERS.cover)).toBeNull();
  });

  it('registers of secrets are blank forms', async () => {
    const read = await readDocument(await renderBlankRegisters(secretRegisterForm(), LETTERHEAD));
    expect(read.tables.map(({ rows }) => rows)).toEqual([26, 26]);
    expect(read.paragraphs.filter(({ text, container }) => container.kind !== 'header' && /\d/.test(text))).toEqual([]);
  });
});

describe('readiness', () => {
  const content = {
    id: 'minutes',
    label: 'Biên bản',
    required: true,
    documentTypes: ['biên bản'],
    subjectWords: [],
    doneBy: null,
    documentId: null,
    note: '',
  };

  it('names what is missing before any paper is made', () => {
    const [one] = transferReadiness(
      [dossier({ contents: [content], sheets: null, closedOn: null, state: 'open' })],
      [...DOCUMENTS, document({ id: 'v3', date: null })],
      [{ subjectId: 'd1', due: '2026-11-12', state: 'open' }],
      today,
    );
    expect(one).toMatchObject({ ready: false, mustTransfer: true, due: '2026-11-12', overdueDays: 10 });
    expect(one!.obstacles).toEqual([
      { kind: 'notClosed' },
      { kind: 'missingContent', contentId: 'minutes', label: 'Biên bản' },
      { kind: 'missingField', field: 'sheets' },
      { kind: 'incompleteDocuments', ids: ['v3'] },
    ]);
  });

  it('is ready when nothing is; a short retention need not go', () => {
    const results = transferReadiness(
      [
        dossier({ contents: [{ ...content, doneBy: 'hand' }] }),
        dossier({ id: 'd2', retention: '2 năm', sheets: null }),
        dossier({ id: 'd3', retention: 'đến khi hết hiệu lực' }),
        dossier({ id: 'd4', extendedTo: '2026-12-31' }),
      ],
      [...DOCUMENTS, ...['d2', 'd3', 'd4'].map((dossierId) => document({ id: dossierId, dossierId }))],
      [{ subjectId: 'd4', due: '2026-01-01', state: 'open' }],
      today,
    );
    expect(results.map(({ ready, mustTransfer }) => [ready, mustTransfer])).toEqual([
      [true, true],
      [true, false],
      [false, null],
      [true, true],
    ]);
    expect(transferReadiness([dossier()], [], [], today)[0]!.obstacles).toEqual([{ kind: 'noDocuments' }]);
    expect(results[3]).toMatchObject({ overdueDays: 0, extendedTo: '2026-12-31' });
    expect(results[1]!.steps.length).toBeLessThan(results[0]!.steps.length);
  });
});
