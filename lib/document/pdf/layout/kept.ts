import type { GlyphStyle } from '../page/glyphs';
import type { Rect } from '../page/matrix';
import { type Char, type Segment, textOf } from './segments';

type Look = Pick<Char, 'style' | 'script' | 'underline'>;

/**
 * A line of a page that was read. A long document has a million characters, as objects five times what they take here:
 * one string, their places in one array, and how stretches of them look.
 */
class KeptSegment implements Segment {
  readonly baseline: number;
  readonly size: number;
  readonly mark: number;
  readonly artifact: boolean;
  readonly clip: Rect | null;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly text: string;
  /** Code units of each character; null = one each. */
  private readonly lengths: Uint8Array | null;
  private readonly places: Float64Array;
  private readonly looks: { look: Look; until: number }[] = [];

  constructor(segment: Segment) {
    ({
      baseline: this.baseline,
      size: this.size,
      mark: this.mark,
      artifact: this.artifact,
      clip: this.clip,
      x0: this.x0,
      y0: this.y0,
      x1: this.x1,
      y1: this.y1,
    } = segment);
    const { chars } = segment;
    this.text = textOf(chars);
    this.lengths = this.text.length === chars.length ? null : Uint8Array.from(chars, (char) => char.text.length);
    this.places = new Float64Array(2 * chars.length);
    for (const [at, { x0, x1, style, script, underline }] of chars.entries()) {
      this.places[2 * at] = x0;
      this.places[2 * at + 1] = x1;
      const last = this.looks.at(-1);
      const { look } = last ?? {};
      if (last && look?.style === style && look.script === script && look.underline === underline) last.until = at + 1;
      else this.looks.push({ look: { style, script, underline }, until: at + 1 });
    }
  }

  /** Made anew at each call. */
  get chars(): Char[] {
    const chars: Char[] = [];
    let from = 0;
    let at = 0;
    for (const { look, until } of this.looks) {
      const { style, script, underline }: { style: GlyphStyle } & Look = look;
      for (; at < until; at++) {
        const to = from + (this.lengths === null ? 1 : this.lengths[at]!);
        chars.push({ text: this.text.slice(from, to), x0: this.places[2 * at]!, x1: this.places[2 * at + 1]!, style, script, underline });
        from = to;
      }
    }
    return chars;
  }
}

/** The same lines in little room; their characters can no longer be changed. */
export function kept(segments: Segment[]): Segment[] {
  return segments.map((segment) => (segment.chars.some((char) => char.text.length > MOST_UNITS) ? segment : new KeptSegment(segment)));
}

const MOST_UNITS = 255;

export function textOfLine(segment: Segment): string {
  return segment instanceof KeptSegment ? segment.text : textOf(segment.chars);
}
