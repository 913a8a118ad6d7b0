import type { Box } from '../document';
import { STAMP as SET } from './data/secrecy.shipped';

/** A rendered page: RGBA, row by row from the top. */
export interface PageImage {
  width: number;
  height: number;
  data: Uint8Array | Uint8ClampedArray;
  /** Width of the page in millimetres; A4 upright without it. */
  pageWidthMm?: number;
}

/** A red frame of a mark's proportions. An urgency mark looks alike: the clerk is asked which it is. */
export interface StampCandidate {
  /** Place on the page as rendered; the frame itself may lean by `angle`. */
  box: Box;
  /** Degrees, clockwise. */
  angle: number;
  /** 0..1: how much of the four sides is there. */
  score: number;
}

interface Point {
  x: number;
  y: number;
}

const A4_WIDTH_MM = 210;

interface Grid {
  columns: number;
  rows: number;
  red: Uint8Array;
  mm: number;
}

/** Red ink by blocks, so that resolution and grain of the picture matter little. */
function gridOf(image: PageImage): Grid {
  const pixelMm = (image.pageWidthMm ?? A4_WIDTH_MM) / image.width;
  const block = Math.max(1, Math.round(SET.blockMm / pixelMm));
  const columns = Math.floor(image.width / block);
  const rows = Math.floor((image.height * SET.searchShareOfPage) / block);
  const red = new Uint8Array(columns * rows);
  const needed = Math.max(1, Math.floor(block * block * SET.red.share));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let count = 0;
      for (let y = row * block; y < (row + 1) * block; y++) {
        for (let x = column * block; x < (column + 1) * block; x++) if (isRed(image.data, (y * image.width + x) * 4)) count++;
      }
      if (count >= needed) red[row * columns + column] = 1;
    }
  }
  return { columns, rows, red, mm: block * pixelMm };
}

function isRed(data: PageImage['data'], at: number): boolean {
  const r = data[at]!;
  return r >= SET.red.minRed && r - data[at + 1]! >= SET.red.overGreen && r - data[at + 2]! >= SET.red.overBlue;
}

/** Stretches of red that touch, small gaps bridged. */
function components({ columns, rows, red }: Grid): Point[][] {
  const seen = new Uint8Array(red.length);
  const found: Point[][] = [];
  for (let start = 0; start < red.length && found.length < SET.maxComponents; start++) {
    if (!red[start] || seen[start]) continue;
    seen[start] = 1;
    const stack = [start];
    const points: Point[] = [];
    while (stack.length > 0) {
      const at = stack.pop()!;
      const x = at % columns;
      const y = (at - x) / columns;
      points.push({ x, y });
      for (let dy = -SET.gapBlocks; dy <= SET.gapBlocks; dy++) {
        for (let dx = -SET.gapBlocks; dx <= SET.gapBlocks; dx++) {
          const next = at + dy * columns + dx;
          if (x + dx < 0 || x + dx >= columns || y + dy < 0 || y + dy >= rows || !red[next] || seen[next]) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    found.push(points);
  }
  return found;
}

const within = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high;

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(share * (sorted.length - 1))))]!;
}

/** Share of a side's bins that hold ink within a narrow band. */
function covered(along: Float64Array, across: Float64Array, from: number, to: number, at: number, mm: number): number {
  const bins = Math.max(4, Math.round(((to - from) * mm) / SET.binMm));
  const hit = new Uint8Array(bins);
  const band = SET.bandMm / mm;
  for (let index = 0; index < along.length; index++) {
    if (Math.abs(across[index]! - at) > band) continue;
    const bin = Math.floor(((along[index]! - from) / (to - from)) * bins);
    if (bin >= 0 && bin < bins) hit[bin] = 1;
  }
  return hit.reduce((sum, one) => sum + one, 0) / bins;
}

interface Frame {
  score: number;
  angle: number;
  widthMm: number;
  heightMm: number;
  inner: number;
}

function frameAt(points: Point[], angle: number, mm: number): Frame | null {
  const cos = Math.cos((angle * Math.PI) / 180);
  const sin = Math.sin((angle * Math.PI) / 180);
  const u = Float64Array.from(points, ({ x, y }) => x * cos + y * sin);
  const v = Float64Array.from(points, ({ x, y }) => y * cos - x * sin);
  const us = u.slice().sort();
  const vs = v.slice().sort();
  const [left, right, top, bottom] = [quantile(us, 0.01), quantile(us, 0.99), quantile(vs, 0.01), quantile(vs, 0.99)];
  const widthMm = (right - left) * mm;
  const heightMm = (bottom - top) * mm;
  if (!within(widthMm, SET.frame.widthMm) || !within(heightMm, SET.frame.heightMm)) return null;
  if (!within(widthMm / heightMm, SET.frame.proportion)) return null;
  const long = Math.min(covered(u, v, left, right, top, mm), covered(u, v, left, right, bottom, mm));
  const short = Math.min(covered(v, u, top, bottom, left, mm), covered(v, u, top, bottom, right, mm));
  if (long < SET.coverage.long || short < SET.coverage.short) return null;
  const edge = (SET.bandMm + SET.emptyRingMm) / mm;
  return { score: Math.min(long, short), angle, widthMm, heightMm, inner: edge };
}

/** Ink inside the frame: letters fill some of it; a picture or a bar fills nearly all, an empty box nothing. */
function innerShare(grid: Grid, points: Point[], frame: Frame): number {
  const cos = Math.cos((frame.angle * Math.PI) / 180);
  const sin = Math.sin((frame.angle * Math.PI) / 180);
  const u = points.map(({ x, y }) => x * cos + y * sin);
  const v = points.map(({ x, y }) => y * cos - x * sin);
  const [left, right] = [Math.min(...u) + frame.inner, Math.max(...u) - frame.inner];
  const [top, bottom] = [Math.min(...v) + frame.inner, Math.max(...v) - frame.inner];
  let cells = 0;
  let inked = 0;
  for (let b = top; b <= bottom; b++) {
    for (let a = left; a <= right; a++) {
      const x = Math.round(a * cos - b * sin);
      const y = Math.round(a * sin + b * cos);
      if (x < 0 || y < 0 || x >= grid.columns || y >= grid.rows) continue;
      cells++;
      inked += grid.red[y * grid.columns + x]!;
    }
  }
  return cells === 0 ? 0 : inked / cells;
}

function boxOf(points: Point[], mm: number): Box {
  let [left, right, top, bottom] = [Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY, 0];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  return { xMm: left * mm, yMm: top * mm, widthMm: (right - left) * mm, heightMm: (bottom - top) * mm };
}

/**
 * Red frames of a mark's proportions in the upper half of a rendered page (100 dpi or more serves best). A candidate is
 * a question to the clerk; none means *not measured*, never "no mark": a grey scan or a faint stamp shows nothing here.
 */
export function detectStamp(image: PageImage): StampCandidate[] {
  if (image.width < 1 || image.height < 1 || image.data.length < image.width * image.height * 4) return [];
  const grid = gridOf(image);
  const fewest = (2 * SET.frame.widthMm[0]) / grid.mm / 2;
  const found: StampCandidate[] = [];
  for (const points of components(grid)) {
    if (points.length < fewest) continue;
    const box = boxOf(points, grid.mm);
    if (box.widthMm < SET.frame.widthMm[0] || box.widthMm > SET.frame.widthMm[1] + 10) continue;
    if (box.heightMm < SET.frame.heightMm[0] || box.heightMm > SET.frame.heightMm[1] + 16) continue;
    let best: Frame | null = null;
    for (let angle = -SET.maxAngle; angle <= SET.maxAngle; angle += SET.angleStep) {
      const frame = frameAt(points, angle, grid.mm);
      if (frame && (!best || frame.score > best.score)) best = frame;
    }
    if (best && within(innerShare(grid, points, best), SET.innerShare)) found.push({ box, angle: best.angle, score: best.score });
  }
  return outermost(found).sort((a, b) => b.score - a.score);
}

/** The inner line of a double frame is no second stamp. */
function outermost(found: StampCandidate[]): StampCandidate[] {
  const holds = (outer: Box, inner: Box) =>
    outer.widthMm * outer.heightMm > inner.widthMm * inner.heightMm &&
    Math.abs(outer.xMm + outer.widthMm / 2 - inner.xMm - inner.widthMm / 2) < outer.widthMm / 2 &&
    Math.abs(outer.yMm + outer.heightMm / 2 - inner.yMm - inner.heightMm / 2) < outer.heightMm / 2;
  return found.filter(({ box }) => !found.some((other) => holds(other.box, box)));
}

/** No coloured ink at all: a grey scan, in which a red stamp could not be told. */
export function isColourless(image: PageImage): boolean {
  const pixels = image.width * image.height;
  let coloured = 0;
  for (let at = 0; at + 3 < image.data.length; at += 4) {
    const [r, g, b] = [image.data[at]!, image.data[at + 1]!, image.data[at + 2]!];
    if (Math.max(r, g, b) - Math.min(r, g, b) > SET.red.overGreen) coloured++;
  }
  return coloured <= pixels * SET.colourlessShare;
}
