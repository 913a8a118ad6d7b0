/**
 * The practice drafts: what each one is, and what is planted in it. Bodies and people are invented.
 */
import {
  type DraftOptions,
  type DraftSpec,
  draftSpec,
  insertAfter,
  paragraph,
  replaceText,
  setParagraph,
  setRuns,
  setText,
} from '../../tests/fixtures/drafts';

export interface PracticeDraft {
  file: string;
  /** How the file comes to be: written by us, printed by an office program, or printed and scanned. */
  made: 'docx' | 'pdf' | 'scan';
  /** Fields of the operations system's own record of the draft. */
  record: {
    title: string;
    number: string;
    date: string;
    issuer: string;
    type: string;
    urgency: string;
    secrecy: string;
  };
  /** What there is to learn from it. */
  learn: { vi: string; en: string };
  options: DraftOptions;
  plant?: (spec: DraftSpec) => void;
}

const ordinary = { urgency: 'Thường', secrecy: 'Thường' };

function officeLetter(spec: DraftSpec): void {
  setText(spec, 'number', 'Số:      -CV/VPTU');
  replaceText(spec, 'subjectCV', 'về việc', 'V/v');
  for (const nth of [0, 1]) replaceText(spec, 'recipients', ';', ',', nth);
  replaceText(spec, 'recipients', 'Lưu Văn phòng Tỉnh uỷ', 'Lưu: VT, TH', -1);
}

function planWithManySlips(spec: DraftSpec): void {
  Object.assign(spec.page, { leftMm: 35, rightMm: 20 });
  spec.pageNumber = { place: 'footer', align: 'right', sizePt: 12, pattern: '- # -', onFirstPage: true };
  setRuns(spec, 'partyTitle', { sizePt: 13 });
  setParagraph(spec, 'partyTitle', { rule: undefined });
  insertAfter(spec, 'partyTitle', paragraph('typedRule', '---------------', { align: 'center' }));
  setText(spec, 'number', 'Số: 5/KH-TU');
  setText(spec, 'placeDate', 'Sơn Lâm ngày 3 tháng 09 năm 2026');
  setRuns(spec, 'placeDate', { italic: false });
  replaceText(spec, 'subject', 'chỉnh lý', 'Chỉnh lý');
  setRuns(spec, 'bases', { italic: true });
  replaceText(spec, 'bases', /^- /, '');
  replaceText(spec, 'bases', /\.$/, ',');
  for (const role of ['body', 'clause']) {
    setRuns(spec, role, { sizePt: 13 });
    setParagraph(spec, role, { firstLineMm: 12.7, afterPt: 0, line: { rule: 'auto', multiple: 1.2 } });
  }
  replaceText(spec, 'clause', /\.$/, './.', -1);
  setText(spec, 'signAuthority', 'TM. BAN THƯỜNG VỤ TỈNH UỶ');
  setText(spec, 'signPosition', 'PHÓ BÍ THƯ TỈNH UỶ');
  setRuns(spec, 'signPosition', { bold: true });
  setText(spec, 'signName', 'TS. Lê Hoài Thu');
  setRuns(spec, 'recipientsLabel', { sizePt: 12, bold: true, italic: true, underline: false });
  setText(spec, 'recipients', '- Lưu: VT, TH', -1);
}

function oldHabits(spec: DraftSpec): void {
  replaceText(spec, 'bases', /\.$/, ',', -1);
  for (const nth of [0, 1]) replaceText(spec, 'bases', /^- /, '', nth);
  spec.blocks.forEach((block) => {
    if (block.kind !== 'paragraph' || block.role !== 'addressLabel') return;
    block.runs[0]!.text = 'Kính gửi:';
    block.runs[1]!.text = block.runs[1]!.text.replace(';', ',');
  });
  for (const nth of [0, 1]) replaceText(spec, 'recipients', ';', ',', nth);
}

function stateLetterWithSlips(spec: DraftSpec): void {
  setText(spec, 'nationalMotto', 'Độc lập – Tự do – Hạnh phúc');
  setRuns(spec, 'agencyParent', { bold: true });
  setRuns(spec, 'agency', { bold: false });
  setText(spec, 'number', 'Số: 7/CV-SNV');
  setText(spec, 'placeDate', 'Sơn Lâm, ngày 5 tháng 11 năm 2026');
  replaceText(spec, 'subjectCV', 'V/v', 'V/v Về việc');
  setRuns(spec, 'subjectCV', { italic: true });
  setText(spec, 'signAuthority', 'KT/ GIÁM ĐỐC');
  setText(spec, 'signName', 'THS. MAI ĐỨC TOÀN');
  setRuns(spec, 'recipientsLabel', { sizePt: 13, bold: false, italic: false });
  setText(spec, 'recipients', '- Các sở, ban, ngành cấp tỉnh;', 0);
  setText(spec, 'recipients', '- Lưu: VT;', -1);
}

export const PRACTICE_DRAFTS: PracticeDraft[] = [
  {
    file: 'cong-van-chuan-bi-hoi-nghi.docx',
    made: 'docx',
    record: {
      title: 'Chuẩn bị tài liệu hội nghị giao ban công tác văn phòng',
      number: '-CV/VPTU',
      date: '2026-11-16',
      issuer: 'Văn phòng Tỉnh uỷ Sơn Lâm',
      type: 'Công văn',
      ...ordinary,
    },
    learn: {
      vi: 'Công văn của Đảng, số còn để trống: vài lỗi hay gặp ở số ký hiệu, trích yếu và nơi nhận.',
      en: 'A Party letter, number still blank: a few common slips in number, subject and recipients.',
    },
    options: { ruleset: 'hd05-2026', type: 'Công văn', number: null },
    plant: officeLetter,
  },
  {
    file: 'ke-hoach-chinh-ly-tai-lieu.docx',
    made: 'docx',
    record: {
      title: 'Kế hoạch chỉnh lý tài liệu tồn đọng tại các cơ quan đảng của tỉnh',
      number: '5/KH-TU',
      date: '2026-09-03',
      issuer: 'Tỉnh uỷ Sơn Lâm',
      type: 'Kế hoạch',
      ...ordinary,
      urgency: 'Khẩn',
    },
    learn: {
      vi: 'Kế hoạch của Đảng trình bày theo thói quen của văn bản hành chính: rất nhiều lỗi.',
      en: 'A Party plan set with the habits of state documents: a great many errors.',
    },
    options: { ruleset: 'hd05-2026', type: 'Kế hoạch', date: '2026-09-03', number: 5 },
    plant: planWithManySlips,
  },
  {
    file: 'to-trinh-bo-sung-bien-che.docx',
    made: 'docx',
    record: {
      title: 'Tờ trình về việc bổ sung biên chế văn thư năm 2027',
      number: '31-TTr/BTCTU',
      date: '2026-09-14',
      issuer: 'Ban Tổ chức Tỉnh uỷ Sơn Lâm',
      type: 'Tờ trình',
      ...ordinary,
    },
    learn: {
      vi: 'Tờ trình sau ngày 27/5/2026 vẫn theo Hướng dẫn 36-HD/VPTW cũ: “Kính gửi”, dấu phẩy, căn cứ không có gạch đầu dòng.',
      en: 'A submission dated after 27/5/2026 that still follows the old guide 36-HD/VPTW: address words, commas, bases without a dash.',
    },
    options: {
      ruleset: 'hd05-2026',
      type: 'Tờ trình',
      date: '2026-09-14',
      number: 31,
      text: {
        bases: [
          'Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh khoá XV, nhiệm kỳ 2025 - 2030',
          'Căn cứ chương trình công tác năm 2026 của Ban Tổ chức Tỉnh uỷ',
        ],
      },
    },
    plant: oldHabits,
  },
  {
    file: 'quyet-dinh-to-cong-tac.docx',
    made: 'docx',
    record: {
      title: 'Quyết định thành lập Tổ công tác rà soát hồ sơ, tài liệu của Tỉnh uỷ',
      number: '218-QĐ/TU',
      date: '2026-11-16',
      issuer: 'Tỉnh uỷ Sơn Lâm',
      type: 'Quyết định',
      ...ordinary,
    },
    learn: { vi: 'Quyết định của Đảng trình bày đúng Hướng dẫn 05-HD/VPTW.', en: 'A Party decision that follows guide 05-HD/VPTW.' },
    options: { ruleset: 'hd05-2026', type: 'Quyết định', number: 218 },
  },
  {
    file: 'quyet-dinh-ubnd-tinh.docx',
    made: 'docx',
    record: {
      title: 'Quyết định về việc thành lập Tổ công tác rà soát hồ sơ, tài liệu lưu trữ',
      number: '1452/QĐ-UBND',
      date: '2026-11-16',
      issuer: 'Ủy ban nhân dân tỉnh Sơn Lâm',
      type: 'Quyết định',
      ...ordinary,
    },
    learn: {
      vi: 'Quyết định của cơ quan nhà nước trình bày đúng Nghị định 30/2020/NĐ-CP.',
      en: 'A state decision that follows Decree 30/2020/NĐ-CP.',
    },
    options: { ruleset: 'nd30-2020', type: 'Quyết định', number: 1452 },
  },
  {
    file: 'cong-van-so-noi-vu.docx',
    made: 'docx',
    record: {
      title: 'V/v rà soát, nộp lưu hồ sơ năm 2025',
      number: '7/CV-SNV',
      date: '2026-11-05',
      issuer: 'Sở Nội vụ tỉnh Sơn Lâm',
      type: 'Công văn',
      ...ordinary,
    },
    learn: {
      vi: 'Công văn của cơ quan nhà nước có nhiều lỗi theo Nghị định 30/2020/NĐ-CP.',
      en: 'A state letter with many errors under Decree 30/2020/NĐ-CP.',
    },
    options: { ruleset: 'nd30-2020', type: 'Công văn', date: '2026-11-05', number: 7 },
    plant: stateLetterWithSlips,
  },
  {
    file: 'bien-ban-giao-ban.docx',
    made: 'docx',
    record: {
      title: 'Biên bản hội nghị giao ban công tác văn phòng quý IV',
      number: '09-BB/VPTU',
      date: '2026-11-18',
      issuer: 'Văn phòng Tỉnh uỷ Sơn Lâm',
      type: 'Biên bản',
      ...ordinary,
    },
    learn: {
      vi: 'Biên bản có hai người ký: người ghi biên bản ký bên trái, chủ trì ký bên phải.',
      en: 'Minutes with two signers: the writer on the left, the chair on the right.',
    },
    options: { ruleset: 'hd05-2026', type: 'Biên bản', date: '2026-11-18', number: 9 },
  },
  {
    file: 'thong-bao-ket-luan.pdf',
    made: 'pdf',
    record: {
      title: 'Thông báo kết luận của Thường trực Tỉnh uỷ tại buổi làm việc với Văn phòng Tỉnh uỷ',
      number: '102-TB/TU',
      date: '2026-11-12',
      issuer: 'Tỉnh uỷ Sơn Lâm',
      type: 'Thông báo',
      ...ordinary,
    },
    learn: {
      vi: 'Bản PDF có lớp chữ, in từ phông không phải Times New Roman: thể thức đo được từ vị trí chữ.',
      en: 'A PDF with a text layer, set in a face other than Times New Roman: format measured from the places of the letters.',
    },
    options: { ruleset: 'hd05-2026', type: 'Thông báo', date: '2026-11-12', number: 102 },
    plant: (spec) => replaceText(spec, 'recipients', 'Lưu Văn phòng Tỉnh uỷ.', 'Lưu Văn phòng Tỉnh uỷ', -1),
  },
  {
    file: 'bao-cao-ban-quet.pdf',
    made: 'scan',
    record: {
      title: 'Báo cáo kết quả công tác văn thư, lưu trữ quý III',
      number: '87-BC/TU',
      date: '2026-10-08',
      issuer: 'Tỉnh uỷ Sơn Lâm',
      type: 'Báo cáo',
      ...ordinary,
    },
    learn: {
      vi: 'Bản quét không có lớp chữ: cỡ chữ, phông chữ không đo được, và được nói rõ như vậy.',
      en: 'A scan without a text layer: sizes and faces can’t be measured, and the check says so.',
    },
    options: { ruleset: 'hd05-2026', type: 'Báo cáo', date: '2026-10-08', number: 87 },
  },
  {
    file: 'bao-cao-luyen-tap-dung-lai.docx',
    made: 'docx',
    record: {
      title: 'Báo cáo luyện tập (nội dung vô hại, có dấu độ mật để thực hành)',
      number: '03-BC/VPTU',
      date: '2026-11-10',
      issuer: 'Văn phòng Tỉnh uỷ Sơn Lâm',
      type: 'Báo cáo',
      urgency: 'Thường',
      secrecy: 'Mật',
    },
    learn: {
      vi: 'Tệp luyện tập mang dấu “MẬT”: việc kiểm tra dừng ngay, không giữ lại gì.',
      en: 'A practice file that bears the mark “MẬT”: the check stops at once and keeps nothing.',
    },
    options: {
      ruleset: 'hd05-2026',
      type: 'Báo cáo',
      date: '2026-11-10',
      number: 3,
      secrecy: 'MẬT',
      text: {
        issuer: 'VPTU',
        signer: { position: 'CHÁNH VĂN PHÒNG', name: 'Nguyễn Đình Khoa' },
        subject: 'luyện tập thao tác dừng khi gặp dấu độ mật',
        body: [
          'Đây là tệp luyện tập do bộ mẫu tạo ra, nội dung vô hại, không phải tài liệu thật.',
          'Tệp mang dấu độ mật để người dùng thấy công cụ dừng lại như thế nào.',
        ],
        recipients: ['Người luyện tập'],
      },
    },
  },
];

/** The draft as data, with what is planted in it. */
export function practiceSpec({ options, plant }: PracticeDraft): DraftSpec {
  const spec = draftSpec(options);
  plant?.(spec);
  return spec;
}
