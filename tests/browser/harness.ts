import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import puppeteer, { type Browser, type CDPSession, type LaunchOptions, type Page, type Target, type WebWorker } from 'puppeteer';
import { findBrowser } from '../../scripts/setup/browsers';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const BUILDS = path.resolve(ROOT, process.env.EXTENSION_BUILDS ?? '.output');
export const CHROME_BUILD = path.join(BUILDS, 'chrome-mv3');
export const FIREFOX_BUILD = path.join(BUILDS, 'firefox-mv3');
export const DRAFTS = path.join(ROOT, 'samples/drafts');

/** The id Chromium derives from the manifest's public key. */
export function extensionId(): string {
  const { key } = JSON.parse(readFileSync(path.join(CHROME_BUILD, 'manifest.json'), 'utf8')) as { key: string };
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

export interface Session {
  browser: Browser;
  id: string;
  url: (page: string) => string;
  background: () => Promise<WebWorker>;
  /** Every address asked for by anything in this browser, by its network service. */
  requests: string[];
  close: () => Promise<void>;
}

async function launch(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = await findBrowser('chromium');
  if (!executablePath) throw new Error('no Chromium on this machine');
  return puppeteer.launch({
    executablePath,
    headless: true,
    enableExtensions: [CHROME_BUILD],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--force-color-profile=srgb',
    ],
    ...options,
  });
}

/** A browser whose background worker runs as it does in real life, with no debugger that keeps it alive. */
export function launchUnheld(options: LaunchOptions = {}): Promise<Browser> {
  return launch({ targetFilter: (target) => target.type() !== 'service_worker', ...options });
}

interface ChromiumOptions {
  /** Another build than the one tested by default. */
  folder?: string;
  /** Folder of the profile; without it one that is deleted with the browser. */
  profile?: string;
}

export async function launchChromium({ folder = CHROME_BUILD, profile }: ChromiumOptions = {}): Promise<Session> {
  const browser = await launch({ enableExtensions: [folder], ...(profile ? { userDataDir: profile } : {}) });
  const id = extensionId();
  const isBackground = (target: Target) => target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${id}/`);
  await browser.waitForTarget(isBackground);
  const requests: string[] = [];
  const watched = new WeakSet<Target>();
  const watch = async (target: Target) => {
    if (watched.has(target)) return;
    watched.add(target);
    const cdp: CDPSession | null = await target.createCDPSession().catch(() => null);
    if (!cdp) return;
    cdp.on('Network.requestWillBeSent', ({ request }) => requests.push(request.url));
    cdp.on('Network.webSocketCreated', ({ url }) => requests.push(url));
    await cdp.send('Network.enable').catch(() => undefined);
  };
  browser.on('targetcreated', (target) => void watch(target));
  for (const target of browser.targets()) await watch(target);
  return {
    browser,
    id,
    requests,
    url: (page) => `chrome-extension://${id}/${page}`,
    background: async () => {
      const target = await browser.waitForTarget(isBackground);
      return (await target.worker())!;
    },
    close: () => browser.close(),
  };
}

/** Errors a page reports; a test reads them at its end. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}

export async function openPage(session: Session, name: string, size = { width: 480, height: 900 }): Promise<Page> {
  const page = await session.browser.newPage();
  await page.setViewport(size);
  await page.goto(session.url(name));
  await page.waitForSelector('#root > *');
  return page;
}

export async function chooseFiles(page: Page, ...files: string[]): Promise<void> {
  const input = await page.waitForSelector('input[type=file]');
  await (input as unknown as import('puppeteer').ElementHandle<HTMLInputElement>).uploadFile(...files);
}

/** A drop as the system's file manager makes it: the page gets File objects in a DataTransfer. */
export async function dropFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    (fileName, base64) => {
      const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([data], fileName));
      const target = document.querySelector('#root main')!;
      for (const type of ['dragover', 'drop'])
        target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
    },
    name,
    Buffer.from(bytes).toString('base64'),
  );
}

export const draft = (name: string): string => path.join(DRAFTS, name);

export function artifacts(...steps: string[]): string {
  const folder = path.join(ROOT, 'artifacts', ...steps);
  mkdirSync(folder, { recursive: true });
  return folder;
}

export const REPORT_SHOWN = '[data-tone]';
export const STOP_SHOWN = '#stop-title';
