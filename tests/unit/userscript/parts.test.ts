// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lookAt, ownAddress } from '../../../userscript/files';
import en from '../../../userscript/locales/en.json';
import vi from '../../../userscript/locales/vi.json';
import matches from '../../../userscript/matches.json';
import { whileAlone } from '../../../userscript/standDown';
import { textsIn } from '../../../userscript/texts';
import { forShadow } from '../../../userscript/tokens';

const ROOT = path.resolve(import.meta.dirname, '../../..');

describe('standing down', () => {
  const turn = () => new Promise((done) => setTimeout(done, 0));

  it('does not start where the extension is already', () => {
    const root = document.createElement('div');
    root.dataset.vanThu = 'extension';
    let started = false;
    whileAlone(root, () => {
      started = true;
    });
    expect(started).toBe(false);
  });

  it('ends when the extension comes, and for nothing else', async () => {
    const root = document.createElement('div');
    let ended = false;
    whileAlone(root, (signal) =>
      signal.addEventListener('abort', () => {
        ended = true;
      }),
    );
    root.dataset.vanThu = 'else';
    await turn();
    expect(ended).toBe(false);
    root.dataset.vanThu = 'extension';
    await turn();
    expect(ended).toBe(true);
  });
});

describe('files', () => {
  it('looks at the name first, then the size, then the kind', () => {
    const pdf = new TextEncoder().encode('%PDF-1.7\n');
    expect(lookAt('Tờ trình MẬT.pdf', 1e9, pdf)).toHaveProperty('mark.place', 'fileName');
    expect(lookAt('a.pdf', 1e9, pdf)).toEqual({ refused: 'tooLarge' });
    expect(lookAt('a.docx', 9, pdf)).toEqual({ refused: 'otherKind' });
    expect(lookAt('a.docx', 0, new Uint8Array())).toBeNull();
  });

  it('takes addresses of the page’s own site alone', () => {
    const page = 'https://dhtn.example.vn/a/b.zul';
    expect(ownAddress('../files/1.docx', page)).toBe('https://dhtn.example.vn/files/1.docx');
    for (const other of [null, 'javascript:;', 'https://other.vn/1.docx', 'http://dhtn.example.vn/1.docx', 'data:text/plain,x', 'http://['])
      expect(ownAddress(other, page)).toBeNull();
  });
});

describe('looks and words', () => {
  it('brings every token into the shadow root in sizes of its own', () => {
    const css = forShadow(readFileSync(path.join(ROOT, 'components/ui/tokens.css'), 'utf8'));
    expect(css).not.toMatch(/:root|\drem\b|(?:^|\s)(?:html|body)\s*\{/);
    expect(css).toContain('.root[data-theme="dark"]');
    expect(css).toContain('--text-large: 18px');
  });

  it('has the same texts in both languages', () => {
    const keys = (one: object): string[] =>
      Object.entries(one).flatMap(([key, value]) => (typeof value === 'string' ? [key] : keys(value).map((k) => `${key}.${k}`)));
    expect(keys(en)).toEqual(keys(vi));
    expect(textsIn('en').own('heldBack', { n: 2 })).toContain('2 rows');
    expect(textsIn('vi').own('tab.page')).toBe('Trang này');
  });

  it('runs on named sites only', () => {
    for (const match of matches) expect(match).toMatch(/^https?:\/\/(?:\*\.)?[a-z0-9.]+\/\*$/);
  });
});
