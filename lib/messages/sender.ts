interface Sender {
  id?: string;
  url?: string;
}

/** True for the extension's own pages and background; false for content scripts, web pages and other extensions. */
export function fromOwnPage(sender: Sender, runtime: { id: string; getURL: (path: '/') => string }): boolean {
  if (sender.id !== runtime.id) return false;
  return sender.url === undefined || sender.url.startsWith(runtime.getURL('/'));
}

interface PageSender extends Sender {
  frameId?: number;
  tab?: { id?: number; windowId?: number };
}

/** Where a message of our own script on a web page came from; null for anything else that may speak to us. */
export function pageOf(sender: PageSender, runtime: { id: string }): { tabId: number; windowId: number; frameId: number; url: URL } | null {
  const { id, tab, frameId, url } = sender;
  if (id !== runtime.id || tab?.id === undefined || tab.id < 0 || tab.windowId === undefined || frameId === undefined || !url) return null;
  if (!/^https?:\/\//i.test(url)) return null;
  return { tabId: tab.id, windowId: tab.windowId, frameId, url: new URL(url) };
}
