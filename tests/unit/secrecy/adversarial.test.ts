import { describe, expect, it } from 'vitest';
import { findMark, findMarkInFileName, findMarkInHostRow, findMarkInText } from '../../../lib/secrecy';
import { type DraftSpec, draftOf } from './draft';

const FRAME = ['TỈNH UỶ ĐỒNG XUÂN', 'Số 21-CV/TU', 'V/v góp ý dự thảo văn bản'];
const FILL = ['Căn cứ Quy chế làm việc, Ban Thường vụ Tỉnh uỷ đề nghị các cấp uỷ thực hiện như sau.', 'Nơi nhận:'];

describe('marks hidden or set oddly', () => {
  it.each<[string, DraftSpec]>([
    ['under a subject that ends in "văn bản"', { body: [...FRAME, 'MẬT', ...FILL] }],
    [
      'under a long subject, title case',
      { body: [...FRAME.slice(0, 2), 'V/v chuẩn bị nội dung hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ năm', 'Tối mật', ...FILL] },
    ],
    ['under a name that ends in a word of a compound', { body: [...FILL, 'Nguyễn Thị Hoa', 'MẬT'] }],
    ['under an addressee that ends in a comma', { body: ['Kính gửi: Các ban Đảng Tỉnh uỷ,', 'MẬT', ...FILL] }],
    ['with a remark in brackets', { body: [...FRAME, 'MẬT (theo Quyết định số 1630/QĐ-TTg)', ...FILL] }],
    ['carried, with a note', { body: ['TÀI LIỆU MẬT, KHÔNG SAO CHỤP', ...FILL] }],
    ['carried over two lines', { body: FILL, boxes: ['TÀI LIỆU\nMẬT'] }],
    ['beside the date by three blanks', { body: ['MẬT   Đồng Xuân, ngày 05 tháng 9 năm 2026', ...FILL] }],
    ['label and value by a tab', { body: ['Độ mật\tTối mật', ...FILL] }],
    ['value behind dots', { body: ['Độ mật: ....... Mật .......', ...FILL] }],
    ['label without a colon, dots', { body: ['Độ mật ........ Mật', ...FILL] }],
    ['label of a proposal', { body: ['Đề nghị xác định độ mật của dự thảo: Tối mật', ...FILL] }],
    ['the secret itself as the label', { body: ['Bí mật nhà nước: Tối mật', ...FILL] }],
    ['label on another kind of field', { body: ['Loại văn bản: Mật', ...FILL] }],
    [
      'value in the next cell with a remark',
      {
        body: FILL,
        table: [
          ['Độ mật', 'Mật, theo đề xuất của Ban Tổ chức'],
          ['Độ khẩn', 'Thường'],
        ],
      },
    ],
    [
      'list of papers without a subject column',
      {
        body: FILL,
        table: [
          ['Tài liệu', 'Độ mật'],
          ['Báo cáo A', 'Thường'],
          ['Phương án B', 'Mật'],
          ['Phương án C', 'Tối mật'],
        ],
      },
    ],
    [
      'register',
      {
        body: FILL,
        table: [
          ['Số, ký hiệu', 'Trích yếu', 'Độ mật'],
          ['01', 'A', 'Mật'],
          ['02', 'B', 'Tối mật'],
          ['03', 'C', 'Tuyệt mật'],
        ],
      },
    ],
    ['two marks', { body: ['MẬT', 'TỐI MẬT', ...FILL] }],
    ['letters with blank and starred lines between', { body: ['M', '', 'Ậ', '*', 'T', ...FILL] }],
    ['two letters, one letter', { body: ['MẬ', 'T', ...FILL] }],
    ['a letter a cell of a header table', { body: FILL, table: [['T', 'Ố', 'I', 'M', 'Ậ', 'T']] }],
    ['letters in brackets', { body: ['(M) (Ậ) (T)', ...FILL] }],
    ['overlay marks', { body: ['M̲Ậ̲T̲', ...FILL] }],
    ['circled letters', { body: ['ⓂⒶ\u0323\u0302Ⓣ', ...FILL] }],
    ['bidirectional controls', { body: ['\u202aMẬT\u202c', ...FILL] }],
    ['tag characters', { body: ['M\u{e0041}ẬT', ...FILL] }],
    ['Greek letters', { body: ['ΜẬΤ', ...FILL] }],
    ['choices over two lines', { body: ['Độ mật: ☐ Thường  ☐ Mật', '☒ Tối mật  ☐ Tuyệt mật', ...FILL] }],
    ['choices in the next cell', { body: FILL, table: [['Độ mật', '☐ Thường ☒ Mật']] }],
    ['a mark of both urgency and level', { body: ['HOẢ TỐC, TUYỆT MẬT', ...FILL] }],
    ['footer with page number', { body: FILL, footer: ['MẬT - Trang 1'] }],
    ['description property', { body: FILL, properties: { description: 'Độ mật: Tối mật' } }],
    ['property named without marks', { body: FILL, properties: { DoMat: 'Mat' } }],
  ])('%s', (_, spec) => expect(findMark(draftOf(spec))).not.toBeNull());

  it.each([
    'Mat-CV15.docx',
    'mat 15 cv tu.pdf',
    'tuyet mat ke hoach phong thu.docx',
    'Kế hoạch tối mật phòng thủ.docx',
    '12.BC-MAT.pdf',
    'CV-MẬT-2026.docx',
    'TỐI_MẬT.zip',
    'bao cao__mat.docx',
    'Ke hoach (TOI MAT) v2.docx',
    'ho-so-tuyet-mat.rar',
    'TOIMAT-12-BC-TU.pdf',
  ])('file %s', (name) => expect(findMarkInFileName(name)).not.toBeNull());
  it.each<Record<string, string>[]>([
    [{ 'Độ mật': 'Mật' }],
    [{ 'ĐỘ MẬT *': 'TỐI MẬT' }],
    [{ 'Cấp độ bảo mật': 'Tuyệt mật' }],
    [{ do_mat: 'Toi mat' }],
    [{ 'Độ mật (1)': 'Mật (C)' }],
    [{ 'Tính chất': 'Khẩn, Mật' }],
    [{ '': 'MẬT' }],
    [{ 'Trích yếu': 'Phương án nhân sự (Mật)' }],
    [{ 'Trích yếu': '[TỐI MẬT] Phương án nhân sự' }],
    [{ 'Trích yếu': 'Tối mật: Phương án bảo vệ hội nghị' }],
    [{ 'Trích yếu': 'Tối mật - Phương án bảo vệ' }],
    [{ 'Tệp đính kèm': 'phuong-an_TOI MAT.docx' }],
    [{ 'Thông tin': 'Độ mật: Mật' }],
  ])('row %j', (row) => expect(findMarkInHostRow(row)).not.toBeNull());
  it('plain text', () => {
    expect(findMarkInText('TỈNH UỶ ĐỒNG XUÂN\r\nMẬT\r\nSố 12-CV/TU')).toMatchObject({ level: 'mật', place: 'text' });
    expect(findMarkInText('Luật quy định ba độ:\n- Tuyệt mật\n- Tối mật\n- Mật')).toBeNull();
  });
});

describe('ordinary ones that look like marks', () => {
  it.each<[string, DraftSpec]>([
    [
      'the secret as the head of a sentence',
      {
        body: [
          'Bí mật nhà nước: tuyệt mật, tối mật và mật.',
          'Số lượng bí mật nhà nước: mật 12; tối mật 3',
          'Bí mật nhà nước: Tối mật có thời hạn 20 năm.',
          'Giữ bí mật: mật khẩu, mã PIN',
        ],
      },
    ],
    ['a quiz', { body: ['Câu 1. Thời hạn 20 năm áp dụng cho độ nào?', 'A. Tối mật', 'B. Mật', 'C. Không có', ...FILL] }],
    ['a quiz with an ordinary answer', { body: ['Câu 2. Giấy mời họp giao ban ghi độ nào?', 'A. Mật', 'B. Thường', ...FILL] }],
    ['question and answer', { body: ['Thời hạn 30 năm là của độ nào?', 'Tuyệt mật.', ...FILL] }],
    [
      'a table of two levels',
      {
        body: FILL,
        table: [
          ['Nội dung', 'Tuyệt mật', 'Tối mật'],
          ['Người quyết định', 'Bí thư', 'Bí thư'],
        ],
      },
    ],
    [
      'levels with harm',
      {
        body: FILL,
        table: [
          ['Độ mật', 'Nguy hại', 'Bì'],
          ['Tuyệt mật', 'đặc biệt nghiêm trọng', 'A'],
          ['Tối mật', 'rất nghiêm trọng', 'B'],
          ['Mật', 'nghiêm trọng', 'C'],
        ],
      },
    ],
    [
      'a count by level',
      {
        body: FILL,
        table: [
          ['Loại', 'Số lượng'],
          ['Thường', '120'],
          ['Mật', '5'],
          ['Tối mật', '0'],
        ],
      },
    ],
    [
      'a name in a list of names',
      {
        body: FILL,
        table: [
          ['Họ đệm', 'Tên'],
          ['Nguyễn Văn', 'Mật'],
          ['Trần Thị', 'Hoa'],
        ],
      },
    ],
    ['a heading that runs on', { body: ['DANH MỤC VĂN BẢN, TÀI LIỆU', 'MẬT VÀ TỐI MẬT', ...FILL] }],
    ['a decision on documents', { body: ['QUYẾT ĐỊNH', 'về việc tiêu huỷ tài liệu', 'mật', ...FILL] }],
    ['a form of choices', { body: ['Độ mật: [ ] Mật [ ] Tối mật [x] Thường', ...FILL] }],
    ['a blank with a hint', { body: ['Độ mật (Mật/Tối mật/Tuyệt mật): ', ...FILL] }],
    ['a sentence after the label', { body: ['Độ mật: Mật được đóng dấu đỏ dưới số và ký hiệu.', ...FILL] }],
    ['a list over two lines', { body: ['Độ mật: Tuyệt mật, Tối', 'mật, Mật', ...FILL] }],
    ['honey', { body: ['Mật', 'ong rừng', ...FILL].slice(1) }],
    [
      'a title about secrets',
      { body: FILL, properties: { title: 'Kiểm kê tài liệu tuyệt mật đã hết hạn', subject: 'Bảo vệ bí mật nhà nước' } },
    ],
    ['a subject about secrets', { body: ['V/v kiểm kê, thanh lý tài liệu tối mật', ...FILL] }],
  ])('%s', (_, spec) => expect(findMark(draftOf(spec))).toBeNull());
  it.each([
    'Kiem ke tai lieu toi mat - mau so 1.docx',
    'Quy che bao ve BMNN.docx',
    'mat bang quy hoach.pdf',
    'Hop mat dau xuan.docx',
    'bieu-mau-de-xuat-do-mat.docx',
    'Bao mat.docx',
    'HOP MAT 27-7.docx',
    'mat-cat-duong.dwg',
    'vang_mat.xlsx',
    'Ma mat.docx',
    'phong-chong-mat-trom.docx',
    'So mat.docx',
  ])('file %s', (name) => expect(findMarkInFileName(name)).toBeNull());
  it.each<Record<string, string>[]>([
    [{ 'Độ mật': 'Thường' }],
    [{ 'Độ mật': 'Bình thường', 'Độ khẩn': 'Hoả tốc' }],
    [{ 'Độ mật': '' }],
    [{ 'Độ mật': '-- Chọn độ mật --' }],
    [{ 'Độ mật': 'Thường Mật Tối mật Tuyệt mật' }],
    [{ 'Cấp độ bảo mật': 'Cấp độ 3' }],
    [{ 'Trích yếu': 'V/v tập huấn công tác bảo vệ bí mật nhà nước, quản lý tài liệu mật' }],
    [{ 'Trích yếu': 'Báo cáo mật độ dân số' }],
    [{ 'Tên công văn': 'Về bảo mật thông tin' }],
    [{ 'Người ký': 'Nguyễn Văn Mật' }],
    [{ 'Mật khẩu': 'x' }],
    [{ 'Tệp đính kèm': 'quy-che-bao-ve-bi-mat-nha-nuoc.docx' }],
  ])('row %j', (row) => expect(findMarkInHostRow(row)).toBeNull());
});
