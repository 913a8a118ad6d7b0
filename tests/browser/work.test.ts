import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { collectErrors, launchChromium, openPage, type Session } from './harness';

/** In the browser's own pages. */
declare const chrome: typeof import('wxt/browser').browser;

let session: Session;
let pages: Page[] = [];

beforeAll(async () => {
  session = await launchChromium();
});
beforeEach(async () => {
  const page = await open('options.html');
  await page.evaluate(async () => {
    await chrome.storage.session.clear();
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase('van-thu');
      request.onsuccess = request.onerror = resolve;
      // The background worker still holds it: its connection closes itself.
      request.onblocked = () => {};
    });
    for (const id of Object.keys(await chrome.notifications.getAll())) await chrome.notifications.clear(id);
  });
});
afterEach(async () => {
  for (const page of pages) await page.close().catch(() => undefined);
  pages = [];
});
afterAll(() => session?.close());

async function open(name: string, size?: { width: number; height: number }): Promise<Page> {
  const page = await openPage(session, name, size);
  pages.push(page);
  return page;
}

const text = (page: Page, selector = '#root') => page.$eval(selector, (element) => (element as HTMLElement).innerText);
const shows = (page: Page, words: string, selector = '#root') =>
  page.waitForFunction((at, wanted) => (document.querySelector(at) as HTMLElement | null)?.innerText.includes(wanted), {}, selector, words);
const lacks = (page: Page, words: string, selector = '#root') =>
  page.waitForFunction((at, wanted) => !(document.querySelector(at) as HTMLElement | null)?.innerText.includes(wanted), {}, selector, words);
const press = (page: Page, words: string) => page.locator(`button::-p-text(${words})`).click();

async function panelAt(tab: string): Promise<Page> {
  const page = await open('sidepanel.html');
  await page.locator(`[role=tab]::-p-text(${tab})`).click();
  return page;
}

async function type(page: Page, label: string, words: string): Promise<void> {
  await page.locator(`[role=dialog] ::-p-aria(${label})`).fill(words);
}

function dayFromNow(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return `${date.getDate()}/${date.getMonth() + 1}/${date.getFullYear()}`;
}

async function addWork(page: Page, what: string, days: number): Promise<void> {
  await press(page, 'Thêm việc');
  await page.waitForSelector('[role=dialog]');
  await type(page, 'Việc phải làm', what);
  await type(page, 'Hạn', dayFromNow(days));
  await page.locator('[role=dialog] button[type=submit]').click();
  await page.waitForFunction(() => !document.querySelector('[role=dialog]'));
}

const notifications = async () => {
  const background = await session.background();
  return background.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
};

describe('work and its days', () => {
  it('is added in the panel, shown in the popup, ticked there, and taken back', async () => {
    const panel = await panelAt('Việc và hạn');
    const errors = collectErrors(panel);
    await addWork(panel, 'Trình ký thông báo kết luận', 0);
    await shows(panel, 'Hôm nay (1)');
    const popup = await open('popup.html', { width: 360, height: 560 });
    await shows(popup, 'Trình ký thông báo kết luận');
    expect(await popup.evaluate(() => chrome.action.getBadgeText({}))).toBe('1');
    await popup.locator('::-p-aria(Đã xong: Trình ký thông báo kết luận)').click();
    await lacks(popup, 'Trình ký thông báo kết luận', '[data-today]');
    await lacks(panel, 'Hôm nay (1)');
    expect(await popup.evaluate(() => chrome.action.getBadgeText({}))).toBe('');
    await press(popup, 'Hoàn tác');
    await shows(popup, 'Trình ký thông báo kết luận', '[data-today]');
    await shows(panel, 'Hôm nay (1)');
    expect(errors).toEqual([]);
  });

});

export { notifications, text };
