import type { Run } from '../../../document';
import type { CheckOf } from '../../check-schema';
import { type Fault, type Finding, type PrintedRun, placeOfStretch, type Scope, type Stretch, visibleRuns } from '../../engine/context';
import { list, type Phrase, quote, say } from '../../engine/phrases';
import type { Fix } from '../../types';
import { inBorderedTable, linesOf, measuredParts } from '../lines';

type FontCheck = CheckOf<'font'>;

/** How the letters look: size, weight, slant, underline, family, colour, case. */
export function font(scope: Scope, check: FontCheck): Finding {
  const expected = describe(check);
  const faults = check.case ? caseFaults(scope, check) : runFaults(scope, check);
  return { ...faults, expected, actual: expected };
}

function runFaults(scope: Scope, check: FontCheck): Pick<Finding, 'measured' | 'faults' | 'unmeasured'> {
  const faults: (Fault & { letters: number })[] = [];
  let measured = 0;
  let unknown = 0;
  let letters = 0;
  const fix = fixOf(check);
  for (const subject of scope.subjects) {
    for (const stretch of scope.facts.stretches(subject)) {
      if (!check.tables && inBorderedTable(stretch)) continue;
      if (check.skipWhole && wrongThroughout(scope, stretch, check)) continue;
      for (const { from, to, wrong, known } of measure(scope, stretch, check)) {
        if (!known) unknown += 1;
        else {
          measured += 1;
          letters += to - from;
          if (wrong) faults.push({ place: placeOfStretch(stretch, from, to), actual: wrong, letters: to - from, ...(fix ? { fix } : {}) });
        }
      }
    }
  }
  const stray = faults.reduce((sum, fault) => sum + fault.letters, 0);
  const kept = stray <= letters * check.strayShare ? [] : joined(faults);
  return { measured, faults: kept, ...(measured === 0 && unknown > 0 ? { unmeasured: 'unknownValue' } : {}) };
}

function wrongThroughout(scope: Scope, stretch: Stretch, check: FontCheck): boolean {
  const runs = scope.facts.runsOf(stretch);
  return runs.length > 0 && runs.every(({ run }) => look(run, check).wrong !== null);
}

interface Measured extends Looked {
  from: number;
  to: number;
}

function measure(scope: Scope, stretch: Stretch, check: FontCheck): Measured[] {
  const measured: Measured[] = [];
  for (const { run, from, to, letters } of runsOf(scope, stretch, check)) {
    if (!letters && !onlySigns(scope.facts.foldedText(stretch.paragraph).slice(stretch.start, stretch.end))) continue;
    const { known, wrong } = look(standIn(scope, run, check) ? { ...run, font: null } : run, check);
    measured.push({ from, to, known, wrong });
  }
  return measured;
}

function runsOf(scope: Scope, stretch: Stretch, check: FontCheck): readonly PrintedRun[] {
  if (!check.span && !check.except) return scope.facts.runsOf(stretch);
  const { paragraph, start, end } = stretch;
  return measuredParts(scope.facts.foldedText(paragraph), start, end, check.span, check.except).flatMap((part) =>
    visibleRuns(scope.facts, paragraph, part.from, part.to),
  );
}

/** A converter without the face puts its metric twin: the draft may well have the right one. */
function standIn(scope: Scope, { font: name }: Run, check: FontCheck): boolean {
  return scope.facts.document.kind === 'pdf' && name !== null && check.standIns.some((each) => sameFamily(each, name));
}

/** "*" and "-----" are measured though they hold no letter; a lone comma in another font is not. */
function onlySigns(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

interface Looked {
  /** At least one facet could be read. */
  known: boolean;
  /** What of the run is wrong, in words. */
  wrong: Phrase | null;
}

const RIGHT: Looked = { known: true, wrong: null };
const UNKNOWN: Looked = { known: false, wrong: null };

function look(run: Run, check: FontCheck): Looked {
  const { sizePt, bold, italic, underline, font: family, color } = run;
  const size = check.sizePt === undefined ? null : sizePt;
  const weight = check.bold === undefined ? null : bold;
  const slant = check.italic === undefined ? null : italic;
  const line = check.underline === undefined ? null : underline;
  const face = check.family === undefined ? null : family;
  const ink = check.color === undefined ? null : color;
  if (size === null && weight === null && slant === null && line === null && face === null && ink === null) return UNKNOWN;
  const wrong: Phrase[] = [];
  if (size !== null) {
    const shown = Math.round(size * 2) / 2;
    if (!within(shown, check)) wrong.push(say('points', { size: shown }));
  }
  if (weight !== null && weight !== check.bold) wrong.push(say(weight ? 'bold' : 'notBold'));
  if (slant !== null && slant !== check.italic) wrong.push(say(slant ? 'italic' : 'upright'));
  if (line !== null && (line !== 'none') !== check.underline) wrong.push(say(line === 'none' ? 'notUnderlined' : 'underlined'));
  if (face !== null && !check.family!.some((wanted) => sameFamily(wanted, face))) wrong.push({ vi: face, en: face });
  if (ink !== null && !isBlack(ink)) wrong.push({ vi: ink, en: ink });
  return wrong.length > 0 ? { known: true, wrong: list(wrong) } : RIGHT;
}

function within(size: number, check: FontCheck): boolean {
  const [least, most] = check.sizePt!;
  return (least === null || size >= least - check.tolerancePt) && (most === null || size <= most + check.tolerancePt);
}

const PLAIN_NAMES = new Map<string, string>();
const MOST_NAMES = 500;

/** 'TimesNewRomanPSMT' and 'Times New Roman' are one family. */
function plainName(name: string): string {
  let plain = PLAIN_NAMES.get(name);
  if (plain === undefined) {
    plain = name
      .toLowerCase()
      .replace(/[^a-z0-9]/gu, '')
      .replace(/(ps)?(mt)?$/u, '');
    if (PLAIN_NAMES.size < MOST_NAMES) PLAIN_NAMES.set(name, plain);
  }
  return plain;
}

function sameFamily(wanted: string, name: string): boolean {
  return wanted === name || plainName(name) === plainName(wanted);
}

/** Black or a grey-black so dark that nobody sees it. */
function isBlack(color: string): boolean {
  if (color === 'auto') return true;
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(color);
  return !parts || parts.slice(1).every((part) => Number.parseInt(part, 16) <= 0x33);
}

/** Neighbouring runs with the same fault are one place. */
function joined(faults: Fault[]): Fault[] {
  const out: Fault[] = [];
  for (const fault of faults) {
    const last = out.at(-1);
    const near =
      last &&
      last.place.paragraph === fault.place.paragraph &&
      last.actual.vi === fault.actual.vi &&
      fault.place.start! - last.place.end! <= 2;
    if (near) last.place = { ...last.place, end: fault.place.end! };
    else out.push({ ...fault, place: { ...fault.place } });
  }
  return out.map(({ place, actual, fix }) => ({ place, actual, ...(fix ? { fix } : {}) }));
}

function caseFaults(scope: Scope, check: FontCheck): Pick<Finding, 'measured' | 'faults'> {
  const faults: Fault[] = [];
  let measured = 0;
  // The title of a charter is set in capitals with its name.
  const sure = scope.rule.component === 'subject' && scope.facts.hasOwnForm(scope.part) ? 0.5 : 1;
  for (const subject of scope.subjects) {
    const lines = linesOf(scope.facts, subject);
    const judgedLines = check.case === 'lowerFirst' || check.case === 'upperFirst' ? lines.slice(0, 1) : lines;
    for (const line of judgedLines) {
      if (!check.tables && inBorderedTable(line.stretch)) continue;
      for (const part of measuredParts(line.text, 0, line.text.length, check.span, check.except)) {
        const text = line.text.slice(part.from, part.to);
        if (!/\p{L}/u.test(text)) continue;
        measured += 1;
        if (rightCase(text, check.case!)) continue;
        const start = line.start + part.from;
        faults.push({
          place: placeOfStretch(line.stretch, start, line.start + part.to),
          actual: quote(line.stretch.paragraph.text.slice(start, line.start + part.to)),
          sure,
        });
      }
    }
  }
  return { measured, faults };
}

function rightCase(text: string, wanted: NonNullable<FontCheck['case']>): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (wanted === 'upper') return letters === letters.toUpperCase();
  if (wanted === 'notAllUpper') return letters.length < 3 || letters !== letters.toUpperCase();
  const first = letters.charAt(0);
  if (wanted === 'lowerFirst') return first === first.toLowerCase();
  if (wanted === 'upperFirst') return first === first.toUpperCase();
  return text.split(/[\s-]+/u).every((word) => {
    const plain = word.replace(/[^\p{L}]/gu, '');
    return (
      plain === '' ||
      (plain.charAt(0) === plain.charAt(0).toUpperCase() && (plain.length === 1 || plain.slice(1) === plain.slice(1).toLowerCase()))
    );
  });
}

function describe(check: FontCheck): Phrase {
  const words: Phrase[] = [];
  if (check.sizePt) words.push(range(check.sizePt));
  if (check.bold !== undefined) words.push(say(check.bold ? 'bold' : 'notBold'));
  if (check.italic !== undefined) words.push(say(check.italic ? 'italic' : 'upright'));
  if (check.underline !== undefined) words.push(say(check.underline ? 'underlined' : 'notUnderlined'));
  if (check.family)
    words.push(
      list(
        check.family.map((name) => ({ vi: name, en: name })),
        ' / ',
      ),
    );
  if (check.color) words.push(say('black'));
  if (check.case) words.push(say(`case.${check.case}`));
  return list(words);
}

function range([least, most]: [number | null, number | null]): Phrase {
  if (least !== null && least === most) return say('points', { size: least });
  if (most === null) return say('pointsAtLeast', { least: least ?? 0 });
  return say('pointsRange', { least: least ?? 0, most });
}

/** The target a program can set; of a size range the nearer end is left to the writer of the fix: the least. */
function fixOf(check: FontCheck): Fix | null {
  const size = check.sizePt?.[0] ?? undefined;
  const family = check.family?.[0];
  const fix: Fix = {
    kind: 'font',
    ...(size !== undefined ? { sizePt: size } : {}),
    ...(family !== undefined ? { family } : {}),
    ...(check.bold !== undefined ? { bold: check.bold } : {}),
    ...(check.italic !== undefined ? { italic: check.italic } : {}),
    ...(check.underline !== undefined ? { underline: check.underline } : {}),
  };
  return Object.keys(fix).length > 1 ? fix : null;
}
