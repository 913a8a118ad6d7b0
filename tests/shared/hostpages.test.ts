/** Real and reconstructed pages of eight systems, with what a person reads from each. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../lib/host';
import { loadPage } from '../../scripts/cli/page';
import { compare, line, newScore, percent, type Truth } from '../unit/host/compare';

const base = path.resolve(__dirname, '../../../shared/hostpages');
const present = existsSync(base);
if (!present) console.log('shared host pages are not here: their figures are not measured');

const pages = present
  ? readdirSync(base)
      .filter((d) => statSync(path.join(base, d)).isDirectory())
      .flatMap((d) =>
        readdirSync(path.join(base, d))
          .filter((f) => f.endsWith('.html'))
          .map((f) => ({ system: d, file: path.join(base, d, f), name: `${d}/${f}` })),
      )
  : [];

function measure(profile: 'all' | 'none', system?: string) {
  const score = newScore();
  for (const page of pages.filter((p) => !system || p.system === system)) {
    const truth = JSON.parse(readFileSync(page.file.replace(/\.html$/, '.truth.json'), 'utf8')) as Truth;
    const { document, close } = loadPage(readFileSync(page.file, 'utf8'));
    const found = recognise(document, '', { profile });
    compare(score, page.name, truth, found);
    for (const [name, f] of Object.entries(found.fields)) {
      const hits = document.querySelectorAll(f.selector);
      if (hits.length !== 1 || hits[0] !== f.element) score.notes.push(`${page.name} ${name}: selector ${f.selector} finds ${hits.length}`);
    }
    close();
  }
  for (const n of score.notes) console.log(n);
  return score;
}

describe.skipIf(!present)('host pages', () => {
  it('reads them with the built-in profiles', () => {
    const s = measure('all');
    console.log(line('with profiles', s));
    expect(s.kinds).toBe(s.pages);
    expect(percent(s.equal, s.values)).toBeGreaterThanOrEqual(97);
    expect(percent(s.wrong, s.places)).toBeLessThanOrEqual(1);
    expect(s.notes.filter((n) => /secrecy|held|selector/.test(n))).toEqual([]);
  });

  it('reads them knowing no system', () => {
    const s = measure('none');
    console.log(line('without profiles', s));
    expect(s.kinds).toBe(s.pages);
    expect(percent(s.equal, s.values)).toBeGreaterThanOrEqual(92);
    expect(percent(s.wrong, s.places)).toBeLessThanOrEqual(1);
  });

  it('reads every value of the target system', () => {
    const s = measure('all', 'dhtn-zk');
    console.log(line('dhtn-zk with its profile', s));
    expect(s.notes).toEqual([]);
    expect(s.equal).toBe(s.values);
  });
});
