import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fill, formatDay, optionalText, translator } from '../../../components/i18n';
import en from '../../../components/locales/en.json';
import vi from '../../../components/locales/vi.json';
import { COMPONENT_IDS } from '../../../lib/anatomy/types';

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : leaves(value, `${prefix}${key}.`),
  );
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? filesBelow(file) : [file];
  });
}

const VI = leaves(vi);
const EN = new Map(leaves(en));
const SOURCES = ['components', 'entrypoints'].flatMap(filesBelow).filter((file) => /\.tsx?$/.test(file));
const CODE = SOURCES.map((file) => readFileSync(file, 'utf8')).join('\n');
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]))].sort();

describe('the catalogues', () => {
  it('have the same keys', () => expect([...EN.keys()].sort()).toEqual(VI.map(([key]) => key).sort()));

  it('take the same values', () => {
    for (const [key, text] of VI) expect([key, placeholders(EN.get(key)!)]).toEqual([key, placeholders(text)]);
  });

  it('name every component of the format', () => {
    for (const id of COMPONENT_IDS) expect(optionalText('vi', `component.${id}`), id).toBeTruthy();
  });

  it('hold no text that nothing shows', () => {
    const made = [...CODE.matchAll(/`([\w.]+)\.\$\{/g)].map((match) => `${match[1]}.`);
    const unused = VI.map(([key]) => key).filter((key) => !CODE.includes(`'${key}'`) && !made.some((prefix) => key.startsWith(prefix)));
    expect(unused).toEqual([]);
  });

  it('hold every text there is: no words stand in the code', () => {
    const LETTERS = /[A-Za-zÀ-ỹ]{2,}/;
    const found: string[] = [];
    for (const file of SOURCES.filter((one) => one.endsWith('.tsx'))) {
      const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      for (const [, text] of code.matchAll(/(?<=[\w"'}\])/ ])>([^<>{}=;()]+)</g))
        if (LETTERS.test(text!)) found.push(`${file}: ${text!.trim()}`);
      for (const [, text] of code.matchAll(/\b(?:aria-label|title|label|placeholder|alt|description|help)="([^"]+)"/g))
        found.push(`${file}: ${text}`);
      for (const [text] of code.matchAll(/['"`][^'"`\n]*[À-ỹ][^'"`\n]*['"`]/g)) found.push(`${file}: ${text}`);
    }
    expect(found).toEqual([]);
  });
});

describe('texts', () => {
  it('fill values and count', () => {
    expect(fill('{n} {n:error|errors}', { n: 1 })).toBe('1 error');
    expect(fill('{n} {n:error|errors}', { n: 2 })).toBe('2 errors');
    expect(translator('vi')('headline.error', { n: 3 })).toBe('3 lỗi');
    expect(fill('{missing}', {})).toBe('{missing}');
  });

  it('write days as a reader does, cut ones too', () => {
    expect(formatDay('vi', '2026-03-05')).toBe('5/3/2026');
    expect(formatDay('vi', '2026-03')).toBe('3/2026');
    expect(formatDay('en', '2026-03-05')).toBe('5 March 2026');
  });
});
