/** One row of a table → the row of the store it becomes, with what is wrong with it. */
import type { IsoDay } from '../calendar';
import type { Cell } from '../document';
import type { Direction, Dossier, Draft, FilePlanEntry, StoredDocument } from '../store';
import limits from './data/limits.json';
import { textOf } from './heading';
import type { ImportChange, RowProblem } from './types';
import { dayOf, joinReference, periodOf, splitTypeAndSubject, tidyReference, typeOfReference } from './values';
import { clean, HEADERS, labelKey, type TableKind } from './vocabulary';

export interface RowContext {
  table: TableKind;
  today: IsoDay;
  year: number | null;
  /** Heading of the group that the row stands under. */
  heading: string;
  order: number;
  /** Columns whose real dates seem to have day and month changed round. */
  swapped: ReadonlySet<string>;
}

export type Cells = ReadonlyMap<string, Cell>;

class RowReader {
  readonly problems: RowProblem[] = [];

  constructor(
    private readonly cells: Cells,
    private readonly context: RowContext,
  ) {}

  text(field: string): string {
    const text = clean(textOf(this.cells.get(field)));
    if (text.length <= limits.textCharacters) return text;
    this.problem('tooLong', field);
    return text.slice(0, limits.textCharacters);
  }

  day(field: string): IsoDay | null {
    const cell = this.cells.get(field);
    const shown = clean(textOf(cell));
    if (shown === '' || /^[-–—.…]+$/.test(shown)) return null;
    const day = dayOf(cell, this.context.year);
    if (!day) this.problem('badDate', field);
    else if (typeof cell !== 'string' && this.context.swapped.has(field)) this.problem('swappedDate', field);
    return day;
  }

  number(field: string): number | null {
    const digits = /\d{1,6}/.exec(this.text(field))?.[0];
    return digits === undefined ? null : Number(digits);
  }

  problem(kind: RowProblem['kind'], field: string): void {
    this.problems.push({ kind, field, found: clean(textOf(this.cells.get(field))).slice(0, 200) });
  }
}

/** The row of the store; null when it says nothing at all. */
export function draftOf(cells: Cells, context: RowContext): { change: ImportChange; problems: RowProblem[] } | null {
  const read = new RowReader(cells, context);
  const change: ImportChange | null =
    context.table === 'filePlan'
      ? wrap('filePlan', filePlanDraft(read, context))
      : context.table === 'dossiers'
        ? wrap('dossiers', dossierDraft(read, context))
        : wrap('documents', documentDraft(read, context));
  return change && { change, problems: read.problems };
}

const wrap = (table: ImportChange['table'], put: unknown): ImportChange | null => (put ? ({ table, put } as ImportChange) : null);

function documentDraft(read: RowReader, { table, today }: RowContext): Draft<StoredDocument> | null {
  const referenceNumber = tidyReference(read.text('referenceNumber') || joinReference(read.text('number'), read.text('symbol')));
  const split = splitTypeAndSubject(read.text('typeAndSubject'));
  const subject = read.text('subject') || split.subject;
  const date = read.day('date');
  if (referenceNumber === '' && subject === '') return null;
  if (referenceNumber === '') read.problem('missing', 'referenceNumber');
  if (subject === '') read.problem('missing', 'subject');
  if (date && date > today) read.problem('futureDate', 'date');
  const direction = directionOf(read.text('direction')) ?? (table === 'incoming' ? 'incoming' : 'outgoing');
  return {
    direction,
    referenceNumber,
    registerNumber: read.text('registerNumber'),
    date,
    // A document goes into the outgoing register on the day it bears, unless a column says otherwise.
    registeredOn: read.day('registeredOn') ?? (direction === 'incoming' ? null : date),
    documentType: (read.text('documentType') || split.documentType || typeOfReference(referenceNumber)).toLowerCase(),
    subject,
    issuer: read.text('issuer'),
    recipients: read.text('recipients'),
    signer: read.text('signer'),
    urgency: read.text('urgency'),
    dueOn: read.day('dueOn'),
    dossierId: null,
    contentId: null,
    note: noteOf(read),
  };
}

function directionOf(text: string): Direction | null {
  const said = Object.entries(HEADERS.directions).find(([, words]) => words.some((word) => labelKey(word) === labelKey(text)));
  return (said?.[0] as Direction | undefined) ?? null;
}

/** The note, with the columns that have no field of their own. */
function noteOf(read: RowReader): string {
  const others = Object.entries(HEADERS.noteLabels).flatMap(([field, label]) => {
    const text = read.text(field);
    return text === '' ? [] : [`${label}: ${text}`];
  });
  return [read.text('note'), ...others].filter(Boolean).join('; ');
}

function filePlanDraft(read: RowReader, { year, today, heading, order }: RowContext): Draft<FilePlanEntry> | null {
  const title = read.text('title');
  const code = read.text('code');
  if (title === '' && code === '') return null;
  if (title === '') read.problem('missing', 'title');
  if (code === '') read.problem('missing', 'code');
  return {
    year: yearOf(read, year, today),
    code,
    heading: read.text('heading') || heading,
    title,
    retention: read.text('retention'),
    responsible: read.text('responsible'),
    note: read.text('note'),
    order,
  };
}

function yearOf(read: RowReader, year: number | null, today: IsoDay): number {
  const written = /\b(?:19|20)\d{2}\b/.exec(read.text('year'))?.[0];
  return written ? Number(written) : (year ?? Number(today.slice(0, 4)));
}

function dossierDraft(read: RowReader, context: RowContext): Draft<Dossier> | null {
  const title = read.text('title');
  const code = read.text('code');
  if (title === '' && code === '') return null;
  if (title === '') read.problem('missing', 'title');
  const period = periodOf(read.text('period'));
  const closedOn = read.day('closedOn') ?? period.to;
  const opened = read.day('openedOn') ?? period.from;
  const year = opened ? Number(opened.slice(0, 4)) : yearOf(read, context.year, context.today);
  if (!opened) read.problem('assumed', 'openedOn');
  return {
    code,
    title,
    kind: '',
    year,
    filePlanId: null,
    retention: read.text('retention'),
    responsible: read.text('responsible'),
    openedOn: opened ?? `${year}-01-01`,
    closedOn,
    transferredOn: null,
    extendedTo: null,
    state: closedOn ? 'closed' : 'open',
    contents: [],
    sheets: read.number('sheets'),
    note: read.text('note'),
  };
}
