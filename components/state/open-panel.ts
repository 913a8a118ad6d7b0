import { browser } from 'wxt/browser';

/** Marks a panel that stands in a window of its own, where the browser has no side panel. */
export const STANDALONE = '#window';

interface FirefoxOnly {
  sidebarAction: { open: () => Promise<void> };
}

/** Must be called while a click or key of the clerk still counts: browsers open side panels at no other time. */
export async function openPanel(windowId: number): Promise<void> {
  if (import.meta.env.FIREFOX) {
    await (browser as unknown as FirefoxOnly).sidebarAction.open();
    return;
  }
  // Brands of Chromium without a side panel lack the whole interface.
  if ('sidePanel' in browser && browser.sidePanel) {
    await browser.sidePanel.open({ windowId });
    return;
  }
  const url = browser.runtime.getURL('/sidepanel.html');
  const [open] = await browser.runtime.getContexts({ contextTypes: ['TAB' as never], documentUrls: [url + STANDALONE] }).catch(() => []);
  if (open && open.windowId >= 0) await browser.windows.update(open.windowId, { focused: true });
  else await browser.windows.create({ type: 'popup', url: url + STANDALONE, width: 520, height: 900 });
}
