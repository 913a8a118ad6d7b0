import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer';
import { findBrowser } from '../../scripts/setup/browsers';
import { ROOT } from './harness';

/** In the harness extension's worker and on the browser's own page. */
declare const chrome: {
  userScripts: { register: (scripts: object[]) => Promise<void> };
  developerPrivate: {
    updateProfileConfiguration: (change: object) => Promise<void>;
    updateExtensionConfiguration: (change: object) => Promise<void>;
  };
};

export const BUILT = path.join(path.resolve(ROOT, process.env.EXTENSION_BUILDS ?? '.output'), 'userscript/van-thu.user.js');

/** What a userscript manager gives its scripts, in short: values kept by name. */
const SHIM = `const GM_values = JSON.parse(sessionStorage.getItem('harness-values') || '{}');
const GM_getValue = (key, otherwise) => key in GM_values ? GM_values[key] : otherwise;
const GM_setValue = (key, value) => { GM_values[key] = value; sessionStorage.setItem('harness-values', JSON.stringify(GM_values)); };`;

const MANIFEST = {
  manifest_version: 3,
  name: 'harness',
  version: '1',
  permissions: ['userScripts'],
  host_permissions: ['http://127.0.0.1/*'],
  background: { service_worker: 'background.js' },
};

export interface UserscriptSession {
  browser: Browser;
  requests: string[];
  close: () => Promise<void>;
}

/** Chromium with the built file registered in the browser's real world for user scripts. */
export async function launchWithUserscript(): Promise<UserscriptSession> {
  const executablePath = await findBrowser('chromium');
  if (!executablePath) throw new Error('no Chromium on this machine');
  const folder = mkdtempSync(path.join(tmpdir(), 'userscript-'));
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  writeFileSync(path.join(folder, 'background.js'), '');
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    enableExtensions: [folder],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const isBackground = (target: { type: () => string; url: () => string }) =>
    target.type() === 'service_worker' && target.url().endsWith('/background.js');
  const first = await browser.waitForTarget(isBackground);
  const id = new URL(first.url()).host;
  const settings = await browser.newPage();
  await settings.goto(`chrome://extensions/?id=${id}`);
  await settings.evaluate(async (extensionId) => {
    await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, userScriptsAccess: true });
  }, id);
  const code = `{${SHIM}\n${readFileSync(BUILT, 'utf8')}}`;
  // Setting the switch starts the extension anew.
  for (let turn = 0; ; turn++) {
    await new Promise((done) => setTimeout(done, 500));
    try {
      const worker = await (await browser.waitForTarget(isBackground)).worker();
      await worker!.evaluate(
        (script) =>
          chrome.userScripts.register([
            { id: 'built', matches: ['http://127.0.0.1/*'], js: [{ code: script }], world: 'USER_SCRIPT', runAt: 'document_idle' },
          ]),
        code,
      );
      break;
    } catch (error) {
      if (turn === 10) throw error;
    }
  }
  await settings.close();
  const requests: string[] = [];
  browser.on('targetcreated', async (target) => {
    const cdp: CDPSession | null = await target.createCDPSession().catch(() => null);
    cdp?.on('Network.requestWillBeSent', ({ request }) => requests.push(request.url));
    await cdp?.send('Network.enable').catch(() => undefined);
  });
  return {
    browser,
    requests,
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The panel in its closed root, which nothing but the debugger sees into. */
export class PanelView {
  private constructor(
    private readonly page: Page,
    private readonly cdp: CDPSession,
  ) {}

  static async on(page: Page): Promise<PanelView> {
    return new PanelView(page, await page.createCDPSession());
  }

  private async root(): Promise<string | null> {
    const { root } = await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    const html = root.children?.find(({ nodeName }) => nodeName === 'HTML');
    const shadow = html?.children?.flatMap((one) => one.shadowRoots ?? []).find(({ shadowRootType }) => shadowRootType === 'closed');
    if (!shadow) return null;
    const { object } = await this.cdp.send('DOM.resolveNode', { backendNodeId: shadow.backendNodeId });
    return object.objectId ?? null;
  }

  /** Runs a function over the panel's root; null where there is no panel. */
  async ask<T>(what: (root: ShadowRoot, about: string) => T, about = ''): Promise<T | null> {
    const objectId = await this.root();
    if (!objectId) return null;
    const { result, exceptionDetails } = await this.cdp.send('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration: `function (about) { return (${what})(this, about); }`,
      arguments: [{ value: about }],
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  // What is seen, not what is there.
  text = async (): Promise<string> => (await this.ask((root) => (root.querySelector('.root') as HTMLElement).innerText)) ?? '';

  /** A real click of the mouse. */
  async click(selector: string): Promise<void> {
    const at = await this.ask((root, wanted) => {
      const found = root.querySelector(wanted);
      found?.scrollIntoView({ block: 'center' });
      const box = found?.getBoundingClientRect();
      return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
    }, selector);
    if (!at) throw new Error(`no ${selector} in the panel`);
    await this.page.mouse.click(at.x, at.y);
  }

  /** A real drop, as the system's file manager makes it. */
  async drop(...files: string[]): Promise<void> {
    const { width, height } = this.page.viewport()!;
    const at = { x: width - 200, y: height / 2, data: { items: [], files, dragOperationsMask: 1 } };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await this.cdp.send('Input.dispatchDragEvent', { type, ...at });
  }
}
