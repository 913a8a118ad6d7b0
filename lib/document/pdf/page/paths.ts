import type { PdfModule } from '../file/engine';
import { applyX, applyY, intersect, type Matrix, type Rect } from './matrix';

/** A straight stroke or an upright rectangle as drawn; points from the top-left corner of the page. */
export interface Drawing extends Rect {
  kind: 'line' | 'rectangle' | 'other';
  stroke: string | null;
  fill: string | null;
  /** Thickness of the stroke, or of a rectangle drawn as a line. */
  thickness: number;
  dash: string | null;
  annotation: string | null;
}

interface PathState {
  ctm: Matrix;
  clip: Rect;
  fill: string | null;
  stroke: string | null;
  lineWidth: number;
  dash: string | null;
}

const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;
/** A filled rectangle thinner than this is a line. */
const LINE_THICKNESS = 3;
const LINE_RATIO = 4;
const SKEW = 0.75;
const MAX_DRAWINGS = 50_000;

/** Adds what one path draws. Clipping and empty paths add nothing. */
export function readPath(
  out: Drawing[],
  ops: PdfModule['OPS'],
  operator: number,
  data: Float32Array,
  state: PathState,
  annotation: string | null,
): void {
  const fills = [ops.fill, ops.eoFill, ops.fillStroke, ops.eoFillStroke, ops.closeFillStroke, ops.closeEOFillStroke].includes(operator);
  const strokes = [ops.stroke, ops.closeStroke, ops.fillStroke, ops.eoFillStroke, ops.closeFillStroke, ops.closeEOFillStroke].includes(
    operator,
  );
  if (!fills && !strokes) return;
  const scale = Math.sqrt(Math.abs(state.ctm[0] * state.ctm[3] - state.ctm[1] * state.ctm[2]));
  const thickness = Math.max(state.lineWidth * scale, 0.1);
  for (const sub of subPaths(data, state.ctm)) {
    if (out.length >= MAX_DRAWINGS) return;
    const whole = extent(sub.points);
    const box = intersect(whole, state.clip);
    if (box.x1 < box.x0 || box.y1 < box.y0) continue;
    const common = { annotation, dash: state.dash };
    const fill = fills ? state.fill : null;
    const stroke = strokes ? state.stroke : null;
    if (!sub.curved && sub.points.length === 2 && strokes) {
      out.push({ ...box, ...common, kind: 'line', stroke, fill: null, thickness });
    } else if (!sub.curved && isUpright(sub.points, whole)) {
      const width = box.x1 - box.x0;
      const height = box.y1 - box.y0;
      const thin = Math.min(width, height);
      if (fills && !strokes && thin <= LINE_THICKNESS && Math.max(width, height) > LINE_RATIO * thin) {
        out.push({ ...box, ...common, kind: 'line', stroke: fill, fill: null, thickness: thin });
      } else out.push({ ...box, ...common, kind: 'rectangle', stroke, fill, thickness: strokes ? thickness : 0 });
    } else if (!sub.curved && strokes && !fills) {
      for (let i = 1; i < sub.points.length; i++) {
        const part = intersect(extent([sub.points[i - 1]!, sub.points[i]!]), state.clip);
        if (part.x1 >= part.x0 && part.y1 >= part.y0) out.push({ ...part, ...common, kind: 'line', stroke, fill: null, thickness });
      }
    } else out.push({ ...box, ...common, kind: 'other', stroke, fill, thickness });
  }
}

interface SubPath {
  points: [number, number][];
  curved: boolean;
}

function subPaths(data: Float32Array, m: Matrix): SubPath[] {
  const subs: SubPath[] = [];
  let current: SubPath = { points: [], curved: false };
  const add = (at: number) => current.points.push([applyX(m, data[at]!, data[at + 1]!), applyY(m, data[at]!, data[at + 1]!)]);
  for (let i = 0; i < data.length; ) {
    switch (data[i]) {
      case MOVE:
        current = { points: [], curved: false };
        subs.push(current);
        add(i + 1);
        i += 3;
        break;
      case LINE:
        add(i + 1);
        i += 3;
        break;
      case CURVE:
        current.curved = true;
        add(i + 1);
        add(i + 3);
        add(i + 5);
        i += 7;
        break;
      case QUADRATIC:
        current.curved = true;
        add(i + 1);
        add(i + 3);
        i += 5;
        break;
      case CLOSE:
        i += 1;
        break;
      default:
        return subs;
    }
  }
  return subs.filter((sub) => sub.points.length > 1);
}

function extent(points: [number, number][]): Rect {
  const rect = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const [x, y] of points) {
    rect.x0 = Math.min(rect.x0, x);
    rect.y0 = Math.min(rect.y0, y);
    rect.x1 = Math.max(rect.x1, x);
    rect.y1 = Math.max(rect.y1, y);
  }
  return rect;
}

/** Whether all corners lie on the corners of the extent: a rectangle with upright sides. */
function isUpright(points: [number, number][], box: Rect): boolean {
  if (points.length < 4 || points.length > 6) return false;
  return points.every(
    ([x, y]) => Math.min(Math.abs(x - box.x0), Math.abs(x - box.x1)) < SKEW && Math.min(Math.abs(y - box.y0), Math.abs(y - box.y1)) < SKEW,
  );
}
