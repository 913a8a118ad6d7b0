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

const view = (name: string) => page.locator(`button[role=radio]::-p-text(${name})`).click();
const chosen = () => page.$eval('[role=gridcell][aria-selected=true]', (cell) => cell.getAttribute('data-date')!);
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-date'));
const plus = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

describe('the month', () => {
  it('stands on today with what is due; arrows move over its edges and take the focus along', async () => {
    await view('Lịch');
    await page.waitForSelector('[role=grid]');
    const today = await chosen();
    expect(await page.$eval('[aria-current=date]', (cell) => cell.getAttribute('data-date'))).toBe(today);
    expect(await page.$eval('[aria-current=date]', (cell) => cell.textContent)).toMatch(/việc đến hạn/);
    await page.focus('[role=gridcell][aria-selected=true]');
    for (const [key, days] of [
      ['ArrowRight', 1],
      ['ArrowDown', 8],
      ['ArrowLeft', 7],
      ['ArrowUp', 0],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForSelector(`[aria-selected=true][data-date="${plus(today, days)}"]`);
      expect(await focused()).toBe(plus(today, days));
    }
    await page.keyboard.press('PageDown');
    await page.waitForFunction((old) => !document.querySelector(`[aria-selected=true][data-date^="${old}"]`), {}, today.slice(0, 7));
    expect(await focused()).toBe(await chosen());
    expect(await page.$$eval('[role=gridcell][tabindex="0"]', (cells) => cells.length)).toBe(1);
    await page.locator('button::-p-text(Hôm nay)').click();
    await page.waitForSelector(`[aria-selected=true][data-date="${today}"]`);
  });

  it('shows the work of the chosen day, which can be ticked there', async () => {
    const count = () => page.$$eval('[aria-labelledby=chosen-day] li[data-due]', (rows) => rows.length);
    const before = await count();
    expect(before).toBeGreaterThan(0);
    await page.locator('[aria-labelledby=chosen-day] button[aria-pressed]').click();
    await page.waitForFunction(
      (wanted) => document.querySelectorAll('[aria-labelledby=chosen-day] li[data-due]').length === wanted,
      {},
      before - 1,
    );
    await page.locator('button::-p-text(Hoàn tác)').click();
    await page.waitForFunction(
      (wanted) => document.querySelectorAll('[aria-labelledby=chosen-day] li[data-due]').length === wanted,
      {},
      before,
    );
  });

  it('marks days off and worked Saturdays as the calendar has them', async () => {
    const year = Number((await chosen()).slice(0, 4));
    // To August 2026, where a Saturday was worked and three days were off.
    const months = (2026 - year) * 12 + 8 - Number((await chosen()).slice(5, 7));
    for (let step = 0; step < Math.abs(months); step++)
      await page.locator(`::-p-aria(${months < 0 ? 'Tháng trước' : 'Tháng sau'})`).click();
    await page.waitForSelector('[data-date="2026-08-22"][data-worked=true][data-off=false]');
    expect(
      await page.$eval('[data-date="2026-08-31"]', (cell) => [cell.getAttribute('data-off'), cell.getAttribute('data-holiday')]),
    ).toEqual(['true', 'true']);
  });
});

describe('the story of a dossier', () => {
  it('goes from the meeting to the conclusion that is due, and opens the dossier', async () => {
    await view('Dòng thời gian');
    await page.waitForSelector('[data-step]');
    const steps = () =>
      page.$$eval('li:has(> button[aria-expanded=true]) [data-step]', (all) => all.map((one) => one.getAttribute('data-step')));
    await expect.poll(steps).toEqual(expect.arrayContaining(['opened', 'meeting', 'ended', 'due']));
    await page.locator('button::-p-text(Mở hồ sơ)').click();
    await page.waitForSelector('[data-dossier]');
    expect(errors).toEqual([]);
  });
});
