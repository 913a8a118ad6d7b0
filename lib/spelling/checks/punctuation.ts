import { HOLDS } from '../tokens';
import type { Slip } from '../types';
import type { Line } from './line';

/** Blanks around punctuation, brackets without partner, marks typed twice. Only where text stands as typed. */

const isBlank = (text: string, at: number): boolean => text[at] === ' ' || text[at] === '\u00a0';
const LETTER = /\p{L}/u;
const DUPLICATE = /([,;:])\1+|[,;]\.(?!\.)|(?<![.…/v])\.\.(?![.…])|(?<=\p{L}{2})\.\.(?=\s*$)/gu;

export function* punctuation(lines: readonly Line[]): Generator<Slip> {
  for (const [index, line] of lines.entries()) {
    if (!line.typed || line.text.length < 3) continue;
    yield* blanks(line);
    if (line.holds & HOLDS.twoMarks) yield* doubledMarks(line);
    if (line.holds & (HOLDS.bracket | HOLDS.quote)) yield* brackets(line, lines[index + 1]);
  }
}

function* blanks({ paragraph, text, tokens, marks }: Line): Generator<Slip> {
  let next = 0;
  for (const at of marks) {
    if (at === 0) continue;
    const mark = text.charCodeAt(at);
    while (next < tokens.length && tokens[next]!.end <= at) next++;
    const before = tokens[next - 1];
    if (mark === 40) {
      const word = tokens[next];
      if (isBlank(text, at + 1) && word && word.start === at + 2) yield slip(paragraph, at, word.end, text, `(${word.text}`);
      continue;
    }
    if (isBlank(text, at - 1) && before && before.end === at - 1 && endsHere(text, at, mark)) {
      yield slip(paragraph, before.start, at + 1, text, before.text + text[at]);
    } else if (
      (mark === 44 || mark === 59) &&
      before?.end === at &&
      tokens[next]?.start === at + 1 &&
      isPlain(before) &&
      isPlain(tokens[next]!)
    ) {
      yield slip(paragraph, before.start, tokens[next]!.end, text, `${before.text}${text[at]} ${tokens[next]!.text}`);
    } else if (mark === 46 && before?.end === at && glued(text, at, before, tokens[next])) {
      yield slip(paragraph, before.start, tokens[next]!.end, text, `${before.text}. ${tokens[next]!.text}`);
    }
  }
}

const isPlain = ({ text, bound }: { text: string; bound: boolean }): boolean => text.length > 1 && !bound;

/** A mark with a blank before it that closes a stretch: not ". . ." nor a decimal nor a label. */
function endsHere(text: string, at: number, mark: number): boolean {
  const after = text[at + 1];
  if (after !== undefined && after !== ' ' && after !== '\n' && after !== '\u00a0')
    return mark === 44 || mark === 59 ? LETTER.test(after) : false;
  if (mark !== 46 && mark !== 58) return mark !== 41 || text.lastIndexOf('(', at) >= 0;
  const rest = text.slice(at + 1, at + 4);
  return !rest.includes('.') && !rest.includes('…');
}

/** "tỉnh.Văn phòng": a sentence's end without a blank. */
function glued(
  text: string,
  at: number,
  before: { text: string; shape: string },
  after: { start: number; text: string; shape: string } | undefined,
): boolean {
  return (
    after?.start === at + 1 &&
    before.shape === 'lower' &&
    before.text.length > 2 &&
    after.shape === 'title' &&
    after.text.length > 1 &&
    !text.includes('@')
  );
}

function slip(paragraph: number, start: number, end: number, text: string, right: string): Slip {
  const found = text.slice(start, end);
  return { rule: 'language.spaces', range: { paragraph, start, end }, found, suggestions: [right], severity: 'info', confidence: 0.8 };
}

function* doubledMarks({ paragraph, text }: Line): Generator<Slip> {
  if (text.includes('...') || text.includes('…')) return;
  for (const match of text.matchAll(DUPLICATE)) {
    const range = { paragraph, start: match.index, end: match.index + match[0].length };
    const right = match[0].length > 1 && match[0].endsWith('.') ? '.' : match[0][0]!;
    yield { rule: 'language.marks', range, found: match[0], suggestions: [right], severity: 'info', confidence: 0.8 };
  }
}

const PAIRS: [string, string][] = [
  ['(', ')'],
  ['“', '”'],
];

function* brackets({ paragraph, text }: Line, next: Line | undefined): Generator<Slip> {
  for (const [open, close] of PAIRS) {
    const at = text.lastIndexOf(open);
    if (at < 0 || text.indexOf(close, at) >= 0) continue;
    // It may close in the next paragraph; a quoted passage runs on for many.
    if (open === '“' && /[:;,.]\s*$/u.test(text)) continue;
    if (next?.text.includes(close) && !next.text.slice(0, next.text.indexOf(close)).includes(open)) continue;
    yield {
      rule: 'language.brackets',
      range: { paragraph, start: at, end: at + 1 },
      found: text.slice(at, at + 12),
      suggestions: [],
      severity: 'info',
      confidence: 0.6,
    };
  }
}
