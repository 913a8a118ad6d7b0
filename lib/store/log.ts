/** The append-only log: every line's hash covers the line and the hash of the line before. */
import type { Author } from './change';
import type { StoreDatabase } from './database';
import { canonicalJson, hashText, hashTextNatively } from './hash';
import keeping from './keeping.json';
import type { AnyLogEntry, LogEntry, LoggedChange } from './types';

export const CHAIN_START = '0'.repeat(64);

/** Changes of one line at most: a year's import is some forty lines. */
export const LINE_CHANGES = 500;

export function changesOf(entry: AnyLogEntry): LoggedChange[] {
  if ('changes' in entry) return entry.changes;
  const { table, key, before, after } = entry;
  return [{ table, key, before, after }];
}

export const digestOf = (changes: LoggedChange[]): string => hashText(canonicalJson(changes));
export const digestNatively = (changes: LoggedChange[]): Promise<string> => hashTextNatively(canonicalJson(changes));

/** What the line's hash covers: of the changes, their digest. */
function covered(entry: AnyLogEntry | Omit<LogEntry, 'hash'>): string {
  const { hash: _, ...line } = entry as LogEntry;
  if (!('changes' in line)) return canonicalJson(line);
  const { changes: __, ...head } = line;
  return canonicalJson(head);
}

export type Stamp = Author & { operation: string; at: string };

/** Adds lines after the last one. Lives inside one transaction over the log. */
export class LogWriter {
  private constructor(
    private readonly database: StoreDatabase,
    private readonly stamp: Stamp,
    private seq: number,
    private previous: string,
  ) {}

  static async open(database: StoreDatabase, stamp: Stamp): Promise<LogWriter> {
    const last = await database.log.orderBy('seq').last();
    return new LogWriter(database, stamp, last?.seq ?? 0, last?.hash ?? CHAIN_START);
  }

  /** @param stamp of a line that comes from another chain */
  async add(changes: LoggedChange[], digest = digestOf(changes), stamp = this.stamp): Promise<void> {
    const { at, actor, operation, label } = stamp;
    const line = { seq: ++this.seq, at, actor, operation, label, changes, digest, previous: this.previous };
    this.previous = hashText(covered(line));
    await this.database.log.add({ ...line, hash: this.previous });
  }
}

const BATCH = 50;

/** Number of the first line whose content, hash or link is wrong, or null when the whole chain holds. */
export async function firstBrokenEntry(database: StoreDatabase): Promise<number | null> {
  // Lines older than the keeping time may have been cut off, so the first one that is left starts the chain.
  let previous: string | null = null;
  for (let from = 0; ; ) {
    const entries: AnyLogEntry[] = await database.log.where('seq').above(from).limit(BATCH).toArray();
    if (entries.length === 0) return null;
    for (const entry of entries) {
      if (previous !== null && entry.previous !== previous) return entry.seq;
      if (hashText(covered(entry)) !== entry.hash) return entry.seq;
      if ('changes' in entry && (await digestNatively(entry.changes)) !== entry.digest) return entry.seq;
      previous = entry.hash;
      from = entry.seq;
    }
  }
}

/**
 * Cuts off the beginning of the log, up to the first line younger than `months` (without it the norm's keeping time). A line
 * written while the clock was set back stays with its neighbours, and the last one always stays: the chain goes on from it.
 *
 * @returns how many lines were cut
 */
export async function trimLog(database: StoreDatabase, months = keeping.logMonths, now = new Date()): Promise<number> {
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - months);
  const oldest = limit.toISOString();
  return database.transaction('rw', database.log, async () => {
    let keep = 0;
    await database.log
      .orderBy('seq')
      .until(({ at }) => at >= oldest, true)
      .each(({ seq }) => {
        keep = seq;
      });
    return database.log.where('seq').below(keep).delete();
  });
}
