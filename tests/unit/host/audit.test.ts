import { describe, expect, it } from 'vitest';
import { type AuditRow, auditNumbers, parseReference, rowsFromHost, rowsFromSheet } from '../../../lib/host/audit';

const row = (at: number, referenceNumber: string, documentDate: string, documentType: string | null = null): AuditRow => ({
  at,
  referenceNumber,
  documentDate,
  documentType,
  arrivalNumber: null,
  arrivalDate: null,
  departureNumber: null,
});
const short = (rows: AuditRow[], options = {}) =>
  auditNumbers(rows, options).map((f) => `${f.kind} ${f.rows.join('-')}${f.from ? ` ${f.from}..${f.to}` : ''}`);

describe('reference numbers', () => {
  it('reads both systems', () => {
    expect(parseReference('15-CV/VPTU')).toMatchObject({ system: 'party', number: 15, type: 'CV', body: 'VPTU' });
    expect(parseReference('243/UBND-VX')).toMatchObject({ system: 'state', type: null, body: 'UBND' });
    expect(parseReference('12/2026/QĐ-UBND')).toMatchObject({ system: 'state', type: 'QĐ', body: 'UBND', year: 2026 });
    for (const bad of ['15 CV VPTU', 'CV/VPTU', '15-cv/vptu', '15--CV/VPTU', '15-CV']) expect(parseReference(bad)).toBeNull();
  });
});

describe('number audit', () => {
  it('finds a gap, a double and a date out of order in one series', () => {
    expect(
      short([
        row(0, '01-QĐ/TU', '02/01/2026'),
        row(1, '02-QĐ/TU', '05/01/2026'),
        row(2, '05-QĐ/TU', '04/01/2026'),
        row(3, '05-QĐ/TU', '06/01/2026'),
      ]),
    ).toEqual(['gap 1-2 3..4', 'dateOrder 1-2', 'duplicate 2-3 5..5']);
  });
  it('counts each type and body by itself', () => {
    expect(short([row(0, '01-QĐ/TU', '02/01/2026'), row(1, '07-KH/TU', '02/01/2026'), row(2, '09-QĐ/HU', '02/01/2026')])).toEqual([]);
  });
  it('counts Party numbers by term, across the new year', () => {
    const rows = [row(0, '812-CV/TU', '30/12/2025'), row(1, '813-CV/TU', '03/01/2026')];
    expect(short(rows)).toEqual([]);
    expect(
      short([row(0, '900-CV/TU', '01/10/2025'), row(1, '01-CV/TU', '20/10/2025')], { termStarts: ['2020-10-12', '2025-10-10'] }),
    ).toEqual([]);
    expect(short([row(0, '900-CV/TU', '01/10/2025'), row(1, '899-CV/TU', '20/10/2025')])).toEqual(['dateOrder 1-0']);
  });
  it('counts state numbers by year', () => {
    expect(short([row(0, '100/KH-UBND', '30/12/2025'), row(1, '01/KH-UBND', '05/01/2026')])).toEqual([]);
  });
  it('holds the symbol against the type, and the body against ours', () => {
    expect(short([row(0, '01-QĐ/TU', '02/01/2026', 'Kế hoạch')])).toEqual(['wrongSymbol 0']);
    expect(short([row(0, '01-QĐi/TU', '02/01/2026', 'Quy định'), row(1, '01-XX/TU', '02/01/2026', 'Bài phát biểu')])).toEqual([]);
    expect(short([row(0, '01-QĐ/HU', '02/01/2026')], { bodies: ['TU'] })).toEqual(['wrongBody 0']);
  });
  it('keeps the arrival register of each year', () => {
    const a = (at: number, n: string, d: string): AuditRow => ({
      ...row(at, '', ''),
      referenceNumber: null,
      documentDate: null,
      arrivalNumber: n,
      arrivalDate: d,
    });
    expect(short([a(0, '10', '02/01/2026'), a(1, '12', '03/01/2026'), a(2, '1', '02/01/2027')])).toEqual(['gap 0-1 11..11']);
  });
  it('reads a sheet below its heading, and a list without its held rows', () => {
    const sheet = [
      ['SỔ VĂN BẢN ĐI'],
      [],
      ['STT', 'Số, ký hiệu', 'Ngày văn bản', 'Thể loại văn bản', 'Trích yếu'],
      [1, '01-CV/TU', new Date('2026-01-05T00:00:00Z'), 'Công văn', 'x'],
      [2, '03-CV/TU', '06/01/2026', 'Công văn', 'y'],
    ];
    const rows = rowsFromSheet(sheet);
    expect(rows).toHaveLength(2);
    expect(short(rows)).toEqual(['gap 3-4 2..2']);
    expect(rowsFromHost([{ referenceNumber: '1-CV/A' }, { secrecyStop: true }])).toHaveLength(1);
  });
});
