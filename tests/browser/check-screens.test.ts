import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../lib/document';
import { planSaying, SLIPS } from './drafts';
import { chooseFiles, collectErrors, draft, dropFile, launchChromium, openPage, REPORT_SHOWN, type Session, STOP_SHOWN } from './harness';

/** In the browser's own pages. */
declare const chrome: typeof import('wxt/browser').browser;

let session: Session;
let downloads: string;
let pages: Page[] = [];

beforeAll(async () => {
  session = await launchChromium();
  downloads = await mkdtemp(path.join(tmpdir(), 'van-thu-downloads-'));
  const cdp = await session.browser.target().createCDPSession();
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
});
afterEach(async () => {
  for (const page of pages) await page.close().catch(() => undefined);
  pages = [];
  await (await session.background()).evaluate(async () => {
    await chrome.storage.session.clear();
    await chrome.storage.local.clear();
  });
});
afterAll(async () => {
  await session?.close();
  await rm(downloads, { recursive: true, force: true });
});

async function open(name: 'sidepanel.html' | 'options.html'): Promise<Page> {
  const page = await openPage(session, name);
  pages.push(page);
  return page;
}

const said = (page: Page, selector = 'body') => page.$eval(selector, (element) => (element as HTMLElement).innerText);
async function checked(bytes: Uint8Array, name = 'ke-hoach.docx'): Promise<Page> {
  const page = await open('sidepanel.html');
  await dropFile(page, name, bytes);
  await page.waitForSelector(REPORT_SHOWN);
  return page;
}

/** The card of a word's verdict, however deep the word stands in it. */
const cardOf = (found: string) => `::-p-xpath(//li[@data-verdict][contains(., "“${found}”")])`;

/** What the page puts on the clipboard, which a headless browser does not have. */
async function watchClipboard(page: Page): Promise<() => Promise<string | undefined>> {
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      (window as never as { copied: string }).copied = text;
    };
  });
  return () => page.evaluate(() => (window as never as { copied?: string }).copied);
}

describe('right forms of a slip', () => {
  it('are copied by one click, by Tab and Enter, and by one key', async () => {
    const page = await checked(planSaying(...SLIPS));
    const errors = collectErrors(page);
    const copied = await watchClipboard(page);
    const card = (await page.waitForSelector(cardOf('phuc')))!;
    expect(await card.$$eval('[aria-label^="Sao chép"]', (buttons) => buttons.map((one) => one.textContent))).toContain('phục');
    await page.locator('[aria-label="Sao chép “phục”"]').click();
    await expect.poll(copied).toBe('phục');
    expect(await said(page, '[role=status]:last-of-type')).toContain('Đã sao chép “phục”');

    await page.evaluate(() => delete (window as never as { copied?: string }).copied);
    await card.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(copied).toBe('phục');

    await page.evaluate(() => delete (window as never as { copied?: string }).copied);
    await card.focus();
    await page.keyboard.press('c');
    await expect.poll(copied).toBe('phục');
    expect(errors).toEqual([]);
  });
});

describe('waivers', () => {
  it('set aside one word, not every misspelt one; are listed with reason and day; go back', async () => {
    const page = await checked(planSaying(...SLIPS));
    const words = () =>
      page.$$eval('[data-verdict]', (cards) => cards.flatMap((card) => /“(nghiêpp|phuc|chínhh)”/.exec(card.textContent ?? '')?.[1] ?? []));
    const before = await words();
    expect(new Set(before)).toEqual(new Set(['nghiêpp', 'phuc', 'chínhh']));
    const card = (await page.waitForSelector(cardOf('chínhh')))!;
    await (await card.$('button::-p-text(Bỏ qua có lý do)'))!.click();
    await page.locator('[role=dialog] input').fill('Tên riêng của đơn vị');
    await page.locator('[role=dialog] button[type=submit]').click();
    await page.waitForFunction(() => document.body.innerText.includes('1 bỏ qua có lý do'));
    expect((await words()).sort()).toEqual(before.filter((word) => word !== 'chínhh').sort());
    const stored = JSON.stringify(await page.evaluate(() => chrome.storage.local.get(null)));
    expect(stored).toContain('Tên riêng của đơn vị');
    expect(stored).not.toContain('chínhh');

    await page.locator('[aria-label="Quay lại"]').click();
    expect(await said(page, 'main li[data-state=done]')).toContain('1 bỏ qua có lý do');
    await page.locator('main li[data-state=done] button').click();
    await page.locator('button::-p-text(Đã bỏ qua có lý do: 1)').click();
    await page.waitForFunction(() => document.body.innerText.includes('Lý do: Tên riêng của đơn vị'));
    await page.locator('button::-p-text(Không bỏ qua nữa)').click();
    await page.waitForFunction((n) => document.querySelectorAll('[data-verdict]').length >= n, {}, before.length);
    expect((await words()).sort()).toEqual(before.sort());
  });

  it('of the time before still hold, for all of their rule', async () => {
    const bytes = planSaying(...SLIPS);
    const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex');
    await (await session.background()).evaluate(
      (hash) =>
        chrome.storage.local.set({
          [`waivers.${hash}`]: [{ sha256: hash, rule: 'language.syllable', component: 'spelling', reason: 'đã xem', at: 1 }],
        }),
      sha256,
    );
    const page = await checked(bytes);
    await page.waitForFunction(() => document.body.innerText.includes('bỏ qua có lý do'));
    expect(await page.$(cardOf('chínhh'))).toBeNull();
  });
});

describe('the dictionary of the office', () => {
  it('takes a word from the verdict, judges the file again, and gives it back', async () => {
    const page = await checked(planSaying(...SLIPS));
    const card = (await page.waitForSelector(cardOf('chínhh')))!;
    await (await card.$('[aria-label="Thêm vào từ điển: “chínhh”"]'))!.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => ![...document.querySelectorAll('[data-verdict]')].some((one) => one.textContent?.includes('chínhh')));
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-verdict'));
    // Another panel, another file: known at once.
    const other = await checked(planSaying('Phòng Hành chínhh báo cáo.'), 'khac.docx');
    expect(await said(other)).not.toContain('chínhh');
    await page.bringToFront();
    await page.locator('[role=status] button::-p-text(Hoàn tác)').click();
    await page.waitForSelector(cardOf('chínhh'));
  });

  it('is listed, added to, shortened, taken out and in again', async () => {
    const page = await open('options.html');
    const errors = collectErrors(page);
    const list = () => page.$$eval('ul[aria-label="Các từ trong từ điển"] span', (words) => words.map((one) => one.textContent));
    const add = async (word: string) => {
      await page.locator('input[maxlength="80"]').fill(word);
      await page.keyboard.press('Enter');
    };
    await add('Krrông');
    await expect.poll(list).toEqual(['Krrông']);
    await add('KRRÔNG');
    await page.waitForFunction(() => document.body.innerText.includes('Từ này đã có trong từ điển'));
    await add('Tối mật');
    await page.waitForFunction(() => document.body.innerText.includes('Có dấu chỉ độ mật nên không ghi'));
    await add('Chư Sê');
    await expect.poll(list).toEqual(['Chư Sê', 'Krrông']);

    await page.locator('button::-p-text(Xuất tệp chữ)').click();
    await page.locator('button::-p-text(Xuất bảng (.csv))').click();
    await expect.poll(async () => (await readdir(downloads)).filter((name) => /^tu-dien.*\.(txt|csv)$/.test(name)).length).toBe(2);
    const files = (await readdir(downloads)).map((name) => path.join(downloads, name));
    expect(readFileSync(files.find((file) => file.endsWith('.txt'))!, 'utf8')).toBe('Chư Sê\r\nKrrông\r\n');

    await page.locator('[aria-label="Bỏ “Krrông” khỏi từ điển"]').click();
    await expect.poll(list).toEqual(['Chư Sê']);
    await page.locator('[role=status] button::-p-text(Hoàn tác)').click();
    await expect.poll(list).toEqual(['Chư Sê', 'Krrông']);
    await page.locator('[aria-label="Bỏ “Krrông” khỏi từ điển"]').click();
    await expect.poll(list).toEqual(['Chư Sê']);

    const input = (await page.$('input[type=file][accept*=".csv"]'))!;
    const choose = (file: string) => (input as unknown as import('puppeteer').ElementHandle<HTMLInputElement>).uploadFile(file);
    await choose(files.find((file) => file.endsWith('.csv'))!);
    await page.waitForSelector('[role=dialog]');
    expect(await said(page, '[role=dialog]')).toMatch(/1 từ mới:\s+Krrông[\s\S]*1 từ đã có sẵn/);
    await page.locator('[role=dialog] button::-p-text(Thêm 1 từ)').click();
    await expect.poll(list).toEqual(['Chư Sê', 'Krrông']);

    await choose(draft('quyet-dinh-to-cong-tac.docx'));
    await page.waitForSelector('[role=alert]');
    expect(await said(page, '[role=alert]')).toContain('Không phải danh sách từ');
    expect(errors).toEqual([]);
    for (const word of ['Chư Sê', 'Krrông']) {
      await page.locator(`[aria-label="Bỏ “${word}” khỏi từ điển"]`).click();
      await expect.poll(list).not.toContain(word);
    }
  });
});

describe('several files', () => {
  it('show how far they are; one is stopped and taken up again, the others go on', async () => {
    const page = await open('sidepanel.html');
    const long = planSaying(
      ...Array.from({ length: 6000 }, (_, at) => `${at}. Các đơn vị báo cáo kết quả thực hiện về Văn phòng Tỉnh uỷ trước ngày quy định.`),
    );
    for (const name of ['mot.docx', 'hai.docx', 'ba.docx']) await dropFile(page, name, long);
    await page.locator('[aria-label="Quay lại"]').click();
    await page.waitForSelector('[aria-label="Dừng kiểm tra hai.docx"]');
    expect(await said(page)).toMatch(/Đã xong \d\/\d tệp/);
    await page.locator('[aria-label="Dừng kiểm tra hai.docx"]').click();
    await page.waitForFunction(() => document.body.innerText.includes('Đã dừng theo yêu cầu'));
    await page.waitForFunction(() => document.querySelectorAll('main li[data-state=done]').length === 2);
    expect(await page.$$eval('main li[data-state=cancelled]', (rows) => rows.map((row) => row.textContent))).toHaveLength(1);
    await page.locator('[aria-label="Kiểm tra lại hai.docx"]').click();
    await page.waitForFunction(() => document.querySelectorAll('main li[data-state=done]').length === 3);
  });

  it('a stop in one leaves the others to be checked to their end', async () => {
    const page = await open('sidepanel.html');
    await chooseFiles(
      page,
      draft('bao-cao-luyen-tap-dung-lai.docx'),
      draft('quyet-dinh-to-cong-tac.docx'),
      draft('thong-bao-ket-luan.pdf'),
    );
    await page.waitForSelector(STOP_SHOWN);
    await page.locator('button::-p-text(Đã hiểu)').click();
    await page.waitForFunction(() => document.querySelectorAll('main li[data-state=done]').length === 2);
    expect(await said(page)).not.toContain('dung-lai');
  });

  it('two results are compared, and a mended file with its own last check', async () => {
    const page = await open('sidepanel.html');
    await dropFile(page, 'ke-hoach.docx', planSaying(...SLIPS));
    await page.waitForSelector(REPORT_SHOWN);
    await dropFile(
      page,
      'ke-hoach.docx',
      planSaying('Các đơn vị khắc phục ngay hạn chế về nghiêpp vụ.', 'Phòng Hành chính hoàn thànhh báo cáo.'),
    );
    await page.waitForFunction(() => /So với lần trước: đã sửa [1-9]\d*, còn [1-9]\d*, mới 1/.test(document.body.innerText));
    await page.locator('button::-p-text(So với lần trước)').click();
    await page.waitForSelector('[data-compared=mended] li');
    expect(await said(page, '[data-compared=mended]')).toContain('“chínhh”');
    expect(await said(page, '[data-compared=added]')).toContain('thànhh');

    await page.locator('[aria-label="Quay lại"]').click();
    await chooseFiles(page, draft('quyet-dinh-to-cong-tac.docx'));
    await page.waitForSelector(REPORT_SHOWN);
    await page.locator('[aria-label="Quay lại"]').click();
    await page.locator('button::-p-text(So sánh)').click();
    await page.locator('[role=dialog] button[type=submit]').click();
    await page.waitForSelector('#compare-title');
    expect(await said(page, 'main')).toMatch(/Trước: ke-hoach\.docx[\s\S]*Sau: quyet-dinh-to-cong-tac\.docx/);
    expect(await said(page, 'main')).toContain('Thông tin đọc được nay khác');
    await page.locator('[aria-label="Quay lại"]').click();
    await page.waitForSelector('#files-title');
  });
});

describe('what the office keeps of secret papers', () => {
  it('is a blank form to print, with nothing to type into', async () => {
    const page = await open('options.html');
    const section = (await page.waitForSelector('section[aria-labelledby=registers]'))!;
    expect(await section.$$('input, textarea, [contenteditable]')).toEqual([]);
    await page.locator('button::-p-text(Tải mẫu trắng)').click();
    const name = 'so-dang-ky-bi-mat-nha-nuoc-mau-trang.docx';
    await expect.poll(async () => (await readdir(downloads)).includes(name), { timeout: 20_000 }).toBe(true);
    const read = await readDocument(new Uint8Array(readFileSync(path.join(downloads, name))));
    const text = read.paragraphs.map((one) => one.text).join('\n');
    for (const part of ['SỔ ĐĂNG KÝ BÍ MẬT NHÀ NƯỚC ĐI', 'SỔ ĐĂNG KÝ BÍ MẬT NHÀ NƯỚC ĐẾN', 'Nơi nhận và ký nhận'])
      expect(text).toContain(part);
  });

  it('is a count by day only when it is wanted, seen and erased', async () => {
    const stop = async () => {
      const page = await open('sidepanel.html');
      await chooseFiles(page, draft('bao-cao-luyen-tap-dung-lai.docx'));
      await page.waitForSelector(STOP_SHOWN);
      return page;
    };
    const stored = (page: Page) => page.evaluate(async () => (await chrome.storage.local.get('stops')).stops);
    const first = await stop();
    expect(await stored(first)).toBeUndefined();
    const page = await open('options.html');
    await page.locator('section[aria-labelledby=stops] button[role=checkbox]').click();
    await page.waitForSelector('section[aria-labelledby=stops] [role=checkbox][data-state=checked]');
    await stop();
    await expect.poll(() => stored(page)).toEqual({ [new Date().toLocaleDateString('sv')]: 1 });
    await page.bringToFront();
    await page.waitForSelector('section[aria-labelledby=stops] tbody tr');
    await page.locator('button::-p-text(Xóa số đếm)').click();
    await page.locator('[role=dialog] button::-p-text(Xóa)').click();
    await expect.poll(() => stored(page)).toBeUndefined();
    await page.waitForFunction(() => document.body.innerText.includes('Chưa có số đếm nào'));
  });
});
