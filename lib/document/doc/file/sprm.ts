import type { Bytes } from './bytes';

/** One property modification ([MS-DOC] 2.6): what it changes and to what. */
export interface Sprm {
  code: number;
  operand: Bytes;
}

const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, -1, 3];
const DEFINE_TABLE = 0xd608;
const CHANGE_TABS = 0xc615;

/** A list that breaks off in the middle of an entry ends there, as in Word. */
export function* sprmsOf(list: Bytes): Generator<Sprm> {
  let at = 0;
  while (at + 2 <= list.length) {
    const code = list.u16(at);
    at += 2;
    const fixed = OPERAND_BYTES[code >> 13]!;
    const head = fixed > 0 ? 0 : code === DEFINE_TABLE ? 2 : 1;
    if (at + head > list.length) return;
    const size = fixed > 0 ? fixed : variableSize(code, list, at);
    if (size < 0 || at + head + size > list.length) return;
    yield { code, operand: list.part(at + head, size) };
    at += head + size;
  }
}

function variableSize(code: number, list: Bytes, at: number): number {
  if (code === DEFINE_TABLE) return list.u16(at) - 1;
  const size = list.u8(at);
  if (code !== CHANGE_TABS || size !== 255) return size;
  // Too long for its length byte: the counts inside tell.
  const deleted = at + 1 < list.length ? list.u8(at + 1) : 0;
  const addedAt = at + 2 + 4 * deleted;
  return addedAt < list.length ? 2 + 4 * deleted + 3 * list.u8(addedAt) : -1;
}

/** Whether a table row is modified. */
export const isTableSprm = (code: number) => ((code >> 10) & 7) === 5;

/** Short form of a modification, kept in a piece of a fast-saved file ([MS-DOC] 2.9.214). */
const SHORT: ReadonlyMap<number, number> = new Map([
  [0x05, 0x2403],
  [0x07, 0x2405],
  [0x08, 0x2406],
  [0x09, 0x2407],
  [0x0c, 0x260a],
  [0x18, 0x2416],
  [0x19, 0x2417],
  [0x41, 0x0800],
  [0x42, 0x0801],
  [0x4d, 0x2a0c],
  [0x55, 0x0835],
  [0x56, 0x0836],
  [0x57, 0x0837],
  [0x5a, 0x083a],
  [0x5b, 0x083b],
  [0x5c, 0x083c],
  [0x5e, 0x2a3e],
  [0x62, 0x2a42],
  [0x68, 0x2a48],
  [0x73, 0x2a53],
  [0x75, 0x0855],
  [0x78, 0x2640],
]);

export const longForm = (short: number): number | undefined => SHORT.get(short);
