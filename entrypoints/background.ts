import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { translator } from '../components/i18n';
import { serveOverlay } from '../components/overlay/serve';
import { startReminders } from '../components/reminders/background';
import { openPanel } from '../components/state/open-panel';
import { loadSettings, watchSettings } from '../components/state/settings';
import { fromOwnPage, type Job, MOST_TEXT, type Request, requestSchema } from '../lib/messages';

const MENU_ITEM = 'check';

/** Jobs of windows whose panel is still opening. In memory only: a job that outlives the worker is asked for again. */
const waiting = new Map<number, Job[]>();

async function setMenu(): Promise<void> {
  const { settings } = await loadSettings();
  await browser.contextMenus.removeAll();
  if (!settings.contextMenu) return;
  browser.contextMenus.create(
    { id: MENU_ITEM, title: translator(settings.language)('menu.check'), contexts: ['link', 'page', 'selection', 'frame', 'editable'] },
    // Two starts may overlap: the item is there, which is all that matters.
    () => void browser.runtime.lastError,
  );
}

async function post(windowId: number, job: Job): Promise<void> {
  const taken = await browser.runtime.sendMessage({ type: 'job', windowId, job } satisfies Request).catch(() => undefined);
  if (taken !== true) waiting.set(windowId, [...(waiting.get(windowId) ?? []), job]);
}

function takeWaiting(windowId: number, standalone: boolean): Job[] {
  const windows = standalone ? [...waiting.keys()] : [windowId];
  return windows.flatMap((id) => {
    const jobs = waiting.get(id) ?? [];
    waiting.delete(id);
    return jobs;
  });
}

export default defineBackground(() => {
  browser.runtime.onInstalled.addListener(() => void setMenu());
  browser.runtime.onStartup.addListener(() => void setMenu());
  watchSettings(() => void setMenu());
  startReminders();
  serveOverlay(post);

  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId !== MENU_ITEM || tab?.id === undefined || tab.id < 0) return;
    // First of all: the panel may open only while the click still counts as the clerk's own. An open panel stays open.
    openPanel(tab.windowId).catch(() => undefined);
    const frameId = info.frameId ?? 0;
    const job: Job = info.linkUrl
      ? { kind: 'link', tabId: tab.id, frameId, url: info.linkUrl }
      : info.selectionText
        ? { kind: 'selection', tabId: tab.id, frameId, text: info.selectionText.slice(0, MOST_TEXT) }
        : info.editable
          ? { kind: 'field', tabId: tab.id, frameId }
          : { kind: 'page', tabId: tab.id };
    void post(tab.windowId, job);
  });

  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'open-panel' && tab?.windowId !== undefined) openPanel(tab.windowId).catch(() => undefined);
  });

  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    if (!fromOwnPage(sender, browser.runtime)) return;
    const request = requestSchema.safeParse(message);
    if (!request.success) return;
    if (request.data.type === 'panelReady') return Promise.resolve(takeWaiting(request.data.windowId, request.data.standalone));
    if (request.data.type === 'postJob') return post(request.data.windowId, request.data.job).then(() => true);
  });
});
