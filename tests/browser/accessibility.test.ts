import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { planSaying, SLIPS, stampedScan } from './drafts';
import { chooseFiles, draft, dropFile, launchChromium, openPage, REPORT_SHOWN, type Session, STOP_SHOWN } from './harness';

/** In the browser's own pages. */
declare const chrome: typeof import('wxt/browser').browser;

import { visitWork } from './work-scenes';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [360, 480, 1280];

let session: Session;
let pages: Page[] = [];

beforeAll(async () => {
  session = await launchChromium();
});
afterEach(async () => {
  for (const page of pages) await page.close().catch(() => undefined);
  pages = [];
});
afterAll(() => session?.close());

async function open(name: string): Promise<Page> {
  const page = await openPage(session, name);
  pages.push(page);
  return page;
}

/** Light and dark, at every width: no violation, and nothing that must be scrolled sideways. */
async function audit(page: Page): Promise<void> {
  await page.bringToFront();
  await page.evaluate(AXE);
  for (const theme of ['light', 'dark']) {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 860 });
      await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, {}, theme);
      await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
      const results = await page.evaluate(() =>
        // Frames of other origins are the document itself, not our screen.
        (globalThis as never as { axe: { run: (context: object, options: object) => Promise<AxeResults> } }).axe.run(document, {
          iframes: false,
        }),
      );
      const found = results.violations.map(
        (one) => `${theme} ${width}: ${one.id}: ${one.nodes.map((node) => `${node.html} ${node.any[0]?.message ?? ''}`).join(' | ')}`,
      );
      expect(found).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  }
}

async function report(file: string): Promise<Page> {
  const page = await open('sidepanel.html');
  await chooseFiles(page, draft(file));
  await page.waitForSelector(REPORT_SHOWN);
  return page;
}

describe('every screen can be used by everyone', () => {
  it('empty panel', async () => audit(await open('sidepanel.html')));

  it('report, metadata, all verdicts', async () => {
    const page = await report('ke-hoach-chinh-ly-tai-lieu.docx');
    await page.locator('button::-p-text(Thông tin đọc được)').click();
    await page.locator('button[role=radio]::-p-text(Tất cả)').click();
    await audit(page);
  });

  it('dialogs: waiver, rule set, keyboard', async () => {
    const page = await report('to-trinh-bo-sung-bien-che.docx');
    await page.locator('button::-p-text(Bỏ qua có lý do)').click();
    await page.waitForSelector('[role=dialog]');
    await audit(page);
    await page.keyboard.press('Escape');
    await page.waitForSelector('[role=dialog]', { hidden: true });
    await page.locator('button::-p-text(Đổi bộ quy tắc)').click();
    await page.waitForSelector('[role=dialog]');
    await audit(page);
    await page.keyboard.press('Escape');
    await page.waitForSelector('[role=dialog]', { hidden: true });
    await page.keyboard.press('?');
    await page.waitForSelector('[role=dialog]');
    await audit(page);
  });

  it('list of files and error', async () => {
    const page = await open('sidepanel.html');
    await chooseFiles(page, draft('index.json'));
    await page.waitForSelector('[role=alert]');
    await audit(page);
    await page.locator('aria/Quay lại').click();
    await audit(page);
  });

  it('slips of the language, record of waivers, two checks compared', async () => {
    const page = await open('sidepanel.html');
    await dropFile(page, 'ke-hoach.docx', planSaying(...SLIPS));
    await page.waitForSelector(REPORT_SHOWN);
    await page.locator('button::-p-text(Bỏ qua có lý do)').click();
    await page.locator('[role=dialog] input').fill('Tên riêng');
    await page.locator('[role=dialog] button[type=submit]').click();
    await page.locator('button::-p-text(Đã bỏ qua có lý do: 1)').click();
    await audit(page);
    await dropFile(page, 'ke-hoach.docx', planSaying('Các đơn vị khắc phục ngay hạn chế về nghiêpp vụ.'));
    await page.locator('button::-p-text(So với lần trước)').click();
    await audit(page);
    await page.locator('aria/Quay lại').click();
    await chooseFiles(page, draft('quyet-dinh-to-cong-tac.docx'));
    await page.waitForSelector(REPORT_SHOWN);
    await page.locator('aria/Quay lại').click();
    await page.locator('button::-p-text(So sánh)').click();
    await page.waitForSelector('[role=dialog]');
    await audit(page);
    await page.locator('[role=dialog] button[type=submit]').click();
    await page.waitForSelector('#compare-title');
    await audit(page);
  });

  it('the question of a red frame', async () => {
    const page = await open('sidepanel.html');
    await dropFile(page, 'ban-chup.pdf', await stampedScan());
    await page.waitForSelector('#stamp-title');
    await audit(page);
  });

  it('dictionary with words, count of stops', async () => {
    const page = await open('options.html');
    for (const word of ['Krrông', 'Chư Sê']) {
      await page.locator('input[maxlength="80"]').fill(word);
      await page.keyboard.press('Enter');
      await page.waitForSelector(`[aria-label="Bỏ “${word}” khỏi từ điển"]`);
    }
    await page.evaluate(() => chrome.storage.local.set({ stops: { '2026-11-20': 1, '2026-11-22': 3 } }));
    await page.waitForSelector('section[aria-labelledby=stops] tbody tr');
    await audit(page);
  });

  it('secrecy stop', async () => {
    const page = await open('sidepanel.html');
    await chooseFiles(page, draft('bao-cao-luyen-tap-dung-lai.docx'));
    await page.waitForSelector(STOP_SHOWN);
    await audit(page);
  });

  for (const file of ['ke-hoach-chinh-ly-tai-lieu.docx', 'thong-bao-ket-luan.pdf'])
    it(`page view of ${file}`, async () => {
      const page = await report(file);
      const opened = session.browser.waitForTarget((target) => target.url().includes('document-view.html'));
      await page.locator('[data-tone] button::-p-text(Xem trên trang)').click();
      const view = (await (await opened).page())!;
      pages.push(view);
      await view.waitForSelector('iframe, canvas');
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await view.locator('[data-verdict]').click();
      await audit(view);
    });

  it('popup', async () => audit(await open('popup.html')));

  it('work, dossiers, register and their forms', async () => {
    const page = await open('sidepanel.html');
    const tab = (name: string) => page.locator(`[role=tab]::-p-text(${name})`).click();
    const form = async (button: string) => {
      await page.locator(`button::-p-text(${button})`).click();
      await page.waitForSelector('[role=dialog]');
      await audit(page);
      await page.keyboard.press('Escape');
      await page.waitForSelector('[role=dialog]', { hidden: true });
    };
    await tab('Việc và hạn');
    await page.locator('button::-p-text(Thêm dữ liệu mẫu)').click();
    await page.waitForSelector('[data-meeting]');
    await audit(page);
    await form('Thêm việc');
    await form('Thêm hội nghị');
    for (const view of ['Lịch', 'Dòng thời gian', 'Danh sách']) {
      await page.locator(`button[role=radio]::-p-text(${view})`).click();
      await page.waitForSelector(`button[role=radio][aria-checked=true]::-p-text(${view})`);
      await audit(page);
    }
    await tab('Hồ sơ');
    await form('Lập hồ sơ');
    await page.locator('main ul li button').click();
    await page.waitForSelector('[data-contents=missing]');
    await audit(page);
    await tab('Sổ');
    await page.waitForSelector('main section li');
    await audit(page);
    await form('Ghi văn bản');
    await tab('Đổi mới');
    await page.locator('[data-news]').click();
    await page.locator('[data-points] button::-p-text(Đánh dấu đã đọc)').click();
    await page.waitForSelector('[data-points="1"]');
    await audit(page);
    await audit(await open('popup.html'));
    const reports = await open('reports.html');
    await reports.waitForSelector('[data-report]');
    await audit(reports);
    await reports.locator('button[role=radio]::-p-text(Nhiệm kỳ)').click();
    await reports.waitForSelector('form');
    await audit(reports);
  });

  it('import, file plan, filing and transfer', async () => {
    // A store of its own: the scenes count what stands in it.
    const own = await launchChromium();
    try {
      const page = await openPage(own, 'sidepanel.html');
      await visitWork(page, () => audit(page));
    } finally {
      await own.close();
    }
  }, 400_000);

  it('settings, in English as well', async () => {
    const page = await open('options.html');
    await page.waitForFunction(() => document.body.innerText.includes('36-HD/VPTW'));
    await audit(page);
    await page.locator('button[role=radio]::-p-text(English)').click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    expect(await page.evaluate(() => document.body.innerText)).toContain('What is kept on this machine');
    await page.locator('button[role=radio]::-p-text(Tiếng Việt)').click();
    await page.waitForFunction(() => document.documentElement.lang === 'vi');
  });
});
