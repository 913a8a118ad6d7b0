import type { Section } from '../../../document';
import type { CheckOf } from '../../check-schema';
import type { Fault, Finding, Scope } from '../../engine/context';
import { list, type Phrase, say } from '../../engine/phrases';
import type { Fix } from '../../types';

type PageCheck = CheckOf<'pageSetup'>;
type Sides = NonNullable<PageCheck['marginsMm']>;
const SIDES = ['top', 'bottom', 'left', 'right'] as const;
type Side = (typeof SIDES)[number];

/** Paper, margins, orientation, section by section. */
export function pageSetup(scope: Scope, check: PageCheck): Finding {
  const { facts } = scope;
  const faults: Fault[] = [];
  let measured = 0;
  for (const section of facts.document.sections) {
    const state = judge(section, scope, check);
    if (state === null) continue;
    measured += 1;
    if (state === 'right') continue;
    const paragraph = facts.document.paragraphs[section.firstParagraph];
    const fix = fixOf(check, section);
    faults.push({
      place: { paragraph: section.firstParagraph, page: paragraph?.page ?? null, box: null },
      actual: state,
      ...(fix ? { fix } : {}),
    });
  }
  const expected = describe(check);
  return { measured, faults, expected, actual: expected, ...(measured === 0 ? { unmeasured: 'unknownValue' } : {}) };
}

function judge(section: Section, scope: Scope, check: PageCheck): Phrase | 'right' | null {
  if (check.facet === 'paper') {
    if (!section.paper) return null;
    const { widthMm, heightMm } = section.paper;
    const [short, long] = [Math.min(widthMm, heightMm), Math.max(widthMm, heightMm)];
    const near = (a: number, b: number) => Math.abs(a - b) <= check.toleranceMm;
    return near(short, check.widthMm!) && near(long, check.heightMm!)
      ? 'right'
      : say('paper', { width: Math.round(widthMm), height: Math.round(heightMm) });
  }
  if (check.facet === 'orientation') {
    if (section.orientation === 'portrait') return 'right';
    const table = scope.facts.document.tables.some((each) => each.section === section.index && each.bordered);
    return check.landscapeWithTables && table ? 'right' : say('landscape');
  }
  return judgeMargins(section, scope, check);
}

/** Turned sheets have no named sides; a PDF shows only where the text ends, which can't tell a wide margin from a short page. */
function judgeMargins(section: Section, scope: Scope, check: PageCheck): Phrase | 'right' | null {
  if (!section.marginsMm || section.orientation === 'landscape') return null;
  const bounds = openSides(section, scope);
  const wrong = offSides(withGutter(section, section.marginsMm), check.marginsMm!, check, bounds);
  const even = section.evenMarginsMm && check.evenMarginsMm ? offSides(section.evenMarginsMm, check.evenMarginsMm, check, bounds) : [];
  const swapped = section.mirrored && !section.evenMarginsMm ? [] : even;
  const all = [...wrong, ...swapped];
  return all.length === 0 ? 'right' : list(all);
}

/** Wrapped paragraphs that show where the lines begin and end. */
const WRAPPED = 3;

/** PDF: sides of which only "so much or less" is known, as no text is sure to reach the margin. */
function openSides(section: Section, { facts }: Scope): Set<Side> {
  if (facts.document.kind !== 'pdf') return new Set();
  const open = new Set<Side>(['top', 'bottom', ...(section.boundOnlyMargins ?? [])]);
  const wrapped = facts.once('wrapped', () => facts.document.paragraphs.filter((paragraph) => paragraph.lines.length > 2).length);
  if (wrapped < WRAPPED) open.add('left').add('right');
  return open;
}

function withGutter(section: Section, margins: Record<(typeof SIDES)[number], number>) {
  return { ...margins, left: margins.left + section.gutterMm };
}

function offSides(have: Record<Side, number>, want: Sides, check: PageCheck, open: Set<Side>): Phrase[] {
  return SIDES.flatMap((side) => {
    const [least, most] = want[side];
    const value = have[side];
    const low = least !== null && value < least - check.toleranceMm;
    const high = most !== null && value > most + check.toleranceMm && !open.has(side);
    return low || high ? [say(`margin.${side}`, { length: value })] : [];
  });
}

function describe(check: PageCheck): Phrase {
  if (check.facet === 'paper') return say('paper', { width: check.widthMm!, height: check.heightMm! });
  if (check.facet === 'orientation') return say('portrait');
  return list(
    SIDES.map((side) => {
      const [least, most] = check.marginsMm![side];
      return least === most
        ? say(`margin.${side}`, { length: least ?? 0 })
        : say(`marginRange.${side}`, { least: least ?? 0, most: most ?? 0 });
    }),
  );
}

function fixOf(check: PageCheck, section: Section): Fix | null {
  if (check.facet === 'paper') {
    const turned = section.orientation === 'landscape';
    return { kind: 'page', widthMm: turned ? check.heightMm! : check.widthMm!, heightMm: turned ? check.widthMm! : check.heightMm! };
  }
  if (check.facet !== 'margins') return null;
  const target = (side: (typeof SIDES)[number]) => check.marginsMm![side][0] ?? undefined;
  const [topMm, bottomMm, leftMm, rightMm] = SIDES.map(target);
  return {
    kind: 'page',
    ...(topMm !== undefined ? { topMm } : {}),
    ...(bottomMm !== undefined ? { bottomMm } : {}),
    ...(leftMm !== undefined ? { leftMm } : {}),
    ...(rightMm !== undefined ? { rightMm } : {}),
  };
}
