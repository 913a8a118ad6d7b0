/** Legal and office deadlines as data, and their due days with the way they were counted. */
import * as z from 'zod/mini';
import {
  addDays,
  addMonths,
  type Bilingual,
  type CountedDay,
  countPeriod,
  type IsoDay,
  officeCalendarSchema,
  type Period,
  type WorkCalendar,
  yearOf,
} from '../calendar';
import { DOUBTS, EVENTS as events, OBLIGATION_LABELS, UNLABELLED } from './deadlines.shipped';

export { OBLIGATION_LABELS };
export type Obligation = (typeof UNLABELLED)[number] & { label: Bilingual };
export const EVENTS: readonly { id: string; label: Bilingual; offline?: boolean | undefined }[] = events;
export const OBLIGATIONS: readonly Obligation[] = /* @__PURE__ */ UNLABELLED.map((one) => ({ ...one, label: OBLIGATION_LABELS[one.id]! }));

/** What an office sets for itself: its calendar, and periods of its own with their basis. */
export const officeRulesSchema = z.strictObject({
  calendar: z._default(officeCalendarSchema, { daysOff: [], workedDays: [], confirmedYears: [] }),
  periods: z._default(
    z.record(
      z.string(),
      z.strictObject({
        amount: z.int().check(z.gte(-400), z.lte(400)),
        unit: z.enum(['workingDay', 'day', 'week', 'month', 'year']),
        from: z._default(z.enum(['event', 'endOfYear']), 'event'),
        roll: z._default(z.boolean(), true),
        basis: z.strictObject({ norm: z.string(), clause: z.string() }),
      }),
    ),
    {},
  ),
});

export type OfficeRules = z.infer<typeof officeRulesSchema>;

export interface DueItem {
  obligation: string;
  label: Bilingual;
  /** null: no period is known and the office has set none. */
  due: IsoDay | null;
  /** The day by which the work should be done already, where the rule names an earlier one. */
  target: IsoDay | null;
  period: Period | null;
  basis: { norm: string; clause: string };
  confidence: Obligation['confidence'] | 'office';
  /** Tạm tính: why the day is not certain. Empty = certain. */
  provisional: Bilingual[];
  /** The one of its group that reminds: the earliest. */
  reminds: boolean;
  soft: boolean;
  counted: CountedDay[];
}

function fill(text: Bilingual, values: Record<string, string>): Bilingual {
  const put = (one: string) => one.replace(/\{(\w+)\}/g, (all, key: string) => values[key] ?? all);
  return { vi: put(text.vi), en: put(text.en) };
}

function doubts(obligation: Obligation, on: IsoDay): Bilingual[] {
  const found: Bilingual[] = [];
  if (obligation.standIn) found.push(fill(DOUBTS.reasons.standIn, obligation.standIn));
  if (obligation.officeRule) found.push(DOUBTS.reasons.officePractice);
  else if (obligation.confidence === 'low') found.push(DOUBTS.reasons.lowSource);
  if (obligation.carryOver && on >= DOUBTS.carryOverFrom) found.push(DOUBTS.reasons.carryOver);
  return found;
}

function dueOf(obligation: Obligation, on: IsoDay, calendar: WorkCalendar, office: OfficeRules): DueItem {
  const own = office.periods[obligation.id];
  const base = {
    obligation: obligation.id,
    label: obligation.label,
    target: obligation.target === undefined ? null : addDays(on, obligation.target),
    reminds: true,
    soft: obligation.soft,
  };
  if (own) {
    const { basis, ...period } = own;
    const result = countPeriod(on, period, calendar);
    return { ...base, ...result, period, basis, confidence: 'office' };
  }
  const shared = { ...base, basis: obligation.basis, confidence: obligation.confidence };
  const uncertain = doubts(obligation, on);
  if (obligation.yearly) {
    const month = addMonths(`${yearOf(on)}-01-01`, obligation.yearly.month - 1);
    return { ...shared, due: addDays(month, obligation.yearly.day - 1), period: null, provisional: uncertain, counted: [] };
  }
  if (!obligation.period)
    return { ...shared, due: null, period: null, provisional: [DOUBTS.reasons.unknownPeriod], reminds: false, counted: [] };
  const { due, counted, provisional } = countPeriod(on, obligation.period, calendar);
  return { ...shared, due, period: obligation.period, provisional: [...uncertain, ...provisional], counted };
}

/** Of a group only the earliest certain-enough day reminds; the others are shown beside it. */
function chooseReminders(items: DueItem[]): void {
  const groups = new Map<string, DueItem[]>();
  for (const item of items) {
    const group = OBLIGATIONS.find((one) => one.id === item.obligation)?.group;
    if (group) groups.set(group, [...(groups.get(group) ?? []), item]);
  }
  for (const group of groups.values()) {
    const firm = group.filter((item) => item.due && !item.soft);
    const earliest = firm.reduce<DueItem | null>((best, item) => (!best || item.due! < best.due! ? item : best), null);
    for (const item of group) item.reminds = item === earliest;
  }
}

/**
 * Everything that an event on a day sets running, each with its due day and how it was counted.
 *
 * @param event id from `EVENTS`; an unknown one gives an empty list
 * @param on day of the event; for an expiry, the day of expiry
 */
export function dueItems(event: string, on: IsoDay, calendar: WorkCalendar, office: OfficeRules): DueItem[] {
  const items = OBLIGATIONS.filter((one) => one.event === event).map((one) => dueOf(one, on, calendar, office));
  chooseReminders(items);
  return items;
}
