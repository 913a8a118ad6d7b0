/** Long drafts for the bench, made anew at each run, the same each time. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import {
  AlignmentType,
  Document,
  Header,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { PDFDocument } from 'pdf-lib';

const require = createRequire(import.meta.url);

const SENTENCES = [
  'Các cấp uỷ, tổ chức đảng quán triệt đầy đủ nội dung kế hoạch đến từng chi bộ, đảng viên trong quý I năm 2026.',
  'Văn phòng Tỉnh uỷ chủ trì, phối hợp với các ban đảng theo dõi, đôn đốc, kiểm tra việc thực hiện và định kỳ báo cáo.',
  'Giao Ban Tổ chức Tỉnh uỷ rà soát quy hoạch, bảo đảm đúng nguyên tắc, đúng quy trình và tiến độ đã đề ra.',
  'Tiếp tục đổi mới phương thức lãnh đạo, nâng cao năng lực, sức chiến đấu của tổ chức cơ sở đảng và đội ngũ cán bộ.',
];

/** Roughly this many paragraphs of the text below fill a printed page. */
const PARAGRAPHS_A_PAGE = 9;

function bodyParagraph(index: number): Paragraph {
  const text = Array.from({ length: 4 }, (_, turn) => SENTENCES[(index + turn) % SENTENCES.length]).join(' ');
  const half = text.indexOf(' ', text.length >> 1);
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: 567 },
    spacing: { line: 360, lineRule: 'exact', before: 120, after: 0 },
    numbering: index % 7 === 3 ? { reference: 'clauses', level: 0 } : undefined,
    children: [new TextRun({ text: text.slice(0, half), bold: index % 11 === 0 }), new TextRun({ text: text.slice(half) })],
  });
}

function smallTable(index: number): Table {
  const cell = (text: string) => new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, size: 24 })] })] });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: Array.from({ length: 4 }, (_, row) => new TableRow({ children: ['Nội dung', `Đợt ${index}`, `${row + 1}`].map(cell) })),
  });
}

/** A DOCX of about `pages` printed pages: styles, direct formatting, lists, tables, header with page field. */
export async function longDocx(pages: number): Promise<Uint8Array> {
  const children: (Paragraph | Table)[] = [];
  for (let index = 0; index < pages * PARAGRAPHS_A_PAGE; index++) {
    children.push(bodyParagraph(index));
    if (index % (PARAGRAPHS_A_PAGE * 5) === 20) children.push(smallTable(index));
  }
  const document = new Document({
    styles: { default: { document: { run: { font: 'Times New Roman', size: 28 } } } },
    numbering: {
      config: [{ reference: 'clauses', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT }] }],
    },
    sections: [
      {
        properties: { titlePage: true, page: { margin: { top: 1134, bottom: 1134, left: 1701, right: 850, header: 567 } } },
        headers: {
          default: new Header({
            children: [
              new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], size: 28 })] }),
            ],
          }),
        },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const MM = 72 / 25.4;

/** A PDF of exactly `pages` A4 pages of justified text, one word placed at a time as Word does it. */
export async function longPdf(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const face = (name: string) => pdf.embedFont(readFileSync(require.resolve(`@expo-google-fonts/tinos/${name}`)), { subset: true });
  const [regular, bold] = [await face('400Regular/Tinos_400Regular.ttf'), await face('700Bold/Tinos_700Bold.ttf')];
  const words = SENTENCES.join(' ').split(' ');
  let next = 0;
  for (let number = 1; number <= pages; number++) {
    const page = pdf.addPage([210 * MM, 297 * MM]);
    if (number > 1) page.drawText(String(number), { x: 105 * MM, y: 285 * MM, size: 14, font: regular });
    for (let line = 0; line < 40; line++) {
      const font = line % 13 === 0 ? bold : regular;
      let x = 30 * MM;
      for (;;) {
        const word = words[next % words.length]!;
        const width = font.widthOfTextAtSize(word, 14);
        if (x + width > 195 * MM) break;
        page.drawText(word, { x, y: 272 * MM - line * 18, size: 14, font });
        x += width + 3.6;
        next++;
      }
    }
  }
  return pdf.save();
}
