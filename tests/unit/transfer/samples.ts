/** An office with a little of everything, for the papers. */
import type { Dossier, FilePlanEntry, StoredDocument } from '../../../lib/store';
import type { Handover, Letterhead, Paper, TransferDossier } from '../../../lib/transfer';
import { coverPaper, documentList, filePlanPaper, handoverRecord, transferList } from '../../../lib/transfer';

const row = { revision: 1, updatedAt: '2026-11-22T00:00:00.000Z', deletedAt: null };

export const LETTERHEAD: Letterhead = {
  parent: 'TỈNH UỶ THANH HOÁ',
  agency: 'VĂN PHÒNG',
  place: 'Thanh Hoá',
  code: 'VPTU',
  archive: 'Lưu Văn phòng Tỉnh uỷ',
};

export const dossier = (fields: Partial<Dossier> = {}): Dossier => ({
  id: 'd1',
  ...row,
  code: 'TH.01',
  title: 'Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ năm, khoá XX',
  kind: 'conference-committee',
  year: 2026,
  filePlanId: null,
  retention: 'Vĩnh viễn',
  responsible: 'Lê Thị Hà',
  openedOn: '2026-02-02',
  closedOn: '2026-03-20',
  transferredOn: null,
  extendedTo: null,
  state: 'closed',
  contents: [],
  sheets: 86,
  note: '',
  ...fields,
});

export const document = (fields: Partial<StoredDocument> = {}): StoredDocument => ({
  id: 'v1',
  ...row,
  direction: 'outgoing',
  referenceNumber: '15-CV/VPTU',
  registerNumber: '',
  date: '2026-02-05',
  registeredOn: null,
  documentType: 'công văn',
  subject: 'về việc chuẩn bị hội nghị',
  issuer: 'Văn phòng Tỉnh uỷ',
  recipients: '',
  signer: '',
  urgency: '',
  dueOn: null,
  dossierId: 'd1',
  contentId: null,
  note: '',
  ...fields,
});

export const planEntry = (fields: Partial<FilePlanEntry> = {}): FilePlanEntry => ({
  id: 'p1',
  ...row,
  year: 2026,
  code: 'TH.01',
  heading: 'I. TỔNG HỢP',
  title: 'Chương trình công tác năm của Tỉnh uỷ',
  retention: 'Vĩnh viễn',
  responsible: 'Lê Thị Hà',
  note: '',
  order: 1,
  ...fields,
});

export const DOCUMENTS = [
  document(),
  document({
    id: 'v2',
    referenceNumber: '102-BC/TU',
    date: '2026-03-20',
    documentType: 'báo cáo',
    subject: 'kết quả thực hiện nhiệm vụ quý I, phương hướng quý II năm 2026',
    issuer: 'Tỉnh uỷ Thanh Hoá',
  }),
];

export const DOSSIERS: TransferDossier[] = [
  { dossier: dossier(), documents: DOCUMENTS },
  ...Array.from({ length: 23 }, (_, index) => ({
    dossier: dossier({
      code: `TH.${String(index + 2).padStart(2, '0')}`,
      title: `Theo dõi việc thực hiện kết luận của Ban Thường vụ Tỉnh uỷ, tập ${index + 1}`,
      retention: '20 năm',
      sheets: 40 + index,
    }),
    documents: [],
  })),
];

export const HANDOVER: Handover = {
  giver: { unit: 'Phòng Tổng hợp', name: 'Lê Thị Hà', position: 'chuyên viên' },
  receiver: { unit: 'Lưu trữ cơ quan', name: 'Trần Văn Bình', position: 'văn thư' },
  fonds: 'hồ sơ công việc năm 2026 của Phòng Tổng hợp',
  place: 'Văn phòng Tỉnh uỷ',
  condition: 'đầy đủ, nguyên vẹn',
  paper: { boxes: 3, metres: 0.4 },
  electronic: { dossiers: 24, digitalFiles: 312 },
  bases: [],
};

const context = { year: 2026, on: '2026-11-20', maker: 'Lê Thị Hà' };

export const PAPERS: Record<Paper['form'], Paper> = {
  transferList: transferList(DOSSIERS, context),
  documentList: documentList(dossier(), DOCUMENTS, context),
  filePlan: filePlanPaper(
    [
      planEntry(),
      planEntry({ code: 'TH.02', title: 'Báo cáo tháng, quý', retention: '10 năm', order: 2 }),
      planEntry({ code: 'VT.01', heading: 'II. VĂN THƯ', title: 'Sổ đăng ký văn bản đi', retention: '20 năm', order: 3 }),
    ],
    context,
  ),
  handoverRecord: handoverRecord(DOSSIERS, HANDOVER, context),
  cover: coverPaper(DOSSIERS[0]!, context),
};
