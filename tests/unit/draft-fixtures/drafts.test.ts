import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { compliantDraft, draftSpec, find, paragraphsOf, RULESETS, setText, textOf, typesOf } from '../../fixtures/drafts';

const everyDraft = RULESETS.flatMap((ruleset) => typesOf(ruleset).map((type) => ({ ruleset, type })));

function assertWellFormed(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}

describe('drafts made for tests', () => {
  it('cover the types with a known form: 23 of the Party under each guide, 29 of the state', () => {
    expect(RULESETS.map((ruleset) => typesOf(ruleset).length)).toEqual([23, 23, 29]);
    for (const ruleset of RULESETS) expect(new Set(typesOf(ruleset)).size).toBe(typesOf(ruleset).length);
  });

  it.each(everyDraft)('$ruleset $type is a package of well-formed parts', (options) => {
    const parts = unzipSync(
      compliantDraft({ ...options, urgency: 'KHẨN', contact: 'Điện thoại', appendices: [{ title: 'Danh sách', body: ['1. Một.'] }] }),
    );
    expect(Object.keys(parts)).toContain('word/document.xml');
    for (const bytes of Object.values(parts)) assertWellFormed(strFromU8(bytes));
  });

  it('are the same bytes every time', () => {
    const options = { ruleset: 'nd30-2020', type: 'Công văn' } as const;
    expect(compliantDraft(options)).toEqual(compliantDraft(options));
  });

  it('change in one place alone', () => {
    const before = draftSpec({ ruleset: 'hd05-2026', type: 'Kế hoạch' });
    const after = structuredClone(before);
    setText(after, 'number', 'Số: 12-KH/TU');
    const texts = (spec: typeof before) => paragraphsOf(spec).map(textOf);
    expect(texts(after).filter((text, index) => text !== texts(before)[index])).toEqual(['Số: 12-KH/TU']);
    expect(find(after, 'number').runs[0]!.sizePt).toBe(14);
  });

  it('refuse a place that is not there', () => {
    expect(() => compliantDraft({ ruleset: 'hd05-2026', type: 'Kế hoạch' }, (spec) => setText(spec, 'subjectCV', 'x'))).toThrow(
      /subjectCV/,
    );
    expect(() => compliantDraft({ ruleset: 'hd05-2026', type: 'Công điện' })).toThrow(/Công điện/);
  });
});
