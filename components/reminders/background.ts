/** Wakes the sweep: when the browser starts, every half hour (which also catches a machine that slept), at midnight, after a snooze. */
import { browser } from 'wxt/browser';
import { isQuiet } from '../../lib/filing';
import { type Announced, backupLate, localMoment, type ReminderPorts, sweep, trimLog } from '../../lib/store';
import { formatDay, translator } from '../i18n';
import { loadSettings, watchSettings } from '../state/settings';
import { theStore } from '../work/shared/database';
import { callTo, HOME } from '../work/shared/place';
import { loadRole } from '../work/shared/role';
import { showBadge } from './badge';

const ALARMS = { regular: 'reminders', midnight: 'reminders-midnight', snooze: 'reminders-snooze' };
const EVERY_MINUTES = 30;
const NOTIFICATION = 'due:';
const BACKUP = 'backup';
const BACKUP_SAID = 'backupSaid';
const SHOWN_LINES = 5;

async function ports(): Promise<ReminderPorts> {
  const { settings } = await loadSettings();
  const t = translator(settings.language);
  const line = ({ obligation: { label, about, due }, stage }: Announced) =>
    [t(`reminder.stage.${stage}`, { day: formatDay(settings.language, due) }), about ? `${label}: ${about}` : label].join(' – ');
  return {
    async notify(id, items) {
      const rest = items.length - SHOWN_LINES;
      await browser.notifications.create(id, {
        type: 'basic',
        iconUrl: browser.runtime.getURL('/icon/128.png'),
        title: items.length === 1 ? t('reminder.one') : t('reminder.many', { n: items.length }),
        message: [...items.slice(0, SHOWN_LINES).map(line), ...(rest > 0 ? [t('reminder.rest', { n: rest })] : [])].join('\n'),
      });
    },
    shown: async () => Object.keys(await browser.notifications.getAll()),
    badge: showBadge,
    async wakeAt(when) {
      await browser.alarms.create(ALARMS.snooze, { when });
    },
  };
}

/** Once a day as long as the last backup is too old; not in quiet hours, and not again after the clerk put it away. */
async function remindOfBackup(): Promise<void> {
  const { settings } = await loadSettings();
  const { day, clock } = localMoment(new Date());
  const said = (await browser.storage.local.get(BACKUP_SAID))[BACKUP_SAID];
  if (said === day || isQuiet(settings.quiet, clock)) return;
  const days = await backupLate(theStore(), day);
  if (days === null) return;
  const t = translator(settings.language);
  await browser.notifications.create(BACKUP, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: t('backup.lateTitle'),
    message: t('backup.late', { n: days }),
  });
  await browser.storage.local.set({ [BACKUP_SAID]: day });
}

function nextMidnight(): number {
  const next = new Date();
  next.setHours(24, 0, 5, 0);
  return next.getTime();
}

async function setAlarms(): Promise<void> {
  const regular = await browser.alarms.get(ALARMS.regular);
  // An alarm waits for its moment on the clock: after the clock was set back, that may be days away.
  const isFar = regular && regular.scheduledTime > Date.now() + EVERY_MINUTES * 60_000;
  if (!regular || isFar) await browser.alarms.create(ALARMS.regular, { periodInMinutes: EVERY_MINUTES });
  await browser.alarms.create(ALARMS.midnight, { when: nextMidnight() });
}

/** One sweep at a time, over all contexts: two would announce the same thing. */
async function sweepNow(): Promise<void> {
  await setAlarms();
  await navigator.locks.request('reminders', async () => {
    const [role, { settings }] = await Promise.all([loadRole(), loadSettings()]);
    await sweep(theStore(), await ports(), { settings, role, author: { actor: 'program', label: 'reminded' } });
    await trimLog(theStore());
    await remindOfBackup();
  });
}

/** A notification leads to the list. A side panel opens only at a click in the browser itself, so the list gets a tab. */
async function openAgenda(): Promise<void> {
  const window = await browser.windows.getLastFocused().catch(() => null);
  if (window?.id !== undefined) await callTo(window.id, { ...HOME, tab: 'agenda' });
  await browser.tabs.create({ url: browser.runtime.getURL('/sidepanel.html') });
}

/** Registers everything at once, as a service worker must. */
export function startReminders(): void {
  const look = () => void sweepNow().catch((error: unknown) => console.error('reminders', (error as Error).name));
  const ours: string[] = Object.values(ALARMS);
  browser.runtime.onInstalled.addListener(look);
  browser.runtime.onStartup.addListener(look);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (ours.includes(name)) look();
  });
  browser.notifications.onClicked.addListener((id) => {
    if (id === BACKUP) {
      void browser.notifications.clear(id);
      void browser.runtime.openOptionsPage();
    }
    if (!id.startsWith(NOTIFICATION)) return;
    void browser.notifications.clear(id);
    void openAgenda();
  });
  watchSettings(look);
  // A worker that was killed starts again with whatever event comes next.
  look();
}
