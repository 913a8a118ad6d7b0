import type { Budget } from '../../budget';
import type { StoredCounts } from '../../docx/properties';
import { Bytes, untilZero } from './bytes';
import type { CompoundFile } from './compound';

const SUMMARY = '\x05SummaryInformation';
const DOCUMENT_SUMMARY = '\x05DocumentSummaryInformation';
const SUMMARY_NAMES: ReadonlyMap<number, string> = new Map([
  [2, 'title'],
  [3, 'subject'],
  [4, 'author'],
  [5, 'keywords'],
  [6, 'description'],
  [8, 'lastModifiedBy'],
]);
const DOCUMENT_NAMES: ReadonlyMap<number, string> = new Map([
  [2, 'category'],
  [14, 'manager'],
  [15, 'company'],
  [27, 'contentStatus'],
]);
const PAGES = 14;
const CHARACTERS = 16;
const CODE_PAGE = 1;
const DICTIONARY = 0;
const MAX_PROPERTIES = 1000;
const UTF16 = 1200;
const TEXT_TYPES = { oneByte: 0x1e, twoByte: 0x1f };

type Values = Map<number, string | number>;

/** Summary, extended and custom properties ([MS-OLEPS]); each one with text is told as it is read. */
export function readPropertySets(file: CompoundFile, budget: Budget): { properties: Record<string, string>; stored: StoredCounts } {
  const properties: Record<string, string> = {};
  const put = (name: string, value: string | number) => {
    const text = String(value).normalize('NFC').trim();
    if (text === '') return;
    budget.tell(text, 'property');
    properties[name] = text;
  };
  const [summary] = sections(file.stream(SUMMARY), budget);
  const [extended, custom] = sections(file.stream(DOCUMENT_SUMMARY), budget);
  const named = (section: Section | undefined, names: ReadonlyMap<number, string>) => {
    for (const [id, value] of section?.values ?? []) {
      const name = names.get(id);
      if (name && typeof value === 'string') put(name, value);
    }
  };
  named(summary, SUMMARY_NAMES);
  named(extended, DOCUMENT_NAMES);
  for (const [id, value] of custom?.values ?? []) {
    const name = custom?.names.get(id);
    if (!name) continue;
    budget.tell(name, 'property');
    put(name, value);
  }
  const count = (id: number) => {
    const value = summary?.values.get(id);
    return typeof value === 'number' && value > 0 ? value : null;
  };
  return { properties, stored: { pages: count(PAGES), characters: count(CHARACTERS) } };
}

interface Section {
  values: Values;
  /** Names of custom properties by their number. */
  names: Map<number, string>;
}

function sections(stream: Uint8Array | null, budget: Budget): Section[] {
  if (!stream || stream.length < 28) return [];
  const bytes = new Bytes(stream);
  const count = Math.min(2, bytes.u32(24));
  return Array.from({ length: count }, (_, i) => readSection(bytes, bytes.u32(28 + 20 * i + 16), budget));
}

function readSection(bytes: Bytes, start: number, budget: Budget): Section {
  const count = Math.min(MAX_PROPERTIES, bytes.u32(start + 4));
  const places = new Map<number, number>();
  for (let i = 0; i < count; i++) places.set(bytes.u32(start + 8 + 8 * i), start + bytes.u32(start + 12 + 8 * i));
  const codePageAt = places.get(CODE_PAGE);
  const codePage = codePageAt === undefined ? 1252 : bytes.u16(codePageAt + 4);
  const values: Values = new Map();
  for (const [id, at] of places) {
    if (id === DICTIONARY || id === CODE_PAGE) continue;
    const value = valueAt(bytes, at, codePage);
    if (value === null) continue;
    // Many numbers may lead to one long text.
    if (typeof value === 'string') budget.addBytes(2 * value.length, 2 * value.length);
    values.set(id, value);
  }
  const dictionary = places.get(DICTIONARY);
  return { values, names: dictionary === undefined ? new Map() : readNames(bytes, dictionary, codePage) };
}

function valueAt(bytes: Bytes, at: number, codePage: number): string | number | null {
  switch (bytes.u16(at)) {
    case TEXT_TYPES.oneByte:
      return decode(bytes.part(at + 8, bytes.u32(at + 4)).data, codePage);
    case TEXT_TYPES.twoByte:
      return untilZero(bytes.utf16(at + 8, bytes.u32(at + 4)));
    case 2:
      return bytes.i16(at + 4);
    case 3:
      return bytes.i32(at + 4);
    default:
      return null;
  }
}

function readNames(bytes: Bytes, start: number, codePage: number): Map<number, string> {
  const names = new Map<number, string>();
  const count = Math.min(MAX_PROPERTIES, bytes.u32(start));
  let at = start + 4;
  for (let i = 0; i < count; i++) {
    const id = bytes.u32(at);
    const length = bytes.u32(at + 4);
    const size = codePage === UTF16 ? 2 * length : length;
    names.set(id, decode(bytes.part(at + 8, size).data, codePage));
    // Two-byte names are padded to four bytes.
    at += 8 + (codePage === UTF16 ? (size + 3) & ~3 : size);
  }
  return names;
}

function decode(data: Uint8Array, codePage: number): string {
  const label = codePage === UTF16 ? 'utf-16le' : codePage === 65001 ? 'utf-8' : `windows-${codePage}`;
  return untilZero(decoderFor(label).decode(data));
}

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch (error) {
    // A code page nobody knows: Western letters are the best guess.
    if (error instanceof RangeError) return new TextDecoder('windows-1252');
    throw error;
  }
}
