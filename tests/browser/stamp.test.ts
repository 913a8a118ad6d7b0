import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ScanOptions, scanPdf } from '../fixtures/pdf/scan';
import type { Paper } from '../unit/secrecy/picture';
import { sheet } from './drafts';
import { dropFile, launchChromium, openPage, REPORT_SHOWN, type Session, STOP_SHOWN } from './harness';

/** In the browser's own pages. */
declare const chrome: typeof import('wxt/browser').browser;

const RED: [number, number, number] = [205, 30, 40];
const ASKED = '#stamp-title';
const NAME = 'ban-chup-qx71.pdf';

let session: Session;
let page: Page;
beforeAll(async () => {
  session = await launchChromium();
});
afterEach(() => page?.close());
afterAll(() => session?.close());

async function dropped(pages: Paper[], options?: ScanOptions): Promise<Page> {
  page = await openPage(session, 'sidepanel.html');
  await dropFile(page, NAME, await scanPdf(pages, options));
  await page.waitForSelector(`${ASKED}, ${REPORT_SHOWN}, ${STOP_SHOWN}, [role=alert]`);
  return page;
}

const shows = async (selector: string) => (await page.$(selector)) !== null;
const kept = () =>
  page.evaluate(async () => JSON.stringify([await chrome.storage.session.get(null), await chrome.storage.local.get(null)]));

describe('a red frame like a mark’s on a scan', () => {
  it.each<[string, Paper[], ScanOptions]>([
    ['upright', [sheet().stamp(45, 48, 30, 8)], {}],
    ['leaning, on paper askew', [sheet().stamp(45, 48, 40, 8, 5)], { skew: 1.5 }],
    ['grainy, smeared, faint', [sheet().stamp(45, 48, 40, 8, -3, [226, 130, 132]).worn(24, true)], {}],
    ['on a page turned by its file', [sheet().stamp(45, 48, 30, 8, 2)], { turn: 90 }],
    ['on a page upside down in its file', [sheet().stamp(45, 48, 30, 8, 2)], { turn: 180 }],
    ['on a sheet that lies on its side', [sheet().stamp(45, 48, 30, 8, 2)], { sideways: true }],
    ['on the second page', [sheet(), sheet().stamp(45, 48, 30, 8)], {}],
  ])('%s: the clerk is asked, and nothing is kept before the answer', async (_, pages, options) => {
    await dropped(pages, options);
    expect(await shows(ASKED)).toBe(true);
    const said = await page.$eval('[role=alertdialog]', (dialog) => (dialog as HTMLElement).innerText);
    expect(said).toContain(`ở trang ${pages.length}`);
    expect(said).toContain('Đây có phải văn bản mật không?');
    expect(await kept()).not.toContain('qx71');
  });

  it.each<[string, Paper[], ScanOptions]>([
    ['nothing red', [sheet()], {}],
    ['a round seal and a signature in red', [sheet().seal(60, 120, 18).text(40, 118, 30, 6, RED)], { skew: 1 }],
    ['a round seal near the top', [sheet().seal(60, 60, 18)], {}],
    ['a red title', [sheet().text(110, 20, 60, 6, RED).text(40, 60, 120, 8, RED)], {}],
    ['the stamp of the incoming register', [sheet().stamp(30, 50, 50, 35, 2, RED, false)], { skew: -1 }],
    ['a blue frame', [sheet().stamp(45, 48, 30, 8, 0, [40, 40, 214])], {}],
    ['red grain all over', [sheet().worn(60)], {}],
  ])('%s is not asked about, and is not measured either', async (_, pages, options) => {
    await dropped(pages, options);
    expect(await shows(REPORT_SHOWN)).toBe(true);
    const said = await page.evaluate(() => document.body.innerText);
    expect(said).toContain('dấu mật trên ảnh không đo được');
    expect(said).not.toMatch(/không mật/i);
  });

  it('yes: the stop, and everything is dropped', async () => {
    await dropped([sheet().stamp(45, 48, 30, 8)]);
    await page.locator('button::-p-text(Phải, có dấu độ mật)').click();
    await page.waitForSelector(STOP_SHOWN);
    const said = await page.evaluate(() => document.body.innerText);
    expect(said).toContain('trong hình của trang');
    expect(said).not.toContain('qx71');
    expect(await kept()).not.toContain('qx71');
    await page.locator('button::-p-text(Đã hiểu)').click();
    await page.waitForFunction(() => document.body.innerText.includes('Chọn dự thảo để kiểm tra'));
    expect(await page.evaluate(() => document.body.innerText)).not.toContain('qx71');
  });

  it('no, by keyboard: the check goes on, not measured, and asks once only', async () => {
    await dropped([sheet().stamp(45, 48, 30, 8)]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector(REPORT_SHOWN);
    expect(await page.evaluate(() => document.body.innerText)).toContain('dấu mật trên ảnh không đo được');
    await page.locator('button::-p-text(Kiểm tra lại)').click();
    await page.waitForSelector(`${REPORT_SHOWN} button::-p-text(Kiểm tra lại)`);
    expect(await shows(ASKED)).toBe(false);
  });
});
