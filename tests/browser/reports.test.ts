import { unzipSync } from 'fflate';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseFiles, collectErrors, draft, launchChromium, openPage, REPORT_SHOWN, type Session } from './harness';

let session: Session;
let page: Page;
let errors: string[];

beforeAll(async () => {
  session = await launchChromium();
  const panel = await openPage(session, 'sidepanel.html');
  await chooseFiles(panel, draft('to-trinh-bo-sung-bien-che.docx'));
  await panel.waitForSelector(REPORT_SHOWN);
  await panel.locator('[role=tab]::-p-text(Việc và hạn)').click();
  await panel.locator('button::-p-text(Thêm dữ liệu mẫu)').click();
  await panel.waitForSelector('[data-meeting]');
  await panel.locator('[role=tab]::-p-text(Sổ)').click();
  const opened = session.browser.waitForTarget((target) => target.url().endsWith('/reports.html'));
  await panel.locator('button::-p-text(Báo cáo)').click();
  page = (await (await opened).page())!;
  errors = collectErrors(page);
  await page.setViewport({ width: 1000, height: 900 });
  await page.waitForSelector('[data-report]');
});
afterAll(() => session?.close());

const kind = (name: string) => page.locator(`button[role=radio]::-p-text(${name})`).click();
const total = () =>
  page
    .locator('[data-report]')
    .map((paper) => Number(paper.getAttribute('data-total')))
    .wait();
const text = () => page.$eval('[data-report]', (paper) => (paper as HTMLElement).innerText);

describe('a report', () => {
  it('counts the register of a year by type and body, work, dossiers and faults', async () => {
    await kind('Năm');
    await page.waitForSelector('[data-report=year]');
    // The days of the practice data are around today and may lie on both sides of a new year.
    const thisYear = new Date().getFullYear();
    const stands = (year: number) =>
      page.waitForFunction((of) => document.querySelector('[data-report=year] h2')?.textContent?.includes(of), {}, String(year));
    await stands(thisYear);
    const now = await total();
    await page.locator('::-p-aria(Kỳ trước)').click();
    await stands(thisYear - 1);
    expect(now + (await total())).toBe(3);
    await page.locator('::-p-aria(Kỳ sau)').click();
    await stands(thisYear);
    const words = await text();
    for (const wanted of [
      'Theo thể loại',
      'Theo cơ quan ban hành',
      'Quá hạn, chưa xong',
      'Còn thiếu tài liệu',
      'Lỗi thể thức hay gặp',
      'Theo 1 lần kiểm tra',
      '05-HD/VPTW, Phần II',
      'Phiếu tự kiểm tra',
    ])
      expect(words).toContain(wanted);
  });

  it('follows the store: a document that is removed is counted no more', async () => {
    await kind('Năm');
    await page.waitForSelector('[data-report=year]');
    const before = await total();
    const panel = await openPage(session, 'sidepanel.html');
    await panel.locator('[role=tab]::-p-text(Sổ)').click();
    await panel.locator('main section li button').click();
    await panel.locator('[role=dialog] button::-p-text(Xóa khỏi sổ)').click();
    await panel.locator('button::-p-text(Hoàn tác)').wait();
    await page.bringToFront();
    await kind('Tháng');
    await page.waitForSelector('[data-report=month]');
    await kind('Năm');
    await page.waitForSelector(`[data-report=year][data-total="${before - 1}"]`);
    await panel.close();
  });

  it('asks for the term, which no norm gives, then counts it', async () => {
    await page.bringToFront();
    await kind('Nhiệm kỳ');
    expect(await page.$('[data-report]')).toBeNull();
    await page.locator('::-p-aria(Nhiệm kỳ từ ngày)').fill('1/10/2020');
    await page.locator('::-p-aria(đến ngày)').fill('30/9/2045');
    await page.locator('button[type=submit]').click();
    await page.waitForSelector('[data-report=term][data-total="2"]');
  });

  it('is saved as a workbook with a sheet for each part', async () => {
    await page.evaluate(() => {
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        Object.assign(globalThis, { saved: blob });
        return make(blob);
      };
    });
    await page.locator('button::-p-text(Tải tệp Excel)').click();
    await page.waitForFunction(() => 'saved' in globalThis);
    const bytes = await page.evaluate(async () => [...new Uint8Array(await (globalThis as never as { saved: Blob }).saved.arrayBuffer())]);
    const files = unzipSync(Uint8Array.from(bytes));
    const workbook = new TextDecoder().decode(files['xl/workbook.xml']);
    for (const sheet of ['Văn bản theo tháng', 'Theo thể loại', 'Việc có hạn', 'Hồ sơ', 'Lỗi thể thức hay gặp', 'Phiếu tự kiểm tra'])
      expect(workbook).toContain(sheet);
    expect(workbook).not.toContain('undefined');
  });

  it('is printed on A4 without its buttons', async () => {
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const size = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(Buffer.from(pdf).toString('latin1'))!;
    expect([Math.round(Number(size[1])), Math.round(Number(size[2]))]).toEqual([595, 842]);
    await page.emulateMediaType('print');
    expect(await page.$eval('h1', (title) => (title as HTMLElement).offsetParent === null)).toBe(true);
    await page.emulateMediaType('screen');
    expect(errors).toEqual([]);
  });
});
