import { textOfLine } from './kept';
import type { Segment } from './segments';

/** One page's lines, with what stands outside the text column set apart. */
export interface PageLines {
  number: number;
  width: number;
  height: number;
  segments: Segment[];
  /** Lines repeated over the pages, the page number among them. */
  header: Segment[];
  footer: Segment[];
  pageNumber: { segment: Segment; place: 'header' | 'footer'; value: number } | null;
}

const NUMBER = /^(\D{0,12}?)(\d{1,4})(\s*\/\s*\d{1,4})?(\D{0,4})$/u;
/** Share of the page's height in which headers and footers are looked for. */
const BAND = 0.14;
const SAME_PLACE = 4;

/** Moves page numbers and repeated lines out of the text. */
export function setFurnitureApart(pages: PageLines[]): void {
  findPageNumbers(pages);
  findRepeated(pages);
}

interface Candidate {
  page: PageLines;
  segment: Segment;
  place: 'header' | 'footer';
  value: number;
}

function findPageNumbers(pages: PageLines[]): void {
  const candidates: Candidate[] = [];
  for (const page of pages) {
    for (const place of ['header', 'footer'] as const) {
      for (const segment of outermost(page, place)) {
        const match = NUMBER.exec(textOfLine(segment));
        if (match) candidates.push({ page, segment, place, value: Number(match[2]) });
      }
    }
  }
  const byOffset = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = `${candidate.place}:${candidate.value - candidate.page.number}`;
    byOffset.set(key, [...(byOffset.get(key) ?? []), candidate]);
  }
  const runs = [...byOffset.values()].filter((list) => list.length > 1 || list[0]!.value === list[0]!.page.number);
  runs.sort((a, b) => b.length - a.length);
  const best = runs[0];
  if (!best || (best.length === 1 && pages.length > 3)) return;
  // Numbering may start again (an appendix): further runs are taken where they stand at the same place.
  for (const run of runs) {
    if (run !== best && (run.length < 2 || run[0]!.place !== best[0]!.place)) continue;
    for (const { page, segment, place, value } of run) {
      if (page.pageNumber) continue;
      page.pageNumber = { segment, place, value };
      page.segments.splice(page.segments.indexOf(segment), 1);
      page[place].push(segment);
    }
  }
}

/** Lines of the row nearest the edge. A page number stands alone there, or beside a running head. */
function outermost(page: PageLines, place: 'header' | 'footer'): Segment[] {
  const inBand = page.segments.filter((s) => (place === 'header' ? s.y1 < page.height * BAND : s.y0 > page.height * (1 - BAND)));
  if (inBand.length === 0) return [];
  const edge = place === 'header' ? Math.min(...inBand.map((s) => s.baseline)) : Math.max(...inBand.map((s) => s.baseline));
  return inBand.filter((s) => Math.abs(s.baseline - edge) < 3);
}

/** A running head keeps its distance from the text; the first row of a table that goes on does not. */
function standsApart(page: PageLines, segment: Segment): boolean {
  return page.segments.every((other) => {
    const distance = Math.abs(other.baseline - segment.baseline);
    return other === segment || distance < 3 || distance > 1.7 * Math.max(other.size, segment.size);
  });
}

function findRepeated(pages: PageLines[]): void {
  if (pages.length < 3) return;
  for (const place of ['header', 'footer'] as const) {
    for (let round = 0; round < 3; round++) {
      const seen = new Map<string, { page: PageLines; segment: Segment }[]>();
      for (const page of pages) {
        for (const segment of outermost(page, place)) {
          if (!segment.artifact && !standsApart(page, segment)) continue;
          const key = `${textOfLine(segment).replace(/\d+/g, '#')}@${Math.round(segment.baseline / SAME_PLACE)}`;
          seen.set(key, [...(seen.get(key) ?? []), { page, segment }]);
        }
      }
      let moved = false;
      for (const list of seen.values()) {
        if (list.length < 3 || list.length < pages.length * 0.4) continue;
        for (const { page, segment } of list) {
          page.segments.splice(page.segments.indexOf(segment), 1);
          page[place].push(segment);
          moved = true;
        }
      }
      if (!moved) break;
    }
  }
}

/** The line's text with the page number as '#'. */
export function numberPattern(segment: Segment): string {
  return textOfLine(segment)
    .trim()
    .replace(/\d{1,4}/, '#');
}
