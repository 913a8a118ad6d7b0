import type { LineSpacing, Paragraph } from '../../../document';
import type { CheckOf } from '../../check-schema';
import { type Facts, type Fault, type Finding, placeOfStretch, type Scope, type Stretch } from '../../engine/context';
import { list, type Phrase, say } from '../../engine/phrases';
import { compiled } from '../../engine/text';
import type { Fix } from '../../types';
import { inBorderedTable } from '../lines';

type SpacingCheck = CheckOf<'spacing'>;
type Range = [number | null, number | null];

/** Single spacing of Times New Roman as a multiple of the type size. */
const SINGLE = 1.15;

/** Line pitch, gap between paragraphs, first-line indent, space before. */
export function spacing(scope: Scope, check: SpacingCheck): Finding {
  const expected = describe(check);
  const faults: Fault[] = [];
  let measured = 0;
  let unknown = 0;
  const stretches = scope.subjects
    .flatMap((subject) => scope.facts.stretches(subject))
    .filter((stretch) => wanted(scope.facts, stretch, check));
  stretches.sort((a, b) => a.paragraph.index - b.paragraph.index);
  let last: Stretch | null = null;
  for (const stretch of stretches) {
    if (last?.paragraph === stretch.paragraph) continue;
    const state = judge(stretch, last, scope.facts, check);
    last = stretch;
    if (state === 'unknown') unknown += 1;
    else if (state) {
      measured += 1;
      if (state !== 'right') faults.push({ place: placeOfStretch(stretch), actual: state, ...fixOf(check) });
    }
  }
  return { measured, faults, expected, actual: expected, ...(measured === 0 && unknown > 0 ? { unmeasured: 'unknownValue' } : {}) };
}

function wanted(facts: Facts, stretch: Stretch, check: SpacingCheck): boolean {
  if (stretch.text.trim() === '' || (!check.tables && inBorderedTable(stretch))) return false;
  if (!check.only && !check.except) return true;
  const text = facts.foldedText(stretch.paragraph).slice(stretch.start, stretch.end).trim();
  return (!check.only || compiled(check.only).test(text)) && !(check.except && compiled(check.except).test(text));
}

/** 'right', 'unknown', null (does not apply) or what it is. */
function judge(stretch: Stretch, last: Stretch | null, facts: Facts, check: SpacingCheck): Phrase | 'right' | 'unknown' | null {
  const { paragraph } = stretch;
  if (check.facet === 'firstLine') return judgeIndent(paragraph, check);
  if (!paragraph.spacing) return 'unknown';
  if (check.facet === 'line') return judgeLine(paragraph, paragraph.spacing.line, check);
  if (check.facet === 'before') {
    const above = facts.document.paragraphs[paragraph.index - 1];
    return inside(
      paragraph.spacing.beforePt + (sameBox(above, paragraph) ? (above?.spacing?.afterPt ?? 0) : 0),
      check.gapPt!,
      check.tolerance,
    );
  }
  const above = facts.document.paragraphs[paragraph.index - 1];
  if (!last || above !== last.paragraph || !above?.spacing || !sameBox(above, paragraph)) return null;
  if (above.page !== null && paragraph.page !== null && above.page !== paragraph.page) return null;
  return inside(above.spacing.afterPt + paragraph.spacing.beforePt, check.gapPt!, check.tolerance);
}

function inside(value: number, range: Range, tolerance: number): Phrase | 'right' {
  return fits(value, range, tolerance) ? 'right' : say('points', { size: value });
}

function fits(value: number, [least, most]: Range, tolerance: number): boolean {
  return (least === null || value >= least - tolerance) && (most === null || value <= most + tolerance);
}

function sameBox(a: Paragraph | undefined, b: Paragraph): boolean {
  if (a === undefined || a.container.kind !== b.container.kind) return false;
  return a.container.kind === 'body' || JSON.stringify(a.container) === JSON.stringify(b.container);
}

function judgeLine(paragraph: Paragraph, line: LineSpacing, check: SpacingCheck): Phrase | 'right' | 'unknown' | null {
  if (line.rule === 'measured') {
    if (paragraph.lines.length < 2) return null;
    if (check.exactPt && fits(line.pt, check.exactPt, check.tolerance)) return 'right';
    if (check.multiple && fits(line.pt / (SINGLE * sizeOf(paragraph)), check.multiple, 0.06)) return 'right';
    return say('points', { size: line.pt });
  }
  if (line.rule === 'auto') {
    if (check.multiple && fits(line.multiple, check.multiple, 0.01)) return 'right';
    return say('multiple', { count: Math.round(line.multiple * 100) / 100 });
  }
  const rightRule = line.rule === 'exact' || check.atLeast;
  if (rightRule && check.exactPt && fits(line.pt, check.exactPt, check.tolerance)) return 'right';
  if (check.multiple && fits(line.pt / (SINGLE * sizeOf(paragraph)), check.multiple, 0.02)) return 'right';
  return say(line.rule === 'exact' ? 'exactly' : 'atLeast', { size: line.pt });
}

function sizeOf(paragraph: Paragraph): number {
  return Math.max(...paragraph.runs.map((run) => run.sizePt ?? 0), 0) || 14;
}

/** Centred and right-aligned lines have no first-line indent to speak of; neither have list items, by label or hanging. */
function judgeIndent(paragraph: Paragraph, check: SpacingCheck): Phrase | 'right' | 'unknown' | null {
  if (!paragraph.indent || paragraph.align === null) return 'unknown';
  if (paragraph.align === 'center' || paragraph.align === 'right' || paragraph.listLabel !== null) return null;
  const { firstLineMm, leftMm } = paragraph.indent;
  // On a page a paragraph that begins small is the rest of the one above, cut by the reader.
  if (paragraph.lines.length > 0 && /^\p{Ll}/u.test(paragraph.text)) return null;
  const typed = /^\t/u.test(paragraph.text);
  if (typed || firstLineMm < 0) return null;
  const shown = firstLineMm + leftMm;
  const right = check.firstLineMm!.some((range) => fits(firstLineMm, range, 0.05) || (firstLineMm === 0 && fits(shown, range, 0.05)));
  return right ? 'right' : say('millimetres', { length: firstLineMm });
}

function describe(check: SpacingCheck): Phrase {
  if (check.facet === 'firstLine')
    return list(
      check.firstLineMm!.map((range) => say('millimetresRange', ends(range))),
      ' / ',
    );
  if (check.facet !== 'line') return rangeOf(check.gapPt!, 'points');
  const words: Phrase[] = [];
  if (check.exactPt) words.push(rangeOf(check.exactPt, 'exactly'));
  if (check.multiple) words.push(say('multipleRange', ends(check.multiple)));
  return list(words, ' / ');
}

function ends([least, most]: Range): { least: number; most: number } {
  return { least: least ?? 0, most: most ?? 0 };
}

function rangeOf([least, most]: Range, unit: 'points' | 'exactly'): Phrase {
  if (most === null) return say(unit === 'points' ? 'pointsAtLeast' : 'exactlyAtLeast', { least: least ?? 0 });
  return say(unit === 'points' ? 'pointsRange' : 'exactlyRange', { least: least ?? 0, most });
}

function fixOf(check: SpacingCheck): { fix?: Fix } {
  if (check.facet === 'line') {
    const pt = check.exactPt?.[0];
    return pt ? { fix: { kind: 'paragraph', lineExactPt: pt } } : {};
  }
  if (check.facet === 'firstLine') {
    const [least, most] = check.firstLineMm![0]!;
    return least !== null && most !== null ? { fix: { kind: 'paragraph', firstLineMm: (least + most) / 2 } } : {};
  }
  const pt = check.gapPt?.[0];
  return pt ? { fix: { kind: 'paragraph', beforePt: pt } } : {};
}
