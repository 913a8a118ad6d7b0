/** Shape of every stored row, checked when data comes from outside (a backup, another machine). */
import { z } from 'zod';
import { isIsoDay } from '../calendar';
import type { AnyLogEntry, TableName, Tables } from './types';

const day = z.string().refine(isIsoDay, 'a day as YYYY-MM-DD');
const moment = z.iso.datetime();
const text = z.string().max(20_000);
/** Ids are kept one a line in the search text. */
const id = z
  .string()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}+$/u);
const row = { id, revision: z.int().min(1), updatedAt: moment, deletedAt: moment.nullable() };
const role = z.enum(['outgoing', 'incoming', 'copying']).nullable();

const content = z.strictObject({
  id: z.string(),
  label: text,
  required: z.boolean(),
  documentTypes: z.array(text),
  subjectWords: z.array(text),
  doneBy: z.enum(['document', 'hand', 'notNeeded']).nullable(),
  documentId: z.string().nullable(),
  note: text,
});

export const ROW_SCHEMAS: { [Name in TableName]: z.ZodType<Tables[Name]> } = {
  documents: z.strictObject({
    ...row,
    direction: z.enum(['incoming', 'outgoing', 'internal']),
    referenceNumber: text,
    registerNumber: text,
    date: day.nullable(),
    registeredOn: day.nullable(),
    documentType: text,
    subject: text,
    issuer: text,
    recipients: text,
    signer: text,
    urgency: text,
    dueOn: day.nullable(),
    dossierId: z.string().nullable(),
    contentId: z.string().nullable(),
    note: text,
  }),
  dossiers: z.strictObject({
    ...row,
    code: text,
    title: text,
    kind: text,
    year: z.int(),
    filePlanId: z.string().nullable(),
    retention: text,
    responsible: text,
    openedOn: day,
    closedOn: day.nullable(),
    transferredOn: day.nullable(),
    extendedTo: day.nullable(),
    state: z.enum(['open', 'closed', 'transferred', 'extended']),
    contents: z.array(content),
    sheets: z.int().nullable(),
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
    endedOn: day.nullable(),
    chair: text,
    minutesBy: text,
    minutes: z.enum(['none', 'drafted', 'signed', 'filed']),
    conclusionIssuedOn: day.nullable(),
    dossierId: z.string().nullable(),
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
    subjectTable: z.enum(['documents', 'dossiers', 'meetings']).nullable(),
    subjectId: z.string().nullable(),
    role,
    state: z.enum(['open', 'done', 'dropped']),
    doneOn: day.nullable(),
    provisional: z.boolean(),
    basis: text,
  }),
  reminders: z.strictObject({
    ...row,
    obligationId: z.string(),
    snoozedUntil: moment.nullable(),
    announced: z.string().nullable(),
    announcedAt: moment.nullable(),
  }),
  duties: z.strictObject({ ...row, duty: text, period: text, role, note: text }),
  counters: z.strictObject({ ...row, kind: z.enum(['seal', 'copy', 'badgeDecision']), on: day, count: z.int().min(0), note: text }),
  waivers: z.strictObject({ ...row, sha256: z.string().regex(/^[0-9a-f]{64}$/), rule: text, reason: text }),
  readings: z.strictObject({ ...row, item: text, readAt: moment }),
  settings: z.strictObject({ ...row, value: z.json() }),
};

const anyRow = z.looseObject(row).nullable();
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const change = {
  table: z.enum(Object.keys(ROW_SCHEMAS) as [TableName, ...TableName[]]),
  key: text,
  before: anyRow,
  after: anyRow,
};
const line = { seq: z.int().min(1), at: moment, actor: text, operation: text, label: text, previous: hash, hash };

export const LOG_SCHEMA = z.union([
  z.strictObject({ ...line, changes: z.array(z.strictObject(change)), digest: hash }),
  z.strictObject({ ...line, ...change }),
]) as unknown as z.ZodType<AnyLogEntry>;
