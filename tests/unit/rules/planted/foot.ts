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
const plan = { type: 'Kế hoạch' };
const letter = { type: 'Công văn' };
const submission = { type: 'Tờ trình' };
const resolution = { type: 'Nghị quyết' };
const appendices = { ...plan, appendices: [one('DANH SÁCH TỔ CÔNG TÁC'), one('TIẾN ĐỘ THỰC HIỆN')] };

function one(title: string) {
  return { title, body: ['Nội dung chi tiết được thực hiện theo kế hoạch của từng cơ quan, đơn vị.'] };
}

/** Errors at the foot (address, signature, recipients), in marks, appendices and on the sheet. */
export const FOOT: Planted[] = [
  { rules: ['signName.block'], options: report, change: (spec) => removeAll(spec, ['signAuthority', 'signPosition', 'signName']) },
  { rules: ['signName.present'], options: plan, change: (spec) => remove(spec, 'signName') },
  { rules: ['signAuthority.size'], options: plan, change: (spec) => setRuns(spec, 'signAuthority', { sizePt: 13 }) },
  { rules: ['signAuthority.style'], options: plan, change: (spec) => setRuns(spec, 'signAuthority', { bold: false }) },
  { rules: ['signAuthority.case'], options: plan, change: (spec) => setText(spec, 'signAuthority', 'T/M BAN THƯỜNG Vụ') },
  { rules: ['signAuthority.align'], options: plan, change: (spec) => setParagraph(spec, 'signAuthority', { align: 'left' }) },
  { rules: ['signAuthority.token'], options: plan, change: (spec) => setText(spec, 'signAuthority', 'TM. BAN THƯỜNG VỤ') },
  { rules: ['signAuthority.token'], note: 'KT.', options: letter, change: (spec) => setText(spec, 'signAuthority', 'KT. CHÁNH VĂN PHÒNG') },
  { rules: ['signAuthority.deputy'], options: letter, change: (spec) => setText(spec, 'signPosition', 'TRƯỞNG PHÒNG') },
  { rules: ['signAuthority.kt-collective'], options: plan, change: (spec) => setText(spec, 'signAuthority', 'K/T BÍ THƯ') },
  { rules: ['signAuthority.tm-office'], options: letter, change: (spec) => setText(spec, 'signAuthority', 'T/M VĂN PHÒNG') },
  { rules: ['signAuthority.btv-name'], options: plan, change: (spec) => setText(spec, 'signAuthority', 'T/M BAN THƯỜNG VỤ TỈNH UỶ') },
  { rules: ['signAuthority.known-block'], options: plan, change: (spec) => setText(spec, 'signAuthority', 'T/M ĐẢNG UỶ') },
  { rules: ['signPosition.size'], options: plan, change: (spec) => setRuns(spec, 'signPosition', { sizePt: 13 }) },
  { rules: ['signPosition.regular'], options: plan, change: (spec) => setRuns(spec, 'signPosition', { bold: true }) },
  { rules: ['signPosition.bold-alone'], options: { type: 'Biên bản' }, change: (spec) => setRuns(spec, 'signPosition', { bold: false }) },
  { rules: ['signPosition.case'], options: plan, change: (spec) => setText(spec, 'signPosition', 'Phó Bí thư') },
  { rules: ['signPosition.align'], options: plan, change: (spec) => setParagraph(spec, 'signPosition', { align: 'left' }) },
  { rules: ['signPosition.body-name'], options: plan, change: (spec) => setText(spec, 'signPosition', 'PHÓ BÍ THƯ TỈNH UỶ') },
  { rules: ['signPosition.member'], options: plan, change: (spec) => setText(spec, 'signPosition', 'UỶ VIÊN BAN THƯỜNG VỤ') },
  { rules: ['signName.size'], options: plan, change: (spec) => setRuns(spec, 'signName', { sizePt: 13 }) },
  { rules: ['signName.style'], options: plan, change: (spec) => setRuns(spec, 'signName', { bold: false }) },
  { rules: ['signName.case'], options: plan, change: (spec) => setText(spec, 'signName', 'LÊ HOÀI THU') },
  { rules: ['signName.align'], options: plan, change: (spec) => setParagraph(spec, 'signName', { align: 'left' }) },
  { rules: ['signName.title'], options: plan, change: (spec) => setText(spec, 'signName', 'TS. Lê Hoài Thu') },
  { rules: ['addressLabel.words'], options: letter, change: (spec) => replaceAddress(spec, 'Kính gửi', 'Kính trình') },
  {
    rules: ['addressLabel.kinh-trinh'],
    ruleset: 'hd05-2026',
    options: submission,
    change: (spec) => replaceAddress(spec, 'Kính trình', 'Kính gửi'),
    note: 'P49',
  },
  {
    rules: ['addressLabel.words'],
    ruleset: 'hd36-2018',
    options: submission,
    change: (spec) => replaceAddress(spec, 'Kính gửi', 'Kính trình'),
    note: 'P50',
  },
  { rules: ['addressLabel.present'], options: submission, change: (spec) => remove(spec, 'addressLabel') },
  { rules: ['addressLabel.colon'], options: submission, change: (spec) => replaceAddress(spec, ':', '') },
  { rules: ['addressLabel.other-types'], options: report, change: addressOnReport },
  { rules: ['addressLabel.size'], options: letter, change: (spec) => firstRun(spec, 'addressLabel', { sizePt: 13 }) },
  { rules: ['addressLabel.style'], options: letter, change: (spec) => firstRun(spec, 'addressLabel', { italic: false }) },
  { rules: ['addressList.size'], options: letter, change: (spec) => setRuns(spec, 'addressList', { sizePt: 13 }) },
  { rules: ['addressList.style'], options: letter, change: (spec) => setRuns(spec, 'addressList', { italic: true }) },
  {
    rules: ['addressList.comma'],
    ruleset: 'hd05-2026',
    options: letter,
    change: (spec) => replaceText(spec, 'addressList', /;$/, ',', -1),
  },
  { rules: ['addressList.end'], ruleset: 'hd05-2026', options: letter, change: (spec) => lastRun(spec, 'addressLabel', /;$/, ',') },
  {
    rules: ['addressList.last-mark'],
    ruleset: 'hd05-2026',
    options: letter,
    change: (spec) => replaceText(spec, 'addressList', /;$/, '', -1),
  },
  { rules: ['addressList.end'], ruleset: 'hd36-2018', options: letter, change: (spec) => lastRun(spec, 'addressLabel', /,$/, ';') },
  {
    rules: ['addressList.last-mark'],
    ruleset: 'hd36-2018',
    options: letter,
    change: (spec) => replaceText(spec, 'addressList', /,$/, ';', -1),
  },
  { rules: ['recipientsLabel.present'], options: report, change: (spec) => removeAll(spec, ['recipientsLabel', 'recipients']) },
  { rules: ['recipientsLabel.size'], options: report, change: (spec) => setRuns(spec, 'recipientsLabel', { sizePt: 12 }) },
  { rules: ['recipientsLabel.style'], options: report, change: (spec) => setRuns(spec, 'recipientsLabel', { bold: true, italic: true }) },
  { rules: ['recipientsLabel.underline'], options: report, change: (spec) => setRuns(spec, 'recipientsLabel', { underline: false }) },
  { rules: ['recipientsLabel.wording'], options: report, change: (spec) => setText(spec, 'recipientsLabel', 'Nơi nhận') },
  { rules: ['recipientsLabel.align'], options: report, change: (spec) => setParagraph(spec, 'recipientsLabel', { align: 'center' }) },
  { rules: ['recipients.size'], options: report, change: (spec) => setRuns(spec, 'recipients', { sizePt: 11 }) },
  { rules: ['recipients.style'], options: report, change: (spec) => setRuns(spec, 'recipients', { italic: true }) },
  { rules: ['recipients.lead'], options: report, change: (spec) => replaceText(spec, 'recipients', '- ', '+ ') },
  {
    rules: ['recipients.end'],
    ruleset: 'hd05-2026',
    options: report,
    change: (spec) => replaceText(spec, 'recipients', /;$/, ','),
    note: 'P52',
  },
  {
    rules: ['recipients.end'],
    ruleset: 'hd36-2018',
    options: report,
    change: (spec) => replaceText(spec, 'recipients', /,$/, ';'),
    note: 'P53',
  },
  { rules: ['recipients.last'], options: report, change: (spec) => replaceText(spec, 'recipients', /\.$/, '', -1) },
  {
    rules: ['recipients.first'],
    options: letter,
    change: (spec) => setText(spec, 'recipients', '- Thường trực Tỉnh uỷ;'),
    ruleset: 'hd05-2026',
  },
  {
    rules: ['recipients.first'],
    options: letter,
    change: (spec) => setText(spec, 'recipients', '- Thường trực Tỉnh uỷ,'),
    ruleset: 'hd36-2018',
  },
  { rules: ['recipients.archive'], options: report, change: (spec) => setText(spec, 'recipients', '- Lưu: VT, TH.', -1) },
  {
    rules: ['recipients.archive-line'],
    options: resolution,
    change: (spec) => setText(spec, 'recipients', '- Các cơ quan liên quan.', -1),
  },
  { rules: ['appendix.number'], options: appendices, change: (spec) => setText(spec, 'appendix', 'Phụ lục A', 1) },
  { rules: ['appendix.roman', 'appendix.number'], options: appendices, change: (spec) => setText(spec, 'appendix', 'Phụ lục II', 1) },
  { rules: ['appendix.align'], options: appendices, change: (spec) => setParagraph(spec, 'appendix', { align: 'left' }) },
  { rules: ['appendixReference.present'], ruleset: 'hd05-2026', options: appendices, change: (spec) => remove(spec, 'appendixReference') },
  { rules: ['urgency.size'], options: { ...plan, urgency: 'KHẨN' }, change: (spec) => setRuns(spec, 'urgency', { sizePt: 13 }) },
  { rules: ['urgency.style'], options: { ...plan, urgency: 'KHẨN' }, change: (spec) => setRuns(spec, 'urgency', { bold: false }) },
  { rules: ['urgency.wording'], options: { ...plan, urgency: 'KHẨN' }, change: (spec) => setText(spec, 'urgency', 'Khẩn') },
  {
    rules: ['circulation.size'],
    options: { ...plan, circulation: 'LƯU HÀNH NỘI BỘ' },
    change: (spec) => setRuns(spec, 'circulation', { sizePt: 14 }),
  },
  {
    rules: ['circulation.style'],
    options: { ...plan, circulation: 'LƯU HÀNH NỘI BỘ' },
    change: (spec) => setRuns(spec, 'circulation', { bold: false }),
  },
  {
    rules: ['circulation.case'],
    options: { ...plan, circulation: 'LƯU HÀNH NỘI BỘ' },
    change: (spec) => setText(spec, 'circulation', 'Lưu hành nội bộ'),
  },
  { rules: ['urgency.place'], options: { ...plan, urgency: 'KHẨN' }, change: (spec) => moveBefore(spec, 'urgency', 'number') },
  { rules: ['urgency.place-letter'], options: { ...letter, urgency: 'KHẨN' }, change: (spec) => moveBefore(spec, 'urgency', 'subjectCV') },
  { rules: ['circulation.wording'], options: { ...plan, circulation: 'XEM XONG TRẢ LẠI NGAY' } },
  {
    rules: ['circulation.notice'],
    ruleset: 'hd05-2026',
    options: plan,
    change: (spec) => notice(spec, 'trên các phương tiện'),
    note: 'P61',
  },
  { rules: ['circulation.notice'], ruleset: 'hd36-2018', options: plan, change: (spec) => notice(spec, 'trên phương tiện') },
  { rules: ['draft.place'], options: { ...plan, draftNumber: 2 }, change: (spec) => moveBefore(spec, 'draft', 'number') },
  { rules: ['draft.size'], options: { ...plan, draftNumber: 2 }, change: (spec) => setRuns(spec, 'draft', { sizePt: 12 }) },
  { rules: ['draft.style'], options: { ...plan, draftNumber: 2 }, change: (spec) => setRuns(spec, 'draft', { italic: false }) },
  { rules: ['draft.wording'], options: { ...plan, draftNumber: 2 }, change: (spec) => setText(spec, 'draft', 'DỰ THẢO LẦN 2') },
  { rules: ['drafterCode.size'], options: { ...plan, drafterCode: true }, change: (spec) => setRuns(spec, 'drafterCode', { sizePt: 14 }) },
  {
    rules: ['drafterCode.old-form'],
    ruleset: 'hd05-2026',
    options: { ...plan, drafterCode: true },
    change: (spec) => setText(spec, 'drafterCode', 'ABC-268'),
  },
  {
    rules: ['drafterCode.case'],
    ruleset: 'hd36-2018',
    options: { ...plan, drafterCode: true },
    change: (spec) => setText(spec, 'drafterCode', 'Abc-268'),
  },
  {
    rules: ['contact.size'],
    options: { ...plan, contact: 'Địa chỉ: số 1, đường Trung tâm; điện thoại: 0237.000.000' },
    change: (spec) => setRuns(spec, 'contact', { sizePt: 12 }),
  },
  { rules: ['page.paper'], options: report, change: (spec) => Object.assign(spec.page, { widthMm: 216, heightMm: 279 }) },
  { rules: ['page.margins'], options: report, change: (spec) => Object.assign(spec.page, { leftMm: 35, rightMm: 20 }) },
  { rules: [], note: 'half a millimetre is rounding', options: report, change: (spec) => Object.assign(spec.page, { leftMm: 30.5 }) },
  {
    rules: ['page.orientation'],
    options: report,
    change: (spec) => Object.assign(spec.page, { widthMm: 297, heightMm: 210, landscape: true }),
  },
  { rules: ['pageNumber.place'], options: report, change: (spec) => Object.assign(spec.pageNumber!, { place: 'footer' }) },
  {
    rules: ['pageNumber.place'],
    note: 'on the right',
    options: report,
    change: (spec) => Object.assign(spec.pageNumber!, { align: 'right' }),
  },
  { rules: ['pageNumber.size'], options: report, change: (spec) => Object.assign(spec.pageNumber!, { sizePt: 13 }) },
  { rules: ['pageNumber.style'], options: report, change: (spec) => Object.assign(spec.pageNumber!, { italic: true }) },
  { rules: ['pageNumber.first-page'], options: report, change: (spec) => Object.assign(spec.pageNumber!, { onFirstPage: true }) },
  { rules: ['pageNumber.plain'], options: report, change: (spec) => Object.assign(spec.pageNumber!, { pattern: '- # -' }) },
  { rules: ['pageNumber.distance'], options: report, change: (spec) => Object.assign(spec.page, { headerMm: 12.7 }) },
];

function moveBefore(spec: DraftSpec, role: string, target: string): void {
  const moved = find(spec, role);
  remove(spec, role);
  insertBefore(spec, target, moved);
}

function notice(spec: DraftSpec, words: string): void {
  spec.blocks.push(
    paragraph('circulation', [{ text: `Không phổ biến ${words} thông tin đại chúng`, sizePt: 12, bold: true }], { align: 'center' }),
  );
}

function removeAll(spec: DraftSpec, roles: string[]): void {
  for (const role of roles) remove(spec, role);
}

function replaceAddress(spec: DraftSpec, from: string, to: string): void {
  const label = find(spec, 'addressLabel').runs[0]!;
  label.text = label.text.replace(from, to);
}

function firstRun(spec: DraftSpec, role: string, format: Record<string, unknown>): void {
  Object.assign(find(spec, role).runs[0]!, format);
}

function lastRun(spec: DraftSpec, role: string, from: RegExp, to: string): void {
  const run = find(spec, role).runs.at(-1)!;
  run.text = run.text.replace(from, to);
}

function addressOnReport(spec: DraftSpec): void {
  const label = { text: 'Kính gửi:', sizePt: 14, italic: true };
  const mark = find(spec, 'recipients').runs[0]!.text.slice(-1);
  insertAfter(
    spec,
    'subjectSeparator',
    paragraph('addressLabel', [label, { text: ` Ban Thường vụ Tỉnh uỷ${mark}`, sizePt: 14 }], { align: 'center' }),
  );
}
