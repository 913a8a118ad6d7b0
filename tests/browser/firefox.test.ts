import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleServer, startSampleServer } from '../../samples/server';
import { findBrowser } from '../../scripts/setup/browsers';
import { draft, FIREFOX_BUILD } from './harness';
import { hostileDocx, TRACE } from './hostile';
import { Firefox } from './marionette';

const UUID = '6f1d3b52-6f0a-4c53-9a53-5f1f0b0c7a11';
const page = (name: string) => `moz-extension://${UUID}/${name}`;

let firefox: Firefox;
let server: SampleServer;
let addon: string;

const ADDON_ID: string = JSON.parse(readFileSync(`${FIREFOX_BUILD}/manifest.json`, 'utf8')).browser_specific_settings.gecko.id;

beforeAll(async () => {
  const executable = await findBrowser('firefox');
  if (!executable) throw new Error('no Firefox on this machine');
  server = await startSampleServer();
  firefox = await Firefox.launch({ executable, port: 28_400 + Math.floor(Math.random() * 400), uuids: { [ADDON_ID]: UUID } });
  addon = await firefox.installAddon(FIREFOX_BUILD);
});
afterAll(async () => {
  await firefox?.close();
  await server?.close();
});

async function drop(name: string, bytes: Uint8Array): Promise<void> {
  await firefox.evaluate(
    `const data = Uint8Array.from(atob(args[1]), (letter) => letter.charCodeAt(0));
     const transfer = new DataTransfer();
     transfer.items.add(new File([data], args[0]));
     const target = document.querySelector('#root main');
     for (const type of ['dragover', 'drop']) target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));`,
    [name, Buffer.from(bytes).toString('base64')],
  );
}

describe('Firefox', () => {
  it('installs under its own id', () => expect(addon).toBe(ADDON_ID));

  it('checks a Word draft and a PDF in the panel', async () => {
    await firefox.navigate(page('sidepanel.html'));
    await firefox.waitFor(`return document.body.innerText.includes('Chọn dự thảo để kiểm tra')`);
    for (const file of ['ke-hoach-chinh-ly-tai-lieu.docx', 'thong-bao-ket-luan.pdf']) {
      await drop(file, readFileSync(draft(file)));
      await firefox.waitFor(`return document.querySelector('[data-tone]')?.textContent.includes(${JSON.stringify(file)})`, 60_000);
    }
    const said = await firefox.evaluate<string>(`return document.querySelector('[data-tone]').innerText`);
    expect(said).toMatch(/\d+ lỗi\s+\d+ cảnh báo\s+\d+ chưa đo được/);
  });

  it('stops at a secrecy mark and keeps nothing', async () => {
    await drop('dung-lai.docx', readFileSync(draft('bao-cao-luyen-tap-dung-lai.docx')));
    await firefox.waitFor(`return document.querySelector('#stop-title')`);
    await firefox.evaluate(`[...document.querySelectorAll('button')].at(-1).click()`);
    const left = await firefox.evaluate<string>(
      `const { storage } = window.wrappedJSObject?.browser ?? browser;
       return JSON.stringify([await storage.session.get(null), await storage.local.get(null)]) + document.body.innerText;`,
    );
    expect(left).not.toContain('dung-lai');
  });

  /** Opens the page view of the file shown in the panel, enters its frame, and comes back. */
  async function inFrame<T>(body: string): Promise<T> {
    const { value: panel } = await firefox.send<{ value: string }>('WebDriver:GetWindowHandle', {});
    const handles = () => firefox.send<string[]>('WebDriver:GetWindowHandles', {});
    const before = await handles();
    await firefox.evaluate(
      `[...document.querySelectorAll('[data-tone] button')].find((one) => one.textContent.includes('Xem trên trang')).click()`,
    );
    await expect.poll(async () => (await handles()).length).toBe(before.length + 1);
    const view = (await handles()).find((one) => !before.includes(one));
    await firefox.send('WebDriver:SwitchToWindow', { handle: view });
    await firefox.waitFor(`return document.querySelector('iframe') && !document.body.innerText.includes('Đang dựng trang')`);
    await firefox.send('WebDriver:SwitchToFrame', { id: 0 });
    await firefox.waitFor(`return document.querySelector('section.docx')`);
    await new Promise((resolve) => setTimeout(resolve, 800));
    const value = await firefox.evaluate<T>(body);
    await firefox.send('WebDriver:SwitchToFrame', { id: null });
    await firefox.send('WebDriver:CloseWindow', {});
    await firefox.send('WebDriver:SwitchToWindow', { handle: panel });
    return value;
  }

  async function panelWith(name: string, bytes: Uint8Array): Promise<void> {
    await firefox.navigate(page('sidepanel.html'));
    await firefox.waitFor(`return document.body.innerText.includes('Chọn dự thảo')`);
    await drop(name, bytes);
    await firefox.waitFor(`return document.querySelector('[data-tone]')?.textContent.includes(${JSON.stringify(name)})`, 60_000);
  }

  it('shows a Word draft with its places marked', async () => {
    await panelWith('ke-hoach-chinh-ly-tai-lieu.docx', readFileSync(draft('ke-hoach-chinh-ly-tai-lieu.docx')));
    expect(await inFrame<number>(`return document.querySelectorAll('[data-marks]').length`)).toBeGreaterThan(5);
  });

  it('draws a hostile Word file in a frame without origin; nothing of it runs', async () => {
    await panelWith('hostile.docx', hostileDocx(`${server.url}never-`));
    const inside = await inFrame<object>(
      `const page = window.wrappedJSObject ?? window;
       return { ran: page.${TRACE} ?? null, origin: self.origin, api: typeof page.browser + typeof page.chrome };`,
    );
    expect(inside).toEqual({ ran: null, origin: 'null', api: 'undefinedundefined' });
  });

  it('opens its sidebar, and its menu reaches the page', async () => {
    await firefox.navigate(server.url);
    await firefox.waitFor(`return document.querySelector('[data-rows=drafts] a')`);
    // A real right click on the first attachment, then our item of the real menu.
    await firefox.rightClick('[data-rows=drafts] a');
    await firefox.context('chrome');
    try {
      await firefox.waitFor(`return document.getElementById('contentAreaContextMenu').state === 'open'`);
      await firefox.evaluate(
        `const menu = document.getElementById('contentAreaContextMenu');
         const item = [...menu.querySelectorAll('menuitem')].find((one) => one.id.startsWith(args[0] + '-menuitem'));
         if (!item) throw new Error('no item of ours: ' + [...menu.querySelectorAll('menuitem')].map((one) => one.id).join(' '));
         menu.activateItem(item);`,
        [ADDON_ID.replace(/[^a-z0-9_-]/gi, '_')],
      );
      await firefox.waitFor(
        `const sidebar = document.getElementById('sidebar');
         const inner = sidebar?.contentDocument?.querySelector('browser');
         return SidebarController.isOpen && (inner?.currentURI?.spec ?? '').includes('sidepanel.html');`,
      );
    } finally {
      await firefox.context('content');
    }
    // The results of the session are shared: another tab of ours sees what the sidebar found.
    const { handle } = await firefox.send<{ handle: string }>('WebDriver:NewWindow', { type: 'tab' });
    await firefox.send('WebDriver:SwitchToWindow', { handle });
    await firefox.navigate(page('popup.html'));
    await firefox.waitFor(
      `const { storage } = window.wrappedJSObject?.browser ?? browser;
       return JSON.stringify(await storage.session.get('results')).includes('cong-van-chuan-bi-hoi-nghi.docx');`,
    );
  });
});
