import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkDraft } from '../../lib/check';
import { chooseFiles, collectErrors, draft, dropFile, launchChromium, openPage, REPORT_SHOWN, type Session, STOP_SHOWN } from './harness';

/** In the browser's own pages. */
declare const chrome: typeof import('wxt/browser').browser;

let session: Session;
let pages: Page[] = [];

beforeAll(async () => {
  session = await launchChromium();
});
afterEach(async () => {
  for (const page of pages) await page.close().catch(() => undefined);
  pages = [];
  const background = await session.background();
  await background.evaluate(() => chrome.storage.session.clear());
});
afterAll(() => session?.close());

async function panel(): Promise<Page> {
  const page = await openPage(session, 'sidepanel.html');
  pages.push(page);
  return page;
}

const text = (page: Page, selector: string) => page.$eval(selector, (element) => (element as HTMLElement).innerText);

async function checked(file: string): Promise<Page> {
  const page = await panel();
  await chooseFiles(page, draft(file));
  await page.waitForSelector(REPORT_SHOWN);
  return page;
}

describe('the side panel', () => {
  it('says what to do in Vietnamese, whatever the browser speaks', async () => {
    const page = await panel();
    expect(await page.$eval('html', (html) => html.lang)).toBe('vi');
    expect(await text(page, 'main')).toContain('Chọn dự thảo để kiểm tra');
  });

  it('checks a chosen draft: faults with need, have, remedy and clause', async () => {
    const page = await panel();
    const errors = collectErrors(page);
    await chooseFiles(page, draft('ke-hoach-chinh-ly-tai-lieu.docx'));
    await page.waitForSelector(REPORT_SHOWN);
    expect(await text(page, REPORT_SHOWN)).toMatch(/\d+ lỗi\s+\d+ cảnh báo\s+\d+ chưa đo được/);
    expect(await text(page, REPORT_SHOWN)).toContain('05-HD/VPTW');
    const card = await text(page, '[data-verdict]');
    for (const label of ['Cần', 'Đang có', 'Cách sửa', 'Căn cứ: 05-HD/VPTW']) expect(card).toContain(label);
    expect(errors).toEqual([]);
  });

  it('checks a dropped PDF', async () => {
    const page = await panel();
    await dropFile(page, 'thong-bao-ket-luan.pdf', readFileSync(draft('thong-bao-ket-luan.pdf')));
    await page.waitForSelector(REPORT_SHOWN);
    expect(await text(page, REPORT_SHOWN)).toContain('thong-bao-ket-luan.pdf');
  });

  it('lists several files and opens one', async () => {
    const page = await panel();
    await chooseFiles(page, draft('to-trinh-bo-sung-bien-che.docx'), draft('quyet-dinh-to-cong-tac.docx'));
    await page.waitForFunction(() => document.querySelectorAll('main ul li [data-standing=error]').length >= 2);
    await page.locator('main ul li button').click();
    await page.waitForSelector(REPORT_SHOWN);
  });

  it('says in one line why a file can’t be read', async () => {
    const page = await panel();
    await chooseFiles(page, draft('index.json'));
    await page.waitForSelector('[role=alert]');
    expect(await text(page, '[role=alert]')).toContain('Không kiểm tra được tệp này');
  });

  it('a scan is never shown as free of faults', async () => {
    const page = await panel();
    await chooseFiles(page, draft('bao-cao-ban-quet.pdf'));
    await page.waitForSelector(REPORT_SHOWN);
    expect(await text(page, REPORT_SHOWN)).not.toMatch(/Đạt/);
    expect(await text(page, REPORT_SHOWN)).toMatch(/chưa đo/i);
  });

  it('filters, searches without tone marks, and moves by keyboard', async () => {
    const page = await checked('ke-hoach-chinh-ly-tai-lieu.docx');
    const all = await page.$$eval('[data-verdict]', (cards) => cards.length);
    await page.keyboard.press('/');
    await page.keyboard.type('le trang');
    await page.waitForFunction((before) => document.querySelectorAll('[data-verdict]').length < before, {}, all);
    expect(await text(page, '[data-verdict]')).toContain('Lề trang');
    await page.$eval('input[type=search]', (input) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, '');
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.blur();
    });
    await page.waitForFunction((before) => document.querySelectorAll('[data-verdict]').length === before, {}, all);
    const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.verdict ?? null);
    await page.keyboard.press('j');
    const first = await focused();
    await page.keyboard.press('ArrowDown');
    const second = await focused();
    expect(first).not.toBeNull();
    expect(second).not.toBe(first);
    await page.keyboard.press('k');
    expect(await focused()).toBe(first);
  });

  it('a waiver needs a reason, leaves the headline, stays on record and can be undone', async () => {
    const page = await checked('ke-hoach-chinh-ly-tai-lieu.docx');
    const errors = async () => Number(/(\d+) lỗi/.exec(await text(page, REPORT_SHOWN))?.[1]);
    const before = await errors();
    await page.locator('[data-verdict] button::-p-text(Bỏ qua có lý do)').click();
    await page.locator('[role=dialog] button[type=submit]').click();
    expect(await text(page, '[role=dialog]')).toContain('Hãy ghi lý do');
    await page.locator('[role=dialog] input').fill('Lãnh đạo đã đồng ý');
    await page.locator('[role=dialog] button[type=submit]').click();
    await page.waitForFunction((n) => document.querySelector('[data-tone]')?.textContent?.includes(`${n - 1} lỗi`), {}, before);
    expect(await text(page, REPORT_SHOWN)).toContain('1 bỏ qua có lý do');

    const again = await checked('ke-hoach-chinh-ly-tai-lieu.docx');
    await again.waitForFunction((n) => document.querySelector('[data-tone]')?.textContent?.includes(`${n - 1} lỗi`), {}, before);
    await again.locator('button[role=radio]::-p-text(Bỏ qua)').click();
    expect(await text(again, '[data-verdict]')).toContain('Lãnh đạo đã đồng ý');
    await again.locator('button::-p-text(Không bỏ qua nữa)').click();
    await again.waitForFunction((n) => document.querySelector('[data-tone]')?.textContent?.includes(`${n} lỗi`), {}, before);
  });

  it('copies the result as text', async () => {
    const page = await panel();
    await page.evaluate(() => {
      navigator.clipboard.writeText = async (said) => {
        (window as never as { copied: string }).copied = said;
      };
    });
    await chooseFiles(page, draft('ke-hoach-chinh-ly-tai-lieu.docx'));
    await page.waitForSelector(REPORT_SHOWN);
    await page.locator('button::-p-text(Sao chép kết quả)').click();
    await page.waitForFunction(() => (window as never as { copied?: string }).copied);
    const said = await page.evaluate(() => (window as never as { copied: string }).copied);
    for (const part of ['KẾT QUẢ KIỂM TRA', 'ke-hoach-chinh-ly-tai-lieu.docx', 'SHA-256', 'Căn cứ: 05-HD/VPTW'])
      expect(said).toContain(part);
  });

  it('checks by another rule set on request', async () => {
    const page = await checked('to-trinh-bo-sung-bien-che.docx');
    await page.locator('button::-p-text(Đổi bộ quy tắc)').click();
    await page.locator('[role=dialog] [role=combobox]').click();
    await page.locator('[role=option]::-p-text(36-HD/VPTW)').click();
    await page.locator('[role=dialog] button[type=submit]').click();
    await page.waitForFunction(() => document.querySelector('[data-tone]')?.textContent?.includes('do bạn chọn'));
    expect(await text(page, REPORT_SHOWN)).toContain('36-HD/VPTW');
  });

  it('keeps results for the session only, without the bytes', async () => {
    const page = await checked('quyet-dinh-to-cong-tac.docx');
    await page.reload();
    await page.waitForFunction(() => document.body.innerText.includes('quyet-dinh-to-cong-tac.docx'));
    await page.locator('main ul li button').click();
    await page.waitForSelector(REPORT_SHOWN);
    expect(await text(page, 'main')).toContain('Chọn lại tệp này');
    const local = await (await session.background()).evaluate(() => chrome.storage.local.get(null));
    expect(JSON.stringify(local)).not.toContain('quyet-dinh');
  });

  it('gives the same report as Node for the same file', async () => {
    for (const file of ['ke-hoach-chinh-ly-tai-lieu.docx', 'quyet-dinh-ubnd-tinh.docx', 'thong-bao-ket-luan.pdf']) {
      const page = await checked(file);
      const stored = await (
        await page.waitForFunction(
          async (name) => {
            const [last] = ((await chrome.storage.session.get('results')).results ?? []) as { name: string; report: unknown }[];
            return last?.name === name && last;
          },
          {},
          file,
        )
      ).jsonValue();
      const today = new Date().toISOString().slice(0, 10);
      const inNode = await checkDraft(new Uint8Array(readFileSync(draft(file))), { today, fileName: file });
      expect((stored as { report: unknown }).report).toEqual(JSON.parse(JSON.stringify(inNode)));
    }
  });
});

describe('a file with a secrecy mark', () => {
  it('stops, says what to do, keeps nothing and shuts views of it', async () => {
    const page = await checked('bien-ban-giao-ban.docx');
    const opened = session.browser.waitForTarget((target) => target.url().includes('document-view.html'));
    await page.locator('[data-tone] button::-p-text(Xem trên trang)').click();
    const view = await opened;
    // The file was changed on disk and now bears a mark: the same name, checked again.
    await dropFile(page, 'bien-ban-giao-ban.docx', readFileSync(draft('bao-cao-luyen-tap-dung-lai.docx')));
    await page.waitForSelector(STOP_SHOWN);
    const said = await page.evaluate(() => document.body.innerText);
    expect(said).toContain('Việc cần làm bây giờ');
    expect(said).not.toContain('bien-ban');
    await expect.poll(() => session.browser.targets().includes(view)).toBe(false);
    const stored = await page.evaluate(async () => {
      const { storage } = chrome;
      return JSON.stringify([await storage.session.get(null), await storage.local.get(null), await indexedDB.databases()]);
    });
    expect(stored).not.toContain('bien-ban');
    expect(stored).not.toContain('dung-lai');
    await page.locator('button::-p-text(Đã hiểu)').click();
    await page.waitForFunction(() => document.body.innerText.includes('Chọn dự thảo để kiểm tra'));
    expect(await page.evaluate(() => document.body.innerText)).not.toContain('bien-ban');
  });

  it('stops at a mark in the name alone', async () => {
    const page = await panel();
    await dropFile(page, 'TOI MAT - ke hoach.docx', readFileSync(draft('quyet-dinh-to-cong-tac.docx')));
    await page.waitForSelector(STOP_SHOWN);
    expect(await text(page, '[role=alertdialog]')).toContain('trong tên tệp');
  });
});
