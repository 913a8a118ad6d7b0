/** Shape of every stored row, checked when data comes from outside (a backup, another machine). */
import * as z from 'zod/mini';
import { isIsoDay } from '../calendar';
import type { AnyLogEntry, TableName, Tables } from './types';

const day = z.string().check(z.refine(isIsoDay, 'a day as YYYY-MM-DD'));
const moment = z.iso.datetime();
const text = z.string().check(z.maxLength(20_000));
/** Ids are kept one a line in the search text. */
const id = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^\P{Cc}+$/u));
const row = { id, revision: z.int().check(z.gte(1)), updatedAt: moment, deletedAt: z.nullable(moment) };
const role = z.nullable(z.enum(['outgoing', 'incoming', 'copying']));

const content = z.strictObject({
  id: z.string(),
  label: text,
  required: z.boolean(),
  documentTypes: z.array(text),
  subjectWords: z.array(text),
  doneBy: z.nullable(z.enum(['document', 'hand', 'notNeeded'])),
  documentId: z.nullable(z.string()),
  note: text,
});

export const ROW_SCHEMAS: { [Name in TableName]: z.ZodMiniType<Tables[Name]> } = {
  documents: z.strictObject({
    ...row,
    direction: z.enum(['incoming', 'outgoing', 'internal']),
    referenceNumber: text,
    registerNumber: text,
    date: z.nullable(day),
    registeredOn: z.nullable(day),
    documentType: text,
    subject: text,
    issuer: text,
    recipients: text,
    signer: text,
    urgency: text,
    dueOn: z.nullable(day),
    dossierId: z.nullable(z.string()),
    contentId: z.nullable(z.string()),
    note: text,
  }),
  dossiers: z.strictObject({
    ...row,
    code: text,
    title: text,
    kind: text,
    year: z.int(),
    filePlanId: z.nullable(z.string()),
    retention: text,
    responsible: text,
    openedOn: day,
    closedOn: z.nullable(day),
    transferredOn: z.nullable(day),
    extendedTo: z.nullable(day),
    state: z.enum(['open', 'closed', 'transferred', 'extended']),
    contents: z.array(content),
    sheets: z.nullable(z.int()),
    note: text,
  }),
  filePlan: z.strictObject({
    ...row,
    year: z.int(),
    code: text,
    heading: text,
    title: text,
    retention: text,
    responsible: text,
    note: text,
    order: z.number(),
  }),
  meetings: z.strictObject({
    ...row,
    kind: text,
    title: text,
    on: day,
    endedOn: z.nullable(day),
    chair: text,
    minutesBy: text,
    minutes: z.enum(['none', 'drafted', 'signed', 'filed']),
    conclusionIssuedOn: z.nullable(day),
    dossierId: z.nullable(z.string()),
    note: text,
  }),
  obligations: z.strictObject({
    ...row,
    rule: text,
    label: text,
    about: text,
    event: text,
    eventOn: day,
    due: day,
    subjectTable: z.nullable(z.enum(['documents', 'dossiers', 'meetings'])),
    subjectId: z.nullable(z.string()),
    role,
    state: z.enum(['open', 'done', 'dropped']),
    doneOn: z.nullable(day),
    provisional: z.boolean(),
    basis: text,
  }),
  reminders: z.strictObject({
    ...row,
    obligationId: z.string(),
    snoozedUntil: z.nullable(moment),
    announced: z.nullable(z.string()),
    announcedAt: z.nullable(moment),
  }),
  duties: z.strictObject({ ...row, duty: text, period: text, role, note: text }),
  counters: z.strictObject({
    ...row,
    kind: z.enum(['seal', 'copy', 'badgeDecision']),
    on: day,
    count: z.int().check(z.gte(0)),
    note: text,
  }),
  waivers: z.strictObject({ ...row, sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)), rule: text, reason: text }),
  readings: z.strictObject({ ...row, item: text, readAt: moment }),
  settings: z.strictObject({ ...row, value: z.json() }),
};

const anyRow = z.nullable(z.looseObject(row));
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const change = {
  table: z.enum(Object.keys(ROW_SCHEMAS) as [TableName, ...TableName[]]),
  key: text,
  before: anyRow,
  after: anyRow,
};
const line = { seq: z.int().check(z.gte(1)), at: moment, actor: text, operation: text, label: text, previous: hash, hash };

export const LOG_SCHEMA = z.union([
  z.strictObject({ ...line, changes: z.array(z.strictObject(change)), digest: hash }),
  z.strictObject({ ...line, ...change }),
]) as unknown as z.ZodMiniType<AnyLogEntry>;
