/** Two histories of one row to one: the same answer whatever the order, so that machines end up alike. */
import { canonicalJson } from './hash';
import type { Row } from './types';

const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

type Part = { id: string };
const isParts = (value: unknown): value is Part[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'id' in one);

/**
 * What of `wanted` is to be written over `current`, when its author had `seen` before his eyes. What he left as he saw it
 * stays as it is now; what both changed is his, except lists of parts with ids, which are merged part by part.
 */
export function mergeFields<T extends object>(seen: Partial<T>, current: T, wanted: Partial<T>): Partial<T> {
  const result: Partial<T> = {};
  for (const key of Object.keys(wanted) as (keyof T)[]) {
    const [was, is, to] = [seen[key], current[key], wanted[key]];
    if (key in seen && same(to, was)) continue;
    result[key] =
      key in seen && !same(is, was) && isParts(was) && isParts(is) && isParts(to) ? (mergeParts(was, is, to) as T[keyof T]) : to;
  }
  return result;
}

function mergeParts(seen: Part[], current: Part[], wanted: Part[]): Part[] {
  const before = new Map(seen.map((part) => [part.id, part]));
  const now = new Map(current.map((part) => [part.id, part]));
  const ours = new Set(wanted.map(({ id }) => id));
  const kept = wanted.flatMap((part) => {
    const was = before.get(part.id);
    const is = now.get(part.id);
    if (is) return [{ ...is, ...mergeFields(was ?? {}, is, part) }];
    // Taken out elsewhere: that stands unless it was changed here.
    return was && same(was, part) ? [] : [part];
  });
  const added = current.filter((part) => {
    const was = before.get(part.id);
    return !ours.has(part.id) && !(was && same(was, part));
  });
  return [...kept, ...added];
}

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
