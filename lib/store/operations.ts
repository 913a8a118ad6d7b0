/** What the clerk does, as changes for `commit`: one press of a button is one operation, undone as one. */
import { createCalendar, type IsoDay } from '../calendar';
import {
  type Completeness,
  completeness,
  DOSSIER_KINDS,
  type DossierKind,
  type DueItem,
  dueItems,
  type HandTicks,
  MEETING_ENDS,
  type OfficeRules,
  plan,
} from '../filing';
import type { Change, Draft } from './change';
import { newId } from './id';
import { dutyDoneId, reminderId } from './queries';
import type { ClerkRole, Dossier, Meeting, Reminder, StoredDocument, StoredObligation } from './types';

/** Rule of an obligation that the office wrote itself. */
export const OWN_RULE = 'own';

type Subject = Pick<StoredObligation, 'subjectTable' | 'subjectId' | 'role'>;
const NO_SUBJECT: Subject = { subjectTable: null, subjectId: null, role: null };

const put = (fields: Draft<StoredObligation>): Change => ({ table: 'obligations', put: fields });

/** Obligations of an event; items without a day are left out unless `ownDays` names one. */
export function addObligations(
  items: readonly DueItem[],
  event: { id: string; on: IsoDay; about: string },
  subject: Partial<Subject> = {},
  ownDays: Readonly<Record<string, { due: IsoDay; basis: string }>> = {},
): Change[] {
  return items.flatMap((item) => {
    const own = ownDays[item.obligation];
    const planned = plan(item, event.id, event.on, event.about, own?.due ?? item.due);
    if (!planned) return [];
    return put({ ...planned, ...NO_SUBJECT, ...subject, ...(own ? { basis: own.basis, provisional: false } : {}) });
  });
}

export function addOwnObligation(
  { label, about, due, role }: { label: string; about: string; due: IsoDay; role: ClerkRole | null },
  today: IsoDay,
  subject: Partial<Subject> = {},
): Change {
  const fixed = { event: OWN_RULE, eventOn: today, state: 'open' as const, doneOn: null, provisional: false, basis: '' };
  return put({ rule: OWN_RULE, label, about, due, ...fixed, ...NO_SUBJECT, ...subject, role });
}

/** Those of an event that remind: of competing ones only the earliest. */
export function remindingItems(event: string, on: IsoDay, office: OfficeRules): DueItem[] {
  return dueItems(event, on, createCalendar(office.calendar), office).filter((item) => item.reminds);
}

export function kindOf(id: string): DossierKind | null {
  return DOSSIER_KINDS.find((kind) => kind.id === id) ?? null;
}

/** Ticks an obligation; the conclusion of a meeting is noted on the meeting too. */
export function tick(obligation: StoredObligation, today: IsoDay): Change[] {
  const done: Change = { table: 'obligations', id: obligation.id, set: { state: 'done', doneOn: today } };
  const ended = MEETING_ENDS.includes(obligation.event);
  if (!ended || obligation.subjectTable !== 'meetings' || !obligation.subjectId) return [done];
  return [done, { table: 'meetings', id: obligation.subjectId, set: { conclusionIssuedOn: today } }];
}

/** Puts a reminder off to a moment (ISO); null brings it back at once. */
export function snooze(obligation: { id: string }, known: Reminder | null, until: string | null): Change {
  const { announced = null, announcedAt = null } = known ?? {};
  return {
    table: 'reminders',
    put: { id: reminderId(obligation.id), obligationId: obligation.id, snoozedUntil: until, announced, announcedAt },
  };
}

export function tickDuty(duty: string, period: string, role: ClerkRole | null): Change {
  return { table: 'duties', put: { id: dutyDoneId(duty, period), duty, period, role, note: '' } };
}

export const untickDuty = (duty: string, period: string): Change => ({ table: 'duties', id: dutyDoneId(duty, period), remove: true });

export interface NewDossier {
  code: string;
  title: string;
  kind: string;
  retention: string;
  responsible: string;
  openedOn: IsoDay;
}

/** A dossier with the contents its kind expects. The id is given, so that others can point at it in the same operation. */
export function addDossier(fields: NewDossier, id: string): Change {
  const contents = (kindOf(fields.kind)?.contents ?? []).map((content) => ({ ...content, doneBy: null, documentId: null, note: '' }));
  return {
    table: 'dossiers',
    put: {
      id,
      ...fields,
      year: Number(fields.openedOn.slice(0, 4)),
      filePlanId: null,
      closedOn: null,
      transferredOn: null,
      extendedTo: null,
      state: 'open',
      contents,
      sheets: null,
      note: '',
    },
  };
}

export type NewMeeting = Pick<Meeting, 'kind' | 'title' | 'on' | 'endedOn' | 'chair' | 'minutesBy'>;

/** A meeting, the deadlines its day and its end set running, and its dossier where `dossier` gives a retention. */
export function addMeeting(meeting: NewMeeting, office: OfficeRules, today: IsoDay, dossier: { retention: string } | null): Change[] {
  const id = newId();
  const dossierId = dossier ? newId() : null;
  const changes: Change[] = [
    { table: 'meetings', put: { id, ...meeting, minutes: 'none', conclusionIssuedOn: null, dossierId, note: '' } },
    ...meetingObligations({ id, ...meeting }, office, today),
  ];
  if (dossier && dossierId) {
    const { title, kind, on, minutesBy } = meeting;
    changes.push(addDossier({ code: '', title, kind, retention: dossier.retention, responsible: minutesBy, openedOn: on }, dossierId));
  }
  return changes;
}

/** What the day of a meeting, or its end, sets running. */
export function meetingObligations(meeting: NewMeeting & { id: string }, office: OfficeRules, today: IsoDay): Change[] {
  const events = kindOf(meeting.kind)?.meeting;
  const subject = { subjectTable: 'meetings' as const, subjectId: meeting.id };
  const about = meeting.title;
  const of = (id: string | null | undefined, on: IsoDay) =>
    id ? addObligations(remindingItems(id, on, office), { id, on, about }, subject) : [];
  // The papers of a meeting that is over are no work any more.
  return [
    ...(!meeting.endedOn && meeting.on >= today ? of(events?.planned, meeting.on) : []),
    ...(meeting.endedOn ? of(events?.ended, meeting.endedOn) : []),
  ];
}

export function endMeeting(meeting: Meeting, endedOn: IsoDay, office: OfficeRules): Change[] {
  return [{ table: 'meetings', id: meeting.id, set: { endedOn } }, ...meetingObligations({ ...meeting, endedOn }, office, endedOn)];
}

/** What a dossier holds and lacks. */
export function standingOf(dossier: Pick<Dossier, 'contents'>, documents: readonly StoredDocument[]): Completeness {
  const ticks: HandTicks = {};
  for (const { id, doneBy } of dossier.contents) if (doneBy === 'hand' || doneBy === 'notNeeded') ticks[id] = doneBy;
  return completeness(dossier.contents, documents, ticks);
}

export function tickContent(dossier: Dossier, contentId: string, doneBy: 'hand' | 'notNeeded' | null): Change {
  const contents = dossier.contents.map((content) => (content.id === contentId ? { ...content, doneBy } : content));
  return { table: 'dossiers', id: dossier.id, set: { contents }, seen: dossier };
}

const dossierSubject = (dossier: Dossier) => ({ subjectTable: 'dossiers' as const, subjectId: dossier.id });

/** Closes a dossier and sets its hand-over running. */
export function closeDossier(dossier: Dossier, on: IsoDay, sheets: number | null, office: OfficeRules): Change[] {
  const event = { id: 'work-ended', on, about: dossier.title };
  return [
    { table: 'dossiers', id: dossier.id, set: { state: 'closed', closedOn: on, sheets } },
    ...addObligations(remindingItems(event.id, on, office), event, dossierSubject(dossier)),
  ];
}

const settle = (open: readonly StoredObligation[], on: IsoDay): Change[] =>
  open
    .filter((one) => one.state === 'open')
    .map((one): Change => ({ table: 'obligations', id: one.id, set: { state: 'done', doneOn: on } }));

/** Handed to the current archive: what was open about it is done, and the next term begins. */
export function transferDossier(dossier: Dossier, on: IsoDay, open: readonly StoredObligation[], office: OfficeRules): Change[] {
  const event = { id: 'transferred-to-current', on, about: dossier.title };
  return [
    { table: 'dossiers', id: dossier.id, set: { state: 'transferred', transferredOn: on } },
    ...settle(open, on),
    ...addObligations(remindingItems(event.id, on, office), event, dossierSubject(dossier)),
  ];
}

/** Kept beyond its term with consent: what is open moves to the new day. */
export function extendDossier(dossier: Dossier, to: IsoDay, basis: string, open: readonly StoredObligation[]): Change[] {
  return [
    { table: 'dossiers', id: dossier.id, set: { state: 'extended', extendedTo: to } },
    ...open
      .filter((one) => one.state === 'open')
      .map((one): Change => ({ table: 'obligations', id: one.id, set: { due: to, basis, provisional: false } })),
  ];
}

/** Opened again: deadlines that closing set running are dropped. */
export function reopenDossier(dossier: Dossier, open: readonly StoredObligation[]): Change[] {
  return [
    { table: 'dossiers', id: dossier.id, set: { state: 'open', closedOn: null, transferredOn: null, extendedTo: null } },
    ...open.filter((one) => one.state === 'open').map((one): Change => ({ table: 'obligations', id: one.id, set: { state: 'dropped' } })),
  ];
}

/** A document of the register; one that must be answered by a day is work too. */
export function addDocument(fields: Draft<StoredDocument>, answer: string, today: IsoDay): Change[] {
  const id = fields.id ?? newId();
  const changes: Change[] = [{ table: 'documents', put: { ...fields, id } }];
  if (fields.dueOn) {
    const about = [fields.referenceNumber, fields.subject].filter(Boolean).join(': ');
    const role = fields.direction === 'incoming' ? 'incoming' : 'outgoing';
    changes.push(addOwnObligation({ label: answer, about, due: fields.dueOn, role }, today, { subjectTable: 'documents', subjectId: id }));
  }
  return changes;
}
