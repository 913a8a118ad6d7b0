/** What the calendar, the timeline and the lists of meetings read. */
import type { IsoDay } from '../calendar';
import { DOSSIER_KINDS } from '../filing';
import type { Change } from './change';
import type { StoreDatabase } from './database';
import { newId } from './id';
import { addDossier } from './operations';
import { obligationsOf, recentMeetings } from './queries';
import type { Dossier, Meeting, StoredObligation } from './types';

/** Meetings from one day to another, earliest first. */
export async function meetingsBetween(database: StoreDatabase, from: IsoDay, to: IsoDay): Promise<Meeting[]> {
  const rows = await database.meetings.where('on').between(from, to, true, true).toArray();
  return rows.filter((row) => row.deletedAt === null);
}

export interface DossierStory {
  dossier: Dossier;
  meeting: Meeting | null;
  /** Of the dossier and of its meeting. */
  obligations: StoredObligation[];
}

export async function dossierStory(database: StoreDatabase, dossierId: string): Promise<DossierStory | null> {
  const dossier = await database.dossiers.get(dossierId);
  if (!dossier || dossier.deletedAt) return null;
  const meetings = await database.meetings.where('dossierId').equals(dossierId).toArray();
  const meeting = meetings.find((row) => row.deletedAt === null) ?? null;
  const obligations = await obligationsOf(database, dossierId);
  if (meeting) obligations.push(...(await obligationsOf(database, meeting.id)));
  return { dossier, meeting, obligations };
}

const ENDED = new Set(DOSSIER_KINDS.map((kind) => kind.meeting?.ended));

export interface MeetingStanding {
  meeting: Meeting;
  /** Open work of the meeting, its conclusion first. */
  open: StoredObligation[];
  /** The open work of issuing its conclusion. */
  conclusion: StoredObligation | null;
}

/** Meetings of late with what is still to be done for each, newest first. */
export async function meetingStandings(database: StoreDatabase, limit: number): Promise<MeetingStanding[]> {
  const meetings = await recentMeetings(database, limit);
  return Promise.all(
    meetings.map(async (meeting) => {
      const open = (await obligationsOf(database, meeting.id)).filter((one) => one.state === 'open');
      return { meeting, open, conclusion: open.find(({ event }) => ENDED.has(event)) ?? null };
    }),
  );
}

/** Takes a meeting away, with the work that only it set running; its dossier stays. */
export function removeMeeting({ meeting, open }: MeetingStanding): Change[] {
  return [
    { table: 'meetings', id: meeting.id, remove: true },
    ...open.map((one): Change => ({ table: 'obligations', id: one.id, set: { state: 'dropped' } })),
  ];
}

/** Opens the dossier of a meeting that has none. */
export function openMeetingDossier({ id, title, kind, on, minutesBy }: Meeting): Change[] {
  const dossierId = newId();
  return [
    addDossier({ code: '', title, kind, retention: '', responsible: minutesBy, openedOn: on }, dossierId),
    { table: 'meetings', id, set: { dossierId } },
  ];
}
