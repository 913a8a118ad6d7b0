import type { CheckOf } from '../check-schema';
import { type Fault, type Finding, placeOfStretch, type Scope } from '../engine/context';
import { quote } from '../engine/phrases';
import { compiled, foldTones, squeeze } from '../engine/text';
import { type Line, linesOf } from './lines';

/** Text that must, or must not, match a pattern: the whole component, each line, or its first or last line. */
export function pattern(scope: Scope, check: CheckOf<'pattern'>): Finding {
  const faults: Fault[] = [];
  let measured = 0;
  let seen: Line | null = null;
  for (const component of scope.subjects) {
    const lines = linesOf(scope.facts, component);
    for (const group of grouped(lines, check.per)) {
      const text = group.map((line) => (check.foldTones ? line.text : rawText(line))).join(check.per === 'component' ? ' ' : '');
      const subject = check.skipBlank ? squeeze(text.replace(/[.…_]{2,}|\s+/gu, ' ')) : text;
      if (!judged(subject, check)) continue;
      measured += 1;
      seen ??= group[0]!;
      const wrong = check.must !== undefined ? !test(check.must, subject, check) : test(check.mustNot!, subject, check);
      if (wrong) faults.push(faultOf(group, subject, check));
    }
  }
  return { measured, faults, ...(seen ? { actual: quote(seen.text) } : {}) };
}

function grouped(lines: Line[], per: CheckOf<'pattern'>['per']): Line[][] {
  if (lines.length === 0) return [];
  if (per === 'component') return [lines];
  if (per === 'first') return [lines.slice(0, 1)];
  if (per === 'last') return [lines.slice(-1)];
  return lines.map((line) => [line]);
}

function rawText(line: Line): string {
  return line.stretch.paragraph.text.slice(line.start, line.end);
}

function source(pattern: string, check: CheckOf<'pattern'>): RegExp {
  return compiled(check.foldTones ? foldTones(pattern) : pattern, check.ignoreCase ? 'i' : '');
}

function test(pattern: string, text: string, check: CheckOf<'pattern'>): boolean {
  return source(pattern, check).test(text);
}

function judged(text: string, check: CheckOf<'pattern'>): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return false;
  if (check.only && !test(check.only, text, check)) return false;
  return !(check.except && test(check.except, text, check));
}

/** Marks the wrong letters where the pattern says which they are; else the line. */
function faultOf(group: Line[], subject: string, check: CheckOf<'pattern'>): Fault {
  const line = group[0]!;
  const whole = placeOfStretch(line.stretch, line.start, line.end);
  const actual = quote(group.map(rawText).join(' '));
  if (check.mustNot === undefined || group.length > 1 || check.skipBlank) return { place: whole, actual };
  const match = source(check.mustNot, check).exec(subject);
  if (!match || match[0] === '') return { place: whole, actual };
  const start = line.start + match.index;
  const range = { paragraph: line.stretch.paragraph.index, start, end: start + match[0].length };
  const place = placeOfStretch(line.stretch, range.start, range.end);
  if (check.replace === undefined) return { place, actual };
  const raw = line.stretch.paragraph.text.slice(range.start, range.end);
  const text = raw.replace(source(check.mustNot, check), check.replace);
  return text === raw ? { place, actual } : { place, actual, fix: { kind: 'replaceText', range, text } };
}
