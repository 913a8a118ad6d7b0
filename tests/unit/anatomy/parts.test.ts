import { describe, expect, it } from 'vitest';
import { type Anatomy, analyse, anatomyMessages, type ComponentId } from '../../../lib/anatomy';
import { bold, Draft, footTable, italic, type Line, partyHeader, SENTENCE, stateHeader } from './draft';

const DATE = 'An Bình, ngày 03 tháng 8 năm 2026';
const decision = () =>
  footTable(
    stateHeader(new Draft(), ['UBND TỈNH AN BÌNH', 'SỞ NỘI VỤ'], 'Số: 12/QĐ-SNV', DATE)
      .title('QUYẾT ĐỊNH', 'Ban hành Quy chế làm việc', 'GIÁM ĐỐC SỞ NỘI VỤ')
      .lines(
        'Căn cứ Luật Tổ chức chính quyền địa phương;',
        'Căn cứ Quyết định số 1/QĐ-UBND.',
        'Điều 1. Ban hành kèm theo Quyết định này Quy chế.',
        SENTENCE,
      ),
    ['- Như Điều 2;', '- Lưu: VT.'],
    ['GIÁM ĐỐC', '', 'Bùi Hải Yến'],
  );
const ids = (anatomy: Anatomy, part: number): ComponentId[] => [
  ...new Set(anatomy.components.filter((c) => c.part === part).map((c) => c.id)),
];

describe('several documents in one file', () => {
  it('a regulation attached to a decision, without a header of its own', () => {
    const draft = decision()
      .title('QUY CHẾ', 'Làm việc của Sở Nội vụ')
      .lines(['(Ban hành kèm theo Quyết định số 12/QĐ-SNV ngày 03 tháng 8 năm 2026 của Sở Nội vụ)', { align: 'center', italic: true }])
      .title('Chương I', 'QUY ĐỊNH CHUNG')
      .lines('Điều 1. Phạm vi.', SENTENCE);
    const anatomy = analyse(draft.build());
    expect(anatomy.parts.map((p) => p.kind)).toEqual(['main', 'attached']);
    expect(anatomy.metadata).toMatchObject({ documentType: 'quyết định', subject: 'Ban hành Quy chế làm việc', signerName: 'Bùi Hải Yến' });
    expect(ids(anatomy, 1)).toEqual(expect.arrayContaining(['typeName', 'subject', 'appendixReference', 'partChapter', 'article']));
  });

  it('an attached regulation with the whole header again', () => {
    const draft = stateHeader(decision(), ['UBND TỈNH AN BÌNH', 'SỞ NỘI VỤ'], '', '')
      .title('QUY CHẾ', 'Làm việc của Sở Nội vụ')
      .lines(['(Ban hành kèm theo Quyết định số 12/QĐ-SNV)', { align: 'center' }], SENTENCE);
    const anatomy = analyse(draft.build());
    expect(anatomy.parts.map((p) => p.kind)).toEqual(['main', 'attached']);
    expect(ids(anatomy, 1)).toEqual(expect.arrayContaining(['nationalName', 'agency', 'typeName']));
  });

  it('appendices with label, title, reference and separator', () => {
    const draft = decision()
      .lines(['Phụ lục I', { align: 'center', bold: true, pageBreakBefore: true }], ['DANH MỤC HỒ SƠ', { align: 'center', bold: true }])
      .lines(['(Kèm theo Quyết định số 12/QĐ-SNV ngày 03 tháng 8 năm 2026)', { align: 'center', italic: true }])
      .rule(40)
      .lines(
        '1. Hồ sơ thứ nhất.',
        ['PHỤ LỤC II', { align: 'center', bold: true, pageBreakBefore: true }],
        ['MẪU BIỂU', { align: 'center' }],
        SENTENCE,
      );
    const anatomy = analyse(draft.build());
    expect(anatomy.parts.map((p) => [p.kind, p.title])).toEqual([
      ['main', 'QUYẾT ĐỊNH Ban hành Quy chế làm việc'],
      ['appendix', 'Phụ lục I DANH MỤC HỒ SƠ'],
      ['appendix', 'PHỤ LỤC II MẪU BIỂU'],
    ]);
    expect(ids(anatomy, 1)).toEqual(expect.arrayContaining(['appendix', 'appendixTitle', 'appendixReference', 'separator', 'clause']));
  });

  it('an appendix title on the left, a reference line left open', () => {
    const draft = decision().lines(
      ['Phụ lục I', { align: 'center', bold: true, pageBreakBefore: true }],
      ['DANH MỤC HỒ SƠ', { align: 'left', bold: true }],
      ['(Kèm theo Quyết định số 12/QĐ-SNV', { align: 'center' }],
      '1. Một cơ quan.',
    );
    const { components } = analyse(draft.build());
    const text = (id: ComponentId) => components.find((c) => c.id === id && c.part === 1)?.text;
    expect([text('appendixTitle'), text('appendixReference'), text('clause')]).toEqual([
      'DANH MỤC HỒ SƠ',
      '(Kèm theo Quyết định số 12/QĐ-SNV',
      '1. Một cơ quan.',
    ]);
  });

  it('a file that is only an appendix is named by it', () => {
    const draft = new Draft()
      .title('Phụ lục III', 'BẢNG CHỮ VIẾT TẮT')
      .lines(
        ['(Kèm theo Nghị định số 30/2020/NĐ-CP', { align: 'center' }],
        ['ngày 05 tháng 3 năm 2020 của Chính phủ)', { align: 'center' }],
        SENTENCE,
      );
    const { metadata, system, parts } = analyse(draft.build());
    expect(parts[0]!.kind).toBe('appendix');
    expect(system).toBe('state');
    expect(metadata).toMatchObject({
      documentType: 'phụ lục',
      subject: 'BẢNG CHỮ VIẾT TẮT',
      issuer: 'Chính phủ',
      referenceNumber: null,
      signerName: null,
    });
  });

  it('two documents one after the other', () => {
    const draft = decision();
    partyHeader(draft, ['TỈNH UỶ AN BÌNH'], 'Số 01-TB/TU', DATE).title('THÔNG BÁO', 'kết luận').lines(SENTENCE);
    const anatomy = analyse(draft.build());
    expect(anatomy.parts.map((p) => p.kind)).toEqual(['main', 'main']);
    expect(anatomy.metadata.referenceNumber).toBe('12/QĐ-SNV');
  });

  it('a copy block after the signature', () => {
    const draft = decision()
      .table([[[bold('VĂN PHÒNG')], [bold('SAO Y BẢN CHÍNH')]]])
      .lines('', ['CHÁNH VĂN PHÒNG', { align: 'right' }], ['Lê Văn Ba', { align: 'right' }]);
    const anatomy = analyse(draft.build());
    expect(anatomy.parts.map((p) => p.kind)).toEqual(['main', 'copy']);
    expect(ids(anatomy, 1)).toContain('copyLabel');
    expect(anatomy.metadata.signerName).toBe('Bùi Hải Yến');
  });
});

describe('whose document it is', () => {
  const system = (draft: Draft) => analyse(draft.build()).system;

  it('a Party document under the state heading stays the Party’s', () => {
    const draft = stateHeader(new Draft(), ['TỈNH UỶ AN BÌNH', 'BAN TỔ CHỨC'], 'Số 12-BC/BTCTU', DATE)
      .title('BÁO CÁO', 'năm 2026')
      .lines(SENTENCE);
    expect(system(footTable(draft, ['- Lưu Ban Tổ chức.'], ['K/T TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN', '', 'Lê Thị Hoa']))).toBe('party');
  });

  it('the youth union is neither', () => {
    const draft = new Draft().table([
      [
        ['ĐOÀN ĐẠI HỌC AN BÌNH', bold('BCH ĐOÀN TRƯỜNG KINH TẾ'), '***', 'Số: 12-NQ/ĐTN'],
        [bold('ĐOÀN TNCS HỒ CHÍ MINH'), italic(DATE)],
      ],
    ]);
    expect(system(draft.title('NGHỊ QUYẾT', 'hội nghị tháng 8').lines(SENTENCE))).toBe('unknown');
  });

  it('a school under the national name follows the state', () => {
    expect(
      system(
        stateHeader(new Draft(), ['TRƯỜNG ĐẠI HỌC AN BÌNH', 'KHOA LUẬT'], 'Số: 12/TB-KL', DATE)
          .title('THÔNG BÁO', 'Về lịch thi')
          .lines(SENTENCE),
      ),
    ).toBe('state');
  });

  it('says why', () => {
    const { systemWhy, systemConfidence } = analyse(
      partyHeader(new Draft(), ['TỈNH UỶ AN BÌNH'], 'Số 12-KH/TU', DATE).title('KẾ HOẠCH', 'x').lines(SENTENCE).build(),
    );
    expect(systemWhy).toEqual(['system.partyTitle', 'system.partyNumber', 'system.partyBody']);
    expect(systemConfidence).toBeGreaterThan(0.9);
  });
});

describe('what stands under a component', () => {
  const separates = (build: (draft: Draft) => Draft) =>
    analyse(build(new Draft()).title('BÁO CÁO', 'năm 2026').lines(SENTENCE).build())
      .components.filter((c) => c.separates)
      .map((c) => c.separates);
  const header = (left: Line[], right: Line[]) => (draft: Draft) =>
    draft.table([
      [
        [bold('SỞ NỘI VỤ'), ...left, 'Số: 12/BC-SNV'],
        [bold('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), bold('Độc lập - Tự do - Hạnh phúc'), ...right, DATE],
      ],
    ]);

  it('typed characters', () => {
    expect(separates(header(['--------'], ['____________']))).toEqual([
      { under: 'agency', form: 'hyphens', widthMm: null },
      { under: 'nationalMotto', form: 'underscores', widthMm: null },
    ]);
  });

  it('a border of the next, empty paragraph', () => {
    expect(separates(header([['', { topBorder: true, indentMm: 20 }]], []))).toEqual([
      { under: 'agency', form: 'drawn', widthMm: expect.closeTo(41.2, 1) },
    ]);
  });

  it('underlined text', () => {
    const build = (draft: Draft) =>
      draft.table([
        [
          [['SỞ NỘI VỤ', { bold: true, underline: true }], 'Số: 12/BC-SNV'],
          [bold('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), DATE],
        ],
      ]);
    expect(separates(build)).toEqual([{ under: 'agency', form: 'underline', widthMm: null }]);
  });

  it('lines hung on the paragraph after the heading, told apart by their place', () => {
    const build = (draft: Draft) => header([], [])(draft).lines('').rule(15, 'line', 25).rule(58, 'line', 95);
    expect(separates(build)).toEqual([
      { under: 'agency', form: 'drawn', widthMm: 15 },
      { under: 'nationalMotto', form: 'drawn', widthMm: 58 },
    ]);
  });

  it('a drawn line and a line in a group', () => {
    const build = (draft: Draft) =>
      draft
        .table([[[bold('SỞ NỘI VỤ')], []]])
        .rule(0.1)
        .table([
          [
            [bold('SỞ NỘI VỤ'), 'Số: 12/BC-SNV'],
            [bold('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), bold('Độc lập - Tự do - Hạnh phúc')],
          ],
        ])
        .rule(58, 'group');
    expect(separates(build)).toEqual([{ under: 'nationalMotto', form: 'drawn', widthMm: 58 }]);
  });
});

describe('limits', () => {
  it('five hundred pages are read to their end', () => {
    const draft = partyHeader(new Draft(), ['TỈNH UỶ AN BÌNH'], 'Số 12-BC/TU', DATE).title('BÁO CÁO', 'năm 2026');
    for (let i = 1; i <= 15_000; i++) draft.lines(i % 5 === 0 ? `${i % 90}. Khoản thứ ${i}. ${SENTENCE}` : `${SENTENCE} ${SENTENCE}`);
    const document = footTable(draft, ['- Lưu Văn phòng.'], ['T/M TỈNH UỶ', 'BÍ THƯ', '', 'Vũ Thanh Hiền']).build();
    const { metadata, components } = analyse(document);
    expect(metadata.signerName).toBe('Vũ Thanh Hiền');
    expect(components.filter((c) => c.id === 'clause')).toHaveLength(3000);
  });

  it('hostile lines do not stall the patterns', () => {
    const nasty = [
      'ngày'.padEnd(120, ' .'),
      `Số${' .'.repeat(40)}`,
      'V/v '.repeat(20),
      '-'.repeat(5000),
      'A '.repeat(30_000),
      '['.repeat(9000),
      `${'Phụ lục '.repeat(4000)}`,
    ];
    const draft = new Draft().table([[nasty.slice(0, 3), ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']]]).lines(...nasty, ...nasty, ...nasty);
    const { metadata } = analyse(draft.build());
    expect([metadata.number, metadata.date, metadata.signerName]).toEqual([null, null, null]);
  });

  it('every reason and every why is worded in both languages', () => {
    const drafts = [
      decision(),
      partyHeader(new Draft(), ['TỈNH UỶ AN BÌNH'], 'Số    -KH/TU', 'An Bình, ngày   tháng   năm 2026'),
      new Draft('pdf', 1).scan(),
    ];
    for (const draft of drafts) {
      const { components, reasons, systemWhy } = analyse(draft.build());
      for (const id of [...components.map((c) => c.why), ...Object.values(reasons), ...systemWhy])
        expect(anatomyMessages[id], id).toMatchObject({ vi: expect.any(String), en: expect.any(String) });
    }
  });
});
