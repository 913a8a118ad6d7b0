import type { CheckOf } from '../../check-schema';
import { type Fault, type Finding, placeOfStretch, type Scope } from '../../engine/context';
import { quote } from '../../engine/phrases';
import { compiled, foldTones } from '../../engine/text';
import type { WordRow } from '../../table-schema';

/** Wrong words or forms from a list of the pack; each row says the right one. */
export function wordList(scope: Scope, check: CheckOf<'wordList'>): Finding {
  const rows = (scope.facts.tables.words?.[check.list] ?? []).filter((row) => scope.facts.holds(row) && row.confidence !== 'unknown');
  const hint = hintOf(rows);
  const wanted = rows.map((row) => ({
    row,
    regex: compiled(foldTones(row.wrong), check.ignoreCase ? 'gi' : 'g'),
    has: row.has === undefined ? null : plainly(row.has),
  }));
  const faults: Fault[] = [];
  const seen = new Set<number>();
  for (const subject of scope.subjects) {
    for (const stretch of scope.facts.stretches(subject)) {
      if (seen.has(stretch.paragraph.index * 1e6 + stretch.start)) continue;
      seen.add(stretch.paragraph.index * 1e6 + stretch.start);
      if (hint && !hint.test(scope.facts.lowerText(stretch.paragraph))) continue;
      const text = scope.facts.foldedText(stretch.paragraph).slice(stretch.start, stretch.end);
      for (const { row, regex, has } of wanted) {
        if (has !== null && !scope.facts.lowerText(stretch.paragraph).includes(has)) continue;
        for (const match of text.matchAll(regex)) {
          const start = stretch.start + match.index;
          faults.push(faultOf(stretch.paragraph.text.slice(start, start + match[0].length), stretch, start, match, row));
        }
      }
    }
  }
  return { measured: 1, faults };
}

const plainly = (literal: string): string => foldTones(literal).toLowerCase();

/** One quick look for all rows together; null when a row doesn't say what its matches hold. */
function hintOf(rows: readonly WordRow[]): RegExp | null {
  if (rows.length === 0 || rows.some((row) => row.has === undefined)) return null;
  const literals = [...new Set(rows.map((row) => plainly(row.has!).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')))];
  return compiled(literals.join('|'));
}

/** `right` may use $1… and is a fix when it is a plain replacement. */
function faultOf(text: string, stretch: Parameters<typeof placeOfStretch>[0], start: number, match: RegExpExecArray, row: WordRow): Fault {
  const end = start + match[0].length;
  const right = row.right.replace(/\$(\d)/gu, (_, group: string) => match[Number(group)] ?? '');
  return {
    place: placeOfStretch(stretch, start, end),
    actual: quote(text),
    expected: quote(right),
    fix: { kind: 'replaceText', range: { paragraph: stretch.paragraph.index, start, end }, text: right },
  };
}
