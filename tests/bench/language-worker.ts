/** Runs in a worker, as the product does: the words of a draft through our check and through a peer's, turn about. Posts milliseconds. */
import { parentPort, workerData } from 'node:worker_threads';
import dictionary from 'dictionary-vi';
import nspell from 'nspell';
import { checkText } from '../../lib/spelling';

const { text, runs } = workerData as { text: string; runs: number };
const words = text.match(/\p{L}+/gu) ?? [];
const peer = nspell({ aff: Buffer.from(dictionary.aff), dic: Buffer.from(dictionary.dic) });

function time(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

const ours = () => checkText(text, { onDay: '2026-11-22' });
const theirs = () => words.filter((word) => !peer.correct(word));

const first = time(ours);
theirs();
const turns = Array.from({ length: runs }, () => [time(ours), time(theirs)] as const);
parentPort!.postMessage({ first, ours: turns.map(([mine]) => mine), peer: turns.map(([, other]) => other), syllables: words.length });
