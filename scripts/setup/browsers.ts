/** Finds a browser on the machine; where there is none, tries the package manager and then Puppeteer's own download. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Browser, detectBrowserPlatform, getInstalledBrowsers, install, resolveBuildId } from '@puppeteer/browsers';

export type BrowserName = 'chromium' | 'firefox';

const env = process.env;
const DOWNLOADS = join(homedir(), '.cache', 'puppeteer');

const KNOWN_PLACES: Record<BrowserName, Partial<Record<NodeJS.Platform, string[]>>> = {
  chromium: {
    linux: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'coccoc-browser'],
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder): folder is string => Boolean(folder))
      .flatMap((folder) => [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        join(folder, 'CocCoc', 'Browser', 'Application', 'browser.exe'),
      ]),
  },
  firefox: {
    linux: ['firefox-esr', 'firefox'],
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: [env.PROGRAMFILES, env['PROGRAMFILES(X86)']]
      .filter((folder): folder is string => Boolean(folder))
      .map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe')),
  },
};

const OVERRIDE: Record<BrowserName, string> = { chromium: 'CHROME_PATH', firefox: 'FIREFOX_PATH' };
const DEBIAN_PACKAGE: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

function onPath(command: string): string | null {
  if (existsSync(command)) return command;
  if (process.platform === 'win32' || command.includes('/')) return null;
  const found = spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : null;
}

async function fromPuppeteerCache(name: BrowserName): Promise<string | null> {
  const wanted = name === 'chromium' ? [Browser.CHROME, Browser.CHROMIUM] : [Browser.FIREFOX];
  const installed = await getInstalledBrowsers({ cacheDir: DOWNLOADS }).catch(() => []);
  return installed.find((one) => wanted.includes(one.browser))?.executablePath ?? null;
}

/** Path of an installed browser, or null. */
export async function findBrowser(name: BrowserName): Promise<string | null> {
  const chosen = env[OVERRIDE[name]];
  if (chosen) return existsSync(chosen) ? chosen : null;
  for (const place of KNOWN_PLACES[name][process.platform] ?? []) {
    const found = onPath(place);
    if (found) return found;
  }
  return fromPuppeteerCache(name);
}

function installFromDebian(name: BrowserName): void {
  if (process.platform !== 'linux' || !onPath('apt-get')) return;
  const asRoot = process.getuid?.() === 0 ? [] : onPath('sudo') ? ['sudo', '-n'] : null;
  if (!asRoot) return;
  const run = (args: string[]) => {
    const [command, ...rest] = [...asRoot, ...args];
    return (
      spawnSync(command!, rest, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
    );
  };
  if (run(['apt-get', 'update', '-qq'])) run(['apt-get', '-o', 'DPkg::Lock::Timeout=120', 'install', '-y', '-qq', DEBIAN_PACKAGE[name]]);
}

async function installFromPuppeteer(name: BrowserName): Promise<void> {
  const platform = detectBrowserPlatform();
  if (!platform) return;
  const browser = name === 'chromium' ? Browser.CHROME : Browser.FIREFOX;
  try {
    const buildId = await resolveBuildId(browser, platform, 'stable');
    await install({ browser, buildId, cacheDir: DOWNLOADS });
  } catch {
    // No way to the download: the caller says what to install by hand.
  }
}

/** A browser that is there, installed now if need be; null when neither way worked. */
export async function ensureBrowser(name: BrowserName): Promise<string | null> {
  const found = await findBrowser(name);
  if (found) return found;
  process.stderr.write(`No ${name} found: trying to install one …\n`);
  for (const installBy of [installFromDebian, installFromPuppeteer]) {
    await installBy(name);
    const installed = await findBrowser(name);
    if (installed) return installed;
  }
  return null;
}

export function missingBrowserLine(name: BrowserName): string {
  const what = name === 'chromium' ? 'Chrome, Chromium or Edge (version 120 or later)' : 'Firefox (version 140 or later)';
  return `${what} was not found and could not be installed. Install it, or set ${OVERRIDE[name]} to its program file.`;
}
