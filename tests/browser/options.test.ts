import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectErrors, launchChromium, openPage, type Session } from './harness';
import { violations } from './work-page';

/** In the browser's own pages. */
declare const chrome: typeof import('wxt/browser').browser;

let session: Session;
let page: Page;
let errors: string[];

beforeAll(async () => {
  session = await launchChromium();
  page = await openPage(session, 'options.html');
  errors = collectErrors(page);
  await page.waitForSelector('#reminders');
});
afterAll(() => session?.close());

const kept = () => page.evaluate(async () => (await chrome.storage.local.get('settings')).settings as Record<string, unknown> | undefined);
const radio = (words: string, label: string) => page.locator(`[aria-label="${label}"] button::-p-text(${words})`).click();

describe('reminders', () => {
  it('have days ahead and quiet hours of their own, and whose work it is', async () => {
    await radio('7 ngày', 'Nhắc trước');
    await radio('Văn thư đến', 'Việc của ai');
    await page.locator('label::-p-text(Giờ yên lặng)').click();
    await page.locator('::-p-aria([name="Đến"][role="combobox"])').click();
    await page.locator('[role=option]::-p-text(06:00)').click();
    await expect.poll(kept).toMatchObject({ daysAhead: 7, quiet: { from: '18:00', to: '06:00' } });
    expect(await page.evaluate(async () => (await chrome.storage.local.get('role')).role)).toBe('incoming');
    expect(await violations(page)).toEqual([]);
    await page.locator('label::-p-text(Giờ yên lặng)').click();
    await expect.poll(kept).toMatchObject({ quiet: null });
    await radio('Cả văn thư', 'Việc của ai');
    expect(errors).toEqual([]);
  });
});
