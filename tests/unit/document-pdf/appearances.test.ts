import { TextRenderingMode } from 'pdf-lib';
import { expect, it } from 'vitest';
import { readPdf } from '../../../lib/document/pdf';
import { draft, Writer } from './support';

it('writes the text of a signature appearance into the blank it stands over', async () => {
  const writer = await draft();
  const before = writer.width('Số:  ', { size: 13 });
  const number = 60 - writer.width('Số:      /TTr-STN', { size: 13 }) / 2 + before;
  await writer.annotation({ x: number - 1, y: 33, width: 20, height: 7, text: '57', size: 13, field: 'Signature2', signed: true });
  await writer.annotation({ x: 70, y: 150, width: 30, height: 20, field: 'Signature1', signed: true });
  await writer.annotation({ x: 100, y: 150, width: 30, height: 20, field: 'Signature9' });
  const document = await readPdf(await writer.save(false));
  expect(document.paragraphs[2]!.text).toBe('Số: 57/TTr-STN');
  expect(document.signatureFields).toMatchObject([
    { name: 'Signature2', page: 1, signed: true, text: '57', appearance: 'text' },
    { name: 'Signature1', page: 1, signed: true, text: null, appearance: 'picture' },
    { name: 'Signature9', signed: false, text: null, appearance: 'picture' },
  ]);
  expect(document.signatureFields[1]!.box).toMatchObject({ xMm: 70, yMm: 150 });
});

it('keeps a stamp that stands elsewhere as a text of its own', async () => {
  const writer = await draft();
  await writer.annotation({ x: 20, y: 5, width: 60, height: 10, text: 'ĐẾN Số: 1204', size: 11 });
  const document = await readPdf(await writer.save(false));
  const stamp = document.paragraphs.find((p) => p.text === 'ĐẾN Số: 1204')!;
  expect(stamp.container.kind).toBe('textBox');
  expect(document.paragraphs[0]!.text).toBe('UBND TỈNH MẪU SỐ MỘT');
  expect(document.sections[0]!.marginsMm!.top).toBeGreaterThan(15);
});

it('takes pages of pictures for a scan, watermark or not', async () => {
  for (const mark of [false, true]) {
    const writer = await Writer.create();
    for (let page = 0; page < 2; page++) {
      await writer.addPage().picture(0, 0, 210, 297);
      if (mark) writer.text(20, 290, 'Bản sao điện tử', { size: 8 });
    }
    const document = await readPdf(await writer.save());
    expect(document).toMatchObject({ scanned: true, pages: 2, paragraphs: [], capabilities: ['pageSize', 'pageCount'] });
    expect(document.notMeasured).toContainEqual({ capability: 'fontSize', reason: 'scan' });
    expect(document.shapes.map((shape) => shape.kind)).toEqual(['image', 'image']);
  }
});

it('reads the invisible text layer over a scan as OCR and measures no type', async () => {
  const writer = await Writer.create();
  await writer.addPage().picture(0, 0, 210, 297);
  for (let line = 0; line < 8; line++) {
    writer.text(30, 40 + line * 8, `Dòng nhận dạng thứ ${line} của trang quét`, { mode: TextRenderingMode.Invisible });
  }
  const document = await readPdf(await writer.save());
  expect(document.scanned).toBe(false);
  expect(document.textForms).toEqual([{ form: 'ocr', paragraphs: document.paragraphs.map((p) => p.index) }]);
  expect(document.capabilities).not.toContain('fontSize');
  expect(document.notMeasured).toContainEqual({ capability: 'fontSize', reason: 'ocrLayer' });
  expect(document.hiddenRuns).toBe(0);
});

it('marks text that is not shown', async () => {
  const writer = (await Writer.create()).addPage();
  writer.text(30, 40, 'Chữ nhìn thấy').text(30, 60, 'Chữ bị ẩn', { mode: TextRenderingMode.Invisible });
  const document = await readPdf(await writer.save());
  expect(document.paragraphs.map((p) => [p.text, p.runs[0]!.hidden])).toEqual([
    ['Chữ nhìn thấy', false],
    ['Chữ bị ẩn', true],
  ]);
  expect(document.hiddenRuns).toBe(1);
});
