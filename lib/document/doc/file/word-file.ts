import type { Budget } from '../../budget';
import { FormattingPages } from '../text/pages';
import { PieceTable } from '../text/pieces';
import { Bytes, damaged } from './bytes';
import type { CompoundFile } from './compound';
import { type Fib, readFib, type Structure } from './fib';

/** A section has six headers and footers, most of them empty; all else has a character of its own. */
const MAX_POSITIONS_PER_CHARACTER = 8;

/** The streams of a binary Word file and the tables that everything else is found by. */
export class WordFile {
  readonly fib: Fib;
  readonly main: Bytes;
  readonly data: Bytes | null;
  readonly pieces: PieceTable;
  readonly characters: FormattingPages;
  readonly paragraphs: FormattingPages;
  private readonly table: Bytes;

  constructor(
    readonly container: CompoundFile,
    budget: Budget,
  ) {
    const stream = (name: string) => {
      const bytes = container.stream(name);
      if (bytes) budget.addBytes(bytes.length, bytes.length);
      return bytes && new Bytes(bytes);
    };
    const main = stream('WordDocument');
    if (!main) throw damaged();
    this.main = main;
    this.fib = readFib(main);
    const table = stream(this.fib.secondTable ? '1Table' : '0Table');
    if (!table) throw damaged();
    this.table = table;
    this.data = stream('Data');
    const pieces = this.structure('pieces');
    if (!pieces) throw damaged();
    this.pieces = new PieceTable(main, pieces, budget);
    this.characters = new FormattingPages(main, this.structure('characterPages'), 'characters');
    this.paragraphs = new FormattingPages(main, this.structure('paragraphPages'), 'paragraphs');
  }

  /** A structure of the table stream, null when the file doesn't hold it. */
  structure(name: Structure): Bytes | null {
    const { at, length } = this.fib.place(name);
    return length === 0 ? null : this.table.part(at, length);
  }

  /** A structure with what stands behind its stated length. */
  structureAndBeyond(name: Structure): Bytes | null {
    const { at, length } = this.fib.place(name);
    return length === 0 ? null : this.table.part(at, this.table.length - at);
  }

  /** Bounds of a story in character positions. */
  story(name: keyof Fib['lengths']): { start: number; end: number } {
    let start = 0;
    for (const [other, length] of Object.entries(this.fib.lengths)) {
      if (other === name) return { start, end: Math.min(start + length, this.pieces.text.length) };
      start += length;
    }
    throw damaged();
  }

  /** Character positions that a table of that kind of record begins with. */
  positions(name: Structure, recordBytes: number): number[] {
    const table = this.structure(name);
    if (!table) return [];
    const count = Math.floor((table.length - 4) / (4 + recordBytes)) + 1;
    if (count > MAX_POSITIONS_PER_CHARACTER * (this.pieces.text.length + 16)) throw damaged();
    return Array.from({ length: count }, (_, i) => table.u32(4 * i));
  }
}
