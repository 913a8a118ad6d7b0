/** Pages of our own, in the shapes of many technologies: no system is known here. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../../lib/host';
import { loadPage } from '../../../scripts/cli/page';
import { furtherShapes, lastShapes, laterShapes, shapes } from '../../fixtures/hostpages/shapes';
import { compare, line, newScore, type Truth } from './compare';

const folder = path.resolve(__dirname, '../../fixtures/hostpages');
const truths = JSON.parse(readFileSync(path.join(folder, 'truth.json'), 'utf8')) as Record<string, Truth & { secrecyStop?: true }>;
const total = newScore();

const written: [string, string, Truth & { secrecyStop?: true }][] = [
  ...Object.entries(truths).map(([name, truth]): [string, string, Truth & { secrecyStop?: true }] => [
    name,
    readFileSync(path.join(folder, `${name}.html`), 'utf8'),
    truth,
  ]),
  ...[...shapes, ...laterShapes, ...furtherShapes, ...lastShapes].map((p): [string, string, Truth & { secrecyStop?: true }] => [
    p.name,
    p.html,
    p.truth,
  ]),
];

describe('pages of many technologies', () => {
  for (const [name, html, truth] of written) {
    it(name, () => {
      const { document, close } = loadPage(html);
      const found = recognise(document, '', { profile: 'none' });
      const score = newScore();
      compare(score, name, truth, found);
      compare(total, name, truth, found);
      expect(score.notes).toEqual([]);
      expect(found.secrecyStop).toBe(truth.secrecyStop);
      if (truth.secrecyStop) expect([found.fields, found.rows, found.attachments]).toEqual([{}, [], []]);
      close();
    });
  }
  it('sums up', () => {
    console.log(line('own pages', total));
    expect(total.wrong).toBe(0);
  });
});
