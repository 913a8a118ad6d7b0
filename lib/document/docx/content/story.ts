import type { Alignment, Container, Paragraph } from '../../types';
import type { DrawnShape } from '../drawing/shape';
import type { CellStyle, ParagraphFormat } from '../formatting/formatter';
import { child, descendants, type Element } from '../package/xml';
import type { DocumentBuilder } from './builder';
import { isPageNumber } from './page-number';
import { addParagraph, alternative, type Inline, InlineReader, rawText } from './paragraph';
import { readTable } from './table';

/** One flow of text: the body, a cell, a header, a text box, a note. */
export class StoryReader {
  private readonly inlines: InlineReader;
  /** Content of a paragraph whose mark was deleted: it goes on into the next one. */
  private carried: Inline | null = null;
  private breakBefore = false;

  constructor(
    private readonly builder: DocumentBuilder,
    private readonly container: Container,
    private readonly cell: CellStyle | null = null,
    /** Told of each section break met in a paragraph. */
    private readonly onSection: ((sectPr: Element) => void) | null = null,
    /** Filled with the alignment that frames and tab stops give. */
    private readonly placed: Map<number, Alignment> | null = null,
  ) {
    this.inlines = new InlineReader(builder);
  }

  blocks(elements: Element[]): void {
    for (const one of elements) this.block(one);
  }

  block(one: Element): void {
    switch (one.name) {
      case 'w:p':
        this.paragraph(one);
        break;
      case 'w:tbl':
        readTable(this.builder, one, this.container, (elements, container, cell) =>
          new StoryReader(this.builder, container, cell).blocks(elements),
        );
        break;
      case 'w:sdt':
        this.blocks(child(one, 'w:sdtContent')?.children ?? []);
        break;
      case 'w:customXml':
        this.blocks(one.children);
        break;
      case 'w:ins':
      case 'w:moveTo':
        this.builder.revisions.insertions++;
        this.blocks(one.children);
        break;
      case 'w:del':
      case 'w:moveFrom':
        this.builder.revisions.deletions++;
        this.builder.tell(rawText(one), this.container);
        break;
      case 'mc:AlternateContent':
        this.blocks(alternative(one));
        break;
      case 'w:altChunk':
        this.builder.foreignParts.add('altChunk');
        break;
      case 'w:sectPr':
        this.onSection?.(one);
        break;
    }
  }

  private paragraph(element: Element): void {
    const { builder, container, cell } = this;
    const pPr = child(element, 'w:pPr');
    const format = builder.formatter.paragraph(pPr, cell);
    if (child(pPr, 'w:pPrChange')) builder.revisions.formatting++;
    const mark = child(pPr, 'w:rPr');
    if (child(mark, 'w:ins') || child(mark, 'w:moveTo')) builder.revisions.insertions++;
    const markDeleted = child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined;
    if (markDeleted) builder.revisions.deletions++;
    const inline: Inline = this.carried ?? { pieces: [], shapes: [] };
    this.carried = null;
    this.inlines.read(element, format, cell, container, inline);
    const sectPr = child(pPr, 'w:sectPr');
    if (markDeleted && !sectPr) {
      this.carried = inline;
      return;
    }
    this.finish(inline, format);
    if (sectPr) this.onSection?.(sectPr);
  }

  private finish(inline: Inline, format: ParagraphFormat): void {
    const { paragraph, breaksAfter } = addParagraph(this.builder, inline, format, this.container, this.breakBefore);
    this.breakBefore = breaksAfter;
    const placed = this.placed && placedAlignment(paragraph, format);
    if (placed) this.placed?.set(paragraph.index, placed);
    for (const drawn of inline.shapes) addShape(this.builder, drawn, paragraph.index, this.container);
  }
}

/** Where a frame puts the paragraph, or a tab stop the page number in it. */
function placedAlignment(paragraph: Paragraph, format: ParagraphFormat): Alignment | null {
  const frame = format.layer.frame?.xAlign;
  if (frame === 'left' || frame === 'center' || frame === 'right') return frame;
  const number = paragraph.runs.find(isPageNumber);
  if (!number) return null;
  const tabs = paragraph.text.slice(0, number.start).split('\t').length - 1;
  if (tabs === 0) return null;
  const stops = (format.layer.tabs ?? []).filter((tab) => tab.kind !== 'clear').sort((a, b) => a.twips - b.twips);
  const kind = stops[tabs - 1]?.kind;
  return kind === 'center' || kind === 'right' ? kind : kind === 'end' ? 'right' : null;
}

/** Adds a shape and, right behind the paragraph it hangs on, the text inside it. */
export function addShape(builder: DocumentBuilder, drawn: DrawnShape, anchor: number, container: Container): void {
  const index = builder.shapes.length;
  const { content, spoken, ...look } = drawn;
  if (look.altText) builder.budget.tell(look.altText, 'altText');
  for (const text of spoken) builder.budget.tell(text, 'altText');
  const shape = { index, ...look, anchor, container, page: null, paragraphs: [] as number[] };
  builder.shapes.push(shape);
  const first = builder.paragraphs.length;
  const story = new StoryReader(builder, { kind: 'textBox', shape: index, anchor });
  for (const box of content) story.blocks(box.children);
  for (let i = first; i < builder.paragraphs.length; i++) shape.paragraphs.push(i);
}

export function allText(element: Element): string[] {
  const texts: string[] = [];
  for (const one of descendants(element)) if (one.text.trim()) texts.push(one.text);
  return texts;
}
