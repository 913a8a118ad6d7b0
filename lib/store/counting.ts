/** Numbers an office keeps by the day: impressions of the seal, copies made, badge decisions. */
import type { IsoDay } from '../calendar';
import type { Change } from './change';
import type { StoreDatabase } from './database';
import type { Counter } from './types';

export type CounterKind = Counter['kind'];
export const COUNTER_KINDS: readonly CounterKind[] = ['seal', 'copy', 'badgeDecision'];

/** One row a day and kind. */
const counterId = (kind: CounterKind, on: IsoDay) => `counter:${kind}:${on}`;

/** @param count 0 or more */
export const setCount = (kind: CounterKind, on: IsoDay, count: number): Change => ({
  table: 'counters',
  put: { id: counterId(kind, on), kind, on, count, note: '' },
});

/** Sums over days, both included. */
export async function countsBetween(database: StoreDatabase, from: IsoDay, to: IsoDay): Promise<Record<CounterKind, number>> {
  const sums: Record<CounterKind, number> = { seal: 0, copy: 0, badgeDecision: 0 };
  for (const kind of COUNTER_KINDS) {
    const rows = await database.counters.where('[kind+on]').between([kind, from], [kind, to], true, true).toArray();
    for (const { deletedAt, count } of rows) if (deletedAt === null) sums[kind] += count;
  }
  return sums;
}
