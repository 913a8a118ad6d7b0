import { decodeLegacy, isUnicodeVietnamese, legacyEncoding } from '../../encodings';
import { shownSymbol } from '../../symbols';
import type { Run, TextForm } from '../../types';
import { fontSlot } from '../formatting/fonts';
import type { RunFormat } from '../formatting/formatter';

/** A stretch of text as it was met, before it is cleaned and cut into runs. */
export interface Piece {
  text: string;
  format: RunFormat;
  field: string | null;
  inserted: boolean;
}

export interface JoinedText {
  text: string;
  runs: Run[];
  forms: TextForm[];
}

/** Stands in a piece for a page break; never in the text that is handed on. */
export const PAGE_BREAK = '\f';

/** Anything that can't stay as it stands: odd blanks, marks without width, private-use signs, accents on their own. */
function needsCare(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0xa0) continue;
    if (code === 0xa0 || code === 0xad || (code >= 0x300 && code <= 0x36f) || code === 0x3000 || code === 0xfeff) return true;
    if (code >= 0x2000 && code <= 0x2064 && (code <= 0x200f || code === 0x2011 || code >= 0x2028)) return true;
    if (code >= 0xe000 && code <= 0xf8ff) return true;
  }
  return false;
}

const NO_BREAK_SPACES = /[\u00a0\u202f\u2007]/g;
const OTHER_SPACES = /[\u2000-\u2006\u2008-\u200a\u205f\u3000]/g;
const ZERO_WIDTH = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const SOFT_HYPHENS = /\u00ad/g;
const LINE_SEPARATORS = /[\u2028\u2029]/g;
const NO_BREAK_HYPHENS = /\u2011/g;
const PRIVATE_USE = /[\uf000-\uf0ff]/g;
const MARKS = /\p{Mn}/u;
const LEADING_MARKS = /^\p{Mn}+/u;

/** Text as a reader sees it (decoded, cleaned, composed) and its runs. `forms` says what had to be done. */
export function joinPieces(pieces: Piece[]): JoinedText {
  const forms = new Set<TextForm>();
  const decode = !pieces.some((piece) => legacyEncoding(piece.format.hAnsi) !== null && isUnicodeVietnamese(piece.text));
  let composed = false;
  for (const piece of pieces) {
    const legacy = decode ? legacyEncoding(piece.format.hAnsi) : null;
    if (legacy) {
      const decoded = decodeLegacy(piece.text, piece.format.hAnsi);
      if (decoded.text !== piece.text) forms.add(legacy);
      piece.text = decoded.text;
    }
    if (needsCare(piece.text)) {
      piece.text = clean(piece.text, piece.format.hAnsi, forms, legacy !== null);
      if (MARKS.test(piece.text)) {
        composed = true;
        if (!legacy) forms.add('nfd');
      }
    }
    if (piece.format.caps) piece.text = piece.text.toUpperCase();
  }
  if (composed) compose(pieces);
  return { ...toRuns(pieces), forms: [...forms] };
}

function clean(text: string, font: string, forms: Set<TextForm>, legacy: boolean): string {
  const drop = (source: string, pattern: RegExp, by: string, form: TextForm | null) => {
    if (source.search(pattern) < 0) return source;
    if (form) forms.add(form);
    return source.replace(pattern, by);
  };
  let result = text.replace(PRIVATE_USE, (one) => shownSymbol(one.charCodeAt(0), font));
  result = drop(result, NO_BREAK_SPACES, ' ', 'noBreakSpaces');
  result = drop(result, OTHER_SPACES, ' ', null);
  result = drop(result, ZERO_WIDTH, '', 'zeroWidth');
  result = drop(result, LINE_SEPARATORS, '\n', null);
  result = drop(result, NO_BREAK_HYPHENS, '-', null);
  return drop(result, SOFT_HYPHENS, '', legacy ? null : 'softHyphens');
}

/** A letter and its accent may stand in two pieces: the accent goes with its letter. */
function compose(pieces: Piece[]): void {
  let before: Piece | null = null;
  for (const piece of pieces) {
    const marks = before && LEADING_MARKS.exec(piece.text)?.[0];
    if (before && marks) {
      before.text += marks;
      piece.text = piece.text.slice(marks.length);
    }
    if (piece.text !== '') before = piece;
  }
  for (const piece of pieces) piece.text = piece.text.normalize('NFC');
}

function toRuns(pieces: Piece[]): { text: string; runs: Run[] } {
  let text = '';
  const runs: Run[] = [];
  let last: { format: RunFormat; font: string; piece: Piece } | null = null;
  const add = (piece: Piece, part: string, font: string) => {
    const start = text.length;
    text += part;
    const run = runs.at(-1);
    if (run && last && sameLook(last, piece, font)) {
      run.end = text.length;
      return;
    }
    runs.push(toRun(piece, font, start, text.length));
    last = { format: piece.format, font, piece };
  };
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const { ascii, hAnsi, eastAsia, hint } = piece.format;
    if (ascii === hAnsi && ascii === eastAsia) add(piece, piece.text, ascii);
    else for (const [part, slot] of bySlot(piece.text, hint)) add(piece, part, piece.format[slot]);
  }
  return { text, runs };
}

/** Blanks show no letter shape, so they stay with what is before them. */
function* bySlot(text: string, hint: string | undefined): Generator<[string, 'ascii' | 'hAnsi' | 'eastAsia']> {
  let start = 0;
  let slot: 'ascii' | 'hAnsi' | 'eastAsia' | null = null;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 0x20) continue;
    const here = fontSlot(code, hint);
    if (slot !== null && here !== slot) {
      yield [text.slice(start, i), slot];
      start = i;
    }
    slot = here;
  }
  yield [text.slice(start), slot ?? 'ascii'];
}

function sameLook(last: { format: RunFormat; font: string; piece: Piece }, piece: Piece, font: string): boolean {
  if (last.font !== font || last.piece.field !== piece.field || last.piece.inserted !== piece.inserted) return false;
  if (last.format === piece.format) return true;
  const a = last.format;
  const b = piece.format;
  return (
    a.sizePt === b.sizePt &&
    a.bold === b.bold &&
    a.italic === b.italic &&
    a.underline === b.underline &&
    a.strike === b.strike &&
    a.caps === b.caps &&
    a.smallCaps === b.smallCaps &&
    a.superscript === b.superscript &&
    a.subscript === b.subscript &&
    a.color === b.color &&
    a.highlight === b.highlight &&
    a.hidden === b.hidden
  );
}

function toRun(piece: Piece, font: string, start: number, end: number): Run {
  const { format } = piece;
  return {
    start,
    end,
    font,
    sizePt: format.sizePt,
    bold: format.bold,
    italic: format.italic,
    underline: format.underline,
    strike: format.strike,
    caps: format.caps,
    smallCaps: format.smallCaps,
    superscript: format.superscript,
    subscript: format.subscript,
    color: format.color,
    highlight: format.highlight,
    hidden: format.hidden,
    inserted: piece.inserted,
    field: piece.field,
  };
}
