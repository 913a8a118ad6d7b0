import { find, insertAfter, insertBefore, paragraph, remove, replaceText, setParagraph, setRuns, setText } from '../../../fixtures/drafts';
import { decision, letter, type Planted, plan, rules } from './planted';

/** A plan with one sentence in which the words stand. */
const sentence = (text: string): Planted['options'] => plan([`Sở Nội vụ ban hành Kế hoạch, trong đó ${text}.`]);

/** Type, subject, bases and the text itself. */
export const TEXT: Planted[] = [
  {
    rules: ['typeName.present'],
    change: (spec) => {
      remove(spec, 'typeName');
      remove(spec, 'subject');
    },
  },
  {
    rules: ['typeName.no-letter'],
    options: letter,
    change: (spec) =>
      insertBefore(spec, 'addressLabel', paragraph('typeName', [{ text: 'CÔNG VĂN', sizePt: 14, bold: true }], { align: 'center' })),
  },
  { rules: ['typeName.listed'], change: (spec) => setText(spec, 'typeName', 'GIẤY XÁC NHẬN') },
  { rules: ['subject.present'], change: (spec) => remove(spec, 'subject') },
  {
    rules: ['subject.rule'],
    change: (spec) => {
      delete find(spec, 'subject').rule;
    },
  },
  {
    rules: ['subject.rule-drawn'],
    change: (spec) => {
      delete find(spec, 'subject').rule;
      insertAfter(spec, 'subject', paragraph('typed', [{ text: '-----', sizePt: 14 }], { align: 'center' }));
    },
  },
  {
    rules: ['subject.rule-length'],
    change: (spec) => {
      find(spec, 'subject').rule!.widthMm = 12;
    },
  },
  { rules: ['subjectCV.opening'], note: 'Vv', options: letter, change: (spec) => replaceText(spec, 'subjectCV', 'V/v', 'Vv:') },
  { rules: ['subjectCV.opening'], note: 'capitals', options: letter, change: (spec) => replaceText(spec, 'subjectCV', 'V/v', 'V/V') },
  {
    rules: ['subjectCV.opening'],
    note: 'written out',
    options: letter,
    change: (spec) => replaceText(spec, 'subjectCV', 'V/v', 'Về việc'),
  },
  { rules: ['subjectCV.double'], options: letter, change: (spec) => replaceText(spec, 'subjectCV', 'V/v', 'V/v Về việc') },
  { rules: ['subjectCV.gap'], options: letter, change: (spec) => setParagraph(spec, 'subjectCV', { beforePt: 0 }) },
  {
    rules: ['subjectCV.no-rule'],
    options: letter,
    change: (spec) => {
      find(spec, 'subjectCV').rule = { form: 'drawingml', widthMm: 20, offsetPt: 17 };
    },
  },
  {
    rules: ['body.present'],
    change: (spec) => {
      for (const role of ['romanHeading', 'clause']) remove(spec, role);
    },
  },
  { rules: ['bases.end'], options: decision, change: (spec) => replaceText(spec, 'bases', /;$/, ',', 0) },
  { rules: ['bases.last'], options: decision, change: (spec) => replaceText(spec, 'bases', /\.$/, ';', -1) },
  {
    rules: ['bases.law'],
    options: decision,
    change: (spec) => setText(spec, 'bases', 'Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 của Quốc hội;', 0),
  },
  { rules: ['citation.first-full'], options: sentence('thực hiện Nghị định số 30/2020/NĐ-CP về công tác văn thư') },
  { rules: ['body.size'], change: (spec) => setRuns(spec, 'clause', { sizePt: 12 }), note: 'clauses' },
  {
    rules: ['body.upright'],
    options: sentence('kiểm tra việc soạn thảo văn bản'),
    change: (spec) => setRuns(spec, 'body', { italic: true }),
  },
  { rules: ['body.indent'], change: (spec) => setParagraph(spec, 'clause', { firstLineMm: 0 }) },
  { rules: ['body.gap'], change: (spec) => setParagraph(spec, 'clause', { afterPt: 0, beforePt: 0 }) },
  { rules: ['body.line'], change: (spec) => setParagraph(spec, 'clause', { line: { rule: 'auto', multiple: 2 } }) },
  { rules: ['body.ending'], change: (spec) => replaceText(spec, 'clause', './.', '.', -1) },
  { rules: ['partChapter.numbering'], options: rules, change: (spec) => setText(spec, 'partChapter', 'Chương 1', 0) },
  {
    rules: ['section.numbering'],
    options: { ...rules, text: { body: ['Mục I|QUY ĐỊNH CHUNG', 'Điều 1. Phạm vi', 'Quy chế này quy định công tác văn thư.'] } },
  },
  { rules: ['article.label'], note: 'colon', options: rules, change: (spec) => replaceText(spec, 'article', 'Điều 1.', 'Điều 1:') },
  { rules: ['article.label'], note: 'capitals', options: rules, change: (spec) => replaceText(spec, 'article', 'Điều 1.', 'ĐIỀU 1.') },
  { rules: ['article.sequence'], options: rules, change: (spec) => replaceText(spec, 'article', 'Điều 3.', 'Điều 4.', -1) },
  {
    rules: ['clause.label'],
    options: plan(['Nội dung như sau:', '1/ Kiểm tra việc soạn thảo.', '2/ Kiểm tra việc lập hồ sơ.']),
    change: (spec) => setRuns(spec, 'body', {}),
  },
  { rules: ['clause.sequence'], options: plan(['1. Kiểm tra việc soạn thảo.', '3. Kiểm tra việc lập hồ sơ.']) },
  { rules: ['point.label'], options: plan(['1. Kiểm tra:', 'a. Việc soạn thảo;', 'b. Việc lập hồ sơ.']) },
  {
    rules: ['point.letters'],
    options: plan(['1. Kiểm tra:', 'a) Một;', 'b) Hai;', 'c) Ba;', 'd) Bốn;', 'đ) Năm;', 'e) Sáu;', 'f) Bảy;', 'g) Tám.']),
  },
  {
    rules: ['point.sequence'],
    note: 'đ is skipped',
    options: plan(['1. Kiểm tra:', 'a) Một;', 'b) Hai;', 'c) Ba;', 'd) Bốn;', 'e) Năm.']),
  },
  {
    rules: [],
    note: 'labels of a quoted text',
    options: plan([
      '1. Nghị định quy định:',
      '“b) Trước khi hết nhiệm kỳ;',
      'c) Hết thời gian gia hạn;',
      '5. Sau khi hoàn thành”.',
      '2. Các cơ quan thực hiện.',
    ]),
  },
  {
    rules: [],
    note: 'a body named without an article of its own',
    options: {
      ...decision,
      text: {
        bases: [
          'Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024',
          'Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 15/TTr-SNV ngày 09 tháng 11 năm 2026',
        ],
      },
    },
  },
  { rules: ['romanHeading.label'], change: (spec) => replaceText(spec, 'romanHeading', 'I. ', 'I- ') },
  { rules: ['spelling.special-places'], options: sentence('làm việc tại thành phố Hồ Chí Minh và thủ đô Hà Nội') },
  { rules: ['spelling.province-noun'], options: sentence('trao đổi với Tỉnh Nam Định') },
  { rules: ['spelling.numbered-units'], options: sentence('khảo sát kho lưu trữ tại quận 1') },
  { rules: ['citation.cited-parts'], note: 'article', options: sentence('thực hiện theo điểm a khoản 2 điều 5 của Quy chế này') },
  { rules: ['citation.cited-parts'], note: 'clause', options: sentence('thực hiện theo điểm a Khoản 2 Điều 5 của Quy chế này') },
  { rules: ['spelling.people-state'], note: 'people', options: sentence('lấy ý kiến của nhân dân trong tỉnh') },
  { rules: ['spelling.people-state'], note: 'state', options: sentence('chấp hành chính sách của nhà nước') },
  { rules: ['spelling.ministries'], options: sentence('phối hợp với Bộ Tài Nguyên Và Môi Trường') },
  { rules: ['spelling.days-months'], options: sentence('họp vào thứ hai hằng tuần') },
  { rules: ['spelling.holidays'], options: sentence('nghỉ tết nguyên đán theo lịch') },
  { rules: ['spelling.special-bodies'], options: sentence('báo cáo Ban chấp hành Trung ương') },
];
