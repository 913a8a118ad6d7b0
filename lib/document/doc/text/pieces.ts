import type { Budget } from '../../budget';
import { UnreadableFileError } from '../../types';
import { Bytes, damaged } from '../file/bytes';
import { longForm } from '../file/sprm';

/** A stretch of characters that stand together in the file. */
export interface Piece {
  /** Character positions, end exclusive. */
  start: number;
  end: number;
  /** Offset in the document stream. */
  at: number;
  bytesPerCharacter: 1 | 2;
  /** Modifications of a fast save, laid over what the formatting pages say; null = none. */
  changes: Bytes | null;
}

/** What a one-byte character stands for where it is not Latin-1 ([MS-DOC] 2.9.73). */
const ONE_BYTE: ReadonlyMap<number, string> = new Map(
  Object.entries({
    130: '‚',
    131: 'ƒ',
    132: '„',
    133: '…',
    134: '†',
    135: '‡',
    136: 'ˆ',
    137: '‰',
    138: 'Š',
    139: '‹',
    140: 'Œ',
    145: '‘',
    146: '’',
    147: '“',
    148: '”',
    149: '•',
    150: '–',
    151: '—',
    152: '˜',
    153: '™',
    154: 'š',
    155: '›',
    156: 'œ',
    159: 'Ÿ',
  }).map(([code, letter]) => [Number(code), letter]),
);
const COMPRESSED = 0x40000000;
const DESCRIPTOR_BYTES = 8;

/** Text of all stories and where each of its characters stands. */
export class PieceTable {
  readonly pieces: Piece[] = [];
  readonly text: string;

  constructor(stream: Bytes, table: Bytes, budget: Budget) {
    const changes: Bytes[] = [];
    let at = 0;
    while (table.u8(at) === 1) {
      const size = table.u16(at + 1);
      changes.push(table.part(at + 3, size));
      at += 3 + size;
    }
    if (table.u8(at) !== 2) throw damaged();
    this.readPieces(stream, table.part(at + 5, table.u32(at + 1)), changes, budget.limits.characters);
    this.text = this.pieces.map((piece) => textOf(stream, piece)).join('');
  }

  /** Piece that holds a character. */
  at(position: number): Piece {
    let low = 0;
    let high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pieces[middle]!.start <= position) low = middle;
      else high = middle - 1;
    }
    const piece = this.pieces[low];
    if (!piece || position < piece.start || position >= piece.end) throw damaged();
    return piece;
  }

  private readPieces(stream: Bytes, table: Bytes, changes: Bytes[], limit: number): void {
    const count = Math.floor((table.length - 4) / (4 + DESCRIPTOR_BYTES));
    const first = 4 * (count + 1);
    for (let i = 0; i < count; i++) {
      const start = table.u32(4 * i);
      const end = table.u32(4 * i + 4);
      if (end < start || start !== (this.pieces.at(-1)?.end ?? 0)) throw damaged();
      if (end === start) continue;
      // Pieces don't share their bytes, so a text longer than the stream is a trap.
      if (end > stream.length) throw damaged();
      if (end > limit) throw new UnreadableFileError('tooLong', { limit });
      const place = table.u32(first + DESCRIPTOR_BYTES * i + 2);
      const oneByte = (place & COMPRESSED) !== 0;
      const bytesPerCharacter = oneByte ? 1 : 2;
      const at = oneByte ? (place & ~COMPRESSED) >>> 1 : place & ~COMPRESSED;
      stream.part(at, (end - start) * bytesPerCharacter);
      this.pieces.push({ start, end, at, bytesPerCharacter, changes: changesOf(table.u16(first + DESCRIPTOR_BYTES * i + 6), changes) });
    }
  }
}

function textOf(stream: Bytes, piece: Piece): string {
  const length = piece.end - piece.start;
  if (piece.bytesPerCharacter === 2) return stream.utf16(piece.at, length);
  let text = '';
  for (let i = 0; i < length; i++) {
    const code = stream.u8(piece.at + i);
    text += ONE_BYTE.get(code) ?? String.fromCharCode(code);
  }
  return text;
}

/** One short modification in the number itself, or the number of a list that stands before the pieces. */
function changesOf(number: number, lists: Bytes[]): Bytes | null {
  if (number === 0) return null;
  if (number & 1) return lists[number >> 1] ?? null;
  const code = longForm((number >> 1) & 0x7f);
  return code === undefined ? null : new Bytes(Uint8Array.of(code & 0xff, code >> 8, number >> 8));
}
