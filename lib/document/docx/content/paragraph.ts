import { shownSymbol } from '../../symbols';
import type { Container, Paragraph } from '../../types';
import { readDrawing } from '../drawing/drawingml';
import type { DrawnShape } from '../drawing/shape';
import { readVml } from '../drawing/vml';
import type { CellStyle, ParagraphFormat } from '../formatting/formatter';
import { UNDERSTOOD } from '../package/namespaces';
import { child, descendants, type Element } from '../package/xml';
import { mmOfTwips } from '../units';
import type { DocumentBuilder } from './builder';
import { FieldStack } from './fields';
import { joinPieces, PAGE_BREAK, type Piece } from './pieces';

/** Inline content of one paragraph, gathered before the paragraph is made. */
export interface Inline {
  pieces: Piece[];
  shapes: DrawnShape[];
}

const TRANSPARENT = new Set([
  'w:hyperlink',
  'w:smartTag',
  'w:customXml',
  'w:sdtContent',
  'w:bdo',
  'w:dir',
  'w:rubyBase',
  'm:oMath',
  'm:oMathPara',
]);
/** Fields whose result Word counts anew at each opening, so that a writer may leave it out. */
const COUNTED_FIELDS = new Set(['PAGE', 'NUMPAGES', 'SECTIONPAGES']);
const UNCOUNTED = '1';

export class InlineReader {
  private readonly fields = new FieldStack();
  private fieldHasText = false;

  constructor(private readonly builder: DocumentBuilder) {}

  read(paragraph: Element, format: ParagraphFormat, cell: CellStyle | null, container: Container, into: Inline): void {
    this.walk(paragraph.children, { format, cell, container, into, inserted: false });
  }

  private walk(elements: Element[], at: Place): void {
    for (const one of elements) {
      switch (one.name) {
        case 'w:r':
        case 'm:r':
          this.run(one, at);
          break;
        case 'w:ins':
        case 'w:moveTo':
          this.builder.revisions.insertions++;
          this.walk(one.children, { ...at, inserted: true });
          break;
        case 'w:del':
        case 'w:moveFrom':
          this.builder.revisions.deletions++;
          this.dropped(one, at.container);
          break;
        case 'w:sdt':
          this.walk(child(one, 'w:sdtContent')?.children ?? [], at);
          break;
        case 'w:ruby':
          this.walk(child(one, 'w:rubyBase')?.children ?? [], at);
          break;
        case 'w:fldSimple':
          this.simpleField(one, at);
          break;
        case 'mc:AlternateContent':
          this.walk(alternative(one), at);
          this.tellTheOther(one, at.container);
          break;
        default:
          if (TRANSPARENT.has(one.name) || one.name.startsWith('m:')) this.walk(one.children, at);
      }
    }
  }

  private simpleField(element: Element, at: Place): void {
    this.fields.open(element.attrs.instr ?? '');
    this.fieldHasText = false;
    this.walk(element.children, at);
    if (!this.fieldHasText) this.uncounted(undefined, at);
    this.fields.close();
  }

  private run(element: Element, at: Place): void {
    const rPr = child(element, 'w:rPr');
    if (rPr && child(rPr, 'w:rPrChange')) this.builder.revisions.formatting++;
    for (const one of element.children) this.runContent(one, rPr, at);
  }

  private runContent(one: Element, rPr: Element | undefined, at: Place): void {
    switch (one.name) {
      case 'w:t':
      case 'm:t':
        this.text(textOf(one), rPr, at);
        break;
      case 'w:tab':
      case 'w:ptab':
        this.text('\t', rPr, at);
        break;
      case 'w:br':
        this.text(one.attrs.type === 'page' ? PAGE_BREAK : '\n', rPr, at);
        break;
      case 'w:cr':
        this.text('\n', rPr, at);
        break;
      case 'w:noBreakHyphen':
        this.text('-', rPr, at);
        break;
      case 'w:softHyphen':
        this.text('\u00ad', rPr, at);
        break;
      case 'w:sym':
        this.text(shownSymbol(Number.parseInt(one.attrs.char ?? '', 16) || 0x20, one.attrs.font ?? ''), rPr, at);
        break;
      case 'w:pgNum':
        this.fields.open('PAGE');
        this.text(UNCOUNTED, rPr, at);
        this.fields.close();
        break;
      case 'w:fldChar':
        this.fieldMark(one.attrs.fldCharType, rPr, at);
        break;
      case 'w:instrText':
        this.fields.instruction(one.text);
        this.builder.tell(one.text, at.container);
        break;
      case 'w:delText':
      case 'w:delInstrText':
        this.builder.tell(one.text, at.container);
        break;
      case 'w:drawing':
        at.into.shapes.push(...readDrawing(one, this.builder.formatter.theme));
        break;
      case 'w:pict':
      case 'w:object':
        at.into.shapes.push(...readVml(one));
        break;
      case 'mc:AlternateContent':
        for (const inner of alternative(one)) this.runContent(inner, rPr, at);
        this.tellTheOther(one, at.container);
        break;
      case 'w:ruby':
        this.walk(child(one, 'w:rubyBase')?.children ?? [], at);
        break;
    }
  }

  private fieldMark(type: string | undefined, rPr: Element | undefined, at: Place): void {
    if (type === 'begin' || type === 'separate') this.fieldHasText = false;
    if (type === 'end' && !this.fieldHasText) this.uncounted(rPr, at);
    this.fields.mark(type);
    // What was inside counts as text of the field around it.
    if (type === 'end') this.fieldHasText = true;
  }

  private uncounted(rPr: Element | undefined, at: Place): void {
    const field = this.fields.current;
    if (!field || !COUNTED_FIELDS.has(field.name)) return;
    if (!field.inResult) this.fields.mark('separate');
    this.text(UNCOUNTED, rPr, at);
  }

  private text(text: string, rPr: Element | undefined, at: Place): void {
    if (text === '') return;
    if (this.fields.hidesText) {
      this.builder.tell(text, at.container);
      return;
    }
    this.fieldHasText = true;
    const format = this.builder.formatter.run(rPr, at.format, at.cell);
    const field = this.fields.nameFor(text);
    if (field === 'PAGE') this.builder.pageFormat ??= this.fields.format;
    at.into.pieces.push({ text, format, field, inserted: at.inserted });
  }

  /** Text that the final view does not show is still looked at by whoever listens. */
  private dropped(element: Element, container: Container): void {
    let text = '';
    for (const one of descendants(element)) {
      if (one.name === 'w:fldChar') this.fields.mark(one.attrs.fldCharType);
      else text += one.text;
    }
    this.builder.tell(text, container);
  }

  private tellTheOther(element: Element, container: Container): void {
    const taken = new Set(alternative(element));
    for (const branch of element.children) {
      if (branch.children.some((one) => taken.has(one))) continue;
      for (const one of descendants(branch)) if (one.name === 'w:p') this.builder.tell(rawText(one), container);
    }
  }
}

interface Place {
  format: ParagraphFormat;
  cell: CellStyle | null;
  container: Container;
  into: Inline;
  inserted: boolean;
}

export function rawText(element: Element): string {
  let text = '';
  for (const one of descendants(element)) text += one.name === 'w:tab' ? '\t' : one.text;
  return text;
}

/** The branch of `mc:AlternateContent` that is read: the first choice we understand, else the fallback. */
export function alternative(element: Element): Element[] {
  for (const one of element.children) {
    if (one.name === 'mc:Choice' && (one.attrs.Requires ?? '').split(' ').every((need) => UNDERSTOOD.has(need))) return one.children;
  }
  return child(element, 'mc:Fallback')?.children ?? [];
}

function textOf(element: Element): string {
  return element.attrs['xml:space'] === 'preserve' ? element.text : element.text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

/** Makes the paragraph of what was gathered; returns whether a page break stands at its end. */
export function addParagraph(
  builder: DocumentBuilder,
  inline: Inline,
  format: ParagraphFormat,
  container: Container,
  breakBefore: boolean,
): { paragraph: Paragraph; breaksAfter: boolean } {
  const { formatter } = builder;
  builder.budget.addParagraph();
  const breaks = settlePageBreaks(inline.pieces);
  const { text, runs, forms } = joinPieces(inline.pieces);
  const { layer, list } = format;
  const index = builder.paragraphs.length;
  const listLabel = list ? builder.lists.next(list.numId, list.level) : null;
  if (listLabel !== null) builder.tell(`${listLabel} ${text}`, container);
  else builder.tell(text, container);
  const paragraph: Paragraph = {
    index,
    text,
    runs,
    container,
    section: builder.section,
    style: format.style.name || null,
    listLabel,
    listLevel: list && listLabel !== null ? list.level : null,
    align: formatter.alignment(layer),
    indent: formatter.indent(layer, runs[0]?.sizePt ?? (format.style.run.halfPoints ?? formatter.styles.defaultRun.halfPoints ?? 20) / 2),
    spacing: formatter.spacing(layer),
    borders: { top: layer.borderTop ?? null, bottom: layer.borderBottom ?? null },
    tabStopsMm: (layer.tabs ?? [])
      .filter((tab) => tab.kind !== 'clear')
      .map((tab) => mmOfTwips(tab.twips))
      .sort((a, b) => a - b),
    keepWithNext: layer.keepNext ?? false,
    pageBreakBefore: (layer.pageBreakBefore ?? false) || breaks.before || breakBefore,
    outlineLevel: layer.outline !== undefined && layer.outline < 9 ? layer.outline : null,
    page: null,
    box: null,
    lines: [],
  };
  builder.paragraphs.push(paragraph);
  builder.contextual.push({
    styleId: format.styleId,
    contextual: layer.contextual ?? false,
    autoBefore: layer.beforeAuto ?? false,
    autoAfter: layer.afterAuto ?? false,
  });
  builder.addForms(forms, index);
  for (const run of runs) if (run.hidden) builder.hiddenRuns++;
  if (container.kind === 'body' || container.kind === 'cell') builder.characters += shownCharacters(text);
  return { paragraph, breaksAfter: breaks.after };
}

function shownCharacters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x20) count++;
  return count;
}

/** A page break at the edge of a paragraph says where the page begins; inside it is a line break to the reader. */
function settlePageBreaks(pieces: Piece[]): { before: boolean; after: boolean } {
  const result = { before: false, after: false };
  if (!pieces.some((piece) => piece.text === PAGE_BREAK)) return result;
  const isText = (piece: Piece) => piece.text !== PAGE_BREAK && /\S/.test(piece.text);
  const first = pieces.findIndex(isText);
  const last = pieces.findLastIndex(isText);
  pieces.forEach((piece, i) => {
    if (piece.text !== PAGE_BREAK) return;
    piece.text = first < i && i < last ? '\n' : '';
    if (i > last) result.after = true;
    else if (i < first) result.before = true;
  });
  return result;
}
