/** What was read of the news, and how often rules are broken: what the news are ordered by. */
import type { Change } from './change';
import type { StoreDatabase } from './database';

const readingId = (item: string) => `reading:${item}`;

export const markRead = (item: string, now: Date): Change => ({
  table: 'readings',
  put: { id: readingId(item), item, readAt: now.toISOString() },
});

export const unmarkRead = (item: string): Change => ({ table: 'readings', id: readingId(item), remove: true });

/** Moment (ISO) at which each item was read. */
export async function readMoments(database: StoreDatabase): Promise<Map<string, string>> {
  const rows = await database.readings.toArray();
  return new Map(rows.filter((row) => row.deletedAt === null).map(({ item, readAt }) => [item, readAt]));
}

/** Stands for the checks themselves among the rules. */
export const CHECKS = '*';

/** Counts one check of a file and the rules it broke; nothing of the file itself is kept. */
export async function countFaults(database: StoreDatabase, month: string, broken: readonly string[]): Promise<void> {
  const rules = [CHECKS, ...new Set(broken)];
  await database.transaction('rw', database.faults, async () => {
    const known = await database.faults.bulkGet(rules.map((rule) => `${month}/${rule}`));
    await database.faults.bulkPut(rules.map((rule, at) => ({ id: `${month}/${rule}`, month, rule, count: (known[at]?.count ?? 0) + 1 })));
  });
}

/** Checks in which each rule was broken, over the months from `from` to `to` ('2026-11'); `CHECKS` = all checks. */
export async function faultsBetween(database: StoreDatabase, from: string, to: string): Promise<Map<string, number>> {
  const rows = await database.faults.where('month').between(from, to, true, true).toArray();
  const counts = new Map<string, number>();
  for (const { rule, count } of rows) counts.set(rule, (counts.get(rule) ?? 0) + count);
  return counts;
}
