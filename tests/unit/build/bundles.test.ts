import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packPairs, unpackPairs } from '../../../lib/spelling/packing';
import { asData } from '../../../scripts/vite/shipped-data';
import { usedOf } from '../../../scripts/vite/used-texts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SHIPPED = globSync('lib/**/*.shipped.ts', { cwd: ROOT });

describe('data examined when the product is built', () => {
  it('is found', () => expect(SHIPPED.length).toBeGreaterThan(10));

  it.each(SHIPPED)('%s is data and nothing else', async (file) => {
    const exports: Record<string, unknown> = await import(path.join(ROOT, file));
    const code = asData(exports, file);
    const made: Record<string, unknown> = {};
    for (const [, name, expression] of code.matchAll(/^export const (\w+) = (.*);$/gm))
      made[name!] = new Function(`return ${expression}`)();
    expect(made).toEqual({ ...exports });
  });

  it.each([
    ['a map', new Map([[1, 2]])],
    ['a function', () => 1],
    ['nothing', undefined],
    ['a row with a hole', [{ a: undefined }]],
    ['a pattern', { a: /x/ }],
  ])('%s is refused', (_, value) => expect(() => asData({ ONE: value }, 'x.shipped.ts')).toThrow('x.shipped.ts: ONE is more than data'));

  it('keeps quotes, backslashes and line separators', () => {
    const value = { "it's": '\\d+\n\u2028\u2029"`$' };
    expect(new Function(asData({ ONE: value }, 'x').replace('export const ONE =', 'return '))()).toEqual(value);
  });
});

/** They describe what `*.shipped.ts` examines; nothing that runs takes more of them than types. */
const EXAMINERS = ['lib/rules/check-schema.ts', 'lib/rules/schema.ts', 'lib/rules/table-schema.ts', 'lib/spelling/pairs.ts'];

it('what runs on the machine takes the small schemas', () => {
  const heavy = globSync('{lib,components,entrypoints,userscript}/**/*.{ts,tsx}', { cwd: ROOT })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.endsWith('.shipped.ts') && /from 'zod'/.test(readFileSync(path.join(ROOT, file), 'utf8')));
  expect(heavy.sort()).toEqual(EXAMINERS);
});

describe('texts of a bundle that is one script', () => {
  const catalogue = { app: { name: 'a' }, error: { a: 'x', b: 'y', deep: { c: 'z' } }, work: { due: { today: 't' }, other: 'o' } };

  it('are those its code names', () => {
    expect(usedOf(catalogue, `t('app.name'); t(\`error.\${code}\`)`)).toEqual({ app: catalogue.app, error: catalogue.error });
    expect(usedOf(catalogue, 't("work.due.today")')).toEqual({ work: { due: { today: 't' } } });
    expect(usedOf(catalogue, '`work`; `x.error`')).toEqual({});
  });
});

describe('packed pairs', () => {
  it('come out as they went in', () => {
    const syllables = Array.from({ length: 1500 }, (_, at) => `s${at}`);
    const pairs = syllables.slice(0, 40).map((head, at): [string, string[]] => [head, syllables.filter((_, n) => n % (at * 37 + 1) === 0)]);
    const words = [syllables[0]!, syllables[1499]!, 'alone'];
    const out = unpackPairs(packPairs(pairs, words));
    const sorted = (all: [string, string[]][]) => all.map(([head, tails]) => [head, [...tails].sort()]).sort();
    expect(sorted(out.pairs)).toEqual(sorted(pairs));
    expect(out.words.sort()).toEqual(words.sort());
  });
});

/** Made by the library of schemas when it writes code of its own: on a page its cost stands in the first long task. */
const COMPILER = /new F\(|new Function\(|Function\(\.\.\./;

describe.each(['.output/chrome-mv3/overlay.js', '.output/chrome-mv3/background.js', '.output/userscript/van-thu.user.js'])('%s', (file) => {
  it('writes no code of its own', () => {
    expect(existsSync(path.join(ROOT, file)), `${file} is missing: npm run build`).toBe(true);
    expect(readFileSync(path.join(ROOT, file), 'utf8')).not.toMatch(COMPILER);
  });
});
