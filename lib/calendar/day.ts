/** Days of the Gregorian calendar as ISO strings, without clock or time zone. */

export type IsoDay = string;

const DAY_MS = 86_400_000;

function time(day: IsoDay): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function iso(milliseconds: number): IsoDay {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/** True for a day that exists: '2026-02-29' does not. */
export function isIsoDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time(text)) && iso(time(text)) === text;
}

export function addDays(day: IsoDay, count: number): IsoDay {
  return iso(time(day) + count * DAY_MS);
}

/** Same day number `count` months on, or the last day of that month (Civil Code Điều 148.3). */
export function addMonths(day: IsoDay, count: number): IsoDay {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return iso(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, lastDate)));
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(day: IsoDay): number {
  return new Date(time(day)).getUTCDay();
}

export function yearOf(day: IsoDay): number {
  return Number(day.slice(0, 4));
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return Math.round((time(to) - time(from)) / DAY_MS);
}

const WRITTEN_DAY = /^(\d{1,2})[\s./-]+(\d{1,2})(?:[\s./-]+(\d{2}|\d{4}))?$/;
const PACKED_DAY = /^(\d{2})(\d{2})(\d{4})$/;

/**
 * A day as it is typed in Vietnam: '5/3/2026', '05-03-26', '05032026', '5/3' (in the year of `today`), or ISO.
 *
 * @returns null when it is no day
 */
export function readDay(text: string, today: IsoDay): IsoDay | null {
  const typed = text.trim();
  if (isIsoDay(typed)) return typed;
  const parts = WRITTEN_DAY.exec(typed) ?? PACKED_DAY.exec(typed);
  if (!parts) return null;
  const [, day, month, written] = parts as unknown as [string, string, string, string | undefined];
  const year = written ? (written.length === 2 ? `20${written}` : written) : today.slice(0, 4);
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDay(iso) ? iso : null;
}
