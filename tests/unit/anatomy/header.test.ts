import { describe, expect, it } from 'vitest';
import { analyse, type ComponentFound, type ComponentId } from '../../../lib/anatomy';
import type { DraftDocument } from '../../../lib/document';
import { bold, Draft, italic, partyHeader, SENTENCE, stateHeader } from './draft';

const found = (document: DraftDocument, id: ComponentId): ComponentFound | undefined =>
  analyse(document).components.find((c) => c.id === id);

describe('the header of a DOCX draft', () => {
  it('as a borderless table: parent, body, number, place, subject of a công văn', () => {
    const draft = partyHeader(new Draft(), ['TỈNH UỶ AN BÌNH', 'VĂN PHÒNG'], 'Số      -CV/VPTU', 'An Bình, ngày      tháng 6 năm 2026', [
      italic('về việc chuẩn bị nội dung'),
      italic('hội nghị quý II'),
    ]);
    const { metadata, reasons, system } = analyse(
      draft.lines('', ['Kính gửi: Các đảng uỷ trực thuộc Tỉnh uỷ;', { align: 'center' }], SENTENCE).build(),
    );
    expect(system).toBe('party');
    expect(metadata).toMatchObject({
      issuer: 'VĂN PHÒNG',
      parentBody: 'TỈNH UỶ AN BÌNH',
      referenceNumber: '-CV/VPTU',
      number: null,
      symbol: 'CV/VPTU',
      place: 'An Bình',
      date: '2026-06',
      documentType: 'công văn',
      subject: 'về việc chuẩn bị nội dung hội nghị quý II',
      addressee: ['Các đảng uỷ trực thuộc Tỉnh uỷ'],
    });
    expect(reasons).toMatchObject({ number: 'reason.blank', date: 'reason.blank' });
  });

  it('several lines in one paragraph by line breaks', () => {
    const draft = new Draft().table([
      [
        ['UBND TỈNH AN BÌNH\nSỞ TÀI CHÍNH\nSố: 120/STC-QLNS\nV/v quyết toán\nngân sách năm 2025'],
        ['CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nAn Bình, ngày 05 tháng 02 năm 2026'],
      ],
    ]);
    const { metadata, system } = analyse(draft.lines('Kính gửi: Bộ Tài chính.', SENTENCE).build());
    expect(system).toBe('state');
    expect(metadata).toMatchObject({
      parentBody: 'UBND TỈNH AN BÌNH',
      issuer: 'SỞ TÀI CHÍNH',
      referenceNumber: '120/STC-QLNS',
      date: '2026-02-05',
      subject: 'V/v quyết toán ngân sách năm 2025',
      documentType: 'công văn',
      addressee: ['Bộ Tài chính'],
    });
  });

  it('by tabs and blanks on one line', () => {
    const draft = new Draft().lines(
      'UBND TỈNH AN BÌNH\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      '     SỞ NỘI VỤ                        Độc lập - Tự do - Hạnh phúc',
      'Số:        /SNV-TCBC\t\tAn Bình, ngày        tháng 3 năm 2026',
      'V/v báo cáo biên chế',
      '',
      'Kính gửi: Bộ Nội vụ.',
      SENTENCE,
    );
    const { metadata } = analyse(draft.build());
    expect(metadata).toMatchObject({
      parentBody: 'UBND TỈNH AN BÌNH',
      issuer: 'SỞ NỘI VỤ',
      referenceNumber: '/SNV-TCBC',
      date: '2026-03',
      place: 'An Bình',
      subject: 'V/v báo cáo biên chế',
    });
  });

  it('number and date in a second table, with the header lines merged in the first', () => {
    const draft = new Draft()
      .table([
        [
          [bold('HỘI ĐỒNG NHÂN DÂN'), bold('TỈNH AN BÌNH')],
          [bold('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), bold('Độc lập – Tự do – Hạnh phúc')],
        ],
      ])
      .table([[['Số: 07/NQ-HĐND'], [italic('An Bình, ngày 10 tháng 7 năm 2026')]]])
      .title('NGHỊ QUYẾT', 'Về chương trình giám sát năm 2027');
    const { metadata, components } = analyse(draft.lines(SENTENCE).build());
    expect(metadata).toMatchObject({
      issuer: 'HỘI ĐỒNG NHÂN DÂN TỈNH AN BÌNH',
      parentBody: null,
      referenceNumber: '07/NQ-HĐND',
      date: '2026-07-10',
    });
    expect(components.find((c) => c.id === 'nationalMotto')!.text).toBe('Độc lập – Tự do – Hạnh phúc');
  });

  it('one row a line: the names of a column belong together', () => {
    const draft = new Draft()
      .table([
        [[bold('ỦY BAN NHÂN DÂN')], [bold('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')]],
        [[bold('XÃ KHE TRAI')], [bold('Độc lập - Tự do - Hạnh phúc')]],
        [['Số: 15/TB-UBND'], ['Khe Trai, ngày 09 tháng 4 năm 2026']],
      ])
      .title('THÔNG BÁO', 'Về việc nghỉ lễ');
    expect(analyse(draft.lines(SENTENCE).build()).metadata).toMatchObject({ issuer: 'ỦY BAN NHÂN DÂN XÃ KHE TRAI', parentBody: null });
  });

  it.each([
    [['TỈNH UỶ AN BÌNH', 'BAN TUYÊN GIÁO', 'VÀ DÂN VẬN'], 'TỈNH UỶ AN BÌNH', 'BAN TUYÊN GIÁO VÀ DÂN VẬN'],
    [['ĐẢNG BỘ TỈNH AN BÌNH', 'ĐẢNG UỶ', 'CÁC CƠ QUAN ĐẢNG TỈNH'], 'ĐẢNG BỘ TỈNH AN BÌNH', 'ĐẢNG UỶ CÁC CƠ QUAN ĐẢNG TỈNH'],
    [['ĐẢNG BỘ CỤC LƯU TRỮ', 'CHI BỘ PHÒNG HÀNH CHÍNH - QUẢN TRỊ'], 'ĐẢNG BỘ CỤC LƯU TRỮ', 'CHI BỘ PHÒNG HÀNH CHÍNH - QUẢN TRỊ'],
    [['UBND TỈNH AN BÌNH', 'SỞ NÔNG NGHIỆP VÀ', 'MÔI TRƯỜNG'], 'UBND TỈNH AN BÌNH', 'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG'],
    [['BAN CHẤP HÀNH TRUNG ƯƠNG'], null, 'BAN CHẤP HÀNH TRUNG ƯƠNG'],
    [['TỈNH UỶ AN BÌNH', 'BAN CHỈ ĐẠO', 'PHÒNG, CHỐNG THIÊN TAI'], 'TỈNH UỶ AN BÌNH', 'BAN CHỈ ĐẠO PHÒNG, CHỐNG THIÊN TAI'],
    [['VĂN PHÒNG', 'ĐOÀN ĐBQH VÀ HĐND TỈNH'], null, 'VĂN PHÒNG ĐOÀN ĐBQH VÀ HĐND TỈNH'],
    [['ĐẠI HỘI ĐẠI BIỂU', 'ĐẢNG BỘ TỈNH AN BÌNH', 'LẦN THỨ XV'], null, 'ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ TỈNH AN BÌNH'],
    [['ỦY BAN KIỂM TRA TỈNH UỶ AN BÌNH -', 'CÔNG AN TỈNH AN BÌNH'], null, 'ỦY BAN KIỂM TRA TỈNH UỶ AN BÌNH - CÔNG AN TỈNH AN BÌNH'],
  ])('names %j', (names, parent, issuer) => {
    // All of one weight: only the words tell where a name begins.
    const draft = new Draft().table([
      [
        [...names.map(bold), '*', 'Số 05-BC/BTGDVTU'],
        [bold('ĐẢNG CỘNG SẢN VIỆT NAM'), italic('An Bình, ngày 03 tháng 8 năm 2026')],
      ],
    ]);
    const { metadata } = analyse(draft.title('BÁO CÁO', 'kết quả công tác').lines(SENTENCE).build());
    expect(metadata).toMatchObject({ parentBody: parent, issuer });
  });

  it('an incoming stamp and the signature of a portal are neither number nor name', () => {
    const draft = new Draft('pdf', 1)
      .at(60, 12, 'VĂN BẢN ĐẾN')
      .at(60, 16, 'Số: 4521')
      .at(60, 20, 'Cơ quan: Văn phòng Chính phủ')
      .at(60, 24, 'UBND TỈNH AN BÌNH')
      .at(150, 24, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, widthMm: 85 })
      .at(60, 30, 'SỞ NỘI VỤ', { bold: true })
      .at(60, 38, 'Số: 15/BC-SNV')
      .at(112.5, 54, 'BÁO CÁO', { bold: true });
    expect(analyse(draft.lines(SENTENCE).build()).metadata).toMatchObject({
      referenceNumber: '15/BC-SNV',
      parentBody: 'UBND TỈNH AN BÌNH',
      issuer: 'SỞ NỘI VỤ',
    });
  });

  it('without a header nothing is made up', () => {
    const { metadata, system, components } = analyse(new Draft().lines(SENTENCE, SENTENCE, 'Một đoạn khác.').build());
    expect(system).toBe('unknown');
    expect(metadata).toMatchObject({
      issuer: null,
      referenceNumber: null,
      date: null,
      documentType: null,
      subject: null,
      signerName: null,
    });
    expect(components.map((c) => c.id)).toEqual(['page', 'body']);
  });

  it('placeholders are reasons, not values', () => {
    const draft = stateHeader(
      new Draft(),
      ['[tên cơ quan chủ quản]', '[TÊN CƠ QUAN BAN HÀNH]'],
      'Số:     /[VIẾT TẮT CƠ QUAN]',
      '[địa danh], ngày    tháng 8 năm 2026',
      ['V/v [trích yếu nội dung]'],
    );
    const { metadata, reasons } = analyse(draft.lines(['Kính gửi: [cơ quan nhận]', { align: 'center' }], SENTENCE).build());
    expect(metadata).toMatchObject({ issuer: null, referenceNumber: null, place: null, date: null, subject: null, addressee: [] });
    expect(reasons).toMatchObject({ issuer: 'reason.placeholder', referenceNumber: 'reason.placeholder', date: 'reason.placeholder' });
  });

  it('marks under the number are no subject and no agency', () => {
    const draft = partyHeader(new Draft(), ['TỈNH UỶ AN BÌNH'], 'Số 12-KH/TU', 'An Bình, ngày 03 tháng 8 năm 2026', [
      italic('Dự thảo lần 3'),
      bold('MẬT'),
      bold('HOẢ TỐC'),
    ]);
    const { metadata, components } = analyse(draft.title('KẾ HOẠCH', 'kiểm tra năm 2027').lines(SENTENCE).build());
    expect(metadata).toMatchObject({
      draftNumber: '3',
      secrecyLevel: 'Mật',
      urgency: 'Hỏa tốc',
      subject: 'kiểm tra năm 2027',
      issuer: 'TỈNH UỶ AN BÌNH',
    });
    expect(components.map((c) => c.id)).toEqual(expect.arrayContaining(['draft', 'secret', 'urgency']));
  });

  it('a draft mark in a text box, a notice in the first header', () => {
    const draft = new Draft().pageHeader('XEM XONG TRẢ LẠI', 'first');
    stateHeader(draft, ['ỦY BAN NHÂN DÂN', 'TỈNH AN BÌNH'], 'Số:     /QĐ-UBND', 'An Bình, ngày    tháng 5 năm 2026').textBox('DỰ THẢO');
    const { metadata, reasons, components } = analyse(draft.title('QUYẾT ĐỊNH', 'Về việc kiện toàn Ban Chỉ đạo').lines(SENTENCE).build());
    expect(metadata.draftNumber).toBeNull();
    expect(reasons.draftNumber).toBe('reason.blank');
    expect(components.map((c) => c.id)).toEqual(expect.arrayContaining(['draft', 'circulation']));
  });
});

describe('letters misread or of another form', () => {
  it('finds the header of a layer made by character recognition', () => {
    const draft = new Draft()
      .table([
        [
          [bold('TỈNH ỦY AN BÌNH'), '*', 'Sổ 45-CV/TU'],
          [bold('ĐÀNG CỘNG SÁN VlỆT NAM'), 'An Bình, ngàv 12 thảng 5 nãm 2026'],
        ],
      ])
      .lines('Kính gửi: Các đảng ủy trực thuộc.', SENTENCE);
    const { metadata, components, system } = analyse(draft.build());
    expect(system).toBe('party');
    expect(metadata).toMatchObject({ referenceNumber: '45-CV/TU', date: '2026-05-12' });
    const title = components.find((c) => c.id === 'partyTitle')!;
    expect(title.why).toBe('why.nearLiteral');
    expect(title.confidence).toBeLessThan(0.9);
  });

  it.each(['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Cộng hoà xã hội chủ nghĩa Việt Nam'])(
    '%s is the national name',
    (name) => {
      const draft = new Draft().table([[[bold('BỘ NỘI VỤ')], [bold(name), 'Độc Lập-Tự Do-Hạnh Phúc']]]).lines(SENTENCE);
      expect(found(draft.build(), 'nationalName')).toMatchObject({ confidence: 1 });
      expect(found(draft.build(), 'nationalMotto')).toBeDefined();
    },
  );
});

describe('the number', () => {
  const numberOf = (line: string) => {
    const { metadata, normative } = analyse(
      stateHeader(new Draft(), ['BỘ NỘI VỤ'], line, 'Hà Nội, ngày 05 tháng 3 năm 2026')
        .title('BÁO CÁO', 'Kết quả năm 2025')
        .lines(SENTENCE)
        .build(),
    );
    return { printed: metadata.referenceNumber, number: metadata.number, symbol: metadata.symbol, normative };
  };

  it.each([
    ['Số: 15/QĐ-BNV', '15/QĐ-BNV', '15', 'QĐ-BNV', false],
    ['Số:15/QĐ-BNV', '15/QĐ-BNV', '15', 'QĐ-BNV', false],
    ['Số: 15 / QĐ - BNV', '15/QĐ-BNV', '15', 'QĐ-BNV', false],
    ['Số 2-HD/BTCTU', '2-HD/BTCTU', '2', 'HD/BTCTU', false],
    ['Số 02 - HD/BTCTU', '02-HD/BTCTU', '02', 'HD/BTCTU', false],
    ['Số 2587-CV/VPTW/nb', '2587-CV/VPTW/nb', '2587', 'CV/VPTW/nb', false],
    ['Số        -BC/TU', '-BC/TU', null, 'BC/TU', false],
    ['Số: ……/TTr-SNV', '……/TTr-SNV', null, 'TTr-SNV', false],
    ['Số: 05/VP-KH&CĐS', '05/VP-KH&CĐS', '05', 'VP-KH&CĐS', false],
    ['Số: 30/2020/NĐ-CP', '30/2020/NĐ-CP', '30', '2020/NĐ-CP', true],
    ['Số: 15/2010/QĐ-UBND', '15/2010/QĐ-UBND', '15', '2010/QĐ-UBND', true],
    ['Luật số: 80/2015/QH13', '80/2015/QH13', '80', '2015/QH13', true],
  ])('%s', (line, printed, number, symbol, normative) => {
    expect(numberOf(line)).toEqual({ printed, number, symbol, normative });
  });

  it('a number cited in the text is none', () => {
    const draft = partyHeader(new Draft(), ['TỈNH UỶ AN BÌNH'], '', 'An Bình, ngày 03 tháng 8 năm 2026')
      .title('BÁO CÁO', 'tháng 7')
      .lines('Số 15-KH/TU đã được ban hành; các đơn vị thực hiện theo đúng tiến độ.', SENTENCE);
    expect(analyse(draft.build()).metadata.referenceNumber).toBeNull();
  });
});

describe('a number that is written badly', () => {
  it.each([
    ['Số 5 BC/TU', '5 BC/TU'],
    ['Số 12-BC-TU', '12-BC-TU'],
    ['Số 12.BC/TU', '12.BC/TU'],
    ['Số 12/BC.TU', '12/BC.TU'],
    ['Số 12/BC/TU', '12/BC/TU'],
  ])('%s is found as printed', (line, printed) => {
    const draft = partyHeader(new Draft(), ['TỈNH UỶ AN BÌNH'], line, 'An Bình, ngày 03 tháng 8 năm 2026').title('BÁO CÁO', 'năm 2026');
    const { metadata, components } = analyse(draft.lines(SENTENCE).build());
    expect(metadata.referenceNumber).toBe(printed);
    expect(components.find((c) => c.id === 'number')?.text).toBe(line);
  });

  it.each(['Số 12 đường Trần Phú', 'Số 5 TRẦN PHÚ, phường A', 'Số 24A Lê-Lợi'])('%s is none', (line) => {
    const draft = partyHeader(new Draft(), ['TỈNH UỶ AN BÌNH'], line, 'An Bình, ngày 03 tháng 8 năm 2026').title('BÁO CÁO', 'năm 2026');
    expect(analyse(draft.lines(SENTENCE).build()).metadata.referenceNumber).toBeNull();
  });
});

describe('place and date', () => {
  const dateOf = (line: string) => {
    const { metadata } = analyse(
      partyHeader(new Draft(), ['TỈNH UỶ AN BÌNH'], 'Số 12-KH/TU', line).title('KẾ HOẠCH', 'năm 2027').lines(SENTENCE).build(),
    );
    return [metadata.place, metadata.date];
  };

  it.each([
    ['An Bình, ngày 03 tháng 8 năm 2026', 'An Bình', '2026-08-03'],
    ['An Bình, ngày 3 tháng 08 năm 2026', 'An Bình', '2026-08-03'],
    ['An Bình ngày 03 tháng 8 năm 2026', 'An Bình', '2026-08-03'],
    ['An Bình, ngày      tháng 8 năm 2026', 'An Bình', '2026-08'],
    ['An Bình, ngày … tháng … năm 2026', 'An Bình', '2026'],
    ['An Bình, ngày ... tháng ... năm ...', 'An Bình', null],
    ['An Bình, ngày 15 tháng     năm 2026', 'An Bình', '2026'],
    ['An Bình, ngày 05/01/2026', 'An Bình', '2026-01-05'],
    ['Phường Ngô Quyền, ngày 31 tháng 12 năm 2025', 'Phường Ngô Quyền', '2025-12-31'],
    ['An Bình, ngày 45 tháng 8 năm 2026', 'An Bình', '2026-08'],
    ['TP. Hồ Chí Minh, ngày 20 tháng 11 năm 2026', 'TP. Hồ Chí Minh', '2026-11-20'],
  ])('%s', (line, place, date) => {
    expect(dateOf(line)).toEqual([place, date]);
  });
});
