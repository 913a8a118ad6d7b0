import { browser } from 'wxt/browser';

/** Changes whenever documents or dossiers do, so that the marks on the pages follow. */
export const FILED_KEY = 'filedAt';

export async function noteFiled(): Promise<void> {
  await browser.storage.session.set({ [FILED_KEY]: Date.now() });
}
