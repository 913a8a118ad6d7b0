/**
 * Builds the extension and opens the sample operations system with it in a browser of its own.
 * Without a display (or with --headless): does a clerk's first steps by itself, says what was found, takes pictures.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer';
import { type SampleServer, startSampleServer } from '../samples/server';
import { extensionIdOf } from './allow-list/extension-id';
import { ensureBrowser, missingBrowserLine } from './setup/browsers';

const BUILD = path.resolve('.output/chrome-mv3');
const PICTURES = path.resolve('artifacts/start');
const DRAFT = path.resolve('samples/drafts/ke-hoach-chinh-ly-tai-lieu.docx');
const SECRET = path.resolve('samples/drafts/bao-cao-luyen-tap-dung-lai.docx');

function hasDisplay(): boolean {
  if (process.argv.includes('--headless') || process.env.CI) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function extensionId(): string {
  return extensionIdOf(JSON.parse(readFileSync(path.join(BUILD, 'manifest.json'), 'utf8')).key);
}

async function launch(executablePath: string, headless: boolean, profile: string): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  return puppeteer.launch({
    executablePath,
    headless,
    enableExtensions: [BUILD],
    userDataDir: profile,
    defaultViewport: headless ? { width: 1280, height: 860 } : null,
    args: [
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      ...(asRoot ? ['--no-sandbox'] : []),
      ...(headless ? ['--disable-gpu'] : ['--start-maximized']),
    ],
  });
}

async function checkInPanel(page: Page, file: string): Promise<string> {
  const input = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(file);
  const shown = await page.waitForSelector('[data-tone], #stop-title', { timeout: 60_000 });
  return shown!.evaluate((element) => {
    const lines = [...element.querySelectorAll('p')].slice(1, 3);
    return (lines.length > 0 ? lines : [element])
      .map((line) =>
        [...line.childNodes]
          .map((part) => part.textContent)
          .filter(Boolean)
          .join(', '),
      )
      .join(' · ');
  });
}

/** What a person would do first, done by the program, with a picture of each step. */
async function showHeadless(browser: Browser, server: SampleServer): Promise<void> {
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  const shoot = (page: Page, name: string) => page.screenshot({ path: path.join(PICTURES, `${name}.png`) as `${string}.png` });

  const site = await browser.newPage();
  await site.goto(server.url);
  await site.waitForSelector('[data-rows=drafts] tr');
  const drafts = await site.$$eval('[data-rows=drafts] tr', (rows) => rows.length);
  await shoot(site, '1-sample-system');
  console.log(`Sample operations system: ${drafts} drafts at ${server.url}`);

  const panel = `chrome-extension://${extensionId()}/sidepanel.html`;
  for (const [name, file] of [
    ['2-checked-draft', DRAFT],
    ['3-stopped-draft', SECRET],
  ] as const) {
    const page = await browser.newPage();
    await page.setViewport({ width: 480, height: 900 });
    await page.goto(panel);
    console.log(`${path.basename(file)}: ${await checkInPanel(page, file)}`);
    await shoot(page, name);
    await page.close();
  }
  console.log(`Pictures: ${path.relative(process.cwd(), PICTURES)}/`);
}

async function showInWindow(browser: Browser, server: SampleServer): Promise<void> {
  const [page] = await browser.pages();
  await (page ?? (await browser.newPage())).goto(server.url);
  console.log(`The sample operations system is open at ${server.url}.`);
  console.log('Right-click an attached draft and choose "Kiểm tra thể thức văn bản", or press Alt+Shift+K. Close the window to end.');
  await new Promise<void>((resolve) => {
    browser.once('disconnected', () => resolve());
    process.once('SIGINT', () => void browser.close().then(resolve));
  });
}

const executablePath = await ensureBrowser('chromium');
if (!executablePath) {
  process.stderr.write(`${missingBrowserLine('chromium')}\n`);
  process.exit(2);
}
console.log(`Browser: ${executablePath}`);
if (spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts', 'chrome'], { stdio: 'inherit' }).status !== 0) process.exit(1);

const server = await startSampleServer();
const profile = mkdtempSync(path.join(tmpdir(), 'van-thu-'));
const headless = !hasDisplay();
const browser = await launch(executablePath, headless, profile);
try {
  await (headless ? showHeadless : showInWindow)(browser, server);
} finally {
  await browser.close().catch(() => undefined);
  await server.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
