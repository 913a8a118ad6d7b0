import { ACTS, CITATIONS } from '../language.shipped';
import { HOLDS } from '../tokens';
import type { Slip } from '../types';
import type { Line } from './line';

/** Acts named in the text: still in force on the day, type and code of one kind, a date that can be. */

const LOW: Record<string, number> = { high: 0.9, medium: 0.75, low: 0.55 };
const acts = ACTS.acts.map((act) => ({
  ...act,
  found: new RegExp(act.pattern, 'gu'),
  next: act.successorPattern ? new RegExp(act.successorPattern, 'u') : null,
}));
const anyAct = new RegExp(ACTS.acts.map((act) => `(?:${act.pattern})`).join('|'), 'u');
const PAST = new RegExp(ACTS.pastWords, 'u');
/** Words about the past count only this near to the citation. */
const NEAR = 90;

const vietnameseDay = (iso: string): string => {
  const [year, month, day] = iso.split('-');
  return `${day}/${Number(month) < 3 ? month : Number(month)}/${year}`;
};

export function* repealed(lines: readonly Line[], onDay: string, ownNumber: string | null): Generator<Slip> {
  for (const { paragraph, text, holds } of lines) {
    if ((holds & HOLDS.digit) === 0 || !anyAct.test(text)) continue;
    for (const act of acts) {
      if (onDay <= act.from || act.next?.test(text)) continue;
      for (const match of text.matchAll(act.found)) {
        const start = match.index;
        const end = start + match[0].length;
        if (ownNumber?.startsWith(match[0]) || PAST.test(text.slice(Math.max(0, start - NEAR), end + NEAR))) continue;
        yield {
          rule: 'language.repealed',
          range: { paragraph, start, end },
          found: match[0],
          suggestions: [],
          severity: act.confidence === 'low' ? 'info' : 'warning',
          confidence: LOW[act.confidence]!,
          values: { since: vietnameseDay(act.from), successor: act.successor, expected: act.successor },
        };
      }
    }
  }
}

const TYPES = CITATIONS.words.map((word) => `[${word[0]}${word[0]!.toUpperCase()}]${word.slice(1)}`).join('|');
const CITED = new RegExp(
  `(?<!\\p{L})(${TYPES})\\s+(?:số:?\\s*)?(\\d{1,5})(?:/(\\d{4}))?\\s*[-–/]\\s*([A-ZĐ][A-Za-zĐđi]*?)(\\d{1,2})?(?=[-–/,;.)\\s]|$)([-–/\\p{Lu}\\d]*)(?:,?\\s+ngày\\s+(\\d{1,2})(?:/|-|\\s+tháng\\s+)(\\d{1,2})(?:/|-|\\s+năm\\s+)(\\d{4}))?`,
  'gu',
);
const LAW_TYPES = ['luật', 'bộ luật', 'nghị quyết', 'pháp lệnh'];

export function* citations(lines: readonly Line[], onDay: string): Generator<Slip> {
  for (const { paragraph, text, holds } of lines) {
    if ((holds & HOLDS.slash) === 0) continue;
    for (const match of text.matchAll(CITED)) {
      const [found, type, , year, code, , , day, month, dateYear] = match;
      const range = { paragraph, start: match.index, end: match.index + found.trimEnd().length };
      const shown = found.trimEnd();
      const named = shown.split(/,?\s+ngày\s/u)[0]!;
      const right = rightTypes(code!);
      if (right && !right.includes(type!.toLowerCase())) {
        yield {
          rule: 'language.citationType',
          range: { ...range, end: range.start + named.length },
          found: named,
          suggestions: [],
          severity: 'warning',
          confidence: 0.8,
          values: { expected: right.map((each) => `“${each}”`).join(', ') },
        };
      }
      if (day && month && dateYear && !isPossible(Number(day), Number(month), dateYear, year, onDay)) {
        yield { rule: 'language.citationDate', range, found: shown, suggestions: [], severity: 'warning', confidence: 0.85 };
      }
    }
  }
}

function rightTypes(code: string): string[] | undefined {
  return code === 'QH' ? LAW_TYPES : CITATIONS.types[code];
}

/** A day of the calendar, not after the draft, in the year that the number names. */
function isPossible(day: number, month: number, dateYear: string, numberYear: string | undefined, onDay: string): boolean {
  const date = new Date(Date.UTC(Number(dateYear), month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return false;
  if (numberYear !== undefined && numberYear !== dateYear) return false;
  return date.toISOString().slice(0, 10) <= onDay;
}
