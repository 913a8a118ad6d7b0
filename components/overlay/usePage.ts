import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { type OverlayCommand, overlayRequestSchema, type PageHealth, pageHealthSchema, pageOf } from '../../lib/messages';
import { siteOf } from './sites';

export interface PageNow {
  tabId: number;
  /** null where the browser does not tell, or no extension may run there. */
  site: string | null;
  allowed: boolean;
  /** null = no answer (yet). */
  health: PageHealth | null;
}

export async function command(tabId: number, one: OverlayCommand): Promise<unknown> {
  return browser.tabs.sendMessage(tabId, one).catch(() => null);
}

async function look(): Promise<PageNow | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return null;
  const site = siteOf(tab.url ?? '');
  const allowed = site !== null && (await browser.permissions.contains({ origins: [site] }));
  const answer = allowed ? pageHealthSchema.safeParse(await command(tab.id, { type: 'overlay.health' })) : null;
  return { tabId: tab.id, site, allowed, health: answer?.data ?? null };
}

/** The page beside us, as its script sees it; looked at again when the tab, the page or the permission is another. */
export function usePage(): PageNow | null {
  const [page, setPage] = useState<PageNow | null>(null);
  const again = useCallback(() => {
    look().then(setPage, () => setPage(null));
  }, []);
  useEffect(() => {
    again();
    const onUpdated = (_: number, change: { status?: string }) => {
      if (change.status === 'complete') again();
    };
    const onPermission = () => void setTimeout(again, 600);
    const onMessage = (message: unknown, sender: Parameters<typeof pageOf>[0]): undefined => {
      const request = overlayRequestSchema.safeParse(message);
      if (pageOf(sender, browser.runtime) && request.data?.type === 'overlay.changed') again();
    };
    browser.tabs.onActivated.addListener(again);
    browser.tabs.onUpdated.addListener(onUpdated);
    browser.permissions.onAdded.addListener(onPermission);
    browser.permissions.onRemoved.addListener(onPermission);
    browser.runtime.onMessage.addListener(onMessage as never);
    return () => {
      browser.tabs.onActivated.removeListener(again);
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.permissions.onAdded.removeListener(onPermission);
      browser.permissions.onRemoved.removeListener(onPermission);
      browser.runtime.onMessage.removeListener(onMessage as never);
    };
  }, [again]);
  return page;
}
