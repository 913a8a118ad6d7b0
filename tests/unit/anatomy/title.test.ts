import { describe, expect, it } from 'vitest';
import { analyse } from '../../../lib/anatomy';
import { bold, Draft, italic, partyHeader, SENTENCE, stateHeader } from './draft';

const party = () => partyHeader(new Draft(), ['TỈNH UỶ AN BÌNH'], 'Số 12-KL/TU', 'An Bình, ngày 03 tháng 8 năm 2026').lines('');
const state = () =>
  stateHeader(new Draft(), ['ỦY BAN NHÂN DÂN', 'TỈNH AN BÌNH'], 'Số: 12/QĐ-UBND', 'An Bình, ngày 03 tháng 8 năm 2026').lines('');
const read = (draft: Draft) => analyse(draft.build());

describe('type and subject', () => {
  it('joins the lines of the subject and stops at the hyphens', () => {
    const { metadata, components } = read(
      party().title('KẾT LUẬN', 'CỦA BAN THƯỜNG VỤ TỈNH UỶ', 'về phát triển kinh tế tư nhân', '-----').lines(SENTENCE),
    );
    expect(metadata).toMatchObject({ documentType: 'kết luận', subject: 'CỦA BAN THƯỜNG VỤ TỈNH UỶ về phát triển kinh tế tư nhân' });
    expect(components.find((c) => c.separates?.under === 'subject')).toMatchObject({ text: '-----', separates: { form: 'hyphens' } });
  });

  it('a subject in capitals ends before the issuing power', () => {
    const draft = state().title('QUYẾT ĐỊNH', 'BAN HÀNH QUY CHẾ LÀM VIỆC CỦA', 'SỞ NỘI VỤ', 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN BÌNH');
    draft
      .lines(italic('Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;'), italic('Theo đề nghị của Giám đốc Sở Nội vụ.'))
      .title('QUYẾT ĐỊNH:');
    const { metadata, components } = read(draft.lines('Điều 1. Ban hành Quy chế.', SENTENCE));
    expect(metadata).toMatchObject({ documentType: 'quyết định', subject: 'BAN HÀNH QUY CHẾ LÀM VIỆC CỦA SỞ NỘI VỤ' });
    expect(components.find((c) => c.id === 'bases')!.ranges).toHaveLength(2);
    expect(components.find((c) => c.id === 'article')!.text).toContain('Điều 1.');
    expect(components.find((c) => c.id === 'body')!.text).not.toContain('QUYẾT ĐỊNH:');
  });

  it.each([
    [['ĐỀ ÁN NHÂN SỰ', 'cấp uỷ chi bộ thôn mới'], 'đề án', 'cấp uỷ chi bộ thôn mới'],
    [['NỘI QUY, QUY CHẾ LÀM VIỆC', 'CỦA ĐẠI HỘI LẦN THỨ I'], 'nội quy, quy chế', 'NỘI QUY, QUY CHẾ LÀM VIỆC CỦA ĐẠI HỘI LẦN THỨ I'],
    [['Q U Y Ế T  Đ Ị N H', 'về việc kiện toàn'], 'quyết định', 'về việc kiện toàn'],
    [['CHƯƠNG TRÌNH', 'hành động thực hiện Nghị quyết Đại hội'], 'chương trình', 'hành động thực hiện Nghị quyết Đại hội'],
    [['BÁO CÁO'], 'báo cáo', null],
    [['PHIẾU ĐỀ XUẤT NHU CẦU', 'năm 2027'], 'phiếu đề xuất nhu cầu', 'năm 2027'],
  ])('%j', (lines, documentType, subject) => {
    expect(
      read(
        party()
          .title(...lines)
          .lines('', SENTENCE),
      ).metadata,
    ).toMatchObject({ documentType, subject });
  });

  it('a title that a công văn must not have leaves its subject alone', () => {
    const draft = stateHeader(new Draft(), ['SỞ NỘI VỤ'], 'Số: 12/SNV-VP', 'An Bình, ngày 03 tháng 8 năm 2026', ['V/v rà soát hồ sơ']);
    const { metadata, components } = read(draft.lines('').title('CÔNG VĂN').lines('Kính gửi: Các phòng.', SENTENCE));
    expect(metadata).toMatchObject({ documentType: 'công văn', subject: 'V/v rà soát hồ sơ' });
    expect(components.map((c) => c.id)).toEqual(expect.arrayContaining(['typeName', 'subjectCV']));
  });

  it('a subject on the right is still one', () => {
    expect(
      read(
        state()
          .title('QUYẾT ĐỊNH')
          .lines(['Về việc kiện toàn', { align: 'right', bold: true }], SENTENCE),
      ).metadata.subject,
    ).toBe('Về việc kiện toàn');
  });

  it('a subject set to the right in plain type is one by its opening words', () => {
    const draft = party().lines(['BÁO CÁO', { align: 'center', bold: true }], ['về kết quả năm 2026', { align: 'right' }], SENTENCE);
    expect(read(draft).metadata.subject).toBe('về kết quả năm 2026');
  });

  it('an unknown title is only guessed', () => {
    const { components } = read(party().title('PHIẾU ĐỀ XUẤT NHU CẦU').lines(SENTENCE));
    expect(components.find((c) => c.id === 'typeName')).toMatchObject({ confidence: 0.5, why: 'why.titlePlace' });
  });

  it('the name of a programme in the agency block is no type', () => {
    const draft = partyHeader(
      new Draft(),
      ['TỈNH UỶ AN BÌNH', 'BAN CHỈ ĐẠO', 'CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA'],
      'Số 02-TB/BCĐ',
      'An Bình, ngày 03 tháng 8 năm 2026',
    );
    const { metadata } = read(draft.lines('').title('THÔNG BÁO', 'kết luận phiên họp').lines(SENTENCE));
    expect(metadata).toMatchObject({ documentType: 'thông báo', parentBody: 'TỈNH UỶ AN BÌNH' });
  });

  it('a công văn of 2018 has a subject without opening words', () => {
    const draft = partyHeader(new Draft(), ['TỈNH UỶ AN BÌNH', 'VĂN PHÒNG'], 'Số 12-CV/VPTU', 'An Bình, ngày 03 tháng 8 năm 2025', [
      italic('Chuẩn bị hội nghị trực tuyến'),
    ]);
    const { metadata } = read(draft.lines('Kính gửi: Các ban đảng,', SENTENCE));
    expect(metadata).toMatchObject({ documentType: 'công văn', subject: 'Chuẩn bị hội nghị trực tuyến', addressee: ['Các ban đảng'] });
  });
});

describe('addressees', () => {
  it('a list in dash lines', () => {
    const draft = state()
      .title('TỜ TRÌNH', 'Về việc bổ sung kinh phí')
      .lines('', 'Kính gửi:', '- Ủy ban nhân dân tỉnh;', '- Sở Tài chính.', '', SENTENCE);
    const { metadata, components } = read(draft);
    expect(metadata.addressee).toEqual(['Ủy ban nhân dân tỉnh', 'Sở Tài chính']);
    expect(components.find((c) => c.id === 'addressLabel')!.text).toBe('Kính gửi:');
  });

  it('lines without a dash, alone or among others', () => {
    const draft = state()
      .title('TỜ TRÌNH', 'Về việc bổ sung kinh phí')
      .lines('', 'Kính gửi:', '\tỦy ban nhân dân tỉnh;', '\t- Sở Tài chính;', '\tSở Nội vụ.', SENTENCE);
    expect(read(draft).metadata.addressee).toEqual(['Ủy ban nhân dân tỉnh', 'Sở Tài chính', 'Sở Nội vụ']);
  });

  it('label and list in the cells of a table', () => {
    const draft = party()
      .title('TỜ TRÌNH', 'về biên chế')
      .table([[[italic('Kính trình:')], ['- Ban Thường vụ Tỉnh uỷ;', '- Ban Tổ chức Tỉnh uỷ;']]])
      .lines(SENTENCE);
    expect(read(draft).metadata.addressee).toEqual(['Ban Thường vụ Tỉnh uỷ', 'Ban Tổ chức Tỉnh uỷ']);
  });

  it('bases after the title of a tờ trình are no addressees', () => {
    const draft = party()
      .title('HƯỚNG DẪN', 'công tác đảng viên')
      .lines('- Căn cứ Điều lệ Đảng;', '- Căn cứ Quy định số 294-QĐ/TW.', SENTENCE);
    const { metadata, components } = read(draft);
    expect(metadata.addressee).toEqual([]);
    expect(components.find((c) => c.id === 'bases')!.ranges).toHaveLength(2);
  });
});

describe('the levels of the text', () => {
  it('parts, chapters, sections, articles, clauses, points, Roman headings', () => {
    const draft = party().title('QUY CHẾ', 'làm việc').title('Chương I', 'NHỮNG QUY ĐỊNH CHUNG', 'Mục 1', 'PHẠM VI');
    draft.lines(bold('Điều 1. Phạm vi'), '1. Khoản một.', 'a) Điểm a.', 'đ) Điểm đ.', bold('I- TÌNH HÌNH'), SENTENCE, [
      'Khoản tự đánh số.',
      { listLabel: '2.' },
    ]);
    const ids = read(draft)
      .components.filter((c) =>
        ['partChapter', 'partChapterTitle', 'section', 'sectionTitle', 'article', 'clause', 'point', 'romanHeading'].includes(c.id),
      )
      .map((c) => `${c.id}: ${c.text}`);
    expect(ids).toEqual([
      'partChapter: Chương I',
      'partChapterTitle: NHỮNG QUY ĐỊNH CHUNG',
      'section: Mục 1',
      'sectionTitle: PHẠM VI',
      'article: Điều 1. Phạm vi',
      'clause: 1. Khoản một.',
      'point: a) Điểm a.',
      'point: đ) Điểm đ.',
      'romanHeading: I- TÌNH HÌNH',
      'clause: Khoản tự đánh số.',
    ]);
  });

  it('a bold lettered heading is no running text', () => {
    const draft = party().title('BÁO CÁO', 'năm 2026').lines(bold('PHẦN THỨ NHẤT'), bold('A. Tình hình chung'), SENTENCE);
    expect(read(draft).components.find((c) => c.id === 'body')!.text).not.toContain('Tình hình chung');
  });

  it('sentences that only begin like a heading stay text', () => {
    const draft = party()
      .title('BÁO CÁO', 'năm 2026')
      .lines(
        'Chương trình hành động được triển khai đồng bộ ở các cấp.',
        'Phần lớn các đơn vị hoàn thành nhiệm vụ được giao.',
        '15/8/2026 là hạn cuối nộp báo cáo.',
      );
    expect(read(draft).components.filter((c) => ['partChapter', 'section', 'clause'].includes(c.id))).toEqual([]);
  });
});
