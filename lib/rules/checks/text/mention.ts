import type { CheckOf } from '../../check-schema';
import { type Finding, placeOfComponent, type Scope } from '../../engine/context';
import { say } from '../../engine/phrases';
import { compiled, foldTones } from '../../engine/text';
import { linesOf } from '../lines';

/** A component of one part that the text of its main document must speak of. */
export function mention({ facts, part, subjects }: Scope, check: CheckOf<'mention'>): Finding {
  const main = facts.anatomy.parts.filter((each) => each.kind === 'main' && each.index <= part).at(-1);
  const subject = subjects[0];
  if (!main || !subject) return { measured: 0, faults: [] };
  const wanted = compiled(foldTones(check.pattern), 'i');
  const spoken = facts
    .components(check.in, main.index)
    .flatMap((component) => linesOf(facts, component))
    .some((line) => wanted.test(line.text));
  const expected = say('mentioned');
  const place = placeOfComponent(facts, subject);
  return { measured: 1, faults: spoken ? [] : [{ place, actual: say('notMentioned') }], expected, actual: expected, place };
}
