import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseFiles, draft, launchChromium, openPage, REPORT_SHOWN, type Session } from './harness';
import { allowedBuild, OverlayEye } from './overlay-eye';
import { startPages } from './overlay-pages';
import { choose, countRows, downloaded, fill, forget, keepDownloads, lacks, panelAt, press, shows, storeText } from './work-page';

declare const chrome: typeof import('wxt/browser').browser;

let session: Session;
let pages: Awaited<ReturnType<typeof startPages>>;
let host: Page;
let eye: OverlayEye;
let panel: Page;
const build = allowedBuild();

beforeAll(async () => {
  [session, pages] = await Promise.all([launchChromium({ folder: build.folder }), startPages()]);
  const background = await session.background();
  await vi.waitUntil(() => background.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 1), {
    timeout: 10_000,
  });
  host = await session.browser.newPage();
  await host.setViewport({ width: 1280, height: 900 });
  eye = await OverlayEye.on(host);
});
beforeEach(async () => {
  const options = await openPage(session, 'options.html');
  await forget(options);
  await options.close();
});
afterEach(async () => {
  await panel?.close().catch(() => undefined);
});
afterAll(async () => {
  await session?.close();
  pages?.close();
  build.remove();
});

async function makeDossier(title: string): Promise<void> {
  await press(panel, 'Lập hồ sơ');
  await panel.waitForSelector('[role=dialog]');
  await panel.locator('[role=dialog] [role=combobox]').click();
  await panel.locator('[role=option]::-p-text(Hồ sơ khác)').click();
  await fill(panel, 'Tiêu đề hồ sơ', title);
  await fill(panel, 'Số, ký hiệu hồ sơ', '01-TH');
  await fill(panel, 'Thời hạn bảo quản', '20 năm');
  await fill(panel, 'Người lập hồ sơ', 'Lê Thị Hà');
  await panel.locator('[role=dialog] button[type=submit]').click();
  await panel.waitForSelector('[data-dossier]');
}

const toList = () => panel.locator('::-p-aria(Danh sách hồ sơ)').click();

describe('from the page', () => {
  it('says nothing while the office keeps no dossier', async () => {
    await host.goto(`${pages.url}/list`);
    await host.bringToFront();
    await eye.until('mark', 'Quá hạn 2 ngày');
    expect(await eye.find('mark', 'Chưa vào hồ sơ')).toEqual([]);
  });

  it('one row, then the whole list, to a dossier that leaves with its papers', async () => {
    panel = await panelAt(session, 'Hồ sơ');
    await makeDossier('Triển khai công việc trong năm');
    await host.bringToFront();
    await host.goto(`${pages.url}/list`);
    // The row under a mark of secrecy is never asked about.
    const marks = await eye.until('mark', 'Chưa vào hồ sơ', 4);
    expect(marks).toHaveLength(4);
    await eye.click(marks[0]!);
    await panel.bringToFront();
    await shows(panel, 'Triển khai công việc trong năm', '[data-filing="1"]');
    await shows(panel, '15-CV/TU', '[data-filing="1"]');
    await panel.locator('[data-filing] button::-p-text(Triển khai công việc)').click();
    await panel.waitForFunction(() => !document.querySelector('[data-filing]'));
    await host.bringToFront();
    await eye.until('pill', '3 chưa vào hồ sơ');
    const [pill] = await eye.find('pill');
    await eye.click(pill!);
    const [all] = await eye.until('act', 'Thêm cả 3 văn bản');
    await eye.click(all!);
    await panel.bringToFront();
    await shows(panel, 'Chọn 3 trong 3 văn bản', '[data-filing="3"]');
    // A document without a subject can't be registered unseen.
    await shows(panel, 'thiếu trích yếu', '[data-filing]');
    await panel.locator('[data-filing] li:nth-child(3) [role=checkbox]').click();
    await panel.locator('[data-filing] button::-p-text(Triển khai công việc)').click();
    await host.bringToFront();
    await eye.until('pill', '1 chưa vào hồ sơ');
    expect(await storeText(panel)).not.toContain('không được hiện ra');
    expect(await countRows(panel, 'documents')).toBe(3);
    await panel.bringToFront();
    await shows(panel, '16-CV/TU');

    await press(panel, 'Việc khác');
    await choose(panel, 'Kết thúc hồ sơ');
    for (const box of await panel.$$('[role=dialog] [role=checkbox]')) await box.click();
    await fill(panel, 'Số tờ', '3');
    await panel.locator('[role=dialog] button::-p-text(Ghi)').click();
    await panel.waitForFunction(() => !document.querySelector('[role=dialog]'));
    await toList();
    await press(panel, 'Nộp lưu');
    await shows(panel, 'Đủ để nộp (1)');
    await panel.locator('[data-transfer=ready] [role=checkbox]').click();
    await press(panel, 'Làm giấy tờ cho 1 hồ sơ');
    for (const [label, words] of [
      ['Cơ quan', 'VĂN PHÒNG'],
      ['Địa danh', 'Thanh Hoá'],
      ['Ký hiệu sau dấu gạch chéo', 'VPTU'],
      ['Dòng lưu cuối nơi nhận', 'Lưu Văn phòng Tỉnh uỷ'],
    ])
      await fill(panel, label!, words!);
    await press(panel, 'Ghi tiêu đề');
    await keepDownloads(panel);
    await press(panel, 'Tải tất cả');
    expect((await downloaded(panel))[0]!.bytes.length).toBeGreaterThan(10_000);
    await press(panel, 'Ghi đã nộp lưu 1 hồ sơ');
    await shows(panel, 'Các lần nộp lưu (1)');
  });
});

describe('from a check', () => {
  it('what the draft says becomes a line of the register, in the dossier proposed for it', async () => {
    panel = await panelAt(session, 'Hồ sơ');
    await makeDossier('Chỉnh lý tài liệu tồn đọng');
    await toList();
    await panel.locator('[role=tab]::-p-text(Kiểm tra)').click();
    await chooseFiles(panel, draft('ke-hoach-chinh-ly-tai-lieu.docx'));
    await panel.waitForSelector(REPORT_SHOWN);
    await press(panel, 'Thêm vào hồ sơ');
    await shows(panel, 'Hồ sơ gợi ý', '[data-filing]');
    await panel.locator('[data-filing] button::-p-text(Xem và sửa)').click();
    await panel.waitForSelector('[role=dialog] form');
    await fill(panel, 'Số, ký hiệu văn bản', '77-KH/VPTU');
    await panel.locator('[role=dialog] button[type=submit]').click();
    await shows(panel, 'Đã ghi vào sổ');
    await panel.locator('[role=tab]::-p-text(Hồ sơ)').click();
    await panel.locator('[data-dossier-row]').click();
    await shows(panel, '77-KH/VPTU', 'main');
  });
});

describe('from the register', () => {
  async function register(number: string): Promise<void> {
    await press(panel, 'Ghi văn bản');
    await fill(panel, 'Số, ký hiệu văn bản', number);
    await fill(panel, 'Trích yếu', `về việc ${number}`);
    await panel.locator('[role=dialog] button[type=submit]').click();
    await panel.waitForFunction(() => !document.querySelector('[role=dialog]'));
  }

  it('by dragging a line onto a dossier, and by pressing it', async () => {
    panel = await panelAt(session, 'Sổ');
    await register('15-CV/TU');
    await register('16-CV/TU');
    await panel.locator('[role=tab]::-p-text(Hồ sơ)').click();
    await makeDossier('Việc chung');
    await toList();
    await press(panel, 'Văn bản chưa vào hồ sơ (2)');
    const line = await panel.waitForSelector('[data-inbox] li::-p-text(15-CV/TU)');
    const dossier = await panel.waitForSelector('[data-dossier-row]');
    const [from, to] = [await line!.clickablePoint(), await dossier!.clickablePoint()];
    await panel.mouse.move(from.x, from.y);
    await panel.mouse.down();
    await panel.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
    await panel.mouse.move(to.x, to.y, { steps: 5 });
    await panel.mouse.up();
    await shows(panel, 'Văn bản chưa vào hồ sơ (1)');
    await panel.locator('[data-inbox] button').click();
    await panel.locator('[data-filing] button::-p-text(Việc chung)').click();
    await lacks(panel, 'Văn bản chưa vào hồ sơ');
    await press(panel, 'Hoàn tác');
    await shows(panel, 'Văn bản chưa vào hồ sơ (1)');
  });

  it('by their numbers, several at once', async () => {
    panel = await panelAt(session, 'Sổ');
    for (const number of ['15-CV/TU', '17/UBND-VX', '20-CV/TU', '151-CV/TU']) await register(number);
    await panel.locator('[role=tab]::-p-text(Hồ sơ)').click();
    await makeDossier('Việc chung');
    await press(panel, 'Chọn từ sổ');
    await panel.locator('[role=dialog] input[type=search]').fill('15, 17, 20-CV/TU');
    await press(panel, 'Đưa cả 3 văn bản vào hồ sơ');
    await shows(panel, '17/UBND-VX', 'main');
    await lacks(panel, '151-CV/TU', 'main');
  });
});
