/** Finds what is stored already, or stands twice in the sheet. */
import type { Existing, ImportChange, ImportedRow } from './types';
import { documentKey } from './values';
import { bare, clean } from './vocabulary';

type Found = NonNullable<ImportedRow['duplicateOf']>;

interface Seen {
  issuer: string;
  where: Found;
}

const fold = (text: string) => bare(clean(text));

/** Documents: number, symbol, day and issuer; plans and dossiers: year and code, or the title where there is no code. */
export class DuplicateFinder {
  private readonly seen = new Map<string, Seen[]>();

  constructor({ documents = [], filePlan = [], dossiers = [] }: Existing) {
    for (const one of documents) if (one.referenceNumber) this.add(documentPlace(one), one.issuer, { id: one.id });
    for (const one of filePlan) this.add(planPlace('filePlan', one), '', { id: one.id });
    for (const one of dossiers) this.add(planPlace('dossiers', one), '', { id: one.id });
  }

  /** What the change repeats, if anything; from now on it is known itself. */
  check(change: ImportChange, row: number): Found | null {
    if (change.table !== 'documents') return this.take(planPlace(change.table, change.put), '', row);
    if (change.put.referenceNumber === '') return null;
    return this.take(documentPlace(change.put), change.put.issuer, row);
  }

  private take(place: string, issuer: string, row: number): Found | null {
    const name = fold(issuer);
    const same = this.seen.get(place)?.find((one) => one.issuer === name || one.issuer === '' || name === '');
    if (!same) this.add(place, issuer, { row });
    return same?.where ?? null;
  }

  private add(place: string, issuer: string, where: Found): void {
    const list = this.seen.get(place);
    const entry = { issuer: fold(issuer), where };
    if (list) list.push(entry);
    else this.seen.set(place, [entry]);
  }
}

const documentPlace = (one: { direction: string; referenceNumber: string; date: string | null }): string =>
  `${one.direction}|${documentKey(one.referenceNumber, one.date)}`;

const planPlace = (table: string, one: { year: number; code: string; title: string }): string =>
  `${table}|${one.year}|${fold(one.code || one.title).replace(/\s+/g, '')}`;
