import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer';
import { openPage, type Session } from './harness';

/** In the browser's own pages. */
declare const chrome: typeof import('wxt/browser').browser;

/** Hands of a clerk in the panel, by the words that stand there. */
export const shows = (page: Page, words: string, selector = '#root') =>
  page.waitForFunction((at, wanted) => (document.querySelector(at) as HTMLElement | null)?.innerText.includes(wanted), {}, selector, words);

export const lacks = (page: Page, words: string, selector = '#root') =>
  page.waitForFunction(
    (at, wanted) => !(document.querySelector(at) as HTMLElement | null)?.innerText.includes(wanted),
    {},
    selector,
    words,
  );

export const press = (page: Page, words: string) => page.locator(`button::-p-text(${words})`).click();
export const choose = (page: Page, words: string) => page.locator(`[role=menuitem]::-p-text(${words})`).click();
export const fill = (page: Page, label: string, words: string) => page.locator(`::-p-aria([name="${label}"][role="textbox"])`).fill(words);

export async function panelAt(session: Session, tab: string, size?: { width: number; height: number }): Promise<Page> {
  const page = await openPage(session, 'sidepanel.html', size);
  await page.locator(`[role=tab]::-p-text(${tab})`).click();
  return page;
}

/** An empty store, as on the first day. */
export async function forget(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await chrome.storage.session.clear();
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase('van-thu');
      request.onsuccess = request.onerror = resolve;
      // The background worker still holds it: its connection closes itself.
      request.onblocked = () => {};
    });
  });
}

/** A file chosen in the field that stands in the selector's place. */
export async function giveFile(page: Page, name: string, content: string | Uint8Array, selector = 'main input[type=file]'): Promise<void> {
  await page.waitForSelector(selector);
  await page.evaluate(
    (at, fileName, base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], fileName));
      const input = document.querySelector<HTMLInputElement>(at)!;
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    selector,
    name,
    Buffer.from(content).toString('base64'),
  );
}

/** From now on what the page hands to the browser as a download is kept for `downloaded`. */
export async function keepDownloads(page: Page): Promise<void> {
  await page.evaluate(() => {
    const kept: { name: string; blob: Blob }[] = [];
    Object.assign(globalThis, { kept });
    const make = URL.createObjectURL.bind(URL);
    let last: Blob | null = null;
    URL.createObjectURL = (blob: Blob) => {
      last = blob;
      return make(blob);
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      if (this.download && last) kept.push({ name: this.download, blob: last });
    };
  });
}

export async function downloaded(page: Page, count = 1): Promise<{ name: string; bytes: Uint8Array }[]> {
  await page.waitForFunction((wanted) => (globalThis as unknown as { kept: unknown[] }).kept.length >= wanted, {}, count);
  const files = await page.evaluate(() =>
    Promise.all(
      (globalThis as unknown as { kept: { name: string; blob: Blob }[] }).kept.map(async ({ name, blob }) => {
        const bytes = new Uint8Array(await blob.arrayBuffer());
        let text = '';
        for (const byte of bytes) text += String.fromCharCode(byte);
        return { name, base64: btoa(text) };
      }),
    ),
  );
  return files.map(({ name, base64 }) => ({ name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }));
}

/** Everything that the store holds, as one text. */
export const storeText = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      indexedDB.open('van-thu').onsuccess = (event) => resolve((event.target as IDBOpenDBRequest).result);
    });
    const all = [...database.objectStoreNames].map(
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

export const countRows = (page: Page, table: string): Promise<number> =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        indexedDB.open('van-thu').onsuccess = (event) => {
          const database = (event.target as IDBOpenDBRequest).result;
          const request = database.transaction(name).objectStore(name).getAll();
          request.onsuccess = () => {
            database.close();
            resolve((request.result as { deletedAt: string | null }[]).filter((row) => row.deletedAt === null).length);
          };
        };
      }),
    table,
  );

/** What axe finds on the page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations: found } = await page.evaluate(() =>
    (globalThis as never as { axe: { run: (context: object) => Promise<AxeResults> } }).axe.run(document),
  );
  return found.map((one) => `${one.id}: ${one.nodes.map(({ html }) => html).join(' | ')}`);
}
