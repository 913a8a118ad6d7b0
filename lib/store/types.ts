/**
 * What is kept on this machine. Rows can merge across machines later: every one has a UUID, a revision that grows with
 * each change, and a tombstone instead of a deletion. Days are ISO strings, moments ISO date-times in UTC.
 */
import type { IsoDay } from '../calendar';

export interface Row {
  id: string;
  revision: number;
  updatedAt: string;
  /** Moment of deletion; a deleted row stays as a tombstone. */
  deletedAt: string | null;
}

export type Direction = 'incoming' | 'outgoing' | 'internal';
export type ClerkRole = 'outgoing' | 'incoming' | 'copying';

/** Register data of one document, never its content. */
export interface StoredDocument extends Row {
  direction: Direction;
  referenceNumber: string;
  /** Number in the office's own register (số đến, số đăng ký). */
  registerNumber: string;
  date: IsoDay | null;
  /** Day it came in or went out. */
  registeredOn: IsoDay | null;
  documentType: string;
  subject: string;
  issuer: string;
  recipients: string;
  signer: string;
  urgency: string;
  /** Day by which it must be handled. */
  dueOn: IsoDay | null;
  dossierId: string | null;
  /** Which expected content of its dossier it fulfils. */
  contentId: string | null;
  note: string;
}

export type DossierState = 'open' | 'closed' | 'transferred' | 'extended';

export interface DossierContent {
  id: string;
  label: string;
  required: boolean;
  /** Document types (lower case) that fulfil it; empty = ticked by hand only. */
  documentTypes: string[];
  /** Words of the subject that must be met too, without diacritics. */
  subjectWords: string[];
  doneBy: 'document' | 'hand' | 'notNeeded' | null;
  documentId: string | null;
  note: string;
}

export interface Dossier extends Row {
  code: string;
  title: string;
  kind: string;
  year: number;
  filePlanId: string | null;
  retention: string;
  responsible: string;
  openedOn: IsoDay;
  closedOn: IsoDay | null;
  transferredOn: IsoDay | null;
  /** Until when an extension was granted. */
  extendedTo: IsoDay | null;
  state: DossierState;
  contents: DossierContent[];
  sheets: number | null;
  note: string;
}

export interface FilePlanEntry extends Row {
  year: number;
  code: string;
  heading: string;
  title: string;
  retention: string;
  responsible: string;
  note: string;
  order: number;
}

export interface Meeting extends Row {
  kind: string;
  title: string;
  on: IsoDay;
  endedOn: IsoDay | null;
  chair: string;
  minutesBy: string;
  minutes: 'none' | 'drafted' | 'signed' | 'filed';
  conclusionIssuedOn: IsoDay | null;
  dossierId: string | null;
  note: string;
}

export interface StoredObligation extends Row {
  /** Id of the rule in the deadline data, or 'own' for one the office wrote itself. */
  rule: string;
  label: string;
  /** Which meeting, matter or document of the office it is about, in its own words. */
  about: string;
  event: string;
  eventOn: IsoDay;
  due: IsoDay;
  /** What it is about: a row of another table. */
  subjectTable: 'documents' | 'dossiers' | 'meetings' | null;
  subjectId: string | null;
  role: ClerkRole | null;
  state: 'open' | 'done' | 'dropped';
  doneOn: IsoDay | null;
  provisional: boolean;
  basis: string;
}

/** What the reminders have already said, so that none is lost and none is said twice. */
export interface Reminder extends Row {
  obligationId: string;
  snoozedUntil: string | null;
  /** Last stage that was announced: 'soon', 'today', 'overdue'. */
  announced: string | null;
  announcedAt: string | null;
}

export interface DutyDone extends Row {
  duty: string;
  /** Period it was done for: '2026-11-22', '2026-W47', '2026'. */
  period: string;
  role: ClerkRole | null;
  note: string;
}

export interface Counter extends Row {
  kind: 'seal' | 'copy' | 'badgeDecision';
  on: IsoDay;
  count: number;
  note: string;
}

export interface Waiver extends Row {
  sha256: string;
  rule: string;
  reason: string;
}

export interface Reading extends Row {
  item: string;
  readAt: string;
}

export interface Setting extends Row {
  value: unknown;
}

/** Tables whose rows are data of the office: logged, undone, backed up and merged alike. */
export interface Tables {
  documents: StoredDocument;
  dossiers: Dossier;
  filePlan: FilePlanEntry;
  meetings: Meeting;
  obligations: StoredObligation;
  reminders: Reminder;
  duties: DutyDone;
  counters: Counter;
  waivers: Waiver;
  readings: Reading;
  settings: Setting;
}

export type TableName = keyof Tables;

export const TABLE_NAMES: readonly TableName[] = [
  'documents',
  'dossiers',
  'filePlan',
  'meetings',
  'obligations',
  'reminders',
  'duties',
  'counters',
  'waivers',
  'readings',
  'settings',
];

export interface LoggedChange {
  table: TableName;
  key: string;
  before: Row | null;
  after: Row | null;
}

interface LogLine {
  seq: number;
  at: string;
  actor: string;
  /** Changes made together share an operation and are undone together. */
  operation: string;
  label: string;
  previous: string;
  hash: string;
}

/** One line of the append-only log. `digest` covers the changes, `hash` the rest of the line with the hash of the line before. */
export interface LogEntry extends LogLine {
  changes: LoggedChange[];
  digest: string;
}

/** A line as it was up to version 2 of the schema: a single change. Such lines stay as they are, for their hashes. */
export interface SingleLogEntry extends LogLine, LoggedChange {}

export type AnyLogEntry = LogEntry | SingleLogEntry;
