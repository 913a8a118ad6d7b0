import { dateIn } from '../text/grammar';
import { clean } from '../text/normalise';
import { labelIndex } from '../text/vocabulary';
import type { FieldName, HostRow } from '../types';
import { parseReference, type Reference, seriesOf, symbolsFor } from './reference';

/** One document of a list, a register or a sheet. Absent = null. */
export interface AuditRow {
  /** Place in the source, from 0. */
  at: number;
  referenceNumber: string | null;
  documentDate: string | null;
  documentType: string | null;
  arrivalNumber: string | null;
  arrivalDate: string | null;
  departureNumber: string | null;
}

export interface AuditOptions {
  /** First day of the term in force and of those before it (ISO): Party numbers begin anew there. */
  termStarts?: readonly string[];
  /** Symbols of the bodies whose numbers these are; others are foreign. Without it no body is judged. */
  bodies?: readonly string[];
}

export interface AuditFinding {
  kind: 'gap' | 'duplicate' | 'dateOrder' | 'wrongSymbol' | 'wrongBody' | 'malformed';
  /** What the number is counted in: type, body and term or year; the arrival register. */
  series: string;
  /** Rows concerned (`at`). */
  rows: number[];
  /** Missing numbers, as one stretch; the doubled number. */
  from?: number;
  to?: number;
  expected?: string[];
  actual?: string;
}

interface Entry {
  at: number;
  number: number;
  suffix: string;
  date: string | null;
}

/** Longest run of missing numbers that is still called a gap: beyond it the list is a selection, not a register. */
const longestGap = 200;

/** What does not add up in a row of numbers. Says only what the rows show: a list may be one page of many. */
export function auditNumbers(rows: readonly AuditRow[], options: AuditOptions = {}): AuditFinding[] {
  const findings: AuditFinding[] = [];
  const series = new Map<string, Entry[]>();
  const note = (key: string, entry: Entry) => {
    const list = series.get(key);
    if (list) list.push(entry);
    else series.set(key, [entry]);
  };
  for (const row of rows) {
    const date = isoOf(row.documentDate);
    if (row.referenceNumber) {
      const ref = parseReference(row.referenceNumber);
      if (!ref) findings.push({ kind: 'malformed', series: '', rows: [row.at], actual: row.referenceNumber });
      else {
        findings.push(...judge(ref, row, options));
        // Numbers that others gave are not ours to count.
        if (!options.bodies || options.bodies.includes(ref.body))
          note(seriesKey(ref, date, options), { at: row.at, number: ref.number, suffix: ref.suffix, date });
      }
    }
    const arrival = /^(\d{1,7})([a-z]?)$/.exec(clean(row.arrivalNumber ?? ''));
    const came = isoOf(row.arrivalDate);
    if (arrival)
      note(`arrival ${came?.slice(0, 4) ?? ''}`.trim(), { at: row.at, number: Number(arrival[1]), suffix: arrival[2]!, date: came });
  }
  for (const [key, entries] of series) findings.push(...gapsAndOrder(key, entries));
  return findings;
}

function judge(ref: Reference, row: AuditRow, options: AuditOptions): AuditFinding[] {
  const out: AuditFinding[] = [];
  const expected = row.documentType ? symbolsFor(ref.system, row.documentType) : null;
  if (expected && ref.type !== null && !expected.includes(ref.type))
    out.push({ kind: 'wrongSymbol', series: '', rows: [row.at], expected, actual: ref.type });
  if (options.bodies && !options.bodies.includes(ref.body))
    out.push({ kind: 'wrongBody', series: '', rows: [row.at], expected: [...options.bodies], actual: ref.body });
  return out;
}

function seriesKey(ref: Reference, date: string | null, options: AuditOptions): string {
  const name = `${ref.type ?? ''}/${ref.body}`;
  if (seriesOf(ref.system) === 'year') return `${ref.system} ${name} ${ref.year ?? date?.slice(0, 4) ?? ''}`.trim();
  const term = date
    ? [...(options.termStarts ?? [])]
        .sort()
        .filter((s) => s <= date)
        .at(-1)
    : undefined;
  return `${ref.system} ${name} ${term ?? ''}`.trim();
}

function gapsAndOrder(series: string, entries: Entry[]): AuditFinding[] {
  const out: AuditFinding[] = [];
  const sorted = [...entries].sort((a, b) => a.number - b.number || a.suffix.localeCompare(b.suffix) || a.at - b.at);
  let newest: Entry | undefined;
  sorted.forEach((e, i) => {
    const before = sorted[i - 1];
    if (before && before.number === e.number && before.suffix === e.suffix)
      out.push({ kind: 'duplicate', series, rows: [before.at, e.at], from: e.number, to: e.number });
    else if (before && e.number - before.number > 1 && e.number - before.number - 1 <= longestGap)
      out.push({ kind: 'gap', series, rows: [before.at, e.at], from: before.number + 1, to: e.number - 1 });
    if (e.date && newest?.date && e.date < newest.date)
      out.push({ kind: 'dateOrder', series, rows: [newest.at, e.at], expected: [newest.date], actual: e.date });
    if (e.date && (!newest?.date || e.date >= newest.date)) newest = e;
  });
  return out;
}

/** ISO day of a printed date; null for what is no day of the calendar. */
function isoOf(printed: string | null): string | null {
  const text = printed ? dateIn(printed) : null;
  if (!text) return null;
  const iso = /(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})/.exec(text);
  const vi = /(\d{1,2})(?:[/.-]|\s+tháng\s+)(\d{1,2})(?:[/.-]|\s+năm\s+)(\d{4})/.exec(text);
  const [y, m, d] = iso ? [iso[1], iso[2], iso[3]] : vi ? [vi[3], vi[2], vi[1]] : [];
  if (!y || !m || !d) return null;
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : day;
}

const columns = [
  'referenceNumber',
  'documentDate',
  'documentType',
  'arrivalNumber',
  'arrivalDate',
  'departureNumber',
] as const satisfies readonly FieldName[];

/** Rows of a recognised list; those held back for secrecy stay out, and leave their number a gap nobody need explain. */
export const rowsFromHost = (rows: readonly HostRow[]): AuditRow[] =>
  rows.flatMap((row, at) => (row.secrecyStop ? [] : [{ at, ...Object.fromEntries(columns.map((c) => [c, row[c] ?? null])) } as AuditRow]));

/** Rows of a sheet (XLSX, CSV) already read into texts: the header is the first row with three known labels. */
export function rowsFromSheet(sheet: readonly (readonly unknown[])[]): AuditRow[] {
  const labels = labelIndex();
  const text = (v: unknown): string => (v instanceof Date ? v.toISOString().slice(0, 10) : clean(String(v ?? '')));
  const head = sheet.slice(0, 30).findIndex((row) => row.filter((c) => labels(text(c))?.meanings.length).length >= 3);
  if (head < 0) return [];
  const at = new Map<FieldName, number>();
  const trust = new Map<FieldName, number>();
  sheet[head]!.forEach((c, i) => {
    for (const m of labels(text(c))?.meanings ?? [])
      if (!m.conditional && (trust.get(m.field) ?? 0) < m.trust) {
        at.set(m.field, i);
        trust.set(m.field, m.trust);
      }
  });
  return sheet.slice(head + 1).flatMap((row, i) => {
    const value = (f: FieldName) => (at.has(f) ? text(row[at.get(f)!]) || null : null);
    const out = { at: head + 1 + i, ...Object.fromEntries(columns.map((c) => [c, value(c)])) } as AuditRow;
    return columns.some((c) => out[c]) ? [out] : [];
  });
}
