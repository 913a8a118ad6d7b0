import type { Drawing } from '../page/paths';
import type { Segment } from './segments';

const LOWER_PART = 0.45;
const RULE_LEFT = 12;
const RULE_WIDTHS: [number, number] = [60, 240];

/**
 * Takes the notes at the foot of a page out of `segments`: what stands below a short line at the column's left edge in
 * smaller type. Returns the lines, top to bottom.
 */
export function takeFootnotes(drawings: Drawing[], segments: Segment[], height: number, bodySize: number): Segment[] {
  const left = Math.min(...segments.map((s) => s.x0));
  const rule = drawings.find(
    (d) =>
      d.kind === 'line' &&
      d.annotation === null &&
      d.y1 - d.y0 < 2 &&
      d.y0 > LOWER_PART * height &&
      d.x1 - d.x0 > RULE_WIDTHS[0] &&
      d.x1 - d.x0 < RULE_WIDTHS[1] &&
      d.x0 < left + RULE_LEFT,
  );
  if (!rule) return [];
  const below = segments.filter((s) => s.y0 > rule.y0 - 2);
  if (below.length === 0 || below.some((s) => s.size > bodySize - 0.9)) return [];
  for (const segment of below) segments.splice(segments.indexOf(segment), 1);
  return below.sort((a, b) => a.baseline - b.baseline || a.x0 - b.x0);
}
