import { type Char, measure, type Segment, textOf } from '../layout/segments';

/** Shares of the type size. */
const SAME_LINE = 0.75;
const BESIDE = 2;

/**
 * Signing software writes the number and the day over the blanks of the page. A line of an appearance that falls into
 * a blank of a printed line becomes part of that line. Returns whether it did.
 */
export function fillBlank(line: Segment, segments: Segment[]): boolean {
  const ink = { x0: line.x0, x1: line.x1 };
  const width = ink.x1 - ink.x0;
  let best: { segment: Segment; from: number; to: number; score: number } | null = null;
  for (const segment of segments) {
    const drop = Math.abs(segment.baseline - line.baseline) / Math.max(segment.size, line.size);
    if (drop > SAME_LINE) continue;
    for (const gap of blanksOf(segment, BESIDE * line.size)) {
      const inside = Math.min(gap.x1, ink.x1) - Math.max(gap.x0, ink.x0);
      const score = inside / width - drop * 0.2;
      if (inside > 0.6 * width && (!best || score > best.score)) best = { segment, from: gap.from, to: gap.to, score };
    }
  }
  if (!best) return false;
  const { segment, from, to } = best;
  const before = segment.chars[from - 1];
  const after = segment.chars[to];
  const filling: Char[] = line.chars.map((char) => ({ ...char }));
  if (before && filling[0]) filling.unshift(blank(before.x1, filling[0]));
  if (after && filling.length > 0 && wasApart(line.x1, after)) filling.push(blank(line.x1, after));
  segment.chars.splice(from, to - from, ...filling);
  measure(segment);
  return true;
}

/** Runs of blanks between printed letters, and the room before and after the line. */
function blanksOf(segment: Segment, room: number): { from: number; to: number; x0: number; x1: number }[] {
  const gaps: { from: number; to: number; x0: number; x1: number }[] = [];
  const { chars } = segment;
  let printed = -1;
  for (let i = 0; i < chars.length; i++) {
    if (chars[i]!.text.trim() === '') continue;
    if (printed >= 0) {
      const x0 = chars[printed]!.x1;
      const x1 = chars[i]!.x0;
      if (x1 - x0 > 0.3 * segment.size) gaps.push({ from: printed + 1, to: i, x0, x1 });
    }
    printed = i;
  }
  const text = textOf(chars);
  if (/[:\s]$|^\S{1,6}$/u.test(text)) gaps.push({ from: chars.length, to: chars.length, x0: segment.x1, x1: segment.x1 + room });
  if (/^[/-]/.test(text)) gaps.push({ from: 0, to: 0, x0: segment.x0 - room, x1: segment.x0 });
  return gaps;
}

function wasApart(end: number, after: Char): boolean {
  return after.x0 - end > 0.15 * after.style.size && !/^[/-]/.test(after.text);
}

function blank(x: number, neighbour: Char): Char {
  return { text: ' ', x0: x, x1: neighbour.x0, style: neighbour.style, script: null, underline: 'none' };
}
