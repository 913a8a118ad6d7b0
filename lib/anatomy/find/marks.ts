import type { Paragraph } from '../../document';
import { draftMark, electronicSignature, isDrafterCode, levelOf } from '../grammar';
import type { Segment, Segments } from '../segments';
import { startsWithWord } from '../text';
import { marks } from '../vocabulary/vocabulary.shipped';
import { addFound, addRanges, type Finds } from './component';
import { type Foot, isContact } from './foot';

export interface Marks {
  secrecy: string | null;
  urgency: string | null;
  /** null = no draft mark; '' = a mark without a number. */
  draft: string | null;
}

const TINY_PT = 6;

/** Stamps and labels that stand in the head, in a text box, in the page margins or at the very end. */
export function findMarks(
  finds: Finds,
  head: readonly Segment[],
  boxes: readonly Segment[],
  margins: readonly Segment[],
  foot: Foot,
): Marks {
  const found: Marks = { secrecy: null, urgency: null, draft: null };
  const seen = new Set<string>();
  for (const line of [...head, ...boxes, ...margins]) {
    const signed = electronicSignature(line.text);
    if (signed) addFound(finds, signed, [line], 0.8, 'why.words');
    if (line.text.length > 90) continue;
    const secrecy = levelOf(line.folded, 'secrecy');
    if (secrecy) {
      addFound(finds, 'secret', [line], 0.95, 'why.words');
      found.secrecy ??= secrecy;
    }
    const urgency = levelOf(line.folded, 'urgency');
    if (urgency) {
      addFound(finds, 'urgency', [line], 0.95, 'why.words');
      found.urgency ??= urgency;
    }
    const draft = draftMark(line.folded);
    if (draft !== null) {
      addFound(finds, 'draft', [line], 0.9, 'why.words');
      found.draft = found.draft || draft;
    }
    circulation(finds, line, seen);
  }
  for (const line of [...foot.after, ...foot.signers.flatMap((s) => s.marks)]) circulation(finds, line, seen);
  return found;
}

function circulation(finds: Finds, line: Segment, seen: Set<string>): void {
  const plain = line.folded.replace(/^[([\s"“]+|[)\].!\s"”]+$/g, '');
  const word = startsWithWord(plain, marks.circulation);
  if (word && plain.length <= word.length + 12 && !seen.has(`${line.paragraph}:${line.start}`)) {
    seen.add(`${line.paragraph}:${line.start}`);
    addFound(finds, 'circulation', [line], 0.95, 'why.words');
  }
}

/** Lines near the end of the part: contact data, a circulation notice, the label of a copy. */
export function findEndings(finds: Finds, tail: readonly Segment[], margins: readonly Segment[]): void {
  const seen = new Set<string>();
  const contact = [...tail, ...margins].filter(isContact);
  if (contact.length > 0) addFound(finds, 'contact', contact, 0.85, 'why.words');
  for (const line of [...tail, ...margins]) {
    if (line.text.length > 110) continue;
    if (/^[("“]?không phổ biến/.test(line.folded)) circulation(finds, line, seen);
  }
}

export function isCopyLabel(line: Segment): boolean {
  return line.upper && marks.copy.includes(line.folded.replace(/[\s:.]+$/, ''));
}

/** Drafter and number of copies: an own line under the archive line, or glued to it in tiny type. */
export function findDrafter(finds: Finds, foot: Foot): void {
  for (const line of foot.after) {
    if (isDrafterCode(line.text)) {
      addFound(finds, 'drafterCode', [line], 0.9, 'why.afterArchive');
      return;
    }
  }
  const { archive } = foot;
  if (!archive) return;
  const paragraph = finds.document.paragraphs[archive.paragraph];
  const tiny = paragraph ? tinyTail(paragraph, archive.start, archive.end) : null;
  if (tiny) addRanges(finds, 'drafterCode', [tiny], 0.7, 'why.tinyType');
}

function tinyTail(paragraph: Paragraph, start: number, end: number): { paragraph: number; start: number; end: number } | null {
  let from = -1;
  let to = -1;
  for (const run of paragraph.runs) {
    if (run.end <= start || run.start >= end || run.sizePt === null) continue;
    const text = paragraph.text.slice(run.start, run.end);
    if (run.sizePt <= TINY_PT && /\p{L}/u.test(text)) {
      if (from < 0) from = run.start;
      to = run.end;
    }
  }
  if (from < 0) return null;
  const text = paragraph.text.slice(from, to);
  return {
    paragraph: paragraph.index,
    start: from + text.length - text.trimStart().length,
    end: to - (text.length - text.trimEnd().length),
  };
}

/** Page number: the field of a DOCX, the number line of a PDF. */
export function findPageNumber(finds: Finds, segments: Segments): void {
  const { document } = finds;
  const lines = segments.margins.filter((line) => {
    const paragraph = document.paragraphs[line.paragraph]!;
    return (
      paragraph.runs.some((run) => run.field === 'PAGE') || /^[-–\s]*(?:trang\s*)?\d{1,4}(?:\s*\/\s*\d{1,4})?[-–\s]*$/u.test(line.folded)
    );
  });
  const numbering = document.sections.find((s) => s.pageNumbering)?.pageNumbering;
  if (lines.length > 0) addFound(finds, 'pageNumber', lines.slice(0, 200), 0.95, 'why.field');
  else if (numbering) addRanges(finds, 'pageNumber', [], 0.8, 'why.field');
}
