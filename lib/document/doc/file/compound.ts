import { Bytes, damaged } from './bytes';

const LAST_REGULAR_SECTOR = 0xfffffffa;
const NO_ENTRY = 0xffffffff;
const ENTRY_BYTES = 128;
const TABLES_IN_HEADER = 109;

interface Entry {
  name: string;
  start: number;
  size: number;
}

/**
 * Streams of a compound file ([MS-CFB]) that stand at its root. Only those asked for are read, a chain is followed no
 * farther than the file has sectors, and nothing is held twice.
 */
export class CompoundFile {
  private readonly bytes: Bytes;
  private readonly sectorBytes: number;
  private readonly sectors: number;
  private readonly table: Uint32Array;
  private readonly root: Entry;
  private readonly entries = new Map<string, Entry>();
  private small: { data: Uint8Array; table: Uint32Array; sectorBytes: number } | null = null;

  constructor(data: Uint8Array) {
    this.bytes = new Bytes(data);
    const shift = this.bytes.u16(30);
    if (shift !== 9 && shift !== 12) throw damaged();
    this.sectorBytes = 1 << shift;
    this.sectors = Math.ceil(data.length / this.sectorBytes) - 1;
    this.table = this.readTable();
    const directory = new Bytes(this.chain(this.bytes.u32(48), null));
    this.root = entryAt(directory, 0);
    this.collect(directory);
  }

  stream(name: string): Uint8Array | null {
    const entry = this.entries.get(name);
    if (!entry) return null;
    if (entry.size === 0) return new Uint8Array();
    if (entry.size >= this.bytes.u32(56)) return this.chain(entry.start, entry.size);
    const { data, table, sectorBytes } = this.smallSectors();
    return join(data, table, entry.start, entry.size, sectorBytes, 0);
  }

  private readTable(): Uint32Array {
    const perSector = this.sectorBytes / 4;
    const places: number[] = [];
    const add = (sector: number) => {
      if (sector < LAST_REGULAR_SECTOR && places.length * perSector <= this.sectors) places.push(sector);
    };
    for (let i = 0; i < TABLES_IN_HEADER; i++) add(this.bytes.u32(76 + 4 * i));
    let more = this.bytes.u32(68);
    for (let steps = 0; more < LAST_REGULAR_SECTOR; steps++) {
      if (steps > this.sectors) throw damaged();
      const at = this.placeOf(more);
      for (let i = 0; i < perSector - 1; i++) add(this.bytes.u32(at + 4 * i));
      more = this.bytes.u32(at + 4 * (perSector - 1));
    }
    const table = new Uint32Array(places.length * perSector).fill(NO_ENTRY);
    places.forEach((sector, i) => {
      const at = this.placeOf(sector);
      for (let j = 0; j < perSector && at + 4 * j + 4 <= this.bytes.length; j++) table[i * perSector + j] = this.bytes.u32(at + 4 * j);
    });
    return table;
  }

  private placeOf(sector: number): number {
    return (sector + 1) * this.sectorBytes;
  }

  /** @param size null = as long as the chain */
  private chain(start: number, size: number | null): Uint8Array {
    return join(this.bytes.data, this.table, start, size, this.sectorBytes, this.sectorBytes);
  }

  private smallSectors() {
    if (this.small) return this.small;
    const table = new Bytes(this.chain(this.bytes.u32(60), null));
    const shift = this.bytes.u16(32);
    if (shift < 2 || shift > 12) throw damaged();
    this.small = {
      data: this.chain(this.root.start, this.root.size),
      table: Uint32Array.from({ length: Math.floor(table.length / 4) }, (_, i) => table.u32(4 * i)),
      sectorBytes: 1 << shift,
    };
    return this.small;
  }

  /** Goes through the root's own children only: embedded objects hold streams of the same names. */
  private collect(directory: Bytes): void {
    const count = Math.floor(directory.length / ENTRY_BYTES);
    const open = [directory.u32(76)];
    const seen = new Set<number>();
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id >= count || seen.has(id)) continue;
      seen.add(id);
      const at = id * ENTRY_BYTES;
      const entry = entryAt(directory, at);
      if (directory.u8(at + 66) === 2 && !this.entries.has(entry.name)) this.entries.set(entry.name, entry);
      open.push(directory.u32(at + 68), directory.u32(at + 72));
    }
  }
}

function entryAt(directory: Bytes, at: number): Entry {
  const length = Math.min(64, directory.u16(at + 64));
  return { name: directory.utf16(at, Math.max(0, length / 2 - 1) | 0), start: directory.u32(at + 116), size: directory.u32(at + 120) };
}

/** Joins a chain of sectors. The last sector of a file may be cut short behind the stream's end. */
function join(data: Uint8Array, table: Uint32Array, start: number, size: number | null, sectorBytes: number, first: number): Uint8Array {
  const available = Math.ceil(data.length / sectorBytes);
  if (size !== null && size > data.length) throw damaged();
  const places: number[] = [];
  const wanted = size === null ? Number.POSITIVE_INFINITY : Math.ceil(size / sectorBytes);
  for (let sector = start; places.length < wanted; sector = table[sector] ?? NO_ENTRY) {
    if (sector >= LAST_REGULAR_SECTOR) {
      if (size !== null) throw damaged();
      break;
    }
    if (places.length > available || sector >= available) throw damaged();
    places.push(first + sector * sectorBytes);
  }
  const result = new Uint8Array(size ?? places.length * sectorBytes);
  places.forEach((at, i) => {
    const length = Math.min(sectorBytes, result.length - i * sectorBytes);
    const piece = data.subarray(at, at + length);
    if (size !== null && piece.length < length) throw damaged();
    result.set(piece, i * sectorBytes);
  });
  return result;
}
