import { describe, expect, it } from 'vitest';
import { analyse } from '../../../lib/anatomy';
import { bold, Draft, footTable, type Line, partyHeader, SENTENCE, stateHeader } from './draft';

const partyDraft = () =>
  partyHeader(new Draft(), ['TỈNH UỶ AN BÌNH'], 'Số 12-KH/TU', 'An Bình, ngày 03 tháng 8 năm 2026')
    .title('KẾ HOẠCH', 'năm 2027')
    .lines(SENTENCE);
const stateDraft = () =>
  stateHeader(new Draft(), ['UBND TỈNH AN BÌNH', 'SỞ NỘI VỤ'], 'Số: 12/KH-SNV', 'An Bình, ngày 03 tháng 8 năm 2026')
    .title('KẾ HOẠCH', 'Năm 2027')
    .lines(SENTENCE);
const RECIPIENTS = ['- Như trên;', '- Các đảng uỷ trực thuộc Tỉnh uỷ;', '- Lưu Văn phòng Tỉnh uỷ.'];

const signed = (draft: Draft) => {
  const { metadata } = analyse(draft.build());
  return [metadata.signAuthority, metadata.signerTitle, metadata.signerName];
};

describe('the signature block', () => {
  it.each<[string[], string | null, string | null, string]>([
    [['T/M BAN THƯỜNG VỤ', 'PHÓ BÍ THƯ', '', '', 'Trần Văn Hải'], 'T/M BAN THƯỜNG VỤ', 'T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ', 'Trần Văn Hải'],
    [['T/M BỘ CHÍNH TRỊ', '', '', 'Tô Văn Lâm'], 'T/M BỘ CHÍNH TRỊ', 'T/M BỘ CHÍNH TRỊ', 'Tô Văn Lâm'],
    [
      ['K/T CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG', '', 'Lê Thị Hoa'],
      'K/T CHÁNH VĂN PHÒNG',
      'K/T CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG',
      'Lê Thị Hoa',
    ],
    [
      ['T/L BAN THƯỜNG VỤ', 'CHÁNH VĂN PHÒNG', '', 'Nguyễn Đình An'],
      'T/L BAN THƯỜNG VỤ',
      'T/L BAN THƯỜNG VỤ / CHÁNH VĂN PHÒNG',
      'Nguyễn Đình An',
    ],
    [['KT GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', '', 'Lê Thị Hoa'], 'KT GIÁM ĐỐC', 'KT GIÁM ĐỐC / PHÓ GIÁM ĐỐC', 'Lê Thị Hoa'],
    [['KT. Giám đốc', 'Phó Giám đốc', '', 'Lê Thị Hoa'], 'KT. Giám đốc', 'KT. Giám đốc / Phó Giám đốc', 'Lê Thị Hoa'],
    [['TM. Ủy ban nhân dân', 'Chủ tịch', '', 'Lê Thị Hoa'], 'TM. Ủy ban nhân dân', 'TM. Ủy ban nhân dân / Chủ tịch', 'Lê Thị Hoa'],
    [['t/m ban thường vụ', 'phó bí thư', '', 'Lê Thị Hoa'], 't/m ban thường vụ', 't/m ban thường vụ / phó bí thư', 'Lê Thị Hoa'],
    [['T/M Ban Chấp hành', 'Bí thư', '', 'Lê Thị Hoa'], 'T/M Ban Chấp hành', 'T/M Ban Chấp hành / Bí thư', 'Lê Thị Hoa'],
    [['Kt. Giám đốc', 'Phó Giám đốc', '', 'Lê Thị Hoa'], 'Kt. Giám đốc', 'Kt. Giám đốc / Phó Giám đốc', 'Lê Thị Hoa'],
    [['Q. CHÁNH VĂN PHÒNG', '', 'Nguyễn Đình An'], null, 'Q. CHÁNH VĂN PHÒNG', 'Nguyễn Đình An'],
    [['TRƯỞNG BAN', '', 'Lò Thị Pó'], null, 'TRƯỞNG BAN', 'Lò Thị Pó'],
    [
      ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', '(Đã ký)', 'Ngô Thanh Hằng'],
      'TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH',
      'TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH',
      'Ngô Thanh Hằng',
    ],
    [['KT.GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', '', 'Mai Đức Toàn'], 'KT.GIÁM ĐỐC', 'KT.GIÁM ĐỐC / PHÓ GIÁM ĐỐC', 'Mai Đức Toàn'],
    [
      ['TUQ. CHỦ TỊCH', 'GIÁM ĐỐC SỞ NỘI VỤ', '', 'TS. Bùi Hải Yến'],
      'TUQ. CHỦ TỊCH',
      'TUQ. CHỦ TỊCH / GIÁM ĐỐC SỞ NỘI VỤ',
      'TS. Bùi Hải Yến',
    ],
    [
      ['TL. BỘ TRƯỞNG', 'KT. VỤ TRƯỞNG VỤ TỔ CHỨC', 'PHÓ VỤ TRƯỞNG', '', 'NGUYỄN VĂN AN'],
      'TL. BỘ TRƯỞNG / KT. VỤ TRƯỞNG VỤ TỔ CHỨC',
      'TL. BỘ TRƯỞNG / KT. VỤ TRƯỞNG VỤ TỔ CHỨC / PHÓ VỤ TRƯỞNG',
      'NGUYỄN VĂN AN',
    ],
    [
      ['T/M BAN CHẤP HÀNH', 'ĐẢNG BỘ TỈNH KHOÁ XX', 'BÍ THƯ', '', 'Vũ Thanh Hiền'],
      'T/M BAN CHẤP HÀNH ĐẢNG BỘ TỈNH KHOÁ XX',
      'T/M BAN CHẤP HÀNH ĐẢNG BỘ TỈNH KHOÁ XX / BÍ THƯ',
      'Vũ Thanh Hiền',
    ],
    [['KT. BỘ TRƯỞNG THỨ TRƯỞNG', '', 'Phạm Văn Phúc'], 'KT. BỘ TRƯỞNG', 'KT. BỘ TRƯỞNG / THỨ TRƯỞNG', 'Phạm Văn Phúc'],
  ])('in a borderless table: %j', (lines, authority, title, name) => {
    expect(signed(footTable(partyDraft(), RECIPIENTS, lines))).toEqual([authority, title, name]);
  });

  it("a 'kiêm' block keeps both positions apart", () => {
    const { metadata, components } = analyse(
      footTable(partyDraft(), RECIPIENTS, ['UỶ VIÊN BAN THƯỜNG VỤ', 'kiêm', 'TRƯỞNG BAN CHỈ ĐẠO', '', 'Hà Văn Minh']).build(),
    );
    expect(metadata).toMatchObject({
      signAuthority: null,
      signerTitle: 'UỶ VIÊN BAN THƯỜNG VỤ / TRƯỞNG BAN CHỈ ĐẠO',
      signerName: 'Hà Văn Minh',
    });
    expect(components.find((c) => c.id === 'signPositionOther')!.text).toBe('TRƯỞNG BAN CHỈ ĐẠO');
  });

  it('pushed right by blanks and tabs, without a table', () => {
    const draft = stateDraft().lines(
      'Nơi nhận:\t\t\t\t\tKT. GIÁM ĐỐC',
      '- Như trên;\t\t\t\t\tPHÓ GIÁM ĐỐC',
      '- Lưu: VT, TCCB.',
      '',
      '\t\t\t\t\t\tMai Đức Toàn',
    );
    expect(signed(draft)).toEqual(['KT. GIÁM ĐỐC', 'KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC', 'Mai Đức Toàn']);
    expect(analyse(draft.build()).metadata.recipients).toEqual(['Như trên', 'Lưu: VT, TCCB']);
  });

  it('the second line pushed by blanks inside a cell', () => {
    const draft = stateDraft().table([
      [
        [
          ['Nơi nhận:', { align: 'left' }],
          ['- Lưu: VT.', { align: 'left' }],
        ],
        [
          'KT. GIÁM ĐỐC',
          ['                 PHÓ GIÁM ĐỐC', { align: 'justify' }],
          '',
          ['                    Mai Đức Toàn', { align: 'justify' }],
        ],
      ],
    ]);
    expect(signed(draft)).toEqual(['KT. GIÁM ĐỐC', 'KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC', 'Mai Đức Toàn']);
  });

  it('under the list, when everything stands in one column', () => {
    const draft = stateDraft().lines('Nơi nhận:', '- Như trên;', '- Lưu: VT.', ['GIÁM ĐỐC', { align: 'right', bold: true }], '', [
      'Bùi Hải Yến',
      { align: 'right', bold: true },
    ]);
    expect(signed(draft)).toEqual([null, 'GIÁM ĐỐC', 'Bùi Hải Yến']);
  });

  it('minutes: secretary and chair sign side by side', () => {
    const draft = partyDraft().table([
      [
        [bold('NGƯỜI GHI BIÊN BẢN'), '', '', bold('Tạ Thu Hường')],
        [bold('CHỦ TRÌ HỘI NGHỊ'), '', '', bold('Nguyễn Đình Khoa')],
      ],
    ]);
    const { metadata, components } = analyse(draft.build());
    expect(metadata).toMatchObject({
      signerTitle: 'NGƯỜI GHI BIÊN BẢN | CHỦ TRÌ HỘI NGHỊ',
      signerName: 'Tạ Thu Hường | Nguyễn Đình Khoa',
    });
    expect(components.filter((c) => c.id === 'signName').map((c) => c.text)).toEqual(['Tạ Thu Hường', 'Nguyễn Đình Khoa']);
  });

  it('a joint document: the heads of both bodies sign', () => {
    const draft = partyDraft().table([
      [
        [bold('CHÁNH VĂN PHÒNG'), bold('UỶ BAN NHÂN DÂN TỈNH'), '', 'Lê Văn Bảy'],
        [bold('CHÁNH VĂN PHÒNG'), bold('TỈNH UỶ'), '', 'Trần Văn Ba'],
      ],
    ]);
    expect(signed(draft)).toEqual([null, 'CHÁNH VĂN PHÒNG UỶ BAN NHÂN DÂN TỈNH | CHÁNH VĂN PHÒNG TỈNH UỶ', 'Lê Văn Bảy | Trần Văn Ba']);
  });

  it('a position nobody knows, room, and a name', () => {
    const draft = partyHeader(new Draft(), ['CHI BỘ 1'], 'Số 02-NQ/CB', 'An Bình, ngày 03 tháng 8 năm 2026')
      .title('BẢN NHẬN XÉT', 'đảng viên dự bị')
      .lines(SENTENCE, bold('ĐỒNG CHÍ ĐƯỢC PHÂN CÔNG THEO DÕI'), '', '', 'Lò Văn Pó');
    expect(signed(draft)).toEqual([null, 'ĐỒNG CHÍ ĐƯỢC PHÂN CÔNG THEO DÕI', 'Lò Văn Pó']);
  });

  it('words of a signature’s appearance are no name', () => {
    const lines = [
      'GIÁM ĐỐC',
      'Người ký: Bùi Hải Yến',
      'Cơ quan: Sở Nội vụ, Tỉnh',
      'An Bình',
      'Thời gian ký: 25-08-2026 09:24:29 +07:00',
      'Bùi Hải Yến',
    ];
    expect(signed(footTable(stateDraft(), ['- Lưu: VT.'], lines))).toEqual([null, 'GIÁM ĐỐC', 'Bùi Hải Yến']);
  });

  it('ranges hold what is printed, however it was typed', () => {
    const document = partyDraft()
      .lines('Kính gửi:   Ban   Tổ chức   Tỉnh uỷ')
      .table([
        [
          [
            ['Nơi  nhận:', { align: 'left' }],
            ['-  Như trên;', { align: 'left' }],
          ],
          ['KT.  BỘ TRƯỞNG   THỨ TRƯỞNG', '', 'Phạm Văn Phúc'],
        ],
      ])
      .build();
    const { components } = analyse(document);
    const text = (id: string) => components.find((c) => c.id === id)!.text;
    expect([text('signAuthority'), text('signPosition'), text('recipientsLabel')]).toEqual(['KT.  BỘ TRƯỞNG', 'THỨ TRƯỞNG', 'Nơi  nhận:']);
    for (const c of components)
      for (const r of c.ranges) expect(document.paragraphs[r.paragraph]!.text.slice(r.start, r.end).trim(), c.id).not.toBe('');
  });

  it('a name not yet filled in is a reason', () => {
    const { metadata, reasons } = analyse(footTable(partyDraft(), RECIPIENTS, ['T/M TỈNH UỶ', 'BÍ THƯ', '', '']).build());
    expect(metadata.signerName).toBeNull();
    expect(reasons.signerName).toBe('reason.blank');
  });

  it('nothing signed, nothing made up', () => {
    expect(signed(partyDraft().lines(SENTENCE, 'Phần cuối của nội dung.'))).toEqual([null, null, null]);
  });
});

describe('recipients', () => {
  it('items, archive line and the drafter on a line of its own', () => {
    const draft = footTable(partyDraft(), [...RECIPIENTS, 'NguyenVanAn-26'], ['T/M TỈNH UỶ', 'BÍ THƯ', '', 'Vũ Thanh Hiền']);
    const { metadata, components } = analyse(draft.build());
    expect(metadata.recipients).toEqual(['Như trên', 'Các đảng uỷ trực thuộc Tỉnh uỷ', 'Lưu Văn phòng Tỉnh uỷ']);
    expect(components.find((c) => c.id === 'drafterCode')).toMatchObject({ text: 'NguyenVanAn-26', why: 'why.afterArchive' });
  });

  it('the drafter glued to the archive line in tiny type', () => {
    const glued: Line = ['- Lưu: VT, NC.Châu', { align: 'left', sized: { Châu: 2 } }];
    const draft = stateDraft().table([
      [
        [['Nơi nhận:', { align: 'left' }], ['- Như trên;', { align: 'left' }], glued],
        ['GIÁM ĐỐC', '', 'Bùi Hải Yến'],
      ],
    ]);
    expect(analyse(draft.build()).components.find((c) => c.id === 'drafterCode')).toMatchObject({ text: 'Châu', why: 'why.tinyType' });
  });

  it('dashes counted by the list, not typed', () => {
    const items = ['Như Điều 3;', 'Lưu: VT.'].map((text): Line => [text, { align: 'left', listLabel: '-' }]);
    const draft = stateDraft().table([
      [
        [['Nơi nhận:', { align: 'left' }], ...items],
        ['GIÁM ĐỐC', '', 'Bùi Hải Yến'],
      ],
    ]);
    expect(analyse(draft.build()).metadata.recipients).toEqual(['Như Điều 3', 'Lưu: VT']);
  });

  it('a clause on recipients in the text is no label', () => {
    const draft = stateDraft().lines(
      '9. Nơi nhận',
      'Nơi nhận văn bản được ghi ở cuối, bên trái; gồm những cơ quan phải thi hành và những cơ quan cần biết nội dung để phối hợp.',
    );
    expect(analyse(draft.build()).components.find((c) => c.id === 'recipientsLabel')).toBeUndefined();
  });

  it('a note under the foot is no running text', () => {
    const note = 'Đầu mối liên hệ: đồng chí Tạ Thu Hường, chuyên viên Phòng Tổng hợp.';
    const draft = footTable(partyDraft(), RECIPIENTS, ['T/M BAN THƯỜNG VỤ', 'BÍ THƯ', '', 'Trần Văn Hải']).lines(note);
    const bodies = analyse(draft.build()).components.filter((c) => c.id === 'body');
    expect(bodies.map((c) => c.text).join()).not.toContain('Đầu mối');
    expect(bodies).toHaveLength(1);
  });

  it('contact data at the foot', () => {
    const draft = footTable(stateDraft(), ['- Lưu: VT.'], ['GIÁM ĐỐC', '', 'Bùi Hải Yến']).lines(
      'Địa chỉ: số 1, đường Lê Lợi; Điện thoại: 0123 456 789; Email: vt@anbinh.example',
    );
    expect(analyse(draft.build()).components.find((c) => c.id === 'contact')!.text).toContain('Điện thoại');
  });
});
