/** Reading in slices: what is done between two chances for the page to go on does not grow with the list. */
import { describe, expect, it } from 'vitest';
import { readSteps } from '../../../lib/host/recognise';
import { loadPage } from '../../../scripts/cli/page';

const heads = ['STT', 'Số đến', 'Ngày đến', 'Số, ký hiệu', 'Trích yếu', 'Nơi gửi'];
const values = (n: number): string[] => [
  String(n),
  String(n),
  '05/03/2026',
  `${n}-CV/SNV`,
  `Về việc thứ ${n} cần làm trong tháng`,
  'Sở Nội vụ',
];
const rows = (count: number, draw: (cells: string[]) => string): string =>
  Array.from({ length: count }, (_, i) => draw(values(i + 1))).join('');
const cells = (list: string[], open: string, close: string): string => list.map((v) => `${open}<span>${v}</span>${close}`).join('');

const shapes: Record<string, (count: number) => string> = {
  'one table': (n) =>
    `<table><thead><tr>${cells(heads, '<th>', '</th>')}</tr></thead><tbody>${rows(n, (v) => `<tr>${cells(v, '<td>', '</td>')}</tr>`)}</tbody></table>`,
  'two tables': (n) =>
    `<div><table><tr>${cells(heads, '<th>', '</th>')}</tr></table><div><table>${rows(n, (v) => `<tr>${cells(v, '<td>', '</td>')}</tr>`)}</table></div></div>`,
  'ARIA grid': (n) =>
    `<div role="grid"><div role="row">${cells(heads, '<div role="columnheader">', '</div>')}</div>${rows(n, (v) => `<div role="row">${cells(v, '<div role="gridcell">', '</div>')}</div>`)}</div>`,
  blocks: (n) => `<div><div>${cells(heads, '<div>', '</div>')}</div>${rows(n, (v) => `<div>${cells(v, '<div>', '</div>')}</div>`)}</div>`,
};

/** Most questions after visibility within one step: each goes with the reading of one element. */
function heaviest(html: string): { most: number; steps: number; rows: number } {
  const { document, close } = loadPage(`<!DOCTYPE html><html><head><title>t</title></head><body><h2>Văn bản đến</h2>${html}</body></html>`);
  let asked = 0;
  let most = 0;
  let steps = 0;
  const reading = readSteps(document, '', {
    profile: 'none',
    isVisible: () => {
      asked++;
      return true;
    },
  });
  for (;;) {
    asked = 0;
    const step = reading.next();
    most = Math.max(most, asked);
    steps++;
    if (step.done) {
      close();
      return { most, steps, rows: step.value.recognition.rows.length };
    }
  }
}

describe('slices', () => {
  it.each(Object.keys(shapes))('%s: four times the rows are more steps, not longer ones', (name) => {
    const small = heaviest(shapes[name]!(40));
    const large = heaviest(shapes[name]!(160));
    expect([small.rows, large.rows]).toEqual([40, 160]);
    expect(large.most).toBeLessThanOrEqual(1.6 * small.most);
    expect(large.most).toBeLessThan(1000);
    expect(large.steps).toBeGreaterThan(1.3 * small.steps);
  });
});
