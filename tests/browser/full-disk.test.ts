import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extensionId, launchUnheld } from './harness';
import { injectStore, type StoreInPage } from './store-driver';
import { fill, press, shows } from './work-page';

declare const store: StoreInPage;

const author = { actor: 'test', label: 'test' };
const origin = `chrome-extension://${extensionId()}`;
let profile: string;
let browser: Browser;
let page: Page;

/** Starts the browser on the profile. `room`: so many bytes are left to us; a browser asks only once in a while, so it is told at once. */
async function start(room: number | null): Promise<void> {
  await browser?.close();
  browser = await launchUnheld({ userDataDir: profile });
  page = await browser.newPage();
  if (room !== null) {
    const cdp = await page.createCDPSession();
    const { usage } = await cdp.send('Storage.getUsageAndQuota', { origin });
    const quotaSize = Math.max(0, usage + room);
    await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
    expect(await cdp.send('Storage.getUsageAndQuota', { origin })).toMatchObject({ overrideActive: true, quota: quotaSize });
  }
  await page.goto(`${origin}/options.html`);
  await injectStore(page);
}

const faults = () => page.evaluate(() => store.faults(store.openDatabase()));
const fingerprint = () => page.evaluate(() => store.fingerprint(store.openDatabase()));
const add = (from: number, count: number) =>
  page.evaluate(
    (who, first, many) =>
      store.commit(store.openDatabase(), who, store.documents(first, many)).then(
        () => 'written',
        (error: Error & { inner?: Error }) => `${error.name} ${error.inner?.name}`,
      ),
    author,
    from,
    count,
  );

beforeEach(async () => {
  profile = mkdtempSync(path.join(tmpdir(), 'van-thu-full-'));
  await start(null);
});
afterEach(async () => {
  await browser.close().catch(() => undefined);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

describe('a disk that is full', () => {
  it('ends an import with nothing of it written, and what was there whole', async () => {
    expect(await add(0, 300)).toBe('written');
    const before = await fingerprint();
    await start(2_000_000);
    expect(await add(1000, 21_000)).toContain('QuotaExceededError');
    expect(await fingerprint()).toBe(before);
    expect(await faults()).toEqual([]);
    await start(null);
    expect(await fingerprint()).toBe(before);
    expect(await add(1000, 500)).toBe('written');
    expect(await faults()).toEqual([]);
  });

  it('is said in one line on the screen, which keeps what was typed', async () => {
    expect(await add(0, 300)).toBe('written');
    const before = await fingerprint();
    await start(-1);
    const panel = await browser.newPage();
    await panel.goto(`${origin}/sidepanel.html`);
    await panel.locator('[role=tab]::-p-text(Việc và hạn)').click();
    await press(panel, 'Thêm việc');
    await fill(panel, 'Việc phải làm', 'Trình ký thông báo');
    const date = new Date();
    await fill(panel, 'Hạn', `${date.getDate()}/${date.getMonth() + 1}/${date.getFullYear()}`);
    await panel.locator('[role=dialog] button[type=submit]').click();
    await shows(panel, 'Đĩa đã đầy nên chưa ghi được', 'body');
    expect(await panel.$$eval('[role=dialog] input', (all) => all.map((one) => one.value))).toContain('Trình ký thông báo');
    expect(await fingerprint()).toBe(before);
    expect(await faults()).toEqual([]);
  });
});
