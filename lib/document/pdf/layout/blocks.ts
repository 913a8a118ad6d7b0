import type { Flow } from './flows';
import { median } from './flows';
import { textOfLine } from './kept';
import type { Pitches } from './pitches';
import { cellOf, type Segment } from './segments';

export type BlockAlign = 'left' | 'center' | 'right' | 'justify' | null;

/** Lines of one paragraph, with what their places say of its setting. Points. */
export interface Block {
  lines: { segment: Segment; page: number }[];
  flow: Flow;
  align: BlockAlign;
  leftIndent: number;
  rightIndent: number;
  firstLine: number;
  /** Distance between baselines, null for a single line. */
  pitch: number | null;
  /** Whether a line before the last ends early on purpose (a line break inside the paragraph). */
  breaks: boolean[];
}

const LABEL_START = /^\s*(?:[-–—+•*\u00b7\uf0b7]\s|\(?(?:\d{1,3}(?:\.\d{1,3})*[.)/]|[a-zđ][.)]|[IVXLC]{1,6}[.)]))/u;
const ENDS = /[.;:!?…][”"')\]]*$/u;
export const EDGE = 2.5;
const EXACT = 1.2;

/** Joins the lines of one column into paragraphs. */
export function blocksOf(flow: Flow, page: number, pitches: Pitches): Block[] {
  const { lines } = flow;
  const groups: Segment[][] = [];
  for (let i = 0; i < lines.length; i++) {
    const group = groups[groups.length - 1];
    if (group && continues(flow, group, lines[i]!, pitches)) group.push(lines[i]!);
    else groups.push([lines[i]!]);
  }
  return groups.map((group) => blockOf(flow, group, page));
}

function continues(flow: Flow, group: Segment[], line: Segment, pitches: Pitches): boolean {
  const above = group[group.length - 1]!;
  const distance = line.baseline - above.baseline;
  const size = Math.max(line.size, above.size);
  if (distance <= 0.3 * size || distance > 3.2 * size) return false;
  const indented = line.x0 - flow.left > EDGE;
  const early = endsEarly(flow, above, line);
  const centred = isCentred(flow, above) && isCentred(flow, line);
  if (sameMark(above, line) && distance < 2.6 * size && !(early && indented && !centred && ENDS.test(textOfLine(above)))) return true;
  if (Math.abs(line.size - above.size) > 0.75 || early) return false;
  // In a column of unknown width equal lines of capitals (authority, title) look like one that wraps.
  if (!flow.main && cellOf(above) === null && isCapitals(above) && isCapitals(line)) return false;
  if (!pitches.fits(distance, size, group, flow.main)) return false;
  if (centred && !isFull(flow, above) && !isFull(flow, line)) return sameFace(above, line);
  const wraps = flow.right - above.x1 < EDGE && !indented;
  if (!wraps && !sameFace(above, line)) return false;
  const label = LABEL_START.test(textOfLine(line));
  if (label && (ENDS.test(textOfLine(above)) || Math.abs(line.x0 - group[0]!.x0) < EDGE)) return false;
  const shift = line.x0 - above.x0;
  if (group.length > 1) return Math.abs(shift) < EDGE;
  // Second line: hanging under a label, back to the column's edge after a first-line indent, or flush with the first.
  if (shift > EDGE) return LABEL_START.test(textOfLine(above)) && shift < 60;
  if (shift < -EDGE) return -shift < 90;
  return !indented || !flow.main || !ENDS.test(textOfLine(above));
}

function isCapitals(line: Segment): boolean {
  const text = textOfLine(line);
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

function sameMark(above: Segment, line: Segment): boolean {
  return line.mark >= 0 && line.mark === above.mark;
}

/** Uniform lines in different faces (a bold heading over plain text) are different paragraphs unless the text wraps. */
function sameFace(above: Segment, line: Segment): boolean {
  const [a, b] = [faceOf(above), faceOf(line)];
  return a === null || b === null || a === b;
}

function faceOf(line: Segment): string | null {
  let face: string | null = null;
  for (const { style, text } of line.chars) {
    if (text.trim() === '') continue;
    const own = style.font.family === null ? style.fontId : `${style.bold}${style.italic}`;
    if (face !== null && face !== own) return null;
    face = own;
  }
  return face;
}

/** Whether `above` ends so early that the first word of `line` would have fitted: it was ended on purpose. */
function endsEarly(flow: Flow, above: Segment, line: Segment): boolean {
  const width = flow.right - flow.left;
  const room = isCentred(flow, above) ? width - (above.x1 - above.x0) : flow.right - above.x1;
  return room > firstWordWidth(line) + 0.35 * above.size;
}

function firstWordWidth(line: Segment): number {
  const end = line.chars.findIndex((char) => char.text === ' ' || char.text === '\t');
  const last = line.chars[end < 0 ? line.chars.length - 1 : end - 1] ?? line.chars[0]!;
  return last.x1 - line.x0 + 0.25 * line.size;
}

function isCentred(flow: Flow, line: Segment): boolean {
  const left = line.x0 - flow.left;
  const right = flow.right - line.x1;
  if (flow.main && Math.abs(left - right) > EXACT && sharesIndent(flow, line)) return false;
  return left > 6 && Math.abs(left - right) < Math.max(5, 0.03 * (flow.right - flow.left));
}

const indents = new WeakMap<Flow, Map<number, number>>();

/** Whether several lines of the column start right where this one does: a first-line indent, not a centred line. */
function sharesIndent(flow: Flow, line: Segment): boolean {
  let counts = indents.get(flow);
  if (!counts) {
    counts = new Map();
    for (const { x0 } of flow.lines) counts.set(Math.round(x0), (counts.get(Math.round(x0)) ?? 0) + 1);
    indents.set(flow, counts);
  }
  const at = Math.round(line.x0);
  return (counts.get(at - 1) ?? 0) + (counts.get(at) ?? 0) + (counts.get(at + 1) ?? 0) > 2;
}

function isFull(flow: Flow, line: Segment): boolean {
  return line.x0 - flow.left < EDGE && flow.right - line.x1 < EDGE;
}

/** The block's setting from the places of its lines. */
export function blockOf(flow: Flow, group: Segment[], page: number): Block {
  return finishBlock({
    lines: group.map((segment) => ({ segment, page })),
    flow,
    align: null,
    leftIndent: 0,
    rightIndent: 0,
    firstLine: 0,
    pitch: null,
    breaks: [],
  });
}

export function finishBlock(block: Block): Block {
  const { flow } = block;
  const lines = block.lines.map((line) => line.segment);
  block.breaks = lines.slice(1).map((line, i) => endsEarly(flow, lines[i]!, line));
  block.align = alignOf(flow, lines, block.breaks);
  const rest = lines.length > 1 ? lines.slice(1) : lines;
  const left = Math.min(...rest.map((line) => line.x0));
  if (block.align === 'center' || block.align === 'right') {
    block.leftIndent = 0;
    block.firstLine = 0;
  } else if (lines.length > 1) {
    block.leftIndent = round(left - flow.left);
    block.firstLine = round(lines[0]!.x0 - left);
    const slack = flow.right - Math.max(...lines.map((line) => line.x1));
    block.rightIndent = block.align === 'justify' && slack > EDGE ? slack : 0;
  } else block.firstLine = round(left - flow.left);
  const pitches: number[] = [];
  for (let i = 1; i < block.lines.length; i++) {
    if (block.lines[i]!.page === block.lines[i - 1]!.page) pitches.push(lines[i]!.baseline - lines[i - 1]!.baseline);
  }
  block.pitch = pitches.length > 0 ? median(pitches) : null;
  return block;
}

function alignOf(flow: Flow, lines: Segment[], breaks: boolean[]): BlockAlign {
  const only = lines[0]!;
  if (lines.length === 1) {
    if (isCentred(flow, only)) return 'center';
    const kin = flow.main ? null : likeNeighbours(flow, only);
    if (kin) return kin;
    if (flow.right - only.x1 < EDGE && only.x0 - flow.left > 0.25 * (flow.right - flow.left)) return 'right';
    return null;
  }
  const wrapped = lines.filter((_, i) => i < lines.length - 1 && !breaks[i]);
  const flush = (values: number[]) => Math.max(...values) - Math.min(...values) < EDGE;
  const sameLeft = flush(lines.slice(1).map((line) => line.x0));
  const sameRight = wrapped.length > 0 && wrapped.every((line) => Math.abs(flow.right - line.x1) < EDGE);
  const centres = lines.map((line) => (line.x0 + line.x1) / 2);
  const widths = lines.map((line) => line.x1 - line.x0);
  if (Math.max(...centres) - Math.min(...centres) < 4 && Math.max(...widths) - Math.min(...widths) > 8) {
    if (!(lines.length === 2 && sameRight && lines[1]!.x0 - flow.left < EDGE)) return 'center';
  }
  if (sameLeft && sameRight && wrapped.length > 0) return 'justify';
  if (lines.every((line) => flow.right - line.x1 < EDGE) && !sameLeft) return 'right';
  if (sameLeft) return wrapped.length > 0 || !flow.main ? 'left' : null;
  return null;
}

/** In a narrow column one line alone tells nothing: what it has in common with the other lines does. */
function likeNeighbours(flow: Flow, line: Segment): BlockAlign {
  const others = flow.lines.filter((other) => Math.abs(other.x1 - other.x0 - (line.x1 - line.x0)) > 6);
  const shared = (place: (segment: Segment) => number) => others.filter((other) => Math.abs(place(other) - place(line)) < EDGE).length;
  const [left, middle, right] = [shared((s) => s.x0), shared((s) => (s.x0 + s.x1) / 2), shared((s) => s.x1)];
  const most = Math.max(left, middle, right);
  if (most === 0)
    return flow.lines.length === 1
      ? null
      : line.x0 - flow.left < EDGE && line.x1 - line.x0 < 0.9 * (flow.right - flow.left)
        ? 'left'
        : null;
  return middle === most ? 'center' : left === most ? 'left' : 'right';
}

function round(value: number): number {
  return Math.abs(value) < 1 ? 0 : value;
}

/** Whether a page's first paragraph is the rest of the last one of the page before. */
export function continuesOver(above: Block, below: Block): boolean {
  const last = above.lines[above.lines.length - 1]!.segment;
  const first = below.lines[0]!.segment;
  if (!below.flow.main || Math.abs(last.size - first.size) > 0.75) return false;
  if (last.mark >= 0 && first.mark >= 0 && ENDS.test(textOfLine(last))) return false;
  const indented = first.x0 - below.flow.left > EDGE;
  const full = above.flow.right - last.x1 < EDGE;
  return full && !indented && !ENDS.test(textOfLine(last)) && !isCentred(below.flow, first);
}
