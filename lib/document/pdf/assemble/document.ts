import type { Capability, Container, DraftDocument, PageNumbering, Paragraph, Section, Shape, SignatureField } from '../../types';
import { type Block, blockOf, blocksOf, continuesOver, finishBlock } from '../layout/blocks';
import { type TextArea, textArea } from '../layout/column';
import { flowsOf } from '../layout/flows';
import { numberPattern, type PageLines, setFurnitureApart } from '../layout/furniture';
import type { Char, Segment } from '../layout/segments';
import { type ParagraphContext, paragraphOf, type Underlines } from './paragraphs';
import { blankShape } from './shapes';
import { boxOf, halfPoints, mm } from './units';

/** What reading gathers from one page before the pages are put together. */
export interface PageRead extends PageLines {
  shapes: Shape[];
  fields: SignatureField[];
  /** Text that stands outside the column: turned text, stamps and appearances. */
  apart: { box: { x0: number; y0: number; x1: number; y1: number }; lines: Segment[]; name: string | null }[];
  kind: 'text' | 'scan' | 'ocr' | 'empty';
  underlines: Underlines;
}

export interface DocumentParts {
  pages: PageRead[];
  properties: Record<string, string>;
}

interface PageGroup {
  pages: PageRead[];
  odd: TextArea | null;
  even: TextArea | null;
  mirrored: boolean;
}

const FULL: Capability[] = [
  'text',
  'fontName',
  'fontSize',
  'fontStyle',
  'underline',
  'color',
  'alignment',
  'indent',
  'lineSpacing',
  'paragraphSpacing',
  'pageSize',
  'margins',
  'pageNumber',
  'separators',
  'layout',
  'pageCount',
];
const WITHOUT_TEXT: Capability[] = ['pageSize', 'pageCount'];
const WITH_OCR: Capability[] = ['text', 'pageSize', 'pageCount', 'layout'];
const MIRROR = 14;

/** Puts the pages together: sections, paragraphs in reading order, shapes, and what could not be measured. */
export function assemble({ pages, properties }: DocumentParts): DraftDocument {
  setFurnitureApart(pages);
  const builder = new Builder();
  const sections = groupPages(pages).map((group, index) => builder.section(group, index));
  const textPages = pages.filter((page) => page.kind === 'text').length;
  const ocrPages = pages.filter((page) => page.kind === 'ocr').length;
  const scanPages = pages.filter((page) => page.kind === 'scan').length;
  const scanned = textPages + ocrPages === 0;
  const capabilities = scanned ? WITHOUT_TEXT : textPages === 0 ? WITH_OCR : FULL;
  const reason = scanned ? 'scan' : 'ocrLayer';
  const notMeasured = FULL.filter((c) => !capabilities.includes(c)).map((capability) => ({ capability, reason }));
  if (!scanned && scanPages + (textPages > 0 ? ocrPages : 0) > 0) notMeasured.push({ capability: 'text', reason: 'somePagesScanned' });
  return {
    kind: 'pdf',
    sections,
    paragraphs: builder.paragraphs,
    tables: [],
    shapes: builder.shapes,
    pages: pages.length,
    capabilities: [...capabilities],
    notMeasured,
    textForms: builder.ocr.length > 0 ? [{ form: 'ocr', paragraphs: builder.ocr }] : [],
    revisions: { insertions: 0, deletions: 0, formatting: 0 },
    comments: 0,
    hiddenRuns: builder.paragraphs.reduce((sum, p) => sum + p.runs.filter((run) => run.hidden).length, 0),
    signatureFields: pages.flatMap((page) => page.fields),
    properties,
    scanned,
  };
}

/** A new section starts where the paper changes. */
function groupPages(pages: PageRead[]): PageGroup[] {
  const runs: PageRead[][] = [];
  for (const page of pages) {
    const before = runs[runs.length - 1]?.[0];
    if (before && Math.abs(before.width - page.width) < 3 && Math.abs(before.height - page.height) < 3) runs[runs.length - 1]!.push(page);
    else runs.push([page]);
  }
  return runs.map((run) => {
    const odd = textArea(run.filter((page) => page.number % 2 === 1));
    const even = textArea(run.filter((page) => page.number % 2 === 0));
    const mirrored =
      run.length > 3 && !!odd && !!even && Math.abs(odd.left - even.left) > MIRROR && Math.abs(odd.right - even.right) > MIRROR;
    if (mirrored) return { pages: run, odd, even, mirrored };
    const all = textArea(run);
    return { pages: run, odd: all, even: all, mirrored };
  });
}

class Builder {
  readonly paragraphs: Paragraph[] = [];
  readonly shapes: Shape[] = [];
  readonly ocr: number[] = [];

  section(group: PageGroup, index: number): Section {
    const firstParagraph = this.paragraphs.length;
    this.body(group, index);
    const lastParagraph = this.paragraphs.length - 1;
    for (const page of group.pages) this.surroundings(page, index);
    const { width, height } = group.pages[0]!;
    const margins = (area: TextArea | null) =>
      area && { top: mm(area.top), bottom: mm(height - area.bottom), left: mm(area.left), right: mm(width - area.right) };
    const numbering = numberingOf(group.pages);
    return {
      index,
      paper: { widthMm: mm(width), heightMm: mm(height) },
      orientation: width > height ? 'landscape' : 'portrait',
      marginsMm: margins(group.odd),
      evenMarginsMm: group.mirrored ? margins(group.even) : null,
      gutterMm: 0,
      headerDistanceMm: numbering?.place === 'header' ? numbering.distanceMm : null,
      footerDistanceMm: numbering?.place === 'footer' ? numbering.distanceMm : null,
      mirrored: group.mirrored,
      columns: 1,
      differentFirstPage: numbering?.shownOnFirstPage === false,
      differentEvenPages: false,
      pageNumbering: numbering,
      firstParagraph,
      lastParagraph,
    };
  }

  private body(group: PageGroup, section: number): void {
    let open: { block: Block; page: PageRead } | null = null;
    const pending: { block: Block; page: PageRead }[] = [];
    for (const page of group.pages) {
      const area = page.number % 2 === 1 ? group.odd : group.even;
      if (!area || page.segments.length === 0) continue;
      const flows = flowsOf(page.segments, area);
      flows.forEach((flow, at) => {
        blocksOf(flow, page.number).forEach((block, i) => {
          if (at === 0 && i === 0 && open && continuesOver(open.block, block)) {
            open.block.lines.push(...block.lines);
            finishBlock(open.block);
            return;
          }
          const item = { block, page };
          pending.push(item);
          open = flow.main ? item : null;
        });
      });
    }
    let before: { block: Block; paragraph: Paragraph } | null = null;
    for (const { block, page } of pending) {
      const paragraph = this.add(block, page, { kind: 'body' }, section);
      if (before && before.block.flow === block.flow) setSpacing(before, { block, paragraph });
      before = { block, paragraph };
      if (page.kind === 'ocr') this.ocr.push(paragraph.index);
    }
  }

  private surroundings(page: PageRead, section: number): void {
    for (const place of ['header', 'footer'] as const) {
      const lines = page[place];
      for (const line of lines) {
        const block = blockOf({ lines: [line], left: 0, right: page.width, main: true }, [line], page.number);
        this.add(block, page, { kind: place, section, page: 'default' }, section);
      }
    }
    for (const shape of page.shapes) this.shapes.push({ ...shape, index: this.shapes.length });
    for (const { box, lines, name } of page.apart) {
      const index = this.shapes.length;
      const shape: Shape = { ...blankShape(page.number), index, kind: 'textBox', box: boxOf(box), altText: name };
      this.shapes.push(shape);
      const flow = { lines, left: box.x0, right: box.x1, main: false };
      for (const block of blocksOf(flow, page.number)) {
        const paragraph = this.add(block, page, { kind: 'textBox', shape: index, anchor: null }, section);
        shape.paragraphs.push(paragraph.index);
      }
    }
  }

  private add(block: Block, page: PageRead, container: Container, section: number): Paragraph {
    const context: ParagraphContext = {
      container,
      section,
      underlines: page.underlines,
      hidden: (char: Char) => char.style.invisible && page.kind !== 'ocr',
    };
    const paragraph = { ...paragraphOf(block, context), index: this.paragraphs.length };
    this.paragraphs.push(paragraph);
    return paragraph;
  }
}

/** The gap between two paragraphs beyond the distance of the lines within them; seen, not which of the two made it. */
function setSpacing(above: { block: Block; paragraph: Paragraph }, below: { block: Block; paragraph: Paragraph }): void {
  const last = above.block.lines[above.block.lines.length - 1]!;
  const first = below.block.lines[0]!;
  if (last.page !== first.page) return;
  const pitch = below.block.pitch ?? above.block.pitch;
  if (pitch === null) return;
  const gap = Math.round((first.segment.baseline - last.segment.baseline - pitch) * 10) / 10;
  const line = { rule: 'measured' as const, pt: Math.round(pitch * 100) / 100 };
  below.paragraph.spacing = { beforePt: Math.max(0, gap), afterPt: 0, line: below.paragraph.spacing?.line ?? line };
}

function numberingOf(pages: PageRead[]): PageNumbering | null {
  const numbered = pages.filter((page) => page.pageNumber);
  const sample = numbered[numbered.length - 1];
  if (!sample?.pageNumber) return null;
  const { segment, place } = sample.pageNumber;
  const char = segment.chars.find((c) => /\d/.test(c.text)) ?? segment.chars[0]!;
  const middle = (segment.x0 + segment.x1) / 2 / sample.width;
  const first = pages.find((page) => page.number === 1);
  const offset = sample.pageNumber.value - sample.number;
  return {
    place,
    align: middle < 0.4 ? 'left' : middle > 0.65 ? 'right' : 'center',
    format: 'decimal',
    sizePt: halfPoints(char.style.size),
    bold: char.style.bold,
    italic: char.style.italic,
    font: char.style.font.family,
    pattern: numberPattern(segment),
    shownOnFirstPage: first ? first.pageNumber !== null : null,
    distanceMm: place === 'header' ? mm(segment.y0) : mm(sample.height - segment.y1),
    startsAt: offset === 0 ? null : offset + 1,
  };
}
