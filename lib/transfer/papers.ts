/** The papers of a hand-over as content: what stands in each, not how it is set. */
import type { IsoDay } from '../calendar';
import { retentionYears } from '../filing';
import type { Dossier, FilePlanEntry, Row, StoredDocument } from '../store';
import { FORMS, type FormColumn, type FormId, fillIn, longDay, shortDay, twoDigits } from './forms';
import { inWordsCapital } from './numberWords';

export interface Signature {
  /** 'ĐẠI DIỆN BÊN GIAO'. */
  title: string;
  name: string;
}

export interface Paper {
  form: FormId;
  title: string;
  subject: string;
  /** Day of the paper; null is left to be written. */
  on: IsoDay | null;
  year: number;
  /** Type in its number, for papers that are documents of their own; null: no number. */
  numbered: string | null;
  /** Paragraphs; those in capitals before a colon name the parties. */
  body: string[];
  table: { columns: readonly FormColumn[]; rows: PaperRow[] } | null;
  footer: string[];
  signatures: Signature[];
  /** Who gets it, but for the office's own copy; empty: no such block. */
  recipients: string[];
}

export interface PaperRow {
  /** A heading of a group goes over all columns but the first. */
  heading: boolean;
  cells: string[];
}

export type DossierFacts = Pick<
  Dossier,
  'code' | 'title' | 'openedOn' | 'closedOn' | 'retention' | 'sheets' | 'note' | 'responsible' | 'year'
>;
export type DocumentFacts = Pick<StoredDocument, 'referenceNumber' | 'date' | 'documentType' | 'subject' | 'issuer' | 'note'>;

export interface PaperContext {
  year: number;
  on: IsoDay | null;
  /** Who made the list. */
  maker?: string;
}

/** First and last day of the papers of a dossier: of its documents where they are dated, else of the dossier. */
export function dossierPeriod(
  dossier: DossierFacts,
  documents: readonly { date: IsoDay | null }[] = [],
): { from: IsoDay; to: IsoDay | null } {
  const days = documents.flatMap(({ date }) => (date ? [date] : [])).sort();
  return { from: days[0] ?? dossier.openedOn, to: days.at(-1) ?? dossier.closedOn };
}

function shownPeriod({ from, to }: { from: IsoDay | null; to: IsoDay | null }): string {
  if (!from || !to || from === to) return shortDay(from ?? to);
  return fillIn(FORMS.between, { from: shortDay(from), to: shortDay(to) });
}

const capital = (text: string) => text.replace(/^./u, (letter) => letter.toUpperCase());

function paper(form: FormId, context: PaperContext, values: Record<string, string | number>, rest: Partial<Paper>): Paper {
  const { title, subject, footer } = FORMS.forms[form];
  return {
    form,
    title,
    subject: subject && fillIn(subject, { year: context.year, ...values }),
    on: context.on,
    year: context.year,
    numbered: null,
    body: [],
    table: null,
    footer: footer.map((line) => fillIn(line, values)),
    signatures: [],
    recipients: [],
    ...rest,
  };
}

const rowsOf = (columns: readonly FormColumn[], rows: readonly Record<string, string>[]): PaperRow[] =>
  rows.map((row) => ({ heading: false, cells: columns.map(({ id }) => row[id] ?? '') }));

const maker = ({ maker: name = '' }: PaperContext): Signature[] => [{ title: FORMS.signer, name }];

export interface TransferDossier {
  dossier: DossierFacts;
  documents: readonly { date: IsoDay | null }[];
}

/** Mục lục hồ sơ, tài liệu nộp lưu. */
export function transferList(dossiers: readonly TransferDossier[], context: PaperContext): Paper {
  const { columns } = FORMS.forms.transferList;
  const rows = dossiers.map(({ dossier, documents }, index) => ({
    order: String(index + 1),
    code: dossier.code,
    title: dossier.title,
    period: shownPeriod(dossierPeriod(dossier, documents)),
    retention: dossier.retention,
    sheets: dossier.sheets === null ? '' : String(dossier.sheets),
    note: dossier.note,
  }));
  const count = dossiers.length;
  return paper(
    'transferList',
    context,
    { count: twoDigits(count), words: inWordsCapital(count) },
    { table: { columns, rows: rowsOf(columns, rows) }, signatures: maker(context) },
  );
}

/** Mục lục văn bản trong hồ sơ, in the order of their days; undated ones last, as they were filed. */
export function documentList(dossier: DossierFacts, documents: readonly DocumentFacts[], context: PaperContext): Paper {
  const { columns } = FORMS.forms.documentList;
  const ordered = [...documents].sort((a, b) => (a.date ?? '9').localeCompare(b.date ?? '9'));
  const rows = ordered.map((one, index) => ({
    order: String(index + 1),
    referenceNumber: one.referenceNumber,
    date: shortDay(one.date),
    subject: [capital(one.documentType), one.subject].filter(Boolean).join(' '),
    issuer: one.issuer,
    note: one.note,
  }));
  return paper(
    'documentList',
    context,
    { code: dossier.code, title: dossier.title },
    {
      body: [fillIn(FORMS.dossierTitle, { title: dossier.title.replace(/[.\s]+$/, '') })],
      table: { columns, rows: rowsOf(columns, rows) },
      signatures: maker(context),
    },
  );
}

/** Danh mục hồ sơ of a year, in its order, a heading over each group. */
export function filePlanPaper(entries: readonly Omit<FilePlanEntry, keyof Row>[], context: PaperContext): Paper {
  const { columns } = FORMS.forms.filePlan;
  const rows: PaperRow[] = [];
  let heading = '';
  for (const entry of [...entries].sort((a, b) => a.order - b.order)) {
    if (entry.heading !== heading && entry.heading !== '')
      rows.push({ heading: true, cells: columns.map(({ id }) => (id === 'title' ? entry.heading : '')) });
    heading = entry.heading;
    const { code, title, retention, responsible, note } = entry;
    rows.push(...rowsOf(columns, [{ code, title, retention, responsible, note }]));
  }
  const permanent = entries.filter((one) => retentionYears(one.retention) === Number.POSITIVE_INFINITY).length;
  const values = { count: twoDigits(entries.length), permanent: twoDigits(permanent), limited: twoDigits(entries.length - permanent) };
  return paper('filePlan', context, values, { table: { columns, rows }, signatures: maker(context) });
}

export interface HandoverParty {
  unit: string;
  name: string;
  position: string;
}

export interface Handover {
  giver: HandoverParty;
  receiver: HandoverParty;
  /** What the papers are about: 'Hồ sơ công việc của Phòng Tổng hợp'. */
  fonds: string;
  place: string;
  condition: string;
  /** null: none on paper. */
  paper: { boxes: number | null; metres: number | null } | null;
  electronic: { dossiers: number; digitalFiles: number } | null;
  /** Bases that the office cites, each a whole line; empty: the file plan of the year. */
  bases: string[];
}

/** Biên bản giao nhận hồ sơ, tài liệu. */
export function handoverRecord(dossiers: readonly TransferDossier[], facts: Handover, context: PaperContext): Paper {
  const words = FORMS.handover;
  const periods = dossiers.map(({ dossier, documents }) => dossierPeriod(dossier, documents));
  const from = periods.map((one) => one.from).sort()[0] ?? null;
  const to =
    periods
      .flatMap((one) => (one.to ? [one.to] : []))
      .sort()
      .at(-1) ?? null;
  const files = twoDigits(dossiers.length);
  const { copies } = FORMS.forms.handoverRecord;
  const party = (text: string, { unit, name, position }: HandoverParty) => [
    fillIn(text, { unit }),
    fillIn(words.person, { name, position }),
  ];
  const metres = facts.paper?.metres?.toLocaleString('vi-VN') ?? null;
  const body = [
    ...(facts.bases.length > 0 ? facts.bases : [fillIn(words.basis, { year: context.year })]),
    fillIn(words.opening, { day: longDay(context.on, context.year), place: facts.place }),
    ...party(words.giver, facts.giver),
    ...party(words.receiver, facts.receiver),
    words.agreed,
    fillIn(words.fonds, { text: facts.fonds }),
    fillIn(words.period, { text: shownPeriod({ from, to }) }),
    words.amount,
    ...(facts.paper ? [fillIn(words.paper, { ...facts.paper, metres, files })] : []),
    ...(facts.electronic
      ? [
          fillIn(words.electronic, {
            files: twoDigits(facts.electronic.dossiers),
            digitalFiles: twoDigits(facts.electronic.digitalFiles),
          }),
        ]
      : []),
    fillIn(words.condition, { text: facts.condition }),
    fillIn(words.list, { files }),
    fillIn(words.copies, { copies: twoDigits(copies) }),
  ];
  const signatures = [
    { title: words.givesFor, name: facts.giver.name },
    { title: words.takesFor, name: facts.receiver.name },
  ];
  return paper(
    'handoverRecord',
    context,
    {},
    { numbered: FORMS.letterhead.handoverType, body, signatures, recipients: [facts.giver.unit, facts.receiver.unit] },
  );
}

/** Bìa hồ sơ. No norm gives its layout: a proposal. */
export function coverPaper({ dossier, documents }: TransferDossier, context: PaperContext): Paper {
  const { code, sheets, retention, responsible, title } = dossier;
  const period = shownPeriod(dossierPeriod(dossier, documents));
  return paper(
    'cover',
    context,
    {},
    { subject: title, body: FORMS.coverLines.map((line) => fillIn(line, { code, sheets, retention, responsible, period })) },
  );
}
