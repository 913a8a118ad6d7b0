import { finish, rowsAStep } from '../steps';
import { dateIn } from '../text/grammar';
import { clean, labelKey } from '../text/normalise';
import { labelIndex } from '../text/vocabulary';
import type { FieldName, HostRow } from '../types';
import { awaitsNumber, parseReference, type Reference, seriesOf, symbolsFor } from './reference';

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
  /** The book that the arrival number, or the departure number, is counted in. */
  register?: string | null;
}

export interface AuditOptions {
  /** First day of the term in force and of those before it (ISO): Party numbers begin anew there. */
  termStarts?: readonly string[];
  /** Symbols of the bodies whose numbers these are; others are foreign. Without it no body is judged. */
  bodies?: readonly string[];
}

export interface AuditFinding {
  kind: 'gap' | 'duplicate' | 'dateOrder' | 'wrongSymbol' | 'wrongBody' | 'malformed' | 'unnumbered';
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
  type?: string | null;
  date: string | null;
}

/** Longest run of missing numbers that is still called a gap: beyond it the list is a selection, not a register. */
const longestGap = 200;

/** What does not add up in a row of numbers. Says only what the rows show: a list may be one page of many. */
export function auditNumbers(rows: readonly AuditRow[], options: AuditOptions = {}): AuditFinding[] {
  return finish(auditSteps(rows, options));
}

/** The same in steps, between which the page may go on. */
export function* auditSteps(rows: readonly AuditRow[], options: AuditOptions = {}): Generator<void, AuditFinding[]> {
  const findings: AuditFinding[] = [];
  const series = new Map<string, Entry[]>();
  const note = (key: string, entry: Entry) => {
    const list = series.get(key);
    if (list) list.push(entry);
    else series.set(key, [entry]);
  };
  for (const [i, row] of rows.entries()) {
    if (i % rowsAStep === rowsAStep - 1) yield;
    noteReference(row, options, findings, note);
    noteRegisters(row, note);
  }
  yield;
  for (const [key, entries] of joined(series))
    for (const part of key.startsWith('party') && !options.termStarts?.length ? byTerm(entries) : [entries]) {
      findings.push(...gapsAndOrder(key, part));
      yield;
    }
  return findings;
}

type Note = (key: string, entry: Entry) => void;

function noteReference(row: AuditRow, options: AuditOptions, findings: AuditFinding[], note: Note): void {
  if (!row.referenceNumber) return;
  const ref = parseReference(row.referenceNumber);
  if (!ref) {
    const kind = awaitsNumber(row.referenceNumber) ? 'unnumbered' : 'malformed';
    findings.push({ kind, series: '', rows: [row.at], actual: row.referenceNumber });
    return;
  }
  findings.push(...judge(ref, row, options));
  // Numbers that others gave are not ours to count.
  if (options.bodies && !options.bodies.includes(ref.body)) return;
  const date = isoOf(row.documentDate);
  note(seriesKey(ref, date, options), { at: row.at, number: ref.number, suffix: ref.suffix, type: ref.type, date });
}

const registerNumber = /^(\d{1,7})\s*[.-]?\s*([a-zđ]{0,3}?)(?:\/(\d{4}))?$/i;

/** Arrival numbers by book and year; departure numbers where the document's own number does not say it all. */
function noteRegisters(row: AuditRow, note: Note): void {
  const book = row.register ? ` ${labelKey(row.register)}` : '';
  const count = (kind: string, printed: string | null, day: string | null) => {
    const m = registerNumber.exec(clean(printed ?? ''));
    if (!m) return;
    const date = isoOf(day);
    const year = m[3] ?? date?.slice(0, 4) ?? '';
    note(`${kind} ${year}${book}`.trim(), { at: row.at, number: Number(m[1]), suffix: m[2]!.toLowerCase(), date });
  };
  count('arrival', row.arrivalNumber, row.arrivalDate);
  if (!row.referenceNumber) count('departure', row.departureNumber, row.documentDate);
}

/**
 * A state body may count all its types in one row of numbers: where no two types of a year share a number,
 * what one lacks another has. Party bodies count each type by itself.
 */
function joined(series: Map<string, Entry[]>): Map<string, Entry[]> {
  const out = new Map<string, Entry[]>();
  const bodies = new Map<string, string[]>();
  for (const key of series.keys()) {
    const [system, name = '', year = ''] = key.split(' ');
    const body = system === 'state' ? `state */${name.slice(name.indexOf('/') + 1)} ${year}` : key;
    bodies.set(body, [...(bodies.get(body) ?? []), key]);
  }
  for (const [body, keys] of bodies) {
    const all = keys.flatMap((k) => series.get(k)!);
    const types = new Map<number, Set<string>>();
    for (const k of keys) for (const e of series.get(k)!) types.set(e.number, (types.get(e.number) ?? new Set()).add(k));
    const common = keys.length > 1 && [...types.values()].every((t) => t.size === 1) && interleaved(keys.map((k) => series.get(k)!));
    if (common) out.set(body.replace('*', ''), all);
    else for (const k of keys) out.set(k, series.get(k)!);
  }
  return out;
}

/** Do the stretches of numbers run through one another? Then they are one row. */
function interleaved(parts: Entry[][]): boolean {
  const spans = parts
    .map((p) => [Math.min(...p.map((e) => e.number)), Math.max(...p.map((e) => e.number))] as const)
    .sort((a, b) => a[0] - b[0]);
  return spans.slice(1).every((s, i) => s[0] <= Math.max(...spans.slice(0, i + 1).map((x) => x[1])) + 1);
}

/** Where the terms are not told, a number 1 after later numbers begins a new one. */
function byTerm(entries: Entry[]): Entry[][] {
  const starts = entries
    .filter((e) => e.number === 1 && e.date && entries.some((o) => o.number > 1 && o.date && o.date < e.date!))
    .map((e) => e.date!)
    .sort();
  if (!starts.length) return [entries];
  const terms = new Map<number, Entry[]>();
  for (const e of entries) {
    const term = starts.filter((s) => !e.date || s <= e.date).length;
    terms.set(term, [...(terms.get(term) ?? []), e]);
  }
  return [...terms.values()];
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
  let prior: Entry | undefined;
  sorted.forEach((e, i) => {
    const before = sorted[i - 1];
    if (before && before.number === e.number && before.suffix === e.suffix)
      out.push({ kind: 'duplicate', series, rows: [before.at, e.at], from: e.number, to: e.number });
    else if (before && e.number - before.number > 1 && e.number - before.number - 1 <= longestGap)
      out.push({ kind: 'gap', series, rows: [before.at, e.at], from: before.number + 1, to: e.number - 1 });
    if (!e.date) return;
    if (newest && e.date < newest.date!) {
      out.push({ kind: 'dateOrder', series, rows: [newest.at, e.at], expected: [newest.date!], actual: e.date });
      // What fits the one before shows the newest to be the odd one: said once, not of all that follow.
      if (!prior || prior.date! > e.date) return;
      newest = e;
      return;
    }
    prior = newest;
    newest = e;
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
  'register',
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
