import type { CheckOf } from '../../check-schema';
import { type Fault, type Finding, placeOfStretch, type Scope } from '../../engine/context';
import { list, quote, say } from '../../engine/phrases';
import { compiled, isUnfilled } from '../../engine/text';
import { type Line, linesOf } from '../lines';

type ListCheck = CheckOf<'listPunctuation'>;

interface Item {
  lines: Line[];
  text: string;
  /** The list number Word counts, which is no text of the paragraph. */
  label: string | null;
}

/** What the items of a list begin and end with. */
export function listPunctuation(scope: Scope, check: ListCheck): Finding {
  const faults: Fault[] = [];
  let measured = 0;
  const expected = describe(check);
  for (const subject of scope.subjects) {
    const items = itemsOf(linesOf(scope.facts, subject), check);
    if (items.length < check.minItems) continue;
    for (const item of judgedItems(items, check)) {
      measured += 1;
      const fault = judge(item, items, check);
      if (fault) faults.push(fault);
    }
  }
  return { measured, faults, expected, actual: expected };
}

/** An item runs on over lines until the next that begins with the lead, or that `item` matches. */
function itemsOf(lines: Line[], check: ListCheck): Item[] {
  const opens = (line: Line) => {
    if (check.item) return compiled(check.item).test(line.text);
    return true;
  };
  const items: Item[] = [];
  for (const line of lines) {
    const { listLabel } = line.stretch.paragraph;
    const atStart = line.start <= firstLetter(line);
    const label = atStart ? listLabel : null;
    if (items.length === 0 || label !== null || opens(line)) items.push({ lines: [line], text: line.text, label });
    else {
      const last = items.at(-1)!;
      last.lines.push(line);
      last.text += ` ${line.text}`;
    }
  }
  if (check.after && items[0]) {
    const match = compiled(check.after).exec(items[0].text);
    if (match) {
      items[0].text = items[0].text.slice(match.index + match[0].length).trim();
      if (items[0].text === '') items.shift();
    }
  }
  return items;
}

function firstLetter(line: Line): number {
  const { text } = line.stretch.paragraph;
  return text.length - text.trimStart().length;
}

function judgedItems(items: Item[], check: ListCheck): Item[] {
  if (check.facet === 'last') return items.slice(-1);
  if (check.facet === 'first') return items.slice(0, 1);
  if (check.facet === 'end') return items.slice(0, -1);
  return items;
}

function judge(item: Item, items: Item[], check: ListCheck): Fault | null {
  const first = item.lines[0]!;
  const last = item.lines.at(-1)!;
  if (check.facet === 'lead') {
    const lead = check.lead!.trim();
    if (item.label?.trim() === lead || (item.text.startsWith(check.lead!) && item.label === null)) return null;
    if (items[0] === item && check.after) return null;
    const start = first.start;
    const range = { paragraph: first.stretch.paragraph.index, start, end: start };
    const bare = item.label === null && /^[\p{L}\p{N}]/u.test(item.text);
    return {
      place: placeOfStretch(first.stretch, start, first.end),
      actual: quote(item.text),
      ...(bare ? { fix: { kind: 'replaceText' as const, range, text: check.lead! } } : {}),
    };
  }
  if (check.facet === 'first') {
    if (compiled(check.first!, 'i').test(item.text) || isUnfilled(item.text)) return null;
    return { place: placeOfStretch(first.stretch, first.start, first.end), actual: quote(item.text) };
  }
  const marks = check.facet === 'last' ? check.last! : check.end!;
  const quoted = /([;,.:])["”’)]+$/u.exec(item.text);
  const found = quoted ? quoted[1]! : (/(?:\.\/\.|[;,.:])$/u.exec(item.text)?.[0] ?? '');
  if (marks.includes(found)) return null;
  const end = last.end;
  const start = end - found.length;
  const replacement = { kind: 'replaceText' as const, range: { paragraph: last.stretch.paragraph.index, start, end }, text: marks[0]! };
  return {
    place: placeOfStretch(last.stretch, Math.max(last.start, start - 20), end),
    actual: found === '' ? say('noMark') : quote(found),
    ...(quoted ? {} : { fix: replacement }),
  };
}

function describe(check: ListCheck) {
  if (check.facet === 'lead') return quote(check.lead!);
  if (check.facet === 'first') return say('firstItem');
  const marks = check.facet === 'last' ? check.last! : check.end!;
  return list(
    marks.map((mark) => (mark === '' ? say('noMark') : { vi: `“${mark}”`, en: `“${mark}”` })),
    ' / ',
  );
}
