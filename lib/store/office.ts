/** The office's own days and periods: kept as one value, and carried at once into the work that is open. */
import { createCalendar, type IsoDay } from '../calendar';
import { type DueItem, dueItems, type OfficeRules, plan } from '../filing';
import type { Change } from './change';
import type { StoreDatabase } from './database';
import { openObligations } from './queries';
import { OFFICE, officeRules } from './settings';
import type { StoredObligation } from './types';

/** Counts an event's obligations once, however much open work it has. */
function counting(office: OfficeRules): (event: string, on: IsoDay) => DueItem[] {
  const calendar = createCalendar(office.calendar);
  const known = new Map<string, DueItem[]>();
  return (event, on) => {
    const key = `${event}@${on}`;
    const items = known.get(key) ?? dueItems(event, on, calendar, office);
    known.set(key, items);
    return items;
  };
}

/** Days that move with the rules. What was due on another day than the old rules say, somebody set by hand: it stays. */
export function recounted(open: readonly StoredObligation[], before: OfficeRules, after: OfficeRules): Change[] {
  const [old, now] = [counting(before), counting(after)];
  return open.flatMap((row): Change[] => {
    const of = (items: DueItem[]) => items.find((item) => item.obligation === row.rule);
    const next = of(now(row.event, row.eventOn));
    if (!next?.due || of(old(row.event, row.eventOn))?.due !== row.due) return [];
    const planned = plan(next, row.event, row.eventOn, row.about);
    if (!planned) return [];
    const { due, basis, provisional } = planned;
    if (due === row.due && basis === row.basis && provisional === row.provisional) return [];
    return [{ table: 'obligations', id: row.id, set: { due, basis, provisional }, seen: row }];
  });
}

/** @param rules as read by `officeRulesSchema` */
export async function setOfficeRules(database: StoreDatabase, rules: OfficeRules): Promise<Change[]> {
  const [before, open] = await Promise.all([officeRules(database), openObligations(database, null)]);
  return [{ table: 'settings', put: { id: OFFICE, value: rules } }, ...recounted(open, before, rules)];
}
