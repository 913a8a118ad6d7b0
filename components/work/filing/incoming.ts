/** Documents on their way into a dossier, wherever they come from. */
import type { IsoDay } from '../../../lib/calendar';
import type { CheckReport } from '../../../lib/check';
import { type DossierSuggestion, suggestDossiers } from '../../../lib/filing';
import type { PageDocument } from '../../../lib/messages';
import {
  addDocument,
  type Change,
  type Direction,
  type DossierWithDocuments,
  type Draft,
  findDocuments,
  type StoreDatabase,
  type StoredDocument,
} from '../../../lib/store';

export type Incoming = Omit<PageDocument, 'direction'> & {
  direction: Direction | null;
  /** Known to stand in the register. */
  id?: string;
};

/** What a check read from a draft. A number still blank stays blank. */
export function fromReport({ metadata }: CheckReport): Incoming {
  const { referenceNumber, number, date, documentType, subject, issuer, recipients, signerName, urgency } = metadata;
  return {
    direction: 'outgoing',
    referenceNumber: number ? (referenceNumber ?? '') : '',
    registerNumber: number ?? '',
    date: date && date.length === 10 ? date : null,
    registeredOn: null,
    documentType: documentType ?? '',
    subject: subject ?? '',
    issuer: issuer ?? '',
    recipients: recipients.join('; '),
    signer: signerName ?? '',
    urgency: urgency ?? '',
    dueOn: null,
  };
}

const INCOMING = [
  'id',
  'direction',
  'referenceNumber',
  'registerNumber',
  'date',
  'registeredOn',
  'documentType',
  'subject',
  'issuer',
  'recipients',
  'signer',
  'urgency',
  'dueOn',
] as const satisfies readonly (keyof Incoming & keyof StoredDocument)[];

export const fromStored = (row: StoredDocument): Incoming =>
  Object.fromEntries(INCOMING.map((key) => [key, row[key]])) as Pick<StoredDocument, (typeof INCOMING)[number]>;

/** The register's row of each; null = not registered yet. */
export async function rowsOf(database: StoreDatabase, documents: readonly Incoming[]): Promise<(StoredDocument | null)[]> {
  const byId = await database.documents.bulkGet(documents.map(({ id }) => id ?? ''));
  const bySign = await findDocuments(database, documents);
  return documents.map(({ id }, at) => (id ? (byId[at] ?? null) : bySign[at]!));
}

/** As a new line of the register. */
export function draftOf(one: Incoming, direction: Direction, today: IsoDay): Omit<Draft<StoredDocument>, 'id'> {
  const { id: _, ...fields } = one;
  return {
    ...fields,
    direction,
    registeredOn: one.registeredOn ?? (direction === 'incoming' ? today : (one.date ?? today)),
    dossierId: null,
    contentId: null,
    note: '',
  };
}

/** All into one dossier: those in the register are moved, the others are registered. */
export function fileInto(
  dossierId: string,
  documents: readonly { incoming: Incoming; row: StoredDocument | null }[],
  { direction, today, answer }: { direction: Direction; today: IsoDay; answer: string },
): Change[] {
  return documents.flatMap(({ incoming, row }): Change[] =>
    row
      ? [{ table: 'documents', id: row.id, set: { dossierId, contentId: null } }]
      : addDocument({ ...draftOf(incoming, incoming.direction ?? direction, today), dossierId }, answer, today),
  );
}

const SUGGESTED = 4;

/** Best dossiers for the documents taken together. */
export function suggestFor(documents: readonly Incoming[], dossiers: readonly DossierWithDocuments[]): DossierSuggestion[] {
  const candidates = dossiers.map(({ dossier, documents: filed }) => ({ ...dossier, documents: filed }));
  const scores = new Map<string, DossierSuggestion>();
  for (const one of documents) {
    const document = { id: '', documentType: one.documentType, subject: one.subject, contentId: null, date: one.date };
    for (const found of suggestDossiers(document, candidates, SUGGESTED)) {
      const known = scores.get(found.id);
      scores.set(found.id, known ? { ...known, score: known.score + found.score } : found);
    }
  }
  return [...scores.values()].sort((a, b) => b.score - a.score).slice(0, SUGGESTED);
}
