/** Made-up data to practise on, with days around today; every row of it is known by its id and goes in one step. */
import { addDays, type IsoDay } from '../calendar';
import type { OfficeRules } from '../filing';
import type { Change } from './change';
import type { StoreDatabase } from './database';
import { addDocument, addDossier, addOwnObligation, meetingObligations } from './operations';
import { PRACTICE } from './practice.shipped';
import { TABLE_NAMES, type TableName } from './types';

const PREFIX = 'practice:';
const idOf = (name: string) => PREFIX + name;
const TABLES = ['meetings', 'dossiers', 'documents', 'obligations'] as const satisfies readonly TableName[];

/** @param answer what is to be done with a document that has a day */
export function addPractice(today: IsoDay, office: OfficeRules, answer: string): Change[] {
  const changes: Change[] = [];
  for (const { id, kind, title, on, ended } of PRACTICE.meetings) {
    const day = addDays(today, on);
    const meeting = { kind, title, on: day, endedOn: ended ? day : null, chair: '', minutesBy: '' };
    const dossierId = idOf(`dossier-${id}`);
    changes.push(
      { table: 'meetings', put: { ...meeting, id: idOf(id), minutes: 'none', conclusionIssuedOn: null, dossierId, note: '' } },
      ...meetingObligations({ ...meeting, id: idOf(id) }, office, today),
      addDossier({ code: '', title, kind, retention: '', responsible: '', openedOn: day }, dossierId),
    );
  }
  for (const [index, { dossier, on, due, ...texts }] of PRACTICE.documents.entries()) {
    const day = addDays(today, on);
    changes.push(
      ...addDocument(
        {
          id: idOf(`document-${index}`),
          direction: dossier ? 'outgoing' : 'incoming',
          ...texts,
          registerNumber: '',
          recipients: '',
          signer: '',
          urgency: '',
          note: '',
          date: day,
          registeredOn: day,
          dueOn: due === null ? null : addDays(today, due),
          dossierId: dossier && idOf(`dossier-${dossier}`),
          contentId: null,
        },
        answer,
        today,
      ),
    );
  }
  for (const { label, due, role: who } of PRACTICE.work)
    changes.push(addOwnObligation({ label, about: '', due: addDays(today, due), role: who }, today));
  // Obligations have ids of their own making; these must be found again.
  return changes.map((change, index) =>
    change.table === 'obligations' && 'put' in change ? { ...change, put: { ...change.put, id: idOf(`work-${index}`) } } : change,
  );
}

const fromPractice = async (database: StoreDatabase, table: (typeof TABLES)[number]): Promise<string[]> => {
  const rows = await database.table(table).where('id').startsWith(PREFIX).toArray();
  return rows.filter((row) => row.deletedAt === null).map((row) => row.id as string);
};

export async function hasPractice(database: StoreDatabase): Promise<boolean> {
  return (await Promise.all(TABLES.map((table) => fromPractice(database, table)))).some((ids) => ids.length > 0);
}

/** Takes all of it away, with what the clerk hung on it while practising. */
export async function removePractice(database: StoreDatabase): Promise<Change[]> {
  const changes: Change[] = [];
  for (const table of TABLES)
    changes.push(...(await fromPractice(database, table)).map((id): Change => ({ table, id, remove: true }) as Change));
  const later = await database.obligations.where('subjectId').startsWith(PREFIX).toArray();
  for (const { id, deletedAt } of later) if (!deletedAt && !id.startsWith(PREFIX)) changes.push({ table: 'obligations', id, remove: true });
  const filed = await database.documents.where('dossierId').startsWith(PREFIX).toArray();
  for (const { id, deletedAt } of filed)
    if (!deletedAt && !id.startsWith(PREFIX)) changes.push({ table: 'documents', id, set: { dossierId: null, contentId: null } });
  return changes;
}

/** Nothing of the office is in the store yet. */
export async function isEmpty(database: StoreDatabase): Promise<boolean> {
  for (const name of TABLE_NAMES) {
    if (name === 'settings' || name === 'reminders' || name === 'duties') continue;
    if (
      await database
        .table(name)
        .filter((row) => row.deletedAt === null)
        .first()
    )
      return false;
  }
  return true;
}
