import type { Shape } from '../../types';
import type { Char, Segment } from '../layout/segments';
import type { PageContent } from '../page/glyphs';
import type { Drawing } from '../page/paths';
import { boxOf, points } from './units';

/** Shares of the type size: where an underline lies below the baseline. A separator stands lower. */
const UNDERLINE_TOP = -0.02;
const UNDERLINE_BOTTOM = 0.2;
const UNDERLINE_THICK = 0.12;
const WHITE = /^#fff(fff)?$/i;
const SMALL = 0.5;

/** Thin strokes right under letters are their underline: marks the letters and takes the strokes out of the drawings. */
export function takeUnderlines(drawings: Drawing[], segments: Segment[]): Drawing[] {
  return drawings.filter((drawing) => {
    if (drawing.kind !== 'line' || drawing.y1 - drawing.y0 > 2 || drawing.x1 - drawing.x0 < 1.5) return true;
    const y = (drawing.y0 + drawing.y1) / 2;
    let taken = false;
    for (const segment of segments) {
      const below = (y - segment.baseline) / segment.size;
      if (below < UNDERLINE_TOP || below > UNDERLINE_BOTTOM || drawing.thickness > UNDERLINE_THICK * segment.size) continue;
      if (drawing.x1 < segment.x0 || drawing.x0 > segment.x1) continue;
      const letters = segment.chars.filter((c) => centre(c) > drawing.x0 && centre(c) < drawing.x1);
      if (letters.length === 0) continue;
      const width = letters[letters.length - 1]!.x1 - letters[0]!.x0;
      if (width < 0.8 * (drawing.x1 - drawing.x0)) continue;
      for (const letter of letters) letter.underline = 'single';
      taken = true;
    }
    return !taken;
  });
}

function centre(char: Char): number {
  return (char.x0 + char.x1) / 2;
}

/** What is drawn on a page, without what cannot be seen: white areas, specks, pieces of appearances. */
export function shapesOf(content: PageContent, drawings: Drawing[]): Shape[] {
  const shapes: Shape[] = [];
  for (const drawing of mergeLines(drawings.filter(isVisible))) {
    if (drawing.kind === 'other' && drawing.x1 - drawing.x0 < 4 && drawing.y1 - drawing.y0 < 4) continue;
    shapes.push({
      ...blankShape(content.number),
      kind: drawing.kind,
      box: boxOf(drawing),
      strokeColor: drawing.stroke,
      fillColor: drawing.fill,
      strokeWidthPt: points(drawing.thickness),
      dash: drawing.dash,
    });
  }
  for (const picture of content.pictures) {
    if (picture.annotation === null) shapes.push({ ...blankShape(content.number), kind: 'image', box: boxOf(picture) });
  }
  return shapes;
}

export function blankShape(page: number): Shape {
  return {
    index: 0,
    kind: 'other',
    source: 'pdf',
    anchor: null,
    container: { kind: 'body' },
    page,
    box: null,
    relativeTo: 'page',
    strokeColor: null,
    fillColor: null,
    strokeWidthPt: null,
    dash: null,
    altText: null,
    paragraphs: [],
  };
}

function isVisible(drawing: Drawing): boolean {
  if (drawing.annotation !== null) return false;
  if (drawing.x1 - drawing.x0 < SMALL && drawing.y1 - drawing.y0 < SMALL) return false;
  if (drawing.stroke !== null && !WHITE.test(drawing.stroke)) return true;
  return drawing.fill !== null && !WHITE.test(drawing.fill);
}

/** Pieces of one level line drawn one after another (dashes, Word's cell by cell borders) are one line. */
function mergeLines(drawings: Drawing[]): Drawing[] {
  const out: Drawing[] = [];
  for (const drawing of drawings) {
    const last = out[out.length - 1];
    const level = (d: Drawing) => d.kind === 'line' && d.y1 - d.y0 < 2;
    if (last && level(last) && level(drawing) && Math.abs(last.y0 - drawing.y0) < 0.6 && drawing.stroke === last.stroke) {
      if (drawing.x0 <= last.x1 + 1.5 && drawing.x1 >= last.x0 - 1.5) {
        last.x0 = Math.min(last.x0, drawing.x0);
        last.x1 = Math.max(last.x1, drawing.x1);
        continue;
      }
    }
    out.push({ ...drawing });
  }
  return out;
}
