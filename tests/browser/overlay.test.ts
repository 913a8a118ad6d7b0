import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type SampleServer, startSampleServer } from '../../samples/server';
import { artifacts, draft, dropFile, launchChromium, type Session } from './harness';
import { allowedBuild, OverlayEye } from './overlay-eye';

/** In the browser's own pages. */
declare const chrome: typeof import('wxt/browser').browser;

let session: Session;
let server: SampleServer;
let host: Page;
let eye: OverlayEye;
let panel: Page;
const build = allowedBuild();

beforeAll(async () => {
  [session, server] = await Promise.all([launchChromium({ folder: build.folder }), startSampleServer()]);
  const background = await session.background();
  await vi.waitUntil(() => background.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 1), {
    timeout: 10_000,
  });
  host = await session.browser.newPage();
  await host.setViewport({ width: 1280, height: 900 });
  await host.goto(server.url);
  await host.waitForSelector('[data-rows=drafts] a');
  eye = await OverlayEye.on(host);
});
afterAll(async () => {
  await session?.close();
  await server?.close();
  build.remove();
});

describe('attachment badge', () => {
  it('marks every attachment as not checked', async () => {
    const marks = await eye.until('mark', 'Chưa kiểm tra', 5);
    expect(marks.every(({ look }) => look === 'neutral')).toBe(true);
    await host.screenshot({ path: `${artifacts('overlay')}/list-1280.png` });
  });

  it('a click fetches that link alone, opens the panel and shows what the check said', async () => {
    const before = session.requests.length;
    const opened = session.browser.waitForTarget((target) => target.url().endsWith('/sidepanel.html'));
    const [first] = await eye.find('mark', 'Chưa kiểm tra');
    await eye.click(first!);
    panel = (await (await opened).asPage())!;
    await eye.until('mark', /\d+ lỗi|Đạt|điểm/);
    const asked = session.requests.slice(before).filter((url) => url.startsWith('http'));
    expect(new Set(asked).size).toBe(1);
    expect(asked[0]).toContain('/drafts/');
  });

  it('asks for the downloaded file where only a script opens it', async () => {
    const at = await host.$$eval('[data-rows=drafts] tr', (rows) => rows.findIndex((row) => row.querySelector('a.scripted')));
    const name = await host.$eval('a.scripted', (link) => link.textContent!);
    const boxes = await Promise.all(
      (await eye.find('mark')).map(async (one) => ({ one, ...(await eye.box(one).catch(() => ({ y: -1 }))) })),
    );
    const y = await host.$eval('a.scripted', (link) => link.getBoundingClientRect().top);
    const mark = boxes.sort((a, b) => Math.abs((a.y ?? 0) - y) - Math.abs((b.y ?? 0) - y))[0]!.one;
    expect(at).toBeGreaterThanOrEqual(0);
    await eye.click(mark);
    await panel.waitForFunction(() => document.body.innerText.includes('kéo thả tệp vừa tải vào đây'));
    await dropFile(panel, name.replace(/\.(\w+)$/, ' (1).$1'), readFileSync(draft(name)));
    await eye.until('mark', /\d+ lỗi|Đạt|điểm/, 2);
  });
});
