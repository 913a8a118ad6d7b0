import { find, insertAfter, paragraph, remove, replaceText, setText } from '../../../fixtures/drafts';
import { decision, letter, type Planted } from './planted';

const typed = (text: string) => paragraph('typed', [{ text, sizePt: 13 }], { align: 'center' });

/** Page, national name and motto, agency, number, date. */
export const HEADING: Planted[] = [
  { rules: ['page.paper'], change: (spec) => Object.assign(spec.page, { widthMm: 216, heightMm: 279 }) },
  {
    rules: ['page.orientation'],
    change: (spec) => Object.assign(spec.page, { widthMm: 297, heightMm: 210, landscape: true }),
  },
  { rules: ['page.margins'], change: (spec) => Object.assign(spec.page, { leftMm: 25 }) },
  { rules: ['page.margins'], note: 'top', change: (spec) => Object.assign(spec.page, { topMm: 15 }) },
  { rules: ['pageNumber.present'], change: (spec) => Object.assign(spec, { pageNumber: null, pages: 3 }) },
  { rules: ['pageNumber.place'], change: (spec) => Object.assign(spec.pageNumber!, { place: 'footer', align: 'right' }) },
  { rules: ['pageNumber.first-page'], change: (spec) => Object.assign(spec.pageNumber!, { onFirstPage: true }) },
  { rules: ['pageNumber.size'], change: (spec) => Object.assign(spec.pageNumber!, { sizePt: 11 }) },
  { rules: ['pageNumber.style'], change: (spec) => Object.assign(spec.pageNumber!, { italic: true }) },
  { rules: ['pageNumber.format'], change: (spec) => Object.assign(spec.pageNumber!, { format: 'lowerRoman' }) },
  { rules: ['pageNumber.bare'], change: (spec) => Object.assign(spec.pageNumber!, { pattern: '- # -' }) },
  { rules: ['nationalName.present'], change: (spec) => remove(spec, 'nationalName') },
  { rules: ['nationalName.words'], change: (spec) => setText(spec, 'nationalName', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM') },
  { rules: ['nationalMotto.present'], change: (spec) => remove(spec, 'nationalMotto') },
  { rules: ['nationalMotto.hyphens'], note: 'dashes', change: (spec) => setText(spec, 'nationalMotto', 'Độc lập – Tự do – Hạnh phúc') },
  { rules: ['nationalMotto.hyphens'], note: 'no blanks', change: (spec) => setText(spec, 'nationalMotto', 'Độc lập-Tự do-Hạnh phúc') },
  { rules: ['nationalMotto.capitals'], change: (spec) => setText(spec, 'nationalMotto', 'Độc Lập - Tự Do - Hạnh Phúc') },
  { rules: ['nationalMotto.words'], change: (spec) => setText(spec, 'nationalMotto', 'Độc lập - Tự do - Hanh phúc') },
  {
    rules: ['nationalMotto.rule'],
    change: (spec) => {
      delete find(spec, 'nationalMotto').rule;
    },
  },
  {
    rules: ['nationalMotto.rule-drawn'],
    change: (spec) => {
      delete find(spec, 'nationalMotto').rule;
      insertAfter(spec, 'nationalMotto', typed('---------------'));
    },
  },
  {
    rules: ['nationalMotto.rule-length'],
    change: (spec) => {
      find(spec, 'nationalMotto').rule!.widthMm = 25;
    },
  },
  {
    rules: ['agency.present', 'number.present'],
    note: 'nothing on the left',
    change: (spec) => {
      for (const role of ['agencyParent', 'agency', 'number']) remove(spec, role);
    },
  },
  { rules: ['agency.full-name'], options: decision, change: (spec) => setText(spec, 'agency', 'UBND', 0) },
  { rules: ['agency.district'], change: (spec) => setText(spec, 'agencyParent', 'UBND HUYỆN ĐÔNG SƠN') },
  {
    rules: ['agency.rule'],
    change: (spec) => {
      delete find(spec, 'agency').rule;
    },
  },
  {
    rules: ['agency.rule-drawn'],
    change: (spec) => {
      delete find(spec, 'agency').rule;
      insertAfter(spec, 'agency', typed('_______'));
    },
  },
  {
    rules: ['agency.rule-length'],
    change: (spec) => {
      find(spec, 'agency').rule!.widthMm = 40;
    },
  },
  { rules: ['number.colon'], change: (spec) => setText(spec, 'number', 'Số 15/KH-SNV') },
  { rules: ['number.zero'], change: (spec) => setText(spec, 'number', 'Số: 5/KH-SNV') },
  { rules: ['number.slash'], note: 'as the Party writes it', change: (spec) => setText(spec, 'number', 'Số: 15-KH/SNV') },
  { rules: ['number.blanks'], change: (spec) => setText(spec, 'number', 'Số: 15 / KH - SNV') },
  { rules: ['number.one-blank'], change: (spec) => setText(spec, 'number', 'Số:  15/KH-SNV') },
  { rules: ['number.dash'], change: (spec) => setText(spec, 'number', 'Số: 15/KH–SNV') },
  { rules: ['number.upper'], change: (spec) => setText(spec, 'number', 'Số: 15/KH-Snv') },
  { rules: ['number.letter-code'], options: letter, change: (spec) => setText(spec, 'number', 'Số: 12/CV-SNV') },
  { rules: ['number.letter-unit'], options: letter, change: (spec) => setText(spec, 'number', 'Số: 12/SNV') },
  { rules: ['number.year'], change: (spec) => setText(spec, 'number', 'Số: 15/2026/KH-SNV') },
  {
    rules: ['number.type-code'],
    note: 'of another type',
    options: { type: 'Quy định' },
    change: (spec) => setText(spec, 'number', 'Số: 12/QĐ-SNV'),
  },
  {
    rules: ['number.type-code'],
    note: 'not in the table',
    options: { type: 'Tờ trình' },
    change: (spec) => setText(spec, 'number', 'Số: 12/TT-SNV'),
  },
  {
    rules: ['number.type-code'],
    note: 'one letter short',
    options: { type: 'Chương trình' },
    change: (spec) => setText(spec, 'number', 'Số: 12/CT-UBND'),
  },
  { rules: ['number.body-code'], options: decision, change: (spec) => setText(spec, 'number', 'Số: 12/QĐ-SNV') },
  { rules: ['placeDate.present'], change: (spec) => remove(spec, 'placeDate') },
  { rules: ['placeDate.words'], change: (spec) => setText(spec, 'placeDate', 'Sơn Lâm, ngày 16/11/2026') },
  { rules: ['placeDate.comma'], change: (spec) => setText(spec, 'placeDate', 'Sơn Lâm ngày 16 tháng 11 năm 2026') },
  { rules: ['placeDate.day-zero'], change: (spec) => setText(spec, 'placeDate', 'Sơn Lâm, ngày 5 tháng 11 năm 2026') },
  { rules: ['placeDate.month-zero'], change: (spec) => setText(spec, 'placeDate', 'Sơn Lâm, ngày 15 tháng 2 năm 2026') },
  { rules: ['placeDate.no-month-zero'], change: (spec) => setText(spec, 'placeDate', 'Sơn Lâm, ngày 15 tháng 06 năm 2026') },
  { rules: ['placeDate.lower-day'], change: (spec) => replaceText(spec, 'placeDate', 'ngày', 'Ngày') },
  { rules: ['placeDate.real'], change: (spec) => setText(spec, 'placeDate', 'Sơn Lâm, ngày 31 tháng 11 năm 2026') },
];
