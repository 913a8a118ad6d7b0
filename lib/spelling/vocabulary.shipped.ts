import { z } from 'zod';
import data from './data/vocabulary.json' with { type: 'json' };
import { packPairs } from './packing';

const syllables = z.string().regex(/^\p{Ll}+(?: \p{Ll}+)*$/u);
const schema = z.object({ pairs: z.array(z.string().regex(/^\p{Ll}+: \p{Ll}+(?: \p{Ll}+)*$/u)).min(1), words: syllables });

const { pairs, words } = schema.parse(data);

/** Heads stand once, each with all its tails. */
const byHead = new Map<string, string[]>();
for (const row of pairs) {
  const [head, tails] = row.split(': ') as [string, string];
  byHead.set(head, [...new Set([...(byHead.get(head) ?? []), ...tails.split(' ')])]);
}

export const VOCABULARY = packPairs([...byHead], [...new Set(words.split(' '))]);
