import type { CheckOf } from '../../check-schema';
import { type Finding, placeOfComponent, type Scope } from '../../engine/context';
import { quote, say } from '../../engine/phrases';
import { isUnfilled } from '../../engine/text';

/** A component that must be there, or must not. */
export function presence(scope: Scope, check: CheckOf<'presence'>): Finding {
  const { facts, part } = scope;
  const found = check.anyOf ? facts.components(check.anyOf, part) : scope.subjects;
  const sure = facts.hasOwnForm(part) ? 0.5 : 1;
  const expected = say(check.expect === 'present' ? 'present' : 'absent');
  if (check.expect === 'absent') {
    const faults = found.map((component) => ({ place: placeOfComponent(facts, component), actual: quote(component.text), sure }));
    return { measured: 1, faults, expected, actual: expected };
  }
  if (found.length > 0 && found.every((component) => isUnfilled(component.text)))
    return { measured: 0, faults: [], expected, unmeasured: 'placeholder' };
  if (found[0]) return { measured: 1, faults: [], expected, actual: quote(found[0].text), place: placeOfComponent(facts, found[0]) };
  return { measured: 1, faults: [{ place: { page: null, box: null }, actual: say('missing'), sure }], expected };
}
