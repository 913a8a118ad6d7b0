import type { CheckOf } from '../check-schema';
import { type Fault, type Finding, placeOfStretch, type Scope, type Stretch } from '../engine/context';
import { list, say } from '../engine/phrases';
import { compiled } from '../engine/text';
import type { Fix } from '../types';
import { inBorderedTable } from './lines';

/** Blanks in front that shift a line by more than a slip of the thumb. */
const SHOVE = /^[ \u00a0\t]{4,}|^\t/u;

/** Alignment of a component's paragraphs. */
export function alignment(scope: Scope, check: CheckOf<'alignment'>): Finding {
  const expected = list(
    check.allow.map((align) => say(`align.${align}`)),
    ' / ',
  );
  const faults: Fault[] = [];
  let measured = 0;
  let unknown = 0;
  for (const subject of scope.subjects) {
    for (const stretch of scope.facts.stretches(subject)) {
      if (stretch.text.trim() === '' || (!check.tables && inBorderedTable(stretch))) continue;
      if (check.except && compiled(check.except).test(scope.facts.foldedText(stretch.paragraph).slice(stretch.start, stretch.end)))
        continue;
      const state = judge(stretch, check);
      if (state === 'unknown') unknown += 1;
      else measured += 1;
      if (state !== 'wrong' && state !== 'pushed') continue;
      const fix: Fix = { kind: 'paragraph', align: check.allow[0]! };
      faults.push({
        place: placeOfStretch(stretch),
        actual: say(state === 'pushed' ? 'pushed' : `align.${stretch.paragraph.align}`),
        fix,
      });
    }
  }
  return { measured, faults, expected, actual: expected, ...(measured === 0 && unknown > 0 ? { unmeasured: 'sharedLine' } : {}) };
}

function judge(stretch: Stretch, check: CheckOf<'alignment'>): 'right' | 'wrong' | 'pushed' | 'unknown' {
  const { paragraph } = stretch;
  if (paragraph.align === null) return 'unknown';
  // Two columns made with tabs and blanks: the paragraph's own alignment says nothing about either half.
  const shares = paragraph.text.slice(0, stretch.start).trim() !== '' || paragraph.text.slice(stretch.end).trim() !== '';
  if (shares) return 'unknown';
  const lead = paragraph.text.slice(0, stretch.end);
  if (check.pushed && SHOVE.test(lead) && paragraph.align !== 'center') return 'pushed';
  if (check.allow.includes(paragraph.align)) return 'right';
  if (check.shortLines && paragraph.align === 'left' && check.allow.includes('justify') && oneLine(stretch)) return 'right';
  if (paragraph.align === 'justify' && check.allow.includes('left')) return 'right';
  if (SHOVE.test(lead)) return 'pushed';
  return 'wrong';
}

/** A PDF says how many lines; elsewhere fewer letters than one line of 14 pt holds. */
function oneLine(stretch: Stretch): boolean {
  const { lines, text } = stretch.paragraph;
  return lines.length > 0 ? lines.length === 1 : text.length < 70;
}
