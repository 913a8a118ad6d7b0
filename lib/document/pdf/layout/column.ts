import type { Rect } from '../page/matrix';
import type { PageLines } from './furniture';
import { textOfLine } from './kept';
import type { Segment } from './segments';

/** Limits of the text column of a set of pages, and how far text goes up and down. Points. */
export interface TextArea {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Whether the bottom and the right limit surely show the margins: full pages agree, full lines agree. */
  filled: { bottom: boolean; right: boolean };
}

const BIN = 0.5;
const WIDE = 0.55;
/** Full pages end within two lines of each other. */
const FULL_PAGE = 30;

/**
 * The column is where most long lines start and end; lines that reach further (a stamp, an over-long header) do not
 * widen it. Without long lines it is the extent of all lines.
 */
export function textArea(pages: (PageLines & { footnotes: Segment[]; tables: Rect[] })[]): TextArea | null {
  const all = pages.flatMap((page) => page.segments.filter((s) => textOfLine(s).trim() !== ''));
  if (all.length === 0) return null;
  const width = pages[0]!.width;
  const long = all.filter((s) => s.x1 - s.x0 > WIDE * width);
  const left =
    long.length >= 2
      ? edgeOf(
          long.map((s) => s.x0),
          -1,
        )
      : Math.min(...all.map((s) => s.x0));
  const right =
    long.length >= 2
      ? edgeOf(
          long.map((s) => s.x1),
          1,
        )
      : Math.max(...all.map((s) => s.x1));
  const tops = pages.filter((p) => p.segments.length > 0).map((p) => Math.min(...p.segments.map((s) => s.y0)));
  const bottoms = pages.map((p) => Math.max(0, ...[...p.segments, ...p.footnotes, ...p.tables].map((s) => s.y1)));
  const top = tops.length > 2 ? frequentExtreme(tops, -1) : Math.min(...tops);
  const bottom = Math.max(...bottoms);
  const full = bottoms.slice(0, -1).filter((b) => bottom - b < FULL_PAGE).length;
  return { left, right, top, bottom, filled: { bottom: full >= 2, right: long.filter((s) => right - s.x1 < 2).length >= 3 } };
}

/** The outermost of the edges that a good share of the lines have in common. */
function edgeOf(values: number[], direction: 1 | -1): number {
  const bins = new Map<number, number[]>();
  for (const value of values) {
    const key = Math.round(value / BIN);
    bins.set(key, [...(bins.get(key) ?? []), value]);
  }
  const weightAt = (key: number) => (bins.get(key - 1)?.length ?? 0) + bins.get(key)!.length + (bins.get(key + 1)?.length ?? 0);
  const keys = [...bins.keys()].sort((a, b) => direction * (b - a));
  const strongest = Math.max(...keys.map(weightAt));
  // On the left, indented first lines may far outnumber the long lines that return to the edge.
  const share = direction < 0 ? Math.max(values.length > 20 ? 3 : 2, 0.06 * values.length) : Math.max(2, 0.25 * strongest);
  const key = keys.find((k) => weightAt(k) >= Math.min(share, strongest)) ?? keys[0]!;
  const near = [key - 1, key, key + 1].flatMap((k) => bins.get(k) ?? []);
  return near.reduce((sum, value) => sum + value, 0) / near.length;
}

/** The outermost value that at least two pages share, else the outermost. */
function frequentExtreme(values: number[], direction: 1 | -1): number {
  const sorted = [...values].sort((a, b) => direction * (b - a));
  return sorted.find((value) => sorted.filter((other) => Math.abs(other - value) < 2).length > 1) ?? sorted[0]!;
}
