import type { LegacyEncoding } from '../../encodings';
import type { FontFace } from './fonts';
import type { Rect } from './matrix';
import type { Drawing } from './paths';

/** How a stretch of glyphs is set. Shared by all glyphs set alike, compared by identity. */
export interface GlyphStyle {
  font: FontFace;
  fontId: string;
  /** Points on the page, after all scaling. */
  size: number;
  italic: boolean | null;
  bold: boolean | null;
  color: string | null;
  /** Shown neither filled nor stroked: the text layer of a recognised scan. */
  invisible: boolean;
  /** Ascent and descent as shares of the size. */
  ascent: number;
  descent: number;
  /** Quarter turns of the writing direction against the page, or null when aslant. */
  turn: 0 | 1 | 2 | 3 | null;
  /** Annotation whose appearance it belongs to. */
  annotation: string | null;
  /** Encoding before Unicode that the font's name tells of. */
  legacy: LegacyEncoding | null;
  /** Clip rectangle in force, when smaller than the page. */
  clip: Rect | null;
}

/** One drawn character. x0..x1 along the line, y is the baseline; points from the top-left corner of the page. */
export interface Glyph {
  text: string;
  x0: number;
  x1: number;
  y: number;
  style: GlyphStyle;
  /** Marked-content id of a tagged PDF: glyphs of one id belong to one paragraph. */
  mark: number;
  artifact: boolean;
  /** Whether the code has a Unicode of its own in the file, as far as can be told. */
  mapped: boolean;
}

export interface PictureDrawn extends Rect {
  annotation: string | null;
  /** Number of glyphs drawn before it: a picture over text hides it. */
  after: number;
}

export interface AnnotationDrawn {
  id: string;
  box: Rect;
}

export interface PageContent {
  number: number;
  width: number;
  height: number;
  glyphs: Glyph[];
  drawings: Drawing[];
  pictures: PictureDrawn[];
  annotations: AnnotationDrawn[];
}

export function sane(value: number | undefined, low: number, high: number, fallback: number): number {
  return value !== undefined && value >= low && value <= high ? value : fallback;
}

/** Direction of writing on the page, y downwards: 0 = left to right, 1 = downwards, 2 = upside down, 3 = upwards. */
export function turnOf(cos: number, sin: number): 0 | 1 | 2 | 3 | null {
  if (cos > 0.98) return 0;
  if (cos < -0.98) return 2;
  if (sin > 0.98) return 1;
  if (sin < -0.98) return 3;
  return null;
}

/** Place along and across the writing direction, so that turned lines are put together like upright ones. */
export function place(turn: GlyphStyle['turn'], x: number, y: number): { along: number; across: number } {
  switch (turn) {
    case 1:
      return { along: y, across: -x };
    case 2:
      return { along: -x, across: -y };
    case 3:
      return { along: -y, across: x };
    default:
      return { along: x, across: y };
  }
}
