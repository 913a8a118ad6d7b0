/** Two histories of one row to one: the same answer whatever the order, so that machines end up alike. */
import { canonicalJson } from './hash';
import type { Row } from './types';

export function newer<T extends Row>(a: T, b: T): T {
  if (a.revision !== b.revision) return a.revision > b.revision ? a : b;
  if (a.updatedAt !== b.updatedAt) return a.updatedAt > b.updatedAt ? a : b;
  return canonicalJson(a) >= canonicalJson(b) ? a : b;
}

/** Union by id; of two versions of a row the newer one. Tombstones take part like rows. */
export function mergeRows<T extends Row>(a: readonly T[], b: readonly T[]): T[] {
  const merged = new Map<string, T>();
  for (const row of [...a, ...b]) {
    const known = merged.get(row.id);
    merged.set(row.id, known ? newer(known, row) : row);
  }
  return [...merged.values()].sort((x, y) => (x.id < y.id ? -1 : 1));
}
