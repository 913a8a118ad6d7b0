import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectErrors, launchChromium, openPage, type Session } from './harness';

let session: Session;
let page: Page;
let errors: string[];

beforeAll(async () => {
  session = await launchChromium();
  page = await openPage(session, 'sidepanel.html');
  errors = collectErrors(page);
  await page.locator('[role=tab]::-p-text(Việc và hạn)').click();
  await page.locator('button::-p-text(Thêm dữ liệu mẫu)').click();
  await page.waitForSelector('[data-meeting]');
});
afterAll(() => session?.close());

const meeting = () =>
  page.$eval('[data-meeting]', (row) =>
    Object.fromEntries(
      [...row.querySelectorAll('[data-step]')].map((step) => [step.getAttribute('data-step'), step.getAttribute('data-done')]),
    ),
  );
const press = (words: string, inside = '#root') => page.locator(`${inside} button::-p-text(${words})`).click();

describe('the first run', () => {
  it('leads through three steps, with data to practise on that goes at one press, and never comes again', async () => {
    const panel = await openPage(session, 'sidepanel.html');
    await panel.locator('[role=tab]::-p-text(Kiểm tra)').click();
    await panel.waitForSelector('[data-first-run=role]');
    await panel.locator('[data-first-run] button[role=radio]::-p-text(Văn thư đi)').click();
    await panel.locator('[data-first-run] button::-p-text(Tiếp)').click();
    await panel.locator('[data-first-run=practice] button::-p-text(Xóa dữ liệu mẫu)').click();
    await panel.locator('[data-first-run=practice] button::-p-text(Thêm và xem dữ liệu mẫu)').click();
    await panel.waitForSelector('[role=tab][aria-selected=true]::-p-text(Việc và hạn)');
    await panel.waitForSelector('[data-meeting]');
    await panel.locator('button[role=radio]::-p-text(Cả văn thư)').click();
    await panel.locator('[role=tab]::-p-text(Kiểm tra)').click();
    await panel.locator('[data-first-run=practice] button::-p-text(Tiếp)').click();
    await panel.locator('[data-first-run=check] button::-p-text(Bắt đầu dùng)').click();
    await panel.waitForFunction(() => !document.querySelector('[data-first-run]'));
    await panel.reload();
    await panel.waitForSelector('main button');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await panel.$('[data-first-run]')).toBeNull();
    await panel.close();
    await page.bringToFront();
  });
});

describe('a meeting', () => {
  it('is led from its end to its conclusion, and the clock stops with it', async () => {
    expect(await meeting()).toEqual({ held: 'true', minutes: 'false', conclusion: 'false', dossier: 'true' });
    const due = () => page.$$eval('li[data-due]', (rows) => rows.length);
    const before = await due();
    await press('Đã ban hành kết luận', '[data-meeting]');
    await press('Ghi ngày ban hành', '[role=dialog]');
    await page.waitForFunction((wanted) => document.querySelectorAll('li[data-due]').length === wanted, {}, before - 1);
    await expect.poll(async () => (await meeting()).conclusion).toBe('true');
    await press('Hoàn tác');
    await page.waitForFunction((wanted) => document.querySelectorAll('li[data-due]').length === wanted, {}, before);
    expect((await meeting()).conclusion).toBe('false');
  });

  it('has its minutes signed', async () => {
    await page.locator('[data-meeting] [role=combobox]').click();
    await page.locator('[role=option]::-p-text(Đã ký)').click();
    await expect.poll(async () => (await meeting()).minutes).toBe('true');
  });

  it('goes with the work that only it set running; both come back', async () => {
    const counts = () =>
      page.evaluate(() => [document.querySelectorAll('[data-meeting]').length, document.querySelectorAll('li[data-due]').length]);
    const [meetings, due] = (await counts()) as [number, number];
    await page.locator('[data-meeting] button[aria-label^="Việc khác"]').click();
    await page.locator('[role=menuitem]::-p-text(Xóa hội nghị)').click();
    await expect.poll(counts).toEqual([meetings - 1, due - 1]);
    await press('Hoàn tác');
    await expect.poll(counts).toEqual([meetings, due]);
  });
});

describe('counters', () => {
  const numbers = () =>
    page.$$eval('[data-counter]', (rows) => rows.map((row) => `${row.getAttribute('data-counter')} ${row.querySelector('input')!.value}`));
  it('count by one, take a typed number, refuse what is none, and are undone', async () => {
    await page.locator('::-p-aria(Thêm một: Lượt đóng dấu)').click();
    await expect.poll(numbers).toEqual(['seal 1', 'copy 0', 'badgeDecision 0']);
    await page.locator('[data-counter=copy] input').fill('120');
    await page.keyboard.press('Enter');
    await expect.poll(numbers).toEqual(['seal 1', 'copy 120', 'badgeDecision 0']);
    await page.waitForFunction(() => document.querySelector('[data-counter=copy]')!.textContent!.includes('Tháng này 120'));
    await press('Hoàn tác');
    await expect.poll(numbers).toEqual(['seal 1', 'copy 0', 'badgeDecision 0']);
    await page.locator('[data-counter=copy] input').fill('-5');
    await page.keyboard.press('Enter');
    await expect.poll(numbers).toEqual(['seal 1', 'copy 0', 'badgeDecision 0']);
    await page.locator('::-p-aria(Bớt một: Lượt đóng dấu)').click();
    await expect.poll(numbers).toEqual(['seal 0', 'copy 0', 'badgeDecision 0']);
  });
});

describe('recurring duties', () => {
  it('are given to a clerk, left out, and added to', async () => {
    await press('Phân công việc thường xuyên');
    await page.waitForSelector('[role=dialog]');
    await page.locator('[role=dialog] ::-p-aria(Thêm việc thường xuyên của cơ quan)').fill('Kiểm tra máy quét');
    await press('Thêm vào danh sách', '[role=dialog]');
    await page.waitForSelector('[data-own-duty]');
    await page.locator('[data-own-duty] [role=combobox]').click();
    await page.locator('[role=option]::-p-text(Sao in)').click();
    await page.locator('[role=dialog] [role=combobox]').click();
    await page.locator('[role=option]::-p-text(Không làm)').click();
    await press('Ghi phân công', '[role=dialog]');
    await page.waitForFunction(
      () => !document.querySelector('[role=dialog]') && document.querySelector('main')!.innerText.includes('Kiểm tra máy quét'),
    );
    const shown = () => page.$eval('main', (main) => main.innerText.includes('Kiểm tra máy quét'));
    await page.locator('button[role=radio]::-p-text(Văn thư đến)').click();
    await expect.poll(shown).toBe(false);
    await page.locator('button[role=radio]::-p-text(Sao in)').click();
    await expect.poll(shown).toBe(true);
    await page.locator('button[role=radio]::-p-text(Cả văn thư)').click();
  });

  it('with a mark of secrecy are refused', async () => {
    await press('Phân công việc thường xuyên');
    await page.locator('[role=dialog] ::-p-aria(Thêm việc thường xuyên của cơ quan)').fill('Chuyển văn bản (Tối mật)');
    await press('Thêm vào danh sách', '[role=dialog]');
    await page.waitForSelector('[role=dialog] [role=alert]');
    expect(await page.$$eval('[role=dialog] input', (inputs) => inputs.map((input) => input.value).join(''))).toBe('');
    await page.keyboard.press('Escape');
    expect(errors).toEqual([]);
  });
});
