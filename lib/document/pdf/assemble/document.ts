import type { Container, DraftDocument, PageNumbering, Paragraph, Section, Shape, SignatureField, Table, TextForm } from '../../types';
import { type Block, blockOf, blocksOf, continuesOver, finishBlock } from '../layout/blocks';
import { type TextArea, textArea } from '../layout/column';
import { CELL_PADDING, type Flow, flowsOf } from '../layout/flows';
import { takeFootnotes } from '../layout/footnotes';
import { numberPattern, type PageLines, setFurnitureApart } from '../layout/furniture';
import { textOfLine } from '../layout/kept';
import { Pitches } from '../layout/pitches';
import type { Char, Segment } from '../layout/segments';
import { type RuledTable, takeTables } from '../layout/tables';
import type { Drawing } from '../page/paths';
import { measurable } from './measurable';
import { type ParagraphContext, paragraphOf } from './paragraphs';
import { blankShape } from './shapes';
import { boxOf, halfPoints, mm } from './units';

/** What reading gathers from one page before the pages are put together. */
export interface PageRead extends PageLines {
  shapes: Shape[];
  fields: SignatureField[];
  /** Text that stands outside the column: turned text, stamps and appearances. */
  apart: { box: { x0: number; y0: number; x1: number; y1: number }; lines: Segment[]; name: string | null }[];
  kind: 'text' | 'scan' | 'ocr' | 'garbled' | 'empty';
  /** Encodings before Unicode met on the page. */
  forms: Set<TextForm>;
  drawings: Drawing[];
  tables: RuledTable[];
  footnotes: Segment[];
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

const MIRROR = 14;

/** Puts the pages together: sections, paragraphs in reading order, shapes, and what could not be measured. */
export function assemble({ pages, properties }: DocumentParts): DraftDocument {
  setFurnitureApart(pages);
  const bodySize = usualSize(pages);
  for (const page of pages) {
    page.tables = takeTables(page.drawings, page.segments);
    page.footnotes = takeFootnotes(page.drawings, page.segments, page.height, bodySize);
  }
  const builder = new Builder();
  const sections = groupPages(pages).map((group, index) => builder.section(group, index));
  return {
    kind: 'pdf',
    sections,
    paragraphs: builder.paragraphs,
    tables: builder.tables,
    shapes: builder.shapes,
    pages: pages.length,
    textForms: [...builder.forms].map(([form, paragraphs]) => ({ form, paragraphs })),
    revisions: { insertions: 0, deletions: 0, formatting: 0 },
    comments: 0,
    hiddenRuns: builder.paragraphs.reduce((sum, p) => sum + p.runs.filter((run) => run.hidden).length, 0),
    signatureFields: pages.flatMap((page) => page.fields),
    properties,
    ...measurable(pages),
  };
}

function usualSize(pages: PageRead[]): number {
  const weights = new Map<number, number>();
  for (const page of pages) {
    for (const segment of page.segments) {
      const size = halfPoints(segment.size);
      weights.set(size, (weights.get(size) ?? 0) + segment.chars.length);
    }
  }
  return [...weights].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [12, 0] as [number, number])[0];
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
  readonly tables: Table[] = [];
  readonly forms = new Map<TextForm, number[]>();
  private pitches = new Pitches([]);

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
      boundOnlyMargins: (['bottom', 'right'] as const).filter((side) => group.odd && !group.odd.filled[side]),
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
    const flowing = group.pages.map((page) => {
      const area = page.number % 2 === 1 ? group.odd : group.even;
      return { page, items: area ? inFlow(page, area) : [] };
    });
    this.pitches = new Pitches(flowing.flatMap(({ items }) => items.filter((item) => 'lines' in item)));
    const pending: (BlockOnPage | TableOnPage)[] = [];
    let open: Block | null = null;
    for (const { page, items } of flowing) {
      let first = true;
      for (const item of items) {
        if (!('lines' in item)) {
          pending.push({ table: item, page });
          open = null;
        } else {
          for (const block of blocksOf(item, page.number, this.pitches)) {
            if (first && open && continuesOver(open, block)) {
              open.lines.push(...block.lines);
              finishBlock(open);
            } else {
              pending.push({ block, page });
              open = block.flow.main ? block : null;
            }
            first = false;
          }
        }
        first = false;
      }
    }
    let before: { block: Block; paragraph: Paragraph } | null = null;
    for (const item of pending) {
      if ('table' in item) {
        this.table(item.table, item.page, section);
        before = null;
        continue;
      }
      const paragraph = this.add(item.block, item.page, { kind: 'body' }, section);
      if (before && before.block.flow === item.block.flow) setSpacing(before, { block: item.block, paragraph });
      before = { block: item.block, paragraph };
    }
  }

  private table(table: RuledTable, page: PageRead, section: number): void {
    const index = this.tables.length;
    const columns = table.xs.length - 1;
    this.tables.push({
      index,
      rows: table.ys.length - 1,
      columns,
      bordered: true,
      section,
      parent: { kind: 'body' },
      columnWidthsMm: table.xs.slice(1).map((x, i) => mm(x - table.xs[i]!)),
    });
    for (const { row, column, box, lines } of table.cells) {
      const container: Container = { kind: 'cell', table: index, row, column, columns, bordered: true };
      for (const flow of flowsOf(lines, { left: box.x0 + CELL_PADDING, right: box.x1 - CELL_PADDING }, false)) {
        for (const block of blocksOf(flow, page.number, this.pitches)) this.add(block, page, container, section);
      }
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
    this.footnotes(page, section);
    for (const shape of page.shapes) this.shapes.push({ ...shape, index: this.shapes.length });
    for (const { box, lines, name } of page.apart) {
      const index = this.shapes.length;
      const shape: Shape = { ...blankShape(page.number), index, kind: 'textBox', box: boxOf(box), altText: name };
      this.shapes.push(shape);
      const flow = { lines, left: box.x0, right: box.x1, main: false };
      for (const block of blocksOf(flow, page.number, this.pitches)) {
        const paragraph = this.add(block, page, { kind: 'textBox', shape: index, anchor: null }, section);
        shape.paragraphs.push(paragraph.index);
      }
    }
  }

  /** A note begins with its raised number; the lines after it belong to it. */
  private footnotes(page: PageRead, section: number): void {
    const notes: Segment[][] = [];
    for (const line of page.footnotes) {
      if (notes.length === 0 || line.chars[0]!.script === 'super' || /^\d{1,3}[\s.)]/.test(textOfLine(line))) notes.push([]);
      notes[notes.length - 1]!.push(line);
    }
    for (const lines of notes) {
      const flow = { lines, left: Math.min(...lines.map((l) => l.x0)), right: Math.max(...lines.map((l) => l.x1)), main: false };
      const id = `${page.number}.${/^\d+/.exec(textOfLine(lines[0]!))?.[0] ?? ''}`;
      this.add(blockOf(flow, lines, page.number), page, { kind: 'footnote', id }, section);
    }
  }

  private add(block: Block, page: PageRead, container: Container, section: number): Paragraph {
    const context: ParagraphContext = {
      container,
      section,
      hidden: (char: Char) => char.style.invisible && page.kind !== 'ocr',
    };
    const paragraph = { ...paragraphOf(block, context), index: this.paragraphs.length };
    this.paragraphs.push(paragraph);
    for (const form of page.kind === 'ocr' ? [...page.forms, 'ocr' as const] : page.forms) {
      this.forms.set(form, [...(this.forms.get(form) ?? []), paragraph.index]);
    }
    return paragraph;
  }
}

interface BlockOnPage {
  block: Block;
  page: PageRead;
}

interface TableOnPage {
  table: RuledTable;
  page: PageRead;
}

/** Columns of text and tables, top to bottom. */
function inFlow(page: PageRead, area: TextArea): (Flow | RuledTable)[] {
  const items: (Flow | RuledTable)[] = [];
  let from = -Infinity;
  for (const table of [...page.tables].sort((a, b) => a.y0 - b.y0)) {
    const upTo = table.y0;
    const above = page.segments.filter((s) => s.baseline >= from && s.baseline < upTo);
    items.push(...flowsOf(above, area), table);
    from = upTo;
  }
  const rest = page.segments.filter((s) => s.baseline >= from);
  return [...items, ...flowsOf(rest, area)];
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
