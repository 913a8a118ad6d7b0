import { describe, expect, it } from 'vitest';
import { analyse } from '../../../lib/anatomy';
import { readDocument } from '../../../lib/document';
import { checkLanguage } from '../../../lib/spelling';
import { compliantDraft, RULESETS, typesOf } from '../../fixtures/drafts';

const drafts = RULESETS.flatMap((ruleset) => typesOf(ruleset).map((type) => ({ ruleset, type })));

describe('the language of a compliant draft', () => {
  it.each(drafts)('$ruleset $type: nothing to say', async (draft) => {
    const document = await readDocument(compliantDraft(draft));
    const anatomy = analyse(document);
    const verdicts = checkLanguage(document, anatomy, { onDay: anatomy.metadata.date ?? '2026-11-22' });
    expect(verdicts.map(({ rule, actual }) => `${rule} ${actual.vi}`)).toEqual([]);
  });
});
