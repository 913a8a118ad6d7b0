import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Document, Packer, Paragraph } from 'docx';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckReport, checkDraft } from '../../lib/check';
import { parseBackup } from '../../lib/store';
import { type SampleServer, startSampleServer } from '../../samples/server';
import { artifacts, draft } from './harness';
import { BUILT, launchWithUserscript, PanelView, type UserscriptSession } from './userscript-harness';

/** Gzipped. The rule packs and word lists in force are two fifths of it. */
const MOST_BYTES = 390_000;

let session: UserscriptSession;
let server: SampleServer;
let page: Page;
let panel: PanelView;
let folder: string;

const has = (text: string) => expect.poll(panel.text, { timeout: 30_000 }).toContain(text);
const shot = (name: string) => page.screenshot({ path: path.join(artifacts('userscript'), `${name}.png`) as `${string}.png` });

async function secretDraft(name: string, text: string): Promise<string> {
  const document = new Document({ sections: [{ children: [new Paragraph('MẬT'), new Paragraph(text)] }] });
  const file = path.join(folder, name);
  writeFileSync(file, await Packer.toBuffer(document));
  return file;
}

/** Workers a page starts from here on. */
function workersOf(one: Page): { made: number } {
  const counted = { made: 0 };
  one.on('workercreated', () => {
    counted.made++;
  });
  return counted;
}

/** How long the page has to wait for its turn at most. */
const watchGaps = (one: Page) =>
  one.evaluate(() => {
    let last = performance.now();
    const kept = window as unknown as { longest: number };
    kept.longest = 0;
    setInterval(() => {
      kept.longest = Math.max(kept.longest, performance.now() - last);
      last = performance.now();
    }, 5);
  });
const gaps = (one: Page) => one.evaluate(() => (window as unknown as { longest: number }).longest);

/** Everything the page's own storage holds, by name. */
const stored = () =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    values: JSON.stringify({ ...sessionStorage, ...localStorage }),
  }));

async function write(label: string, day: string): Promise<void> {
  await panel.click('form input[type=text]');
  await page.keyboard.type(label);
  await panel.ask((root, value) => {
    (root.querySelector('form input[type=date]') as HTMLInputElement).value = value;
  }, day);
  await panel.click('form button');
}

async function open(): Promise<void> {
  page = await session.browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(server.url);
  await page.waitForSelector('[data-rows=drafts] a');
  panel = await PanelView.on(page);
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'userscript-files-'));
  [session, server] = await Promise.all([launchWithUserscript(), startSampleServer()]);
  await open();
});
afterAll(async () => {
  await session?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the companion as a manager runs it', () => {
  it('is one file: nothing required, nothing connected to, two grants', () => {
    const text = readFileSync(BUILT, 'utf8');
    const head = text.slice(0, text.indexOf('// ==/UserScript=='));
    expect(head).not.toMatch(/@(?:require|connect|resource|updateURL|downloadURL)/);
    expect([...head.matchAll(/@grant\s+(\S+)/g)].map(([, grant]) => grant)).toEqual(['GM_getValue', 'GM_setValue']);
    expect(gzipSync(text, { level: 9 }).length).toBeLessThan(MOST_BYTES);
  });

  it('stands as a button in the corner and opens by the keyboard', async () => {
    await expect.poll(() => panel.ask((root) => root.querySelector('.pill') !== null)).toBe(true);
    await page.keyboard.down('Alt');
    await page.keyboard.down('Shift');
    await page.keyboard.press('KeyK');
    await page.keyboard.up('Shift');
    await page.keyboard.up('Alt');
    await has('Kéo thả tệp vào đây');
    expect(await panel.ask((root) => root.activeElement?.id)).toBe('tab-check');
    expect(await page.evaluate(() => [...document.documentElement.children].every((one) => one.shadowRoot === null))).toBe(true);
  });

  it('checks a dropped draft as the command does', async () => {
    const file = draft('ke-hoach-chinh-ly-tai-lieu.docx');
    const today = await page.evaluate(() => new Date().toLocaleDateString('sv'));
    const expected = (await checkDraft(readFileSync(file), { today, fileName: path.basename(file) })) as CheckReport;
    await watchGaps(page);
    const workers = workersOf(page);
    await panel.drop(file);
    await expect
      .poll(() => panel.ask((root) => root.querySelectorAll('[data-verdict]').length), { timeout: 60_000 })
      .toBe(expected.verdicts.length);
    // In a worker: the page is not kept waiting.
    expect(workers.made).toBeGreaterThan(0);
    console.log(`a dropped draft checked: the page waited at most ${Math.round(await gaps(page))} ms for its turn`);
    const text = await panel.text();
    for (const line of ['Căn cứ', 'Cần', 'Đang có', `${expected.counts.error} lỗi`]) expect(text).toContain(line);
    await shot('report');
  });

  it('reads the page, audits its numbers and checks a file of its own', async () => {
    await panel.click('#tab-page');
    await has('Đã nhận ra trang');
    await has('Tệp trên trang này');
    await shot('page');
    await panel.click('[data-file]');
    await expect.poll(() => panel.ask((root) => root.querySelector('.name')?.textContent)).toBe('cong-van-chuan-bi-hoi-nghi.docx');
    await expect.poll(() => panel.ask((root) => root.querySelectorAll('[data-verdict]').length), { timeout: 60_000 }).toBeGreaterThan(0);
  });

  it('compares the form with the draft that was checked', async () => {
    await page.click('[data-screen=form]');
    await panel.click('#tab-page');
    await has('ô khác dự thảo');
    expect(await panel.ask((root) => root.querySelector('[data-difference=subject]') !== null)).toBe(true);
    await shot('form');
    await page.click('[data-screen=drafts]');
  });

  it('keeps a checklist and refuses a line that speaks of a level', async () => {
    await panel.click('#tab-today');
    await has('Thêm một việc');
    const day = await page.evaluate(() => new Date().toLocaleDateString('sv'));
    await write('Gửi báo cáo tuần', day);
    await has('Hạn hôm nay');
    await shot('today');
    await panel.click('.tick');
    await has('Không có việc nào đến hạn');
    await write('Trả công văn MẬT số 5', day);
    await has('Việc này có chữ chỉ độ mật');
    expect(await panel.text()).toContain('Không có việc nào đến hạn');
  });

  it('gives its checklist as a backup and takes it again', async () => {
    const cdp = await page.createCDPSession();
    await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await panel.click('.counts button');
    const saved = () => readdirSync(folder).find((name) => name.startsWith('van-thu-') && !name.endsWith('.crdownload'));
    await expect.poll(saved, { timeout: 10_000 }).toBeTruthy();
    const { tables } = await parseBackup(new Uint8Array(readFileSync(path.join(folder, saved()!))));
    expect(tables.obligations.map(({ label, state }) => [label, state])).toEqual([['Gửi báo cáo tuần', 'done']]);
    const chooser = page.waitForFileChooser();
    await panel.click('.counts button + button');
    await (await chooser).accept([path.join(folder, saved()!)]);
    await has('Đã nhập bản sao');
  });

  it('speaks English when asked', async () => {
    await panel.click('header .quiet');
    await has('Add a piece of work');
    await shot('english');
    expect((await stored()).values).toContain('\\"language\\":\\"en\\"');
    await panel.click('header .quiet');
    await has('Thêm một việc');
  });

  it('stops at a secret draft and keeps nothing of it', async () => {
    const before = await stored();
    await panel.drop(await secretDraft('to-trinh-kho-bac.docx', 'Kho bạc số chín chuyển địa điểm'));
    await has('Đã dừng: tệp có dấu độ mật');
    await shot('stop');
    const said = (await panel.text()) + (await panel.ask((root) => root.innerHTML));
    expect(said).not.toMatch(/kho.?b[aạ]c/i);
    expect(await stored()).toEqual(before);
    await panel.click('.stop button');
    await has('Kéo thả tệp vào đây');
    expect((await panel.text()) + (await panel.ask((root) => root.innerHTML))).not.toMatch(/kho.?b[aạ]c/i);
  });

  it('stops at a marked name before the file is read', async () => {
    const file = path.join(folder, 'Tờ trình (TỐI MẬT).docx');
    writeFileSync(file, 'không phải tệp Word');
    await panel.drop(file);
    await has('TỐI MẬT');
    expect(await panel.text()).not.toContain('Tờ trình');
    await panel.click('.stop button');
  });

  it('says in one line what it can’t read', async () => {
    await panel.drop(draft('thong-bao-ket-luan.pdf'));
    await has('chỉ kiểm tra được bằng tiện ích mở rộng');
    const broken = path.join(folder, 'hong.docx');
    writeFileSync(broken, 'PK\u0003\u0004 hỏng');
    await panel.drop(broken);
    await expect
      .poll(() => panel.ask((root) => root.querySelector('[role=alert] .name')?.textContent), { timeout: 30_000 })
      .toBe('hong.docx');
  });

  it('works where the page’s policy allows no worker', async () => {
    const strict = await session.browser.newPage();
    await strict.setViewport({ width: 1280, height: 900 });
    await strict.setRequestInterception(true);
    strict.on('request', (request) => {
      const isPage = request.url() === server.url;
      if (!isPage) return void request.continue();
      const headers = { 'content-security-policy': "default-src 'none'" };
      void request.respond({ contentType: 'text/html', headers, body: '<!doctype html><title>x</title><p>x</p>' });
    });
    await strict.goto(server.url);
    const view = await PanelView.on(strict);
    await expect.poll(view.text).toContain('Văn Thư');
    if (await view.ask((root) => root.querySelector('.pill') !== null)) await view.click('.pill');
    const workers = workersOf(strict);
    await view.drop(draft('ke-hoach-chinh-ly-tai-lieu.docx'));
    await expect.poll(() => view.ask((root) => root.querySelectorAll('[data-verdict]').length), { timeout: 60_000 }).toBeGreaterThan(20);
    expect(workers.made).toBe(0);
    await strict.screenshot({ path: path.join(artifacts('userscript'), 'strict-policy.png') as `${string}.png` });
    await strict.close();
  });

  it('stands down for the extension, whichever comes first', async () => {
    await page.evaluate(() => {
      document.documentElement.dataset.vanThu = 'extension';
    });
    await expect.poll(() => panel.ask(() => true)).toBe(null);
    const later = await session.browser.newPage();
    await later.evaluateOnNewDocument(() => {
      const mark = () => {
        if (document.documentElement) document.documentElement.dataset.vanThu = 'extension';
        else setTimeout(mark, 0);
      };
      mark();
    });
    await later.goto(server.url);
    await later.waitForSelector('[data-rows=drafts] a');
    await new Promise((done) => setTimeout(done, 500));
    expect(await (await PanelView.on(later)).ask(() => true)).toBe(null);
    await later.close();
  });

  it('asked nobody but the page’s own site', () => {
    const outside = session.requests.filter(
      (url) => !url.startsWith(server.url) && !/^(?:blob|data|about|chrome|chrome-extension):/.test(url),
    );
    expect(outside).toEqual([]);
    expect(session.requests.some((url) => url.startsWith(server.url))).toBe(true);
  });
});
