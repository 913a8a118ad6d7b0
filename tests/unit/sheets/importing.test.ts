import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  blankMapping,
  columnSamples,
  type Existing,
  fieldsOf,
  guessMapping,
  type ImportPreview,
  missingFields,
  openTable,
  previewImport,
  updateOf,
} from '../../../lib/sheets';
import type { StoredDocument } from '../../../lib/store';

const today = '2026-11-22';
const bytes = (text: string) => new TextEncoder().encode(text);

async function previewOf(text: string | Uint8Array, existing: Existing = {}): Promise<ImportPreview> {
  const { sheets } = await openTable(typeof text === 'string' ? bytes(text) : text);
  const mapping = guessMapping(sheets[0]!);
  if (!mapping) throw new Error('no heading');
  return previewImport(sheets[0]!, mapping, { today, existing });
}

/** A workbook by hand: what a spreadsheet program writes, with shared texts, dates and merged cells. */
function workbook(rows: string, { texts = [] as string[], merges = '', name = 'Trang 1', date1904 = false } = {}): Uint8Array {
  const S = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const P = 'http://schemas.openxmlformats.org/package/2006';
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${P}/content-types"/>`,
    '_rels/.rels': `<Relationships xmlns="${P}/relationships"><Relationship Id="r1" Type="${R}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${S}" xmlns:r="${R}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets><sheet name="${name}" sheetId="1" r:id="s1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${P}/relationships"><Relationship Id="s1" Type="${R}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s2" Type="${R}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="s3" Type="${R}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${S}">${texts.map((one) => `<si>${one}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${S}"><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="171" formatCode="&quot;ngày &quot;0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${S}"><sheetData>${rows}</sheetData>${merges}</worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

const inline = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

const INCOMING = `SỔ ĐĂNG KÝ VĂN BẢN ĐẾN
Năm 2026
Ngày đến;Số đến;Tác giả;Số, ký hiệu văn bản;Ngày tháng văn bản;Tên loại và trích yếu nội dung văn bản;Đơn vị hoặc người nhận;Ngày chuyển;Ký nhận;Ghi chú
(1);(2);(3);(4);(5);(6);(7);(8);(9);(10)
05/01/2026;12;Ban Tổ chức Tỉnh uỷ;15-CV/BTCTU;31/12/2025;Công văn về việc rà soát hồ sơ;Phòng Tổng hợp;05/01/2026;;
06/01;13;Ban Tổ chức Tỉnh uỷ;Số: 15 - CV/BTCTU;ngày 31 tháng 12 năm 2025;Công văn về việc rà soát hồ sơ;Phòng Tổng hợp;;;
06/01/2026;14;UBND tỉnh;243/UBND-VX;32/13/2025;Về việc báo cáo;;;;gấp
07/01/2026;15;Công an tỉnh;01-BC/CAT;05/01/2026;MẬT - Báo cáo tình hình;;;;
THÁNG 02
09/02/2026;16;Tỉnh đoàn;;08/12/2026;Giấy mời dự hội nghị;;;;
Tổng cộng: 5 văn bản
`;

describe('a register comes in', () => {
  it('with the columns of the decree', async () => {
    const preview = await previewOf(INCOMING);
    expect(preview).toMatchObject({ table: 'incoming', refusedSecret: 1, skipped: 2 });
    expect(preview.rows.map(({ row }) => row)).toEqual([5, 6, 7, 10]);
    expect(preview.rows[0]!.change).toEqual({
      table: 'documents',
      put: {
        direction: 'incoming',
        referenceNumber: '15-CV/BTCTU',
        registerNumber: '12',
        date: '2025-12-31',
        registeredOn: '2026-01-05',
        documentType: 'công văn',
        subject: 'về việc rà soát hồ sơ',
        issuer: 'Ban Tổ chức Tỉnh uỷ',
        recipients: 'Phòng Tổng hợp',
        signer: '',
        urgency: '',
        dueOn: null,
        dossierId: null,
        contentId: null,
        note: 'Ngày chuyển: 05/01/2026',
      },
    });
    expect(preview.rows[1]!.change.put).toMatchObject({ registeredOn: '2026-01-06', date: '2025-12-31' });
    expect(preview.rows[1]!.duplicateOf).toEqual({ row: 5 });
    expect(preview.rows[2]!.problems).toEqual([{ kind: 'badDate', field: 'date', found: '32/13/2025' }]);
    expect(preview.rows[3]!.problems.map(({ kind }) => kind)).toEqual(['missing', 'futureDate']);
    expect(preview.rows[3]!.change.put).toMatchObject({ documentType: 'giấy mời', subject: 'dự hội nghị' });
    // Of the secret row nothing is left.
    expect(JSON.stringify(preview)).not.toMatch(/CAT|tình hình/);
  });

  it('of outgoing documents, its number and symbol in two columns, typed without Vietnamese', async () => {
    const preview = await previewOf(
      'STT,So,Ky hieu,Ngay ban hanh,Loai van ban,Trich yeu,Nguoi ky\n1,07,CV/VPTU,5-3-26,Cong van,Ve viec hop,An\n2,243,UBND-VX,,,x,\n',
    );
    expect(preview.table).toBe('outgoing');
    expect(preview.rows.map(({ change }) => (change.table === 'documents' ? [change.put.referenceNumber, change.put.date] : null))).toEqual(
      [
        ['07-CV/VPTU', '2026-03-05'],
        ['243/UBND-VX', null],
      ],
    );
  });

  it('and what is stored already is found by number, day and issuer', async () => {
    const stored = { id: 'x', referenceNumber: '15-CV/BTCTU', date: '2025-12-31', direction: 'incoming' as const };
    const first = async (issuer: string) => (await previewOf(INCOMING, { documents: [{ ...stored, issuer }] })).rows[0]!.duplicateOf;
    expect(await first('ban tổ chức tỉnh ủy'.replace('ủy', 'uỷ'))).toEqual({ id: 'x' });
    expect(await first('')).toEqual({ id: 'x' });
    expect(await first('Ban Nội chính')).toBeNull();
  });

  it('of secrets never comes in', async () => {
    const rows = 'Số thứ tự;Ngày đến;Số đến;Số, ký hiệu;Ngày tháng;Trích yếu\n1;05/01/2026;1;01-BC/TU;05/01/2026;báo cáo\n';
    await expect(previewOf(`SỔ ĐĂNG KÝ BÍ MẬT NHÀ NƯỚC ĐẾN\n${rows}`)).rejects.toMatchObject({ name: 'SecrecyStop' });
    await expect(previewOf(`SO DANG KY VAN BAN MAT DEN\n${rows}`)).rejects.toMatchObject({ name: 'SecrecyStop' });
    expect((await previewOf(`VĂN BẢN MẶT TRẬN TỔ QUỐC GỬI\n${rows}`)).rows).toHaveLength(1);
    await expect(openTable(bytes(rows), { fileName: 'so TUYET MAT.csv' })).rejects.toMatchObject({ name: 'SecrecyStop' });
    const levels = await previewOf(
      'Số ký hiệu;Ngày văn bản;Trích yếu;Độ mật\n1-CV/TU;05/01/2026;a;Thường\n2-CV/TU;05/01/2026;b;Mật\n3-CV/TU;05/01/2026;c;C\n',
    );
    expect(levels).toMatchObject({ refusedSecret: 2, rows: [{ row: 2 }] });
  });
});

describe('plans and dossiers come in', () => {
  it('a file plan with its headings', async () => {
    const preview = await previewOf(
      'DANH MỤC HỒ SƠ NĂM 2025\nSố và ký hiệu hồ sơ\tTên đề mục và tiêu đề hồ sơ\tThời hạn bảo quản\tNgười lập hồ sơ\tGhi chú\n\tI. TỔNG HỢP\nTH.01\tChương trình công tác\tVĩnh viễn\tHà\n\tHồ sơ chưa có mã\t10 năm\tHà\nII\tVĂN THƯ\nVT.01\tSổ đăng ký\t20 năm\tLan\tquyển 1\nDanh mục hồ sơ này có 03 hồ sơ\n',
    );
    expect(preview).toMatchObject({ table: 'filePlan', skipped: 3 });
    expect(preview.rows.map(({ change, problems }) => [change.put, problems.map(({ kind }) => kind)])).toMatchObject([
      [{ year: 2025, heading: 'I. TỔNG HỢP', code: 'TH.01', retention: 'Vĩnh viễn', order: 0 }, []],
      [{ code: '', title: 'Hồ sơ chưa có mã' }, ['missing']],
      [{ heading: 'VĂN THƯ', code: 'VT.01', note: 'quyển 1', order: 2 }, []],
    ]);
  });

  it('dossiers with the span of their papers', async () => {
    const preview = await previewOf(
      'MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU (Năm 2026)\nSố TT;Số, ký hiệu hồ sơ;Tiêu đề hồ sơ;Thời gian tài liệu;Thời hạn bảo quản;Số tờ/Số trang;Ghi chú\n1;TH.01;Hội nghị;05/01/2026 - 30/11/2026;10 năm;86 tờ;\n2;TH.02;Kế hoạch;01/2026 - 02/2026;10 năm;;\n3;TH.03;Khác;;10 năm;;\n',
    );
    expect(preview.table).toBe('dossiers');
    expect(preview.rows.map(({ change, problems }) => ({ ...change.put, problems: problems.map(({ kind }) => kind) }))).toMatchObject([
      { openedOn: '2026-01-05', closedOn: '2026-11-30', sheets: 86, state: 'closed', problems: [] },
      { openedOn: '2026-01-01', closedOn: '2026-02-28', sheets: null },
      { openedOn: '2026-01-01', closedOn: null, state: 'open', year: 2026, problems: ['assumed'] },
    ]);
  });
});

describe('text tables', () => {
  const TABLE = 'STT,Số ký hiệu,Ngày ban hành,Trích yếu,Người ký\n1,15-CV/TU,05/03/2026,"Về việc, tổ chức họp",Nguyễn Văn Ân\n';
  const utf16 = (text: string, big: boolean, mark: boolean) => {
    const view = new DataView(new ArrayBuffer(text.length * 2 + (mark ? 2 : 0)));
    if (mark) view.setUint16(0, 0xfeff, !big);
    for (let i = 0; i < text.length; i++) view.setUint16((mark ? 2 : 0) + i * 2, text.charCodeAt(i), !big);
    return new Uint8Array(view.buffer);
  };
  /** Bytes of a one-byte encoding, by looking for the byte of each letter. */
  const oneByte = (text: string, label: string) => {
    const table = new Map(Array.from({ length: 256 }, (_, code) => [new TextDecoder(label).decode(Uint8Array.of(code)), code]));
    const marks = /[\u0300\u0301\u0303\u0309\u0323]/;
    const letters = [...text.normalize('NFC')].flatMap((one) => {
      if (table.has(one)) return [one];
      const apart = [...one.normalize('NFD')];
      const tone = apart.filter((part) => marks.test(part));
      return [
        apart
          .filter((part) => !marks.test(part))
          .join('')
          .normalize('NFC'),
        ...tone,
      ];
    });
    return Uint8Array.from(letters.map((one) => table.get(one)!));
  };

  it.each([
    ['utf-8', bytes(TABLE)],
    ['utf-8', bytes(`\ufeff${TABLE}`)],
    ['utf-8', bytes(`sep=,\r\n${TABLE}`)],
    ['utf-16le', utf16(TABLE, false, true)],
    ['utf-16be', utf16(TABLE, true, true)],
    ['utf-16le', utf16(TABLE, false, false)],
    ['windows-1258', oneByte(TABLE, 'windows-1258')],
  ])('in %s', async (encoding, file) => {
    const opened = await openTable(file);
    expect(opened.encoding).toBe(encoding);
    const preview = await previewOf(file);
    expect(preview.rows[0]!.change.put).toMatchObject({ subject: 'Về việc, tổ chức họp', signer: 'Nguyễn Văn Ân', date: '2026-03-05' });
  });

  it('in the codes of old fonts, in bytes and in Unicode cells alike', async () => {
    // 'Số ký hiệu', 'Ngày ban hành', 'Trích yếu', 'Về việc tổ chức hội nghị', first in TCVN3, then in VNI.
    const tcvn = 'Sè ký hiÖu;Ngµy ban hµnh;TrÝch yÕu\n15-CV/TU;05/03/2026;VÒ viÖc tæ chøc héi nghÞ\n';
    const vni = 'Soá kyù hieäu;Ngaøy ban haønh;Trích yeáu\n15-CV/TU;05/03/2026;Veà vieäc toå chöùc hoäi nghò\n';
    for (const [encoding, text] of [
      ['tcvn3', tcvn],
      ['vni', vni],
    ] as const) {
      for (const file of [bytes(text), oneByte(text, 'windows-1252')]) {
        expect((await openTable(file)).encoding).toBe(encoding);
        expect((await previewOf(file)).rows[0]!.change.put).toMatchObject({ subject: 'Về việc tổ chức hội nghị' });
      }
    }
    expect((await openTable(bytes('Name;Café;Müller\na;b;naïve façade\n'))).encoding).toBe('utf-8');
  });
});

describe('workbooks', () => {
  const HEAD = `<row r="1">${inline('A1', 'Số ký hiệu')}${inline('B1', 'Ngày văn bản')}${inline('C1', 'Trích yếu')}</row>`;

  it('give texts, dates of any format, numbers as typed', async () => {
    const { sheets } = await openTable(
      workbook(
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" s="1"><v>46086</v></c><c r="D2" s="2"><v>46086.75</v></c><c r="E2" s="3"><v>5</v></c><c r="F2"><v>0.30000000000000004</v></c><c r="G2" t="b"><v>1</v></c><c r="H2" t="e"><v>#REF!</v></c></row><row r="1048576"><c t="str"><v>cuối</v></c></row>',
        { texts: ['<r><t>Số </t></r><r><t xml:space="preserve">15</t></r><rPh><t>x</t></rPh>'] },
      ),
    );
    expect(sheets[0]!.rows).toEqual([
      { number: 2, cells: ['Số 15', '', { day: '2026-03-05' }, { day: '2026-03-05' }, '5', '0.3', 'TRUE'] },
      { number: 1048576, cells: ['cuối'] },
    ]);
  });

  it('with a heading of two rows', async () => {
    const rows = `<row r="1">${inline('A1', 'TT')}${inline('B1', 'Văn bản')}${inline('D1', 'Trích yếu')}</row><row r="2">${inline('B2', 'Số ký hiệu')}${inline('C2', 'Ngày ban hành')}</row><row r="3">${inline('B3', '1-CV/TU')}${inline('C3', '05/03/2026')}${inline('D3', 'Họp')}</row>`;
    const preview = await previewOf(
      workbook(rows, { merges: '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:D2"/></mergeCells>' }),
    );
    expect(preview.rows[0]!.change.put).toMatchObject({ referenceNumber: '1-CV/TU', date: '2026-03-05', subject: 'Họp' });
  });

  it('whose days an American setting has changed round are doubted', async () => {
    const row = (n: number, day: string) => `<row r="${n}">${inline(`A${n}`, `${n}-CV/TU`)}${day}${inline(`C${n}`, 'Họp')}</row>`;
    // 46147 = 2026-05-05, 46085 = 2026-03-04: both could be the other way round.
    const mixed = [row(2, '<c r="B2" s="1"><v>46085</v></c>'), row(3, inline('B3', '25/03/2026'))].join('');
    expect((await previewOf(workbook(HEAD + mixed))).rows.map(({ problems }) => problems[0]?.kind)).toEqual(['swappedDate', undefined]);
    const sound = [row(2, '<c r="B2" s="1"><v>46085</v></c>'), row(3, '<c r="B3" s="1"><v>46100</v></c>')].join('');
    expect((await previewOf(workbook(HEAD + sound))).rows.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('that would not fit are refused', async () => {
    await expect(openTable(workbook(`<row>${inline('XFD1', 'x')}</row>`))).rejects.toMatchObject({ code: 'tooLong' });
    const wide = workbook(HEAD, { texts: [`<t>${'a'.repeat(200_000)}</t>`] });
    await expect(openTable(wide, { limits: { entryBytes: 100_000 } })).rejects.toMatchObject({ code: 'zipBomb' });
    await expect(openTable(wide, { limits: { xmlElements: 10 } })).rejects.toMatchObject({ code: 'tooLong' });
    await expect(openTable(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).rejects.toMatchObject({ name: 'UnreadableFileError' });
    await expect(openTable(bytes(`${'a,'.repeat(300)}\n`))).rejects.toMatchObject({ code: 'tooLong' });
  });
});

it('an import can be cancelled and tells how far it is', async () => {
  const { sheets } = await openTable(bytes(INCOMING));
  const mapping = guessMapping(sheets[0]!)!;
  const shares: number[] = [];
  await previewImport(sheets[0]!, mapping, { today, onProgress: (share) => shares.push(share) });
  expect(shares).toEqual([0, 1]);
  const signal = AbortSignal.abort(new Error('stop'));
  await expect(previewImport(sheets[0]!, mapping, { today, signal })).rejects.toThrow('stop');
  expect(missingFields({ table: 'incoming', columns: ['number', 'typeAndSubject'] })).toEqual(['date']);
  expect(guessMapping({ name: '', hidden: false, rows: [{ number: 1, cells: ['a', 'b'] }] })).toBeNull();
});

describe('a mapping by hand', () => {
  it('shows what stands in each column, but nothing of a row with a mark', async () => {
    const { sheets } = await openTable(bytes('A;B;C\n;MẬT;Phương án bảo vệ\n15-CV/TU;;mời họp\n'));
    const mapping = blankMapping(sheets[0]!, 'outgoing', 0);
    expect(mapping).toMatchObject({ labels: ['A', 'B', 'C'], columns: [null, null, null], firstRow: 1 });
    expect(columnSamples(sheets[0]!, mapping)).toEqual(['15-CV/TU', '', 'mời họp']);
  });

  it('refuses to show a register of secrets', async () => {
    const { sheets } = await openTable(bytes('Sổ đăng ký văn bản mật\nA;B;C\n1;2;3\n'));
    expect(() => columnSamples(sheets[0]!, blankMapping(sheets[0]!, 'incoming', 1))).toThrow();
  });

  it('offers the fields of each table', () => {
    for (const table of ['incoming', 'outgoing', 'filePlan', 'dossiers'] as const)
      for (const field of missingFields({ table, columns: [] })) expect(fieldsOf(table)).toContain(field);
  });
});

describe('a row that is stored already', () => {
  const stored = {
    id: 'v1',
    issuer: 'Ban Tổ chức Tỉnh uỷ',
    referenceNumber: '15-CV/BTCTU',
    date: '2025-12-31',
    direction: 'incoming',
  } as const;
  it('is changed in what the sheet says differently, never in what it leaves blank', async () => {
    const preview = await previewOf(INCOMING, { documents: [stored] });
    const row = preview.rows[0]!;
    expect(row.duplicateOf).toEqual({ id: 'v1' });
    const same = { ...row.change.put, ...stored } as unknown as StoredDocument;
    expect(updateOf(row, { ...same, signer: 'Lê Văn A', dossierId: 'd1' })).toBeNull();
    expect(updateOf(row, { ...same, subject: 'khác', dossierId: 'd1' })).toEqual({
      table: 'documents',
      id: 'v1',
      set: { subject: 'về việc rà soát hồ sơ' },
    });
  });
});
