import type { CheckOf } from '../../check-schema';
import { type Fault, type Finding, placeOfStretch, type Scope, type Stretch } from '../../engine/context';
import { quote, say } from '../../engine/phrases';
import { compiled } from '../../engine/text';

/** Two ways of writing the same thing in one text: the rarer one is shown. Raw text, as tone placement matters here, in small letters. */
export function consistency(scope: Scope, check: CheckOf<'consistency'>): Finding {
  const met = check.forms.map((form) => ({ form, places: places(scope, form.pattern) }));
  const present = met.filter((each) => each.places.length > 0).sort((a, b) => b.places.length - a.places.length);
  if (present.length === 0) return { measured: 0, faults: [] };
  const most = present[0]!;
  const rare = present.slice(1).flatMap((each) => each.places);
  const example = wordAround(most.places[0]!).text;
  const expected = say('likeTheRest', { example, count: most.places.length });
  const faults: Fault[] = rare.length < check.minRare ? [] : rare.map(faultOf);
  return { measured: 1, faults, expected, actual: quote(example) };
}

interface Met {
  stretch: Stretch;
  start: number;
  end: number;
}

function places(scope: Scope, pattern: string): Met[] {
  const found: Met[] = [];
  const seen = new Set<number>();
  const once = compiled(pattern);
  const regex = compiled(pattern, 'g');
  for (const subject of scope.subjects) {
    for (const stretch of scope.facts.stretches(subject)) {
      if (seen.has(stretch.paragraph.index)) continue;
      seen.add(stretch.paragraph.index);
      const text = scope.facts.lowerTyped(stretch.paragraph);
      if (!once.test(text)) continue;
      for (const match of text.matchAll(regex)) {
        if (match.index < stretch.start || match.index >= stretch.end) continue;
        found.push({ stretch, start: match.index, end: match.index + match[0].length });
      }
    }
  }
  return found;
}

/** The pattern may tell the vowels alone; the reader is shown the word. */
function wordAround({ stretch, start, end }: Met): { start: number; end: number; text: string } {
  const { text } = stretch.paragraph;
  const before = /\p{L}*$/u.exec(text.slice(Math.max(0, start - 12), start))![0].length;
  const after = /^\p{L}*/u.exec(text.slice(end, end + 12))![0].length;
  return { start: start - before, end: end + after, text: text.slice(start - before, end + after).trim() };
}

function faultOf(met: Met): Fault {
  const { start, end, text } = wordAround(met);
  return { place: placeOfStretch(met.stretch, start, end), actual: quote(text) };
}
