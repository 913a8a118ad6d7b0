/** Legal and office deadlines as data, and their due days with the way they were counted. */
import { z } from 'zod';
import {
  addDays,
  addMonths,
  type Bilingual,
  type CountedDay,
  countPeriod,
  type IsoDay,
  isIsoDay,
  officeCalendarSchema,
  type Period,
  type WorkCalendar,
  yearOf,
} from '../calendar';
import deadlineData from './data/deadlines.json';
import doubtData from './data/doubts.json';

const bilingual = z.strictObject({ vi: z.string(), en: z.string() });
const citation = z.strictObject({ norm: z.string(), clause: z.string() });
const isoDay = z.string().refine(isIsoDay);
const period = z.strictObject({
  amount: z.int(),
  unit: z.enum(['workingDay', 'day', 'week', 'month', 'year']),
  from: z.enum(['event', 'endOfYear']),
  roll: z.boolean(),
});

const obligationSchema = z.strictObject({
  id: z.string(),
  event: z.string(),
  label: bilingual,
  /** null: the period is not known, or the date stands in `yearly`. */
  period: period.nullable(),
  /** A fixed day of the event's year. */
  yearly: z.strictObject({ month: z.int(), day: z.int() }).optional(),
  basis: citation,
  confidence: z.enum(['high', 'medium', 'low', 'unknown']),
  /** Working days after the event at which the work should already be done; `period` is the latest. */
  target: z.int().optional(),
  /** Obligations of one group compete: the earliest reminds, all are shown. */
  group: z.string().optional(),
  /** The norm's own period is unknown and this other norm's stands for it (tạm tính). */
  standIn: citation.optional(),
  settable: z.boolean().default(false),
  officeRule: z.boolean().default(false),
  soft: z.boolean().default(false),
  /** How sure it is that the new law kept this rule of the old one. */
  carryOver: z.enum(['medium', 'unknown']).optional(),
});

const doubtSchema = z.strictObject({
  /** From this day the old secrecy law is out of force. */
  carryOverFrom: isoDay,
  reasons: z.strictObject({
    unknownPeriod: bilingual,
    standIn: bilingual,
    officePractice: bilingual,
    carryOver: bilingual,
    lowSource: bilingual,
  }),
});

const deadlineSchema = z.strictObject({
  events: z.array(
    z.strictObject({
      id: z.string(),
      label: bilingual,
      /** About secret documents: followed on paper or on a machine off the network, never in the store. */
      offline: z.boolean().optional(),
    }),
  ),
  obligations: z.array(obligationSchema),
});

const { events, obligations } = deadlineSchema.parse(deadlineData);
const { carryOverFrom, reasons: REASONS } = doubtSchema.parse(doubtData);

export type Obligation = z.infer<typeof obligationSchema>;
export const EVENTS: readonly { id: string; label: Bilingual; offline?: boolean | undefined }[] = events;
export const OBLIGATIONS: readonly Obligation[] = obligations;

/** What an office sets for itself: its calendar, and periods of its own with their basis. */
export const officeRulesSchema = z.strictObject({
  calendar: officeCalendarSchema.default({ daysOff: [], workedDays: [], confirmedYears: [] }),
  periods: z
    .record(
      z.string(),
      z.strictObject({
        amount: z.int().min(-400).max(400),
        unit: period.shape.unit,
        from: period.shape.from.default('event'),
        roll: z.boolean().default(true),
        basis: citation,
      }),
    )
    .default({}),
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
  if (obligation.standIn) found.push(fill(REASONS.standIn, obligation.standIn));
  if (obligation.officeRule) found.push(REASONS.officePractice);
  else if (obligation.confidence === 'low') found.push(REASONS.lowSource);
  if (obligation.carryOver && on >= carryOverFrom) found.push(REASONS.carryOver);
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
  if (!obligation.period) return { ...shared, due: null, period: null, provisional: [REASONS.unknownPeriod], reminds: false, counted: [] };
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
