import type { DraftDocument, Paragraph, Shape } from '../../document';
import { typedSeparator } from '../grammar';
import type { Segment } from '../segments';
import type { ComponentFound, ComponentId } from '../types';
import { addFound, addRanges, type Finds } from './component';

/** Components that a line or a star stands under. */
const SEPARABLE: readonly ComponentId[] = [
  'partyTitle',
  'nationalMotto',
  'agency',
  'subject',
  'subjectCV',
  'typeName',
  'appendixTitle',
  'appendixReference',
  'appendix',
];
/** Farthest that a drawn line of a PDF may stand under its text. */
const REACH_MM = 9;

interface Place {
  component: ComponentFound;
  first: number;
  last: number;
  cell: string;
  /** Lower edge of the last printed line, where known. */
  bottom: number | null;
}

function cellOf(document: DraftDocument, paragraph: number): string {
  const container = document.paragraphs[paragraph]?.container;
  if (container?.kind === 'textBox') return `textBox:${container.shape}`;
  return container?.kind === 'cell' ? `${container.table}:${container.column}` : (container?.kind ?? '');
}

export function findSeparators(finds: Finds, typed: readonly Segment[], range: { from: number; to: number }): void {
  const places: Place[] = finds.components
    .filter((c) => c.part === finds.part && SEPARABLE.includes(c.id) && c.ranges.length > 0)
    .map((component) => ({
      component,
      first: component.ranges[0]!.paragraph,
      last: component.ranges[component.ranges.length - 1]!.paragraph,
      cell: cellOf(finds.document, component.ranges[0]!.paragraph),
      bottom: bottomOf(finds.document, component),
    }));
  for (const line of typed) typedLine(finds, places, line);
  drawn(finds, places, range);
  for (const place of places) {
    borders(finds, place);
    underline(finds, place);
  }
}

function bottomOf(document: DraftDocument, component: ComponentFound): number | null {
  let bottom: number | null = null;
  for (const range of component.ranges) {
    for (const line of document.paragraphs[range.paragraph]?.lines ?? []) {
      if (line.end <= range.start || line.start >= range.end || line.page !== component.page) continue;
      bottom = Math.max(bottom ?? 0, line.box.yMm + line.box.heightMm);
    }
  }
  return bottom;
}

function typedLine(finds: Finds, places: readonly Place[], line: Segment): void {
  const form = typedSeparator(line.text);
  if (!form) return;
  const place = line.box ? above(places, line.box, line.page) : preceding(finds.document, places, line.paragraph, line.start);
  addFound(finds, 'separator', [line], place ? 0.95 : 0.6, 'why.typed', {
    separates: { under: place?.component.id ?? 'subject', form, widthMm: line.box?.widthMm ?? null },
  });
}

/** The separable component of the same cell or flow that stands last before a paragraph. */
function preceding(document: DraftDocument, places: readonly Place[], paragraph: number, offset?: number): Place | null {
  const cell = cellOf(document, paragraph);
  let best: Place | null = null;
  for (const place of places) {
    if (place.first > paragraph || place.cell !== cell) continue;
    if (!best || place.first > best.first || (place.first === best.first && place.last > best.last)) best = place;
  }
  if (!best || offset === undefined || cell !== 'body') return best;
  // A heading set with tabs holds two columns in one paragraph: the nearer one across the page is meant.
  const at = acrossMm(document.paragraphs[paragraph]!, offset);
  const away = (place: Place) => Math.abs(middleMm(document, place) - at);
  const { last } = best;
  for (const place of places) if (place.cell === cell && place.last === last && away(place) < away(best)) best = place;
  return best;
}

/** Average advance of a letter, and the stops of a paragraph that sets none. */
const LETTER_MM = 2.6;
const DEFAULT_STOP_MM = 12.7;

/** How far from the left a place in a paragraph is printed, as near as widths can be told without the font. */
function acrossMm({ text, tabStopsMm }: Paragraph, offset: number): number {
  let mm = 0;
  for (let i = 0; i < offset; i++) {
    if (text[i] !== '\t') mm += text[i] === ' ' ? LETTER_MM / 2 : LETTER_MM;
    else mm = tabStopsMm.find((stop) => stop > mm) ?? (Math.floor(mm / DEFAULT_STOP_MM) + 1) * DEFAULT_STOP_MM;
  }
  return mm;
}

function middleMm(document: DraftDocument, { component }: Place): number {
  const range = component.ranges[component.ranges.length - 1]!;
  const paragraph = document.paragraphs[range.paragraph]!;
  return (acrossMm(paragraph, range.start) + acrossMm(paragraph, range.end)) / 2;
}

function above(places: readonly Place[], box: { xMm: number; yMm: number; widthMm: number }, page: number | null): Place | null {
  let best: Place | null = null;
  let reach = REACH_MM;
  for (const place of places) {
    const at = place.component.box;
    if (!at || place.component.page !== page) continue;
    const bottom = place.bottom ?? at.yMm + at.heightMm;
    const gap = box.yMm - bottom;
    const overlap = Math.min(box.xMm + box.widthMm, at.xMm + at.widthMm) - Math.max(box.xMm, at.xMm);
    if (gap > -3 && gap < reach && overlap > 0) {
      best = place;
      reach = gap;
    }
  }
  return best;
}

function isLine(shape: Shape): boolean {
  if (shape.kind === 'line') return shape.box === null || shape.box.widthMm >= shape.box.heightMm * 3;
  if (shape.kind === 'textBox' || shape.kind === 'image' || shape.paragraphs.length > 0 || !shape.box) return false;
  return shape.box.widthMm > 5 && shape.box.heightMm < Math.min(3, shape.box.widthMm / 5);
}

function drawn(finds: Finds, places: readonly Place[], range: { from: number; to: number }): void {
  const { document } = finds;
  for (const shape of document.shapes) {
    if (!isLine(shape)) continue;
    let place: Place | null = null;
    if (shape.anchor !== null) {
      if (shape.anchor < range.from || shape.anchor >= range.to) continue;
      place = preceding(document, places, shape.anchor);
      // Anchored in a later paragraph of the cell: under the nearest component only when little text lies between.
      if (place && textBetween(document, place.last, shape.anchor) > 1) place = null;
      place ??= besideHead(finds, places, shape, shape.anchor);
    } else if (shape.box) place = above(places, shape.box, shape.page);
    if (!place) continue;
    addRanges(finds, 'separator', [], 0.9, 'why.shape', {
      shape: shape.index,
      page: shape.page,
      box: shape.box,
      separates: { under: place.component.id, form: 'drawn', widthMm: shape.box?.widthMm ?? null },
    });
  }
}

/** Paragraphs after the heading that its lines are still anchored in. */
const ANCHORED_NEAR = 3;

/** A line of the heading that hangs on a paragraph outside its table is placed by its distance from the left. */
function besideHead(finds: Finds, places: readonly Place[], shape: Shape, anchor: number): Place | null {
  const inColumns = places.filter((p) => p.cell.includes(':'));
  const left = inColumns.find((p) => p.component.id === 'agency');
  const right = inColumns.find((p) => p.component.id === 'nationalMotto' || p.component.id === 'partyTitle');
  if (!left || !right || !shape.box || finds.document.paragraphs[anchor]?.container.kind !== 'body') return null;
  const end = Math.max(left.last, right.last);
  if (anchor > end + ANCHORED_NEAR || textBetween(finds.document, end, anchor) > 1) return null;
  const section = finds.document.sections[finds.document.paragraphs[anchor]!.section];
  const origin = shape.relativeTo === 'page' ? 0 : (section?.marginsMm?.left ?? 0);
  const middle = (section?.paper?.widthMm ?? 210) / 2;
  const place = origin + shape.box.xMm + shape.box.widthMm / 2 < middle ? left : right;
  const drawnAlready = finds.components.some(
    (c) => c.part === finds.part && c.separates?.under === place.component.id && c.separates.form === 'drawn',
  );
  return drawnAlready ? null : place;
}

function textBetween(document: DraftDocument, last: number, anchor: number): number {
  let lines = 0;
  for (let i = last + 1; i < anchor && i < last + 40; i++) if (document.paragraphs[i]!.text.trim() !== '') lines++;
  return lines;
}

function borders(finds: Finds, place: Place): void {
  const { paragraphs } = finds.document;
  const own = paragraphs[place.last];
  const next = paragraphs[place.last + 1];
  const sameCell = next && cellOf(finds.document, next.index) === place.cell;
  const nextBorder = sameCell ? (next.borders.top ?? (next.text.trim() === '' ? next.borders.bottom : null)) : null;
  const border = own?.borders.bottom ?? nextBorder;
  const bordered = own?.borders.bottom ? own : next;
  if (!border || border.style === 'none' || border.style === 'nil') return;
  addRanges(finds, 'separator', [], 0.9, 'why.border', {
    page: own?.page ?? null,
    separates: { under: place.component.id, form: 'drawn', widthMm: bordered ? widthOf(finds.document, bordered) : null },
  });
}

/** Blank that Word keeps at each side of a table cell. */
const CELL_PADDING_MM = 1.9;

/** A border runs over the paragraph's column, less its indents. */
function widthOf(document: DraftDocument, paragraph: Paragraph): number | null {
  const { container, indent } = paragraph;
  const inset = (indent?.leftMm ?? 0) + (indent?.rightMm ?? 0);
  if (container.kind === 'cell') {
    const width = document.tables.find((t) => t.index === container.table)?.columnWidthsMm[container.column];
    return width === undefined ? null : Math.max(0, width - 2 * CELL_PADDING_MM - inset);
  }
  const section = document.sections[paragraph.section];
  if (!section?.paper || !section.marginsMm) return null;
  return Math.max(0, section.paper.widthMm - section.marginsMm.left - section.marginsMm.right - inset);
}

function underline(finds: Finds, place: Place): void {
  const range = place.component.ranges[place.component.ranges.length - 1]!;
  const paragraph = finds.document.paragraphs[range.paragraph];
  if (!paragraph) return;
  let under = 0;
  let all = 0;
  for (const run of paragraph.runs) {
    const length = Math.min(run.end, range.end) - Math.max(run.start, range.start);
    if (length <= 0) continue;
    all += length;
    if (run.underline && run.underline !== 'none') under += length;
  }
  if (all === 0 || under / all < 0.3) return;
  addRanges(finds, 'separator', [range], 0.9, 'why.underline', {
    separates: { under: place.component.id, form: 'underline', widthMm: null },
  });
}
