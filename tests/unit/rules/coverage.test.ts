import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseRuleSet, loadRuleSet, PACK_SOURCES, recordedChanges, ruleSetChanges, ruleSetIds } from '../../../lib/rules';
import { coverageText, packFolders, readCoverage } from '../../../scripts/rules/coverage';

const root = join(import.meta.dirname, '../../..');
const packs = join(root, 'lib/rules/packs');

describe('packs and their folders', () => {
  for (const [id, source] of Object.entries(PACK_SOURCES)) {
    test(`${id}: index.ts names every clause file and no other`, () => {
      const listed = readdirSync(join(packs, id), { recursive: true, encoding: 'utf8' })
        .map((path) => path.replaceAll('\\', '/'))
        .filter((path) => path.endsWith('.json') && !['pack.json', 'tables.json', 'coverage.json'].includes(path))
        .sort();
      expect(Object.keys(source.files).sort()).toEqual(listed);
    });
  }

  test('every folder is a pack or the changes', () => {
    expect(
      readdirSync(packs, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort(),
    ).toEqual([...Object.keys(PACK_SOURCES), 'changes'].sort());
  });
});

describe('coverage', () => {
  for (const folder of packFolders(root)) {
    const coverage = readCoverage(root, folder);
    test(`${folder}: every fact has rules or a reason, not both`, () => {
      expect(coverage.rows.filter((row) => row.rules.length > 0 === (row.reason !== null)).map((row) => row.fact)).toEqual([]);
    });
    test(`${folder}: no rule names a fact that is not listed`, () => {
      expect(coverage.unknown).toEqual([]);
    });
  }

  test("both of the Party's guides list the checkable mistakes P01 to P65 between them", () => {
    const facts = new Set(['hd05-2026', 'hd36-2018'].flatMap((folder) => readCoverage(root, folder).rows.map((row) => row.fact)));
    const missing = Array.from({ length: 65 }, (_, index) => `P${String(index + 1).padStart(2, '0')}`).filter((fact) => !facts.has(fact));
    expect(missing).toEqual([]);
  });

  test('docs/coverage.md is what the packs say', () => {
    const written = readFileSync(join(root, 'docs/coverage.md'), 'utf8');
    expect(written).toBe(coverageText(packFolders(root).map((folder) => readCoverage(root, folder))));
  });
});

describe('what changed', () => {
  for (const { from, to, effectiveFrom } of recordedChanges()) {
    const changes = ruleSetChanges(from, to);
    test(`${from} → ${to}: begins on the day of the newer guide`, () => expect(effectiveFrom).toBe(chooseRuleSetDay(to)));
    test(`${from} → ${to}: an example shows a difference`, () => {
      const examples = changes.flatMap((change) => change.example ?? []);
      expect(examples.length).toBeGreaterThan(9);
      expect(examples.filter((example) => example.old === example.new)).toEqual([]);
    });
    test(`${from} → ${to}: every rule named exists in one of the two`, () => {
      const day = (id: string) => chooseRuleSetDay(id);
      const ids = new Set([from, to].flatMap((id) => loadRuleSet(id, day(id)).rules.map((rule) => rule.id)));
      expect(changes.flatMap((change) => change.rules).filter((rule) => !ids.has(rule))).toEqual([]);
    });
    test(`${from} → ${to}: 26 changes, ids given once`, () => {
      expect(changes).toHaveLength(26);
      expect(new Set(changes.map((change) => change.id)).size).toBe(26);
    });
  }

  test('a pair without a record has no changes', () => {
    expect(ruleSetChanges('hd05-2026', 'nd30-2020')).toEqual([]);
  });
});

function chooseRuleSetDay(id: string): string {
  const { effectiveFrom } = loadRuleSet(id, '2026-11-22').info;
  return effectiveFrom;
}

describe('which rule set', () => {
  const choice = (system: 'party' | 'state' | 'unknown', date: string | null) => chooseRuleSet(system, date, '2026-11-22');
  test.each([
    ['2018-04-02', null, null],
    ['2018-04-03', 'hd36-2018', '66-QĐ/TW'],
    ['2026-01-08', 'hd36-2018', '66-QĐ/TW'],
    ['2026-01-09', 'hd36-2018', '399-QĐ/TW'],
    ['2026-05-26', 'hd36-2018', '399-QĐ/TW'],
    ['2026-05-27', 'hd05-2026', '399-QĐ/TW'],
    [null, 'hd05-2026', '399-QĐ/TW'],
    ['2026-03', 'hd36-2018', '399-QĐ/TW'],
    ['2026-05', 'hd05-2026', '399-QĐ/TW'],
    ['2026', 'hd05-2026', '399-QĐ/TW'],
    ['2018', 'hd36-2018', '66-QĐ/TW'],
  ])('a Party document of %s', (date, id, powers) => {
    const { ruleSet } = choice('party', date);
    expect([ruleSet?.id ?? null, ruleSet?.powers ?? null]).toEqual([id, powers]);
  });

  test('says when a cut date could not decide', () => {
    expect(choice('party', '2026-05').why.en).toContain('two periods');
    expect(choice('party', '2026-03').why.en).not.toContain('two periods');
    expect(choice('party', '2018-04-02').why.en).toContain('no rule set');
    expect(choice('unknown', null)).toMatchObject({ ruleSet: null });
  });

  test('every rule set can be asked for by id', () => {
    for (const id of ruleSetIds()) expect(loadRuleSet(id, '2026-11-22').rules.length).toBeGreaterThan(100);
    expect(() => loadRuleSet('hd99', '2026-11-22')).toThrow(RangeError);
  });
});
