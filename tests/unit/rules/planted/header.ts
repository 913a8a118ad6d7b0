import {
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
} from '../../../fixtures/drafts';
import type { Planted } from './plant';

const report = { type: 'Báo cáo' };
const letter = { type: 'Công văn' };
const decision = { type: 'Quyết định' };
const organiser = { type: 'Hướng dẫn' };

/** Errors in the heading: title, agency, number, date. */
export const HEADER: Planted[] = [
  { rules: ['partyTitle.present', 'partyTitle.state-heading'], options: report, change: stateHeading },
  { rules: ['partyTitle.wording'], options: report, change: (spec) => setText(spec, 'partyTitle', 'ĐẢNG CỘNG SẢN VIÊT NAM') },
  { rules: ['partyTitle.size'], options: report, change: (spec) => setRuns(spec, 'partyTitle', { sizePt: 14 }) },
  { rules: ['partyTitle.style'], options: report, change: (spec) => setRuns(spec, 'partyTitle', { bold: false }) },
  { rules: ['partyTitle.case'], options: report, change: smallTitle },
  {
    rules: ['partyTitle.line'],
    options: report,
    change: (spec) => {
      delete find(spec, 'partyTitle').rule;
    },
  },
  {
    rules: ['partyTitle.line-form'],
    options: report,
    change: (spec) => {
      delete find(spec, 'partyTitle').rule;
      insertAfter(spec, 'partyTitle', paragraph('typed', [{ text: '---------------', sizePt: 14 }], { align: 'center' }));
    },
  },
  {
    rules: ['partyTitle.line-width'],
    options: report,
    change: (spec) => {
      find(spec, 'partyTitle').rule!.widthMm = 30;
    },
  },
  { rules: ['agency.present', 'number.present'], note: 'nothing on the left', options: report, change: emptyLeft },
  { rules: ['agencyParent.size'], options: letter, change: (spec) => setRuns(spec, 'agencyParent', { sizePt: 13 }) },
  { rules: ['agencyParent.style'], options: letter, change: (spec) => setRuns(spec, 'agencyParent', { bold: true }) },
  { rules: ['agencyParent.case'], options: letter, change: (spec) => setText(spec, 'agencyParent', 'TỈNH UỶ SƠN Lâm') },
  { rules: ['agencyParent.align'], options: letter, change: (spec) => setParagraph(spec, 'agencyParent', { align: 'left' }) },
  { rules: ['agency.size'], options: report, change: (spec) => setRuns(spec, 'agency', { sizePt: 13 }) },
  { rules: ['agency.style'], options: report, change: (spec) => setRuns(spec, 'agency', { bold: false }) },
  { rules: ['agency.case'], options: report, change: (spec) => setText(spec, 'agency', 'TỈNH UỶ SƠN Lâm') },
  { rules: ['agency.align'], options: report, change: (spec) => setParagraph(spec, 'agency', { align: 'left' }) },
  { rules: ['agency.star'], options: report, change: (spec) => remove(spec, 'star') },
  { rules: ['agency.star-form'], options: report, change: lineForStar },
  { rules: ['agency.star-text'], options: report, change: (spec) => setText(spec, 'star', '***') },
  { rules: ['agency.short-name'], options: letter, change: (spec) => setText(spec, 'agency', 'VĂN PHÒNG TỈNH UỶ') },
  { rules: ['agency.committee'], options: report, change: (spec) => setText(spec, 'agency', 'BAN THƯỜNG VỤ TỈNH UỶ SƠN LÂM') },
  {
    rules: ['agency.two-bodies'],
    options: report,
    change: (spec) => setText(spec, 'agency', 'TỈNH UỶ SƠN LÂM – CÔNG AN TỈNH SƠN LÂM'),
  },
  { rules: ['number.present'], options: report, change: (spec) => remove(spec, 'number') },
  { rules: ['number.size'], options: report, change: (spec) => setRuns(spec, 'number', { sizePt: 13 }) },
  { rules: ['number.style'], options: report, change: (spec) => setRuns(spec, 'number', { bold: true }) },
  { rules: ['number.align'], options: report, change: (spec) => setParagraph(spec, 'number', { align: 'left' }) },
  { rules: ['number.below-star'], options: report, change: numberOverStar },
  { rules: ['number.colon'], options: report, change: (spec) => replaceText(spec, 'number', 'Số ', 'Số: ') },
  { rules: ['number.label'], options: report, change: (spec) => replaceText(spec, 'number', 'Số ', 'số ') },
  { rules: ['number.state-order'], options: report, change: (spec) => setText(spec, 'number', 'Số 12/BC-TU') },
  { rules: ['number.structure'], options: report, change: (spec) => setText(spec, 'number', 'Số BC/TU') },
  { rules: ['number.dash'], options: report, change: (spec) => setText(spec, 'number', 'Số 12–BC/TU') },
  { rules: ['number.blanks'], options: report, change: (spec) => setText(spec, 'number', 'Số 12-BC / TU') },
  { rules: ['number.blank-before-hyphen'], options: report, change: (spec) => setText(spec, 'number', 'Số 12 -BC/TU') },
  { rules: ['number.double-blank'], options: report, change: (spec) => replaceText(spec, 'number', 'Số ', 'Số  ') },
  { rules: ['number.leading-zero'], options: report, change: (spec) => setText(spec, 'number', 'Số 5-BC/TU') },
  {
    rules: ['number.qdi'],
    ruleset: 'hd05-2026',
    options: { type: 'Quy định' },
    change: (spec) => setText(spec, 'number', 'Số 03-QĐi/TU'),
    note: 'P11',
  },
  {
    rules: ['number.qdi'],
    ruleset: 'hd36-2018',
    options: { type: 'Quy định' },
    change: (spec) => setText(spec, 'number', 'Số 19-QĐ/TU'),
    note: 'P12',
  },
  { rules: ['number.type-code'], options: { type: 'Kế hoạch' }, change: (spec) => setText(spec, 'number', 'Số 12-BC/TU') },
  {
    rules: ['number.type-code'],
    note: 'TT for a submission',
    options: { type: 'Tờ trình' },
    change: (spec) => setText(spec, 'number', 'Số 08-TT/BTCTU'),
  },
  { rules: ['number.type-code-case'], options: { type: 'Chương trình' }, change: (spec) => setText(spec, 'number', 'Số 07-CTR/TU') },
  { rules: ['number.type-code'], note: 'unknown code', options: report, change: (spec) => setText(spec, 'number', 'Số 12-XYZ/TU') },
  {
    rules: ['number.type-code-known', 'typeName.listed'],
    options: report,
    change: (spec) => {
      setText(spec, 'typeName', 'BẢN NHẬN XÉT');
      setText(spec, 'number', 'Số 12-BNX/TU');
    },
  },
  { rules: ['number.body-code'], options: report, change: (spec) => setText(spec, 'number', 'Số 12-BC/ĐU') },
  { rules: ['number.body-code'], note: 'a cell is CB', options: report, change: cell },
  { rules: ['number.body-short'], ruleset: 'hd05-2026', options: organiser, change: (spec) => propaganda(spec) },
  { rules: ['number.ended-body'], ruleset: 'hd05-2026', options: report, change: (spec) => district(spec, 'HU') },
  { rules: ['number.ended-body'], ruleset: 'hd36-2018', options: letter, change: massMobilisation },
  { rules: [], note: 'the board’s full code', ruleset: 'hd05-2026', options: organiser, change: (spec) => propaganda(spec, 'BTGDVTU') },
  {
    rules: ['typeName.power'],
    note: '66-QĐ/TW: a directive of the executive committee',
    ruleset: 'hd36-2018',
    options: { type: 'Chỉ thị', date: '2025-10-13' },
    change: executiveDirective,
  },
  { rules: ['placeDate.present'], options: report, change: (spec) => remove(spec, 'placeDate') },
  { rules: ['placeDate.size'], options: report, change: (spec) => setRuns(spec, 'placeDate', { sizePt: 13 }) },
  { rules: ['placeDate.style'], options: report, change: (spec) => setRuns(spec, 'placeDate', { italic: false }) },
  { rules: ['placeDate.align'], options: report, change: (spec) => setParagraph(spec, 'placeDate', { align: 'right' }) },
  { rules: ['placeDate.words'], options: report, change: (spec) => setText(spec, 'placeDate', 'Sơn Lâm, ngày 16/11/2026') },
  { rules: ['placeDate.no-month-zero'], options: report, change: (spec) => replaceText(spec, 'placeDate', /tháng \d+/, 'tháng 07') },
  { rules: ['placeDate.day-zero'], options: report, change: (spec) => replaceText(spec, 'placeDate', /ngày \d+/, 'ngày 3') },
  { rules: ['placeDate.month-zero'], options: report, change: (spec) => replaceText(spec, 'placeDate', /tháng .*$/, 'tháng 2 năm 2027') },
  { rules: ['placeDate.comma'], options: report, change: (spec) => replaceText(spec, 'placeDate', ', ngày', ' ngày') },
  {
    rules: ['placeDate.comma'],
    note: 'a dash for the comma',
    options: report,
    change: (spec) => replaceText(spec, 'placeDate', ', ngày', ' - ngày'),
  },
  { rules: ['placeDate.lower-day'], options: report, change: (spec) => replaceText(spec, 'placeDate', ', ngày', ', Ngày') },
  { rules: ['placeDate.real'], options: report, change: (spec) => replaceText(spec, 'placeDate', /ngày \d+/, 'ngày 32') },
  { rules: ['placeDate.unit-type'], options: report, change: (spec) => replaceText(spec, 'placeDate', 'Sơn Lâm', 'Huế') },
  { rules: ['typeName.cong-van'], options: letter, change: printedLetter },
  {
    rules: ['typeName.present'],
    options: report,
    change: (spec) => removeAll(spec, ['typeName', 'subject', 'subjectSeparator']),
  },
  { rules: ['typeName.size'], options: report, change: (spec) => setRuns(spec, 'typeName', { sizePt: 14 }) },
  { rules: ['typeName.style'], options: report, change: (spec) => setRuns(spec, 'typeName', { bold: false }) },
  { rules: ['typeName.case'], options: report, change: (spec) => setText(spec, 'typeName', 'Báo cáo') },
  { rules: ['typeName.align'], options: report, change: (spec) => setParagraph(spec, 'typeName', { align: 'left' }) },
  { rules: ['subject.present'], options: report, change: (spec) => removeAll(spec, ['subject', 'subjectSeparator']) },
  { rules: ['subject.size'], options: report, change: (spec) => setRuns(spec, 'subject', { sizePt: 13 }) },
  { rules: ['subject.style'], options: report, change: (spec) => setRuns(spec, 'subject', { bold: false }) },
  { rules: ['subject.lower'], options: report, change: (spec) => setText(spec, 'subject', 'Công tác văn thư, lưu trữ năm 2026') },
  { rules: ['subject.capitals'], options: report, change: (spec) => setText(spec, 'subject', 'VỀ CÔNG TÁC CÁN BỘ') },
  { rules: ['subject.align'], options: report, change: (spec) => setParagraph(spec, 'subject', { align: 'left' }) },
  { rules: ['subject.repeats-type'], options: report, change: (spec) => setText(spec, 'subject', 'báo cáo công tác văn thư năm 2026') },
  { rules: ['subject.hyphens'], options: report, change: (spec) => remove(spec, 'subjectSeparator') },
  {
    rules: ['subject.hyphens-form'],
    options: report,
    change: (spec) => {
      remove(spec, 'subjectSeparator');
      find(spec, 'subject').rule = { form: 'drawingml', widthMm: 40, offsetPt: 18 };
    },
  },
  { rules: ['subject.hyphens-five'], options: report, change: (spec) => setText(spec, 'subjectSeparator', '----------') },
  { rules: ['subjectCV.present', 'typeName.present'], options: letter, change: (spec) => remove(spec, 'subjectCV') },
  { rules: ['subjectCV.size'], options: letter, change: (spec) => setRuns(spec, 'subjectCV', { sizePt: 14 }) },
  { rules: ['subjectCV.style'], options: letter, change: (spec) => setRuns(spec, 'subjectCV', { italic: false }) },
  { rules: ['subjectCV.align'], options: letter, change: (spec) => setParagraph(spec, 'subjectCV', { align: 'left' }) },
  { rules: ['subjectCV.vv'], ruleset: 'hd05-2026', options: letter, change: (spec) => replaceText(spec, 'subjectCV', 'về việc', 'V/v') },
  { rules: ['subjectCV.ve-viec'], ruleset: 'hd05-2026', options: letter, change: (spec) => replaceText(spec, 'subjectCV', 'về việc ', '') },
  { rules: ['typeName.power'], options: { type: 'Chỉ thị' }, change: cellDirective },
  { rules: ['typeName.listed'], options: decision, change: (spec) => setText(spec, 'typeName', 'BẢN NHẬN XÉT') },
];

function stateHeading(spec: DraftSpec): void {
  setText(spec, 'partyTitle', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  insertAfter(
    spec,
    'partyTitle',
    paragraph('motto', [{ text: 'Độc lập - Tự do - Hạnh phúc', sizePt: 14, bold: true }], { align: 'center' }),
  );
}

function smallTitle(spec: DraftSpec): void {
  setText(spec, 'partyTitle', 'Đảng Cộng sản Việt Nam');
  find(spec, 'partyTitle').rule!.widthMm = 52;
}

function emptyLeft(spec: DraftSpec): void {
  removeAll(spec, ['agency', 'star', 'number']);
}

function removeAll(spec: DraftSpec, roles: string[]): void {
  for (const role of roles) remove(spec, role);
}

function lineForStar(spec: DraftSpec): void {
  remove(spec, 'star');
  find(spec, 'agency').rule = { form: 'drawingml', widthMm: 25, offsetPt: 18 };
}

function numberOverStar(spec: DraftSpec): void {
  remove(spec, 'star');
  insertAfter(spec, 'number', paragraph('star', [{ text: '*', sizePt: 14 }], { align: 'center' }));
}

function cell(spec: DraftSpec): void {
  setText(spec, 'agency', 'CHI BỘ TRƯỜNG CHÍNH TRỊ');
  setText(spec, 'number', 'Số 05-BC/ĐU');
  setText(spec, 'signAuthority', 'T/M CHI BỘ');
  setText(spec, 'signPosition', 'BÍ THƯ');
}

function massMobilisation(spec: DraftSpec): void {
  setText(spec, 'agency', 'BAN DÂN VẬN');
  setText(spec, 'number', 'Số 12-CV/BDVTU');
}

function executiveDirective(spec: DraftSpec): void {
  setText(spec, 'signAuthority', 'T/M TỈNH UỶ');
}

function propaganda(spec: DraftSpec, code = 'BTGDV'): void {
  setText(spec, 'agency', 'BAN TUYÊN GIÁO VÀ DÂN VẬN');
  setText(spec, 'number', `Số 22-HD/${code}`);
}

function district(spec: DraftSpec, code: string): void {
  setText(spec, 'agency', 'HUYỆN UỶ SƠN ĐÔNG');
  setText(spec, 'number', `Số 76-BC/${code}`);
}

function printedLetter(spec: DraftSpec): void {
  insertBefore(spec, 'addressLabel', paragraph('typeName', [{ text: 'CÔNG VĂN', sizePt: 15, bold: true }], { align: 'center' }));
}

function cellDirective(spec: DraftSpec): void {
  setText(spec, 'agency', 'CHI BỘ TRƯỜNG CHÍNH TRỊ');
  setText(spec, 'number', 'Số 05-CT/CB');
  setText(spec, 'signAuthority', 'T/M CHI BỘ');
}
