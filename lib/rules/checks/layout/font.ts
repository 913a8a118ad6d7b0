import type { Run } from '../../../document';
import type { CheckOf } from '../../check-schema';
import { type Fault, type Finding, placeOfStretch, type Scope, type Stretch, visibleRuns } from '../../engine/context';
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
  const runs = [...visibleRuns(scope.facts, stretch.paragraph, stretch.start, stretch.end)];
  return runs.length > 0 && runs.every(({ run }) => look(run, check).wrong !== null);
}

function* measure(scope: Scope, stretch: Stretch, check: FontCheck) {
  const folded = scope.facts.foldedText(stretch.paragraph);
  for (const part of measuredParts(folded, stretch.start, stretch.end, check.span, check.except)) {
    for (const { run, from, to } of visibleRuns(scope.facts, stretch.paragraph, part.from, part.to)) {
      if (!/[\p{L}\p{N}]/u.test(folded.slice(from, to)) && !onlySigns(folded.slice(stretch.start, stretch.end))) continue;
      yield { from, to, ...look(standIn(scope, run, check) ? { ...run, font: null } : run, check) };
    }
  }
}

/** A converter without the face puts its metric twin: the draft may well have the right one. */
function standIn(scope: Scope, { font: name }: Run, check: FontCheck): boolean {
  return scope.facts.document.kind === 'pdf' && name !== null && check.standIns.some((each) => sameFamily(each, name));
}

/** "*" and "-----" are measured though they hold no letter; a lone comma in another font is not. */
function onlySigns(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/** What of the run is wrong, in words; `known` = at least one facet could be read. */
function look(run: Run, check: FontCheck): { known: boolean; wrong: Phrase | null } {
  const wrong: Phrase[] = [];
  let known = false;
  const facet = <T>(value: T | null, wanted: boolean, right: (value: T) => boolean, name: (value: T) => Phrase) => {
    if (!wanted || value === null) return;
    known = true;
    if (!right(value)) wrong.push(name(value));
  };
  facet(
    run.sizePt,
    check.sizePt !== undefined,
    (size) => within(Math.round(size * 2) / 2, check),
    (size) => say('points', { size: Math.round(size * 2) / 2 }),
  );
  facet(
    run.bold,
    check.bold !== undefined,
    (bold) => bold === check.bold,
    (bold) => say(bold ? 'bold' : 'notBold'),
  );
  facet(
    run.italic,
    check.italic !== undefined,
    (italic) => italic === check.italic,
    (italic) => say(italic ? 'italic' : 'upright'),
  );
  facet(
    run.underline,
    check.underline !== undefined,
    (line) => (line !== 'none') === check.underline,
    (line) => say(line === 'none' ? 'notUnderlined' : 'underlined'),
  );
  facet(
    run.font,
    check.family !== undefined,
    (name) => check.family!.some((family) => sameFamily(family, name)),
    (name) => ({ vi: name, en: name }),
  );
  facet(run.color, check.color !== undefined, isBlack, (color) => ({ vi: color, en: color }));
  return { known, wrong: wrong.length > 0 ? list(wrong) : null };
}

function within(size: number, check: FontCheck): boolean {
  const [least, most] = check.sizePt!;
  return (least === null || size >= least - check.tolerancePt) && (most === null || size <= most + check.tolerancePt);
}

/** 'TimesNewRomanPSMT' and 'Times New Roman' are one family. */
function sameFamily(wanted: string, name: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]/gu, '')
      .replace(/(ps)?(mt)?$/u, '');
  return plain(name) === plain(wanted);
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
