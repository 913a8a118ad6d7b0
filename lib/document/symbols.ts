import tables from './encodings/symbols.json' with { type: 'json' };

const FONTS: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map(
  Object.entries(tables.fonts).map(([font, map]) => [
    font,
    new Map(Object.entries(map).map(([code, text]) => [Number.parseInt(code, 16), text])),
  ]),
);
const UNKNOWN_SIGN = '•';

/** The sign a symbol font shows for a code (0x20..0xff, with or without the private-use offset U+F000). */
export function shownSymbol(code: number, font: string): string {
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const table = FONTS.get(font.toLowerCase());
  const sign = table?.get(low);
  if (sign !== undefined) return sign;
  if (low < 0x41 && font.toLowerCase() === 'symbol') return String.fromCodePoint(low);
  if (table || code >= 0xf000) return low === 0x20 ? ' ' : UNKNOWN_SIGN;
  return String.fromCodePoint(low);
}

export function isSymbolFont(font: string | null): boolean {
  return font !== null && FONTS.has(font.toLowerCase());
}

/** Private-use characters as the signs they show; with a symbol font, its ordinary codes as well. */
export function shownSymbols(text: string, font: string | null): string {
  if (isSymbolFont(font)) return Array.from(text, (one) => (one === ' ' ? one : shownSymbol(one.codePointAt(0)!, font!))).join('');
  return text;
}
