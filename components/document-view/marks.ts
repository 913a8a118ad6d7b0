import type { CheckReport } from '../../lib/check';
import type { Box } from '../../lib/document';
import { componentOrder, grouped, type Item } from '../panel/verdicts';

/** One place of one verdict. `mark` numbers them over the whole report. */
export interface Mark {
  mark: number;
  verdict: number;
  severity: 'error' | 'warning' | 'info' | 'notMeasured';
  paragraph: number | null;
  start: number | null;
  end: number | null;
  page: number | null;
  box: Box | null;
}

/** What needs a look, in the order of the page: what failed first of all, then what could not be measured. */
export function itemsToSee(report: CheckReport, items: Item[]): Item[] {
  const wanted = items.filter(({ standing }) => standing !== 'pass' && standing !== 'waived');
  return grouped(wanted, componentOrder(report)).flatMap((group) => group.items);
}

export function marksOf(items: Item[]): Mark[] {
  const marks: Mark[] = [];
  for (const { index, verdict, standing } of items) {
    if (standing === 'pass' || standing === 'waived') continue;
    for (const { paragraph = null, start = null, end = null, page, box } of verdict.where) {
      const one = { mark: marks.length, verdict: index, severity: standing };
      // Paper and margins are of the page, whichever paragraph a reader names.
      if (verdict.component === 'page') marks.push({ ...one, paragraph: null, start: null, end: null, page: page ?? 1, box: null });
      else if (paragraph !== null || page !== null) marks.push({ ...one, paragraph, start, end, page, box });
    }
  }
  return marks;
}

/** Rectangle of a box on a page drawn at `pixelsPerMm`, a little wider than the text. */
export function rectangle(box: Box, pixelsPerMm: number): { left: number; top: number; width: number; height: number } {
  const AIR_MM = 0.8;
  return {
    left: (box.xMm - AIR_MM) * pixelsPerMm,
    top: (box.yMm - AIR_MM) * pixelsPerMm,
    width: (box.widthMm + 2 * AIR_MM) * pixelsPerMm,
    height: (box.heightMm + 2 * AIR_MM) * pixelsPerMm,
  };
}
