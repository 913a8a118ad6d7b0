import {
  type Block,
  type DraftSpec,
  find,
  insertAfter,
  insertBefore,
  paragraph,
  remove,
  replaceText,
  setParagraph,
  setRuns,
  setText,
  textOf,
} from '../../../fixtures/drafts';
import type { Planted } from './plant';

const plan = { type: 'Kế hoạch' };
const report = { type: 'Báo cáo' };
const directive = { type: 'Chỉ thị' };
const regulation = { type: 'Quy định' };
const decision = { type: 'Quyết định' };

/** A body paragraph set as the guides ask. */
const running = (text: string, role = 'body'): Block =>
  paragraph(role, [{ text, sizePt: 14 }], { align: 'justify', firstLineMm: 10, beforePt: 0, afterPt: 6, line: { rule: 'exact', pt: 18 } });

const centred = (role: string, text: string): Block =>
  paragraph(role, [{ text, sizePt: 14, bold: true }], { align: 'center', afterPt: 6, line: { rule: 'exact', pt: 18 } });

const LONG = 'Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao chủ động phối hợp tổ chức thực hiện bảo đảm tiến độ, chất lượng';

/** Errors in the text: bases, paragraphs, headings, wording. */
export const BODY: Planted[] = [
  { rules: ['bases.size'], options: plan, change: (spec) => setRuns(spec, 'bases', { sizePt: 13 }) },
  { rules: ['bases.upright'], options: plan, change: (spec) => setRuns(spec, 'bases', { italic: true }) },
  { rules: ['bases.lead'], ruleset: 'hd05-2026', options: plan, change: (spec) => replaceText(spec, 'bases', /^- /, '') },
  { rules: ['bases.end'], options: decision, change: (spec) => replaceText(spec, 'bases', /;$/, ',') },
  {
    rules: ['bases.last'],
    ruleset: 'hd05-2026',
    options: decision,
    change: (spec) => replaceText(spec, 'bases', /\.$/, ',', -1),
    note: 'P27',
  },
  {
    rules: ['bases.last'],
    ruleset: 'hd36-2018',
    options: decision,
    change: (spec) => replaceText(spec, 'bases', /,$/, '.', -1),
    note: 'P28',
  },
  { rules: ['body.present'], options: report, change: nothingButFoot },
  { rules: ['body.size'], options: report, change: (spec) => setRuns(spec, 'body', { sizePt: 13 }) },
  { rules: ['body.family'], options: report, change: (spec) => setRuns(spec, 'body', { font: 'Arial' }) },
  { rules: ['body.color'], ruleset: 'hd05-2026', options: report, change: (spec) => setRuns(spec, 'body', { color: 'FF0000' }) },
  {
    rules: ['body.line'],
    note: '1.2 lines',
    options: report,
    change: (spec) => setParagraph(spec, 'body', { line: { rule: 'auto', multiple: 1.2 } }),
  },
  {
    rules: ['body.line'],
    note: 'exactly 17 pt',
    options: report,
    change: (spec) => setParagraph(spec, 'body', { line: { rule: 'exact', pt: 17 } }, 0),
  },
  {
    rules: ['body.line'],
    note: 'over 22 pt',
    ruleset: 'hd05-2026',
    options: report,
    change: (spec) => setParagraph(spec, 'body', { line: { rule: 'exact', pt: 24 } }),
  },
  {
    rules: [],
    note: 'over 22 pt is free',
    ruleset: 'hd36-2018',
    options: report,
    change: (spec) => setParagraph(spec, 'body', { line: { rule: 'exact', pt: 24 } }),
  },
  { rules: ['body.gap'], options: report, change: (spec) => setParagraph(spec, 'body', { afterPt: 0 }) },
  { rules: ['body.indent'], note: '12.7 mm', options: report, change: (spec) => setParagraph(spec, 'body', { firstLineMm: 12.7 }) },
  { rules: ['body.indent'], note: 'none', options: report, change: (spec) => setParagraph(spec, 'body', { firstLineMm: 0 }) },
  { rules: ['body.justify'], options: directive, change: (spec) => setParagraph(spec, 'body', { align: 'left' }) },
  { rules: ['body.end-mark'], options: report, change: (spec) => lastText(spec, (text) => text.replace(/\.$/, './.')) },
  { rules: ['body.end-stop'], options: report, change: (spec) => lastText(spec, (text) => text.replace(/\.$/, '')) },
  { rules: ['partChapter.size'], options: regulation, change: (spec) => setRuns(spec, 'partChapter', { sizePt: 13 }) },
  { rules: ['partChapter.style'], options: regulation, change: (spec) => setRuns(spec, 'partChapter', { bold: false }) },
  { rules: ['partChapter.case'], options: regulation, change: (spec) => setText(spec, 'partChapter', 'CHƯƠNG I') },
  { rules: ['partChapter.align'], options: regulation, change: (spec) => setParagraph(spec, 'partChapter', { align: 'left' }, 0) },
  { rules: ['partChapter.label'], options: regulation, change: (spec) => setText(spec, 'partChapter', 'Chương 1') },
  { rules: ['partChapterTitle.size'], options: regulation, change: (spec) => setRuns(spec, 'partChapterTitle', { sizePt: 13 }) },
  { rules: ['partChapterTitle.style'], options: regulation, change: (spec) => setRuns(spec, 'partChapterTitle', { bold: false }) },
  { rules: ['partChapterTitle.case'], options: regulation, change: (spec) => setText(spec, 'partChapterTitle', 'Quy định chung') },
  {
    rules: ['partChapterTitle.align'],
    options: regulation,
    change: (spec) => setParagraph(spec, 'partChapterTitle', { align: 'left' }, 0),
  },
  ...sectionCases(),
  { rules: ['article.size'], options: regulation, change: (spec) => setRuns(spec, 'article', { sizePt: 13 }) },
  { rules: ['article.label-bold'], options: regulation, change: (spec) => setRuns(spec, 'article', { bold: false }) },
  { rules: ['article.label'], options: regulation, change: (spec) => replaceText(spec, 'article', 'Điều 1.', 'Điều 1:') },
  { rules: ['article.sequence'], options: regulation, change: (spec) => replaceText(spec, 'article', 'Điều 3.', 'Điều 4.', -1) },
  { rules: ['clause.size'], options: regulation, change: (spec) => setRuns(spec, 'clause', { sizePt: 13 }) },
  {
    rules: ['clause.number-regular'],
    options: regulation,
    change: (spec) => {
      const text = textOf(find(spec, 'clause'));
      find(spec, 'clause').runs = [
        { text: '1.', sizePt: 14, bold: true },
        { text: text.slice(2), sizePt: 14 },
      ];
    },
  },
  { rules: ['clause.label'], options: regulation, change: (spec) => replaceText(spec, 'clause', '1.', '1)') },
  { rules: ['clause.hyphen'], ruleset: 'hd05-2026', options: regulation, change: (spec) => replaceText(spec, 'clause', '1.', '1-') },
  { rules: ['clause.sequence'], options: regulation, change: (spec) => replaceText(spec, 'clause', '2.', '3.', 1) },
  { rules: ['point.size'], options: regulation, change: (spec) => setRuns(spec, 'point', { sizePt: 13 }) },
  { rules: ['point.label'], options: regulation, change: (spec) => replaceText(spec, 'point', 'b)', 'b.', 1) },
  { rules: ['point.sequence'], note: 'đ is a letter', options: regulation, change: pointsWithoutD },
  {
    rules: ['citation.comma'],
    options: report,
    change: (spec) => addBody(spec, 'Thực hiện Công văn số 31-CV/ĐU ngày 19/8/2025 của Đảng uỷ xã Khe Trai về việc báo cáo.'),
  },
  { rules: ['citation.first'], options: report, change: (spec) => addBody(spec, 'Các cơ quan thực hiện theo Quy định 399-QĐ/TW.') },
  {
    rules: ['body.abbreviation'],
    options: report,
    change: (spec) => addBody(spec, 'Kết quả kiểm tra do UBKTTU thực hiện đã được báo cáo.'),
  },
  {
    rules: [],
    note: 'explained where it first stands',
    options: report,
    change: (spec) => addBody(spec, 'Uỷ ban Kiểm tra Tỉnh uỷ (UBKTTU) đã thực hiện; UBKTTU báo cáo kết quả.'),
  },
  { rules: ['body.district'], options: report, change: (spec) => addBody(spec, 'Các Huyện uỷ chỉ đạo việc thực hiện.') },
  { rules: ['spelling.tones'], options: report, change: (spec) => addBody(spec, 'Các đảng ủy trực thuộc tổ chức thực hiện.') },
  {
    rules: ['spelling.names'],
    options: report,
    change: (spec) => addBody(spec, 'Theo Điều lệ Đảng Cộng Sản Việt Nam, tổ chức đảng thực hiện.'),
  },
];

function addBody(spec: DraftSpec, text: string): void {
  insertAfter(spec, 'body', running(text));
}

/** The last paragraph of the text, whatever it is. */
function lastText(spec: DraftSpec, change: (text: string) => string): void {
  const roles = ['body', 'clause', 'point'];
  const all = spec.blocks.filter((block) => block.kind === 'paragraph' && roles.includes(block.role));
  const last = all.at(-1)!;
  if (last.kind === 'paragraph') last.runs = [{ ...last.runs[0]!, text: change(textOf(last)) }];
}

function sectionCases(): Planted[] {
  const withSections = (spec: DraftSpec, change: () => void = () => {}) => {
    insertBefore(spec, 'article', [centred('section', 'Mục 1'), centred('sectionTitle', 'PHẠM VI VÀ ĐỐI TƯỢNG')]);
    change();
  };
  const one = (rule: string, change: (spec: DraftSpec) => void): Planted => ({
    rules: [rule],
    options: regulation,
    change: (spec) => withSections(spec, () => change(spec)),
  });
  return [
    { rules: [], note: 'sections as laid down', options: regulation, change: (spec) => withSections(spec) },
    one('section.size', (spec) => setRuns(spec, 'section', { sizePt: 13 })),
    one('section.style', (spec) => setRuns(spec, 'section', { bold: false })),
    one('section.case', (spec) => setText(spec, 'section', 'MỤC 1')),
    one('section.align', (spec) => setParagraph(spec, 'section', { align: 'left' })),
    one('section.label', (spec) => setText(spec, 'section', 'Mục I')),
    one('sectionTitle.size', (spec) => setRuns(spec, 'sectionTitle', { sizePt: 13 })),
    one('sectionTitle.style', (spec) => setRuns(spec, 'sectionTitle', { bold: false })),
    one('sectionTitle.case', (spec) => setText(spec, 'sectionTitle', 'Phạm vi và đối tượng')),
    one('sectionTitle.align', (spec) => setParagraph(spec, 'sectionTitle', { align: 'left' })),
  ];
}

/** a) b) c) d) e): the Vietnamese alphabet has đ between. */
function pointsWithoutD(spec: DraftSpec): void {
  const more = ['c', 'd', 'e'].map((letter) => running(`${letter}) ${LONG};`, 'point'));
  replaceText(spec, 'point', /\.$/, ';', -1);
  insertAfter(spec, 'point', more, 1);
  remove(spec, 'body');
  insertAfter(spec, 'article', running('Quy định này có hiệu lực từ ngày ký.'), -1);
}

function nothingButFoot(spec: DraftSpec): void {
  for (const role of ['body', 'clause', 'point', 'romanHeading', 'bases']) {
    if (spec.blocks.some((block) => block.role === role)) remove(spec, role);
  }
}
