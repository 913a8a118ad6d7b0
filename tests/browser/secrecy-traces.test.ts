import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scanPdf } from '../fixtures/pdf/scan';
import { Writer } from '../unit/document-pdf/support';
import { planSaying, sheet } from './drafts';
import { chooseFiles, dropFile, launchChromium, type Session, STOP_SHOWN } from './harness';

/** In the browser's own pages. */
declare const chrome: typeof import('wxt/browser').browser;

/** A word that stands nowhere else in the world, a new one for each way in. */
const given: string[] = [];
const word = () => {
  const fresh = `zq${crypto.randomUUID().replace(/-/g, '').slice(0, 14)}`;
  given.push(fresh);
  return fresh;
};

interface Marked {
  bytes: Uint8Array;
  name: string;
}

const markedDocx = (): Marked => ({ bytes: planSaying(`Nội dung ${word()} của báo cáo.`, 'Độ mật: Tối mật'), name: `${word()}.docx` });
async function markedPdf(): Promise<Marked> {
  const writer = await Writer.create();
  writer.addPage();
  writer.pdf.setTitle(word());
  writer.pdf.setSubject('Độ mật: Mật');
  return { bytes: await writer.pdf.save({ useObjectStreams: false }), name: `${word()}.pdf` };
}
const markedName = (): Marked => ({ bytes: planSaying(`Nội dung ${word()}.`), name: `TUYET MAT ${word()}.docx` });
async function markedScan(): Promise<Marked> {
  return { bytes: await scanPdf([sheet().stamp(45, 48, 30, 8, 2)]), name: `${word()}.pdf` };
}

const served = new Map<string, Marked>();
const secrets: Marked[] = [];
let profile: string;
let files: string;
let server: Server;
let address: string;
let session: Session;
let host: Page;
let panel: Page;

const PAGE =
  '<!doctype html><title>Hệ thống</title><main><a id="one" href="/f/1">Tải tệp</a><p id="two"></p><textarea id="three"></textarea></main>';

async function clickMenu(info: object): Promise<void> {
  await host.bringToFront();
  await (await session.background()).evaluate(async (details) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    (chrome.contextMenus.onClicked as unknown as { dispatch: (info: object, tab: object) => void }).dispatch(
      { menuItemId: 'check', editable: false, pageUrl: '', frameId: 0, ...details },
      tab!,
    );
  }, info);
}

async function stopped(): Promise<void> {
  await panel.waitForSelector(STOP_SHOWN);
  const said = await panel.evaluate(() => document.body.innerText);
  for (const one of given) expect(said).not.toContain(one);
  await panel.locator('button::-p-text(Đã hiểu)').click();
  await panel.waitForSelector(STOP_SHOWN, { hidden: true });
}

beforeAll(async () => {
  profile = mkdtempSync(path.join(tmpdir(), 'van-thu-profile-'));
  files = mkdtempSync(path.join(tmpdir(), 'van-thu-marked-'));
  server = createServer((request, response) => {
    const file = served.get(request.url ?? '');
    // Kept by any cache that is let.
    if (file)
      response
        .writeHead(200, {
          'content-type': 'application/octet-stream',
          'content-disposition': `attachment; filename="${file.name}"`,
          'cache-control': 'public, max-age=86400',
        })
        .end(file.bytes);
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(PAGE);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  session = await launchChromium({ profile });
  await (await session.background()).evaluate(() => chrome.storage.local.set({ settings: { countStops: true } }));
  host = await session.browser.newPage();
  await host.goto(address);
  const popup = session.browser.waitForTarget((target) => target.url().endsWith('/popup.html'));
  await host.triggerExtensionAction((await session.browser.extensions()).get(session.id)!);
  const opened = session.browser.waitForTarget((target) => target.url().endsWith('/sidepanel.html'));
  await (await (await popup).asPage()).locator('button::-p-text(Chọn tệp để kiểm tra)').click();
  panel = await (await opened).asPage();
  await panel.waitForSelector('input[type=file]');
});
afterAll(async () => {
  await session?.close().catch(() => undefined);
  server?.close();
  for (const folder of [profile, files]) rmSync(folder, { recursive: true, force: true });
});

const keep = (one: Marked): Marked => {
  secrets.push(one);
  return one;
};

describe('nothing stays of what bears a mark', () => {
  it('given by every way in', async () => {
    for (const one of [markedDocx(), await markedPdf(), markedName()]) {
      await dropFile(panel, keep(one).name, one.bytes);
      await stopped();
    }
    for (const one of [markedDocx(), await markedPdf()]) {
      const file = path.join(files, keep(one).name);
      writeFileSync(file, one.bytes);
      await chooseFiles(panel, file);
      await stopped();
    }
    await dropFile(panel, keep(await markedScan()).name, secrets.at(-1)!.bytes);
    await panel.locator('button::-p-text(Phải, có dấu độ mật)').click();
    await stopped();

    served.set('/f/1', keep(markedDocx()));
    await clickMenu({ linkUrl: `${address}f/1` });
    await stopped();
    served.set('/f/1', keep(await markedPdf()));
    await clickMenu({ linkUrl: `${address}f/1` });
    await stopped();

    await host.evaluate((text) => {
      const place = document.querySelector('#two')!;
      (place as HTMLElement).style.whiteSpace = 'pre';
      place.textContent = text;
      getSelection()!.selectAllChildren(place);
    }, `Độ mật: Tối mật\n${word()}`);
    await clickMenu({ selectionText: `Độ mật: Tối mật ${given.at(-1)}` });
    await stopped();
    await host.evaluate((text) => {
      const field = document.querySelector<HTMLTextAreaElement>('#three')!;
      field.value = text;
      field.focus();
    }, `TUYỆT MẬT\n${word()}`);
    await clickMenu({ editable: true });
    await stopped();
    // The page's own memory of what was typed into it is the page's.
    await host.evaluate(() => {
      document.querySelector('#two')!.textContent = '';
      document.querySelector<HTMLTextAreaElement>('#three')!.value = '';
    });

    const options = await session.browser.newPage();
    await options.goto(session.url('options.html'));
    await options.locator('input[maxlength="80"]').fill(`Tối mật ${word()}`);
    await options.keyboard.press('Enter');
    await options.waitForFunction(() => document.body.innerText.includes('Có dấu chỉ độ mật nên không ghi'));
    const list = path.join(files, `${word()}.txt`);
    writeFileSync(list, `Chư Sê\nTối mật ${word()}\n`);
    await (
      (await options.$('input[type=file][accept*=".csv"]')) as unknown as import('puppeteer').ElementHandle<HTMLInputElement>
    ).uploadFile(list);
    await options.waitForFunction(() => document.body.innerText.includes('có dấu chỉ độ mật nên không nhập gì'));
    await options.close();
    expect(given.length).toBe(20);
  });

  it('in the extension’s stores, in its log, in its caches', async () => {
    const dump = await panel.evaluate(async () => {
      const read = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const all: unknown[] = [
        await chrome.storage.local.get(null),
        await chrome.storage.session.get(null),
        { ...localStorage },
        { ...sessionStorage },
        await caches.keys(),
        await chrome.action.getBadgeText({}),
        Object.keys(await chrome.notifications.getAll()),
      ];
      for (const { name } of await indexedDB.databases()) {
        const database = await read(indexedDB.open(name!));
        for (const table of database.objectStoreNames) all.push(table, await read(database.transaction(table).objectStore(table).getAll()));
        database.close();
      }
      return JSON.stringify(all);
    });
    // The dump is one of a store in use, and holds the one thing that may be kept: how many stops on this day.
    expect(dump).toContain('"documents"');
    expect(dump).toMatch(/"stops":\{"\d{4}-\d\d-\d\d":10\}/);
    for (const one of given) expect(dump).not.toContain(one);
  });

  it('in the traffic', () => {
    const outside = session.requests.filter(
      (url) => !/^(chrome-extension|blob|data|about|devtools|chrome):/.test(url) && !url.startsWith(address),
    );
    expect(outside).toEqual([]);
    for (const one of given) expect(session.requests.some((url) => url.includes(one))).toBe(false);
  });

  it('on the disk, once the browser is shut', async () => {
    await session.close();
    const sought = given.flatMap((one) => [Buffer.from(one), Buffer.from(one, 'utf16le')]);
    // The bytes themselves: a stretch of each file that no other file has.
    for (const { bytes } of secrets) sought.push(Buffer.from(bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + 48)));
    const found: string[] = [];
    let looked = 0;
    const walk = (folder: string): void => {
      for (const name of readdirSync(folder)) {
        const file = path.join(folder, name);
        const stat = statSync(file, { throwIfNoEntry: false });
        if (stat?.isDirectory()) walk(file);
        else if (stat?.isFile()) {
          looked++;
          const content = readFileSync(file);
          for (const one of sought) if (content.includes(one)) found.push(`${path.relative(profile, file)}: ${one.subarray(0, 20)}`);
          for (const one of given) if (file.includes(one)) found.push(file);
        }
      }
    };
    walk(profile);
    expect(looked).toBeGreaterThan(50);
    expect(found).toEqual([]);
  });
});
