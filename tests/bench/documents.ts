/** Long drafts for the bench, made anew at each run, the same each time. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';
import { compliantDraft, type ParagraphSpec } from '../fixtures/drafts';

const require = createRequire(import.meta.url);

const SENTENCES = [
  'Các cấp uỷ, tổ chức đảng quán triệt đầy đủ nội dung kế hoạch đến từng chi bộ, đảng viên trong quý I năm 2026.',
  'Văn phòng Tỉnh uỷ chủ trì, phối hợp với các ban đảng theo dõi, đôn đốc, kiểm tra việc thực hiện và định kỳ báo cáo.',
  'Giao Ban Tổ chức Tỉnh uỷ rà soát quy hoạch, bảo đảm đúng nguyên tắc, đúng quy trình và tiến độ đã đề ra.',
  'Tiếp tục đổi mới phương thức lãnh đạo, nâng cao năng lực, sức chiến đấu của tổ chức cơ sở đảng và đội ngũ cán bộ.',
];

/** So many paragraphs of the text below fill a printed page, by the page count of a word processor. */
const PARAGRAPHS_A_PAGE = 12;

/** A paragraph as people write them in Word: several runs, each with its formatting spelt out. */
function bodyParagraph(model: ParagraphSpec, index: number): ParagraphSpec {
  const sentence = SENTENCES[index % SENTENCES.length]!;
  const words = `${sentence} ${SENTENCES[(index + 1) % SENTENCES.length]}`.split(' ');
  const third = Math.ceil(words.length / 3);
  const parts = [words.slice(0, third), words.slice(third, 2 * third), words.slice(2 * third)];
  const numbered = index % 5 === 2 ? `${Math.ceil(index / 5)}. ` : '';
  const runs = parts.map((part, at) => ({ text: `${at === 0 ? numbered : ' '}${part.join(' ')}`, font: 'Times New Roman', sizePt: 14 }));
  return { ...structuredClone(model), runs };
}

/** A Party report of about `pages` printed pages with everything a report has: heading, body, signature, recipients, page numbers. */
export function longDocx(pages: number): Uint8Array {
  return compliantDraft({ ruleset: 'hd05-2026', type: 'Báo cáo' }, (spec) => {
    const at = spec.blocks.findIndex((block) => block.role === 'body');
    const model = spec.blocks[at] as ParagraphSpec;
    const long = Array.from({ length: pages * PARAGRAPHS_A_PAGE }, (_, index) => bodyParagraph(model, index));
    spec.blocks.splice(at, 0, ...long);
  });
}

const MM = 72 / 25.4;

/** How a page is set: points of its type and of its line pitch, lines. */
interface Setting {
  size: number;
  pitch: number;
  lines: number;
}

const OFFICIAL: Setting = { size: 14, pitch: 18, lines: 40 };

/** A PDF of exactly `pages` A4 pages of justified text, one word placed at a time as Word does it. */
export async function longPdf(pages: number, { size, pitch, lines } = OFFICIAL): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const face = (name: string) => pdf.embedFont(readFileSync(require.resolve(`@expo-google-fonts/tinos/${name}`)), { subset: true });
  const [regular, bold] = [await face('400Regular/Tinos_400Regular.ttf'), await face('700Bold/Tinos_700Bold.ttf')];
  const words = SENTENCES.join(' ').split(' ');
  let next = 0;
  for (let number = 1; number <= pages; number++) {
    const page = pdf.addPage([210 * MM, 297 * MM]);
    if (number > 1) page.drawText(String(number), { x: 105 * MM, y: 285 * MM, size: 14, font: regular });
    for (let line = 0; line < lines; line++) {
      const font = line % 13 === 0 ? bold : regular;
      let x = 30 * MM;
      for (;;) {
        const word = words[next % words.length]!;
        const width = font.widthOfTextAtSize(word, size);
        if (x + width > 195 * MM) break;
        page.drawText(word, { x, y: 272 * MM - line * pitch, size, font });
        x += width + 0.257 * size;
        next++;
      }
    }
  }
  return pdf.save();
}

/** Just under the reader's own limit of characters. */
const MOST_CHARACTERS = 1_400_000;
const SMALL_PRINT = { size: 11, pitch: 13.2, charactersOfLine: 101, lines: 55 };

/** As much text as the reader takes at all, on so many pages: a few pages of small print, over and over. */
export async function densePdf(pages: number): Promise<Uint8Array> {
  const { charactersOfLine, ...setting } = SMALL_PRINT;
  const lines = Math.min(setting.lines, Math.floor(MOST_CHARACTERS / pages / charactersOfLine));
  const few = await PDFDocument.load(await longPdf(5, { ...setting, lines }));
  const pdf = await PDFDocument.create();
  const order = Array.from({ length: pages }, (_, at) => at % few.getPageCount());
  for (const page of await pdf.copyPages(few, order)) pdf.addPage(page);
  return pdf.save();
}
