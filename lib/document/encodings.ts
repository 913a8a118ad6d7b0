import tcvn3 from './encodings/tcvn3.json' with { type: 'json' };
import vni from './encodings/vni.json' with { type: 'json' };

export type LegacyEncoding = 'tcvn3' | 'vni';

interface Table {
  id: LegacyEncoding;
  fonts: RegExp[];
  capitalFonts: RegExp[];
  letters: Map<number, string>;
  /** Accents that join the letter before them. */
  marks: Map<number, string>;
}

const codes = (map: Record<string, string>) => new Map(Object.entries(map).map(([hex, text]) => [Number.parseInt(hex, 16), text]));
const patterns = (list: string[]) => list.map((one) => new RegExp(one));

const TABLES: Table[] = [
  { id: 'tcvn3', ...tcvn3 },
  { id: 'vni', ...vni },
].map((one) => ({
  id: one.id as LegacyEncoding,
  fonts: patterns(one.fonts),
  capitalFonts: patterns(one.capitalFonts),
  letters: codes(one.letters),
  marks: codes(one.marks),
}));

const byFont = new Map<string, { table: Table; capitals: boolean } | null>();
const MAX_CACHED = 1000;

function tableOf(font: string): { table: Table; capitals: boolean } | null {
  let found = byFont.get(font);
  if (found === undefined) {
    const table = TABLES.find((one) => one.fonts.some((pattern) => pattern.test(font)));
    found = table ? { table, capitals: table.capitalFonts.some((pattern) => pattern.test(font)) } : null;
    if (byFont.size >= MAX_CACHED) byFont.clear();
    byFont.set(font, found);
  }
  return found;
}

/** Encoding that a font's name tells of (.VnTime, VNI-Times), or null for a Unicode font. */
export function legacyEncoding(font: string | null): LegacyEncoding | null {
  return font === null ? null : (tableOf(font)?.table.id ?? null);
}

const VIETNAMESE_BEYOND_LATIN1 = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/;

/** Letters no legacy encoding can hold: text set in a legacy font but typed in Unicode stays as it is. */
export function isUnicodeVietnamese(text: string): boolean {
  return VIETNAMESE_BEYOND_LATIN1.test(text);
}

/**
 * Text of a legacy font as Unicode. Accents come out as combining marks behind their letter: normalise after joining
 * runs, since a letter and its accent may stand in two. `form` is null when the font is not a legacy one.
 */
export function decodeLegacy(text: string, font: string | null): { text: string; form: LegacyEncoding | null } {
  const found = font === null ? null : tableOf(font);
  if (!found) return { text, form: null };
  const { table, capitals } = found;
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // A font marked as a symbol font gets its codes written in the private-use area.
    const code = unit >= 0xf020 && unit <= 0xf0ff ? unit - 0xf000 : unit;
    result += table.letters.get(code) ?? table.marks.get(code) ?? String.fromCharCode(code);
  }
  return { text: capitals ? result.toUpperCase() : result, form: table.id };
}
