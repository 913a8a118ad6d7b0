/**
 * The one place that opens IndexedDB. A schema version that was shipped is never edited: a change is a new version
 * with its own upgrade, and the tests migrate a stored sample of every old one.
 */
import Dexie, { type EntityTable } from 'dexie';
import type { LogEntry, TableName, Tables } from './types';

export const DATABASE_NAME = 'van-thu';

/** Folded text of up to `BLOCK_ROWS` rows of one table, for the search. */
export interface SearchBlock {
  /** 'documents:000012' */
  id: string;
  table: TableName;
  keys: string[];
  texts: string[];
}

/** How often a rule was found broken in a month; `rule` '*' counts the checks. A number of our own making, not of the office's record: no log. */
export interface FaultCount {
  /** '2026-11/hd05.number.colon' */
  id: string;
  month: string;
  rule: string;
  count: number;
}

/** What was counted of a month's register, kept so that it is not counted again. */
export interface KeptTally {
  /** '2026-11' */
  month: string;
  tally: unknown;
}

export type StoreDatabase = Dexie & { [Name in TableName]: EntityTable<Tables[Name], 'id'> } & {
  log: EntityTable<LogEntry, 'seq'>;
  searchBlocks: EntityTable<SearchBlock, 'id'>;
  /** Which block a row's text is in. */
  searchPlaces: Dexie.Table<{ id: string; block: string }, string>;
  faults: Dexie.Table<FaultCount, string>;
  tallies: Dexie.Table<KeptTally, string>;
};

export function openDatabase(name = DATABASE_NAME): StoreDatabase {
  const database = new Dexie(name, { autoOpen: true }) as StoreDatabase;
  database.version(1).stores({
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
  });
  database.version(2).stores({ faults: 'id, month', tallies: 'month' });
  return database;
}

/** Asks the browser not to clear our data when the disk is short. False when it refuses or can't say. */
export async function keepForGood(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false;
}
