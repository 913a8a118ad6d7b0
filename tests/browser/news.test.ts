import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chooseFiles, collectErrors, draft, launchChromium, openPage, REPORT_SHOWN, type Session } from './harness';

/** In the browser's own pages. */
declare const chrome: typeof import('wxt/browser').browser;

let session: Session;
let pages: Page[] = [];

beforeAll(async () => {
  session = await launchChromium();
});
beforeEach(async () => {
  const page = await openPage(session, 'options.html');
  await page.evaluate(async () => {
    await chrome.storage.session.clear();
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase('van-thu');
      request.onsuccess = request.onerror = resolve;
    });
  });
  await page.close();
});
afterEach(async () => {
  for (const page of pages) await page.close().catch(() => undefined);
  pages = [];
});
afterAll(() => session?.close());

async function panelAt(tab: string): Promise<Page> {
  const page = await openPage(session, 'sidepanel.html');
  pages.push(page);
  await page.locator(`[role=tab]::-p-text(${tab})`).click();
  return page;
}

const points = (page: Page) => page.$$eval('[data-points] [data-change]', (cards) => cards.map((card) => card.getAttribute('data-change')));
const unread = (page: Page) => page.$eval('[role=tab][aria-selected=true] > span[aria-hidden]', (note) => Number(note.textContent));

describe('what is new', () => {
  it('gives three points a day, each with an example; reading one is noted, counted and can be taken back', async () => {
    const page = await panelAt('Đổi mới');
    const errors = collectErrors(page);
    await page.waitForSelector('[data-points="0"]');
    const first = await points(page);
    expect(first).toHaveLength(3);
    expect(await page.$$('[data-points] [data-change] del, [data-points] [data-change] ins')).not.toHaveLength(0);
    const before = await unread(page);
    await page.locator('[data-points] [data-change] button::-p-text(Đánh dấu đã đọc)').click();
    await page.waitForSelector('[data-points="1"]');
    expect(await unread(page)).toBe(before - 1);
    expect(await points(page)).toEqual(first);
    await page.locator('button::-p-text(Hoàn tác)').click();
    await page.waitForSelector('[data-points="0"]');
    expect(await unread(page)).toBe(before);
    for (const done of [1, 2, 3]) {
      await page.locator('[data-points] [data-read=false] button::-p-text(Đánh dấu đã đọc)').click();
      await page.waitForSelector(`[data-points="${done}"]`);
    }
    await page.waitForFunction(() => document.body.innerText.includes('Xong phần hôm nay'));
    expect(await points(page)).toHaveLength(3);
    expect(errors).toEqual([]);
  });

  it('finds a change by words without accents', async () => {
    const page = await panelAt('Đổi mới');
    await page.locator('input[type=search]').fill('gian dong');
    await page.waitForFunction(() => document.querySelectorAll('[data-news]').length === 1);
    expect(await page.$eval('[data-news]', (one) => one.getAttribute('data-news'))).toBe('line-spacing');
  });

  it('notes a norm as read', async () => {
    const page = await panelAt('Đổi mới');
    await page.locator('[data-norm=qd399-2026] button').click();
    await page.waitForSelector('[data-norm=qd399-2026][data-read=true]');
  });

  it('puts first what this office breaks, and opens the draft that does', async () => {
    const page = await panelAt('Kiểm tra');
    await chooseFiles(page, draft('to-trinh-bo-sung-bien-che.docx'));
    await page.waitForSelector(REPORT_SHOWN);
    await page.locator('[role=tab]::-p-text(Đổi mới)').click();
    await page.waitForSelector('[data-points]');
    const hit = await page.waitForSelector('[data-points] [data-read=false] button::-p-text(to-trinh-bo-sung-bien-che.docx)');
    const faults = () =>
      page.$$eval('[data-points] [data-change]', (cards) => cards.map((card) => /gặp (\d+) lỗi/.exec(card.textContent!)?.[1]));
    const counted = await faults();
    expect(counted).toContain('1');
    await hit!.click();
    await page.waitForSelector(REPORT_SHOWN);
    // The same bytes again are no second fault.
    await chooseFiles(page, draft('to-trinh-bo-sung-bien-che.docx'));
    await page.waitForSelector(REPORT_SHOWN);
    await page.locator('[role=tab]::-p-text(Đổi mới)').click();
    await page.waitForSelector('[data-points]');
    await page.waitForSelector('[data-points] button::-p-text(to-trinh-bo-sung-bien-che.docx)');
    expect(await faults()).toEqual(counted);
  });
});
