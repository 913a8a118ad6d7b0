import type { Box, Container, DraftDocument, Paragraph, Section, Table } from '../document';
import { isPlaceDate, isRightLiteral, likeness, startsSignature, typedSeparator } from './grammar';
import { fold, isUpper, startsWithWord, tidy } from './text';
import { bodies, headings } from './vocabulary/vocabulary.shipped';

/** Where a printed line stands across the page. */
export type Side = 'left' | 'right' | 'center' | 'full';

/**
 * One printed line, or one half of a line that holds two blocks side by side. What is read off its text is worked out
 * when it is first asked for: most lines of a long draft are running text that nobody asks.
 */
export class Segment {
  index = 0;
  side: Side = 'full';
  /** Names the column that lines belong to together: a table column, a half of the page, or the flow. */
  column = 'flow';
  /** Table the line stands in, or null. */
  table: number | null = null;
  page: number | null;
  box: Box | null;
  /** Blank lines between this line and the one before it. */
  gap = 0;
  readonly paragraph: number;
  readonly align: Paragraph['align'];
  readonly listLabel: string | null;
  private read: { text?: string; folded?: string; upper?: boolean; bold?: boolean | null; italic?: boolean | null } = {};

  constructor(
    private readonly source: Paragraph,
    readonly start: number,
    readonly end: number,
    /** First line of its paragraph. */
    readonly first: boolean,
  ) {
    this.paragraph = source.index;
    this.align = source.align;
    this.listLabel = first ? source.listLabel : null;
    this.page = source.page;
    this.box = source.box;
  }

  /** Printed length, blanks inside counted as typed. */
  get length(): number {
    return this.end - this.start;
  }

  get text(): string {
    this.read.text ??= tidy(this.source.text.slice(this.start, this.end));
    return this.read.text;
  }

  get folded(): string {
    this.read.folded ??= fold(this.text);
    return this.read.folded;
  }

  get upper(): boolean {
    this.read.upper ??= isUpper(this.source.text.slice(this.start, this.end));
    return this.read.upper;
  }

  /** First letter or sign, as typed. */
  get opening(): string {
    return this.source.text[this.start] ?? '';
  }

  get bold(): boolean | null {
    if (this.read.bold === undefined) this.read.bold = styleOf(this.source, this.start, this.end, 'bold');
    return this.read.bold;
  }

  get italic(): boolean | null {
    if (this.read.italic === undefined) this.read.italic = styleOf(this.source, this.start, this.end, 'italic');
    return this.read.italic;
  }

  /** Place in the paragraph of a place in `text`, where blanks are counted once. */
  offset(at: number): number {
    const { text } = this.source;
    let seen = 0;
    for (let i = this.start; i < this.end; i++) {
      if (seen >= at) return i;
      const blank = text[i]!.trim() === '';
      if (!blank || (i > this.start && text[i - 1]!.trim() !== '')) seen++;
    }
    return this.end;
  }

  /** Another stretch of the same line. */
  stretch(start: number, end: number): Segment {
    const raw = this.source.text.slice(start, end);
    const lead = raw.length - raw.trimStart().length;
    const piece = new Segment(this.source, start + lead, start + Math.max(lead, raw.trimEnd().length), this.first);
    Object.assign(piece, {
      index: this.index,
      side: this.side,
      column: this.column,
      table: this.table,
      page: this.page,
      box: this.box,
      gap: this.gap,
    });
    return piece;
  }
}

export interface Segments {
  flow: Segment[];
  /** Text boxes: marks and stamps. */
  boxes: Segment[];
  /** Headers and footers. */
  margins: Segment[];
}

const LARGE_GAP = /\t+|[ \u00A0\u2002\u2003]{4,}/g;
/** Characters of leading blanks (a tab counts eight) that push a line into the right half. */
const PUSHED = 24;

interface PrintedLine {
  start: number;
  end: number;
  box?: Box;
  page?: number;
}

interface Frame {
  left: number;
  right: number;
}

function frameOf(section: Section | undefined): Frame {
  const width = section?.paper?.widthMm ?? 210;
  const margins = section?.marginsMm;
  return { left: margins?.left ?? 30, right: width - (margins?.right ?? 15) };
}

function sideOfBox(box: Box, frame: Frame): Side {
  const width = frame.right - frame.left;
  const middle = (frame.left + frame.right) / 2;
  const center = box.xMm + box.widthMm / 2;
  if (box.widthMm > width * 0.8) return 'full';
  if (Math.abs(center - middle) <= width * 0.055 && box.xMm > frame.left + width * 0.04) return 'center';
  return center < middle ? 'left' : 'right';
}

function sideOfCell(container: Extract<Container, { kind: 'cell' }>, table: Table | undefined): Side {
  if (container.columns < 2) return 'full';
  const widths = table?.columnWidthsMm ?? [];
  const total = widths.reduce((sum, w) => sum + w, 0);
  if (widths.length === container.columns && total > 0) {
    const before = widths.slice(0, container.column).reduce((sum, w) => sum + w, 0);
    return before + widths[container.column]! / 2 < total / 2 ? 'left' : 'right';
  }
  return (container.column + 0.5) / container.columns < 0.5 ? 'left' : 'right';
}

function sideOfFlow(paragraph: Paragraph, raw: string, length: number): Side {
  let pushed = 0;
  for (let i = 0; i < raw.length && raw[i]!.trim() === ''; i++) pushed += raw[i] === '\t' ? 8 : 1;
  const indent = (paragraph.indent?.leftMm ?? 0) + (paragraph.indent?.firstLineMm ?? 0);
  if (paragraph.align === 'right') return 'right';
  if (length > 90) return paragraph.align === 'center' ? 'center' : 'full';
  if (pushed >= PUSHED || indent > 65) return 'right';
  if (paragraph.align === 'center') return indent > 40 ? 'right' : 'center';
  return length > 70 ? 'full' : 'left';
}

/** Share of the visible letters of a stretch for which `flag` holds; null when no run knows. */
function styleOf(paragraph: Paragraph, start: number, end: number, flag: 'bold' | 'italic'): boolean | null {
  let known = 0;
  let set = 0;
  for (const run of paragraph.runs) {
    const from = Math.max(run.start, start);
    const to = Math.min(run.end, end);
    if (to <= from || run[flag] === null) continue;
    const letters = paragraph.text.slice(from, to).trim().length;
    known += letters;
    if (run[flag]) set += letters;
  }
  return known === 0 ? null : set / known >= 0.6;
}

/** One of them is in every literal below: looked for first, since most lines are running text. */
const MAY_JOIN = ['CỘNG', 'Độc lập'];

/** Splits a line that holds a left and a right block: 'SỞ NỘI VỤ<tab>Độc lập - Tự do - Hạnh phúc'. */
function splitLine(raw: string): { start: number; end: number }[] {
  const whole = { start: 0, end: raw.length };
  if (raw.length > 220 || raw.trim().length < 6) return [whole];
  for (const gap of raw.matchAll(LARGE_GAP)) {
    const at = gap.index;
    const left = tidy(raw.slice(0, at));
    const right = tidy(raw.slice(at + gap[0].length));
    if (left === '' || right === '') continue;
    if (splitsHere(left, right))
      return [{ start: 0, end: at }, ...splitLine(raw.slice(at)).map((s) => ({ start: s.start + at, end: s.end + at }))];
  }
  // Blocks one blank apart: only the fixed literals are sure enough.
  const joined = MAY_JOIN.some((word) => raw.includes(word))
    ? /\s(?=(?:CỘNG H[ÒO][ÀA]? X[ÃA] HỘI|ĐẢNG CỘNG SẢN VIỆT NAM\s*$|Độc lập\s*[-–—]\s*Tự do))/u.exec(raw)
    : null;
  if (joined && joined.index > 3 && tidy(raw.slice(0, joined.index)) !== '' && isUpper(raw.slice(0, joined.index)))
    return [
      { start: 0, end: joined.index },
      { start: joined.index, end: raw.length },
    ];
  const dated = /^(\s*S[ốổ]\s*:?[^,]*?\/[^\s,]+)\s+(?=\p{Lu}[^,]{1,40},\s*ngày\b)/u.exec(raw);
  if (dated)
    return [
      { start: 0, end: dated[1]!.length },
      { start: dated[1]!.length, end: raw.length },
    ];
  return [whole];
}

function splitsHere(left: string, right: string): boolean {
  const l = fold(left);
  if (/(?:^s[ốổ]\s*:?|ngày|tháng|năm|,)\.*$/.test(l)) return false;
  if (typedSeparator(left) && typedSeparator(right)) return true;
  if (isRightLiteral(right) || isPlaceDate(right) || startsSignature(right)) return true;
  if (isUpper(left) && isUpper(right) && left.length > 3 && right.length > 3) return true;
  const listed = /^(?:-|nơi nhận|lưu)/.test(l);
  return listed && (isUpper(right) || /^(?:\p{Lu}[\p{Ll}]*\s?){2,5}$/u.test(right) || /^\(/.test(right));
}

function columnOf(container: Container, side: Side): string {
  if (container.kind === 'cell') return `t${container.table}c${container.column}`;
  return side === 'left' || side === 'right' ? `flow-${side}` : 'flow';
}

/** Cuts a document into printed lines. Linear in the length of the text. */
export function segmentsOf(document: DraftDocument): Segments {
  const tables = new Map(document.tables.map((t) => [t.index, t]));
  const out: Segments = { flow: [], boxes: [], margins: [] };
  let blank = 0;
  for (const paragraph of document.paragraphs) {
    const { container } = paragraph;
    const list =
      container.kind === 'body' || container.kind === 'cell'
        ? out.flow
        : container.kind === 'textBox'
          ? out.boxes
          : container.kind === 'header' || container.kind === 'footer'
            ? out.margins
            : null;
    if (!list) continue;
    if (paragraph.text.trim() === '' && !paragraph.listLabel) {
      blank++;
      continue;
    }
    const frame = frameOf(document.sections[paragraph.section]);
    const lines: PrintedLine[] = paragraph.lines.length > 0 ? paragraph.lines : breakLines(paragraph.text);
    // A long paragraph is body text whatever its lines look like.
    const whole = paragraph.lines.length === 0 && paragraph.text.length > 400;
    let first = true;
    for (const line of whole ? [{ start: 0, end: paragraph.text.length }] : lines) {
      const raw = paragraph.text.slice(line.start, line.end);
      const box = line.box ?? null;
      for (const piece of splitLine(raw)) {
        const segment = makeSegment(paragraph, line.start + piece.start, line.start + piece.end, first);
        if (!segment) {
          blank++;
          continue;
        }
        if (box) {
          const scale = raw.length > 0 ? box.widthMm / raw.length : 0;
          const lead = segment.start - line.start;
          const isWhole = piece.start === 0 && piece.end === raw.length;
          segment.box = isWhole ? box : { ...box, xMm: box.xMm + lead * scale, widthMm: (segment.end - segment.start) * scale };
          segment.page = line.page ?? paragraph.page;
          segment.side = sideOfBox(segment.box, frame);
        } else if (container.kind === 'cell') {
          const bySide = sideOfCell(container, tables.get(container.table));
          segment.side = bySide === 'full' ? sideOfFlow(paragraph, raw.slice(piece.start, piece.end), segment.length) : bySide;
          segment.table = container.table;
        } else {
          segment.side = piece.start > 0 ? 'right' : piece.end < raw.length ? 'left' : sideOfFlow(paragraph, raw, segment.length);
        }
        segment.column = columnOf(container, segment.side);
        if (container.kind === 'cell' && container.columns < 2) segment.column = columnOf({ kind: 'body' }, segment.side);
        segment.gap = blank;
        segment.index = list.length;
        blank = 0;
        first = false;
        list.push(segment);
      }
    }
  }
  return withHeadBoxes(document, out);
}

/** Paragraphs of the body that a heading's text boxes hang on. */
const HEAD_PARAGRAPHS = 12;
/** Lines at the top of the flow where a heading without boxes shows its title. */
const HEAD_LINES = 12;

/** A heading set in text boxes is no mark beside the text but its beginning: its lines go before the flow, the left column first. */
function withHeadBoxes(document: DraftDocument, found: Segments): Segments {
  const { flow, boxes, margins } = found;
  const shapeOf = (line: Segment) => {
    const { container } = document.paragraphs[line.paragraph]!;
    return container.kind === 'textBox' && (container.anchor ?? 0) < HEAD_PARAGRAPHS ? container.shape : null;
  };
  const hanging = boxes.filter((line) => shapeOf(line) !== null);
  const literals = hanging.filter((line) => isRightLiteral(line.text));
  // A union's name is the title only where there is none of the Party or the state.
  const sure = literals.filter((line) => likeness(line.text, [...headings.partyTitle, ...headings.nationalName]) > 0);
  const exact = literals.filter((line) => likeness(line.text, headings.otherTitles) === 1);
  const titled = new Set([sure, exact, literals].find((lines) => lines.length > 0)?.map(shapeOf));
  if (titled.size === 0 || flow.slice(0, HEAD_LINES).some((line) => isRightLiteral(line.text))) return found;
  const named = (line: Segment) => line.upper && startsWithWord(line.folded, HEADS) !== null;
  const columns = new Set(hanging.filter((line) => NUMBERED.test(line.folded) || isPlaceDate(line.text) || named(line)).map(shapeOf));
  const head = hanging.filter((line) => titled.has(shapeOf(line)) || columns.has(shapeOf(line)));
  for (const line of head) {
    line.side = titled.has(shapeOf(line)) ? 'right' : 'left';
    line.column = `box${shapeOf(line)}`;
  }
  const order = [...head.filter((line) => line.side === 'left'), ...head.filter((line) => line.side === 'right'), ...flow];
  order.forEach((line, index) => {
    line.index = index;
  });
  return { flow: order, boxes: boxes.filter((line) => !head.includes(line)), margins };
}

const HEADS = [...bodies.heads.party, ...bodies.heads.state, ...bodies.heads.other, ...bodies.heads.neutral];
const NUMBERED = /^s[ốổ]\s*:?.*[-/]/u;

function makeSegment(paragraph: Paragraph, from: number, to: number, first: boolean): Segment | null {
  const raw = paragraph.text.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const end = to - (raw.length - raw.trimEnd().length);
  if (end <= start && !(first && paragraph.listLabel)) return null;
  return new Segment(paragraph, Math.min(start, end), end, first);
}

function breakLines(text: string): PrintedLine[] {
  if (!text.includes('\n')) return [{ start: 0, end: text.length }];
  const lines: PrintedLine[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return lines;
}
