/** What is to be done when: obligations sorted for a screen, and new ones made from an event. */
import { addDays, daysBetween, type IsoDay } from '../calendar';
import type { DueItem } from './deadlines';

export type AgendaGroup = 'overdue' | 'today' | 'week' | 'later';
export const AGENDA_GROUPS: readonly AgendaGroup[] = ['overdue', 'today', 'week', 'later'];

/** The coming week is the seven days after today: on a Friday, Monday's work counts. */
const WEEK_DAYS = 7;

export const endOfWeekAhead = (today: IsoDay): IsoDay => addDays(today, WEEK_DAYS);

export function agendaGroup(due: IsoDay, today: IsoDay): AgendaGroup {
  const left = daysBetween(today, due);
  if (left < 0) return 'overdue';
  if (left === 0) return 'today';
  return left <= WEEK_DAYS ? 'week' : 'later';
}

/** Earliest due first; of one day the older event first. */
export function agenda<T extends { due: IsoDay; eventOn: IsoDay }>(obligations: readonly T[], today: IsoDay): Record<AgendaGroup, T[]> {
  const groups: Record<AgendaGroup, T[]> = { overdue: [], today: [], week: [], later: [] };
  const sorted = [...obligations].sort((a, b) => a.due.localeCompare(b.due) || a.eventOn.localeCompare(b.eventOn));
  for (const one of sorted) groups[agendaGroup(one.due, today)].push(one);
  return groups;
}

export interface PlannedObligation {
  rule: string;
  label: string;
  about: string;
  event: string;
  eventOn: IsoDay;
  due: IsoDay;
  state: 'open';
  doneOn: null;
  provisional: boolean;
  basis: string;
}

/** One obligation as it goes into the store; null while its day is not known. `due` stands for the day the office set itself. */
export function plan(item: DueItem, event: string, eventOn: IsoDay, about: string, due = item.due): PlannedObligation | null {
  if (!due) return null;
  return {
    rule: item.obligation,
    label: item.label.vi,
    about,
    event,
    eventOn,
    due,
    state: 'open',
    doneOn: null,
    provisional: item.provisional.length > 0,
    basis: `${item.basis.norm}, ${item.basis.clause}`,
  };
}
