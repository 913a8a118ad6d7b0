import { CIRCULATION } from './data/secrecy.shipped';

export { CIRCULATION };

export interface Deadline {
  /** ISO day. */
  day: string;
  /** Offsets into the text. */
  start: number;
  end: number;
}

const WORDS = CIRCULATION.deadlineWords.join('|');
const VERBS = new RegExp(CIRCULATION.deadlineVerbs.join('|'), 'iu');
const DATED = new RegExp(
  `(?:${WORDS})[^.;\\n]{0,40}?ngày\\s+(?<day>\\d{1,2})\\s*(?:[/.-]|\\s+tháng\\s+)\\s*(?<month>\\d{1,2})(?:\\s*(?:[/.-]|\\s*năm\\s+)\\s*(?<year>\\d{4}))?`,
  'giu',
);
const RELATIVE = /(?<tomorrow>ngày mai)|(?<today>trong ngày hôm nay|trong hôm nay|ngay trong ngày)/giu;
/** How far around a date the verb may stand. */
const REACH = 160;

function iso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

function following(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** A quick look at a text in small letters: false where no deadline can be. */
export function mayNameDay(small: string): boolean {
  return small.includes('ngày') || small.includes('hôm nay');
}

/** Deadlines that a paragraph sets to its readers, not before `from` (ISO day of the document). */
export function deadlinesIn(text: string, from: string): Deadline[] {
  const found: Deadline[] = [];
  const add = (day: string | null, match: RegExpMatchArray) => {
    const start = match.index!;
    const end = start + match[0].length;
    if (day && day >= from && VERBS.test(text.slice(Math.max(0, start - REACH), end + REACH))) found.push({ day, start, end });
  };
  for (const match of text.matchAll(DATED)) {
    const { day, month, year } = match.groups!;
    const given = year ? Number(year) : Number(from.slice(0, 4));
    const first = iso(given, Number(month), Number(day));
    add(!year && first && first < from ? iso(given + 1, Number(month), Number(day)) : first, match);
  }
  for (const match of text.matchAll(RELATIVE)) add(match.groups!.tomorrow ? following(from) : from, match);
  return found;
}

const weekday = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const FARTHEST = 400;

/** Working days after `from` up to and with `to`. */
export function workingDaysBetween(from: string, to: string, isWorkingDay: (day: string) => boolean = weekday): number {
  let count = 0;
  for (let day = from, steps = 0; day < to && steps < FARTHEST; steps++) {
    day = following(day);
    if (isWorkingDay(day)) count++;
  }
  return count;
}
