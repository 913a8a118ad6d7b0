import type { DraftDocument } from '../document';

const A4_MM2 = 210 * 297;
/** Share of the page from which pictures are the page itself, not something on it. */
const MOSTLY = 0.35;

/** Pages of a PDF that are pictures in the main (scans, with or without a text layer), 1-based, in order. */
export function picturedPages({ kind, shapes, paragraphs, sections }: DraftDocument): number[] {
  if (kind !== 'pdf') return [];
  const written = new Set(paragraphs.filter(({ text }) => text.trim()).map(({ page }) => page));
  const paper = sections[0]?.paper;
  const whole = paper ? paper.widthMm * paper.heightMm : A4_MM2;
  const area = new Map<number, number>();
  for (const { kind: shape, page, box } of shapes)
    if (shape === 'image' && page !== null && box) area.set(page, (area.get(page) ?? 0) + box.widthMm * box.heightMm);
  return [...area]
    .filter(([page, covered]) => !written.has(page) || covered > MOSTLY * whole)
    .map(([page]) => page)
    .sort((a, b) => a - b);
}
