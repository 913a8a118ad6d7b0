import { expect, test } from 'vitest';
import { BODY } from './planted/body';
import { FOOT } from './planted/foot';
import { HEADER } from './planted/header';
import { failedRules, type Planted, verdictsOf } from './planted/plant';

const ALL: Planted[] = [...HEADER, ...BODY, ...FOOT];

for (const planted of ALL) {
  for (const ruleset of planted.ruleset ? [planted.ruleset] : (['hd05-2026', 'hd36-2018'] as const)) {
    const name = `${ruleset}: ${planted.rules.join(' + ') || 'nothing'}${planted.note ? ` (${planted.note})` : ''}`;
    test(name, async () => {
      const verdicts = await verdictsOf({ ...planted.options, ruleset }, planted.change);
      expect(failedRules(verdicts)).toEqual([...planted.rules].sort());
    });
  }
}
