import { z } from 'zod';

/** How the lists of words and pairs are written; only the build looks at them. */

const words = z.string().regex(/^\p{Ll}+(?: \p{Ll}+)*$/u);
const rows = z.array(z.string().regex(/^\p{Ll}+: \p{Ll}+(?: \p{Ll}+)*$/u)).min(1);

export const vocabularySchema = z.object({ pairs: rows, words });
export const neighboursSchema = z.object({ documents: z.number(), syllables: z.number(), pairs: rows });
export const attestedSchema = z.object({ syllables: z.string().regex(/^\p{Ll}+[0-5]+(?: \p{Ll}+[0-5]+)*$/u) });

/** Rows of `head: tails`: heads stand once, each with all its tails. */
export function byHead(list: readonly string[]): [string, string[]][] {
  const heads = new Map<string, string[]>();
  for (const row of list) {
    const [head, tails] = row.split(': ') as [string, string];
    heads.set(head, [...new Set([...(heads.get(head) ?? []), ...tails.split(' ')])]);
  }
  return [...heads];
}
