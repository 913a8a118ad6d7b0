import { z } from 'zod';
import attested from './data/attested.json' with { type: 'json' };
import neighbours from './data/neighbours.json' with { type: 'json' };
import data from './data/vocabulary.json' with { type: 'json' };
import { packPairs } from './packing';

const syllables = z.string().regex(/^\p{Ll}+(?: \p{Ll}+)*$/u);
const rows = z.array(z.string().regex(/^\p{Ll}+: \p{Ll}+(?: \p{Ll}+)*$/u));
const schema = z.object({ pairs: rows.min(1), words: syllables });
const neighboursSchema = z.object({ documents: z.number(), syllables: z.number(), pairs: rows });
const attestedSchema = z.object({ syllables: z.string().regex(/^\p{Ll}+[0-5]+(?: \p{Ll}+[0-5]+)*$/u) });

/** Heads stand once, each with all its tails. */
function byHead(list: readonly string[]): [string, string[]][] {
  const heads = new Map<string, string[]>();
  for (const row of list) {
    const [head, tails] = row.split(': ') as [string, string];
    heads.set(head, [...new Set([...(heads.get(head) ?? []), ...tails.split(' ')])]);
  }
  return [...heads];
}

const { pairs, words } = schema.parse(data);

export const VOCABULARY = packPairs(byHead(pairs), byHead(neighboursSchema.parse(neighbours).pairs), [...new Set(words.split(' '))]);

/** Untoned syllables, each with the tones it is used with: 'ba012345'. */
export const ATTESTED = attestedSchema.parse(attested).syllables;
