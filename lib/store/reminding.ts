/** One look at what is due: says what was not said yet, and remembers that it was said. */
import { addDays, type IsoDay } from '../calendar';
import { announcementsDue, type ReminderSettings, type Stage } from '../filing';
import { type Author, commit } from './change';
import type { StoreDatabase } from './database';
import { openObligations, reminderId, remindersFor } from './queries';
import type { ClerkRole, StoredObligation } from './types';

/** A moment with the day and clock ('HH:MM') it has in the office. */
export interface LocalMoment {
  moment: string;
  day: IsoDay;
  clock: string;
}

export function localMoment(now: Date): LocalMoment {
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    moment: now.toISOString(),
    day: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    clock: `${two(now.getHours())}:${two(now.getMinutes())}`,
  };
}

export interface Announced {
  obligation: StoredObligation;
  stage: Stage;
}

export interface ReminderPorts {
  /** Shows them; the same id again takes the place of what is shown, so that a repeat after a crash is none. */
  notify(id: string, items: Announced[]): Promise<void>;
  badge(count: number): Promise<void>;
  /** Wakes us at that moment (milliseconds). */
  wakeAt(time: number): Promise<void>;
}

const concerns = (role: ClerkRole | null) => (one: { role: ClerkRole | null }) => !role || !one.role || one.role === role;

/** Open work that presses: overdue or due today, and not put off. `role` null = of everybody. */
export async function pressing(database: StoreDatabase, now: LocalMoment, role: ClerkRole | null): Promise<StoredObligation[]> {
  const due = (await openObligations(database, now.day)).filter(concerns(role));
  const putOff = new Set(
    (await remindersFor(database, due))
      .filter(({ snoozedUntil }) => snoozedUntil && snoozedUntil > now.moment)
      .map(({ obligationId }) => obligationId),
  );
  return due.filter(({ id }) => !putOff.has(id));
}

/**
 * Announces what is due and was not announced, then writes that down. Killed between the two, the next sweep shows the
 * same notification under the same id.
 */
export async function sweep(
  database: StoreDatabase,
  ports: ReminderPorts,
  { settings, role, author }: { settings: ReminderSettings; role: ClerkRole | null; author: Author },
  date = new Date(),
): Promise<void> {
  const now = localMoment(date);
  const open = (await openObligations(database, addDays(now.day, settings.daysAhead))).filter(concerns(role));
  const reminders = await remindersFor(database, open);
  const due = announcementsDue(open, reminders, settings, now);
  if (due.length > 0) {
    const byId = new Map(open.map((one) => [one.id, one]));
    const items = due.map(({ obligationId, stage }) => ({ obligation: byId.get(obligationId)!, stage }));
    const id = due.map(({ obligationId, mark }) => `${obligationId}/${mark}`).join(' ');
    await ports.notify(`due:${id}`, items);
    const at = now.moment;
    await commit(
      database,
      author,
      due.map(({ obligationId, mark }) => ({
        table: 'reminders',
        put: { id: reminderId(obligationId), obligationId, snoozedUntil: null, announced: mark, announcedAt: at },
      })),
      date,
    );
  }
  await ports.badge((await pressing(database, now, role)).length);
  const next = reminders.flatMap(({ snoozedUntil }) => (snoozedUntil && snoozedUntil > now.moment ? [Date.parse(snoozedUntil)] : []));
  if (next.length > 0) await ports.wakeAt(Math.min(...next));
}
