import type { Flow } from './flows';
import type { Segment } from './segments';

const EDGE = 2.5;
const MAX_FIRST_LINE = 90;
const SAME = 0.05;

/**
 * Distances between baselines that are known to lie within paragraphs, as shares of the type size. They come from pairs
 * of lines that surely belong together: an indented first line that runs to the right edge and the line that returns to
 * the left edge, or two lines of one marked paragraph.
 */
export class Pitches {
  private readonly sure: number[] = [];
  private readonly all: number[] = [];

  constructor(flows: Flow[]) {
    for (const flow of flows) {
      if (!flow.main) continue;
      for (let i = 1; i < flow.lines.length; i++) this.learn(flow, flow.lines[i - 1]!, flow.lines[i]!);
    }
    this.all.sort((a, b) => a - b);
  }

  private learn(flow: Flow, above: Segment, line: Segment): void {
    if (Math.abs(above.size - line.size) > 0.75) return;
    const ratio = (line.baseline - above.baseline) / line.size;
    if (ratio < 0.9 || ratio > 3) return;
    this.all.push(ratio);
    const indent = above.x0 - flow.left;
    const wraps = flow.right - above.x1 < EDGE && line.x0 - flow.left < EDGE;
    const marked = above.mark >= 0 && above.mark === line.mark;
    if (marked || (wraps && indent > EDGE && indent < MAX_FIRST_LINE)) this.sure.push(ratio);
  }

  /** Whether a line at this distance may belong to the paragraph of `group`. */
  fits(distance: number, size: number, group: Segment[], main: boolean): boolean {
    if (group.length > 1) {
      const own = group[group.length - 1]!.baseline - group[group.length - 2]!.baseline;
      return distance < own * (1 + 2 * SAME);
    }
    const ratio = distance / size;
    if (ratio <= 1.32) return true;
    if (!main) return false;
    if (this.sure.some((pitch) => Math.abs(pitch - ratio) < SAME * pitch)) return true;
    return this.sure.length === 0 && ratio < this.usual() * 1.15;
  }

  /** Without sure pairs: the low end of all distances. */
  private usual(): number {
    return this.all[Math.floor(this.all.length * 0.2)] ?? 1.2;
  }
}
