/** Pictures of every screen: `tsx tests/browser/screenshots.ts [filter]` → artifacts/screens/*.png. Needs a Chrome build. */
import path from 'node:path';
import type { Page } from 'puppeteer';
import { startSampleServer } from '../../samples/server';
import { planSaying, SLIPS, stampedScan } from './drafts';
import { artifacts, chooseFiles, draft, dropFile, launchChromium, openPage, REPORT_SHOWN, type Session, STOP_SHOWN } from './harness';
import { visitWork } from './work-scenes';

/** In the browser's own pages. */
declare const chrome: typeof import('wxt/browser').browser;

const SIZES = [
  { name: '360', width: 360, height: 780 },
  { name: '480', width: 480, height: 900 },
  { name: '1280', width: 1280, height: 860 },
];

const only = process.argv[2] ?? '';
const folder = artifacts('screens');

async function shoot(session: Session, page: Page, name: string, fullPage = false): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    for (const size of SIZES) {
      await page.setViewport({ width: size.width, height: size.height });
      await page.bringToFront();
      await new Promise((resolve) => setTimeout(resolve, 250));
      await page.screenshot({ path: path.join(folder, `${name}-${size.name}-${theme}.png`) as `${string}.png`, fullPage });
    }
  }
  void session;
}

type Scene = (session: Session) => Promise<void>;

async function panelWith(session: Session, file: string): Promise<Page> {
  const page = await openPage(session, 'sidepanel.html');
  await chooseFiles(page, draft(file));
  await page.waitForSelector(REPORT_SHOWN, { timeout: 60_000 });
  return page;
}

const SCENES: Record<string, Scene> = {
  empty: async (session) => {
    const page = await openPage(session, 'sidepanel.html');
    await shoot(session, page, 'empty');
  },
  report: async (session) => {
    const page = await panelWith(session, 'ke-hoach-chinh-ly-tai-lieu.docx');
    await shoot(session, page, 'report');
    await page.locator('aria/Thông tin đọc được từ văn bản').click();
    await shoot(session, page, 'metadata');
    await page.close();
  },
  clean: async (session) => {
    const page = await panelWith(session, 'thong-bao-ket-luan.pdf');
    await shoot(session, page, 'report-pdf');
    await page.close();
  },
  files: async (session) => {
    const page = await openPage(session, 'sidepanel.html');
    await chooseFiles(page, draft('to-trinh-bo-sung-bien-che.docx'), draft('bao-cao-ban-quet.pdf'), draft('index.json'));
    await page.waitForFunction(() => !document.querySelector('[aria-busy=true]') && document.querySelectorAll('li').length >= 3);
    await new Promise((resolve) => setTimeout(resolve, 4000));
    await shoot(session, page, 'files');
    await page.close();
  },
  error: async (session) => {
    const page = await openPage(session, 'sidepanel.html');
    await chooseFiles(page, draft('index.json'));
    await page.waitForSelector('[role=alert]');
    await shoot(session, page, 'error');
    await page.close();
  },
  stop: async (session) => {
    const page = await openPage(session, 'sidepanel.html');
    await chooseFiles(page, draft('bao-cao-luyen-tap-dung-lai.docx'));
    await page.waitForSelector(STOP_SHOWN);
    await shoot(session, page, 'stop');
    await page.close();
  },
  language: async (session) => {
    const page = await openPage(session, 'sidepanel.html');
    await dropFile(page, 'ke-hoach.docx', planSaying(...SLIPS));
    await page.waitForSelector(REPORT_SHOWN);
    await shoot(session, page, 'language');
    await page.locator('aria/Bỏ qua có lý do').click();
    await page.locator('[role=dialog] input').fill('Tên riêng của đơn vị');
    await page.locator('[role=dialog] button[type=submit]').click();
    await page.locator('button::-p-text(Đã bỏ qua có lý do: 1)').click();
    await shoot(session, page, 'waivers');
    await dropFile(
      page,
      'ke-hoach.docx',
      planSaying('Các đơn vị khắc phục ngay hạn chế về nghiêpp vụ.', 'Phòng Hành chính hoàn thànhh báo cáo.'),
    );
    await page.locator('button::-p-text(So với lần trước)').click();
    await shoot(session, page, 'compared');
    await page.close();
  },
  stamp: async (session) => {
    const page = await openPage(session, 'sidepanel.html');
    await dropFile(page, 'ban-chup.pdf', await stampedScan());
    await page.waitForSelector('#stamp-title');
    await shoot(session, page, 'stamp');
    await page.close();
  },
  progress: async (session) => {
    const page = await openPage(session, 'sidepanel.html');
    const long = planSaying(...Array.from({ length: 9000 }, (_, at) => `${at}. Các đơn vị báo cáo kết quả về Văn phòng Tỉnh uỷ.`));
    for (const name of ['ke-hoach-1.docx', 'ke-hoach-2.docx', 'ke-hoach-3.docx', 'ke-hoach-4.docx', 'ke-hoach-5.docx'])
      await dropFile(page, name, long);
    await page.locator('[aria-label="Quay lại"]').click();
    await page.locator('[aria-label="Dừng kiểm tra ke-hoach-4.docx"]').click();
    await shoot(session, page, 'progress');
    await page.close();
  },
  waiver: async (session) => {
    const page = await panelWith(session, 'ke-hoach-chinh-ly-tai-lieu.docx');
    await page.locator('aria/Bỏ qua có lý do').click();
    await page.waitForSelector('[role=dialog]');
    await shoot(session, page, 'waiver');
    await page.close();
  },
  view: async (session) => {
    for (const [name, file] of [
      ['view-docx', 'ke-hoach-chinh-ly-tai-lieu.docx'],
      ['view-pdf', 'thong-bao-ket-luan.pdf'],
    ] as const) {
      const page = await panelWith(session, file);
      const opened = session.browser.waitForTarget((target) => target.url().includes('document-view.html'));
      await page.locator('[data-tone] button::-p-text(Xem trên trang)').click();
      const view = await (await opened).page();
      await view!.waitForFunction(() => document.querySelector('iframe') ?? document.querySelector('canvas'));
      await new Promise((resolve) => setTimeout(resolve, 2500));
      await view!.locator('[data-verdict]').click();
      await new Promise((resolve) => setTimeout(resolve, 400));
      await shoot(session, view!, name);
      await view!.close();
      await page.close();
    }
  },
  news: async (session) => {
    const page = await panelWith(session, 'to-trinh-bo-sung-bien-che.docx');
    await page.locator('[role=tab]::-p-text(Đổi mới)').click();
    await page.locator('[data-points] button::-p-text(Đánh dấu đã đọc)').click();
    await page.waitForSelector('[data-points="1"]');
    await shoot(session, page, 'news');
    await page.close();
  },
  planner: async (session) => {
    const page = await openPage(session, 'sidepanel.html');
    await page.locator('[role=tab]::-p-text(Việc và hạn)').click();
    await page.locator('button::-p-text(Thêm dữ liệu mẫu)').click();
    await page.waitForSelector('[data-meeting]');
    await shoot(session, page, 'agenda', true);
    for (const [name, view] of [
      ['month', 'Lịch'],
      ['stories', 'Dòng thời gian'],
    ]) {
      await page.locator(`button[role=radio]::-p-text(${view})`).click();
      await new Promise((resolve) => setTimeout(resolve, 400));
      await shoot(session, page, name!);
    }
    const popup = await openPage(session, 'popup.html', { width: 360, height: 640 });
    await popup.waitForSelector('[data-today] li');
    await shoot(session, popup, 'popup-work', true);
    await popup.close();
    const reports = await openPage(session, 'reports.html');
    await reports.waitForSelector('[data-report]');
    await shoot(session, reports, 'reports', true);
    await reports.close();
    await page.bringToFront();
    await page.locator('button[role=radio]::-p-text(Danh sách)').click();
    await page.locator('button::-p-text(Xóa dữ liệu mẫu)').click();
    await page.close();
  },
  popup: async (session) => {
    const page = await openPage(session, 'popup.html', { width: 360, height: 500 });
    await shoot(session, page, 'popup');
    await page.close();
  },
  lock: async (session) => {
    const page = await openPage(session, 'popup.html', { width: 360, height: 500 });
    await page.evaluate(async () => {
      await chrome.storage.session.set({ idleLock: { lastActive: Date.now(), locked: true } });
      await chrome.storage.local.set({ settings: { idleLockMinutes: 5 } });
    });
    await page.waitForSelector('[data-lock]');
    await shoot(session, page, 'lock');
    await page.evaluate(() => chrome.storage.local.remove('settings'));
    await page.close();
  },
  options: async (session) => {
    const page = await openPage(session, 'options.html');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await shoot(session, page, 'options', true);
    await page.locator('[data-office-period=conference-conclusion] button').click();
    await page.waitForSelector('[role=dialog]');
    await shoot(session, page, 'options-period');
    await page.close();
  },
  work: async (session) => {
    const page = await openPage(session, 'sidepanel.html');
    await visitWork(page, (name) => shoot(session, page, name, true));
    await page.close();
  },
  host: async (session) => {
    const server = await startSampleServer();
    const page = await session.browser.newPage();
    await page.goto(server.url);
    await page.waitForSelector('[data-rows=drafts] tr');
    await shoot(session, page, 'sample-site');
    await page.close();
    await server.close();
  },
};

const session = await launchChromium();
try {
  for (const [name, scene] of Object.entries(SCENES)) {
    if (!name.includes(only)) continue;
    try {
      await scene(session);
      console.log(`ok   ${name}`);
    } catch (error) {
      console.log(`FAIL ${name}: ${error}`);
      process.exitCode = 1;
    }
  }
} finally {
  await session.close();
}
