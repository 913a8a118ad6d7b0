import { UnreadableFileError } from '../../types';
import { type Bytes, damaged } from './bytes';

const WORD_97_AND_LATER = 0xa5ec;
const WORD_6_AND_95 = new Set([0xa5dc, 0xa59b, 0xa59c, 0xa5db]);
const FIRST_VERSION = 0xbf;
const ENCRYPTED = 0x0100;
const SECOND_TABLE = 0x0200;
const LENGTHS_AT = 0x40;
const PLACES_AT = 0x9a;

/** Index of each structure's place among the pairs of the file information block ([MS-DOC] 2.5.6). */
const PLACES = {
  styles: 1,
  footnoteText: 3,
  commentText: 5,
  sections: 6,
  headers: 11,
  characterPages: 12,
  paragraphPages: 13,
  fonts: 15,
  documentProperties: 31,
  associatedTexts: 32,
  pieces: 33,
  shapes: 40,
  headerShapes: 41,
  endnoteText: 47,
  drawings: 50,
  boxText: 56,
  headerBoxText: 58,
  lists: 73,
  listUses: 74,
} as const;

export type Structure = keyof typeof PLACES;

/** Stories stand one behind the other in the text; each has its own length in characters. */
export interface Fib {
  secondTable: boolean;
  lengths: {
    body: number;
    footnotes: number;
    headers: number;
    macros: number;
    comments: number;
    endnotes: number;
    boxes: number;
    headerBoxes: number;
  };
  /** Offset and length in the table stream; length 0 = the file doesn't hold it. */
  place(structure: Structure): { at: number; length: number };
}

/** @throws UnreadableFileError for other versions and for encrypted files */
export function readFib(stream: Bytes): Fib {
  const ident = stream.u16(0);
  const version = stream.u16(2);
  if (WORD_6_AND_95.has(ident) || (ident === WORD_97_AND_LATER && version < FIRST_VERSION)) {
    throw new UnreadableFileError('unsupportedKind', { kind: 'oldDoc' });
  }
  if (ident !== WORD_97_AND_LATER) throw damaged();
  const flags = stream.u16(0x0a);
  if (flags & ENCRYPTED) throw new UnreadableFileError('encrypted');
  const length = (index: number) => {
    const value = stream.i32(LENGTHS_AT + 4 * index);
    if (value < 0) throw damaged();
    return value;
  };
  const pairs = stream.u16(0x98);
  return {
    secondTable: (flags & SECOND_TABLE) !== 0,
    lengths: {
      body: length(3),
      footnotes: length(4),
      headers: length(5),
      macros: length(6),
      comments: length(7),
      endnotes: length(8),
      boxes: length(9),
      headerBoxes: length(10),
    },
    place(structure) {
      const index = PLACES[structure];
      if (index >= pairs) return { at: 0, length: 0 };
      const at = PLACES_AT + 8 * index;
      return { at: stream.u32(at), length: stream.u32(at + 4) };
    },
  };
}
