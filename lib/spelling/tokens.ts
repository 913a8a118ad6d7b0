/** One pass over a text: words with what stands around them. No regular expression: this runs over every letter of a draft. */

/** Letters: lower = none capital, title = only the first, upper = all (two or more), mixed = else. */
export type Shape = 'lower' | 'title' | 'upper' | 'mixed';

export interface Token<Info> {
  /** What the distinct word is, shared by all its places. */
  info: Info;
  start: number;
  end: number;
  text: string;
  shape: Shape;
  /** Part of a code, an address or a hyphenated compound: not judged alone. */
  bound: boolean;
  /** Only blanks stand between this word and the one before it. */
  joined: boolean;
  /** First word of a sentence, line or quotation. */
  opens: boolean;
}

/** Bits of `Tokens.holds`: what a text has at all, so that checks for it can be skipped. */
export const HOLDS = { digit: 1, quote: 2, dash: 4, bracket: 8, slash: 16, twoMarks: 32 } as const;

export interface Tokens<Info> {
  tokens: Token<Info>[];
  holds: number;
  /** Places of , ; : . ! ? ( ) in the text. */
  marks: number[];
}

/** Answers for a stretch of a text; `hash` is of its letters. */
export type Lookup<Info> = (text: string, start: number, end: number, hash: number) => Info;

const LETTER = 1;
const DIGIT = 3;
const BLANK = 4;
const STOP = 5;
const BINDER = 6;
const MARK = 7;
const CLASS = new Uint8Array(0x2100);
for (let code = 0; code < 0x2000; code++) {
  const letter = String.fromCharCode(code);
  const known = code < 0x180 || (code >= 0x1a0 && code < 0x1b1) || (code >= 0x1e00 && code < 0x1f00);
  if (known && letter.toLowerCase() !== letter.toUpperCase()) CLASS[code] = LETTER;
}
for (let code = 48; code < 58; code++) CLASS[code] = DIGIT;
const mark = (letters: string, kind: number) => {
  for (const letter of letters) CLASS[letter.charCodeAt(0)] = kind;
};
mark(' \u00a0\t\n\r\u202f\u2007', BLANK);
mark('…“”"[]•', STOP);
mark('.!?:;(),', MARK);
mark("-/\\@_&#+=~%'’\u2010\u2011–—", BINDER);

const LINE_BREAK = 10;
const COMMA = 44;
const DOT = 46;
const SLASH = 47;

export const hashStep = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

export function tokenize<Info extends { text: string; shape: Shape; ascii: boolean }>(text: string, lookup: Lookup<Info>): Tokens<Info> {
  const tokens: Token<Info>[] = [];
  const marks: number[] = [];
  const { length } = text;
  let holds = 0;
  let at = 0;
  let opens = true;
  let joined = false;
  let kind = BLANK;
  while (at < length) {
    const before = kind;
    let code = text.charCodeAt(at);
    kind = code < 0x2100 ? CLASS[code]! : 0;
    if (kind === LETTER) {
      const start = at;
      let hash = 0;
      do {
        hash = hashStep(hash, code);
        at++;
        code = at < length ? text.charCodeAt(at) : 32;
        kind = code < 0x2100 ? CLASS[code]! : 0;
      } while (kind === LETTER);
      const info = lookup(text, start, at, hash);
      // Glued to a digit, a binder, or a dot inside a word: domain names, codes, transcriptions.
      let bound = before === DIGIT || before === BINDER || kind === DIGIT || (kind === BINDER && code !== 0x2013 && code !== 0x2014);
      if (!bound && info.ascii) bound = dotted(text, start, at, code);
      tokens.push({ info, start, end: at, text: info.text, shape: info.shape, bound, joined, opens });
      opens = false;
      joined = true;
      kind = LETTER;
      continue;
    }
    if (kind === BLANK) {
      if (code === LINE_BREAK) opens = true;
    } else {
      joined = false;
      if (kind === DIGIT) {
        holds |= HOLDS.digit;
        opens = false;
      } else if (kind === MARK) {
        marks.push(at);
        if (before === MARK) holds |= HOLDS.twoMarks;
        if (code === 40) holds |= HOLDS.bracket;
        if (code !== COMMA) opens = true;
      } else if (kind === STOP) {
        opens = true;
        if (code === 34 || code === 0x201c) holds |= HOLDS.quote;
      } else if (code === SLASH) holds |= HOLDS.slash;
      else if (before === BLANK) holds |= HOLDS.dash;
    }
    at++;
  }
  return { tokens, holds, marks };
}

/** A dot tight on one side of an ASCII word: an address or a file's ending. */
function dotted(text: string, start: number, end: number, after: number): boolean {
  if (start > 0 && text.charCodeAt(start - 1) === DOT) return true;
  if (after !== DOT || end + 1 >= text.length) return false;
  const next = text.charCodeAt(end + 1);
  return next >= 97 && next <= 122;
}

export function shapeOf(word: string): Shape {
  const lower = word.toLowerCase();
  if (lower === word) return 'lower';
  if (word.length > 1 && word === word.toUpperCase()) return 'upper';
  return word.slice(1) === lower.slice(1) ? 'title' : 'mixed';
}

export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
