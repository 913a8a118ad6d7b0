import { beforeEach, describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { browserSession } from '../../../components/state/session';
import { DEFAULT_SETTINGS, loadSettings, saveSettings } from '../../../components/state/settings';
import { clearStops, countStop, loadStops, STOPS_KEY } from '../../../components/state/stops';
import { today } from '../../../components/state/today';
import { covers, localWaivers, waiverKey } from '../../../components/state/waivers';
import { frameMessageSchema, fromOwnPage, requestSchema, viewMessageSchema } from '../../../lib/messages';
import { verdict } from './reports';

beforeEach(() => fakeBrowser.reset());

describe('settings', () => {
  it('are Vietnamese to begin with and hold what the clerk chose', async () => {
    expect(await loadSettings()).toEqual({ settings: DEFAULT_SETTINGS, enforced: [] });
    await saveSettings({ theme: 'dark' });
    await saveSettings({ contextMenu: false });
    expect((await loadSettings()).settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', contextMenu: false });
  });

  it('an administrator’s default gives way, an enforced one does not', async () => {
    await browser.storage.managed.set({ defaults: { language: 'en', theme: 'light' }, enforced: { contextMenu: false } });
    await saveSettings({ theme: 'dark', contextMenu: true });
    expect(await loadSettings()).toEqual({
      settings: { ...DEFAULT_SETTINGS, language: 'en', theme: 'dark', contextMenu: false },
      enforced: ['contextMenu'],
    });
  });

  it('survive rubbish in the store', async () => {
    await browser.storage.local.set({ settings: { language: 'fr', theme: 7 } });
    expect((await loadSettings()).settings).toEqual(DEFAULT_SETTINGS);
  });
});

describe('waivers', () => {
  const one = { sha256: 'aa', rule: 'r', component: 'number', reason: 'đã đồng ý', at: 1 };

  it('are bound to bytes, rule and component', async () => {
    await localWaivers.add(one);
    await localWaivers.add({ ...one, reason: 'lý do mới' });
    await localWaivers.add({ ...one, component: 'subject' });
    expect((await localWaivers.of('aa')).map((waiver) => waiver.reason)).toEqual(['lý do mới', 'đã đồng ý']);
    expect(await localWaivers.of('bb')).toEqual([]);
    await localWaivers.remove(one);
    expect(await localWaivers.count()).toBe(1);
    await localWaivers.clear();
    expect(await browser.storage.local.get(null)).toEqual({});
  });

  it('tell apart what was found, keep none of it, and hold for all where they are from before', async () => {
    const of = (found: string) => waiverKey('aa', verdict({ rule: 'language.syllable', component: 'spelling', found }));
    const [one, other] = [of('Phuc'), of('nghỉêm')];
    expect(of('phuc')).toEqual(one);
    expect(covers(one, other)).toBe(false);
    await localWaivers.add({ ...one, reason: 'tên riêng', at: 1 });
    await localWaivers.add({ ...other, reason: 'cũng vậy', at: 2 });
    expect(JSON.stringify(await browser.storage.local.get(null)).toLowerCase()).not.toContain('phuc');
    await localWaivers.remove(one);
    expect((await localWaivers.of('aa')).map(({ reason }) => reason)).toEqual(['cũng vậy']);
    const old = { sha256: 'aa', rule: 'language.syllable', component: 'spelling' };
    expect([covers(old, one), covers(old, other), covers({ ...old, rule: 'x' }, one)]).toEqual([true, true, false]);
  });
});

describe('stops at a mark', () => {
  it('are counted by day only where the office wants it', async () => {
    await countStop();
    expect(await browser.storage.local.get(STOPS_KEY)).toEqual({});
    await saveSettings({ countStops: true });
    await countStop();
    await countStop();
    expect(await loadStops()).toEqual({ [today()]: 2 });
    await clearStops();
    expect(await loadStops()).toEqual({});
  });
});

describe('results of the session', () => {
  it('are bounded', async () => {
    await browserSession.save(Array.from({ length: 40 }, (_, index) => ({ id: String(index) }) as never));
    expect(await browserSession.load()).toHaveLength(30);
  });
});

describe('messages', () => {
  const runtime = { id: 'me', getURL: () => 'chrome-extension://me/' };

  it('are heard from our own pages alone', () => {
    expect(fromOwnPage({ id: 'me', url: 'chrome-extension://me/popup.html' }, runtime)).toBe(true);
    expect(fromOwnPage({ id: 'me' }, runtime)).toBe(true);
    expect(fromOwnPage({ id: 'me', url: 'https://example.vn/' }, runtime)).toBe(false);
    expect(fromOwnPage({ id: 'other', url: 'chrome-extension://me/popup.html' }, runtime)).toBe(false);
  });

  it('of another shape are refused', () => {
    expect(requestSchema.safeParse({ type: 'job', windowId: 1, job: { kind: 'link', tabId: 1, frameId: 0, url: 'x' } }).success).toBe(true);
    for (const wrong of [
      null,
      {},
      { type: 'job', windowId: 1, job: { kind: 'run', code: 'x' } },
      { type: 'panelReady', windowId: 'x', standalone: true },
    ])
      expect(requestSchema.safeParse(wrong).success).toBe(false);
    expect(viewMessageSchema.safeParse({ type: 'ready', token: 'guess' }).success).toBe(false);
    expect(frameMessageSchema.safeParse({ type: 'clicked', mark: -1 }).success).toBe(false);
    expect(frameMessageSchema.safeParse({ type: 'loaded', extra: 1 }).success).toBe(false);
  });
});
