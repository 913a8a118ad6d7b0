import type { CheckOf } from '../../check-schema';
import { type Fault, type Finding, placeOfStretch, type Scope, type Stretch } from '../../engine/context';
import { quote, say } from '../../engine/phrases';
import { compiled, foldTones, squeeze } from '../../engine/text';

/** The first time a document is cited it is cited in full; later the number and symbol do. */
export function citationForm(scope: Scope, check: CheckOf<'citationForm'>): Finding {
  const cited = compiled(foldTones(check.cited), 'g');
  const complete = compiled(foldTones(check.complete), 'g');
  const seen = new Set<string>();
  const faults: Fault[] = [];
  let measured = 0;
  for (const stretch of inOrder(scope)) {
    if (!stretch.text.includes(check.has)) continue;
    const text = squeezeKeepingLength(scope.facts.foldedText(stretch.paragraph).slice(stretch.start, stretch.end));
    const mentions = [...text.matchAll(cited)];
    if (mentions.length === 0) continue;
    const whole = [...text.matchAll(complete)].map((match) => [match.index, match.index + match[0].length] as const);
    for (const match of mentions) {
      const symbol = squeeze(match[1] ?? match[0]).toUpperCase();
      if (seen.has(symbol)) continue;
      seen.add(symbol);
      measured += 1;
      const from = match.index;
      const to = from + match[0].length;
      if (whole.some(([start, end]) => start <= to && from <= end)) continue;
      faults.push({ place: placeOfStretch(stretch, stretch.start + from, stretch.start + to), actual: quote(text.slice(from, to + 40)) });
    }
  }
  const expected = say('fullCitation');
  return { measured, faults, expected, actual: expected };
}

/** Reading order, each stretch once. */
function inOrder(scope: Scope): Stretch[] {
  const stretches = scope.subjects.flatMap((subject) => scope.facts.stretches(subject));
  return stretches.sort((a, b) => a.paragraph.index - b.paragraph.index || a.start - b.start);
}

function squeezeKeepingLength(text: string): string {
  return text.replace(/[\u2010-\u2015]/gu, '-');
}
