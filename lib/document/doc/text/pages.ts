import { type Bytes, damaged } from '../file/bytes';

const PAGE_BYTES = 512;
/** Text is read from front to back, so that pages left behind are rarely asked for again. */
const MAX_HELD = 256;
const COUNT_AT = 511;
const NUMBER_BITS = 0x3fffff;
const PARAGRAPH_ENTRY_BYTES = 13;

/** Formatting that holds from one offset of the document stream to another; `list` = modifications, null = none. */
export interface Formatting {
  start: number;
  end: number;
  style: number;
  list: Bytes | null;
  /** Tells equal formatting without a look at it. */
  key: number;
}

/** Formatting of characters or paragraphs, kept in pages of 512 bytes ([MS-DOC] 2.4.6). Pages are read when asked for. */
export class FormattingPages {
  private readonly bounds: number[] = [];
  private readonly numbers: number[] = [];
  private readonly pages = new Map<number, Formatting[]>();
  private last: Formatting | null = null;

  constructor(
    private readonly stream: Bytes,
    table: Bytes | null,
    private readonly kind: 'characters' | 'paragraphs',
  ) {
    if (!table) return;
    const count = Math.floor((table.length - 4) / 8);
    if (count > stream.length / PAGE_BYTES) throw damaged();
    for (let i = 0; i < count; i++) {
      this.bounds.push(table.u32(4 * i));
      this.numbers.push(table.u32(4 * (count + 1) + 4 * i) & NUMBER_BITS);
    }
  }

  /** Formatting at an offset; where no page speaks of it, plain formatting for that one place. */
  at(offset: number): Formatting {
    if (this.last && this.last.start <= offset && offset < this.last.end) return this.last;
    const number = this.numbers[lastAtOrBefore(this.bounds, offset)];
    const page = number === undefined ? [] : this.page(number);
    const found = page[lastAtOrBefore(page, offset, (one) => one.start)];
    this.last = found && offset < found.end ? found : { start: offset, end: offset + 1, style: 0, list: null, key: -1 };
    return this.last;
  }

  private page(number: number): Formatting[] {
    let page = this.pages.get(number);
    if (!page) {
      page = this.read(number);
      if (this.pages.size >= MAX_HELD) this.pages.clear();
      this.pages.set(number, page);
    }
    return page;
  }

  private read(number: number): Formatting[] {
    const bytes = this.stream.part(number * PAGE_BYTES, PAGE_BYTES);
    const count = bytes.u8(COUNT_AT);
    const entryBytes = this.kind === 'characters' ? 1 : PARAGRAPH_ENTRY_BYTES;
    if (4 * (count + 1) + entryBytes * count > COUNT_AT) throw damaged();
    return Array.from({ length: count }, (_, i) => {
      const at = 2 * bytes.u8(4 * (count + 1) + entryBytes * i);
      return {
        start: bytes.u32(4 * i),
        end: bytes.u32(4 * i + 4),
        ...(at === 0 ? { style: 0, list: null } : this.kind === 'characters' ? characters(bytes, at) : paragraph(bytes, at)),
        key: at === 0 ? -1 : number * PAGE_BYTES + at,
      };
    });
  }
}

function characters(page: Bytes, at: number): { style: number; list: Bytes } {
  return { style: 0, list: page.part(at + 1, page.u8(at)) };
}

function paragraph(page: Bytes, at: number): { style: number; list: Bytes } {
  const half = page.u8(at);
  const start = half === 0 ? at + 2 : at + 1;
  const size = half === 0 ? 2 * page.u8(at + 1) : 2 * half - 1;
  if (size < 2) throw damaged();
  return { style: page.u16(start), list: page.part(start + 2, size - 2) };
}

function lastAtOrBefore<T>(sorted: T[], value: number, of: (one: T) => number = Number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (of(sorted[middle]!) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
