import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleServer, startSampleServer } from '../../samples/server';
import { CHROME_BUILD, launchChromium, REPORT_SHOWN, type Session } from './harness';

/** In the browser's own pages. */
declare const chrome: typeof import('wxt/browser').browser;

/** A browser as some brands of Chromium are: the same build, without a side panel to open. */
let folder: string;
let session: Session;
let server: SampleServer;
let host: Page;

const panels = () => session.browser.targets().filter((target) => target.url().endsWith('/sidepanel.html#window'));

async function popup(): Promise<Page> {
  await host.bringToFront();
  const opened = session.browser.waitForTarget((target) => target.url().endsWith('/popup.html'));
  await host.triggerExtensionAction((await session.browser.extensions()).get(session.id)!);
  return (await opened).asPage();
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'van-thu-no-panel-'));
  cpSync(CHROME_BUILD, folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const { side_panel, ...manifest } = JSON.parse(readFileSync(file, 'utf8')) as { side_panel: object; permissions: string[] };
  expect(side_panel).toBeDefined();
  writeFileSync(file, JSON.stringify({ ...manifest, permissions: manifest.permissions.filter((one) => one !== 'sidePanel') }));
  [session, server] = await Promise.all([launchChromium({ folder }), startSampleServer()]);
  host = await session.browser.newPage();
  await host.goto(server.url);
  await host.waitForSelector('[data-rows=drafts] a');
});
afterAll(async () => {
  await session?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('where the browser has no side panel', () => {
  it('the panel opens as a window of its own and takes the page’s files', async () => {
    expect(await (await session.background()).evaluate(() => 'sidePanel' in chrome)).toBe(false);
    await (await popup()).locator('button::-p-text(Kiểm tra tệp trên trang này)').click();
    await expect.poll(() => panels().length).toBe(1);
    const panel = await panels()[0]!.asPage();
    await panel.waitForFunction(() => /Trang này có \d+ tệp/.test(document.body.innerText));
    await panel.locator('button::-p-text(ke-hoach-chinh-ly-tai-lieu.docx)').click();
    await panel.waitForSelector(REPORT_SHOWN);
    const kind = await panel.evaluate(async () => (await chrome.windows.getCurrent()).type as string);
    expect(kind).toBe('popup');
  });

  it('what is asked for by menu goes to that window; no second one opens', async () => {
    const linkUrl = await host.$$eval('[data-rows=drafts] a', (links) => (links[0] as HTMLAnchorElement).href);
    await host.bringToFront();
    await (await session.background()).evaluate(async (url) => {
      const [tab] = (await chrome.tabs.query({ active: true })).filter((one) => one.url?.startsWith('http'));
      (chrome.contextMenus.onClicked as unknown as { dispatch: (info: object, tab: object) => void }).dispatch(
        { menuItemId: 'check', editable: false, pageUrl: '', linkUrl: url, frameId: 0 },
        tab!,
      );
    }, linkUrl);
    const panel = await panels()[0]!.asPage();
    await panel.waitForFunction(() => document.querySelector('[data-tone]')?.textContent?.includes('cong-van-chuan-bi-hoi-nghi.docx'));
    expect(panels()).toHaveLength(1);
  });

  it('shut, it opens again with the results of this session', async () => {
    const kept = async () => JSON.stringify((await chrome.storage.session.get('results')).results ?? []);
    const background = await session.background();
    await expect.poll(() => background.evaluate(kept)).toContain('cong-van-chuan-bi-hoi-nghi.docx');
    await (await panels()[0]!.asPage()).close();
    await expect.poll(() => panels().length).toBe(0);
    await (await popup()).locator('button::-p-text(Chọn tệp để kiểm tra)').click();
    await expect.poll(() => panels().length).toBe(1);
    const panel = await panels()[0]!.asPage();
    await panel.waitForFunction(() => document.body.innerText.includes('cong-van-chuan-bi-hoi-nghi.docx'));
  });
});
