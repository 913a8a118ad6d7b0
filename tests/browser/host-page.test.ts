import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleServer, startSampleServer } from '../../samples/server';
import { chooseFiles, draft, launchChromium, REPORT_SHOWN, type Session } from './harness';

/** In the browser's own pages. */
declare const chrome: typeof import('wxt/browser').browser;

let session: Session;
let server: SampleServer;
let host: Page;
let panel: Page;

/** What the right-click menu tells the background. The menu itself is the system's and can't be opened without a display. */
async function clickMenu(info: { linkUrl?: string; selectionText?: string; editable?: boolean; frameId?: number }): Promise<void> {
  const background = await session.background();
  await host.bringToFront();
  await background.evaluate(async (details) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    (chrome.contextMenus.onClicked as unknown as { dispatch: (info: object, tab: object) => void }).dispatch(
      { menuItemId: 'check', editable: false, pageUrl: '', ...details },
      tab!,
    );
  }, info);
}

const said = () => panel.evaluate(() => document.body.innerText);

/** The real button of the browser's bar: it grants the tab to the extension for this page. */
async function openPopup(): Promise<Page> {
  await host.bringToFront();
  const popup = session.browser.waitForTarget((target) => target.url().endsWith('/popup.html'));
  const extensions = await session.browser.extensions();
  await host.triggerExtensionAction(extensions.get(session.id)!);
  return (await popup).asPage();
}

beforeAll(async () => {
  [session, server] = await Promise.all([launchChromium(), startSampleServer()]);
  host = await session.browser.newPage();
  await host.setViewport({ width: 1200, height: 900 });
  await host.goto(server.url);
  await host.waitForSelector('[data-rows=drafts] a');
});
afterAll(async () => {
  await session?.close();
  await server?.close();
});

describe('from the operations system', () => {
  it('the toolbar button opens the real side panel and looks for the page’s files', async () => {
    const popup = await openPopup();
    const opened = session.browser.waitForTarget((target) => target.url().endsWith('/sidepanel.html'));
    await popup.locator('button::-p-text(Kiểm tra tệp trên trang này)').click();
    panel = await (await opened).asPage();
    const kinds = await (await session.background()).evaluate(async () =>
      (await chrome.runtime.getContexts({})).map((context) => context.contextType as string),
    );
    expect(kinds).toContain('SIDE_PANEL');
    await panel.waitForFunction(() => /Trang này có \d+ tệp/.test(document.body.innerText));
    expect(await said()).toContain('ke-hoach-chinh-ly-tai-lieu.docx');
    await panel.locator('button::-p-text(ke-hoach-chinh-ly-tai-lieu.docx)').click();
    await panel.waitForSelector(REPORT_SHOWN);
  });

  it('the menu on a link fetches the file in the page’s own session and checks it', async () => {
    const linkUrl = await host.$$eval('[data-rows=drafts] a', (links) => (links[0] as HTMLAnchorElement).href);
    await clickMenu({ linkUrl, frameId: 0 });
    await panel.waitForFunction(() => document.querySelector('[data-tone]')?.textContent?.includes('cong-van-chuan-bi-hoi-nghi.docx'));
  });

  it('the menu on a script-only link asks for the downloaded file', async () => {
    const linkUrl = await host.$eval('a.scripted', (link) => (link as HTMLAnchorElement).href);
    await clickMenu({ linkUrl, frameId: 0 });
    await panel.waitForFunction(() => document.body.innerText.includes('kéo thả tệp vừa tải vào đây'));
  });

  it('a link to a page or to nothing is told apart from a file', async () => {
    await clickMenu({ linkUrl: server.url, frameId: 0 });
    await panel.waitForFunction(() => document.body.innerText.includes('không phải một tệp Word hay PDF'));
    await clickMenu({ linkUrl: `${server.url}drafts/khong-co.docx`, frameId: 0 });
    await panel.waitForFunction(() => document.body.innerText.includes('404'));
  });

  it('the menu on selected text checks that text', async () => {
    await host.evaluate(() => {
      const text = document.createElement('textarea');
      text.id = 'typed';
      text.value = 'TỈNH ỦY SƠN LÂM\nSố: 12/CV-TU\nKính gửi: Các huyện ủy\n';
      document.querySelector('main')!.prepend(text);
      text.focus();
      text.select();
    });
    await clickMenu({ selectionText: 'TỈNH ỦY', frameId: 0 });
    await panel.waitForFunction(() => document.querySelector('[data-tone]')?.textContent?.includes('Đoạn chữ trên trang'));
    await host.evaluate(() => document.querySelector('#typed')!.remove());
  });

  describe('in a field for words', () => {
    const WRONG = 'Đề nghị các đơn vị khắc phuc ngay,\nbáo cáo kết quả về Phòng Hành chínhh.';
    const FIELDS: Record<string, string> = {
      textarea: '<textarea id="typed"></textarea>',
      'one line': '<input id="typed">',
      'rich text': '<div id="typed" contenteditable><p></p><p></p></div>',
    };
    const put = (html: string, text: string) =>
      host.evaluate(
        (markup, words) => {
          const holder = document.createElement('div');
          holder.id = 'holder';
          holder.innerHTML = markup;
          document.querySelector('main')!.prepend(holder);
          const field = holder.querySelector<HTMLElement>('#typed')!;
          if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = words;
          else for (const [at, line] of words.split('\n').entries()) field.children[at]!.textContent = line;
        },
        html,
        text,
      );
    const forget = async () => {
      await panel.locator('aria/Quay lại').click();
      await panel.locator('aria/Bỏ Đoạn chữ trên trang khỏi danh sách').click();
    };
    const away = () => host.evaluate(() => document.querySelector('#holder')!.remove());

    beforeAll(forget);
    for (const [name, html] of Object.entries(FIELDS))
      it(`${name}: the menu checks the language of what stands in it`, async () => {
        await put(html, WRONG);
        // The real press of the right button: it puts the cursor into the field, as the menu's item needs it.
        await host.locator('#typed').click({ button: 'right' });
        await clickMenu({ editable: true, frameId: 0 });
        await panel.waitForFunction(() => /“phuc”[\s\S]*“chínhh”/.test(document.body.innerText));
        const shown = await said();
        expect(shown).toContain('Đoạn chữ trên trang');
        expect(shown).not.toContain('Xem trên trang');
        await away();
        await forget();
      });

    it('a password is never read, nor an empty field checked', async () => {
      for (const html of ['<input id="typed" type="password">', '<textarea id="typed"></textarea>']) {
        await put(html, html.includes('password') ? 'bi-mat-cua-toi' : '');
        await host.locator('#typed').click({ button: 'right' });
        await clickMenu({ editable: true, frameId: 0 });
        await panel.waitForFunction(() => document.body.innerText.includes('Ô này chưa có chữ nào để kiểm tra'));
        expect(await said()).not.toContain('Đoạn chữ trên trang');
        await away();
        await panel.locator('main [aria-label="Đóng"]').click();
      }
    });

    it('a text without a slip is not called free of faults', async () => {
      await put(FIELDS.textarea!, 'Đề nghị các đơn vị báo cáo kết quả.');
      await host.locator('#typed').click({ button: 'right' });
      await clickMenu({ editable: true, frameId: 0 });
      await panel.waitForFunction(() =>
        document.body.innerText.includes('Không thấy lỗi chính tả, câu chữ; thể thức chỉ đo được trên tệp'),
      );
      expect(await said()).not.toMatch(/Đạt|chưa đo được gì/i);
      await away();
      await forget();
    });

    it('a mark in it stops as in a file', async () => {
      await put(FIELDS.textarea!, 'Độ mật: Tối mật\nKính gửi: Văn phòng');
      await host.locator('#typed').click({ button: 'right' });
      await clickMenu({ editable: true, frameId: 0 });
      await panel.waitForSelector('#stop-title');
      await panel.locator('button::-p-text(Đã hiểu)').click();
      await away();
    });
  });

  it('the menu on the page finds the file chosen in the form, before it is sent', async () => {
    await host.locator('[data-screen=form]').click();
    await chooseFiles(host, draft('to-trinh-bo-sung-bien-che.docx'));
    await clickMenu({});
    await panel.waitForFunction(() => document.querySelector('[data-tone]')?.textContent?.includes('to-trinh-bo-sung-bien-che.docx'));
  });

  it('an open PDF viewer is what the page means', async () => {
    await host.locator('[data-screen=drafts]').click();
    await host.$$eval('[data-rows=drafts] tr', (rows) => {
      const row = rows.find((one) => one.textContent?.includes('thong-bao-ket-luan.pdf'));
      row?.querySelector<HTMLElement>('button.open')?.click();
    });
    await host.waitForSelector('.windowBody iframe');
    await clickMenu({});
    await panel.waitForFunction(() => document.querySelector('[data-tone]')?.textContent?.includes('thong-bao-ket-luan.pdf'));
  });

  it('a page not granted is refused in one clear line', async () => {
    const other = await startSampleServer();
    // A new tab: one that has shown the viewer of a PDF does not always tell that it has arrived.
    host = await session.browser.newPage();
    await host.goto(other.url);
    await clickMenu({});
    // Not by frames: a panel that the browser does not paint draws none.
    await expect.poll(said, { timeout: 30_000 }).toContain('Trình duyệt không cho đọc trang này');
    await other.close();
    await host.goto(server.url);
  });

  it('the menu item goes away by setting', async () => {
    const background = await session.background();
    const there = () =>
      background.evaluate(
        () =>
          new Promise<boolean>((resolve) => {
            chrome.contextMenus.update('check', {}, () => resolve(!chrome.runtime.lastError));
          }),
      );
    expect(await there()).toBe(true);
    await background.evaluate(() => chrome.storage.local.set({ settings: { contextMenu: false } }));
    await expect.poll(there).toBe(false);
    await background.evaluate(() => chrome.storage.local.set({ settings: { contextMenu: true } }));
    await expect.poll(there).toBe(true);
  });

  it('nothing was asked of anyone but the sample system', () => {
    const outside = session.requests.filter(
      (url) => !/^(chrome-extension|blob|data|about|devtools|chrome):/.test(url) && !url.startsWith('http://127.0.0.1:'),
    );
    expect(outside).toEqual([]);
    expect(session.requests.some((url) => url.startsWith(server.url))).toBe(true);
  });
});
