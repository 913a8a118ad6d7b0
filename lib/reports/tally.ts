/** Counting a register: month by month, so that what was counted once is added up, not counted again. */
import * as z from 'zod/mini';
import type { Direction, StoredDocument } from '../store';

const counts = z.map(z.string(), z.int().check(z.gte(0)));
const registerTally = z.strictObject({
  total: z.int().check(z.gte(0)),
  /** Filed in a dossier. */
  filed: z.int().check(z.gte(0)),
  /** By type, issuing body and urgency as they are written, folded to one form; '' = not stated. */
  types: counts,
  bodies: counts,
  urgencies: counts,
});

export const tallySchema = z.strictObject({ incoming: registerTally, outgoing: registerTally, internal: registerTally });

export type RegisterTally = z.infer<typeof registerTally>;
export type Tally = Record<Direction, RegisterTally>;
export type Facet = 'types' | 'bodies' | 'urgencies';

export const DIRECTIONS: readonly Direction[] = ['incoming', 'outgoing', 'internal'];
const FACETS: readonly Facet[] = ['types', 'bodies', 'urgencies'];

const emptyRegister = (): RegisterTally => ({ total: 0, filed: 0, types: new Map(), bodies: new Map(), urgencies: new Map() });

export const emptyTally = (): Tally => ({ incoming: emptyRegister(), outgoing: emptyRegister(), internal: emptyRegister() });

const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

type Counted = Pick<StoredDocument, 'direction' | 'documentType' | 'issuer' | 'urgency' | 'dossierId'>;

function raise(into: Map<string, number>, key: string, by = 1): void {
  into.set(key, (into.get(key) ?? 0) + by);
}

export function countDocuments(documents: Iterable<Counted>, tally: Tally = emptyTally()): Tally {
  for (const document of documents) {
    const register = tally[document.direction];
    register.total++;
    if (document.dossierId) register.filed++;
    raise(register.types, tidy(document.documentType).toLowerCase());
    raise(register.bodies, tidy(document.issuer));
    raise(register.urgencies, tidy(document.urgency).toLowerCase());
  }
  return tally;
}

export function sumTallies(tallies: Iterable<Tally>): Tally {
  const sum = emptyTally();
  for (const tally of tallies)
    for (const direction of DIRECTIONS) {
      const [into, from] = [sum[direction], tally[direction]];
      into.total += from.total;
      into.filed += from.filed;
      for (const facet of FACETS) for (const [key, count] of from[facet]) raise(into[facet], key, count);
    }
  return sum;
}

export interface Ranked {
  key: string;
  counts: Record<Direction, number>;
  total: number;
}

/** Values of one facet over all registers, the most frequent first; what is not stated comes last. */
export function ranked(tally: Tally, facet: Facet): Ranked[] {
  const rows = new Map<string, Ranked>();
  for (const direction of DIRECTIONS)
    for (const [key, count] of tally[direction][facet]) {
      const row = rows.get(key) ?? { key, counts: { incoming: 0, outgoing: 0, internal: 0 }, total: 0 };
      row.counts[direction] += count;
      row.total += count;
      rows.set(key, row);
    }
  return [...rows.values()].sort(
    (a, b) => Number(a.key === '') - Number(b.key === '') || b.total - a.total || a.key.localeCompare(b.key, 'vi'),
  );
}
