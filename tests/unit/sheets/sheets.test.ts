import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import {
  guessMapping,
  type ImportPreview,
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

void readFileSync;
void zipSync;
void strToU8;

const today = '2026-11-22';
const bytes = (text: string) => new TextEncoder().encode(text);

async function previewOf(text: string | Uint8Array, existing = {}): Promise<ImportPreview> {
  const { sheets } = await openTable(typeof text === 'string' ? bytes(text) : text);
  const mapping = guessMapping(sheets[0]!);
  expect(mapping).not.toBeNull();
  return previewImport(sheets[0]!, mapping!, { today, existing });
}

const INCOMING =
  'SỔ ĐĂNG KÝ VĂN BẢN ĐẾN\nNăm 2026\nNgày đến;Số đến;Tác giả;Số, ký hiệu văn bản;Ngày tháng văn bản;Tên loại và trích yếu nội dung văn bản;Đơn vị hoặc người nhận;Ngày chuyển;Ký nhận;Ghi chú\n(1);(2);(3);(4);(5);(6);(7);(8);(9);(10)\n' +
  '05/01/2026;12;Ban Tổ chức Tỉnh uỷ;15-CV/BTCTU;31/12/2025;Công văn về việc rà soát hồ sơ;Phòng Tổng hợp;05/01/2026;;\n' +
  '06/01/2026;13;Ban Tổ chức Tỉnh uỷ;15-CV/BTCTU;31/12/2025;Công văn về việc rà soát hồ sơ;Phòng Tổng hợp;;;\n' +
  '06/01/2026;14;UBND tỉnh;243/UBND-VX;32/13/2025;Về việc báo cáo;;;;gấp\n' +
  '07/01/2026;15;Công an tỉnh;01-BC/CAT;05/01/2026;MẬT - Báo cáo tình hình;;;;\n' +
  'THÁNG 02\n' +
  '09/02/2026;16;Tỉnh đoàn;;08/02/2026;Giấy mời dự hội nghị;;;;\n' +
  'Tổng cộng: 5 văn bản\n';

describe('registers in', () => {
  it('takes a register of incoming documents with the columns of the decree', async () => {
    const preview = await previewOf(INCOMING);
    expect(preview).toMatchObject({ table: 'incoming', refusedSecret: 1, skipped: 2 });
    expect(preview.rows).toHaveLength(4);
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
    expect(preview.rows[1]!.duplicateOf).toEqual({ row: 5 });
    expect(preview.rows[2]!.problems).toEqual([{ kind: 'badDate', field: 'date', found: '32/13/2025' }]);
    expect(preview.rows[3]!.problems).toEqual([{ kind: 'missing', field: 'referenceNumber', found: '' }]);
    expect(preview.rows[3]!.change.put).toMatchObject({ documentType: 'giấy mời' });
    expect(JSON.stringify(preview)).not.toContain('CAT');
  });

  it('reads encodings and separators', async () => {
    const table =
      'STT,Số ký hiệu,Ngày ban hành,Trích yếu,Người ký,Nơi nhận\n1,15-CV/TU,05/03/2026,"Về việc, tổ chức họp",Nguyễn Văn Ân,Các ban đảng\n';
    const wide = new Uint8Array(2 + table.length * 2);
    wide.set([0xff, 0xfe]);
    const view = new DataView(wide.buffer);
    for (let i = 0; i < table.length; i++) view.setUint16(2 + i * 2, table.charCodeAt(i), true);
    for (const one of [bytes(`\ufeff${table}`), wide, wide.subarray(2), bytes(table.replaceAll(',', '\t').replace('việc\t', 'việc,'))]) {
      const preview = await previewOf(one);
      expect(preview.table).toBe('outgoing');
      expect(preview.rows[0]!.change.put).toMatchObject({ date: '2026-03-05', documentType: 'công văn', subject: 'Về việc, tổ chức họp' });
    }
  });
});

describe('tables out', () => {
  it('writes an XLSX that an independent reader reads alike', async () => {
    const table = tableOf('dossiers', [{ code: '01.TH', title: '=1+1', openedOn: '2026-03-05', sheets: 12, state: 'open' }]);
    const xlsx = await toXlsx([table]);
    const [sheet] = await readXlsxFile(Buffer.from(xlsx));
    expect(sheet!.data[1]!.slice(0, 4)).toEqual(['01.TH', '=1+1', null, new Date('2026-03-05T00:00:00Z')]);
    const opened = await openTable(xlsx);
    expect(opened.sheets[0]!.rows[1]!.cells.slice(0, 4)).toEqual(['01.TH', '=1+1', '', { day: '2026-03-05' }]);
  });
});
void fc;
void missingFields;
void toCsv;
void toIcs;
void toJson;
void ({} as Table);
