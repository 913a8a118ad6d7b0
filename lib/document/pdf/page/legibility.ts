import { decodeLegacy, isUnicodeVietnamese, type LegacyEncoding } from '../../encodings';
import type { Glyph } from './glyphs';

/** Shares of a page's characters. */
const MANY = 0.3;
const STRANGE = 0.12;

/**
 * Whether a page's codes stand for glyphs, not for characters: its fonts have no table to Unicode, and what comes out is
 * control codes, private-use codes and odd signs. Such a text must not be taken for one.
 */
export function isGarbled(glyphs: Glyph[]): boolean {
  const own = glyphs.filter((glyph) => glyph.style.annotation === null);
  const doubtful = own.filter((glyph) => !glyph.mapped || STRANGE_CODE.test(glyph.text));
  if (own.length === 0 || doubtful.length < MANY * own.length) return false;
  const strange = doubtful.filter((glyph) => !PLAIN.test(glyph.text)).length;
  return strange > STRANGE * doubtful.length;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control codes are what is looked for
const STRANGE_CODE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ue000-\uf8ff\ufffd]/;
const PLAIN = /^[\s\p{Script=Latin}\p{M}\d.,;:!?()/%"'“”‘’–—\-+*&…]+$/u;

/** Turns text set in fonts of the time before Unicode into Unicode. Returns the encodings met. */
export function decodeGlyphs(glyphs: Glyph[]): Set<LegacyEncoding> {
  const met = new Set<LegacyEncoding>();
  const legacy = glyphs.filter((glyph) => glyph.style.legacy !== null);
  if (legacy.length === 0 || legacy.some((glyph) => isUnicodeVietnamese(glyph.text))) return met;
  for (const glyph of legacy) {
    const { text, form } = decodeLegacy(glyph.text, glyph.style.font.family);
    glyph.text = text;
    if (form) met.add(form);
  }
  return met;
}
