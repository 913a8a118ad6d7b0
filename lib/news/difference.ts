/** Where two versions of a few words differ, so that the eye finds it at once. */

export interface Piece {
  text: string;
  changed: boolean;
}

/** Words whole, everything else by the character: a changed mark of punctuation is marked alone. */
const TOKEN = /[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu;

/** Longest common run of tokens, by how much is left of it from each place on. */
function commonLengths(a: string[], b: string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  return lengths;
}

function add(pieces: Piece[], text: string, changed: boolean): void {
  const last = pieces.at(-1);
  if (last?.changed === changed) last.text += text;
  else pieces.push({ text, changed });
}

function compareLines(old: string, now: string): { old: Piece[]; now: Piece[] } {
  const [a, b] = [old.match(TOKEN) ?? [], now.match(TOKEN) ?? []];
  const lengths = commonLengths(a, b);
  const result = { old: [] as Piece[], now: [] as Piece[] };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(result.old, a[i++]!, false);
      add(result.now, b[j++]!, false);
    } else if (j >= b.length || (i < a.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) add(result.old, a[i++]!, true);
    else add(result.now, b[j++]!, true);
  }
  return result;
}

/** Line by line; a line that the other has not is changed as a whole. For short texts: the work grows with the square. */
export function difference(old: string, now: string): { old: Piece[][]; now: Piece[][] } {
  const [before, after] = [old.split('\n'), now.split('\n')];
  const result = { old: [] as Piece[][], now: [] as Piece[][] };
  for (let line = 0; line < Math.max(before.length, after.length); line++) {
    const pair = compareLines(before[line] ?? '', after[line] ?? '');
    if (line < before.length) result.old.push(pair.old);
    if (line < after.length) result.now.push(pair.now);
  }
  return result;
}
