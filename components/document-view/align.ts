import type { ParagraphText } from '../../lib/check/worker-messages';

/** Cells of the table two texts are compared in; beyond it (some thousand paragraphs) only near ones are tried. */
const MOST_CELLS = 6_000_000;
const LOOK_AHEAD = 60;
/** A shared blank paragraph says little, a shared text much. */
const BLANK_WEIGHT = 1;
const TEXT_WEIGHT = 8;

/** Spaces, tabs, letter case (caps styles) and composition differ between a file and its picture. */
export function printed(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00ad\u200b]+/g, '')
    .toLowerCase();
}

/** Number of printed characters before an offset. */
export function printedOffset(text: string, offset: number): number {
  return text.slice(0, offset).replace(/[\s\u00ad\u200b]+/g, '').length;
}

interface Pair {
  read: number;
  drawn: number;
}

/** Longest common sequence by weight: one paragraph out of place can't lead the others astray. */
function commonSequence(read: string[], drawn: string[]): Pair[] {
  const width = drawn.length + 1;
  const best = new Uint32Array((read.length + 1) * width);
  for (let i = read.length - 1; i >= 0; i--)
    for (let j = drawn.length - 1; j >= 0; j--) {
      const skipped = Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
      const taken = read[i] === drawn[j] ? best[(i + 1) * width + j + 1]! + (read[i] === '' ? BLANK_WEIGHT : TEXT_WEIGHT) : 0;
      best[i * width + j] = Math.max(skipped, taken);
    }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < read.length && j < drawn.length; ) {
    const here = best[i * width + j]!;
    if (read[i] === drawn[j] && here > Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!))
      pairs.push({ read: i++, drawn: j++ });
    else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** The same for very long documents: each text is sought a little ahead of the one before. */
function nearSequence(read: string[], drawn: string[]): Pair[] {
  const pairs: Pair[] = [];
  let next = 0;
  read.forEach((key, index) => {
    const end = Math.min(drawn.length, next + (key === '' ? 1 : LOOK_AHEAD));
    const at = drawn.indexOf(key, next);
    if (at < 0 || at >= end) return;
    pairs.push({ read: index, drawn: at });
    next = at + 1;
  });
  return pairs;
}

/**
 * Finds the reader's paragraphs among the rendered ones: both in document order, headers and text boxes maybe out of it.
 * Answers reader index → rendered index; what is not found is left out.
 */
export function align(read: ParagraphText[], rendered: { index: number; text: string }[]): Map<number, number> {
  const readKeys = read.map((one) => printed(one.text));
  const drawnKeys = rendered.map((one) => printed(one.text));
  const sequence = readKeys.length * drawnKeys.length <= MOST_CELLS ? commonSequence : nearSequence;
  const found = new Map<number, number>();
  const used = new Set<number>();
  const take = (pair: Pair) => {
    found.set(read[pair.read]!.index, rendered[pair.drawn]!.index);
    used.add(pair.drawn);
  };
  sequence(readKeys, drawnKeys).forEach(take);
  readKeys.forEach((key, index) => {
    if (key === '' || found.has(read[index]!.index)) return;
    const drawn = drawnKeys.findIndex((one, at) => one === key && !used.has(at));
    if (drawn >= 0) take({ read: index, drawn });
  });
  return found;
}
