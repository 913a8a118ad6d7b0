import { Inflate } from 'fflate';
import { type ReadLimits, UnreadableFileError } from '../../types';

const HEADER_WINDOW = 1024;
/** Deflate cannot pack tighter than this. */
const MAX_DEFLATE_RATIO = 1032;
const DICTIONARY_WINDOW = 2048;
const CHUNK = 1 << 16;

/** Throws unless the bytes look like a PDF that can be opened within the limits. */
export function guardFile(bytes: Uint8Array, limits: ReadLimits): void {
  if (bytes.length === 0) throw new UnreadableFileError('empty');
  if (bytes.length > limits.fileBytes) throw new UnreadableFileError('tooLarge', { size: bytes.length, limit: limits.fileBytes });
  if (indexOf(bytes, '%PDF-', 0, Math.min(bytes.length, HEADER_WINDOW)) < 0) throw new UnreadableFileError('notThisKind');
}

/**
 * Finds packed streams that unpack beyond the limits before pdf.js meets them. Only a stream that *could* be a bomb by
 * its packed size is unpacked here, and only counted, never kept.
 */
export function guardStreams(bytes: Uint8Array, limits: ReadLimits): void {
  let total = 0;
  let from = 0;
  for (;;) {
    const at = indexOf(bytes, 'stream', from, bytes.length);
    if (at < 0) return;
    from = at + 6;
    if (at >= 3 && bytes[at - 3] === 0x65 && bytes[at - 2] === 0x6e && bytes[at - 1] === 0x64) continue;
    let start = from;
    if (bytes[start] === 0x0d) start++;
    if (bytes[start] === 0x0a) start++;
    const end = indexOf(bytes, 'endstream', start, bytes.length);
    const stop = end < 0 ? bytes.length : end;
    const dictionary = latin1(bytes, dictionaryStart(bytes, at), at);
    const flates = dictionary.match(/\/(FlateDecode|Fl)\b/g)?.length ?? 0;
    const packs = flates + (dictionary.match(/\/(LZWDecode|RunLengthDecode|ASCII85Decode|ASCIIHexDecode)\b/g)?.length ?? 0);
    if (packs > 3) throw new UnreadableFileError('zipBomb', { limit: limits.entryBytes });
    const picture = /\/Subtype\s*\/Image\b/.test(dictionary);
    if (flates > 0 && !picture && (stop - start) * MAX_DEFLATE_RATIO ** flates > limits.entryBytes) {
      total += inflatedSize(bytes.subarray(start, stop), flates, limits.entryBytes);
    }
    if (total > limits.totalBytes) throw new UnreadableFileError('zipBomb', { limit: limits.totalBytes });
    if (end >= 0) from = end + 9;
  }
}

function inflatedSize(packed: Uint8Array, times: number, limit: number): number {
  let size = 0;
  const sinks: Inflate[] = [];
  for (let level = times - 1; level >= 0; level--) {
    const inner = sinks[0];
    const inflate = new Inflate((chunk) => {
      if (inner) inner.push(skipHeader(inner, chunk));
      else size += chunk.length;
      if (size > limit) throw new UnreadableFileError('zipBomb', { limit });
    });
    sinks.unshift(inflate);
  }
  const outer = sinks[0]!;
  try {
    const body = skipHeader(outer, packed);
    for (let at = 0; at < body.length; at += CHUNK) outer.push(body.subarray(at, at + CHUNK), false);
  } catch (error) {
    // A broken stream is pdf.js's business: it may still read the part before the fault.
    if (error instanceof UnreadableFileError) throw error;
  }
  return size;
}

const started = new WeakSet<Inflate>();

/** The two bytes of the zlib header come with the first piece only. */
function skipHeader(inflate: Inflate, chunk: Uint8Array): Uint8Array {
  if (started.has(inflate)) return chunk;
  started.add(inflate);
  return chunk.subarray(2);
}

/**
 * A copy in which pdf.js will not decode pictures: it still tells where each stands, but gives up on the pixels at
 * once, because the depth of the picture is missing. Pixels are never needed here, and a scan would cost seconds a page
 * and hundreds of megabytes. Lengths stay as they are, so that no offset in the file moves.
 */
export function withoutPixels(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  for (const name of ['/BitsPerComponent', '/ImageMask', '/JBIG2Decode', '/JPXDecode']) blank(copy, name);
  return copy;
}

function blank(bytes: Uint8Array, name: string): void {
  let at = indexOf(bytes, name, 0, bytes.length);
  while (at >= 0) {
    bytes[at + name.length - 1] = 0x5f;
    at = indexOf(bytes, name, at + name.length, bytes.length);
  }
}

function dictionaryStart(bytes: Uint8Array, streamAt: number): number {
  const floor = Math.max(0, streamAt - DICTIONARY_WINDOW);
  for (let at = streamAt - 3; at > floor; at--) {
    if (bytes[at] === 0x6f && bytes[at + 1] === 0x62 && bytes[at + 2] === 0x6a) return at + 3;
  }
  return floor;
}

export function indexOf(bytes: Uint8Array, word: string, from: number, to: number): number {
  const first = word.charCodeAt(0);
  const last = to - word.length;
  for (let at = bytes.indexOf(first, from); at >= 0 && at <= last; at = bytes.indexOf(first, at + 1)) {
    let same = 1;
    while (same < word.length && bytes[at + same] === word.charCodeAt(same)) same++;
    if (same === word.length) return at;
  }
  return -1;
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}
