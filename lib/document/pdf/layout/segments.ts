import type { Glyph, GlyphStyle } from '../page/glyphs';
import type { Rect } from '../page/matrix';

/** A character as read: NFC, with combining marks joined to their letter. */
export interface Char {
  text: string;
  x0: number;
  x1: number;
  style: GlyphStyle;
  script: 'super' | 'sub' | null;
  /** 'none', or how it is underlined. */
  underline: string;
}

/** A printed line, or one side of it where two texts stand side by side. */
export interface Segment extends Rect {
  readonly chars: Char[];
  baseline: number;
  /** Size of most of its letters. */
  size: number;
  mark: number;
  artifact: boolean;
  clip: Rect | null;
}

/** Glyphs drawn one after another on one baseline. */
interface Chunk {
  chars: Char[];
  x0: number;
  x1: number;
  y: number;
  row: number;
  size: number;
  style: GlyphStyle;
  mark: number;
  artifact: boolean;
}

/** A wide blank inside a segment: perhaps a gutter. */
interface Gap {
  segment: Segment;
  /** Index of the first character after it. */
  at: number;
  x0: number;
  x1: number;
}

const COMBINING = /^\p{M}+$/u;
const FIRST_COMBINING = 0x300;
const BLANK = /^[\s\u00a0]*$/;
const LABEL = /^(?:[-–—+•*\u00b7\uf0b7]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|[IVXLC]{1,6}|[A-ZĐ])[.)/]?\)?)$/u;

/** Shares of the type size. */
const SPACE_GAP = 0.17;
const TAB_GAP = 1;
const SPLIT_UNCOVERED = 2.5;
const SPLIT_LABEL = 6;
const WEAK_GAP = 2;
const CELL_GAP = 0.6;
const SPLIT_BLANKS = 12;
/** Points. */
const CELL_ROOM = 2;
const SCRIPT_SIZE = 0.85;

/** A drawn upright line: text on its two sides is two texts. */
export interface Wall {
  x: number;
  y0: number;
  y1: number;
}

/** Printed lines of one page, unordered. `glyphs` must share one writing direction. */
export function buildSegments(glyphs: Glyph[], walls: Wall[] = []): Segment[] {
  const chunks = chunk(glyphs);
  attachScripts(chunks);
  const segments: Segment[] = [];
  const gaps: { weak: Gap[]; strong: { x0: number; x1: number; y: number; size: number }[] } = { weak: [], strong: [] };
  for (const row of rows(chunks)) {
    const y = row[0]!.row - 0.3 * row[0]!.size;
    joinRow(
      row,
      segments,
      gaps,
      walls.filter((wall) => wall.y0 < y && wall.y1 > y),
    );
  }
  return splitAtGutters(segments, gaps).filter((segment) => segment.chars.length > 0);
}

function chunk(glyphs: Glyph[]): Chunk[] {
  const chunks: Chunk[] = [];
  let current: Chunk | null = null;
  for (const glyph of glyphs) {
    const text = cleanText(glyph.text);
    if (text === '') continue;
    const size = glyph.style.size;
    if (current && text.charCodeAt(0) >= FIRST_COMBINING && COMBINING.test(text)) {
      const last: Char | undefined = current.chars[current.chars.length - 1];
      if (last && last.text !== ' ') {
        last.text = (last.text + text).normalize('NFC');
        last.x1 = Math.max(last.x1, glyph.x1);
        current.x1 = Math.max(current.x1, glyph.x1);
        continue;
      }
    }
    const gap: number = current ? glyph.x0 - current.x1 : 0;
    if (
      !current ||
      Math.abs(glyph.y - current.y) > 0.02 * size + 0.05 ||
      Math.abs(size - current.size) > 0.3 ||
      gap > SPACE_GAP * size ||
      gap < -0.4 * size ||
      glyph.mark !== current.mark
    ) {
      current = {
        chars: [],
        x0: glyph.x0,
        x1: glyph.x1,
        y: glyph.y,
        row: glyph.y,
        size,
        style: glyph.style,
        mark: glyph.mark,
        artifact: glyph.artifact,
      };
      chunks.push(current);
    }
    current.chars.push({ text, x0: glyph.x0, x1: glyph.x1, style: glyph.style, script: null, underline: 'none' });
    current.x0 = Math.min(current.x0, glyph.x0);
    current.x1 = Math.max(current.x1, glyph.x1);
  }
  return chunks;
}

const cleaned = new Map<string, string>();
const MAX_CLEANED = 4000;

/** Text of a glyph as printed: blanks are one kind, a hyphen is a hyphen whatever code the maker chose for its picture. */
function cleanText(text: string): string {
  let clean = cleaned.get(text);
  if (clean === undefined) {
    clean = cleanGlyph(text);
    if (cleaned.size >= MAX_CLEANED) cleaned.clear();
    cleaned.set(text, clean);
  }
  return clean;
}

function cleanGlyph(text: string): string {
  if (BLANK.test(text)) return text === '' ? '' : ' ';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: codes without a picture are dropped
  const visible = text.replace(/[\u0000-\u001f\u007f\u200b-\u200f\u2060\ufeff]/g, '').replace(/[\u00ad\u2010\u2011]/g, '-');
  return visible
    .replace(/\u00d0/g, '\u0110')
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .normalize('NFC');
}

function otherCell(a: Rect | null, b: Rect | null): boolean {
  return !!a && !!b && (a.x1 <= b.x0 + 1 || b.x1 <= a.x0 + 1);
}

/** Small raised or lowered chunks take the row of the text they touch. */
function attachScripts(chunks: Chunk[]): void {
  for (let i = 0; i < chunks.length; i++) {
    const small = chunks[i]!;
    if (small.chars.every((c) => c.text === ' ')) continue;
    for (const host of [chunks[i - 1], chunks[i + 1]]) {
      if (!host || host.row !== host.y) continue;
      const raised = host.y - small.y;
      const gap = Math.max(small.x0 - host.x1, host.x0 - small.x1);
      if (gap > 0.35 * host.size || gap < -0.3 * host.size) continue;
      const smaller = small.size <= SCRIPT_SIZE * host.size;
      if (!smaller || Math.abs(raised) < 0.06 * host.size || raised > 0.6 * host.size || raised < -0.35 * host.size) continue;
      small.row = host.y;
      for (const char of small.chars) char.script = raised > 0 ? 'super' : 'sub';
      break;
    }
  }
}

function rows(chunks: Chunk[]): Chunk[][] {
  const sorted = [...chunks].sort((a, b) => a.row - b.row);
  const out: Chunk[][] = [];
  let current: Chunk[] = [];
  let reference = 0;
  for (const item of sorted) {
    const tolerance = Math.max(0.7, (item.style.invisible ? 0.3 : 0.05) * item.size);
    if (current.length === 0 || item.row - reference > tolerance) {
      current = [];
      out.push(current);
      reference = item.row;
    }
    current.push(item);
  }
  for (const row of out) row.sort((a, b) => a.x0 - b.x0);
  return out;
}

function joinRow(
  row: Chunk[],
  segments: Segment[],
  gaps: { weak: Gap[]; strong: { x0: number; x1: number; y: number; size: number }[] },
  walls: Wall[],
): void {
  let current: Segment | null = null;
  let printed: Char | null = null;
  let pending: Char[] = [];
  let last: Chunk | null = null;
  const first = segments.length;
  const stretched = isStretched(row);
  for (const piece of row) {
    if (last && isOverprint(piece, last)) continue;
    for (const char of piece.chars) {
      if (char.text === ' ') {
        if (current) pending.push(char);
        continue;
      }
      if (current && printed) {
        const size = Math.max(printed.style.size, char.style.size);
        const gap = char.x0 - printed.x1;
        const covered = pending.reduce((sum, blank) => sum + blank.x1 - blank.x0, 0);
        const uncovered = stretched ? 0 : gap - covered;
        const wide = (gap > WEAK_GAP * size && !stretched) || uncovered > CELL_GAP * size;
        const label = wide && uncovered <= SPLIT_LABEL * size && isLabel(current.chars);
        const split =
          isWalled(walls, printed.x1, char.x0) ||
          (uncovered > CELL_GAP * size && otherCell(printed.style.clip, char.style.clip)) ||
          (!label && !stretched && (uncovered > SPLIT_UNCOVERED * size || gap > SPLIT_BLANKS * size));
        if (split) {
          gaps.strong.push({ x0: printed.x1, x1: char.x0, y: current.baseline, size });
          current = null;
        } else {
          if (uncovered > TAB_GAP * size) current.chars.push(filler('\t', printed, char));
          else if (pending.length > 0) current.chars.push(...pending);
          else if (gap > SPACE_GAP * size) current.chars.push(filler(' ', printed, char));
          if (wide && !label) gaps.weak.push({ segment: current, at: current.chars.length, x0: printed.x1, x1: char.x0 });
        }
      }
      pending = [];
      if (!current) {
        current = startSegment(piece);
        segments.push(current);
      }
      current.chars.push(char);
      if (current.mark < 0) current.mark = piece.mark;
      printed = char;
    }
    last = piece;
  }
  for (let i = first; i < segments.length; i++) measure(segments[i]!);
}

function isWalled(walls: Wall[], x0: number, x1: number): boolean {
  return walls.some((wall) => wall.x > x0 - 1 && wall.x < x1 + 1);
}

function isLabel(chars: Char[]): boolean {
  return chars.length <= 12 && LABEL.test(textOf(chars));
}

/** A justified line of few words: all gaps between its words are wide, and all alike. */
function isStretched(row: Chunk[]): boolean {
  const gaps: number[] = [];
  let before: Char | null = null;
  for (const piece of row) {
    for (const char of piece.chars) {
      if (char.text === ' ') continue;
      const gap = before ? char.x0 - before.x1 : 0;
      if (gap > SPACE_GAP * piece.size) gaps.push(gap / piece.size);
      before = char;
    }
  }
  return gaps.length >= 3 && Math.min(...gaps) > TAB_GAP && Math.max(...gaps) < 1.15 * Math.min(...gaps);
}

function filler(text: string, before: Char, after: Char): Char {
  return { text, x0: before.x1, x1: after.x0, style: before.style, script: null, underline: 'none' };
}

/** The same letters drawn again a hair aside, to look bold. */
function isOverprint(piece: Chunk, last: Chunk): boolean {
  return (
    Math.abs(piece.x0 - last.x0) < 0.12 * piece.size &&
    Math.abs(piece.x1 - last.x1) < 0.12 * piece.size &&
    piece.chars.length === last.chars.length &&
    textOf(piece.chars) === textOf(last.chars)
  );
}

function startSegment(piece: Chunk): Segment {
  return {
    chars: [],
    baseline: piece.row,
    size: piece.size,
    mark: piece.mark,
    artifact: piece.artifact,
    clip: piece.style.clip,
    x0: 0,
    y0: 0,
    x1: 0,
    y1: 0,
  };
}

/** Sets extent and size from the characters. */
export function measure(segment: Segment): void {
  const chars = segment.chars;
  const weights = new Map<number, number>();
  let ascent = 0;
  let descent = 0;
  for (const char of chars) {
    if (char.text.trim() === '') continue;
    weights.set(char.style.size, (weights.get(char.style.size) ?? 0) + 1);
    if (char.script) continue;
    ascent = Math.max(ascent, char.style.size * char.style.ascent);
    descent = Math.max(descent, char.style.size * char.style.descent);
  }
  let best = 0;
  for (const [size, weight] of weights) {
    if (weight > best) {
      best = weight;
      segment.size = size;
    }
  }
  segment.x0 = chars[0]?.x0 ?? 0;
  segment.x1 = chars[chars.length - 1]?.x1 ?? 0;
  segment.y0 = segment.baseline - (ascent || segment.size * 0.89);
  segment.y1 = segment.baseline + (descent || segment.size * 0.22);
}

/**
 * Typed blanks may part two columns ("made with tabs and spaces"). They do where another line near by has a gutter at
 * the same place; else they are a blank left in the text, as for a number not yet given.
 */
function splitAtGutters(
  segments: Segment[],
  gaps: { weak: Gap[]; strong: { x0: number; x1: number; y: number; size: number }[] },
): Segment[] {
  const bySegment = new Map<Segment, Gap[]>();
  for (const gap of gaps.weak) {
    const y = gap.segment.baseline;
    const near = (other: { x0: number; x1: number; y: number; size: number }) =>
      Math.abs(other.y - y) < 4 * other.size &&
      Math.min(other.x1, gap.x1) - Math.max(other.x0, gap.x0) > 0.5 * Math.min(other.x1 - other.x0, gap.x1 - gap.x0);
    if (gaps.strong.some(near)) bySegment.set(gap.segment, [...(bySegment.get(gap.segment) ?? []), gap]);
  }
  const out: Segment[] = [];
  for (const segment of segments) {
    const cuts = bySegment.get(segment);
    if (!cuts) {
      out.push(segment);
      continue;
    }
    let from = 0;
    for (const at of [...cuts.map((gap) => gap.at), segment.chars.length]) {
      const chars = trimmed(segment.chars.slice(from, at));
      from = at;
      if (chars.length === 0) continue;
      const part: Segment = { ...segment, chars, clip: chars[0]!.style.clip };
      measure(part);
      out.push(part);
    }
  }
  return out;
}

function trimmed(chars: Char[]): Char[] {
  let from = 0;
  let to = chars.length;
  while (from < to && chars[from]!.text.trim() === '') from++;
  while (to > from && chars[to - 1]!.text.trim() === '') to--;
  return chars.slice(from, to);
}

/** The clip rectangle as a table cell: it leaves room on both sides of the text, as a clip around mere letters does not. */
export function cellOf(segment: Segment): Rect | null {
  const { clip } = segment;
  return clip && segment.x0 - clip.x0 > CELL_ROOM && clip.x1 - segment.x1 > CELL_ROOM ? clip : null;
}

export function textOf(chars: Char[]): string {
  let text = '';
  for (const char of chars) text += char.text;
  return text;
}
