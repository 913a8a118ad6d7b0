import type { Shape } from '../../types';
import type { Element } from '../package/xml';

/** A shape as drawn, with the `w:txbxContent` it holds and texts that are spoken of but not set (names, word art). */
export type DrawnShape = Omit<Shape, 'index' | 'anchor' | 'container' | 'page' | 'paragraphs'> & { content: Element[]; spoken: string[] };

/** A filled box no higher than this is a line to the eye. */
const THIN_MM = 0.8;

/** A box as thin as a stroke is used as a line. */
export function settleKind(shape: DrawnShape): void {
  if (shape.kind === 'rectangle' && shape.box && shape.content.length === 0) {
    if (Math.min(shape.box.heightMm, shape.box.widthMm) <= THIN_MM) shape.kind = 'line';
  }
}
