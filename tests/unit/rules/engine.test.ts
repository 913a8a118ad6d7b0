import { describe, expect, test } from 'vitest';
import { type Anatomy, analyse } from '../../../lib/anatomy';
import { type DraftDocument, readDocument } from '../../../lib/document';
import {
  BadPackError,
  countVerdicts,
  evaluate,
  headline,
  loadRuleSet,
  type PackSource,
  Packs,
  readPack,
  type Verdict,
} from '../../../lib/rules';
import { compliantDraft, type DraftSpec, replaceText, setRuns } from '../../fixtures/drafts';

const options = { today: '2026-11-22' };
const ruleSet = loadRuleSet('hd05-2026', '2026-11-16');

async function read(change?: (spec: DraftSpec) => void): Promise<{ document: DraftDocument; anatomy: Anatomy }> {
  const document = await readDocument(compliantDraft({ ruleset: 'hd05-2026', type: 'Báo cáo' }, change));
  return { document, anatomy: analyse(document) };
}

function find(verdicts: Verdict[], rule: string): Verdict {
  const found = verdicts.find((verdict) => verdict.rule === rule);
  if (!found) throw new Error(`no verdict of ${rule}`);
  return found;
}

describe('a verdict', () => {
  test('cites, says need and have in both languages, and mends', async () => {
    const { document, anatomy } = await read((spec) => replaceText(spec, 'number', 'Số ', 'Số: '));
    const verdict = find(evaluate(document, anatomy, ruleSet, options), 'hd05.number.colon');
    expect(verdict).toEqual({
      rule: 'hd05.number.colon',
      component: 'number',
      outcome: 'fail',
      severity: 'error',
      confidence: 0.95,
      expected: { vi: '“Số” rồi dấu cách, không có dấu hai chấm', en: '“Số” and a blank, no colon' },
      actual: { vi: '“Số: 12-BC/TU”', en: '“Số: 12-BC/TU”' },
      message: {
        vi: 'Số và ký hiệu: “Số: 12-BC/TU”, cần “Số” rồi dấu cách, không có dấu hai chấm',
        en: 'Number and symbol: “Số: 12-BC/TU”, must be “Số” and a blank, no colon',
      },
      remedy: { vi: 'Xoá dấu hai chấm sau chữ “Số”.', en: 'Delete the colon after “Số”.' },
      citation: { norm: '05-HD/VPTW', clause: 'Phần II, mục I, điểm 3.2.2' },
      where: [{ paragraph: 2, start: 0, end: 4, page: null, box: null }],
      fix: { kind: 'replaceText', range: { paragraph: 2, start: 0, end: 4 }, text: 'Số ' },
    });
  });

  test('of a size names both sizes and the target', async () => {
    const { document, anatomy } = await read((spec) => setRuns(spec, 'body', { sizePt: 13 }));
    const verdict = find(evaluate(document, anatomy, ruleSet, options), 'hd05.body.size');
    expect([verdict.expected.vi, verdict.actual.vi, verdict.fix]).toEqual(['14–15 pt', '13 pt', { kind: 'font', sizePt: 14 }]);
    expect(verdict.where.length).toBe(1);
  });

  test('folds the same fault of many places into one', async () => {
    const { document, anatomy } = await read((spec) => setRuns(spec, 'clause', { sizePt: 13 }));
    const verdicts = evaluate(document, anatomy, ruleSet, options).filter((verdict) => verdict.rule === 'hd05.clause.size');
    expect(verdicts).toHaveLength(1);
    expect(verdicts[0]!.where.length).toBe(anatomy.components.filter((component) => component.id === 'clause').length);
  });

  test('no sentence keeps an unfilled slot', async () => {
    const { document, anatomy } = await read((spec) => {
      setRuns(spec, 'body', { sizePt: 13, font: 'Arial', italic: true, color: 'FF0000' });
      replaceText(spec, 'placeDate', ', ngày', ' Ngày');
    });
    for (const verdict of evaluate(document, anatomy, ruleSet, options)) {
      for (const text of [verdict.expected, verdict.actual, verdict.message, verdict.remedy]) expect(text.vi + text.en).not.toMatch(/[{}]/);
    }
  });
});

describe('what could not be measured', () => {
  test('is said, with the reason, never passed', async () => {
    const { document, anatomy } = await read();
    const blind = { ...document, capabilities: document.capabilities.filter((capability) => capability !== 'fontSize') };
    const verdicts = evaluate(blind, anatomy, ruleSet, options);
    const sizes = verdicts.filter((verdict) => verdict.rule.endsWith('.size') && verdict.component !== 'pageNumber');
    expect(sizes.length).toBeGreaterThan(5);
    for (const verdict of sizes)
      expect([verdict.outcome, verdict.reason?.en]).toEqual(['notMeasured', 'This file does not tell the type size.']);
    expect(headline(countVerdicts(verdicts)).level).toBe('incomplete');
  });

  test('an unknown value in every run is not measured; in one, the others are judged', async () => {
    const { document, anatomy } = await read();
    const unknown = structuredClone(document);
    for (const paragraph of unknown.paragraphs) for (const run of paragraph.runs) run.bold = null;
    expect(find(evaluate(unknown, anatomy, ruleSet, options), 'hd05.typeName.style').outcome).toBe('pass');
    for (const paragraph of unknown.paragraphs) for (const run of paragraph.runs) run.italic = null;
    expect(find(evaluate(unknown, anatomy, ruleSet, options), 'hd05.typeName.style').outcome).toBe('notMeasured');
  });

  test('a scan gives no fault', () => {
    const scan = {
      kind: 'pdf',
      sections: [],
      paragraphs: [],
      tables: [],
      shapes: [],
      pages: 3,
      capabilities: ['pageCount'],
      scanned: true,
    };
    const document = { ...scan, notMeasured: [], textForms: [], signatureFields: [], properties: {} } as unknown as DraftDocument;
    const verdicts = evaluate(
      document,
      { ...analyseNothing(), parts: [{ index: 0, kind: 'main', firstParagraph: 0, lastParagraph: 0, title: null }] },
      ruleSet,
      options,
    );
    expect(verdicts.filter((verdict) => verdict.outcome === 'fail')).toEqual([]);
    expect(headline(countVerdicts(verdicts)).level).toBe('incomplete');
  });

  test('template slots are blanks', async () => {
    const { document, anatomy } = await read((spec) => {
      replaceText(spec, 'placeDate', /\d{4}$/, '{{nam}}');
      replaceText(spec, 'signName', /.*/, '{{nguoi_ky}}');
    });
    expect(
      evaluate(document, anatomy, ruleSet, options).filter(
        (verdict) => verdict.outcome === 'fail' && verdict.rule !== 'hd05.signName.present',
      ),
    ).toEqual([]);
  });
});

function analyseNothing(): Anatomy {
  const empty = { kind: 'text', sections: [], paragraphs: [], tables: [], shapes: [], pages: null, capabilities: [], scanned: true };
  return analyse({ ...empty, notMeasured: [], textForms: [], signatureFields: [], properties: {} } as unknown as DraftDocument);
}

describe('pages', () => {
  test('two pages without a number fail; Roman numbers fail', async () => {
    const { document, anatomy } = await read();
    const long = structuredClone(document);
    long.pages = 2;
    for (const section of long.sections) section.pageNumbering = null;
    expect(find(evaluate(long, anatomy, ruleSet, options), 'hd05.pageNumber.present').outcome).toBe('fail');
    const roman = structuredClone(document);
    for (const section of roman.sections) section.pageNumbering!.format = 'upperRoman';
    expect(find(evaluate(roman, anatomy, ruleSet, options), 'hd05.pageNumber.digits').outcome).toBe('fail');
  });
});

describe('how hard a fault is', () => {
  test('a component only guessed warns at most', async () => {
    const { document, anatomy } = await read((spec) => replaceText(spec, 'number', 'Số ', 'Số: '));
    const guessed = {
      ...anatomy,
      components: anatomy.components.map((each) => (each.id === 'number' ? { ...each, confidence: 0.4 } : each)),
    };
    expect(find(evaluate(document, guessed, ruleSet, options), 'hd05.number.colon').severity).toBe('warning');
  });

  test.each([
    ['high', 'error'],
    ['medium', 'error'],
    ['low', 'warning'],
  ] as const)('a fact of %s confidence gives %s', async (confidence, severity) => {
    const { document, anatomy } = await read((spec) => setRuns(spec, 'number', { sizePt: 13 }));
    const set = { ...ruleSet, rules: ruleSet.rules.map((rule) => ({ ...rule, confidence })) };
    expect(find(evaluate(document, anatomy, set, options), 'hd05.number.size').severity).toBe(severity);
  });

  test('an unknown fact never speaks', async () => {
    const { document, anatomy } = await read((spec) => setRuns(spec, 'number', { sizePt: 13 }));
    const set = { ...ruleSet, rules: ruleSet.rules.map((rule) => ({ ...rule, confidence: 'unknown' as const })) };
    expect(evaluate(document, anatomy, set, options)).toEqual([]);
  });
});

describe('the headline', () => {
  const none = { error: 0, warning: 0, info: 0, pass: 0, notMeasured: 0 };
  test.each([
    [{ ...none, error: 1, pass: 9 }, 'error'],
    [{ ...none, warning: 1, pass: 9 }, 'warning'],
    [{ ...none, info: 1, pass: 9 }, 'warning'],
    [{ ...none, notMeasured: 1, pass: 9 }, 'incomplete'],
    [none, 'incomplete'],
    [{ ...none, pass: 9 }, 'pass'],
  ] as const)('%j is %s', (counts, level) => {
    const line = headline(counts);
    expect(line.level).toBe(level);
    expect(/đạt/iu.test(line.text.vi)).toBe(level === 'pass');
  });
});

describe('a bad pack', () => {
  const rule = {
    id: 'bad.number.colon',
    component: 'number',
    check: { type: 'pattern', mustNot: ':' },
    severity: 'error',
    needs: ['text'],
    message: { need: { vi: 'a', en: 'a' } },
    source: 's',
    confidence: 'high',
  };
  const pack = {
    id: 'bad-1',
    kind: 'format',
    system: 'party',
    norm: 'X',
    title: { vi: 'x', en: 'x' },
    effectiveFrom: '2020-01-01',
    effectiveTo: null,
  };
  const source = (rules: unknown[], change: Partial<PackSource> = {}): PackSource => ({
    folder: 'bad-1',
    pack,
    tables: {},
    files: { 'clause.json': { clause: 'điểm 1', rules } },
    ...change,
  });
  const problem = (bad: PackSource): string => {
    try {
      readPack(bad);
    } catch (error) {
      if (error instanceof BadPackError) return error.message;
      throw error;
    }
    return '';
  };

  test('a good one loads', () => {
    expect(readPack(source([rule])).rules[0]).toMatchObject({ clause: 'điểm 1', norm: 'X', pack: 'bad-1' });
    expect(() => new Packs({ 'bad-1': readPack(source([rule])) }).ruleSet('bad-1', '2026-01-01')).not.toThrow();
  });

  test.each([
    ['an unknown check', { check: { type: 'script', run: 'x' } }, 'rules.0.check'],
    ['a wrong severity', { severity: 'fatal' }, 'rules.0.severity'],
    ['an unknown component', { component: 'footer' }, 'rules.0.component'],
    ['an unknown key', { note: 'x' }, 'note'],
    ['a broken pattern', { check: { type: 'pattern', mustNot: '(' } }, 'rules.0.check.mustNot'],
    ['a pattern without words', { message: {} }, 'rules.0.message.need'],
    ['an id of another component', { id: 'bad.agency.colon' }, 'rules.0.id'],
    ['a missing table', { check: { type: 'membership', of: 'power' } }, 'powers'],
    ['a missing word list', { check: { type: 'wordList', list: 'none' } }, 'words.none'],
  ])('%s is named with its path', (_, change, field) => {
    const message = problem(source([{ ...rule, ...change }]));
    expect(message).toContain('lib/rules/packs/bad-1/clause.json');
    expect(message).toContain(field);
  });

  test('an id given twice, a wrong pack file, a wrong table', () => {
    expect(problem(source([rule, rule]))).toContain('stands already in');
    expect(problem(source([rule], { pack: { ...pack, effectiveFrom: 'soon' } }))).toContain('pack.json: effectiveFrom');
    expect(problem(source([rule], { tables: { types: [{ name: 'x' }] } }))).toContain('tables.json: types.0');
    expect(problem(source([rule], { folder: 'other-1' }))).toContain('must be the folder');
  });
});
