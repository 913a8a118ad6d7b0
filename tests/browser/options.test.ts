import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectErrors, launchChromium, openPage, type Session } from './harness';
import { injectStore, type StoreInPage } from './store-driver';
import { fill, lacks, press, shows, violations } from './work-page';

/** In the browser's own pages. */
declare const chrome: typeof import('wxt/browser').browser;

declare const store: StoreInPage;

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

describe('quiet hours', () => {
  it('hold the notification back and not the number; when they end, it comes', async () => {
    await injectStore(page);
    const quiet = (from: number, to: number) =>
      page.evaluate(
        (hours) => {
          const clock = (add: number) => `${String((new Date().getHours() + add + 24) % 24).padStart(2, '0')}:00`;
          return chrome.storage.local.set({ settings: { quiet: { from: clock(hours[0]!), to: clock(hours[1]!) } } });
        },
        [from, to],
      );
    const shown = () => page.evaluate(async () => Object.keys(await chrome.notifications.getAll()).length);
    const badge = () => page.evaluate(() => chrome.action.getBadgeText({}));
    await quiet(-1, 2);
    await page.evaluate(async () => {
      const { day } = store.localMoment(new Date());
      const work = store.addOwnObligation({ label: 'Nộp báo cáo', about: '', due: day, role: null }, day);
      await store.commit(store.openDatabase(), { actor: 'test', label: 'test' }, [work]);
      await chrome.alarms.create('reminders', { when: Date.now(), periodInMinutes: 30 });
    });
    await expect.poll(badge, { timeout: 20_000 }).toBe('1');
    await page.evaluate(() => navigator.locks.request('reminders', () => undefined));
    expect(await shown()).toBe(0);
    await quiet(2, 4);
    await expect.poll(shown, { timeout: 20_000 }).toBe(1);
    await page.evaluate(async () => {
      for (const id of Object.keys(await chrome.notifications.getAll())) await chrome.notifications.clear(id);
      await chrome.storage.local.remove('settings');
    });
  });
});

describe('the office’s own rules', () => {
  const row = '[data-office-period=conference-conclusion]';
  const text = (selector: string) => page.$eval(selector, (one) => (one as HTMLElement).innerText);

  it('an own period with its basis stands beside the norm’s, and goes again', async () => {
    expect(await text(row)).toMatch(/tạm tính[\s\S]*Quy định: 4 ngày làm việc/);
    await page.locator(`${row} button`).click();
    await fill(page, 'Số', '3');
    await page.locator('[role=dialog] button[type=submit]').click();
    await shows(page, 'Ghi văn bản làm căn cứ', '[role=dialog]');
    await fill(page, 'Văn bản làm căn cứ', 'Quy chế làm việc 01');
    expect(await violations(page)).toEqual([]);
    await page.locator('[role=dialog] button[type=submit]').click();
    await shows(page, 'Cơ quan đặt: 3 ngày làm việc', row);
    expect(await text(row)).not.toContain('tạm tính');
    expect(await text(row)).toContain('Quy định: 4 ngày làm việc');
    await page.locator(`${row} button::-p-text(Theo quy định)`).click();
    await lacks(page, 'Cơ quan đặt', row);
  });

  it('a day off is used at once by what is counted, and is undone', async () => {
    await fill(page, 'Ngày', '9/3/2027');
    await fill(page, 'Lý do (không bắt buộc)', 'Kỷ niệm thành lập');
    await press(page, 'Thêm ngày');
    await page.waitForSelector('[data-office-day="2027-03-09"]');
    const panel = await openPage(session, 'sidepanel.html');
    await panel.locator('[role=tab]::-p-text(Việc và hạn)').click();
    await panel.locator('button::-p-text(Thêm việc)').click();
    await panel.locator('[role=dialog] [role=combobox]').click();
    await panel.locator('[role=option]::-p-text(Hội nghị kết thúc)').click();
    await panel.locator('::-p-aria([name="Ngày xảy ra"][role="textbox"])').fill('5/3/2027');
    await shows(panel, '12/3/2027', '[role=dialog]');
    await panel.close();
    await page.bringToFront();
    expect(await violations(page)).toEqual([]);
    await page.locator('[data-office-day="2027-03-09"] button').click();
    await page.waitForFunction(() => !document.querySelector('[data-office-day]'));
    await page.locator('button::-p-text(Hoàn tác)').click();
    await page.waitForSelector('[data-office-day="2027-03-09"]');
    expect(errors).toEqual([]);
  });
});

describe('the idle lock', () => {
  const leaveAlone = () =>
    page.evaluate(() => chrome.storage.session.set({ idleLock: { lastActive: Date.now() - 6 * 60_000, locked: false } }));

  it('hides every surface behind one screen, dialogs too, and gives back what was being done', async () => {
    await radio('5 phút', 'Khóa khi để yên');
    await expect.poll(kept).toMatchObject({ idleLockMinutes: 5 });
    const panel = await openPage(session, 'sidepanel.html');
    await panel.locator('[role=tab]::-p-text(Việc và hạn)').click();
    await panel.locator('button::-p-text(Thêm việc)').click();
    await panel.waitForSelector('[role=dialog]');
    await fill(panel, 'Về việc gì', 'đang gõ dở');
    await leaveAlone();
    await panel.waitForSelector('[data-lock]');
    await page.waitForSelector('[data-lock]');
    const popup = await openPage(session, 'popup.html', { width: 360, height: 500 });
    await popup.waitForSelector('[data-lock]');
    expect(await popup.evaluate(() => document.body.innerText.trim())).toMatch(/^Đã khóa\s[\s\S]*Bấm để mở lại$/);
    expect(await violations(popup)).toEqual([]);
    await popup.close();
    await panel.bringToFront();
    expect(await panel.evaluate(() => document.body.innerText)).not.toContain('Việc và hạn');
    expect(await violations(panel)).toEqual([]);
    await panel.keyboard.press('Escape');
    await panel.mouse.click(20, 20);
    await panel.locator('[data-lock] button').click();
    await panel.waitForFunction(() => !document.querySelector('[data-lock]'));
    expect(await panel.$eval('[role=dialog]', (one) => [...one.querySelectorAll('input')].map(({ value }) => value))).toContain(
      'đang gõ dở',
    );
    await page.waitForFunction(() => !document.querySelector('[data-lock]'));
    await panel.close();
    await page.bringToFront();
    await radio('Không khóa', 'Khóa khi để yên');
    await expect.poll(kept).toMatchObject({ idleLockMinutes: 0 });
    await leaveAlone();
    await page.reload();
    await page.waitForSelector('#reminders');
    expect(await page.$('[data-lock]')).toBeNull();
    expect(errors).toEqual([]);
  });
});

describe('a backup that is late', () => {
  it('is told in the popup and by a notification once a day, until it is made', async () => {
    await injectStore(page);
    await page.evaluate(async () => {
      const eightDaysAgo = store.localMoment(new Date(Date.now() - 8 * 86_400_000)).day;
      await store.commit(store.openDatabase(), { actor: 'test', label: 'test' }, [store.noteBackup(eightDaysAgo)]);
      await chrome.alarms.create('reminders', { when: Date.now(), periodInMinutes: 30 });
    });
    const told = () => page.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
    await expect.poll(told, { timeout: 20_000 }).toEqual(['backup']);
    await page.evaluate(async () => {
      await chrome.notifications.clear('backup');
      await chrome.alarms.clear('reminders-midnight');
      await chrome.alarms.create('reminders', { when: Date.now(), periodInMinutes: 30 });
    });
    const swept = () => page.evaluate(async () => Boolean(await chrome.alarms.get('reminders-midnight')));
    await expect.poll(swept, { timeout: 20_000 }).toBe(true);
    await page.evaluate(() => navigator.locks.request('reminders', () => undefined));
    expect(await told()).toEqual([]);
    const popup = await openPage(session, 'popup.html', { width: 360, height: 700 });
    await popup.waitForSelector('[data-backup-late]');
    expect(await violations(popup)).toEqual([]);
    await page.evaluate(async () => {
      const { day } = store.localMoment(new Date());
      await store.commit(store.openDatabase(), { actor: 'test', label: 'test' }, [store.noteBackup(day)]);
    });
    await popup.waitForFunction(() => !document.querySelector('[data-backup-late]'));
    await popup.close();
    expect(errors).toEqual([]);
  });
});
