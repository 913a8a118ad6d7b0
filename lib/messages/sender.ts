interface Sender {
  id?: string;
  url?: string;
}

/** True for the extension's own pages and background; false for content scripts, web pages and other extensions. */
export function fromOwnPage(sender: Sender, runtime: { id: string; getURL: (path: '/') => string }): boolean {
  if (sender.id !== runtime.id) return false;
  return sender.url === undefined || sender.url.startsWith(runtime.getURL('/'));
}
