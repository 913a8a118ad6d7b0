/** Which documents stand in a dossier already, asked by what a page or a paper says of them. */
import type { StoreDatabase } from './database';
import { documentsByDossier, dossiersIn } from './queries';
import type { Direction, Dossier, StoredDocument } from './types';

/** What is known of a document without its row: enough to find it. */
export interface DocumentSign {
  referenceNumber: string;
  /** ISO; null = not known, then the number alone decides. */
  date: string | null;
  /** null = either. */
  direction: Direction | null;
  /** '' = not known. */
  issuer: string;
}

/** 'unknown': not in the register either. */
export type FiledState = 'filed' | 'unfiled' | 'unknown';

/** Ways in which one number is written: as it stands, without blanks, without noughts before it. */
function writings(referenceNumber: string): string[] {
  const plain = referenceNumber.normalize('NFC').replace(/\s+/g, '').replace(/[–—]/g, '-');
  const bare = plain.replace(/^0+(?=\d)/, '');
  return [...new Set([referenceNumber.trim(), plain, bare, ...(/^\d\D/.test(bare) ? [`0${bare}`] : [])])].filter(Boolean);
}

const folded = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

function fits(row: StoredDocument, sign: DocumentSign): boolean {
  if (row.deletedAt !== null || (sign.direction && row.direction !== sign.direction)) return false;
  if (sign.date && row.date && row.date !== sign.date) return false;
  // Two offices may give the same number on the same day.
  return !sign.issuer || !row.issuer || row.direction !== 'incoming' || folded(row.issuer) === folded(sign.issuer);
}

/** The register's row of each; null = none. */
export async function findDocuments(database: StoreDatabase, signs: readonly DocumentSign[]): Promise<(StoredDocument | null)[]> {
  const wanted = signs.map(({ referenceNumber }) => writings(referenceNumber));
  const rows = await database.documents
    .where('referenceNumber')
    .anyOf([...new Set(wanted.flat())])
    .toArray();
  const byNumber = new Map<string, StoredDocument[]>();
  for (const row of rows) byNumber.set(row.referenceNumber, [...(byNumber.get(row.referenceNumber) ?? []), row]);
  return signs.map((sign, at) => {
    const same = wanted[at]!.flatMap((one) => byNumber.get(one) ?? []).filter((row) => fits(row, sign));
    return same.find(({ dossierId }) => dossierId !== null) ?? same[0] ?? null;
  });
}

export async function filedStates(database: StoreDatabase, signs: readonly DocumentSign[]): Promise<FiledState[]> {
  return (await findDocuments(database, signs)).map((row) => (!row ? 'unknown' : row.dossierId ? 'filed' : 'unfiled'));
}

/** So many of the newest rows are looked through. */
const NEWEST = 3000;

/** Newest documents of the register that no dossier holds. */
export async function unfiledDocuments(database: StoreDatabase, limit: number): Promise<StoredDocument[]> {
  const newest = await database.documents.orderBy('updatedAt').reverse().limit(NEWEST).toArray();
  return newest
    .filter((row) => row.deletedAt === null && row.dossierId === null)
    .sort((a, b) => (b.registeredOn ?? b.date ?? '').localeCompare(a.registeredOn ?? a.date ?? ''))
    .slice(0, limit);
}

export interface DossierWithDocuments {
  dossier: Dossier;
  documents: StoredDocument[];
}

/** Dossiers that still take documents, newest change first. */
export async function openDossiers(database: StoreDatabase, limit: number): Promise<DossierWithDocuments[]> {
  const dossiers = await dossiersIn(database, 'open', limit);
  const documents = await documentsByDossier(
    database,
    dossiers.map(({ id }) => id),
  );
  return dossiers.map((dossier) => ({ dossier, documents: documents.get(dossier.id) ?? [] }));
}

/** Whether there is any dossier that a document could be put into. */
export async function hasDossiers(database: StoreDatabase): Promise<boolean> {
  return (await database.dossiers.filter(({ deletedAt }) => deletedAt === null).first()) !== undefined;
}

const NUMBERS = /^\s*\d[^\s,;]*(?:[\s,;]+\d[^\s,;]*)*[\s,;]*$/;

/**
 * Unfiled documents by their numbers as a clerk types them: '15, 17, 20-CV/TU'; a bare number finds every symbol.
 *
 * @returns null where the text is no list of numbers
 */
export async function documentsByNumbers(database: StoreDatabase, typed: string, limit: number): Promise<StoredDocument[] | null> {
  if (!NUMBERS.test(typed)) return null;
  const numbers = [...new Set(typed.split(/[\s,;]+/).filter(Boolean))];
  const beginnings = numbers.flatMap((one) => (/^\d+$/.test(one) ? [`${one}-`, `${one}/`] : [one]));
  const rows = await database.documents.where('referenceNumber').startsWithAnyOf(beginnings).toArray();
  const order = (row: StoredDocument) => numbers.findIndex((one) => row.referenceNumber.startsWith(one));
  return rows
    .filter((row) => row.deletedAt === null && row.dossierId === null)
    .sort((a, b) => order(a) - order(b) || (b.date ?? '').localeCompare(a.date ?? ''))
    .slice(0, limit);
}
