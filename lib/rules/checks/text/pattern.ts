import type { CheckOf } from '../../check-schema';
import { type Fault, type Finding, placeOfStretch, type Scope } from '../../engine/context';
import { quote } from '../../engine/phrases';
import { compiled, foldTones, squeeze } from '../../engine/text';
import { allLines, type Line, linesOf } from '../lines';

type PatternCheck = CheckOf<'pattern'>;

/** Text that must, or must not, match a pattern: the whole component, each line, or the first or last line of all. */
export function pattern(scope: Scope, check: PatternCheck): Finding {
  const test = tester(scope, check);
  const main = regex(check.must ?? check.mustNot!, scope, check);
  const faults: Fault[] = [];
  let measured = 0;
  let seen: Line | null = null;
  for (const group of groups(scope, check.per)) {
    const text = group.map((line) => (check.foldTones ? line.text : rawText(line))).join(' ');
    const subject = check.skipBlank ? squeeze(text.replace(/[.…_]{2,}/gu, ' ')) : text;
    // The commonest outcome first: nothing wrong there. Exceptions matter only where something is.
    // A slot of a template still counts as words where words must stand: 'V/v [trích yếu]'.
    const wrong = check.must !== undefined ? !main.test(subject) && !main.test(group.map(withSlots).join(' ')) : main.test(subject);
    if (!wrong && check.per === 'line') {
      measured += 1;
      seen ??= group[0]!;
      continue;
    }
    if (!/[\p{L}\p{N}]/u.test(text) || (check.only && !test(check.only, subject)) || (check.except && test(check.except, subject)))
      continue;
    measured += 1;
    seen ??= group[0]!;
    if (wrong) faults.push(...(check.must !== undefined ? [wholeFault(group)] : matchFaults(group, subject, scope, check)));
  }
  return { measured, faults, ...(seen ? { actual: quote(seen.text) } : {}) };
}

function groups(scope: Scope, per: PatternCheck['per']): Line[][] {
  if (per === 'component') return scope.subjects.map((subject) => linesOf(scope.facts, subject)).filter((lines) => lines.length > 0);
  const lines = allLines(scope).sort((a, b) => a.stretch.paragraph.index - b.stretch.paragraph.index || a.start - b.start);
  if (per === 'line') return lines.map((line) => [line]);
  const one = per === 'first' ? lines[0] : lines.at(-1);
  return one ? [[one]] : [];
}

function rawText(line: Line): string {
  return line.stretch.paragraph.text.slice(line.start, line.end);
}

/** The line as typed, with the slots that are blanked elsewhere. */
function withSlots(line: Line): string {
  return line.stretch.paragraph.text.slice(line.start, line.stretch.end).split('\n')[0]!.trimEnd();
}

function regex(source: string, scope: Scope, check: PatternCheck, flags = ''): RegExp {
  const type = source.includes('%type%') ? (scope.facts.typeOf(scope.part) ?? '').replace(/[^\p{L}\p{N} ]/gu, '.') || '(?!)' : '';
  const full = source.replaceAll('%type%', type);
  return compiled(check.foldTones ? foldTones(full) : full, `${check.ignoreCase ? 'i' : ''}${flags}`);
}

function tester(scope: Scope, check: PatternCheck) {
  return (source: string, text: string) => regex(source, scope, check).test(text);
}

function wholeFault(group: Line[]): Fault {
  const line = group[0]!;
  return { place: placeOfStretch(line.stretch, line.start, line.end), actual: quote(group.map(rawText).join(' ')) };
}

/** Marks the wrong letters where one line tells which they are; else the line. */
function matchFaults(group: Line[], subject: string, scope: Scope, check: PatternCheck): Fault[] {
  const line = group[0]!;
  if (group.length > 1 || check.skipBlank) return [wholeFault(group)];
  const faults: Fault[] = [];
  for (const match of subject.matchAll(regex(check.mustNot!, scope, check, 'g'))) {
    if (match[0] === '') return [wholeFault(group)];
    const start = line.start + match.index;
    const range = { paragraph: line.stretch.paragraph.index, start, end: start + match[0].length };
    const raw = line.stretch.paragraph.text.slice(range.start, range.end);
    const text = check.replace === undefined ? raw : raw.replace(regex(check.mustNot!, scope, check), check.replace);
    const shown = rawText(line).length <= 90 ? rawText(line) : raw;
    faults.push({
      place: placeOfStretch(line.stretch, range.start, range.end),
      actual: quote(shown),
      ...(text === raw ? {} : { fix: { kind: 'replaceText' as const, range, text } }),
    });
  }
  return faults;
}
