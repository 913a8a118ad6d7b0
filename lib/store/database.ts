/**
 * The one place that opens IndexedDB. A schema version that was shipped is never edited: a change is a new version
 * with its own upgrade, and the tests migrate a stored sample of every old one.
 */
import Dexie, { type EntityTable, type Transaction } from 'dexie';
import type { AnyLogEntry, TableName, Tables } from './types';

export const DATABASE_NAME = 'van-thu';

/** Folded text of some hundreds of rows of one table, for the search. */
export interface SearchBlock {
  /** 'documents:000012' */
  id: string;
  /** Ids of the rows, one a line. */
  keys: string;
  /** Their texts, one a line. One long string is read many times faster than as many short ones. */
  text: string;
}

/** How often a rule was found broken in a month; `rule` '*' counts the checks. A number of our own making, not of the office's record: no log. */
export interface FaultCount {
  /** '2026-11/hd05.number.colon' */
  id: string;
  month: string;
  rule: string;
  count: number;
}

/** What was counted of a month's register or found of a dossier, kept so that it is not counted again. */
export interface KeptTally {
  /** '2026-11', 'dossier:<id>' */
  month: string;
  tally: unknown;
}

export type StoreDatabase = Dexie & { [Name in TableName]: EntityTable<Tables[Name], 'id'> } & {
  log: Dexie.Table<AnyLogEntry, number>;
  searchBlocks: EntityTable<SearchBlock, 'id'>;
  faults: Dexie.Table<FaultCount, string>;
  tallies: Dexie.Table<KeptTally, string>;
};

interface Version {
  stores: Readonly<Record<string, string | null>>;
  upgrade?: (transaction: Transaction) => PromiseLike<unknown>;
}

/**
 * Version n of the schema is the n-th of these. A table of the office's own data also needs its row in `types.ts`
 * (`Tables`, `TABLE_NAMES`), its shape in `schemas.ts`, its name on the screen of the backup, a new `VERSION` of the backup
 * file where an older program would lose it, and a stored sample of the version before (tests/fixtures/store).
 */
export const VERSIONS: readonly Version[] = [
  {
    stores: {
      documents: 'id, updatedAt, registeredOn, [direction+registeredOn], dossierId, referenceNumber, dueOn',
      dossiers: 'id, updatedAt, [year+code], state, kind, filePlanId',
      filePlan: 'id, updatedAt, [year+order]',
      meetings: 'id, updatedAt, on, dossierId',
      obligations: 'id, updatedAt, [state+due], due, subjectId, rule',
      reminders: 'id, updatedAt, obligationId',
      duties: 'id, updatedAt, [duty+period]',
      counters: 'id, updatedAt, [kind+on]',
      waivers: 'id, updatedAt, sha256',
      readings: 'id, updatedAt, item',
      settings: 'id, updatedAt',
      log: 'seq, at, operation, key',
      searchBlocks: 'id, table',
      searchPlaces: 'id, block',
    },
  },
  { stores: { faults: 'id, month', tallies: 'month' } },
  {
    // A line of the log holds many changes; a search block is one string, and no row needs a record of its place.
    stores: { log: 'seq, at, operation', searchBlocks: 'id', searchPlaces: null },
    upgrade: (transaction) => transaction.table('searchBlocks').toCollection().modify(joinLines),
  },
];

function joinLines(block: Partial<SearchBlock> & { table?: string; texts?: string[] }): void {
  block.text = (block.texts ?? []).join('\n');
  block.keys = (block.keys as unknown as string[]).join('\n');
  delete block.texts;
  delete block.table;
}

export function openDatabase(name = DATABASE_NAME): StoreDatabase {
  const database = new Dexie(name, { autoOpen: true }) as StoreDatabase;
  VERSIONS.forEach(({ stores, upgrade }, index) => {
    const version = database.version(index + 1).stores(stores);
    if (upgrade) version.upgrade(upgrade);
  });
  return database;
}

/** Asks the browser not to clear our data when the disk is short. False when it refuses or can't say. */
export async function keepForGood(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false;
}
