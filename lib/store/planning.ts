/** What the calendar, the timeline and the lists of meetings read. */
import type { IsoDay } from '../calendar';
import type { StoreDatabase } from './database';
import { obligationsOf } from './queries';
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
