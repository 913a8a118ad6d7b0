import type { ComponentFound } from '../../../anatomy';
import type { CheckOf } from '../../check-schema';
import { type Finding, placeOfComponent, type Scope } from '../../engine/context';
import { phrases, say } from '../../engine/phrases';

/** The component stands below another one. */
export function order(scope: Scope, check: CheckOf<'order'>): Finding {
  const { facts, part, subjects } = scope;
  const anchor = facts.components([check.below], part).find((each) => !check.form || each.separates?.form === check.form);
  const subject = subjects[0];
  if (!anchor || !subject) return { measured: 0, faults: [] };
  const name = phrases().components[check.below] ?? { vi: check.below, en: check.below };
  const expected = say('below', { component: name });
  const state = isBelow(subject, anchor);
  if (state === null) return { measured: 0, faults: [], expected, unmeasured: 'place' };
  const place = placeOfComponent(facts, subject);
  return { measured: 1, faults: state ? [] : [{ place, actual: say('above', { component: name }) }], expected, actual: expected, place };
}

/** By box on one page where known, else by reading order; null = can't be told. */
function isBelow(subject: ComponentFound, anchor: ComponentFound): boolean | null {
  if (subject.box && anchor.box && subject.page === anchor.page) return subject.box.yMm >= anchor.box.yMm;
  const at = subject.ranges[0];
  const above = anchor.ranges[0];
  if (!at || !above) return null;
  return at.paragraph === above.paragraph ? at.start > above.start : at.paragraph > above.paragraph;
}
