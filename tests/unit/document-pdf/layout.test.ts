import { expect, it } from 'vitest';
import { readPdf } from '../../../lib/document/pdf';
import { draft, Writer } from './support';

const textOf = (document: Awaited<ReturnType<typeof readPdf>>) => document.paragraphs.map((p) => p.text);

it('reads a draft in order: left block, right block, body, signature block', async () => {
  const document = await readPdf(await (await draft()).save());
  const texts = textOf(document);
  expect(texts.slice(0, 9)).toEqual([
    'UBND TỈNH MẪU SỐ MỘT',
    'SỞ THỬ NGHIỆM',
    'Số:      /TTr-STN',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Tỉnh Mẫu, ngày      tháng 3 năm 2026',
    'TỜ TRÌNH',
    'Về việc sơ kết số hóa tài liệu',
    'Kính gửi: Ủy ban nhân dân tỉnh Mẫu',
  ]);
  expect(texts[9]).toMatch(/^Thực hiện chương trình công tác năm, .* chưa cập nhật đủ\.$/);
  expect(texts.slice(11)).toEqual(['Nơi nhận:', '- Như trên;', '- Lưu: VT, STN.', 'GIÁM ĐỐC', 'Nguyễn Văn Mẫu']);
  expect(document.pages).toBe(1);
  expect(document.notMeasured).toEqual([]);
});

it('measures type, alignment, indent, pitch and the gap between paragraphs', async () => {
  const document = await readPdf(await (await draft()).save());
  const [first, second] = document.paragraphs.slice(9, 11);
  expect(first!.runs).toHaveLength(1);
  expect(first!.runs[0]).toMatchObject({ font: 'Tinos', sizePt: 14, bold: false, italic: false, underline: 'none', color: '#000000' });
  expect(first!.align).toBe('justify');
  expect(first!.indent!.firstLineMm).toBeCloseTo(12.7, 1);
  expect(first!.indent!.leftMm).toBeCloseTo(0, 1);
  expect(first!.spacing!.line).toEqual({ rule: 'measured', pt: 20 });
  expect(second!.spacing!.beforePt).toBeCloseTo(6, 0);
  expect(document.paragraphs[6]).toMatchObject({ align: 'center' });
  expect(document.paragraphs[1]!.runs[0]).toMatchObject({ bold: true, sizePt: 13 });
  expect(document.paragraphs[5]!.runs[0]).toMatchObject({ italic: true, sizePt: 14 });
});

it('measures paper and margins, and says which margins are only bounds', async () => {
  const [section] = (await readPdf(await (await draft()).save())).sections;
  expect(section!.paper!.widthMm).toBeCloseTo(210, 1);
  expect(section!.marginsMm!.left).toBeCloseTo(30, 0);
  expect(section!.marginsMm!.right).toBeCloseTo(20, 0);
  expect(section!.boundOnlyMargins).toEqual(['bottom']);
});

it('keeps separators as shapes and takes underlines out of them', async () => {
  const writer = await draft();
  writer.line(97.77, 52.6, 122.2, 0.6);
  const document = await readPdf(await writer.save());
  const lines = document.shapes.filter((shape) => shape.kind === 'line');
  expect(lines.map((shape) => Math.round(shape.box!.widthMm))).toEqual([16, 62]);
  expect(lines[1]!.box!.yMm).toBeCloseTo(31.5, 1);
  expect(document.paragraphs.find((p) => p.text === 'TỜ TRÌNH')!.runs[0]!.underline).toBe('single');
});

it('joins letters that were placed one by one, with the blanks between words', async () => {
  const writer = (await Writer.create()).addPage();
  writer.letters(30, 40, 'Kế hoạch kiểm tra công tác văn thư');
  writer.letters(30, 47, 'năm 2026 của Ủy ban nhân dân tỉnh');
  const document = await readPdf(await writer.save());
  expect(document.paragraphs.map((p) => p.text).join(' ')).toBe('Kế hoạch kiểm tra công tác văn thư năm 2026 của Ủy ban nhân dân tỉnh');
});

it('joins raised letters to their line and gives them the size of the text around', async () => {
  const writer = (await Writer.create()).addPage();
  const text = 'theo Nghị định số 126/2024/NĐ-CP';
  writer.text(30, 40, text).text(30 + writer.width(text), 38.2, '1', { size: 9 });
  const [paragraph] = (await readPdf(await writer.save())).paragraphs;
  expect(paragraph!.text).toBe(`${text}1`);
  expect(paragraph!.runs[1]).toMatchObject({ superscript: true, sizePt: 14 });
});

it('undoes the rotation of a page', async () => {
  const writer = (await Writer.create()).addPage(297, 210);
  writer.text(40, 30, 'Phụ lục nằm ngang');
  const { degrees } = await import('pdf-lib');
  writer.page.setRotation(degrees(90));
  const document = await readPdf(await writer.save());
  expect(document.sections[0]).toMatchObject({ orientation: 'portrait', paper: { widthMm: 210, heightMm: 297 } });
  expect(document.paragraphs.map((p) => p.text)).toEqual(['Phụ lục nằm ngang']);
});

it('measures from the crop box and honours the user unit', async () => {
  const writer = (await Writer.create()).addPage(210, 297);
  writer.text(50, 60, 'Văn bản có khung cắt');
  const { PDFName, PDFNumber } = await import('pdf-lib');
  writer.page.setCropBox(28.3465, 0, 566.93, 841.89);
  writer.page.node.set(PDFName.of('UserUnit'), PDFNumber.of(2));
  const document = await readPdf(await writer.save());
  expect(document.sections[0]!.paper!.widthMm).toBeCloseTo(400, 0);
  expect(document.paragraphs[0]!.box!.xMm).toBeCloseTo(80, 0);
  expect(document.paragraphs[0]!.runs[0]!.sizePt).toBe(28);
});

it('finds page numbers, their pattern and place, and leaves them out of the text', async () => {
  const writer = await Writer.create();
  for (let page = 1; page <= 3; page++) {
    writer.addPage();
    if (page > 1) writer.centred(110, 14, `- ${page} -`, { size: 13 });
    writer.paragraph(
      `Nội dung của trang thứ ${['nhất', 'hai', 'ba'][page - 1]} này được viết dài hơn một dòng để thấy được lề trái và lề phải của trang giấy.`,
      {
        left: 30,
        right: 190,
        first: 10,
        top: 30,
        pitchPt: 18,
      },
    );
  }
  const document = await readPdf(await writer.save());
  expect(document.sections[0]!.pageNumbering).toMatchObject({
    place: 'header',
    align: 'center',
    pattern: '- # -',
    sizePt: 13,
    shownOnFirstPage: false,
    startsAt: null,
  });
  expect(document.paragraphs.filter((p) => p.container.kind === 'body')).toHaveLength(3);
  expect(document.paragraphs.filter((p) => p.container.kind === 'header').map((p) => p.text)).toEqual(['- 2 -', '- 3 -']);
});

it('joins a paragraph that runs over to the next page', async () => {
  const writer = await Writer.create();
  const column = { left: 30, right: 190, pitchPt: 18 };
  const filler = 'Dòng chữ này đủ dài để chiếm trọn chiều ngang của cột văn bản trên trang giấy khổ A4 và còn sang dòng sau nữa.';
  writer.addPage();
  writer.paragraph(filler, { ...column, first: 10, top: 30 });
  const words = 'Trang trước kết thúc ở giữa câu khi chữ đã chạm tới lề bên phải của trang giấy mà câu'.split(' ');
  const gap = (160 - words.reduce((sum, word) => sum + writer.width(word), 0)) / (words.length - 1);
  let x = 30;
  for (const word of words) {
    writer.text(x, 60, `${word} `);
    x += writer.width(word) + gap;
  }
  writer.addPage();
  writer.text(30, 25, 'chưa hết.');
  writer.paragraph(filler, { ...column, first: 10, top: 35 });
  const document = await readPdf(await writer.save());
  const joined = document.paragraphs.find((p) => p.text.startsWith('Trang trước'))!;
  expect(joined.text).toMatch(/mà câu chưa hết\.$/);
  expect(joined.lines.map((line) => line.page)).toEqual([1, 2]);
});

it('reads a ruled table into cells', async () => {
  const writer = (await Writer.create()).addPage();
  for (const y of [40, 50, 60]) writer.line(30, y, 150);
  for (const x of [30, 60, 150]) writer.upright(x, 40, 60);
  writer.text(33, 46, 'TT').text(63, 46, 'Nội dung công việc').text(33, 56, '1').text(63, 56, 'Lập danh mục hồ sơ');
  writer.text(30, 75, 'Đoạn văn sau bảng.');
  const document = await readPdf(await writer.save());
  expect(document.tables).toMatchObject([{ rows: 2, columns: 2, bordered: true, columnWidthsMm: [30, 90] }]);
  expect(document.paragraphs.map((p) => [p.text, p.container.kind === 'cell' ? [p.container.row, p.container.column] : null])).toEqual([
    ['TT', [0, 0]],
    ['Nội dung công việc', [0, 1]],
    ['1', [1, 0]],
    ['Lập danh mục hồ sơ', [1, 1]],
    ['Đoạn văn sau bảng.', null],
  ]);
});

it('does not take a stretched line for columns', async () => {
  const writer = (await Writer.create()).addPage();
  const column = { left: 30, right: 190, first: 10, pitchPt: 20 };
  const y = writer.paragraph('Đoạn văn thứ nhất được viết đủ dài để chữ chạm tới lề bên phải của trang giấy rồi xuống dòng.', {
    ...column,
    top: 30,
  });
  ['được', 'kết', 'nạp', 'vào', 'Đảng'].reduce((x, word) => {
    writer.text(x, y + 15, `${word} `);
    return x + writer.width(word) + 29;
  }, 30);
  const document = await readPdf(await writer.save());
  expect(document.paragraphs.map((p) => p.text)).toContain('được kết nạp vào Đảng');
});

it('keeps authority and title of the signer apart though they are equally wide', async () => {
  const writer = (await Writer.create()).addPage();
  writer.paragraph('Đoạn văn đủ dài để thấy lề bên trái và lề bên phải của trang giấy, chữ chạm tới lề rồi mới xuống dòng.', {
    left: 30,
    right: 190,
    first: 10,
    top: 200,
    pitchPt: 20,
  });
  writer.text(30, 230, 'Nơi nhận:').text(30, 236, '- Như trên;');
  writer.centred(145, 230, 'KT. CHỦ TỊCH', { face: 'bold' }).centred(145, 236, 'PHÓ CHỦ TỊCH', { face: 'bold' });
  const texts = (await readPdf(await writer.save())).paragraphs.map((p) => p.text);
  expect(texts.slice(-4)).toEqual(['Nơi nhận:', '- Như trên;', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']);
});
