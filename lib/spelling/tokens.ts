/** One pass over a text: words with what stands around them. No regular expression: this runs over every letter of a draft. */

export interface Token<Info> {
  /** What the distinct word is, shared by all its places. */
  info: Info;
  start: number;
  end: number;
  text: string;
  /** Letters: lower = none capital, title = only the first, upper = all (two or more), mixed = else. */
  shape: 'lower' | 'title' | 'upper' | 'mixed';
  /** Part of a code, an address or a hyphenated compound: not judged alone. */
  bound: boolean;
  /** Only blanks stand between this word and the one before it. */
  joined: boolean;
  /** First word of a sentence, line or quotation. */
  opens: boolean;
}

const LETTER = 1;
const UPPER = 2;
const DIGIT = 3;
const BLANK = 4;
const STOP = 5;
const BINDER = 6;
const CLASS = new Uint8Array(0x2100);
for (let code = 0; code < 0x2000; code++) {
  const letter = String.fromCharCode(code);
  const lower = letter.toLowerCase();
  if (code < 0x180 || (code >= 0x1a0 && code < 0x1b1) || (code >= 0x1e00 && code < 0x1f00)) {
    if (lower !== letter.toUpperCase()) CLASS[code] = lower === letter ? LETTER : UPPER;
  }
}
for (let code = 48; code < 58; code++) CLASS[code] = DIGIT;
for (const letter of ' \u00a0\t\n\r\u202f\u2007') CLASS[letter.charCodeAt(0)] = BLANK;
for (const letter of '.!?:;…“”"()[]•') CLASS[letter.charCodeAt(0)] = STOP;
for (const letter of "-/\\@_&#+=~%'’‐‑") CLASS[letter.charCodeAt(0)] = BINDER;

const classOf = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code < 0x2100 ? CLASS[code]! : 0;
};

export function tokenize<Info>(text: string, judge: (word: string) => Info): Token<Info>[] {
  const tokens: Token<Info>[] = [];
  const { length } = text;
  let at = 0;
  let opens = true;
  let joined = false;
  while (at < length) {
    const kind = classOf(text, at);
    if (kind !== LETTER && kind !== UPPER) {
      if (kind === BLANK) {
        if (text.charCodeAt(at) === 10) opens = true;
      } else {
        joined = false;
        if (kind === STOP) opens = true;
        else if (kind === DIGIT) opens = false;
      }
      at++;
      continue;
    }
    const start = at;
    let upper = 0;
    while (at < length) {
      const next = classOf(text, at);
      if (next === UPPER) upper++;
      else if (next !== LETTER) break;
      at++;
    }
    const size = at - start;
    const first = classOf(text, start) === UPPER;
    const shape = upper === 0 ? 'lower' : upper === size && size > 1 ? 'upper' : upper === 1 && first ? 'title' : 'mixed';
    const word = text.slice(start, at);
    tokens.push({ info: judge(word), start, end: at, text: word, shape, bound: isBound(text, start, at), joined, opens });
    opens = false;
    joined = true;
  }
  return tokens;
}

/** Glued to a digit, a binder or a dot inside a word (domain names, codes, transcriptions). */
function isBound(text: string, start: number, end: number): boolean {
  if (start > 0) {
    const before = classOf(text, start - 1);
    if (before === DIGIT || before === BINDER) return true;
    if (text.charCodeAt(start - 1) === 46 && isAscii(text, start, end)) return true;
  }
  if (end < text.length) {
    const after = classOf(text, end);
    if (after === DIGIT || after === BINDER) return true;
    if (text.charCodeAt(end) === 46 && classOf(text, end + 1) === LETTER && end + 1 < text.length && isAscii(text, start, end)) return true;
  }
  return false;
}

export function isAscii(text: string, start = 0, end = text.length): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
