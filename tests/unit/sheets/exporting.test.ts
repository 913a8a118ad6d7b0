import fc from 'fast-check';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import {
  EXPORTED_TABLES,
  guessMapping,
  missingFields,
  openTable,
  previewImport,
  type Table,
  tableOf,
  toCsv,
  toIcs,
  toJson,
  toXlsx,
} from '../../../lib/sheets';

const bytes = (text: string) => new TextEncoder().encode(text);
const tableWith = (rows: string[][]): Table => ({
  name: 'Bảng',
  columns: [0, 1, 2].map((at) => ({ id: `c${at}`, label: `Cột ${at}`, width: 10 })),
  rows,
});

/** Text that somebody may type or paste, formulas and letters of every kind among it. */
const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '=1+1',
    '-5',
    '+84',
    '@a',
    "'=1",
    "''-x",
    '\t=1',
    'Về việc "họp"; a,b',
    'dòng 1\ndòng 2',
    '_x000D_',
    '\u{1d400}',
    '00123',
  ),
);
/** Three filled cells a row, each plain to XML and not empty at its end. */
const rowsOf = fc.array(
  fc.tuple(
    typed,
    typed,
    typed.map((text) => `${text}.`),
  ),
  { minLength: 1, maxLength: 8 },
);

describe('tables out and in again', () => {
  it('CSV: nothing is lost and nothing is a formula', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, async (rows) => {
        const csv = toCsv(tableWith(rows));
        const cells = Papa.parse<string[]>(csv.slice(1), { delimiter: ',' }).data.flat();
        expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
        // A zero character is no text at all; old encodings are told apart elsewhere.
        fc.pre(!/[\0\u0080-\u024f]|\p{Cc}(?<![\t\n\r])/u.test(rows.flat().join('')));
        const { sheets } = await openTable(bytes(csv));
        const back = sheets[0]!.rows.slice(1).map(({ cells: found }) => found);
        expect(back).toEqual(rows);
      }),
    );
  });

  it('XLSX: an independent reader finds the same, and so do we', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, async (rows) => {
        fc.pre(!/[\u0080-\u024f]|\p{Cc}|[\ufffe\uffff]|\p{Cs}/u.test(rows.flat().join('')));
        const xlsx = await toXlsx([tableWith(rows)]);
        const back = (await openTable(xlsx)).sheets[0]!.rows.slice(1).map(({ cells }) => [0, 1, 2].map((at) => cells[at] ?? ''));
        expect(back).toEqual(rows);
      }),
      { numRuns: 60 },
    );
    const xlsx = await toXlsx([{ ...tableWith([['=1+1', '2026-03-05', 'Họp']]), above: ['Tiêu đề'], below: ['Hết'] }]);
    const [sheet] = await readXlsxFile(Buffer.from(xlsx));
    expect(sheet).toMatchObject({ sheet: 'Bảng' });
    expect(sheet!.data[2]).toEqual(['=1+1', new Date('2026-03-05T00:00:00Z'), 'Họp']);
    expect(sheet!.data[3]![0]).toBe('Hết');
  });

  it('what no cell can hold is left out', async () => {
    const rows = [['a\u0000b\u0001', '\ud800x', 'y'.repeat(40_000)]];
    const [sheet] = (await openTable(await toXlsx([{ ...tableWith(rows), name: 'a/b:c*[d]?' }]))).sheets;
    expect(sheet!.name).not.toMatch(/[\\/?*[\]:]/);
    expect(sheet!.rows[1]!.cells).toEqual(['ab', 'x', 'y'.repeat(32_767)]);
  });

  it('documents, plans and dossiers that we write we can read', async () => {
    const rows = {
      documents: [
        { direction: 'incoming', referenceNumber: '15-CV/TU', date: '2026-03-05', registerNumber: '7', subject: 'Họp', issuer: 'Tỉnh uỷ' },
      ],
      filePlan: [{ year: 2026, code: 'TH.01', title: 'Chương trình', retention: '10 năm', heading: 'I. TỔNG HỢP' }],
      dossiers: [
        { code: 'TH.01', title: 'Hội nghị', year: 2026, openedOn: '2026-02-02', closedOn: '2026-03-20', sheets: 12, state: 'closed' },
      ],
    };
    for (const name of ['documents', 'filePlan', 'dossiers'] as const) {
      const table = tableOf(name, rows[name]);
      for (const file of [bytes(toCsv(table)), await toXlsx([table])]) {
        const [sheet] = (await openTable(file)).sheets;
        const mapping = guessMapping(sheet!)!;
        expect(missingFields(mapping)).toEqual([]);
        const { rows: found } = await previewImport(sheet!, mapping, { today: '2026-11-22' });
        expect(found).toHaveLength(1);
        expect(found[0]!.change).toMatchObject({ table: name, put: rows[name][0] as object });
      }
    }
  });

  it('JSON keeps the keys of the store', () => {
    const json = JSON.parse(
      toJson(tableOf('obligations', [{ due: '2026-11-27', label: 'Kết luận', provisional: true, state: 'open' }], 'en')),
    );
    expect(json.rows[0]).toMatchObject({ due: '2026-11-27', provisional: 'Yes', state: 'Open' });
    for (const name of EXPORTED_TABLES) expect(tableOf(name, [{}]).rows[0]!.every((cell) => cell === null)).toBe(true);
  });
});

describe('deadlines as a calendar', () => {
  const entry = {
    id: 'o1',
    due: '2026-12-31',
    summary: 'Nộp lưu; hồ sơ "A", B\\C',
    description: `Căn cứ: NĐ 30/2020\n${'rất dài '.repeat(20)}`,
    changedAt: '2026-11-22T01:02:03.456Z',
    revision: 3,
    cancelled: false,
  };
  const ics = (fields = {}) => toIcs([{ ...entry, ...fields }], { name: 'Văn Thư', alarmDays: [3, 0], alarmHour: 8 });

  it('folds by octets and never through a letter', () => {
    const text = ics();
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of text.split('\r\n')) {
      expect(bytes(line).length).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\n');
    }
    const unfolded = text.replaceAll('\r\n ', '');
    expect(unfolded).toContain('SUMMARY:Nộp lưu\\; hồ sơ "A"\\, B\\\\C\r\n');
    expect(unfolded).toContain(`DESCRIPTION:Căn cứ: NĐ 30/2020\\n${'rất dài '.repeat(20)}\r\n`);
  });

  it('has whole days, a lasting id and its alarms', () => {
    const text = ics();
    for (const line of [
      'UID:o1@van-thu',
      'SEQUENCE:3',
      'DTSTAMP:20261122T010203Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
    ])
      expect(text).toContain(`\r\n${line}\r\n`);
    expect(text.match(/TRIGGER:.*/g)?.map((one) => one.trim())).toEqual(['TRIGGER:-PT64H', 'TRIGGER:PT8H']);
    expect(ics({ cancelled: true })).toContain('STATUS:CANCELLED');
    expect(ics({ cancelled: true })).not.toContain('VALARM');
  });
});
