import { describe, expect, it } from 'vitest';
import { type AuditRow, auditNumbers, auditSteps, parseReference, rowsFromHost, rowsFromSheet } from '../../../lib/host/audit';

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
  it('says of a blank number that it is not given yet, not that it is wrong', () => {
    for (const open of [
      '-CV/TU',
      '…-CV/TU',
      'Số:      -CV/TU',
      '   /UBND-NC',
      '...../2026/QĐ-UBND',
      '____/QĐ-UBND',
      'Chưa cấp số',
      '(chờ cấp số)',
    ])
      expect(short([row(0, open, '02/01/2026')])).toEqual(['unnumbered 0']);
    for (const bad of ['CV/VPTU', 'abc', '15--CV/TU', '15-CV', '-/-']) expect(short([row(0, bad, '02/01/2026')])).toEqual(['malformed 0']);
  });
  it('reads a number with its caption, spaced out, and with a letter behind it', () => {
    expect(parseReference('Số: 15a-QĐ/TU')).toMatchObject({ number: 15, suffix: 'a' });
    expect(parseReference('15A-QĐ/TU')).toMatchObject({ number: 15, suffix: 'a' });
    expect(parseReference('412 / SNV - CCVC')).toMatchObject({ number: 412, type: null, body: 'SNV' });
    const rows = ['14-QĐ/TU', '15-QĐ/TU', '15a-QĐ/TU', '15b-QĐ/TU', '16-QĐ/TU'].map((n, i) => row(i, n, `0${i + 1}/01/2026`));
    expect(short(rows)).toEqual([]);
    expect(short([...rows, row(5, '15a-QĐ/TU', '09/01/2026'), row(6, '18-QĐ/TU', '10/01/2026')])).toEqual([
      'duplicate 2-5 15..15',
      'dateOrder 5-3',
      'gap 4-6 17..17',
    ]);
  });
  it('begins a new Party term where the numbers begin anew, if no term is told', () => {
    const rows = [
      row(0, '900-CV/TU', '01/10/2025'),
      row(1, '01-CV/TU', '20/10/2025'),
      row(2, '02-CV/TU', '21/10/2025'),
      row(3, '901-CV/TU', '05/10/2025'),
    ];
    expect(short(rows)).toEqual([]);
    expect(short([...rows, row(4, '02-CV/TU', '22/10/2025')])).toEqual(['duplicate 2-4 2..2']);
    // Another type of the same body goes by its own numbers.
    expect(short([row(0, '30-KH/TU', '01/10/2025'), row(1, '02-CV/TU', '02/10/2025')])).toEqual([]);
  });
  it('sees one common row of numbers of a state body, where there is one', () => {
    const common = ['10/QĐ-SNV', '11/TB-SNV', '12/QĐ-SNV', '13/SNV-VP', '14/QĐ-SNV'].map((n, i) => row(i, n, `0${i + 1}/01/2026`));
    expect(short(common)).toEqual([]);
    expect(short(common.filter((_, i) => i !== 3))).toEqual(['gap 2-4 13..13']);
    const apart = ['10/QĐ-SNV', '10/TB-SNV', '12/QĐ-SNV'].map((n, i) => row(i, n, `0${i + 1}/01/2026`));
    expect(short(apart)).toEqual(['gap 0-2 11..11']);
  });
  it('counts each book of a register by itself, and numbers with their year', () => {
    const a = (at: number, n: string, d: string, register: string): AuditRow => ({
      ...row(at, '', d),
      referenceNumber: null,
      arrivalNumber: n,
      arrivalDate: d,
      register,
    });
    const rows = [
      a(0, '10', '02/01/2026', 'Sổ Công văn'),
      a(1, '10', '02/01/2026', 'Sổ Mật thường'),
      a(2, '11', '03/01/2026', 'Sổ Công văn'),
      a(3, '12', '04/01/2026', 'Sổ Mật thường'),
    ];
    expect(short(rows)).toEqual(['gap 1-3 11..11']);
    expect(short([a(0, '31/2026', '02/01/2026', ''), a(1, '33/2026', '03/01/2026', ''), a(2, '32b/2026', '03/01/2026', '')])).toEqual([]);
    const out: AuditRow = { ...row(0, '', '02/01/2026'), referenceNumber: null, departureNumber: '95', register: 'Sổ đi' };
    expect(short([out, { ...out, at: 1, departureNumber: '97' }])).toEqual(['gap 0-1 96..96']);
  });
  it('holds the page up for no longer than a few rows at a time', () => {
    const rows = Array.from({ length: 2000 }, (_, i) => row(i, `${i + 1}-CV/TU`, '02/01/2026'));
    let steps = 0;
    for (const all = auditSteps(rows); !all.next().done; ) steps++;
    expect(steps).toBeGreaterThanOrEqual(100);
  });
});
