import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chooseFiles, collectErrors, draft, dropFile, launchChromium, openPage, REPORT_SHOWN, type Session } from './harness';
import { hostileDocx, TRACE } from './hostile';

let session: Session;
let pages: Page[] = [];

beforeAll(async () => {
  session = await launchChromium();
});
afterEach(async () => {
  for (const page of pages) await page.close().catch(() => undefined);
  pages = [];
});
afterAll(() => session?.close());

async function viewOf(fill: (panel: Page) => Promise<void>): Promise<{ panel: Page; view: Page; errors: string[] }> {
  const panel = await openPage(session, 'sidepanel.html');
  await fill(panel);
  await panel.waitForSelector(REPORT_SHOWN);
  const opened = session.browser.waitForTarget((target) => target.url().includes('document-view.html'));
  await panel.locator('[data-tone] button::-p-text(Xem trên trang)').click();
  const view = (await (await opened).page())!;
  await view.setViewport({ width: 1280, height: 900 });
  await view.bringToFront();
  pages.push(view, panel);
  return { panel, view, errors: collectErrors(view) };
}

async function frameOf(view: Page): Promise<Frame> {
  const element = await view.waitForSelector('iframe');
  const frame = (await element!.contentFrame())!;
  await frame.waitForSelector('section.docx');
  return frame;
}

describe('see it on the page', () => {
  it('marks the places in a Word draft; a click on either side chooses on the other', async () => {
    const { panel, view, errors } = await viewOf((page) => chooseFiles(page, draft('ke-hoach-chinh-ly-tai-lieu.docx')));
    const frame = await frameOf(view);
    await frame.waitForSelector('[data-marks]');
    const number = (await frame.$$('[data-marks]')).length;
    expect(number).toBeGreaterThan(5);

    const point = await view.waitForSelector('[data-verdict] >>> ::-p-text(dấu hai chấm)');
    await point!.click();
    await frame.waitForSelector('[data-chosen]');
    expect(await frame.$eval('[data-chosen]', (element) => element.textContent)).toContain('Số');

    await frame.$$eval('[data-marks]', (elements) => (elements.at(-1) as HTMLElement).click());
    await view.waitForFunction(() => document.querySelector('[aria-current=true]'));
    const inView = await view.$eval('[aria-current=true]', (element) => (element as HTMLElement).dataset.verdict);
    await panel.bringToFront();
    await panel.waitForFunction((verdict) => (document.activeElement as HTMLElement | null)?.dataset.verdict === verdict, {}, inView);
    expect(errors).toEqual([]);
  });

  it('draws a PDF, marks it, zooms, and walks from point to point', async () => {
    const { view, errors } = await viewOf((page) => chooseFiles(page, draft('thong-bao-ket-luan.pdf')));
    await view.waitForSelector('canvas');
    await view.waitForFunction(() => {
      const canvas = document.querySelector('canvas');
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      return pixels?.some((value, index) => index % 4 === 0 && value < 100);
    });
    expect((await view.$$('button[data-mark]')).length).toBeGreaterThan(0);
    const width = () => view.$eval('[data-page]', (page) => page.clientWidth);
    const before = await width();
    await view.locator('aria/Phóng to').click();
    await view.waitForFunction((old) => document.querySelector('[data-page]')!.clientWidth > old, {}, before);
    await view.keyboard.press('j');
    await view.waitForSelector('[aria-current=true]');
    expect(await view.$eval('header', (header) => header.textContent)).toMatch(/1 \/ \d+/);
    expect(errors).toEqual([]);
  });

  it('without its panel it has nothing to show and says so', async () => {
    const view = await session.browser.newPage();
    pages.push(view);
    await view.goto(session.url(`document-view.html#${crypto.randomUUID()}`));
    await view.waitForFunction(() => document.body.innerText.includes('Hãy mở lại từ khung kiểm tra'), { timeout: 15_000 });
  });
});

describe('a hostile Word file', () => {
  it('runs nothing, reaches no extension API and calls nobody', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    try {
      const { view } = await viewOf((page) => dropFile(page, 'hostile.docx', hostileDocx(home)));
      const frame = await frameOf(view);
      for (const link of await frame.$$('a')) await link.evaluate((element) => (element as HTMLElement).click());
      await new Promise((resolve) => setTimeout(resolve, 1500));

      const inside = await frame.evaluate((trace) => {
        const scope = globalThis as unknown as Record<string, unknown> & {
          chrome?: { runtime?: { id?: string } };
          browser?: { runtime?: object };
        };
        return {
          ran: scope[trace] ?? null,
          origin: self.origin,
          api: scope.chrome?.runtime?.id ?? scope.browser?.runtime ?? null,
          address: location.href,
          nested: document.querySelectorAll('iframe, script:not([src="docx-frame.js"]), object, embed').length,
        };
      }, TRACE);
      expect(inside).toEqual({ ran: null, origin: 'null', api: null, address: session.url('docx-frame.html'), nested: 0 });
      expect(await view.evaluate((trace) => (globalThis as never as Record<string, unknown>)[trace] ?? null, TRACE)).toBeNull();
      expect(session.requests.filter((url) => url.startsWith(home))).toEqual([]);
      const tried = await frame.evaluate(async (address) => {
        const outcome = async (attempt: () => Promise<unknown>) =>
          attempt().then(
            () => 'reached',
            () => 'refused',
          );
        return {
          fetch: await outcome(() => fetch(address)),
          script: await outcome(
            () =>
              new Promise((resolve, reject) => {
                const script = document.createElement('script');
                script.src = `${address}script.js`;
                script.onload = resolve;
                script.onerror = reject;
                document.head.append(script);
              }),
          ),
          storage: await outcome(async () => localStorage.length),
          parent: await outcome(async () => parent.document.title),
          code: await outcome(async () => new Function('return 1')()),
        };
      }, home);
      expect(tried).toEqual({ fetch: 'refused', script: 'refused', storage: 'refused', parent: 'refused', code: 'refused' });
      expect(asked).toEqual([]);
    } finally {
      server.close();
    }
  });
});
