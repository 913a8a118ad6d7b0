import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleServer, startSampleServer } from '../../samples/server';
import { findBrowser } from '../../scripts/setup/browsers';
import { artifacts, draft, FIREFOX_BUILD, ROOT } from './harness';
import { Firefox } from './marionette';
import { row, startPages } from './overlay-pages';

const UUID = '6f1d3b52-6f0a-4c53-9a53-5f1f0b0c7a13';
const own = (name: string) => `moz-extension://${UUID}/${name}`;
const ADDON_ID: string = JSON.parse(readFileSync(`${FIREFOX_BUILD}/manifest.json`, 'utf8')).browser_specific_settings.gecko.id;
const SHARED = path.resolve(ROOT, '../shared/hostpages');
if (!existsSync(SHARED)) console.log('shared host pages are not here: only our own are tried in Firefox');
const DRAFT = 'cong-van-chuan-bi-hoi-nghi.docx';

interface Seen {
  classes: string;
  look: string | null;
  text: string;
  box: { x: number; y: number; width: number; height: number };
}

let firefox: Firefox;
let server: SampleServer;
let pages: Awaited<ReturnType<typeof startPages>>;
let host: string;
let panel: string;

const tab = async (): Promise<string> => (await firefox.send<{ handle: string }>('WebDriver:NewWindow', { type: 'tab' })).handle;
const to = (handle: string) => firefox.send('WebDriver:SwitchToWindow', { handle });

/** What stands in our layer, as only the browser's own rights show it. */
const layer = () =>
  firefox.evaluate<Seen[]>(
    `const out = [];
     for (const one of document.documentElement.children) {
       const root = one.openOrClosedShadowRoot;
       for (const inside of root?.querySelectorAll('[class]') ?? []) {
         const { x, y, width, height } = inside.getBoundingClientRect();
         out.push({ classes: inside.className, look: inside.getAttribute('data-look'), text: inside.textContent.trim(), box: { x, y, width, height } });
       }
     }
     return out;`,
    [],
    'system',
  );

const matching = (all: Seen[], kind: string, text: RegExp) =>
  all.filter((one) => one.classes.split(' ').includes(kind) && text.test(one.text));

async function until(kind: string, text: RegExp, count = 1): Promise<Seen[]> {
  const end = Date.now() + 20_000;
  for (;;) {
    const all = await layer();
    const found = matching(all, kind, text);
    if (found.length >= count) return found;
    if (Date.now() > end) throw new Error(`no ${kind} ${text}, but:\n${all.map((one) => `${one.classes}: ${one.text}`).join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

const press = ({ box }: Seen) => firefox.clickAt(box.x + box.width / 2, box.y + box.height / 2);

async function shot(name: string): Promise<void> {
  writeFileSync(path.join(artifacts('overlay-firefox'), `${name}.png`), await firefox.screenshot());
}

/** Everything of the page that it could notice itself: its own markup and what its fields hold. */
const state = () =>
  firefox.evaluate<string>(
    `return document.head.outerHTML + document.body.outerHTML + JSON.stringify([...document.querySelectorAll('input, select, textarea')].map(({ value }) => value));`,
  );

/** From here on each change of the page is noted, but for the layer's coming and going. */
const watch = () =>
  firefox.evaluate(
    `globalThis.changes = [];
     new MutationObserver((all) => {
       for (const { type, target, attributeName, addedNodes, removedNodes } of all) {
         const layer = [...addedNodes, ...removedNodes].every(({ localName }) => localName === 'div');
         if (target !== document.documentElement || (type === 'attributes' ? attributeName !== 'data-van-thu' : !layer))
           changes.push([type, target.nodeName, attributeName].join(' '));
       }
     }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });`,
  );
const changes = () => firefox.evaluate<string[]>(`return globalThis.changes`);

async function open(url: string): Promise<void> {
  await to(host);
  await firefox.navigate(url);
}

beforeAll(async () => {
  const executable = await findBrowser('firefox');
  if (!executable) throw new Error('no Firefox on this machine');
  [server, pages] = await Promise.all([startSampleServer(), startPages({ hostpages: SHARED })]);
  firefox = await Firefox.launch({
    executable,
    port: 29_000 + Math.floor(Math.random() * 400),
    uuids: { [ADDON_ID]: UUID },
    // The browser's own question is answered yes: nobody sits here.
    prefs: { 'extensions.webextOptionalPermissionPrompts': false },
  });
  await firefox.installAddon(FIREFOX_BUILD);
  ({ value: host } = await firefox.send<{ value: string }>('WebDriver:GetWindowHandle', {}));
  await firefox.navigate(server.url);
  await firefox.waitFor(`return document.querySelector('[data-rows=drafts] a')`);
  panel = await tab();
  await to(panel);
  await firefox.navigate(own('sidepanel.html'));
  await firefox.waitFor(`return document.querySelector('#root main')`);
});
afterAll(async () => {
  await firefox?.close();
  await server?.close();
  pages?.close();
});

describe('the overlay in Firefox', () => {
  it('is not on a page before the clerk lets it in', async () => {
    await to(host);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await layer()).toEqual([]);
    expect(await firefox.evaluate(`return document.documentElement.dataset.vanThu ?? null`)).toBeNull();
  });

  it('comes to the page that is open once the site is allowed, marks its attachments, and changes nothing', async () => {
    const before = await state();
    await watch();
    await to(panel);
    // Firefox grants a site only at a real click.
    await firefox.evaluate(
      `const button = document.createElement('button');
       button.id = 'grant';
       button.style.cssText = 'position:fixed;inset:0 0 auto;height:60px;z-index:9';
       const { permissions } = (window.wrappedJSObject ?? window).browser;
       button.addEventListener('click', () => permissions.request({ origins: ['http://127.0.0.1/*'] }));
       document.body.append(button);`,
    );
    await firefox.click('#grant');
    await firefox.evaluate(`document.querySelector('#grant').remove()`);
    await to(host);
    await until('mark', /Chưa kiểm tra/, 5);
    await shot('list');
    expect(await state()).toBe(before);
    expect(await changes()).toEqual([]);
  });

  it('a real click on a badge has that file checked, and the badge says what was found', async () => {
    const marks = await until('mark', /Chưa kiểm tra/, 5);
    const first = await firefox.evaluate<number>(`return document.querySelector('[data-rows=drafts] a').getBoundingClientRect().top`);
    await press(marks.sort((a, b) => Math.abs(a.box.y - first) - Math.abs(b.box.y - first))[0]!);
    await until('mark', /\d+ lỗi|Đạt|điểm/);
    expect(await changes()).toEqual([]);
    await to(panel);
    await firefox.waitFor(`return document.querySelector('[data-tone]')?.textContent.includes(${JSON.stringify(DRAFT)})`);
  });

  it('holds the form of the sample system against the draft chosen in it', async () => {
    await to(host);
    await firefox.click('[data-screen=form]');
    await firefox.type('#form input[type=file]', draft(DRAFT));
    await firefox.type('#form textarea', 'Về việc khác hẳn dự thảo');
    await until('mark', /Khác dự thảo/);
    await shot('sample-form');
  });

  it('shows on a form what differs and a number that breaks the rules; fills a field on a click, and takes it back', async () => {
    await open(`${pages.url}/form`);
    await watch();
    const before = await state();
    const marks = await until('mark', /Khác dự thảo/, 3);
    await until('mark', /viết sai mẫu/);
    await shot('form');
    expect(await changes()).toEqual([]);
    expect(await state()).toBe(before);
    const box = () =>
      firefox.evaluate<{ top: number; value: string }>(
        `const box = document.querySelector('#subject'); return { top: box.getBoundingClientRect().top, value: box.value };`,
      );
    const { top, value } = await box();
    await press(marks.sort((a, b) => Math.abs(a.box.y - top) - Math.abs(b.box.y - top))[0]!);
    await press((await until('act', /Điền ô này/))[0]!);
    await expect.poll(async () => (await box()).value).not.toBe(value);
    expect(await firefox.evaluate(`return [...(window.wrappedJSObject ?? window).heard]`)).toEqual(
      expect.arrayContaining(['focus', 'input', 'change', 'blur']),
    );
    await press((await until('act', /Hoàn tác/))[0]!);
    await expect.poll(async () => (await box()).value).toBe(value);
    expect(await firefox.evaluate(`return document.title`)).toBe('Cấp số văn bản');
  });

  it('audits the numbers of a list, marks its rows, and says of a secret one only that', async () => {
    await open(`${pages.url}/list`);
    await watch();
    const before = await state();
    await press((await until('pill', /điểm về số/))[0]!);
    const lines = (await until('line', /số/, 2)).map(({ text }) => text);
    expect(lines).toEqual([expect.stringContaining('Thiếu 2 số: 17–18'), expect.stringContaining('Trùng số 19')]);
    for (const words of [/Quá hạn 2 ngày/, /Còn [12] ngày/, /Thiếu trích yếu/, /Văn bản mật: theo dõi ở sổ riêng/])
      await until('mark', words);
    const all = await layer();
    expect(matching(all, 'mark', /Quá hạn 9/)).toEqual([]);
    expect(matching(all, 'mark', /lỗi|Chưa kiểm tra|Đạt|điểm/)).toHaveLength(4);
    expect(JSON.stringify(all)).not.toContain('không được hiện ra');
    await shot('audit');
    await press((await until('line', /Trùng số 19/))[0]!);
    await until('flash', /^/);
    expect(await state()).toBe(before);
    expect(await changes()).toEqual([]);
  });

  it('follows rows that come and go', async () => {
    await firefox.evaluate(`document.querySelector('#rows').insertAdjacentHTML('beforeend', args[0])`, [
      row(6, '25-CV/TU', '07/03/2026', { deadline: '01/01/2020' }),
    ]);
    await until('mark', /Quá hạn \d{4} ngày/);
    await firefox.evaluate(`document.querySelector('#rows').lastElementChild.remove()`);
    await expect.poll(async () => matching(await layer(), 'mark', /Quá hạn \d{4} ngày/), { timeout: 10_000 }).toEqual([]);
  });

  it('is closed to the page, whose styles stay outside', async () => {
    const [mark] = matching(await layer(), 'mark', /Quá hạn 2 ngày/);
    expect(mark!.box.height).toBe(22);
    const page = await firefox.evaluate<object>(
      `const { document: seen } = window.wrappedJSObject ?? window;
       const layer = [...seen.documentElement.children].at(-1);
       return { root: layer.shadowRoot, text: layer.textContent, names: Object.keys(window.wrappedJSObject ?? window).filter((name) => /vanthu/i.test(name)) };`,
    );
    expect(page).toEqual({ root: null, text: '', names: [] });
  });

  it('sleeps on a page it does not know', async () => {
    await open(`${pages.url}/nothing`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await layer()).toEqual([]);
  });

  it('takes a repair by pointing, without the page hearing of the click', async () => {
    await open(`${pages.url}/form`);
    await until('mark', /viết sai mẫu/);
    await to(panel);
    await firefox.evaluate(
      `const { tabs } = (window.wrappedJSObject ?? window).browser;
       for (const { id } of await tabs.query({ url: 'http://127.0.0.1/*' })) await tabs.sendMessage(id, { type: 'overlay.repair' });`,
    );
    await to(host);
    await until('picker', /^/);
    const { x, y } = await firefox.evaluate<{ x: number; y: number }>(
      `const { x, y } = document.querySelector('#number').getBoundingClientRect(); return { x, y };`,
    );
    await firefox.clickAt(x + 10, y + 5);
    await until('picker', /12/);
    expect(await firefox.evaluate(`return [...(window.wrappedJSObject ?? window).heard]`)).toEqual(['click DIV']);
    await shot('repair');
    await press((await until('act', /Lưu/))[0]!);
    await to(panel);
    const kept = `return JSON.stringify(await (window.wrappedJSObject ?? window).browser.storage.local.get('hostProfiles'))`;
    await expect.poll(() => firefox.evaluate<string>(kept)).toContain('Số, ký hiệu văn bản');
    await firefox.evaluate(`await (window.wrappedJSObject ?? window).browser.storage.local.remove('hostProfiles')`);
  });

  it.skipIf(!existsSync(SHARED)).each(['dhtn-zk/list.html', 'vnpt-ioffice/list.html', 'laravel-adminlte/list.html'])(
    '%s keeps its marks while the page is drawn anew and opens a window',
    async (file) => {
      await open(`${pages.url}/hostpages/${file}`);
      await firefox.evaluate(`document.querySelector('tbody tr')?.scrollIntoView({ block: 'start' })`);
      await until('mark', /^/);
      await shot(file.replace('/', '-'));
      await firefox.evaluate(
        `for (let turn = 0; turn < 5; turn++) {
           for (const part of document.querySelectorAll('tbody')) part.replaceWith(part.cloneNode(true));
           await new Promise((resolve) => setTimeout(resolve, 60));
         }`,
      );
      await until('mark', /^/);
      await firefox.evaluate(
        `const over = document.createElement('div');
         over.id = 'over';
         over.setAttribute('role', 'dialog');
         over.setAttribute('aria-modal', 'true');
         over.style.cssText = 'position:fixed;inset:0;z-index:99999;background:#fff';
         over.textContent = 'Đang xử lý…';
         document.body.append(over);`,
      );
      await expect.poll(async () => matching(await layer(), 'mark', /^/), { timeout: 10_000 }).toEqual([]);
      await firefox.evaluate(`document.querySelector('#over').remove()`);
      await until('mark', /^/);
    },
  );

  it('goes on by itself in an open page after an update, with nothing of the old script left', async () => {
    await open(`${pages.url}/list`);
    await until('mark', /Quá hạn 2 ngày/);
    const layers = () =>
      firefox.evaluate<number>(
        `return [...document.documentElement.children].filter((one) => one.openOrClosedShadowRoot).length`,
        [],
        'system',
      );
    await firefox.evaluate(`document.documentElement.lastElementChild.setAttribute('data-old', '')`);
    await to(panel);
    await firefox.evaluate(`(window.wrappedJSObject ?? window).browser.runtime.reload()`).catch(() => undefined);
    await to(host);
    await firefox.waitFor(`return !document.querySelector('[data-old]')`);
    await until('mark', /Quá hạn 2 ngày/);
    expect(await layers()).toBe(1);
    // The new script is one that works: it follows the page.
    await firefox.evaluate(`document.querySelector('#rows').insertAdjacentHTML('beforeend', args[0])`, [
      row(6, '25-CV/TU', '07/03/2026', { deadline: '01/01/2020' }),
    ]);
    await until('mark', /Quá hạn \d{4} ngày/);
  });

  it('hides what it drew when it is switched off under an open page', async () => {
    await firefox.context('chrome');
    try {
      await firefox.evaluate(
        `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs'); await (await AddonManager.getAddonByID(args[0])).disable();`,
        [ADDON_ID],
      );
    } finally {
      await firefox.context('content');
    }
    const shown = () =>
      firefox.evaluate<number>(
        `return [...document.documentElement.children].flatMap((one) => [...(one.openOrClosedShadowRoot?.querySelectorAll('.mark, .pill') ?? [])])
           .filter((one) => getComputedStyle(one).visibility === 'visible').length`,
        [],
        'system',
      );
    expect(await shown()).toBeGreaterThan(0);
    await expect.poll(shown, { timeout: 40_000 }).toBe(0);
  }, 60_000);
});
