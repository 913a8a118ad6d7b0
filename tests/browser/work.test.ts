import type { ElementHandle, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { collectErrors, launchChromium, openPage, type Session } from './harness';

/** In the browser's own pages. */
declare const chrome: typeof import('wxt/browser').browser;

let session: Session;
let pages: Page[] = [];

beforeAll(async () => {
  session = await launchChromium();
});
beforeEach(async () => {
  const page = await open('options.html');
  await page.evaluate(async () => {
    await chrome.storage.session.clear();
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase('van-thu');
      request.onsuccess = request.onerror = resolve;
      // The background worker still holds it: its connection closes itself.
      request.onblocked = () => {};
    });
  });
});
afterEach(async () => {
  for (const page of pages) await page.close().catch(() => undefined);
  pages = [];
});
afterAll(() => session?.close());

async function open(name: string, size?: { width: number; height: number }): Promise<Page> {
  const page = await openPage(session, name, size);
  pages.push(page);
  return page;
}

const shows = (page: Page, words: string, selector = '#root') =>
  page.waitForFunction((at, wanted) => (document.querySelector(at) as HTMLElement | null)?.innerText.includes(wanted), {}, selector, words);
const lacks = (page: Page, words: string, selector = '#root') =>
  page.waitForFunction(
    (at, wanted) => !(document.querySelector(at) as HTMLElement | null)?.innerText.includes(wanted),
    {},
    selector,
    words,
  );
const press = (page: Page, words: string) => page.locator(`button::-p-text(${words})`).click();

async function panelAt(tab: string): Promise<Page> {
  const page = await open('sidepanel.html');
  await page.locator(`[role=tab]::-p-text(${tab})`).click();
  return page;
}

async function type(page: Page, label: string, words: string): Promise<void> {
  await page.locator(`[role=dialog] ::-p-aria(${label})`).fill(words);
}

function dayFromNow(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return `${date.getDate()}/${date.getMonth() + 1}/${date.getFullYear()}`;
}

async function addWork(page: Page, what: string, days: number): Promise<void> {
  await press(page, 'Thêm việc');
  await page.waitForSelector('[role=dialog]');
  await type(page, 'Việc phải làm', what);
  await type(page, 'Hạn', dayFromNow(days));
  await page.locator('[role=dialog] button[type=submit]').click();
  await page.waitForFunction(() => !document.querySelector('[role=dialog]'));
}

describe('work and its days', () => {
  it('is added in the panel, shown in the popup, ticked there, and taken back', async () => {
    const panel = await panelAt('Việc và hạn');
    const errors = collectErrors(panel);
    await addWork(panel, 'Trình ký thông báo kết luận', 0);
    await shows(panel, 'Hôm nay (1)');
    const popup = await open('popup.html', { width: 360, height: 560 });
    await shows(popup, 'Trình ký thông báo kết luận');
    expect(await popup.evaluate(() => chrome.action.getBadgeText({}))).toBe('1');
    await popup.locator('::-p-aria(Đã xong: Trình ký thông báo kết luận)').click();
    await lacks(popup, 'Trình ký thông báo kết luận', '[data-today]');
    await lacks(panel, 'Hôm nay (1)');
    expect(await popup.evaluate(() => chrome.action.getBadgeText({}))).toBe('');
    await press(popup, 'Hoàn tác');
    await shows(popup, 'Trình ký thông báo kết luận', '[data-today]');
    await shows(panel, 'Hôm nay (1)');
    expect(errors).toEqual([]);
  });

  it('names the days of an event, and how they were counted', async () => {
    const panel = await panelAt('Việc và hạn');
    await press(panel, 'Thêm việc');
    await panel.locator('[role=dialog] [role=combobox]').click();
    await panel.locator('[role=option]::-p-text(Hội nghị kết thúc)').click();
    await type(panel, 'Ngày xảy ra', '20/11/2026');
    await shows(panel, '27/11/2026', '[role=dialog]');
    await panel.locator('[role=dialog] button[type=submit]').click();
    await shows(panel, 'Ban hành kết luận hội nghị bằng văn bản');
    await panel.locator('::-p-aria(Việc khác với: Ban hành kết luận hội nghị bằng văn bản)').click();
    await panel.locator('[role=menuitem]::-p-text(Xem cách tính hạn)').click();
    await shows(panel, 'ngày nghỉ cuối tuần', '[role=dialog]');
  });

  it('a meeting sets its clock running and opens its dossier, which says what it lacks', async () => {
    const panel = await panelAt('Việc và hạn');
    await press(panel, 'Thêm hội nghị');
    await type(panel, 'Tên hội nghị', 'Hội nghị Ban Thường vụ tháng 11');
    await type(panel, 'Ngày họp', dayFromNow(-1));
    await type(panel, 'Ngày kết thúc', dayFromNow(-1));
    await panel.locator('[role=dialog] button[type=submit]').click();
    await shows(panel, 'Ban hành kết luận hội nghị bằng văn bản');
    await panel.locator('[data-meeting] button::-p-text(Mở hồ sơ)').click();
    await shows(panel, 'Còn thiếu (6)');
    await press(panel, 'Thêm văn bản');
    await type(panel, 'Số, ký hiệu văn bản', '25-GM/TU');
    await type(panel, 'Trích yếu', 'mời họp Ban Thường vụ tháng 11');
    await type(panel, 'Thể loại', 'Giấy mời');
    await panel.locator('[role=dialog] button[type=submit]').click();
    await shows(panel, 'Còn thiếu (5)');
    await shows(panel, '25-GM/TU');
    await press(panel, 'Hoàn tác');
    await shows(panel, 'Còn thiếu (6)');
  });

  it('refuses what bears a mark of secrecy, calmly, and keeps nothing of it', async () => {
    const panel = await panelAt('Sổ');
    await press(panel, 'Ghi văn bản');
    await type(panel, 'Số, ký hiệu văn bản', '15-KH/TU');
    await type(panel, 'Trích yếu', 'Phương án bảo vệ (Tối mật)');
    await panel.locator('[role=dialog] button[type=submit]').click();
    await shows(panel, 'có dấu chỉ độ mật', '[role=dialog] [role=alert]');
    expect(await panel.$$eval('[role=dialog] input', (inputs) => inputs.map((input) => input.value).join(' '))).not.toMatch(/mật|15-KH/i);
    const stored = await panel.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        indexedDB.open('van-thu').onsuccess = (event) => resolve((event.target as IDBOpenDBRequest).result);
      });
      const names = [...database.objectStoreNames];
      const all = names.map(
        (name) =>
          new Promise((resolve) => {
            const request = database.transaction(name).objectStore(name).getAll();
            request.onsuccess = () => resolve(request.result);
          }),
      );
      const text = JSON.stringify(await Promise.all(all));
      database.close();
      return text;
    });
    expect(stored).not.toMatch(/Tối mật|15-KH/);
  });

  it('is found in the register as one types, without accents', async () => {
    const panel = await panelAt('Sổ');
    for (const [number, subject] of [
      ['1517-CV/VPTU', 'đôn đốc lập hồ sơ công việc'],
      ['1518-CV/VPTU', 'mời họp giao ban'],
    ]) {
      await press(panel, 'Ghi văn bản');
      await type(panel, 'Số, ký hiệu văn bản', number!);
      await type(panel, 'Trích yếu', subject!);
      await panel.locator('[role=dialog] button[type=submit]').click();
      await panel.waitForFunction(() => !document.querySelector('[role=dialog]'));
    }
    await shows(panel, '1517-CV/VPTU');
    await panel.locator('input[type=search]').fill('lap ho so');
    await lacks(panel, '1518-CV/VPTU', 'main');
    await shows(panel, 'đôn đốc lập hồ sơ công việc', 'main');
  });

  it('two panels write at once and both see everything', async () => {
    const [one, two] = [await panelAt('Việc và hạn'), await panelAt('Việc và hạn')];
    await one.bringToFront();
    await addWork(one, 'Việc của cửa sổ một', 0);
    await two.bringToFront();
    await addWork(two, 'Việc của cửa sổ hai', 0);
    for (const page of [one, two]) await shows(page, 'Hôm nay (2)');
  });
});

describe('the rest', () => {
  it('practice data comes and goes at one press', async () => {
    const panel = await panelAt('Việc và hạn');
    await press(panel, 'Thêm dữ liệu mẫu');
    await shows(panel, '(Mẫu) Trả lời công văn quá hạn');
    await press(panel, 'Xóa dữ liệu mẫu');
    await lacks(panel, '(Mẫu)');
    await shows(panel, 'Thêm dữ liệu mẫu');
  });

  it('a backup is offered, opened and restored', async () => {
    const panel = await panelAt('Việc và hạn');
    await addWork(panel, 'Việc được sao lưu', 1);
    const options = await open('options.html');
    // What the page hands to the browser as a download.
    await options.evaluate(() => {
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        Object.assign(globalThis, { saved: blob });
        return make(blob);
      };
    });
    await press(options, 'Sao lưu ra tệp');
    await shows(options, 'Đã sao lưu');
    await panel.bringToFront();
    await panel.locator('::-p-aria(Đã xong: Việc được sao lưu)').click();
    await lacks(panel, 'Bảy ngày tới');
    await options.bringToFront();
    await options.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([(globalThis as unknown as { saved: Blob }).saved], 'van-thu.backup'));
      const input = document.querySelector<HTMLInputElement>('input[aria-label="Chọn tệp sao lưu"]')!;
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await shows(options, 'Việc có hạn: thêm 0, thay 1', '[role=dialog]');
    await options.locator('[role=dialog] button::-p-text(Khôi phục)').click();
    await shows(options, 'Đã khôi phục');
    // A page behind another does not look again.
    await panel.bringToFront();
    await shows(panel, 'Bảy ngày tới (1)');
  });

  it('a file that is no backup is refused with its reason', async () => {
    const options = await open('options.html');
    const input = await options.waitForSelector('input[aria-label="Chọn tệp sao lưu"]');
    await (input as unknown as ElementHandle<HTMLInputElement>).uploadFile('package.json');
    await shows(options, 'không phải tệp sao lưu');
  });

  it('a call from another surface moves the panel of its window', async () => {
    const panel = await panelAt('Sổ');
    const popup = await open('popup.html');
    await popup.evaluate(async () => {
      const { id } = await chrome.windows.getCurrent();
      await chrome.storage.session.set({ placeCall: { windowId: id, place: { tab: 'agenda', dossierId: null, documentId: null } } });
    });
    await panel.waitForSelector('[role=tab][aria-selected=true]::-p-text(Việc và hạn)');
  });
});
