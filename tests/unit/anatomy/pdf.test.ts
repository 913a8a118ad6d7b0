import { describe, expect, it } from 'vitest';
import { analyse } from '../../../lib/anatomy';
import { Draft, SENTENCE } from './draft';

const LEFT = 68;
const RIGHT = 150;
const MIDDLE = 112.5;

/** Lines in the order of the eye: both columns interleaved. */
function stateHead(draft: Draft, number = 'Số: 156/TTr-SNV', date = 'An Bình, ngày 25 tháng 8 năm 2026'): Draft {
  return draft
    .at(57, 20, 'UBND TỈNH AN BÌNH')
    .at(140, 20, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, widthMm: 90 })
    .at(57, 26, 'SỞ NỘI VỤ', { bold: true })
    .at(140, 26, 'Độc lập - Tự do - Hạnh phúc', { bold: true, widthMm: 60 })
    .at(57, 37, number)
    .at(140, 37, date, { italic: true, widthMm: 75 });
}

function body(draft: Draft, from: number, lines: number, page = 1): Draft {
  for (let i = 0; i < lines; i++) draft.at(MIDDLE, from + i * 6, SENTENCE.slice(0, 80), { widthMm: 165, page });
  return draft;
}

describe('a PDF, where only places tell', () => {
  it('reads a state proposal with interleaved columns', () => {
    const draft = stateHead(new Draft('pdf', 1))
      .at(MIDDLE, 54, 'TỜ TRÌNH', { bold: true })
      .at(MIDDLE, 60, 'Về việc cho phép đổi tên Hội Thiện nguyện tỉnh An Bình thành', { bold: true, widthMm: 150 })
      .at(MIDDLE, 66, 'Hội Thiện nguyện An Bình', { bold: true })
      .at(MIDDLE, 92, 'Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh');
    body(draft, 104, 8)
      .at(50, 170, 'Nơi nhận:', { bold: true, italic: true })
      .at(RIGHT, 170, 'KT. GIÁM ĐỐC', { bold: true })
      .at(52, 175, '- Như trên;')
      .at(RIGHT, 176, 'PHÓ GIÁM ĐỐC', { bold: true })
      .at(56, 180, '- Các phòng, đơn vị thuộc')
      .at(40, 184, 'Sở Nội vụ;')
      .at(52, 188, '- Lưu: VT, TCBC.')
      .at(RIGHT, 205, 'Nguyễn Đức Vũ', { bold: true });
    const { metadata, system } = analyse(draft.build());
    expect(system).toBe('state');
    expect(metadata).toMatchObject({
      parentBody: 'UBND TỈNH AN BÌNH',
      issuer: 'SỞ NỘI VỤ',
      referenceNumber: '156/TTr-SNV',
      date: '2026-08-25',
      documentType: 'tờ trình',
      subject: 'Về việc cho phép đổi tên Hội Thiện nguyện tỉnh An Bình thành Hội Thiện nguyện An Bình',
      addressee: ['Chủ tịch Ủy ban nhân dân tỉnh'],
      signerTitle: 'KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC',
      signerName: 'Nguyễn Đức Vũ',
      recipients: ['Như trên', 'Các phòng, đơn vị thuộc Sở Nội vụ', 'Lưu: VT, TCBC'],
      pages: 1,
    });
  });

  it('reads a công văn whose subject stands in the left column over three lines', () => {
    const draft = stateHead(new Draft('pdf', 1), 'Số: 788/SNV-CCVC')
      .at(57, 43, 'V/v trình hồ sơ phê chuẩn')
      .at(57, 48, 'kết quả Đại hội Đoàn Luật sư')
      .at(57, 53, 'tỉnh nhiệm kỳ 2024 - 2029')
      .at(MIDDLE, 70, 'Kính gửi: Ủy ban nhân dân tỉnh.');
    expect(analyse(body(draft, 80, 6).build()).metadata).toMatchObject({
      documentType: 'công văn',
      subject: 'V/v trình hồ sơ phê chuẩn kết quả Đại hội Đoàn Luật sư tỉnh nhiệm kỳ 2024 - 2029',
    });
  });

  it('a narrow column breaks names and the date', () => {
    const draft = new Draft('pdf', 1)
      .at(57, 20, 'UBND TỈNH AN BÌNH')
      .at(57, 26, 'SỞ NÔNG NGHIỆP VÀ MÔI', { bold: true })
      .at(57, 31, 'TRƯỜNG', { bold: true })
      .at(57, 37, 'Số: 9/KH-SNNMT')
      .at(140, 20, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, widthMm: 90 })
      .at(140, 26, 'Độc lập - Tự do - Hạnh phúc', { bold: true, widthMm: 60 })
      .at(140, 37, 'An Bình, ngày 25 tháng 8', { italic: true })
      .at(140, 42, 'năm 2026', { italic: true })
      .at(MIDDLE, 54, 'KẾ HOẠCH', { bold: true })
      .at(MIDDLE, 60, 'thực hiện Nghị quyết số 12-NQ/TU ngày 03 tháng 8 năm 2026 của Tỉnh ủy', { bold: true, widthMm: 160 })
      .at(MIDDLE, 66, 'về phát triển kinh tế số', { bold: true });
    const { metadata, components } = analyse(body(draft, 80, 6).build());
    expect(metadata).toMatchObject({
      parentBody: 'UBND TỈNH AN BÌNH',
      issuer: 'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG',
      date: '2026-08-25',
      subject: 'thực hiện Nghị quyết số 12-NQ/TU ngày 03 tháng 8 năm 2026 của Tỉnh ủy về phát triển kinh tế số',
    });
    expect(components.find((c) => c.id === 'placeDate')!.text).toBe('An Bình, ngày 25 tháng 8\nnăm 2026');
  });

  it('two heads sign, one of them with an office of two lines, the recipients below', () => {
    const draft = body(
      stateHead(new Draft('pdf', 1)).at(MIDDLE, 54, 'KẾ HOẠCH', { bold: true }).at(MIDDLE, 60, 'Y tế trường học', { bold: true }),
      70,
      5,
    )
      .at(LEFT, 120, 'KT. GIÁM ĐỐC', { bold: true })
      .at(LEFT, 126, 'SỞ GIÁO DỤC VÀ ĐÀO', { bold: true })
      .at(LEFT, 132, 'TẠO', { bold: true })
      .at(LEFT, 138, 'PHÓ GIÁM ĐỐC', { bold: true })
      .at(RIGHT, 120, 'KT. GIÁM ĐỐC', { bold: true })
      .at(RIGHT, 126, 'SỞ Y TẾ', { bold: true })
      .at(RIGHT, 132, 'PHÓ GIÁM ĐỐC', { bold: true })
      .at(RIGHT, 156, 'Lê Quang Hùng', { bold: true })
      .at(LEFT, 162, 'Trần Bá Công', { bold: true })
      .at(50, 172, 'Nơi nhận:', { bold: true, italic: true })
      .at(52, 177, '- UBND tỉnh;')
      .at(52, 182, '- Lưu: VT.');
    expect(analyse(draft.build()).metadata).toMatchObject({
      signerTitle: 'KT. GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO / PHÓ GIÁM ĐỐC | KT. GIÁM ĐỐC SỞ Y TẾ / PHÓ GIÁM ĐỐC',
      signerName: 'Trần Bá Công | Lê Quang Hùng',
    });
  });

  it('both columns in one line of the text layer', () => {
    const draft = new Draft('pdf', 1)
      .at(112, 20, 'UBND TỈNH AN BÌNH          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { widthMm: 160 })
      .at(112, 26, 'SỞ NỘI VỤ              Độc lập - Tự do - Hạnh phúc', { widthMm: 150 })
      .at(112, 37, 'Số: 15/BC-SNV          An Bình, ngày 25 tháng 8 năm 2026', { widthMm: 150 })
      .at(MIDDLE, 54, 'BÁO CÁO', { bold: true })
      .at(MIDDLE, 60, 'Kết quả công tác tháng 8', { bold: true });
    expect(analyse(body(draft, 80, 6).build()).metadata).toMatchObject({
      parentBody: 'UBND TỈNH AN BÌNH',
      issuer: 'SỞ NỘI VỤ',
      referenceNumber: '15/BC-SNV',
      date: '2026-08-25',
    });
  });

  it('finds the drawn lines by their place and width', () => {
    const draft = stateHead(new Draft('pdf', 1))
      .shape({ page: 1, box: { xMm: 50, yMm: 32, widthMm: 14, heightMm: 0.2 } })
      .shape({ page: 1, box: { xMm: 110, yMm: 32, widthMm: 60, heightMm: 0.2 }, kind: 'rectangle' })
      .shape({ page: 1, box: { xMm: 30, yMm: 260, widthMm: 165, heightMm: 0.2 } })
      .at(MIDDLE, 54, 'TỜ TRÌNH', { bold: true });
    const separators = analyse(body(draft, 80, 4).build()).components.filter((c) => c.id === 'separator');
    expect(separators.map((c) => c.separates)).toEqual([
      { under: 'agency', form: 'drawn', widthMm: 14 },
      { under: 'nationalMotto', form: 'drawn', widthMm: 60 },
    ]);
  });

  it('a number that is a picture is a reason, one that is text is read', () => {
    const at = (text: string | null, appearance: 'text' | 'picture') =>
      analyse(
        body(
          stateHead(new Draft('pdf', 1), 'Số:        /TTr-SNV', 'An Bình, ngày      tháng 8 năm 2026').at(MIDDLE, 54, 'TỜ TRÌNH', {
            bold: true,
          }),
          80,
          4,
        )
          .field({ box: { xMm: 45, yMm: 36, widthMm: 10, heightMm: 7 }, text, appearance })
          .field({ box: { xMm: 125, yMm: 36, widthMm: 8, heightMm: 7 }, text, appearance })
          .build(),
      );
    const picture = at(null, 'picture');
    expect(picture.metadata).toMatchObject({ referenceNumber: null, number: null, symbol: 'TTr-SNV', date: '2026-08' });
    expect(picture.reasons).toMatchObject({ referenceNumber: 'reason.picture', number: 'reason.picture', date: 'reason.picture' });
    expect(at('25', 'text').metadata).toMatchObject({ referenceNumber: '25/TTr-SNV', number: '25', date: '2026-08-25' });
  });

  it('a Party foot read line by line, the star and the hyphens', () => {
    const draft = new Draft('pdf', 1)
      .at(LEFT, 20, 'ĐẢNG BỘ TỈNH AN BÌNH')
      .at(RIGHT, 20, 'ĐẢNG CỘNG SẢN VIỆT NAM', { bold: true })
      .at(LEFT, 26, 'ĐẢNG UỶ XÃ KHE TRAI', { bold: true })
      .at(LEFT, 31, '*')
      .at(RIGHT, 31, 'Khe Trai, ngày tháng 9 năm 2026', { italic: true })
      .at(LEFT, 37, 'Số -ĐA/ĐU')
      .at(MIDDLE, 50, 'ĐỀ ÁN', { bold: true })
      .at(MIDDLE, 56, 'sắp xếp tổ chức đảng', { bold: true })
      .at(MIDDLE, 62, '-----');
    body(draft, 70, 5)
      .at(45, 120, 'Nơi nhận:')
      .at(RIGHT, 120, 'T/M ĐẢNG UỶ', { bold: true })
      .at(60, 126, '- Ban Thường vụ Tỉnh uỷ (báo cáo);')
      .at(RIGHT, 126, 'BÍ THƯ')
      .at(55, 131, '- Lưu Văn phòng Đảng uỷ.')
      .at(RIGHT, 150, 'Hoàng Văn Tấn', { bold: true });
    const { metadata, components, system } = analyse(draft.build());
    expect(system).toBe('party');
    expect(metadata).toMatchObject({
      parentBody: 'ĐẢNG BỘ TỈNH AN BÌNH',
      issuer: 'ĐẢNG UỶ XÃ KHE TRAI',
      referenceNumber: '-ĐA/ĐU',
      date: '2026-09',
      signerTitle: 'T/M ĐẢNG UỶ / BÍ THƯ',
      signerName: 'Hoàng Văn Tấn',
      recipients: ['Ban Thường vụ Tỉnh uỷ (báo cáo)', 'Lưu Văn phòng Đảng uỷ'],
    });
    expect(components.filter((c) => c.id === 'separator').map((c) => c.separates?.under)).toEqual(['agency', 'subject']);
  });

  it('the signatures of an electronic copy, above the heading', () => {
    const copied = (kind: string, field: { widthMm: number; text: string | null }) =>
      analyse(
        new Draft('pdf', 1)
          .at(57, 30, 'TỈNH UỶ AN BÌNH')
          .at(150, 30, kind, { bold: true, widthMm: 75 })
          .at(MIDDLE, 54, 'BÁO CÁO', { bold: true })
          .field({
            box: { xMm: 150, yMm: 4, widthMm: field.widthMm, heightMm: 24 },
            text: field.text,
            appearance: field.text ? 'text' : 'picture',
          })
          .build(),
      )
        .components.map((c) => c.id)
        .filter((id) => id.startsWith('eCopy'));
    expect(copied('ĐẢNG CỘNG SẢN VIỆT NAM', { widthMm: 26, text: null })).toEqual(['eCopyOrgSign']);
    expect(copied('ĐẢNG CỘNG SẢN VIỆT NAM', { widthMm: 50, text: null })).toEqual(['eCopyPersonSign']);
    expect(copied('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { widthMm: 50, text: 'SAO Y\nSở Nội vụ\n25/8/2026; 09:24:29' })).toEqual([
      'eCopySign',
    ]);
  });

  it('a scan has a page and reasons, nothing else', () => {
    const { components, metadata, reasons, parts } = analyse(new Draft('pdf', 9).add('watermark').scan().build());
    expect(components.map((c) => c.id)).toEqual(['page']);
    expect(metadata).toMatchObject({ pages: 9, issuer: null, signerName: null });
    expect(reasons).toMatchObject({ issuer: 'reason.scan', date: 'reason.scan' });
    expect(parts).toEqual([]);
  });
});
