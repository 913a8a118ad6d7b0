import type { Browser, CDPSession, Page } from 'puppeteer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extensionId, launchUnheld } from './harness';
import { injectStore, type StoreInPage } from './store-driver';

/** In the browser's own pages. */
declare const chrome: typeof import('wxt/browser').browser;
declare const store: StoreInPage;

let browser: Browser;
let page: Page;
let root: CDPSession;

// Not held by the test tool: a worker it holds doesn't start again after it was killed.
beforeEach(async () => {
  browser = await launchUnheld();
  root = await browser.target().createCDPSession();
  page = await browser.newPage();
  await expect.poll(workers).toHaveLength(1);
  await page.goto(`chrome-extension://${extensionId()}/options.html`);
  await injectStore(page);
});
afterEach(() => browser.close());

async function workers(): Promise<string[]> {
  const { targetInfos } = await root.send('Target.getTargets');
  return targetInfos.filter((one) => one.type === 'service_worker').map((one) => one.targetId);
}

/** As the browser does when it is short of memory, or after half a minute without an event. */
async function kill(): Promise<void> {
  for (const targetId of await workers()) await root.send('Target.closeTarget', { targetId });
  await expect.poll(workers, { timeout: 10_000 }).toEqual([]);
}

/** Runs an expression in the worker and lets go of it again. */
async function inWorker<T>(expression: string): Promise<T> {
  const [targetId] = await workers();
  const { sessionId } = await root.send('Target.attachToTarget', { targetId: targetId!, flatten: true });
  const { result } = await root.connection()!.session(sessionId)!.send('Runtime.evaluate', { expression, returnByValue: true });
  await root.send('Target.detachFromTarget', { sessionId });
  return result.value as T;
}

const wake = () => page.evaluate(() => chrome.alarms.create('reminders', { when: Date.now(), periodInMinutes: 30 }));
const notifications = () => page.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
const badge = () => page.evaluate(() => chrome.action.getBadgeText({}));

async function add(label: string): Promise<void> {
  await page.evaluate(async (what) => {
    const { day } = store.localMoment(new Date());
    const work = store.addOwnObligation({ label: what, about: '', due: day, role: null }, day);
    await store.commit(store.openDatabase(), { actor: 'test', label: 'test' }, [work]);
  }, label);
}

/** What is written of the reminder of a piece of work: its stage, and whether it is known to have been shown. */
const written = (label: string) =>
  page.evaluate(async (what) => {
    const database = store.openDatabase();
    const work = (await database.obligations.toArray()).find((one) => one.label === what)!;
    const [reminder] = await store.remindersFor(database, [work]);
    return reminder ? `${reminder.announced?.replace(/@.*?(#|$)/, '$1').replace(/#.*/, '#')} ${reminder.announcedAt !== null}` : null;
  }, label);

/** Wakes the worker and waits until its sweep is over: it holds a lock as long as it lasts. */
async function sweep(): Promise<void> {
  await page.evaluate(() => chrome.alarms.clear('reminders-midnight'));
  await wake();
  await expect
    .poll(() => page.evaluate(async () => Boolean(await chrome.alarms.get('reminders-midnight'))), { timeout: 20_000 })
    .toBe(true);
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const { held = [], pending = [] } = await navigator.locks.query();
          return [...held, ...pending].some(({ name }) => name === 'reminders');
        }),
      { timeout: 20_000 },
    )
    .toBe(false);
}

/** The calls between which a sweep can be killed, in their order; 'after' = the call is made and never answered. */
const STEPS = [
  ['action.setBadgeText', 'before'],
  ['notifications.getAll', 'before'],
  ['notifications.getAll', 'after'],
  ['notifications.create', 'before'],
  ['notifications.create', 'after'],
] as const;

describe('reminders', () => {
  for (const [call, when] of STEPS)
    it(`are neither lost nor repeated by a worker killed ${when} ${call}`, async () => {
      await sweep();
      const [room, name] = call.split('.') as [string, string];
      await inWorker(
        `{ const room = chrome.${room}; const call = room.${name}.bind(room);
           room.${name} = async (...given) => { ${when === 'after' ? 'await call(...given);' : ''} globalThis.reached = true; return new Promise(() => undefined); }; }`,
      );
      await add('Nộp báo cáo');
      await wake();
      await expect.poll(() => inWorker<boolean>('globalThis.reached === true'), { timeout: 20_000 }).toBe(true);
      const before = await notifications();
      expect(before).toHaveLength(call === 'notifications.create' && when === 'after' ? 1 : 0);
      await kill();
      await sweep();
      const shown = await notifications();
      expect(shown).toHaveLength(1);
      if (before.length > 0) expect(shown).toEqual(before);
      expect(await written('Nộp báo cáo')).toBe('today true');
      expect(await badge()).toBe('1');
      // Put away by the clerk, it does not come again.
      await page.evaluate((id) => chrome.notifications.clear(id), shown[0]!);
      await kill();
      await sweep();
      expect(await notifications()).toEqual([]);
    });

  it('after days away come in one list, however long', async () => {
    await sweep();
    await page.evaluate(async () => {
      const { day } = store.localMoment(new Date());
      const work = Array.from({ length: 40 }, (_, n) =>
        store.addOwnObligation({ label: `Việc ${n}`, about: '', due: day, role: null }, day),
      );
      await store.commit(store.openDatabase(), { actor: 'test', label: 'test' }, work);
    });
    await sweep();
    expect(await notifications()).toHaveLength(1);
    expect(await badge()).toBe('40');
    expect(await written('Việc 39')).toBe('today true');
  });

  it('set their alarms again whenever the worker starts, and when the clock was set back', async () => {
    const alarms = () => page.evaluate(async () => (await chrome.alarms.getAll()).map((alarm) => alarm.name).sort());
    const poke = () => page.evaluate(() => chrome.runtime.sendMessage({ type: 'panelReady', windowId: -1, standalone: false }));
    await kill();
    await page.evaluate(() => chrome.alarms.clearAll());
    await poke();
    await expect.poll(alarms, { timeout: 10_000 }).toEqual(['reminders', 'reminders-midnight']);
    // As after a day's jump backwards: the alarm waits for a moment that is far away now.
    await page.evaluate(() => chrome.alarms.create('reminders', { when: Date.now() + 86_400_000, periodInMinutes: 30 }));
    await kill();
    await poke();
    await expect
      .poll(() => page.evaluate(async () => ((await chrome.alarms.get('reminders'))?.scheduledTime ?? 0) - Date.now() <= 1_800_000), {
        timeout: 10_000,
      })
      .toBe(true);
  });
});
