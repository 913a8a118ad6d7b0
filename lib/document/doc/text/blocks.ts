import type { Budget } from '../../budget';
import type { Element } from '../../docx/package/xml';
import { UnreadableFileError } from '../../types';
import type { Sprm } from '../file/sprm';
import type { WordFile } from '../file/word-file';
import { element } from '../markup/element';
import { type ParagraphMarkup, paragraphMarkup } from '../markup/paragraphs';
import { type RowMarkup, rowMarkup } from '../markup/tables';
import type { InlineMarkup } from './inline';

interface OpenTable {
  rows: RowMarkup[];
  cells: Element[][];
  content: Element[];
}

const CELL_MARK = '\x07';
const PARAGRAPH_MARK = '\r';
const BREAK = '\f';
const MAX_DEPTH = 64;

/**
 * Paragraphs and tables of a stretch of text. A binary file has no tables as such: paragraphs say how deep they stand
 * in tables, and marks end cells and rows.
 */
export class Blocks {
  private readonly open: OpenTable[] = [];

  constructor(
    private readonly file: WordFile,
    private readonly inline: InlineMarkup,
    private readonly budget: Budget,
    /** Section that ends with the character before a position. */
    private readonly sectionEndingAt: ReadonlyMap<number, Element> = new Map(),
  ) {}

  *read(start: number, end: number): Generator<Element> {
    for (let at = start; at < end; ) {
      const until = this.endOfParagraph(at, end);
      yield* this.paragraph(at, until);
      at = until;
    }
    yield* this.closeTo(0);
  }

  private endOfParagraph(start: number, end: number): number {
    const { text } = this.file.pieces;
    for (let at = start; at < end; at++) {
      const sign = text[at];
      if (sign === PARAGRAPH_MARK || sign === CELL_MARK || (sign === BREAK && this.sectionEndingAt.has(at + 1))) return at + 1;
    }
    return end;
  }

  private *paragraph(start: number, end: number): Generator<Element> {
    const { text } = this.file.pieces;
    const markup = this.formattingOf(end - 1);
    const isCellMark = text[end - 1] === CELL_MARK;
    const depth = isCellMark ? Math.max(1, markup.depth) : markup.depth;
    if (depth > MAX_DEPTH) throw new UnreadableFileError('tooDeep', { limit: MAX_DEPTH });
    this.budget.addElement(depth);
    yield* this.closeTo(depth);
    while (this.open.length < depth) this.open.push({ rows: [], cells: [], content: [] });
    const table = this.open.at(-1);
    if (table && markup.endsRow) {
      endRow(table, markup.row);
      return;
    }
    const block = this.build(start, end, markup);
    if (!table) {
      yield block;
      return;
    }
    table.content.push(block);
    if (markup.endsCell || isCellMark) {
      table.cells.push(table.content);
      table.content = [];
    }
  }

  private formattingOf(mark: number): ParagraphMarkup {
    const piece = this.file.pieces.at(mark);
    const formatting = this.file.paragraphs.at(piece.at + (mark - piece.start) * piece.bytesPerCharacter);
    return paragraphMarkup(formatting.style, [formatting.list, piece.changes], this.file.data);
  }

  private build(start: number, end: number, { properties, style }: ParagraphMarkup): Element {
    const last = this.file.pieces.text[end - 1];
    const hasMark = last === PARAGRAPH_MARK || last === CELL_MARK || (last === BREAK && this.sectionEndingAt.has(end));
    const content = this.inline.runs(start, hasMark ? end - 1 : end, style);
    const mark = hasMark ? this.inline.formattingAt(end - 1, end, style).markup : null;
    if (mark?.deleted) properties.set('w:rPr', {}, [element('w:del')]);
    else if (mark?.inserted) properties.set('w:rPr', {}, [element('w:ins')]);
    const pPr = properties.build('w:pPr');
    const section = this.sectionEndingAt.get(end);
    if (section) pPr.children.push(section);
    return element('w:p', {}, [pPr, ...content]);
  }

  private *closeTo(depth: number): Generator<Element> {
    while (this.open.length > depth) {
      const table = this.open.pop()!;
      if (table.cells.length > 0 || table.content.length > 0) endRow(table, []);
      const first = table.rows[0];
      if (!first) continue;
      const block = element('w:tbl', {}, [first.tblPr, ...table.rows.map((one) => one.row)]);
      const around = this.open.at(-1);
      if (around) around.content.push(block);
      else yield block;
    }
  }
}

function endRow(table: OpenTable, changes: Sprm[]): void {
  if (table.content.length > 0) table.cells.push(table.content);
  table.rows.push(rowMarkup(changes, table.cells));
  table.cells = [];
  table.content = [];
}
