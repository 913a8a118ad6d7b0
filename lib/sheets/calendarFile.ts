/** Deadlines as an iCalendar file (RFC 5545). */
import { addDays, type IsoDay } from '../calendar';

export interface CalendarEntry {
  /** Id of the obligation: the same deadline exported again replaces itself. */
  id: string;
  due: IsoDay;
  summary: string;
  description: string;
  /** Moment of the last change, ISO. */
  changedAt: string;
  /** Grows with each change. */
  revision: number;
  /** Done or dropped: the calendar takes it out. */
  cancelled: boolean;
}

export interface CalendarFileOptions {
  /** Name of the calendar and of the program, as shown. */
  name: string;
  /** Days before the due day at which it reminds; the hour is that of `alarmHour`. */
  alarmDays: readonly number[];
  alarmHour: number;
}

const escapeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

const MAX_OCTETS = 75;

/** A line of at most 75 octets, then a blank at each start; never through a character. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > MAX_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

const basicDay = (day: IsoDay) => day.replaceAll('-', '');
const basicMoment = (iso: string) => `${new Date(iso).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** From midnight of the due day back to an hour of an earlier day (or on to one of the day itself). */
function trigger(daysBefore: number, hour: number): string {
  const hours = daysBefore * 24 - hour;
  return `TRIGGER:${hours > 0 ? '-' : ''}PT${Math.abs(hours)}H`;
}

export function toIcs(entries: readonly CalendarEntry[], { name, alarmDays, alarmHour }: CalendarFileOptions): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//${escapeText(name)}//VI`, 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'];
  lines.push(`X-WR-CALNAME:${escapeText(name)}`);
  for (const one of entries) {
    const summary = escapeText(one.summary);
    lines.push('BEGIN:VEVENT', `UID:${escapeText(one.id)}@van-thu`, `DTSTAMP:${basicMoment(one.changedAt)}`, `SEQUENCE:${one.revision}`);
    lines.push(`DTSTART;VALUE=DATE:${basicDay(one.due)}`, `DTEND;VALUE=DATE:${basicDay(addDays(one.due, 1))}`);
    lines.push(`SUMMARY:${summary}`, `STATUS:${one.cancelled ? 'CANCELLED' : 'CONFIRMED'}`, 'TRANSP:TRANSPARENT');
    if (one.description) lines.push(`DESCRIPTION:${escapeText(one.description)}`);
    for (const days of one.cancelled ? [] : alarmDays)
      lines.push('BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${summary}`, trigger(days, alarmHour), 'END:VALARM');
    lines.push('END:VEVENT');
  }
  lines.push('END:VCALENDAR');
  return `${lines.map(fold).join('\r\n')}\r\n`;
}
