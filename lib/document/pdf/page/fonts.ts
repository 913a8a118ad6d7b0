/** What a font's name says of the letters set in it. */
export interface FontFace {
  family: string | null;
  bold: boolean | null;
  italic: boolean | null;
}

const SUBSET_PREFIX = /^[A-Z]{6}\+/;
const BOLD = /bold|black|heavy|demi|-bd|[,-]b\b/i;
const ITALIC = /ital|oblique|[,-]it\b|[,-]i\b/i;
const STYLE = /(?:[\s,_-]*(?:bold|black|heavy|semi|demi|italic|ital|oblique|regular|normal)|-(?:roman|medium|book|identity-h))+$/i;
/** PostScript names of the families that offices use, where cutting the capitals apart would not give the real name. */
const MAKER_SUFFIX = /(?:PS)?(?:MT)?$/;
/** Number that some writers add to keep embedded fonts apart. */
const SERIAL = /-\d{3,}$/;
/** Names that a printer driver gives instead of the font's own. */
const NAMELESS = /^(?:CIDFont|Font|[A-Z]{1,3})\d*[+_-]?F?\d+$/i;

/**
 * 'BCDEEE+TimesNewRomanPS-BoldItalicMT' → Times New Roman, bold, italic. A nameless font gives null throughout:
 * its style cannot be told from its name either.
 */
export function fontFace(name: string | null | undefined): FontFace {
  const bare = (name ?? '').replace(SUBSET_PREFIX, '').trim();
  if (bare === '' || NAMELESS.test(bare)) return { family: null, bold: null, italic: null };
  const bold = BOLD.test(bare);
  const italic = ITALIC.test(bare);
  let family = bare.replace(SERIAL, '');
  for (let before = ''; before !== family; ) {
    before = family;
    family = family
      .replace(/MT$/, '')
      .replace(STYLE, '')
      .replace(/[\s,_-]+$/, '');
  }
  family = family.replace(MAKER_SUFFIX, '');
  return { family: spaced(family), bold, italic };
}

/** 'TimesNewRoman' → 'Times New Roman'; names with blanks or a leading dot ('.VnTime') stay as they are. */
function spaced(family: string): string | null {
  if (family === '') return null;
  if (/\s/.test(family) || family.startsWith('.')) return family;
  return family
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_]+/g, ' ')
    .trim();
}
