import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { artifacts, chooseFiles, draft, launchChromium, openPage, REPORT_SHOWN, ROOT, type Session } from './harness';
import { allowedBuild, OverlayEye } from './overlay-eye';
import { row, startPages } from './overlay-pages';

declare const chrome: typeof import('wxt/browser').browser;

const SHARED = path.resolve(ROOT, '../shared/hostpages');
if (!existsSync(SHARED)) console.log('shared host pages are not here: only our own are tried under the overlay');

let session: Session;
let pages: Awaited<ReturnType<typeof startPages>>;
let host: Page;
let eye: OverlayEye;
const build = allowedBuild();

const go = async (address: string): Promise<void> => {
  await host.goto(pages.url + address);
  await host.bringToFront();
};

/** Time for a reading of the page that finds nothing to say. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 1200));

async function tell(command: object): Promise<unknown> {
  const background = await session.background();
  return background.evaluate(async (message) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return chrome.tabs.sendMessage(tab!.id!, message).catch((error) => String(error));
  }, command);
}

beforeAll(async () => {
  [session, pages] = await Promise.all([launchChromium({ folder: build.folder }), startPages({ hostpages: SHARED })]);
  const background = await session.background();
  await vi.waitUntil(() => background.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 1), {
    timeout: 10_000,
  });
  host = await session.browser.newPage();
  await host.setViewport({ width: 1280, height: 900 });
  eye = await OverlayEye.on(host);
});
afterAll(async () => {
  await session?.close();
  pages?.close();
  build.remove();
});

describe('lists', () => {
  it('audits the numbers and goes to the row', async () => {
    await go('/list');
    const [pill] = await eye.until('pill', 'điểm về số');
    await eye.click(pill!);
    const lines = await eye.until('line');
    expect(lines.map(({ text }) => text)).toEqual([expect.stringContaining('Thiếu 2 số: 17–18'), expect.stringContaining('Trùng số 19')]);
    await eye.click(lines[1]!);
    await eye.until('flash');
  });

  it('marks what is overdue, due soon or without a subject; a done one is left alone', async () => {
    await eye.until('mark', 'Quá hạn 2 ngày');
    await eye.until('mark', /Còn [12] ngày/);
    await eye.until('mark', 'Thiếu trích yếu');
    expect(await eye.find('mark', 'Quá hạn 9')).toEqual([]);
  });

  it('says of a secret row that it is elsewhere, and offers no check of it', async () => {
    await eye.until('mark', 'Văn bản mật: theo dõi ở sổ riêng');
    expect(await eye.find('mark', 'Chưa kiểm tra')).toHaveLength(4);
    expect(JSON.stringify(await eye.all())).not.toContain('không được hiện ra');
    for (const width of [1280, 480, 360]) {
      await host.setViewport({ width, height: 900 });
      await settled();
      await host.screenshot({ path: `${artifacts('overlay')}/list-${width}.png` });
    }
    await host.setViewport({ width: 1280, height: 900 });
  });

  it('says nothing of a secret document but that', async () => {
    await go('/secret');
    await eye.until('pill', 'Văn bản mật: theo dõi ở sổ riêng');
    expect(await eye.find('mark')).toEqual([]);
    expect(await tell({ type: 'overlay.sketch' })).toBeNull();
  });

  it('sleeps on a page it does not know', async () => {
    await go('/nothing');
    await settled();
    expect(await eye.all()).toEqual([]);
  });

  it('follows rows that come, go and are drawn anew', async () => {
    await go('/list');
    await eye.until('mark', 'Quá hạn 2 ngày');
    await host.evaluate(
      (more) => {
        document.querySelector('#rows')!.insertAdjacentHTML('beforeend', more);
      },
      row(6, '25-CV/TU', '07/03/2026', { deadline: '01/01/2020' }),
    );
    await eye.until('mark', /Quá hạn \d{4} ngày/);
    await host.evaluate(() => document.querySelector('#rows')!.lastElementChild!.remove());
    await eye.none('mark', /Quá hạn \d{4} ngày/);
    // The page draws itself anew from scratch, as its server tells it to.
    await host.evaluate(() => {
      const whole = document.body.innerHTML;
      document.body.innerHTML = '';
      document.body.innerHTML = whole;
    });
    await eye.until('mark', 'Quá hạn 2 ngày');
  });

  it('draws of 2,000 rows only the marks in view', async () => {
    await go('/long');
    await eye.until('mark', 'Quá hạn 1 ngày');
    await settled();
    const drawn = (await eye.find('mark')).length;
    expect(drawn).toBeGreaterThan(10);
    expect(drawn).toBeLessThan(150);
    await host.evaluate(() => {
      const tasks: number[] = [];
      (window as unknown as { tasks: number[] }).tasks = tasks;
      new PerformanceObserver((found) => tasks.push(...found.getEntries().map((one) => one.duration))).observe({ type: 'longtask' });
    });
    const background = await session.background();
    const worst: number[] = [];
    for (let turn = 0; turn < 4; turn++) {
      await host.evaluate(() => {
        (window as unknown as { tasks: number[] }).tasks.length = 0;
      });
      // Another set of switches: the layer goes, the page is read from the start and everything is drawn anew.
      await background.evaluate((on) => chrome.storage.local.set({ overlay: { 'form-check': on } }), turn % 2 === 1);
      await settled();
      await settled();
      worst.push(await host.evaluate(() => Math.max(0, ...(window as unknown as { tasks: number[] }).tasks)));
    }
    await background.evaluate(() => chrome.storage.local.remove('overlay'));
    await eye.until('mark', 'Quá hạn 1 ngày');
    console.log(`2,000 rows read and drawn: longest task ${worst.map((one) => Math.round(one)).join(', ')} ms`);
  });
});

describe('the form beside the draft', () => {
  it('shows what differs from the draft in its file, and copies', async () => {
    const panel = await openPage(session, 'sidepanel.html');
    await chooseFiles(panel, draft('cong-van-chuan-bi-hoi-nghi.docx'));
    await panel.waitForSelector(REPORT_SHOWN);
    await go('/form');
    await eye.until('mark', 'Khác dự thảo', 3);
    await eye.until('mark', 'viết sai mẫu');
    await host.screenshot({ path: `${artifacts('overlay')}/form-1280.png` });
  });

  it('fills a field as a person would, takes it back, and presses nothing', async () => {
    const subject = () => host.$eval('#subject', (box) => (box as HTMLTextAreaElement).value);
    const before = await subject();
    const marks = await eye.find('mark', 'Khác dự thảo');
    const y = await host.$eval('#subject', (box) => box.getBoundingClientRect().top);
    const placed = await Promise.all(marks.map(async (one) => ({ one, y: (await eye.box(one)).y })));
    await eye.click(placed.sort((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y))[0]!.one);
    const [fill] = await eye.until('act', 'Điền ô này');
    await host.screenshot({ path: `${artifacts('overlay')}/form-card-1280.png` });
    await eye.click(fill!);
    await expect.poll(subject).not.toBe(before);
    const heard = await host.evaluate(() => (window as unknown as { heard: string[] }).heard);
    expect(heard).toEqual(expect.arrayContaining(['focus', 'input', 'change', 'blur']));
    const [undo] = await eye.until('act', 'Hoàn tác');
    await eye.click(undo!);
    await expect.poll(subject).toBe(before);
    expect(await host.title()).toBe('Cấp số văn bản');
  });
});

describe('when the page changes', () => {
  it('tells the panel how it reads, and gives a sketch without values', async () => {
    await go('/list');
    await eye.until('mark', 'Quá hạn 2 ngày');
    expect(await tell({ type: 'overlay.health' })).toMatchObject({ state: 'recognised', kind: 'list', rows: 5 });
    const sketch = JSON.stringify(await tell({ type: 'overlay.sketch' }));
    expect(sketch).toContain('Số, ký hiệu');
    expect(sketch).not.toMatch(/15-CV|cần triển khai|cong-van-chuan/);
  });

  it('takes a repair by pointing, without the page hearing of the click', async () => {
    await go('/form');
    await eye.until('mark');
    expect(await tell({ type: 'overlay.repair' })).toBe(true);
    await eye.until('picker');
    const box = await (await host.$('#number'))!.boundingBox();
    await host.mouse.click(box!.x + 10, box!.y + 5);
    await eye.until('picker', '12');
    // All it can tell is that the layer was clicked.
    expect(await host.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual(['click DIV']);
    await host.screenshot({ path: `${artifacts('overlay')}/repair-1280.png` });
    await eye.click((await eye.until('act', 'Lưu'))[0]!);
    await expect
      .poll(async () => (await session.background()).evaluate(async () => JSON.stringify(await chrome.storage.local.get('hostProfiles'))))
      .toContain('Số, ký hiệu văn bản');
    await (await session.background()).evaluate(() => chrome.storage.local.remove('hostProfiles'));
  });
});

describe('switches', () => {
  it('each feature goes by its own', async () => {
    await go('/list');
    await eye.until('mark', 'Quá hạn 2 ngày');
    const background = await session.background();
    await background.evaluate(() => chrome.storage.local.set({ overlay: { 'row-marks': false } }));
    await eye.none('mark', 'Quá hạn');
    await eye.until('mark', 'Chưa kiểm tra');
    await background.evaluate(() =>
      chrome.storage.local.set({ overlay: { 'attachment-badge': false, 'number-audit': false, 'form-check': false } }),
    );
    await eye.until('mark', 'Quá hạn 2 ngày');
    expect(await eye.find('mark', 'Chưa kiểm tra')).toEqual([]);
    await background.evaluate(() => chrome.storage.local.remove('overlay'));
    await eye.until('mark', 'Chưa kiểm tra');
  });
});

describe('the page can’t', () => {
  it('see into the layer, change its look, press its buttons or speak to the extension', async () => {
    await go('/list');
    const [mark] = await eye.until('mark', 'Chưa kiểm tra');
    const asked = pages.asked.length;
    const found = await host.evaluate(async () => {
      const layer = [...document.documentElement.children].at(-1) as HTMLElement;
      for (const type of ['click', 'pointerdown', 'mousedown', 'keydown']) {
        layer.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
        document.dispatchEvent(new MouseEvent(type, { bubbles: true }));
      }
      layer.click();
      const message = { type: 'overlay.check', attachment: { name: 'a.docx', link: `${location.origin}/stolen`, about: '', chosen: null } };
      window.postMessage(message, '*');
      const runtime = (window as unknown as { chrome?: { runtime?: { sendMessage?: (...all: unknown[]) => unknown } } }).chrome?.runtime;
      let spoke = false;
      try {
        runtime?.sendMessage?.(message);
        spoke = runtime?.sendMessage !== undefined;
      } catch {
        // As it should be.
      }
      await new Promise((resolve) => setTimeout(resolve, 800));
      return {
        root: layer.shadowRoot,
        text: layer.textContent,
        attributes: layer.getAttributeNames(),
        spoke,
        globals: Object.keys(window).filter((name) => /vanthu/i.test(name)),
        shown: getComputedStyle(layer).display,
      };
    });
    expect(found).toEqual({ root: null, text: '', attributes: ['style'], spoke: false, globals: [], shown: 'block' });
    expect(pages.asked.slice(asked)).toEqual([]);
    // The page's `.mark { font-size: 60px; display: none }` stays outside.
    const { width, height } = await eye.box(mark!);
    expect(height).toBe(22);
    expect(width).toBeLessThan(240);
  });

  it('get rid of the layer for good, nor feel our styles', async () => {
    await host.evaluate(() => [...document.documentElement.children].at(-1)!.remove());
    await eye.until('mark', 'Chưa kiểm tra');
    expect(await host.$eval('td', (cell) => getComputedStyle(cell).paddingTop)).toBe('6px');
  });

  it('have anything fetched from elsewhere', async () => {
    await host.evaluate(() => {
      for (const link of document.querySelectorAll<HTMLAnchorElement>('#rows a')) link.href = 'http://127.0.0.1:9/elsewhere.docx';
    });
    await settled();
    const [mark] = await eye.until('mark', 'Chưa kiểm tra');
    await eye.click(mark!);
    await eye.until('note', 'Tệp này nằm ở trang khác');
    expect(session.requests.filter((url) => url.includes('elsewhere'))).toEqual([]);
  });
});

describe('a restless page', () => {
  it('10,000 mutations leave nothing behind', async () => {
    await go('/list');
    await eye.until('mark', 'Quá hạn 2 ngày');
    const cdp = await host.createCDPSession();
    const heap = async () => {
      for (let turn = 0; turn < 3; turn++) await cdp.send('HeapProfiler.collectGarbage');
      return (await cdp.send('Runtime.getHeapUsage')).usedSize;
    };
    const storm = (count: number) =>
      host.evaluate(async (times) => {
        const body = document.querySelector('#rows')!;
        for (let at = 0; at < times; at++) {
          const last = body.lastElementChild!;
          body.insertBefore(last.cloneNode(true), body.firstElementChild);
          last.remove();
          if (at % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
        }
        await new Promise((resolve) => setTimeout(resolve, 2000));
      }, count);
    await storm(1000);
    const before = await heap();
    await storm(5000);
    const after = await heap();
    console.log(`10,000 mutations: heap ${(before / 1e6).toFixed(1)} MB before, ${(after / 1e6).toFixed(1)} MB after`);
    expect(Math.abs(after - before) / before).toBeLessThanOrEqual(0.1);
    await eye.until('mark', 'Quá hạn 2 ngày');
  });
});

describe.skipIf(!existsSync(SHARED))('shared host pages', () => {
  it.each(['dhtn-zk/list.html', 'vnpt-ioffice/list.html', 'laravel-adminlte/list.html'])(
    '%s keeps its marks while the page is drawn anew',
    async (file) => {
      await go(`/hostpages/${file}`);
      await host.evaluate(() => document.querySelector('tbody tr')?.scrollIntoView({ block: 'start' }));
      const count = (await eye.until('mark')).length;
      await host.screenshot({ path: `${artifacts('overlay')}/${file.replace('/', '-')}.png` });
      await host.evaluate(async () => {
        for (let turn = 0; turn < 5; turn++) {
          for (const part of document.querySelectorAll('tbody')) part.replaceWith(part.cloneNode(true));
          await new Promise((resolve) => setTimeout(resolve, 60));
        }
      });
      await vi.waitUntil(async () => (await eye.find('mark')).length >= Math.min(count, 1), { timeout: 15_000 });
      await host.evaluate(() => {
        const window = document.createElement('div');
        window.id = 'over';
        window.setAttribute('role', 'dialog');
        window.setAttribute('aria-modal', 'true');
        window.style.cssText = 'position:fixed;inset:0;z-index:99999;background:#fff';
        window.textContent = 'Đang xử lý…';
        document.body.append(window);
      });
      await eye.none('mark');
      await host.evaluate(() => document.querySelector('#over')!.remove());
      await eye.until('mark');
    },
  );
});

describe('traffic', () => {
  it('nobody was asked but the pages themselves', () => {
    const outside = session.requests.filter(
      (url) =>
        !/^(chrome-extension|blob|data|about|devtools|chrome):/.test(url) && !url.startsWith(pages.url.replace('127.0.0.1', 'localhost')),
    );
    expect(outside.filter((url) => !url.startsWith(`${pages.url}/`))).toEqual([]);
    expect(pages.asked.filter((one) => one.startsWith('/drafts/'))).toEqual([]);
  });
});

describe('after an update', () => {
  it('the dead script takes its marks away and asks for a reload, which brings them back', async () => {
    await go('/list');
    await eye.until('mark', 'Quá hạn 2 ngày');
    const settings = await session.browser.newPage();
    // Without developer mode an unpacked extension would not come back.
    await settings.goto('chrome://extensions');
    await settings.evaluate(() =>
      (
        chrome as unknown as { developerPrivate: { updateProfileConfiguration: (to: object) => Promise<void> } }
      ).developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }),
    );
    await settings.goto(session.url('options.html'));
    await host.bringToFront();
    // As an update does it: every page of the extension closes, the worker starts anew.
    await settings.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    await eye.until('note', 'Hãy tải lại trang', 1, 30_000);
    expect(await eye.find('mark')).toEqual([]);
    expect(await eye.find('pill')).toEqual([]);
    await host.screenshot({ path: `${artifacts('overlay')}/dead-1280.png` });
    const renewed = await openPage(session, 'options.html');
    await vi.waitUntil(() => renewed.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 1), {
      timeout: 10_000,
    });
    await host.bringToFront();
    const loaded = host.waitForNavigation();
    await eye.click((await eye.until('act', 'Tải lại trang'))[0]!);
    await loaded;
    await eye.until('mark', 'Quá hạn 2 ngày');
    expect(await eye.find('note')).toEqual([]);
  });
});
