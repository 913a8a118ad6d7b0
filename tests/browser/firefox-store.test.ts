import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseBackup } from '../../lib/store';
import { findBrowser } from '../../scripts/setup/browsers';
import { FIREFOX_BUILD } from './harness';
import { Firefox } from './marionette';

const UUID = '6f1d3b52-6f0a-4c53-9a53-5f1f0b0c7a12';
const address = (name: string) => `moz-extension://${UUID}/${name}`;
const ADDON_ID: string = JSON.parse(readFileSync(`${FIREFOX_BUILD}/manifest.json`, 'utf8')).browser_specific_settings.gecko.id;

let firefox: Firefox;
let downloads: string;

beforeAll(async () => {
  const executable = await findBrowser('firefox');
  if (!executable) throw new Error('no Firefox on this machine');
  downloads = mkdtempSync(path.join(tmpdir(), 'van-thu-firefox-downloads-'));
  firefox = await Firefox.launch({
    executable,
    port: 28_900 + Math.floor(Math.random() * 90),
    uuids: { [ADDON_ID]: UUID },
    prefs: { 'browser.download.folderList': 2, 'browser.download.dir': downloads, 'browser.download.useDownloadDir': true },
  });
  await firefox.installAddon(FIREFOX_BUILD);
});
afterAll(async () => {
  await firefox?.close();
  rmSync(downloads, { recursive: true, force: true });
});

const shows = (words: string) => firefox.waitFor(`return document.body.innerText.includes(${JSON.stringify(words)})`);
const lacks = (words: string) => firefox.waitFor(`return !document.querySelector('main').innerText.includes(${JSON.stringify(words)})`);

/** A real click on the first element of a kind whose label or text has the words. */
async function press(words: string, kind = 'button'): Promise<void> {
  await firefox.waitFor(
    `for (const one of document.querySelectorAll('[data-hand]')) one.removeAttribute('data-hand');
     const wanted = [...document.querySelectorAll(args[0])].find((one) => (one.getAttribute('aria-label') ?? one.textContent).includes(args[1]) && !one.disabled);
     wanted?.scrollIntoView({ block: 'center' });
     wanted?.setAttribute('data-hand', '');
     return Boolean(wanted);`
      .replaceAll('args[0]', JSON.stringify(kind))
      .replaceAll('args[1]', JSON.stringify(words)),
  );
  await firefox.click('[data-hand]');
}

async function write(label: string, text: string): Promise<void> {
  await firefox.waitFor(
    `for (const one of document.querySelectorAll('[data-pen]')) one.removeAttribute('data-pen');
     const label = [...document.querySelectorAll('[role=dialog] label')].find((one) => one.textContent.trim().startsWith(${JSON.stringify(label)}));
     const field = label?.control ?? label?.querySelector('input');
     field?.setAttribute('data-pen', '');
     return Boolean(field);`,
  );
  await firefox.type('[data-pen]', text);
}

async function agenda(): Promise<void> {
  await firefox.navigate(address('sidepanel.html'));
  await firefox.waitFor(`return document.querySelector('[role=tab]')`);
  await press('Việc và hạn', '[role=tab]');
  await firefox.waitFor(`return document.querySelector('[role=tab][aria-selected=true]').textContent.includes('Việc và hạn')`);
}

/** Due today: so the form begins. */
async function addWork(what: string): Promise<void> {
  await press('Thêm việc');
  await write('Việc phải làm', what);
  await press('Thêm việc', '[role=dialog] button[type=submit]');
  await firefox.waitFor(`return !document.querySelector('[role=dialog]')`);
}

const rows = <T>(table: string) =>
  firefox.evaluate<T[]>(
    `const database = await new Promise((resolve, reject) => {
       const request = indexedDB.open('van-thu');
       request.onsuccess = () => resolve(request.result);
       request.onerror = () => reject(request.error);
     });
     const found = await new Promise((resolve) => {
       const request = database.transaction(args[0]).objectStore(args[0]).getAll();
       request.onsuccess = () => resolve(request.result);
     });
     database.close();
     return JSON.parse(JSON.stringify(found));`,
    [table],
  );

describe('the store in Firefox', () => {
  let backup: string;

  it('keeps work that is added, ticked and taken back', async () => {
    await agenda();
    await addWork('Trình ký thông báo kết luận');
    await shows('Hôm nay (1)');
    await press('Đã xong: Trình ký thông báo kết luận');
    await lacks('Hôm nay (1)');
    await press('Hoàn tác');
    await shows('Hôm nay (1)');
    expect(await rows<{ state: string; revision: number }>('obligations')).toMatchObject([{ state: 'open', revision: 3 }]);
  });

  it('reminds of it once, and shows it on the badge', async () => {
    const wake = () =>
      firefox.evaluate(
        `(window.wrappedJSObject?.browser ?? browser).alarms.create('reminders', { when: Date.now(), periodInMinutes: 30 })`,
      );
    await wake();
    await expect
      .poll(async () => (await rows<{ announcedAt: string | null }>('reminders')).filter((row) => row.announcedAt).length, {
        timeout: 20_000,
      })
      .toBe(1);
    const [first] = await rows<{ revision: number; announced: string }>('reminders');
    expect(first!.announced).toMatch(/^today@\d{4}-\d\d-\d\d$/);
    const lines = (await rows('log')).length;
    await firefox.evaluate(`await (window.wrappedJSObject?.browser ?? browser).alarms.clear('reminders-midnight')`);
    await wake();
    await firefox.waitFor(`return Boolean(await (window.wrappedJSObject?.browser ?? browser).alarms.get('reminders-midnight'))`);
    await firefox.waitFor(`return !(await navigator.locks.query()).held.some(({ name }) => name === 'reminders')`);
    expect([await rows('reminders'), (await rows('log')).length]).toEqual([[first], lines]);
    expect(await firefox.evaluate(`return (window.wrappedJSObject?.browser ?? browser).action.getBadgeText({})`)).toBe('1');
  });

  it('is saved to a file', async () => {
    await firefox.navigate(address('options.html'));
    await press('Sao lưu ra tệp');
    await shows('Đã sao lưu');
    const files = () => readdirSync(downloads).filter((name) => !name.endsWith('.part'));
    await expect.poll(() => files().length, { timeout: 20_000 }).toBe(1);
    backup = path.join(downloads, files()[0]!);
    const { tables } = await parseBackup(readFileSync(backup));
    expect(tables.obligations).toMatchObject([{ label: 'Trình ký thông báo kết luận', state: 'open' }]);
  });

  it('comes back from it', async () => {
    await agenda();
    await addWork('Việc ghi sau khi sao lưu');
    await shows('Hôm nay (2)');
    await firefox.navigate(address('options.html'));
    await shows('Sao lưu ra tệp');
    await firefox.evaluate(
      `const input = [...document.querySelectorAll('input[type=file]')].find((one) => one.getAttribute('aria-label') === 'Chọn tệp sao lưu…') ?? document.querySelector('input[type=file]');
       input.setAttribute('data-file', '');
       input.hidden = false;`,
    );
    await firefox.type('[data-file]', backup);
    await shows('Việc có hạn');
    await press('Khôi phục', '[role=dialog] button');
    await shows('Đã khôi phục');
    await agenda();
    await shows('Hôm nay (1)');
    await lacks('Việc ghi sau khi sao lưu');
  });
});
