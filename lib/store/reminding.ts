/** One look at what is due: says what was not said yet, and remembers that it was said. */
import { addDays, type IsoDay } from '../calendar';
import { announcementsDue, quietUntil, type ReminderSettings, type ReminderState, type Stage } from '../filing';
import { type Author, type Change, commit } from './change';
import type { StoreDatabase } from './database';
import { newId } from './id';
import { openObligations, reminderId, remindersFor } from './queries';
import type { ClerkRole, Reminder, StoredObligation } from './types';

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
  notify(id: string, items: Announced[]): Promise<void>;
  /** Ids of what is on the screen or in the list of notifications now. */
  shown(): Promise<string[]>;
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

/** Between the mark and the notification it was to be shown in, as long as it is not known to have been shown. */
const UNDER_WAY = '#';
/** A moment so far ahead was written by a clock that was wrong: what it announced counts for nothing. */
const WRONG_CLOCK_MS = 2 * 86_400_000;
/** A browser takes an id of 500 characters at most. */
const notificationId = (batch: string) => `due:${batch}`;

interface Standing {
  /** What the sweep may rely on. */
  states: ReminderState[];
  /** Shown, but killed before that was written down. */
  seen: { reminder: Reminder; mark: string }[];
}

function standingOf(reminders: readonly Reminder[], shown: ReadonlySet<string>, now: LocalMoment): Standing {
  const standing: Standing = { states: [], seen: [] };
  const latest = new Date(Date.parse(now.moment) + WRONG_CLOCK_MS).toISOString();
  for (const reminder of reminders) {
    const { obligationId, snoozedUntil, announcedAt } = reminder;
    const [mark = null, batch] = reminder.announced?.split(UNDER_WAY) ?? [];
    const isKnown = batch === undefined ? announcedAt === null || announcedAt <= latest : shown.has(notificationId(batch));
    standing.states.push({ obligationId, snoozedUntil, announced: isKnown ? mark : null });
    if (batch !== undefined && isKnown && mark) standing.seen.push({ reminder, mark });
  }
  return standing;
}

/**
 * Announces what is due and was not announced: writes down that it will, shows it, writes down that it did. Killed at any
 * point, the next sweep sees by what is shown whether to go on or to begin again.
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
  // What shows nothing comes first: a system without notifications still has its badge.
  await ports.badge((await pressing(database, now, role)).length);
  const next = reminders.flatMap(({ snoozedUntil }) => (snoozedUntil && snoozedUntil > now.moment ? [Date.parse(snoozedUntil)] : []));
  const awake = quietUntil(settings.quiet, date);
  if (awake !== null) next.push(awake);
  if (next.length > 0) await ports.wakeAt(Math.min(...next));

  const known = new Map(reminders.map((one) => [one.obligationId, one]));
  const { states, seen } = standingOf(reminders, new Set(await ports.shown()), now);
  const note = (id: string, announced: string, announcedAt: string | null): Change => ({
    table: 'reminders',
    id: reminderId(id),
    set: { announced, announcedAt },
  });
  const due = announcementsDue(open, states, settings, now);
  const batch = newId();
  const begun = due.map(({ obligationId, mark }): Change => {
    const fields = { snoozedUntil: null, announced: `${mark}${UNDER_WAY}${batch}`, announcedAt: null };
    const reminder = known.get(obligationId);
    return reminder
      ? { table: 'reminders', id: reminder.id, set: fields, seen: reminder }
      : { table: 'reminders', put: { id: reminderId(obligationId), obligationId, ...fields } };
  });
  const finished = seen.map(({ reminder, mark }) => note(reminder.obligationId, mark, now.moment));
  if (begun.length + finished.length > 0) await commit(database, author, [...finished, ...begun], date);
  if (due.length === 0) return;
  const byId = new Map(open.map((one) => [one.id, one]));
  await ports.notify(
    notificationId(batch),
    due.map(({ obligationId, stage }) => ({ obligation: byId.get(obligationId)!, stage })),
  );
  await commit(
    database,
    author,
    due.map(({ obligationId, mark }) => note(obligationId, mark, now.moment)),
    date,
  );
}
