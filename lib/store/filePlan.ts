/** The file plan of a year, and dossiers made from its rows. */
import type { IsoDay } from '../calendar';
import type { Change } from './change';
import type { StoreDatabase } from './database';
import { addDossier, type NewDossier } from './operations';
import type { Dossier, FilePlanEntry } from './types';

/** In the order of the plan. */
export async function filePlanOf(database: StoreDatabase, year: number): Promise<FilePlanEntry[]> {
  const rows = await database.filePlan
    .where('[year+order]')
    .between([year, Number.NEGATIVE_INFINITY], [year, Number.POSITIVE_INFINITY], true, true)
    .toArray();
  return rows.filter(({ deletedAt }) => deletedAt === null);
}

/** Years that have a plan, newest first. */
export async function filePlanYears(database: StoreDatabase): Promise<number[]> {
  const rows = await database.filePlan.filter(({ deletedAt }) => deletedAt === null).toArray();
  return [...new Set(rows.map(({ year }) => year))].sort((a, b) => b - a);
}

/** Dossiers opened for each row of a plan. */
export async function dossiersOfPlan(database: StoreDatabase, entries: readonly { id: string }[]): Promise<Map<string, Dossier>> {
  const rows = await database.dossiers
    .where('filePlanId')
    .anyOf(entries.map(({ id }) => id))
    .toArray();
  return new Map(rows.filter(({ deletedAt }) => deletedAt === null).map((row) => [row.filePlanId!, row]));
}

const sameRow = (a: Pick<FilePlanEntry, 'code' | 'title'>, b: Pick<FilePlanEntry, 'code' | 'title'>) =>
  a.code === b.code && a.title === b.title;

/** Rows of another year for a new one: where a row names its year, it names the new one. Rows that are there already stay as they are. */
export function copyFilePlan(entries: readonly FilePlanEntry[], year: number, present: readonly FilePlanEntry[]): Change[] {
  const last = Math.max(0, ...present.map(({ order }) => order));
  return entries
    .map(({ id: _, revision: __, updatedAt: ___, deletedAt: ____, ...row }) => {
      const renewed = (text: string) => text.replace(new RegExp(`(?<!\\d)${row.year}(?!\\d)`, 'g'), String(year));
      return { ...row, year, code: renewed(row.code), title: renewed(row.title), order: last + row.order };
    })
    .filter((row) => !present.some((one) => sameRow(one, row)))
    .map((put) => ({ table: 'filePlan', put }));
}

/** A dossier for a row of the plan. */
export function dossierFromPlan(entry: FilePlanEntry, fields: NewDossier & { openedOn: IsoDay }, id: string): Change {
  const change = addDossier(fields, id);
  if ('put' in change && change.table === 'dossiers') return { ...change, put: { ...change.put, filePlanId: entry.id, year: entry.year } };
  return change;
}
