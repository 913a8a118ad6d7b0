import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, type Session } from './harness';
import { violations } from './work-page';

let session: Session;
beforeAll(async () => {
  session = await launchChromium();
});
afterAll(() => session?.close());

describe.each(['chrome', 'edge', 'firefox', 'userscript'])('allow-list sheet for %s', (target) => {
  it('is one page of A4, and can be read by all', async () => {
    const file = path.resolve(`.output/van-thu-${target}-allow-list.html`);
    expect(existsSync(file), `${file} is missing: npm run build`).toBe(true);
    const page = await session.browser.newPage();
    await page.goto(pathToFileURL(file).href);
    const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const size = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf)!;
    expect([Math.round(Number(size[1])), Math.round(Number(size[2]))]).toEqual([595, 842]);
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});
