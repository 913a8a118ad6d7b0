import { describe, expect, it } from 'vitest';
import type { Anatomy } from '../../../lib/anatomy';
import { askQuestions, guidanceFor, type QuestionSettings, regimeOn, secrecyVerdicts, secretRegisterForm } from '../../../lib/secrecy';
import rulesFile from '../../../lib/secrecy/data/rules.json';
import { type DraftSpec, draftOf } from './draft';

const anatomy = (given: Partial<Anatomy['metadata']> = {}): Anatomy => ({
  system: 'party',
  systemConfidence: 1,
  systemWhy: [],
  normative: false,
  parts: [],
  components: [],
  reasons: {},
  metadata: {
    issuer: null,
    parentBody: null,
    referenceNumber: null,
    number: null,
    symbol: null,
    place: null,
    date: '2026-09-07',
    documentType: null,
    subject: null,
    addressee: [],
    signAuthority: null,
    signerTitle: null,
    signerName: null,
    recipients: [],
    secrecyLevel: null,
    urgency: null,
    draftNumber: null,
    pages: null,
    ...given,
  },
});

const asked = (spec: DraftSpec, given: Partial<Anatomy['metadata']> = {}, settings: Partial<QuestionSettings> = {}) =>
  askQuestions(draftOf(spec), anatomy(given), { today: '2026-09-07', ...settings });
const ids = (...given: Parameters<typeof asked>) => asked(...given).map(({ id }) => id);

describe('questions about secrecy', () => {
  it.each<[string, DraftSpec, Partial<Anatomy['metadata']>]>([
    ['outsideLevel', { body: ['RẤT MẬT'] }, {}],
    ['outsideLevel', { body: ['Độ mật: Tuyệt đối mật'] }, {}],
    ['circulationAsLevel', { body: ['Độ mật: Lưu hành nội bộ'] }, {}],
    ['listItem', { body: ['Danh sách nhân sự chưa công khai gửi kèm.'] }, {}],
    ['listItem', { body: ['Kết luận kiểm tra đối với đồng chí A chưa được công bố.'] }, {}],
    ['listItem', { body: [] }, { subject: 'về nhân sự diện Ban Thường vụ Tỉnh uỷ quản lý' }],
    ['listItem', { body: [] }, { subject: 'phương án điều động, luân chuyển cán bộ' }],
    ['circulationMistaken', { body: ['LƯU HÀNH NỘI BỘ', 'Phương án nhân sự chưa công khai.'] }, {}],
    ['quotesSecret', { body: ['Thực hiện Công văn số 15-CV/TU (Mật) về phương án điều động đồng chí A.'] }, {}],
    ['quotesSecret', { body: ['Theo Báo cáo mật số 12-BC/TU ngày 05/9/2026 về tình hình biên giới.'] }, {}],
    ['scanSecret', { body: ['Số hoá 100% văn bản đến trong ngày.'] }, {}],
    ['recallNoDate', { body: ['TÀI LIỆU THU HỒI', 'TỈNH UỶ ĐỒNG XUÂN'] }, {}],
    ['meetingDevices', { body: ['Hội nghị có nội dung mật, đề nghị dự đúng thành phần.'] }, { documentType: 'kế hoạch' }],
    ['proposalMissing', { body: ['PHIẾU TRÌNH', 'Độ mật: ……', 'Nơi nhận: Văn phòng'] }, {}],
  ])('%s', (id, spec, given) => expect(ids(spec, given)).toContain(id));

  it.each<[string, DraftSpec, Partial<Anatomy['metadata']>]>([
    [
      'a plain report',
      { body: ['Báo cáo công tác văn thư quý III năm 2026.', 'LƯU HÀNH NỘI BỘ'] },
      { subject: 'công tác văn thư quý III' },
    ],
    ['a public decision', { body: ['Công khai kết luận kiểm tra theo quy định.'] }, {}],
    ['a date on the recall stamp', { body: ['TÀI LIỆU THU HỒI', 'Trả trước ngày 20/9/2026'] }, {}],
    [
      'a full slip',
      {
        body: [
          'PHIẾU TRÌNH',
          'Văn bản không thuộc bí mật nhà nước. Độ mật: Thường',
          'Nơi nhận: Các ban',
          'Số lượng bản: 12',
          'Được phép sao, chụp',
        ],
      },
      {},
    ],
    ['a guide', { body: ['Hội nghị có nội dung mật phải quản lý điện thoại, thiết bị ghi âm.'] }, { documentType: 'kế hoạch' }],
    ['a secret cited without its content', { body: ['Thực hiện Công văn số 15-CV/TU ngày 05/9/2026 của Tỉnh uỷ.'] }, {}],
  ])('nothing for %s', (_, spec, given) => expect(ids(spec, given)).toEqual([]));

  it('names what the slip lacks, in both languages', () => {
    const [slip] = asked({ body: ['PHIẾU TRÌNH', 'Độ mật: Thường', 'Nơi nhận: Các ban'] });
    expect(slip!.ask.vi).toContain('số lượng bản phát hành; được phép hay không được phép sao, chụp');
    expect(slip!.ask.en).toContain('number of copies issued; copying allowed or not');
  });
  it('reads a slip set as a table', () => {
    const table = [
      ['Bí mật nhà nước', 'Không'],
      ['Độ mật', 'Thường'],
      ['Nơi nhận', 'Các ban'],
      ['Số lượng bản', '12'],
      ['Sao, chụp', 'Được phép'],
    ];
    expect(ids({ body: ['PHIẾU TRÌNH'], table })).toEqual([]);
  });
  it('cites the list in force on the day', () => {
    const spec = { body: ['Đơn tố cáo chưa công khai.'] };
    expect(asked(spec)[0]!.citation.norm).toBe('QĐ 1630/QĐ-TTg');
    expect(asked(spec, { date: '2024-05-06' })[0]!.citation.norm).toBe('QĐ 1722/QĐ-TTg');
  });
  it.each<[string, DraftSpec, Partial<Anatomy['metadata']>, Anatomy['system'], string]>([
    ['the Party guide of the day', { body: ['RẤT KHẨN'] }, {}, 'party', '05-HD/VPTW'],
    ['the Party guide before it', { body: ['RẤT KHẨN'] }, { date: '2026-05-26' }, 'party', '36-HD/VPTW'],
    ['the decree for a state draft', { body: ['RẤT KHẨN'] }, {}, 'state', 'NĐ 30/2020/NĐ-CP'],
    ['the law of the day', { body: ['Hội nghị có nội dung mật.'] }, { documentType: 'kế hoạch' }, 'party', 'Luật 117/2025/QH15'],
  ])('cites %s', (_, spec, given, system, norm) => {
    const [first] = askQuestions(draftOf(spec), { ...anatomy(given), system }, { today: '2026-09-07' });
    expect(first!.citation.norm).toBe(norm);
  });
  it('says which clause nobody compared with the new law', () => {
    const clause = (date: string) => asked({ body: ['RẤT MẬT'] }, { date })[0]!.citation.clause;
    expect(clause('2026-02-28')).toBe('Điều 8');
    expect(clause('2026-03-01')).toContain('Luật 117/2025/QH15');
  });
  it('compares the form', () => {
    expect(ids({ body: ['x'] }, {}, { form: { secrecyLevel: 'Mật' } })).toEqual(['formLevel']);
    expect(ids({ body: ['x'] }, {}, { form: { secrecyLevel: 'Thường', urgency: 'Thường' } })).toEqual([]);
    expect(ids({ body: ['x'] }, {}, { form: { urgency: 'Khẩn' } })).toEqual(['formUrgency']);
    expect(ids({ body: ['HỎA TỐC'] }, {}, { form: { urgency: 'Hoả tốc' } })).toEqual([]);
  });
});

describe('questions about urgency', () => {
  it.each<[string, string[]]>([
    ['urgencyWrong', ['RẤT KHẨN']],
    ['urgencyWrong', ['Độ khẩn: Gấp']],
    ['urgencyMany', ['KHẨN', 'HOẢ TỐC']],
    ['urgencyTimed', ['HỎA TỐC HẸN GIỜ']],
    ['urgencyCase', ['Khẩn']],
    ['deadlineNear', ['Đề nghị báo cáo trước 16 giờ ngày mai.']],
    ['deadlineNear', ['Gửi về Văn phòng trước 10 giờ 00 ngày 09/9/2026.']],
    ['deadlineFar', ['KHẨN', 'Báo cáo gửi trước ngày 30 tháng 11 năm 2026.']],
  ])('%s', (id, body) => expect(ids({ body })).toContain(id));
  it.each<[string, string[]]>([
    ['one mark, a near deadline', ['HOẢ TỐC', 'Báo cáo gửi trước ngày 09/9/2026.']],
    ['no mark, a far deadline', ['Báo cáo gửi trước ngày 30/11/2026.']],
    ['a past date', ['Căn cứ báo cáo gửi trước ngày 01/9/2026.']],
    ['both spellings of one mark', ['HOẢ TỐC', 'HỎA TỐC']],
    ['the word in a sentence', ['Các đơn vị khẩn trương thực hiện.']],
  ])('nothing for %s', (_, body) => expect(ids({ body })).toEqual([]));
  it('counts by the office calendar', () => {
    const body = ['Báo cáo gửi trước ngày 11/9/2026.'];
    expect(ids({ body })).toEqual([]);
    expect(ids({ body }, {}, { isWorkingDay: (day) => day >= '2026-09-10' })).toEqual(['deadlineNear']);
  });
});

describe('verdicts and data', () => {
  it('never claims more than a warning', () => {
    for (const verdict of secrecyVerdicts(draftOf({ body: ['RẤT MẬT', 'RẤT KHẨN', 'Nhân sự chưa công khai'] }), anatomy(), {
      today: '2026-09-07',
    })) {
      expect(verdict.severity).not.toBe('error');
      expect(verdict.confidence).toBeLessThanOrEqual(0.6);
      expect(verdict.citation.clause).not.toBe('');
      expect(`${verdict.message.vi}${verdict.message.en}${verdict.actual.vi}`).not.toMatch(/\{\w+\}/);
    }
  });
  it('says of a scan that it was not measured', () => {
    const [first] = secrecyVerdicts({ ...draftOf({ body: [] }), scanned: true }, anatomy(), { today: '2026-09-07' });
    expect(first).toMatchObject({ outcome: 'notMeasured', component: 'secret', citation: { norm: 'Luật 117/2025/QH15' } });
  });
  it('holds the 28 rules, each cited', () => {
    expect(new Set(rulesFile.rules.map(({ id }) => id)).size).toBe(28);
    expect(rulesFile.rules.every(({ citations, sources }) => citations.length > 0 && sources.length > 0)).toBe(true);
  });
  it('changes regime on 01/3/2026', () => {
    expect(regimeOn('2026-02-28').id).toBe('bmnn-2018');
    expect(regimeOn('2026-03-01').id).toBe('bmnn-2025');
    const ids2018 = guidanceFor('2025-01-02', 'mật').doNow.map(({ citation }) => citation.norm);
    expect(ids2018).not.toContain('Luật 117/2025/QH15');
    expect(guidanceFor('2026-09-07', 'tuyệt mật').doNow.some(({ id }) => id === 'subject')).toBe(true);
    expect(guidanceFor('2026-09-07', 'mật').doNow.some(({ id }) => id === 'subject')).toBe(false);
  });
  it('offers blank registers only', () => {
    const [outgoing, incoming] = secretRegisterForm();
    expect(outgoing!.columns).toHaveLength(10);
    expect(incoming!.columns).toHaveLength(10);
  });
});
