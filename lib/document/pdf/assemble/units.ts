import type { Box } from '../../types';
import type { Rect } from '../page/matrix';

const MM_PER_POINT = 25.4 / 72;

export function mm(points: number): number {
  return Math.round(points * MM_PER_POINT * 100) / 100;
}

export function boxOf(rect: Rect): Box {
  return { xMm: mm(rect.x0), yMm: mm(rect.y0), widthMm: mm(rect.x1 - rect.x0), heightMm: mm(rect.y1 - rect.y0) };
}

export function unite(boxes: Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((b) => b.xMm));
  const y = Math.min(...boxes.map((b) => b.yMm));
  const right = Math.max(...boxes.map((b) => b.xMm + b.widthMm));
  const bottom = Math.max(...boxes.map((b) => b.yMm + b.heightMm));
  return { xMm: x, yMm: y, widthMm: Math.round((right - x) * 100) / 100, heightMm: Math.round((bottom - y) * 100) / 100 };
}

/** Printers set 13.98 or 14.04 for 14: sizes are given to the half point. */
export function halfPoints(size: number): number {
  return Math.round(size * 2) / 2;
}

export function points(value: number): number {
  return Math.round(value * 100) / 100;
}
