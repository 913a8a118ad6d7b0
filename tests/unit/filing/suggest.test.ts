import { describe, expect, it } from 'vitest';
import { DOSSIER_KINDS, suggestDossiers } from '../../../lib/filing';

const contents = DOSSIER_KINDS.find(({ id }) => id === 'conference-standing')!.contents;
const dossier = (id: string, title: string, rest = {}) => ({ id, title, contents: [], documents: [], openedOn: '2026-10-01', ...rest });
const document = (subject: string, documentType = 'công văn', date: string | null = '2026-11-01') => ({
  id: 'v',
  documentType,
  subject,
  date,
  contentId: null,
});

const OFFICE = [
  dossier('standing', 'Hội nghị Ban Thường vụ tháng 11 năm 2026', { contents }),
  dossier('flood', 'Phòng, chống lụt bão năm 2026'),
  dossier('inspect', 'Kiểm tra việc thực hiện nghị quyết tại Đảng uỷ xã Hoà Bình', {
    documents: [{ referenceNumber: '1517-CV/VPTU', subject: 'đề nghị cung cấp hồ sơ kiểm tra' }],
  }),
];
const first = (of: ReturnType<typeof document>) => suggestDossiers(of, OFFICE, 3)[0]?.id;

describe('the dossier proposed', () => {
  it('is the one whose title says the same, with or without marks', () => {
    expect(first(document('về việc phòng chống lụt bão trên địa bàn'))).toBe('flood');
    expect(first(document('bao cao phong, chong lut bao'))).toBe('flood');
  });

  it('is the one that expects such a document of such a meeting', () => {
    const [best] = suggestDossiers(document('mời dự hội nghị Ban Thường vụ tháng 11', 'giấy mời'), OFFICE, 3);
    expect(best).toMatchObject({ id: 'standing', contentId: 'invitation' });
  });

  it('is the one whose papers it answers', () => {
    expect(first(document('trả lời Công văn số 1517-CV/VPTU'))).toBe('inspect');
  });

  it('is none where nothing is in common', () => {
    expect(suggestDossiers(document('xin nghỉ phép'), OFFICE, 3)).toEqual([]);
    expect(suggestDossiers(document(''), OFFICE, 3)).toEqual([]);
  });

  it('of two alike is the nearer in time', () => {
    const both = [dossier('old', 'Phòng, chống lụt bão', { openedOn: '2020-10-01' }), dossier('new', 'Phòng, chống lụt bão')];
    expect(suggestDossiers(document('phòng, chống lụt bão'), both, 2)[0]!.id).toBe('new');
  });
});
