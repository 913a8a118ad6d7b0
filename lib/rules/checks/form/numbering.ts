import type { ComponentFound, ComponentId } from '../../../anatomy';
import type { CheckOf } from '../../check-schema';
import { type Fault, type Finding, placeOfStretch, type Scope } from '../../engine/context';
import { type Phrase, quote, say } from '../../engine/phrases';
import { compiled, foldText } from '../../engine/text';
import { type Line, linesOf, quotedParagraphs } from '../lines';

type NumberingCheck = CheckOf<'numbering'>;

const LETTERS = 'abcdđeghiklmnopqrstuvxy';
const WORDS = 'nhất hai ba tư năm sáu bảy tám chín mười'.split(' ');
const ROMAN = /^(?=[IVXLCDM])M*(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/u;

/** Labels of parts, chapters, articles, clauses, points: their form and that none is skipped. */
export function numbering(scope: Scope, check: NumberingCheck): Finding {
  const labels = labelsOf(scope, check).filter((label) => !quotedParagraphs(scope.facts).has(label.line.stretch.paragraph.index));
  const expected = say(`numbering.${check.style}`);
  if (labels.length < check.minCount) return { measured: 0, faults: [] };
  const faults = check.facet === 'form' ? formFaults(labels, check) : sequenceFaults(scope, labels, check);
  const first = labels[0];
  return { measured: labels.length, faults, expected, ...(first ? { actual: quote(first.shown) } : {}) };
}

interface Label {
  line: Line;
  /** The label with its sign, as printed ("Điều 3.", "a)"). */
  shown: string;
  /** The number or letter alone; null = the label's form is not the asked one. */
  value: string | null;
  component: ComponentFound;
}

function labelsOf(scope: Scope, check: NumberingCheck): Label[] {
  const pattern = compiled(check.label);
  const labels: Label[] = [];
  for (const component of scope.subjects) {
    const line = linesOf(scope.facts, component)[0];
    if (!line) continue;
    const counted = line.stretch.paragraph.listLabel;
    const text = counted ? foldText(`${counted.trim()} ${line.text}`) : line.text;
    const match = pattern.exec(text);
    labels.push({ line, shown: match?.[0].trim() || text.slice(0, 14), value: match?.[1] ?? null, component });
  }
  return labels;
}

function place(label: Label) {
  return placeOfStretch(label.line.stretch, label.line.start, Math.min(label.line.end, label.line.start + label.shown.length));
}

function formFaults(labels: Label[], check: NumberingCheck): Fault[] {
  return labels
    .filter((label) => label.value === null || ordinal(label.value, check.style) === null)
    .map((label) => ({ place: place(label), actual: quote(label.shown) }));
}

/** Position of a label in its own count, from 1; null = no such label. */
function ordinal(value: string, style: NumberingCheck['style']): number | null {
  const roman = ROMAN.test(value) ? romanValue(value) : null;
  const word = WORDS.indexOf(value.toLowerCase()) + 1 || null;
  const arabic = /^\d{1,4}$/u.test(value) ? Number(value) : null;
  const letter = value.length === 1 ? LETTERS.indexOf(value.toLowerCase()) + 1 || null : null;
  switch (style) {
    case 'arabic':
      return arabic;
    case 'roman':
      return roman;
    case 'letters':
      return letter;
    case 'words':
      return word;
    case 'romanOrWords':
      return roman ?? word;
    default:
      return arabic ?? roman ?? letter ?? word;
  }
}

function romanValue(text: string): number {
  const worth: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) {
    const value = worth[text[index]!]!;
    sum += value < (worth[text[index + 1] ?? ''] ?? 0) ? -value : value;
  }
  return sum;
}

/** A count goes up by one, or starts again (under a heading in between, or at 1). */
function sequenceFaults(scope: Scope, labels: Label[], check: NumberingCheck): Fault[] {
  const restarts = restartPlaces(scope, check.restartUnder);
  const faults: Fault[] = [];
  let last: { count: number; paragraph: number } | null = null;
  for (const label of labels) {
    const count = label.value === null ? null : ordinal(label.value, check.style);
    if (count === null) continue;
    const paragraph = label.line.stretch.paragraph.index;
    const restarted: boolean = last !== null && restarts.some((at) => at > last!.paragraph && at < paragraph);
    const right = count === 1 || restarted || last === null || count === last.count + 1;
    if (!right) faults.push({ place: place(label), actual: quote(label.shown), expected: next(last!.count, check.style) });
    last = { count, paragraph };
  }
  return faults;
}

function restartPlaces(scope: Scope, ids: readonly ComponentId[]): number[] {
  return scope.facts
    .components(ids, scope.part)
    .map((component) => component.ranges[0]?.paragraph)
    .filter((paragraph) => paragraph !== undefined);
}

function next(count: number, style: NumberingCheck['style']): Phrase {
  const text = style === 'letters' ? (LETTERS[count] ?? '…') : String(count + 1);
  return say('nextLabel', { label: text });
}
