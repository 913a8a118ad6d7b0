import { describe, expect, it } from 'vitest';
import { analyse } from '../../../lib/anatomy';
import { readText } from '../../../lib/document';
import { checkLanguage, checkText, isSyllable } from '../../../lib/spelling';

const rules = (text: string, onDay = '2026-11-22') => checkText(text, { onDay }).map(({ rule }) => rule);
const offers = (text: string) => checkText(text, { onDay: '2026-11-22' }).flatMap(({ suggestions }) => suggestions.slice(0, 3));

describe('syllables', () => {
  it.each(['hòa', 'hoà', 'thủy', 'thuỷ', 'quý', 'quí', 'khuỷu', 'gì', 'giếng', 'nghiêng', 'yêu', 'kỹ', 'kĩ', 'uống', 'xoong', 'ngoằn'])(
    '%s is one',
    (word) => expect(isSyllable(word)).toBe(true),
  );
  it.each(['phuc', 'quôc', 'nghành', 'ngiêm', 'kông', 'tòan', 'nghiã', 'qúy', 'họăc', 'iêu', 'giiếng', 'cính', 'học̀'])(
    '%s is none',
    (word) => expect(isSyllable(word.normalize('NFC'))).toBe(false),
  );
});

describe('what is left alone', () => {
  it.each([
    'Gửi về hộp thư vanphong.tinhuy@sonlam.gov.vn hoặc trang https://sonlam.gov.vn/van-ban trước 17h00.',
    'Các xã Ea H’leo, Krông Păc của tỉnh Đắk Lắk và phường Pleiku.',
    'Theo Văn bản số 123/UBND-VXNV, QĐ-UBND, TTg, HĐND và BCH.',
    'Diện tích 12,5 ha; dài 3 km; nặng 20 kg; file PDF, email, website.',
    'Vla-đi-mia I-lích Lê-nin và thành phố Mát-xcơ-va.',
    'Đại hội Hội Nông dân; hành vi vi phạm; phân công công tác; đảng bộ bộ phận.',
    'Ngày ngày, người người, nhà nhà đều thi đua.',
    'The Ministry of Foreign Affairs of Viet Nam presents its compliments.',
  ])('%s', (text) => expect(checkText(text, { onDay: '2026-11-22' }).filter(({ severity }) => severity !== 'info')).toEqual([]));

  it("the office's own words", () => {
    const text = 'Phần mềm eqlvb được dùng ở Bản Phôốc.';
    expect(checkText(text, { onDay: '2026-11-22', lexicon: { words: ['Phôốc', 'eqlvb'] } })).toEqual([]);
  });
});

describe('spelling', () => {
  it('offers what a reader expects first', () => {
    expect(offers('Tập trung khắc phuc hạn chế.')[0]).toBe('phục');
    expect(offers('Gia đình chính sách được chúc phuc.')).toContain('phúc');
  });
  it('keeps capitals', () =>
    expect(offers('Khắc phuc. Nghành nội vụ. VỀ CÔNG TÁC NGHÀNH GIÁO DỤC')).toEqual(expect.arrayContaining(['Ngành', 'NGÀNH'])));
  it('finds missing words of fixed phrases', () => {
    expect(offers('Chỉ thị về cường sự lãnh đạo của Đảng.')).toContain('về tăng cường');
    expect(offers('Văn phòng Tỉnh còn một số khó khăn.').map((each) => each.toLowerCase())).toContain('văn phòng tỉnh ủy');
  });
});

describe('citations', () => {
  const repealed = 'language.repealed';
  it('a repealed act, from its day on', () => {
    expect(rules('Căn cứ Hướng dẫn số 36-HD/VPTW, ngày 03/4/2018 của Văn phòng Trung ương Đảng;')).toContain(repealed);
    expect(rules('Căn cứ Hướng dẫn số 36-HD/VPTW, ngày 03/4/2018 của Văn phòng Trung ương Đảng;', '2026-05-26')).not.toContain(repealed);
    expect(rules('Căn cứ Luật Bảo vệ bí mật nhà nước số 29/2018/QH14;')).toContain(repealed);
    expect(rules('Theo Quyết định số 1722/QĐ-TTg ngày 03/11/2020;')).toContain(repealed);
  });
  it('not where it is named as past', () => {
    expect(rules('Hướng dẫn này thay thế Hướng dẫn số 36-HD/VPTW, ngày 03/4/2018.')).not.toContain(repealed);
    expect(rules('Nghị định số 63/2026/NĐ-CP thay cho Nghị định số 26/2020/NĐ-CP.')).not.toContain(repealed);
  });
  it('type against code', () => {
    expect(rules('Thực hiện Thông tư số 30/2020/NĐ-CP của Chính phủ.')).toContain('language.citationType');
    expect(rules('Thực hiện Quy định số 399-QĐ/TW của Ban Bí thư, Quyết định số 12/QĐ-UBND, Nghị quyết số 202/2025/QH15.')).not.toContain(
      'language.citationType',
    );
  });
  it('dates that cannot be', () => {
    const date = 'language.citationDate';
    expect(rules('Nghị định số 30/2020/NĐ-CP ngày 31/02/2020 của Chính phủ')).toContain(date);
    expect(rules('Nghị định số 30/2020/NĐ-CP ngày 05/3/2021 của Chính phủ')).toContain(date);
    expect(rules('Kế hoạch số 15-KH/TU, ngày 30/12/2026 của Tỉnh ủy')).toContain(date);
    expect(rules('Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ')).not.toContain(date);
  });
  it('an article the draft has not', () => {
    const text = 'Điều 1. Phạm vi.\nĐiều 2. Trách nhiệm theo Điều 9 Quy chế này.\nĐiều 3. Thi hành theo Điều 2 Quy chế này.';
    expect(checkText(text, { onDay: '2026-11-22' }).filter(({ rule }) => rule === 'language.reference')).toHaveLength(1);
  });
  it('an ended body, but not before its day nor as history', () => {
    expect(rules('Gửi Sở Kế hoạch và Đầu tư thẩm định.')).toContain('language.body');
    expect(rules('Gửi Sở Kế hoạch và Đầu tư thẩm định.', '2025-02-01')).not.toContain('language.body');
    expect(rules('Sở Tài chính, trước đây là Sở Kế hoạch và Đầu tư, thẩm định.')).not.toContain('language.body');
  });
});

describe('consistency and punctuation', () => {
  it('two spellings of one word, once', () => {
    expect(rules('Cấp ủy họp hằng tháng.\nCấp uỷ báo cáo hàng tháng.').filter((rule) => rule === 'language.consistency')).toHaveLength(2);
    expect(rules('Cấp ủy họp hằng tháng.\nCấp ủy báo cáo hằng tháng.')).toEqual([]);
  });
  it('blanks, brackets, doubled marks', () => {
    expect(rules('Các đơn vị , địa phương;thực hiện ( nghiêm túc).').filter((rule) => rule === 'language.spaces')).toHaveLength(3);
    expect(rules('Các đơn vị (trực thuộc thực hiện.')).toContain('language.brackets');
    expect(rules('Các đơn vị,, địa phương thực hiện.')).toContain('language.marks');
    expect(rules('Họ tên: ......... ; ngày .../.../2026 (nếu có), v.v...')).toEqual([]);
  });
});

describe('old encodings', () => {
  it('are told by their letters and offered converted', () => {
    const found = checkText('Céng hoµ x· héi chñ nghÜa ViÖt Nam', { onDay: '2026-11-22' });
    expect(found.map(({ rule }) => rule)).toEqual(['language.tcvn3']);
    expect(found[0]!.suggestions[0]).toBe('Cộng hoà xã hội chủ nghĩa Việt Nam');
    expect(rules('Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam')).toEqual(['language.vni']);
  });
  it('separate marks are noted', () => expect(rules('Công tác văn thư lưu trữ'.normalize('NFD'))).toEqual(['language.nfd']));
});

describe('verdicts', () => {
  const text = 'Tập trung khắc phuc hạn chế.\nTiếp tục khắc phuc tồn tại.';
  const document = readText(text);
  const verdicts = checkLanguage(document, analyse(document), { onDay: '2026-11-22' });
  it('one for all places of one slip, with fix and offers', () => {
    expect(verdicts).toHaveLength(1);
    expect(verdicts[0]).toMatchObject({
      component: 'spelling',
      outcome: 'fail',
      severity: 'error',
      fix: { kind: 'replaceText', text: 'phục' },
    });
    expect(verdicts[0]!.where.map(({ paragraph }) => paragraph)).toEqual([0, 1]);
    expect(verdicts[0]!.suggestions![0]).toBe('phục');
  });
  it('a long strange text is read to its end', () => {
    const hostile = Array.from(
      { length: 30_000 },
      (_, i) => `xq${String.fromCharCode(97 + (i % 26))}ăă${i.toString(36).replace(/\d/g, 'k')}`,
    ).join(' ');
    expect(checkText(hostile, { onDay: '2026-11-22' }).length).toBeGreaterThan(0);
  });
});
