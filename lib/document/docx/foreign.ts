import type { Budget } from '../budget';
import { UnreadableFileError } from '../types';
import { type Package, readRelationships } from './package/parts';
import { xmlDecoder } from './package/xml';
import { inflateEntry, type Zip } from './package/zip';

const STORIES = new Set(['header', 'footer', 'footnotes', 'endnotes', 'comments']);
const ENTITY = /&(?:#(?<decimal>\d{1,7})|#x(?<hex>[\da-f]{1,6})|(?<name>[a-z]{2,8}));/gi;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
/** Longer ones are no texts that people put together. */
const MOST_BYTES = 8 * 1024 * 1024;
const BLOCK = /<\/?(?:p|div|br|tr|td|th|li|h[1-6]|table|body)\b[^<>]*>/gi;
const BASE64 = /^content-transfer-encoding:\s*base64/im;
const QUOTED_PRINTABLE = /^content-transfer-encoding:\s*quoted-printable/im;

/**
 * Documents that Word joins in only when it opens the file: no paragraph of the draft, but every line of them is told to
 * the listener. `nested` reads one that is a package itself.
 *
 * @throws UnreadableFileError foreignPart where one is of a kind whose text can't be told
 */
export async function tellForeignParts(pack: Package, budget: Budget, nested: (bytes: Uint8Array) => Promise<void>): Promise<void> {
  const stories = [...pack.relationships.values()].flatMap(({ type, target }) => (target !== null && STORIES.has(type) ? [target] : []));
  for (const source of [pack.main, ...stories]) {
    const related = source === pack.main ? pack.relationships : await readRelationships(pack.zip, source, budget);
    for (const { type, target } of related.values()) {
      if (type !== 'aFChunk' || target === null) continue;
      const bytes = await unpacked(pack.zip, target, budget);
      if (bytes === null) continue;
      if (bytes[0] === 0x50 && bytes[1] === 0x4b) await nested(bytes);
      else for (const line of linesOf(bytes)) budget.tell(line, 'body');
    }
  }
}

async function unpacked(zip: Zip, name: string, budget: Budget): Promise<Uint8Array | null> {
  const entry = zip.entries.get(name);
  if (!entry) return null;
  const pieces: Uint8Array[] = [];
  await inflateEntry(zip, entry, budget, (piece) => pieces.push(piece.slice()));
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Lines of HTML, of a web archive or of plain text. */
function linesOf(bytes: Uint8Array): string[] {
  if (bytes.length > MOST_BYTES) throw new UnreadableFileError('foreignPart');
  let text = xmlDecoder(bytes).decode(bytes);
  if (text.startsWith('{\\rtf') || text.includes('\0') || BASE64.test(text)) throw new UnreadableFileError('foreignPart');
  if (QUOTED_PRINTABLE.test(text)) text = unquoted(text);
  if (/<[a-z!/?]/i.test(text)) {
    text = text
      .replace(/\s+/g, ' ')
      .replace(BLOCK, '\n')
      .replace(/<[^<>]*>/g, '')
      .replace(ENTITY, letterOf);
  }
  return text
    .normalize('NFC')
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function unquoted(text: string): string {
  return text.replace(/=\r?\n/g, '').replace(/(?:=[\dA-F]{2})+/gi, (run) => {
    const codes = run.slice(1).split('=');
    return new TextDecoder().decode(Uint8Array.from(codes, (code) => Number.parseInt(code, 16)));
  });
}

function letterOf(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name) return NAMED[name.toLowerCase()] ?? whole;
  const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}
