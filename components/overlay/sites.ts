import { browser } from 'wxt/browser';

/** Where the script on the page runs: exactly where the clerk (or policy) has let the extension in. */

const ID = 'overlay';
const FILE = '/overlay.js';

/** Match pattern of a page's whole site; null where no extension may run. Ports stand in no pattern. */
export function siteOf(url: string): string | null {
  try {
    const { protocol, hostname } = new URL(url);
    return /^https?:$/.test(protocol) && hostname ? `${protocol}//${hostname}/*` : null;
  } catch {
    return null;
  }
}

export async function isAllowed(url: string): Promise<boolean> {
  const site = siteOf(url);
  return site !== null && browser.permissions.contains({ origins: [site] });
}

export async function allowedSites(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.filter((one) => /^(\*|https?):\/\//.test(one)).sort();
}

let last: Promise<void> = Promise.resolve();

/** One after the other: permissions and restarts may come at once. */
export function syncSites(): Promise<void> {
  last = last.then(register, register);
  return last;
}

async function register(): Promise<void> {
  const matches = await allowedSites();
  const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (matches.length === 0) {
    if (known) await browser.scripting.unregisterContentScripts({ ids: [ID] });
    return;
  }
  const script = { id: ID, js: [FILE], matches, allFrames: true, runAt: 'document_idle' as const, persistAcrossSessions: true };
  if (known) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

/** Pages open already get it at once; a page that has it keeps the one it has. */
export async function startOn(origins: string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: origins }).catch(() => []);
  await Promise.all(
    tabs.map(({ id }) =>
      id === undefined
        ? null
        : browser.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: [FILE] }).catch(() => null),
    ),
  );
}
