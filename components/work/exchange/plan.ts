/** What an import would do to the store: told before anything is written. */
import type { IsoDay } from '../../../lib/calendar';
import type { OfficeRules } from '../../../lib/filing';
import { type Existing, type ImportedRow, type ImportPreview, type TableKind, updateOf } from '../../../lib/sheets';
import {
  addDocument,
  addObligations,
  type Change,
  type Draft,
  remindingItems,
  type StoreDatabase,
  type StoredDocument,
  type Tables,
} from '../../../lib/store';

export interface ImportPlan {
  fresh: ImportedRow[];
  /** Stored already, and the sheet says something else. */
  changed: { row: ImportedRow; update: Change }[];
  /** Stored already, or standing twice in the sheet. */
  same: ImportedRow[];
  /** Without what a row must have: left out. */
  bad: ImportedRow[];
  refusedSecret: number;
  skipped: number;
}

const CHUNK = 20_000;

async function slim<Name extends 'documents' | 'filePlan' | 'dossiers', Key extends keyof Tables[Name]>(
  database: StoreDatabase,
  name: Name,
  keys: readonly Key[],
): Promise<Pick<Tables[Name], Key>[]> {
  const kept: Pick<Tables[Name], Key>[] = [];
  for (let last = ''; ; ) {
    const rows: Tables[Name][] = await database.table(name).where('id').above(last).limit(CHUNK).toArray();
    for (const row of rows)
      if (row.deletedAt === null) kept.push(Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<Tables[Name], Key>);
    if (rows.length < CHUNK) return kept;
    last = rows.at(-1)!.id;
  }
}

/** What is there already, so that nothing comes in twice. */
export async function existingRows(database: StoreDatabase, table: TableKind): Promise<Existing> {
  if (table === 'filePlan') return { filePlan: await slim(database, 'filePlan', ['id', 'year', 'code', 'title']) };
  if (table === 'dossiers') return { dossiers: await slim(database, 'dossiers', ['id', 'year', 'code', 'title']) };
  return { documents: await slim(database, 'documents', ['id', 'referenceNumber', 'date', 'issuer', 'direction']) };
}

/** Without these a row says too little to be found again. */
const MUST: readonly string[] = ['subject', 'title'];

export async function planImport(database: StoreDatabase, preview: ImportPreview): Promise<ImportPlan> {
  const plan: ImportPlan = { fresh: [], changed: [], same: [], bad: [], refusedSecret: preview.refusedSecret, skipped: preview.skipped };
  const known = preview.rows.flatMap(({ duplicateOf }) => (duplicateOf && 'id' in duplicateOf ? [duplicateOf.id] : []));
  const table = preview.rows[0]?.change.table ?? 'documents';
  const stored = new Map((await database.table(table).bulkGet([...new Set(known)])).map((row) => [row?.id, row]));
  for (const row of preview.rows) {
    if (row.problems.some(({ kind, field }) => kind === 'missing' && MUST.includes(field))) plan.bad.push(row);
    else if (!row.duplicateOf) plan.fresh.push(row);
    else {
      const there = 'id' in row.duplicateOf ? stored.get(row.duplicateOf.id) : undefined;
      const update = there ? updateOf(row, there) : null;
      if (update) plan.changed.push({ row, update });
      else plan.same.push(row);
    }
  }
  return plan;
}

/**
 * The changes that carry a plan out. A document with a day still to come is work too, and so is the hand-over of a
 * dossier whose day is still to come; days gone by remind of nothing.
 *
 * @param answer what is to be done with a document that has a day
 */
export function importChanges(
  plan: Pick<ImportPlan, 'fresh' | 'changed'>,
  { update, today, office, answer }: { update: boolean; today: IsoDay; office: OfficeRules; answer: string },
): Change[] {
  const changes = plan.fresh.flatMap(({ change }): Change[] => {
    const id = crypto.randomUUID();
    if (change.table === 'documents') {
      const put: Draft<StoredDocument> = { ...change.put, id };
      return put.dueOn && put.dueOn >= today ? addDocument(put, answer, today) : [{ table: 'documents', put }];
    }
    if (change.table === 'filePlan') return [{ table: 'filePlan', put: { ...change.put, id } }];
    const { title, closedOn } = change.put;
    const event = { id: 'work-ended', on: closedOn ?? '', about: title };
    const items = closedOn ? remindingItems(event.id, closedOn, office).filter(({ due }) => due !== null && due >= today) : [];
    return [
      { table: 'dossiers', put: { ...change.put, id } },
      ...addObligations(items, event, { subjectTable: 'dossiers', subjectId: id }),
    ];
  });
  return update ? [...changes, ...plan.changed.map((one) => one.update)] : changes;
}
