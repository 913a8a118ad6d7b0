/**
 * Which words stand beside each other in issued documents: reads a folder of them and writes the pairs that two documents or
 * more have in common. Only pairs of known syllables in small letters: no names, no numbers, no sentence can be told from it.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../../lib/document';
import { tokenize } from '../../lib/spelling/tokens';
import { vocabularyOfOffice } from '../../lib/spelling/vocabulary';
import { type Token, Words } from '../../lib/spelling/words';

const [folder, target = 'lib/spelling/data/neighbours.json'] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('neighbours: name the folder of documents\n');
  process.exit(2);
}

const vocabulary = vocabularyOfOffice();
const words = new Words(vocabulary);
const plain = ({ info, shape, opens, bound }: Token): boolean =>
  !bound && !info.fault && (shape === 'lower' || (shape === 'title' && opens));

function* filesIn(path: string): Generator<string> {
  for (const name of readdirSync(path).sort()) {
    const inner = join(path, name);
    if (statSync(inner).isDirectory()) yield* filesIn(inner);
    else if (/\.(docx|pdf|doc)$/i.test(name)) yield inner;
  }
}

const documentsOf = new Map<string, Set<string>>();
let documents = 0;
let syllables = 0;
for (const file of filesIn(folder)) {
  const read = await readDocument(new Uint8Array(readFileSync(file))).catch(() => null);
  if (!read || read.scanned) continue;

  documents++;
  for (const { text } of read.paragraphs) {
    const { tokens } = tokenize(text, words.lookup);
    syllables += tokens.length;
    for (let at = 1; at < tokens.length; at++) {
      const first = tokens[at - 1]! as Token;
      const second = tokens[at]! as Token;
      if (!second.joined || !plain(first) || !plain(second)) continue;
      const pair = `${first.info.key} ${second.info.key}`;
      const met = documentsOf.get(pair) ?? new Set();
      documentsOf.set(pair, met.add(file));
    }
  }
}

const heads = new Map<string, string[]>();
let pairs = 0;
for (const [pair, met] of [...documentsOf].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (met.size < 2) continue;
  const [head, tail] = pair.split(' ') as [string, string];
  const a = vocabulary.find(head);
  const b = vocabulary.find(tail);
  if (a && b && vocabulary.isCompound(a, b)) continue;
  heads.set(head, [...(heads.get(head) ?? []), tail]);
  pairs++;
}
writeFileSync(
  target,
  `${JSON.stringify({ documents, syllables, pairs: [...heads].map(([head, tails]) => `${head}: ${tails.join(' ')}`) }, null, 2)}\n`,
);
console.log(`${documents} documents, ${syllables} syllables, ${pairs} pairs`);
