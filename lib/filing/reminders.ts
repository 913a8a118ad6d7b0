/**
 * Which reminders are due now. Nothing hangs on a timer that may be lost: the due days and what was announced already
 * are in the store, and this function says at any moment what is still to be said. Asking twice says nothing twice.
 */
import { daysBetween, type IsoDay } from '../calendar';

export type Stage = 'soon' | 'today' | 'overdue';

export interface OpenObligation {
  id: string;
  due: IsoDay;
  role: string | null;
}

export interface ReminderState {
  obligationId: string;
  /** ISO moment until which it is put off. */
  snoozedUntil: string | null;
  /** Last stage announced for this due day: 'today@2026-11-27'. */
  announced: string | null;
}

export interface ReminderSettings {
  /** So many days ahead 'soon' begins. */
  daysAhead: number;
  /** Local hours, 'HH:MM', between which nothing is shown; null = none. */
  quiet: { from: string; to: string } | null;
}

export interface Announcement {
  obligationId: string;
  stage: Stage;
  /** To be stored as `announced` once it was shown. */
  mark: string;
}

export function stageOf(due: IsoDay, today: IsoDay, daysAhead: number): Stage | null {
  const left = daysBetween(today, due);
  if (left < 0) return 'overdue';
  if (left === 0) return 'today';
  return left <= daysAhead ? 'soon' : null;
}

export function isQuiet(quiet: ReminderSettings['quiet'], clock: string): boolean {
  if (!quiet) return false;
  // Quiet hours may pass midnight: 22:00 to 06:00.
  return quiet.from <= quiet.to ? clock >= quiet.from && clock < quiet.to : clock >= quiet.from || clock < quiet.to;
}

/** Milliseconds at which the quiet hours that hold this moment end; null = they don't hold it. By the machine's own clock. */
export function quietUntil(quiet: ReminderSettings['quiet'], now: Date): number | null {
  const two = (value: number) => String(value).padStart(2, '0');
  if (!quiet || !isQuiet(quiet, `${two(now.getHours())}:${two(now.getMinutes())}`)) return null;
  const [hours, minutes] = quiet.to.split(':').map(Number) as [number, number];
  const end = new Date(now);
  end.setHours(hours, minutes, 0, 0);
  if (end <= now) end.setDate(end.getDate() + 1);
  return end.getTime();
}

const ORDER: Record<Stage, number> = { soon: 0, today: 1, overdue: 2 };

/**
 * @param now the moment as ISO, with the local day and clock ('HH:MM') it has in the office
 * @returns announcements to make now, most pressing first
 */
export function announcementsDue(
  obligations: readonly OpenObligation[],
  states: readonly ReminderState[],
  settings: ReminderSettings,
  now: { moment: string; day: IsoDay; clock: string },
): Announcement[] {
  if (isQuiet(settings.quiet, now.clock)) return [];
  const byObligation = new Map(states.map((state) => [state.obligationId, state]));
  const due: Announcement[] = [];
  for (const { id, due: day } of obligations) {
    const stage = stageOf(day, now.day, settings.daysAhead);
    if (!stage) continue;
    const state = byObligation.get(id);
    if (state?.snoozedUntil && state.snoozedUntil > now.moment) continue;
    const mark = `${stage}@${day}`;
    // A clock set back must not repeat an earlier stage of the same due day.
    const [announcedStage, announcedDay] = state?.announced?.split('@') ?? [];
    const woken = state?.snoozedUntil != null;
    if (!woken && announcedDay === day && ORDER[announcedStage as Stage] >= ORDER[stage]) continue;
    due.push({ obligationId: id, stage, mark });
  }
  return due.sort((a, b) => ORDER[b.stage] - ORDER[a.stage]);
}
