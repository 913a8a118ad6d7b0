import type { ComponentFound } from '../../../anatomy';
import type { Box } from '../../../document';
import type { CheckOf } from '../../check-schema';
import { type Fault, type Finding, placeOfStretch, type Scope, type Stretch } from '../../engine/context';
import { list, say } from '../../engine/phrases';
import { compiled } from '../../engine/text';
import type { Fix } from '../../types';
import { inBorderedTable } from '../lines';

type AlignmentCheck = CheckOf<'alignment'>;
type State = 'right' | 'wrong' | 'pushed' | 'unknown' | 'silent';

/** Blanks in front that shift a line by more than a slip of the thumb. */
const SHOVE = /^[ \u00a0\t]{4,}|^\t/u;
/** Letters that a line of 14 pt between the usual margins holds. */
const LINE_LETTERS = 70;

/** Alignment of a component's paragraphs. */
export function alignment(scope: Scope, check: AlignmentCheck): Finding {
  const expected = list(
    check.allow.map((align) => say(`align.${align}`)),
    ' / ',
  );
  const faults: Fault[] = [];
  let measured = 0;
  let unknown = 0;
  for (const stretch of scope.subjects.flatMap((subject) => scope.facts.stretches(subject))) {
    const state = wanted(scope, stretch, check) ? judge(scope, stretch, check) : 'silent';
    if (state === 'unknown') unknown += 1;
    if (state === 'unknown' || state === 'silent') continue;
    measured += 1;
    if (state === 'right') continue;
    const fix: Fix = { kind: 'paragraph', align: check.allow[0]! };
    faults.push({ place: placeOfStretch(stretch), actual: shown(state, stretch, scope, check), fix });
  }
  return { measured, faults, expected, actual: expected, ...(measured === 0 && unknown > 0 ? { unmeasured: 'sharedLine' } : {}) };
}

/** A column's line seen on a page is off its neighbour's centre, whatever its edges say. */
function shown(state: State, { paragraph }: Stretch, scope: Scope, check: AlignmentCheck) {
  if (state === 'pushed') return say('pushed');
  const seen = scope.facts.document.kind === 'pdf' && check.under !== undefined;
  return say(seen || paragraph.align === null ? 'align.off' : `align.${paragraph.align}`);
}

function wanted(scope: Scope, stretch: Stretch, check: AlignmentCheck): boolean {
  if (stretch.text.trim() === '' || (!check.tables && inBorderedTable(stretch))) return false;
  return !check.except || !compiled(check.except).test(scope.facts.foldedText(stretch.paragraph).slice(stretch.start, stretch.end));
}

function judge(scope: Scope, stretch: Stretch, check: AlignmentCheck): State {
  if (scope.facts.document.kind === 'pdf') return judgeSeen(scope, stretch, check);
  const { paragraph } = stretch;
  if (paragraph.align === null) return 'unknown';
  // Two columns made with tabs and blanks: the paragraph's own alignment says nothing about either half.
  const shares = paragraph.text.slice(0, stretch.start).trim() !== '' || paragraph.text.slice(stretch.end).trim() !== '';
  if (shares || typedColumn(scope, stretch)) return 'unknown';
  // A line of a column that only its tab stops place.
  if (paragraph.tabStopsMm.length > 0 && /^\t/u.test(paragraph.text) && !check.allow.includes('justify')) return 'unknown';
  const shoved = SHOVE.test(paragraph.text.slice(0, stretch.end));
  if (check.pushed && shoved && paragraph.align !== 'center') return 'pushed';
  if (check.allow.includes(paragraph.align)) return 'right';
  const short = paragraph.text.length < LINE_LETTERS;
  if (check.shortLines && short && paragraph.align === 'left' && check.allow.includes('justify')) return 'right';
  if (paragraph.align === 'justify' && check.allow.includes('left')) return 'right';
  return shoved ? 'pushed' : 'wrong';
}

const HEADING = ['nationalName', 'nationalMotto', 'partyTitle', 'agencyParent', 'agency', 'number', 'placeDate', 'subjectCV'] as const;

/** Where other lines of the heading hold both columns, a line of one column alone is placed by blanks like them. */
function typedColumn({ facts, part }: Scope, { paragraph, component }: Stretch): boolean {
  if (paragraph.container.kind !== 'body' || !HEADING.some((id) => id === component.id)) return false;
  return facts.once(`typedColumns:${part}`, () => {
    const seen = new Map<number, ComponentFound>();
    return facts.components(HEADING, part).some((found) =>
      found.ranges.some(({ paragraph: at }) => {
        const other = seen.get(at);
        seen.set(at, found);
        return other !== undefined && other !== found;
      }),
    );
  });
}

/** On a page there are only places: one line shows no justification, and a column's line is centred under its neighbour. */
function judgeSeen(scope: Scope, stretch: Stretch, check: AlignmentCheck): State {
  const { paragraph } = stretch;
  if (check.allow.includes('justify')) {
    if (paragraph.lines.length < 3 || paragraph.align === null) return 'silent';
    return check.allow.includes(paragraph.align) ? 'right' : 'wrong';
  }
  if (check.under && check.allow.includes('center')) {
    const own = middle(linesBox(stretch));
    const anchor = columnNeighbour(scope, stretch, check);
    if (own === null || anchor === null) return 'silent';
    return Math.abs(own - middle(anchor)!) <= check.toleranceMm ? 'right' : 'wrong';
  }
  if (paragraph.align === null && check.allow.includes('center')) return centredOnPage(scope, stretch, check);
  if (paragraph.align === null) return 'unknown';
  return check.allow.includes(paragraph.align) || (paragraph.align === 'justify' && check.allow.includes('left')) ? 'right' : 'wrong';
}

/** A single line: its middle against the middle between the margins, which are read off the text; far off it is a column's line. */
function centredOnPage({ facts }: Scope, stretch: Stretch, check: AlignmentCheck): State {
  const own = middle(linesBox(stretch));
  const section = facts.document.sections[stretch.paragraph.section];
  if (own === null || !section?.paper || !section.marginsMm) return 'unknown';
  const { left, right } = section.marginsMm;
  const centre = (left + section.paper.widthMm - right) / 2;
  const off = Math.abs(own - centre);
  if (off > check.toleranceMm * 4) return 'unknown';
  return off <= check.toleranceMm * 2 ? 'right' : 'wrong';
}

/** The nearest of the components asked for that stands in the same column: two signers have two. */
function columnNeighbour({ facts, part }: Scope, stretch: Stretch, check: AlignmentCheck): Box | null {
  const own = linesBox(stretch);
  if (!own) return null;
  for (const id of check.under!) {
    const boxes = facts.components([id], part).flatMap((found) => (found.box && found.page === stretch.paragraph.page ? [found.box] : []));
    const same = boxes.filter((box) => box.xMm < own.xMm + own.widthMm && own.xMm < box.xMm + box.widthMm);
    same.sort((a, b) => Math.abs(a.yMm - own.yMm) - Math.abs(b.yMm - own.yMm));
    if (same[0]) return same[0];
  }
  return null;
}

function linesBox({ paragraph, start, end }: Stretch): Box | null {
  return paragraph.lines.find((line) => line.end > start && line.start < end)?.box ?? null;
}

function middle(box: Box | null): number | null {
  return box ? box.xMm + box.widthMm / 2 : null;
}
