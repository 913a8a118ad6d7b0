import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import {
  beginText,
  endText,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFOperator,
  type PDFPage,
  PDFString,
  rgb,
  setFontAndSize,
  setTextMatrix,
  setTextRenderingMode,
  showText,
  type TextRenderingMode,
} from 'pdf-lib';

const POINTS_PER_MM = 72 / 25.4;
const require = createRequire(import.meta.url);
const FACES = {
  regular: '400Regular/Tinos_400Regular',
  bold: '700Bold/Tinos_700Bold',
  italic: '400Regular_Italic/Tinos_400Regular_Italic',
} as const;
export type Face = keyof typeof FACES;

export const pt = (mm: number) => mm * POINTS_PER_MM;

/** One word after another in the same style; sizes in points, places in millimetres from the top-left corner. */
export interface TextStyle {
  face?: Face;
  size?: number;
  mode?: TextRenderingMode;
}

/** Writes PDFs of our own, the way word processors lay text out. */
export class Writer {
  page!: PDFPage;
  private height = 0;

  private constructor(
    readonly pdf: PDFDocument,
    readonly fonts: Record<Face, PDFFont>,
  ) {}

  static async create(): Promise<Writer> {
    const pdf = await PDFDocument.create();
    pdf.registerFontkit(fontkit);
    const embed = (path: string) => pdf.embedFont(readFileSync(require.resolve(`@expo-google-fonts/tinos/${path}.ttf`)), { subset: true });
    const fonts = { regular: await embed(FACES.regular), bold: await embed(FACES.bold), italic: await embed(FACES.italic) };
    return new Writer(pdf, fonts);
  }

  addPage(widthMm = 210, heightMm = 297): this {
    this.page = this.pdf.addPage([pt(widthMm), pt(heightMm)]);
    this.height = heightMm;
    return this;
  }

  width(text: string, { face = 'regular', size = 14 }: TextStyle = {}): number {
    return this.fonts[face].widthOfTextAtSize(text, size) / POINTS_PER_MM;
  }

  text(x: number, y: number, text: string, { face = 'regular', size = 14, mode }: TextStyle = {}): this {
    const font = this.fonts[face];
    const operators: PDFOperator[] = [beginText(), setFontAndSize(this.fontName(font), size)];
    if (mode !== undefined) operators.push(setTextRenderingMode(mode));
    operators.push(setTextMatrix(1, 0, 0, 1, pt(x), pt(this.height - y)), showText(font.encodeText(text)), endText());
    this.page.pushOperators(...operators);
    return this;
  }

  centred(axis: number, y: number, text: string, style: TextStyle = {}): this {
    return this.text(axis - this.width(text, style) / 2, y, text, style);
  }

  /** Every letter by itself, blanks left out: how some printer drivers write. */
  letters(x: number, y: number, text: string, style: TextStyle = {}): this {
    let at = x;
    for (const letter of text) {
      if (letter !== ' ') this.text(at, y, letter, style);
      at += this.width(letter, style);
    }
    return this;
  }

  /** Sets text justified between left and right, first line indented; returns the baseline of the last line. */
  paragraph(
    text: string,
    box: { left: number; right: number; first: number; top: number; pitchPt: number },
    style: TextStyle = {},
  ): number {
    const blank = this.width(' ', style);
    let y = box.top;
    let line: string[] = [];
    let start = box.left + box.first;
    const room = () => box.right - start;
    const length = (words: string[]) => words.reduce((sum, word) => sum + this.width(word, style), 0);
    const flush = (last: boolean) => {
      const gap = last ? blank : (room() - length(line)) / (line.length - 1);
      let x = start;
      for (const word of line) {
        this.text(x, y, `${word} `, style);
        x += this.width(word, style) + gap;
      }
    };
    for (const word of text.split(' ')) {
      if (line.length > 0 && length([...line, word]) + blank * line.length > room()) {
        flush(false);
        line = [];
        start = box.left;
        y += box.pitchPt / POINTS_PER_MM;
      }
      line.push(word);
    }
    flush(true);
    return y;
  }

  line(x0: number, y: number, x1: number, thickness = 0.75): this {
    this.page.drawLine({
      start: { x: pt(x0), y: pt(this.height - y) },
      end: { x: pt(x1), y: pt(this.height - y) },
      thickness,
      color: rgb(0, 0, 0),
    });
    return this;
  }

  upright(x: number, y0: number, y1: number): this {
    this.page.drawLine({
      start: { x: pt(x), y: pt(this.height - y0) },
      end: { x: pt(x), y: pt(this.height - y1) },
      thickness: 0.5,
      color: rgb(0, 0, 0),
    });
    return this;
  }

  async picture(x: number, y: number, width: number, height: number): Promise<this> {
    const image = await this.pdf.embedPng(ONE_PIXEL);
    this.page.drawImage(image, { x: pt(x), y: pt(this.height - y - height), width: pt(width), height: pt(height) });
    return this;
  }

  /** A widget or stamp whose appearance shows `text`, or a picture when there is none. */
  async annotation(options: {
    x: number;
    y: number;
    width: number;
    height: number;
    text?: string;
    size?: number;
    field?: string;
    signed?: boolean;
    face?: Face;
  }): Promise<this> {
    const { context } = this.pdf;
    const box = [0, 0, pt(options.width), pt(options.height)];
    const font = this.fonts[options.face ?? 'regular'];
    const image = options.text === undefined ? await this.pdf.embedPng(ONE_PIXEL) : null;
    if (image) await image.embed();
    const content =
      options.text === undefined
        ? `q ${box[2]} 0 0 ${box[3]} 0 0 cm /Im Do Q`
        : `BT /F ${options.size ?? 13} Tf 2 5 Td ${font.encodeText(options.text)} Tj ET`;
    const resources = image ? { XObject: { Im: image.ref } } : { Font: { F: font.ref } };
    const appearance = context.register(
      context.stream(content, { Type: 'XObject', Subtype: 'Form', BBox: box, Resources: resources as never }),
    );
    const bottom = this.height - options.y - options.height;
    const widget = context.obj({
      Type: 'Annot',
      Subtype: options.field ? 'Widget' : 'Stamp',
      Rect: [pt(options.x), pt(bottom), pt(options.x + options.width), pt(bottom + options.height)],
      F: 4,
      AP: { N: appearance },
    });
    const ref = context.register(widget);
    if (options.field) {
      widget.set(PDFName.of('FT'), PDFName.of('Sig'));
      widget.set(PDFName.of('T'), PDFString.of(options.field));
      if (options.signed) widget.set(PDFName.of('V'), context.register(signatureDictionary(this.pdf)));
      const form = this.pdf.catalog.getOrCreateAcroForm();
      form.dict.set(PDFName.of('SigFlags'), PDFNumber.of(3));
      form.addField(ref);
    }
    this.page.node.addAnnot(ref);
    return this;
  }

  save(useObjectStreams = true): Promise<Uint8Array> {
    return this.pdf.save({ useObjectStreams });
  }

  private fontName(font: PDFFont): PDFName {
    const found = this.names.get(this.page)?.get(font);
    if (found) return found;
    const name = this.page.node.newFontDictionary('F', font.ref);
    const names = this.names.get(this.page) ?? new Map<PDFFont, PDFName>();
    this.names.set(this.page, names.set(font, name));
    return name;
  }

  private readonly names = new Map<PDFPage, Map<PDFFont, PDFName>>();
}

function signatureDictionary(pdf: PDFDocument) {
  return pdf.context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'adbe.pkcs7.detached',
    ByteRange: [0, 1, 2, 1],
    Contents: PDFHexString.of('3000'),
  });
}

export const ONE_PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

const BODY =
  'Thực hiện chương trình công tác năm, cơ quan đã tổ chức sơ kết việc số hóa tài liệu và lập danh mục hồ sơ; ' +
  'kết quả bước đầu cho thấy việc luân chuyển văn bản nhanh hơn, song vẫn còn một số đơn vị chưa cập nhật đủ.';

/** A page of a state draft: two-column header, subject, body, signature block. Returns the writer for more. */
export async function draft(): Promise<Writer> {
  const writer = await Writer.create();
  writer.addPage();
  const left = 60;
  const right = 142;
  writer.centred(left, 24, 'UBND TỈNH MẪU SỐ MỘT', { size: 13 });
  writer.centred(left, 29.5, 'SỞ THỬ NGHIỆM', { size: 13, face: 'bold' }).line(52, 31, 68);
  writer.centred(left, 38, 'Số:      /TTr-STN', { size: 13 });
  writer.centred(right, 24, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 13, face: 'bold' });
  writer.centred(right, 29.5, 'Độc lập - Tự do - Hạnh phúc', { size: 14, face: 'bold' }).line(111, 31.5, 173);
  writer.centred(right, 38, 'Tỉnh Mẫu, ngày      tháng 3 năm 2026', { size: 14, face: 'italic' });
  writer.centred(110, 52, 'TỜ TRÌNH', { face: 'bold' });
  writer.centred(110, 58, 'Về việc sơ kết số hóa tài liệu', { face: 'bold' });
  writer.centred(110, 70, 'Kính gửi: Ủy ban nhân dân tỉnh Mẫu', {});
  const column = { left: 30, right: 190, first: 12.7, pitchPt: 20 };
  let y = writer.paragraph(BODY, { ...column, top: 82 });
  y = writer.paragraph(BODY, { ...column, top: y + 20 / POINTS_PER_MM + 6 / POINTS_PER_MM });
  writer.text(30, y + 15, 'Nơi nhận:', { size: 12, face: 'bold' });
  writer.text(30, y + 20, '- Như trên;', { size: 11 });
  writer.text(30, y + 24.5, '- Lưu: VT, STN.', { size: 11 });
  writer.centred(145, y + 15, 'GIÁM ĐỐC', { face: 'bold' });
  writer.centred(145, y + 48, 'Nguyễn Văn Mẫu', { face: 'bold' });
  return writer;
}
