import { type Block, find, insertAfter, insertBefore, paragraph, remove, replaceText, setText } from '../../../fixtures/drafts';
import { decision, letter, type Planted, twoAppendices } from './planted';

const inRight = (role: string, text: string, format = {}) =>
  paragraph(role, [{ text, sizePt: 14, bold: true, ...format }], { align: 'center' });

/** A copy's block under the copied text. */
const copyBlock = (label: string, format = {}): Block[] => [
  paragraph('copyLabel', [{ text: label, sizePt: 14, bold: true, ...format }], { align: 'right', topBorder: true, beforePt: 24 }),
];

/** Signature, addressees, recipients, appendices, marks and copies. */
export const FOOT: Planted[] = [
  {
    rules: ['signAuthority.present', 'signName.present'],
    note: 'no signature block',
    change: (spec) => {
      for (const role of ['signAuthority', 'signPosition', 'signName']) remove(spec, role);
    },
  },
  { rules: ['signName.present'], change: (spec) => remove(spec, 'signName') },
  { rules: ['signAuthority.sign'], note: 'as the Party writes it', change: (spec) => setText(spec, 'signAuthority', 'K/T GIÁM ĐỐC') },
  { rules: ['signAuthority.sign'], note: 'colon', change: (spec) => setText(spec, 'signAuthority', 'KT: GIÁM ĐỐC') },
  {
    rules: ['signAuthority.sign'],
    note: 'no full stop',
    options: { text: { signer: { authority: 'TL GIÁM ĐỐC', position: 'CHÁNH VĂN PHÒNG', name: 'Lý Thu Trang' } } },
  },
  { rules: ['signAuthority.deputy'], change: (spec) => setText(spec, 'signAuthority', 'KT. PHÓ GIÁM ĐỐC') },
  { rules: ['signAuthority.deputy'], note: 'head below', change: (spec) => setText(spec, 'signPosition', 'GIÁM ĐỐC') },
  {
    rules: ['signPositionOther.size'],
    change: (spec) => {
      insertAfter(spec, 'signPosition', [
        inRight('concurrent', 'kiêm', { bold: false }),
        inRight('other', 'TRƯỞNG BAN CHỈ ĐẠO', { sizePt: 16 }),
      ]);
    },
  },
  {
    rules: ['signPositionOther.bold'],
    change: (spec) => {
      insertAfter(spec, 'signPosition', [
        inRight('concurrent', 'kiêm', { bold: false }),
        inRight('other', 'TRƯỞNG BAN CHỈ ĐẠO', { bold: false }),
      ]);
    },
  },
  {
    rules: ['signPositionOther.upright'],
    change: (spec) => {
      insertAfter(spec, 'signPosition', [
        inRight('concurrent', 'kiêm', { bold: false }),
        inRight('other', 'TRƯỞNG BAN CHỈ ĐẠO', { italic: true }),
      ]);
    },
  },
  {
    rules: ['signPositionOther.case'],
    change: (spec) => {
      insertAfter(spec, 'signPosition', [inRight('concurrent', 'kiêm', { bold: false }), inRight('other', 'Trưởng Ban Chỉ đạo')]);
    },
  },
  { rules: ['signAuthority.case'], change: (spec) => setText(spec, 'signPosition', 'Phó Giám đốc') },
  { rules: ['signName.degree'], change: (spec) => setText(spec, 'signName', 'TS. Mai Đức Toàn') },
  { rules: ['signName.degree'], note: 'two of them', change: (spec) => setText(spec, 'signName', 'PGS.TS Mai Đức Toàn') },
  { rules: ['addressLabel.colon'], options: letter, change: (spec) => setText(spec, 'addressLabel', 'Kính gửi') },
  {
    rules: ['addressLabel.types'],
    options: { type: 'Thông báo' },
    change: (spec) =>
      insertBefore(spec, 'body', paragraph('addressLabel', [{ text: 'Kính gửi: Sở Tài chính', sizePt: 14 }], { align: 'center' })),
  },
  {
    rules: ['addressLabel.needed'],
    options: letter,
    change: (spec) => {
      for (const role of ['addressLabel', 'addressList']) remove(spec, role);
    },
  },
  {
    rules: ['addressList.one-line'],
    options: { ...letter, text: { addressees: ['Sở Tài chính, Sở Xây dựng'] } },
  },
  {
    rules: ['addressList.lead'],
    options: letter,
    change: (spec) => {
      for (const nth of [0, 1]) replaceText(spec, 'addressList', '- ', '', nth);
    },
  },
  { rules: ['addressList.end'], options: letter, change: (spec) => replaceText(spec, 'addressList', ';', ',', 0) },
  { rules: ['addressList.last'], options: letter, change: (spec) => replaceText(spec, 'addressList', /\.$/, ';', -1) },
  {
    rules: ['recipientsLabel.present'],
    change: (spec) => {
      remove(spec, 'recipientsLabel');
      remove(spec, 'recipients');
    },
  },
  { rules: ['recipientsLabel.colon'], change: (spec) => setText(spec, 'recipientsLabel', 'Nơi nhận') },
  { rules: ['recipients.present'], change: (spec) => remove(spec, 'recipients') },
  { rules: ['recipients.lead'], change: (spec) => replaceText(spec, 'recipients', '- ', '', 0) },
  { rules: ['recipients.end'], change: (spec) => replaceText(spec, 'recipients', /;$/, ',', 0) },
  { rules: ['recipients.first'], options: letter, change: (spec) => setText(spec, 'recipients', '- Các sở, ban, ngành cấp tỉnh;', 0) },
  { rules: ['recipients.articles'], options: decision, change: (spec) => setText(spec, 'recipients', '- Sở Nội vụ;', 0) },
  { rules: ['recipients.archive'], note: 'no colon', change: (spec) => setText(spec, 'recipients', '- Lưu VP.', -1) },
  { rules: ['recipients.last'], change: (spec) => setText(spec, 'recipients', '- Lưu: VT;', -1) },
  { rules: ['recipients.archive-line'], change: (spec) => setText(spec, 'recipients', '- Văn phòng Sở.', -1) },
  { rules: ['recipients.person'], change: (spec) => setText(spec, 'recipients', '- Lưu: VT, CCVTLT (Dũng).', -1) },
  {
    rules: ['recipients.last', 'recipients.person'],
    note: 'glued on',
    change: (spec) => setText(spec, 'recipients', '- Lưu: VT, CCVTLT.Dũng', -1),
  },
  { rules: ['recipients.purpose'], change: (spec) => setText(spec, 'recipients', '- UBND tỉnh (để báo cáo);', 0) },
  {
    rules: ['appendix.numbering'],
    options: twoAppendices,
    change: (spec) => {
      for (const nth of [0, 1]) setText(spec, 'appendix', `Phụ lục ${nth + 1}`, nth);
    },
  },
  {
    rules: ['appendix.mentioned'],
    options: twoAppendices,
    change: (spec) => replaceText(spec, 'body', 'Chi tiết tại Phụ lục kèm theo', 'Các cơ quan tổ chức thực hiện', 0),
  },
  { rules: ['appendixReference.present'], options: twoAppendices, change: (spec) => remove(spec, 'appendixReference') },
  {
    rules: ['appendixReference.form'],
    options: twoAppendices,
    change: (spec) => setText(spec, 'appendixReference', '(Kèm theo Kế hoạch', 0),
  },
  { rules: ['urgency.words'], options: { urgency: 'KHẨN' }, change: (spec) => setText(spec, 'urgency', 'HỎA TỐC HẸN GIỜ') },
  { rules: ['copyLabel.words'], change: (spec) => spec.blocks.push(...copyBlock('SAO Y BẢN CHÍNH')) },
  { rules: ['copyLabel.size'], change: (spec) => spec.blocks.push(...copyBlock('SAO Y', { sizePt: 10 })) },
  { rules: ['copyLabel.bold'], change: (spec) => spec.blocks.push(...copyBlock('SAO Y', { bold: false })) },
  { rules: ['copyLabel.upright'], change: (spec) => spec.blocks.push(...copyBlock('SAO Y', { italic: true })) },
  {
    rules: ['agencyParent.case'],
    change: (spec) => setText(spec, 'agencyParent', find(spec, 'agencyParent').runs[0]!.text.replace('TỈNH', 'Tỉnh')),
  },
];
