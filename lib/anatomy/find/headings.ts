import type { Paragraph } from '../../document';
import type { Segment } from '../segments';
import { isUpper, tidy } from '../text';
import type { ComponentId } from '../types';
import { addRanges, type Finds } from './component';

type HeadingId = Extract<ComponentId, 'partChapter' | 'section' | 'article' | 'romanHeading' | 'clause' | 'point'>;

const PART_CHAPTER =
  /^(?:phần|chương)\s+(?:(?:thứ\s+)?(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)|một|[ivxlc]+|\d{1,2})(?=$|[\s.:,-])/iu;
const SECTION = /^(?:mục|tiểu mục)\s+(?:\d{1,2}|[ivxlc]+)(?=$|[\s.:,-])/iu;
const ARTICLE = /^điều\s+\d{1,3}[a-zđ]?(?:\s*[.:/-]|\s*$)/iu;
const ROMAN = /^(?!V\/v)[IVXL]{1,6}\s*[-.–)/:]+\s*\S/u;
const CLAUSE = /^\d{1,3}(?:\.\d{1,3}){0,4}\s*[.)/:-]?\s+\S|^\d{1,3}(?:\.\d{1,3}){0,4}\s*[.)/-]\s*\p{L}/u;
const POINT = /^[a-zđ]{1,2}\s*[.)/]\s*\S/u;

/** A first look that most running text fails. */
const OPENS = /^(?:\d|[IVXL]+\s*[-.–)/:]|\p{L}{1,2}\s*[.)/]|phần\s|chương\s|mục\s|tiểu\s|điều\s)/iu;
const NUMBERED = /^\d{1,3}(?:\.\d{1,3}){0,4}\s*[.)/-]/;
const LETTERED = /^[A-ZĐ]\s?[.)-]\s/u;
const DATED = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/;

interface Look {
  align: Paragraph['align'];
  bold: boolean | null;
  side?: Segment['side'];
}

/** Enough of a paragraph to see its numbering. */
const PREFIX = 48;

/** Which level of the text a paragraph opens, or null. `text` includes a counted list label. */
export function headingOf(text: string, look: Look): HeadingId | null {
  const line = text.slice(0, PREFIX).trimStart();
  if (!OPENS.test(line)) return null;
  if (ARTICLE.test(line)) return 'article';
  if (/^\d/.test(line)) return NUMBERED.test(line) && CLAUSE.test(line) && !DATED.test(line) ? 'clause' : null;
  if (text.length <= 160) {
    if (PART_CHAPTER.test(line)) return standsOut(text, look) ? 'partChapter' : null;
    if (SECTION.test(line)) return standsOut(text, look) ? 'section' : null;
    if (ROMAN.test(line) && standsOut(text, look)) return 'romanHeading';
  }
  return POINT.test(line) ? 'point' : null;
}

function standsOut(text: string, look: Look): boolean {
  return look.align === 'center' || look.side === 'center' || isUpper(text) || look.bold === true;
}

const TITLES: Partial<Record<HeadingId, ComponentId>> = { partChapter: 'partChapterTitle', section: 'sectionTitle' };

/** Weight is only looked up for lines that may be headings. */
class ParagraphLook implements Look {
  constructor(private readonly paragraph: Paragraph) {}
  get align(): Paragraph['align'] {
    return this.paragraph.align;
  }
  get bold(): boolean | null {
    return isBold(this.paragraph);
  }
}

/** Whether most letters of a paragraph are bold. */
function isBold(paragraph: Paragraph): boolean | null {
  let known = 0;
  let bold = 0;
  for (const run of paragraph.runs) {
    if (run.bold === null) continue;
    const length = run.end - run.start;
    known += length;
    if (run.bold) bold += length;
  }
  return known === 0 ? null : bold / known >= 0.6;
}

/**
 * Headings and plain text of the paragraphs from `from` to before `to`. Each heading is one component; plain text is one
 * component `body` with a range a paragraph. Bordered tables are no running text.
 */
export function findBody(finds: Finds, from: number, to: number, taken: ReadonlySet<number>): void {
  const { paragraphs } = finds.document;
  const body: { paragraph: number; start: number; end: number }[] = [];
  let titleOf: ComponentId | null = null;
  for (let i = from; i < to; i++) {
    const paragraph = paragraphs[i];
    if (!paragraph || taken.has(i) || (paragraph.text.trim() === '' && !paragraph.listLabel)) continue;
    const { container } = paragraph;
    if (container.kind !== 'body' && (container.kind !== 'cell' || container.bordered)) continue;
    const range = { paragraph: i, start: 0, end: paragraph.text.length };
    const text = paragraph.listLabel ? `${paragraph.listLabel} ${paragraph.text}` : paragraph.text;
    const look = new ParagraphLook(paragraph);
    const heading = headingOf(text, look);
    if (heading) {
      addRanges(finds, heading, [range], paragraph.listLabel ? 0.85 : 0.95, 'why.numbering');
      const bareHeading = !/\d[.:]?\s+\S|[ivxlc][.:]?\s+\S{2}/iu.test(tidy(text).replace(/^\p{L}+\s+(?:thứ\s+)?/iu, ''));
      titleOf = TITLES[heading] && bareHeading ? TITLES[heading]! : null;
      continue;
    }
    if (titleOf && text.length <= 200 && (look.align === 'center' || isUpper(text)) && !LETTERED.test(text)) {
      const last = finds.components[finds.components.length - 1];
      if (last?.id === titleOf) {
        last.ranges.push(range);
        last.text += `\n${paragraph.text}`;
      } else addRanges(finds, titleOf, [range], 0.9, 'why.underTitle');
      continue;
    }
    titleOf = null;
    // 'QUYẾT ĐỊNH:', the line of the issuing power, 'A. TÌNH HÌNH' are no running text.
    if (text.length <= 200 && (isUpper(text) || (LETTERED.test(text) && look.bold === true))) continue;
    body.push(range);
  }
  if (body.length > 0) addRanges(finds, 'body', body, 0.9, 'why.between');
}
