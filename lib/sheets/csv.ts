/** Text tables: whatever encoding and separator they were saved with. */
import Papa from 'papaparse';
import { decodeLegacy, type Sheet, UnreadableFileError } from '../document';
import limits from './data/limits.json';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'windows-1252' | 'tcvn3' | 'vni';
type Legacy = 'tcvn3' | 'vni';

/** A font of each encoding: what tells `decodeLegacy` which table to take. */
const FONTS: Record<Legacy, string> = { tcvn3: '.VnTime', vni: 'VNI-Times' };

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const SYLLABLE =
  /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?(?:uyê|uya|oai|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|[iuoy]?[aăâeêioôơuưy]{1,2})(?:ng|nh|ch|[cmnpt])?$/;

/** Share of the words with non-ASCII letters that are Vietnamese syllables; 0 when there are none. */
function plausibility(text: string): number {
  let good = 0;
  let all = 0;
  for (const word of text.split(/[\s\d"'.,;:!?()[\]{}/\\|<>=+*&%$#@_~`^-]+/)) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
    if (!/[^\x00-\x7f]/.test(word)) continue;
    all++;
    const apart = word.toLowerCase().normalize('NFD');
    const tones = apart.match(TONES)?.length ?? 0;
    if (tones <= 1 && SYLLABLE.test(apart.replace(TONES, '').normalize('NFC'))) good++;
  }
  return all === 0 ? 0 : good / all;
}

const decodeBy = (text: string, encoding: Legacy): string => decodeLegacy(text, FONTS[encoding]).text.normalize('NFC');

/** How much better another reading must be before the plain one is given up. */
const MARGIN = 0.25;

/**
 * The old encoding that a text typed in a Unicode file still has (TCVN3 and VNI fonts), told by its letters.
 *
 * @returns null for plain Unicode and for text without accented letters
 */
export function legacyOf(sample: string): Legacy | null {
  let best: Legacy | null = null;
  let score = plausibility(sample) + MARGIN;
  for (const encoding of Object.keys(FONTS) as Legacy[]) {
    const found = plausibility(decodeBy(sample, encoding));
    if (found > score) [best, score] = [encoding, found];
  }
  return best;
}

export const fromLegacy = (text: string, encoding: Legacy): string =>
  /[\u0080-\u024f\u2013-\u2122]/.test(text) ? decodeBy(text, encoding) : text;

/** Bytes → text, with the encoding that was taken. */
export function decodeBytes(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : wideKind(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const legacy = legacyOf(text.slice(0, limits.sampleCharacters));
    return legacy ? { text: fromLegacy(text, legacy), encoding: legacy } : { text, encoding: 'utf-8' };
  } catch {
    return decodeOneByte(bytes);
  }
}

/** UTF-16 without its mark: every other byte of ASCII text is nought. */
function wideKind(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length & ~1, 4096);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (length < 8 || Math.max(even, odd) < length / 5) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function decodeOneByte(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  const western = new TextDecoder('windows-1252').decode(bytes);
  const vietnamese = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  const candidates: { text: string; encoding: TextEncoding }[] = [
    { text: vietnamese, encoding: 'windows-1258' },
    { text: western, encoding: 'windows-1252' },
    ...(Object.keys(FONTS) as Legacy[]).map((encoding) => ({ text: decodeBy(western, encoding), encoding })),
  ];
  let best = candidates[0]!;
  let score = -1;
  for (const one of candidates) {
    const found = plausibility(one.text.slice(0, limits.sampleCharacters));
    if (found > score) [best, score] = [one, found];
  }
  return best;
}

const SEPARATORS = [',', ';', '\t', '|'];
const ENOUGH_LINES = 50;

/** Told by the lines that hold something: a blank one has no separator and says nothing. */
function separatorOf(text: string): string {
  const { meta } = Papa.parse(text, { delimitersToGuess: SEPARATORS, skipEmptyLines: true, preview: ENOUGH_LINES });
  return meta.delimiter;
}

/** @throws UnreadableFileError tooLong */
export function parseCsv(text: string): Sheet {
  const rows: Sheet['rows'] = [];
  let tooWide = false;
  let number = 0;
  const body = text.replace(/^\ufeff/, '');
  // Excel's own line that names the separator.
  const named = /^sep=(.)\r?\n/i.exec(body);
  Papa.parse<string[]>(named ? body.slice(named[0].length) : body, {
    delimiter: named?.[1] ?? separatorOf(body),
    step({ data }, parser) {
      number++;
      if (data.length > limits.columns) tooWide = true;
      const cells = data.map(unguard);
      while (cells.length > 0 && cells.at(-1) === '') cells.pop();
      if (cells.length > 0) rows.push({ number, cells });
      if (tooWide || rows.length > limits.rows) parser.abort();
    },
  });
  if (tooWide || rows.length > limits.rows) throw new UnreadableFileError('tooLong', { limit: tooWide ? limits.columns : limits.rows });
  return { name: '', hidden: false, rows };
}

const DANGEROUS = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Text that a spreadsheet would run as a formula gets an apostrophe before it. */
export const guard = (text: string): string => (DANGEROUS.test(text) ? `'${text}` : text);

/** Takes the apostrophe of `guard` off. */
const unguard = (text: string): string => (text.startsWith("'") && DANGEROUS.test(text) ? text.slice(1) : text);
