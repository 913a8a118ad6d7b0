import { Inflate } from 'fflate';
import type { Budget } from '../../budget';
import { UnreadableFileError } from '../../types';

export interface ZipEntry {
  name: string;
  method: number;
  crc: number;
  compressed: number;
  headerOffset: number;
}

export interface Zip {
  bytes: Uint8Array;
  /** By part name: lower case, no leading slash (OPC names are compared without case). */
  entries: Map<string, ZipEntry>;
}

const END_OF_DIRECTORY = 0x06054b50;
const END_OF_DIRECTORY_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const MAX_COMMENT = 0xffff;
const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;
const ENCRYPTED_FLAG = 1;

const damaged = (cause: string) => new UnreadableFileError('damaged', { cause });

export function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** Reads the central directory only; nothing is inflated. */
export function openZip(bytes: Uint8Array, budget: Budget): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, offset } = findDirectory(view);
  if (count > budget.limits.entries) throw new UnreadableFileError('tooManyParts', { limit: budget.limits.entries });
  const entries = new Map<string, ZipEntry>();
  const names = new TextDecoder();
  let at = offset;
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged('directory');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    const end = at + 46 + nameLength + extraLength + commentLength;
    if (end > view.byteLength) throw damaged('directory');
    if (view.getUint16(at + 8, true) & ENCRYPTED_FLAG) throw new UnreadableFileError('encrypted');
    const name = names.decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const entry: ZipEntry = {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressed: view.getUint32(at + 20, true),
      headerOffset: view.getUint32(at + 42, true),
    };
    if (entry.compressed === FULL_32 || entry.headerOffset === FULL_32) {
      readZip64(view, entry, at + 46 + nameLength, extraLength, view.getUint32(at + 24, true) === FULL_32);
    }
    if (!name.endsWith('/')) {
      const key = partName(name);
      // Two parts of one name: which one a reader takes is chance, so that a check of one would prove nothing of the other.
      if (entries.has(key)) throw damaged('duplicate');
      entries.set(key, entry);
    }
    at = end;
  }
  refuseOverlaps(entries, offset);
  return { bytes, entries };
}

function findDirectory(view: DataView): { count: number; offset: number } {
  const last = view.byteLength - 22;
  const first = Math.max(0, last - MAX_COMMENT);
  for (let at = last; at >= first; at--) {
    if (view.getUint32(at, true) !== END_OF_DIRECTORY) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    if (count !== FULL_16 && offset !== FULL_32) return { count, offset };
    const locator = at - 20;
    if (locator < 0 || view.getUint32(locator, true) !== LOCATOR_64) return { count, offset };
    const end64 = Number(view.getBigUint64(locator + 8, true));
    if (end64 + 56 > view.byteLength || view.getUint32(end64, true) !== END_OF_DIRECTORY_64) throw damaged('directory');
    return { count: Number(view.getBigUint64(end64 + 32, true)), offset: Number(view.getBigUint64(end64 + 48, true)) };
  }
  throw damaged('directory');
}

function readZip64(view: DataView, entry: ZipEntry, from: number, length: number, bigOriginal: boolean): void {
  for (let at = from; at + 4 <= from + length; ) {
    const id = view.getUint16(at, true);
    const size = view.getUint16(at + 2, true);
    if (id === 1) {
      let field = at + 4 + (bigOriginal ? 8 : 0);
      const next = () => {
        if (field + 8 > at + 4 + size) throw damaged('directory');
        const value = Number(view.getBigUint64(field, true));
        field += 8;
        return value;
      };
      if (entry.compressed === FULL_32) entry.compressed = next();
      if (entry.headerOffset === FULL_32) entry.headerOffset = next();
      return;
    }
    at += 4 + size;
  }
}

/** Entries that share bytes are how a small file unpacks to a huge one. */
function refuseOverlaps(entries: Map<string, ZipEntry>, directoryOffset: number): void {
  const sorted = [...entries.values()].sort((a, b) => a.headerOffset - b.headerOffset);
  for (let i = 0; i < sorted.length; i++) {
    const entry = sorted[i]!;
    const end = entry.headerOffset + 30 + entry.compressed;
    const next = sorted[i + 1]?.headerOffset ?? directoryOffset;
    if (end > next) throw new UnreadableFileError(next === directoryOffset ? 'damaged' : 'zipBomb', { cause: 'overlap' });
  }
}

/** Small steps bound what one step can unpack to (deflate reaches 1032 : 1). */
const STEP = 16 * 1024;
const PIECE = 256 * 1024;

/**
 * Unpacks one entry piece by piece. Declared sizes are never trusted: output is counted while it comes.
 * @throws UnreadableFileError zipBomb | damaged
 */
export async function inflateEntry(zip: Zip, entry: ZipEntry, budget: Budget, onPiece: (piece: Uint8Array) => void): Promise<void> {
  const data = entryData(zip, entry);
  let crc = 0xffffffff;
  let total = 0;
  let waiting: Uint8Array[] = [];
  const take = (chunk: Uint8Array) => {
    if (chunk.length === 0) return;
    total += chunk.length;
    budget.addBytes(chunk.length, total);
    crc = updateCrc(crc, chunk);
    waiting.push(chunk);
  };
  const flush = async () => {
    for (const chunk of waiting) {
      for (let i = 0; i < chunk.length; i += PIECE) {
        onPiece(chunk.subarray(i, i + PIECE));
        await budget.pause();
      }
    }
    waiting = [];
  };
  if (entry.method === 0) {
    take(data);
    await flush();
  } else if (entry.method === 8) {
    const inflate = new Inflate(take);
    let at = 0;
    do {
      const end = Math.min(at + STEP, data.length);
      try {
        inflate.push(data.subarray(at, end), end === data.length);
      } catch (error) {
        if (error instanceof UnreadableFileError) throw error;
        throw damaged('inflate');
      }
      await flush();
      at = end;
    } while (at < data.length);
  } else {
    throw damaged('method');
  }
  if ((crc ^ 0xffffffff) >>> 0 !== entry.crc) throw damaged('checksum');
}

function entryData(zip: Zip, entry: ZipEntry): Uint8Array {
  const { bytes } = zip;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.headerOffset;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER) throw damaged('entry');
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + entry.compressed > bytes.length) throw damaged('entry');
  return bytes.subarray(start, start + entry.compressed);
}

/** Four tables in one, to take four bytes at a step. */
const CRC_TABLE = new Int32Array(1024);
for (let n = 0; n < 256; n++) {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  CRC_TABLE[n] = c;
}
for (let n = 256; n < 1024; n++) {
  const c = CRC_TABLE[n - 256]!;
  CRC_TABLE[n] = CRC_TABLE[c & 0xff]! ^ (c >>> 8);
}

function updateCrc(crc: number, bytes: Uint8Array): number {
  let c = crc;
  let i = 0;
  for (; i + 3 < bytes.length; i += 4) {
    c ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    c =
      CRC_TABLE[768 + (c & 0xff)]! ^
      CRC_TABLE[512 + ((c >>> 8) & 0xff)]! ^
      CRC_TABLE[256 + ((c >>> 16) & 0xff)]! ^
      CRC_TABLE[(c >>> 24) & 0xff]!;
  }
  for (; i < bytes.length; i++) c = CRC_TABLE[(c ^ bytes[i]!) & 0xff]! ^ (c >>> 8);
  return c;
}
