/** Timing of two ways of doing one thing, turn about, so that both meet the same noise. */

export interface Row {
  name: string;
  /** Ours and the peer's median, in `unit`; the peer is null where there is none. */
  ours: number;
  peer: number | null;
  unit: string;
  peerName: string | null;
  /** Upper bound of the ratio, or of our own figure where there is no peer; null = shown only. */
  bound: number | null;
  /** Upper bound of our own figure, where the ratio has none. */
  ownBound?: number;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

async function time(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export interface Pairing {
  name: string;
  peerName: string;
  ours: () => unknown;
  peer: () => unknown;
  bound: number | null;
  runs?: number;
  warmUps?: number;
}

/** Medians in milliseconds of `runs` turns (7 unless told), after warm-ups that don't count. */
export async function pair({ name, peerName, ours, peer, bound, runs = 9, warmUps = 2 }: Pairing): Promise<Row> {
  for (let turn = 0; turn < warmUps; turn++) {
    await ours();
    await peer();
  }
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let turn = 0; turn < runs; turn++) {
    mine.push(await time(ours));
    theirs.push(await time(peer));
  }
  return { name, ours: median(mine), peer: median(theirs), unit: 'ms', peerName, bound };
}

export function printRows(rows: Row[]): void {
  const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
  for (const { name, ours, peer, unit, peerName, bound, ownBound } of rows) {
    const ratio = peer === null ? null : ours / peer;
    const asked = ownBound ?? bound;
    const held =
      asked === null ? '' : `  (bound ${asked}: ${(ownBound === undefined ? (ratio ?? ours) : ours) <= asked ? 'held' : 'NOT held'})`;
    const beside = peer === null ? '' : `  ${peerName} ${number(peer)} ${unit}  ratio ${ratio!.toFixed(2)}`;
    console.log(`${name}: ours ${number(ours)} ${unit}${beside}${held}`);
  }
}
