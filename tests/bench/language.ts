/** Issue C's figure: the language of a draft of twenty pages, in a worker, beside nspell with dictionary-vi over the same words. */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { readDocument } from '../../lib/document';
import { longDocx } from './documents';
import { median, type Row } from './measure';

const PAGES = 20;
const MOST_MS = 100;

interface Measured {
  first: number;
  ours: number[];
  peer: number[];
  syllables: number;
}

export async function languageRows(): Promise<Row[]> {
  const { paragraphs } = await readDocument(longDocx(PAGES));
  const text = paragraphs.map((one) => one.text).join('\n');
  const worker = new Worker(path.join(import.meta.dirname, 'language-worker.ts'), {
    workerData: { text, runs: 15 },
    execArgv: ['--import', 'tsx'],
  });
  const measured = await new Promise<Measured>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const name = `language, ${PAGES} pages, ${measured.syllables} syllables`;
  const peerName = 'nspell with dictionary-vi';
  return [
    { name, ours: median(measured.ours), peer: median(measured.peer), unit: 'ms', peerName, bound: null, ownBound: MOST_MS },
    { name: `${name}: first call`, ours: measured.first, peer: null, unit: 'ms', peerName: null, bound: null },
  ];
}
