import type { Token } from '../words';

/** One paragraph of the draft as the checks see it. */
export interface Line {
  paragraph: number;
  text: string;
  tokens: Token[];
  /** Bits of `HOLDS`. */
  holds: number;
  /** Places of punctuation. */
  marks: number[];
  /** Blanks and punctuation stand as typed (not rebuilt from a PDF page). */
  typed: boolean;
}
