import { PHRASES } from '../schema';
import { foldLine, likeCase } from '../text';
import type { Token } from '../tokens';
import type { Slip } from '../types';
import { foldSyllable } from '../vocabulary';
import type { Words } from '../words';
import type { Line } from './line';

/** Wrong phrases, words typed twice, words missing from fixed phrases. */

interface WrongPhrase {
  keys: string[];
  right: string;
}

const wrongByFirst = new Map<string, WrongPhrase[]>();
for (const row of PHRASES.wrong) {
  const [wrong, right] = row.split(' = ') as [string, string];
  const keys = wrong.split(' ').map((word) => foldSyllable(word));
  const list = wrongByFirst.get(keys[0]!);
  if (list) list.push({ keys, right });
  else wrongByFirst.set(keys[0]!, [{ keys, right }]);
}
for (const list of wrongByFirst.values()) list.sort((a, b) => b.keys.length - a.keys.length);

interface MissingPhrase {
  pattern: RegExp;
  right: string;
}

/** By the first two words: a pattern is only tried where they stand. */
const missingByStart = new Map<string, MissingPhrase[]>();
for (const { pattern, right } of PHRASES.missing) {
  for (const each of alternatives(pattern)) {
    const start = /^[\p{L}]+/u.exec(each)![0];
    const key = foldSyllable(start);
    const row = { pattern: new RegExp(`${foldLine(each)}(?!\\p{L})`, 'uy'), right };
    const list = missingByStart.get(key);
    if (list) list.push(row);
    else missingByStart.set(key, [row]);
  }
}

/** Splits at the bars that stand outside brackets. */
function alternatives(pattern: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of pattern) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

/** Nouns that often end one phrase and begin the next. */
const MEETS = new Set(PHRASES.meets.split(' '));
const MAY_DOUBLE = new Set(PHRASES.mayDouble.split(' '));

export function* phrases(lines: readonly Line[], words: Words): Generator<Slip> {
  for (const line of lines) {
    const { tokens } = line;
    const taken = { until: 0 };
    let folded: string | undefined;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      const info = words.info(token.text);
      const next = tokens[at + 1];
      if (!next?.joined && !missingByStart.has(info.key)) continue;
      const wrong = wrongByFirst.get(info.key);
      if (wrong && token.start >= taken.until) yield* wrongAt(line, at, wrong, words, taken);
      const missing = missingByStart.get(info.key);
      if (missing) {
        folded ??= foldLine(line.text);
        yield* missingAt(line, folded, token, missing);
      }
      if (next?.joined) yield* doubledAt(line, at, words);
    }
  }
}

function* wrongAt(line: Line, at: number, list: readonly WrongPhrase[], words: Words, taken: { until: number }): Generator<Slip> {
  const { tokens } = line;
  for (const { keys, right } of list) {
    const last = tokens[at + keys.length - 1];
    if (!last || !matches(tokens, at, keys, words)) continue;
    // Capitals inside a sentence make a name: "Nguyễn Văn Giao Động".
    if (!tokens[at]!.opens && tokens[at]!.shape === 'title' && last.shape === 'title') continue;
    // The first word ends a known compound: "nói chung | thực hiện", "khả năng | xuất".
    if (keys.length === 2 && pairAt(tokens, at - 1, words)) continue;
    const range = { paragraph: line.paragraph, start: tokens[at]!.start, end: last.end };
    const found = line.text.slice(range.start, range.end);
    taken.until = range.end;
    yield { rule: 'language.phrase', range, found, suggestions: [likeCase(right, found)], severity: 'warning', confidence: 0.85 };
    return;
  }
}

function pairAt(tokens: readonly Token[], at: number, words: Words): boolean {
  const next = tokens[at + 1];
  if (at < 0 || !next?.joined) return false;
  const a = words.info(tokens[at]!.text).entry;
  const b = words.info(next.text).entry;
  return a !== undefined && b !== undefined && words.vocabulary.isPair(a, b);
}

function matches(tokens: readonly Token[], at: number, keys: readonly string[], words: Words): boolean {
  for (let i = 0; i < keys.length; i++) {
    const token = tokens[at + i];
    if (!token || token.bound || (i > 0 && !token.joined) || words.info(token.text).key !== keys[i]) return false;
  }
  return true;
}

function* missingAt(line: Line, folded: string, token: Token, list: readonly MissingPhrase[]): Generator<Slip> {
  for (const { pattern, right } of list) {
    pattern.lastIndex = token.start;
    const match = pattern.exec(folded);
    if (!match) continue;
    const end = token.start + match[0].trimEnd().length;
    const found = line.text.slice(token.start, end);
    yield {
      rule: 'language.missing',
      range: { paragraph: line.paragraph, start: token.start, end },
      found,
      suggestions: [likeCase(right, found)],
      severity: 'warning',
      confidence: 0.75,
    };
    return;
  }
}

function* doubledAt(line: Line, at: number, words: Words): Generator<Slip> {
  const token = line.tokens[at]!;
  const next = line.tokens[at + 1]!;
  const { key, lower } = words.info(token.text);
  if (key !== words.info(next.text).key || token.bound || next.bound || token.text.length < 2 || MAY_DOUBLE.has(lower)) return;
  if (token.shape !== 'lower' && next.shape !== 'lower') return;
  // Two compounds meet: "hành vi | vi phạm", "thi hành luật | luật sư".
  if (pairAt(line.tokens, at - 1, words) && (next.shape === 'title' || pairAt(line.tokens, at + 1, words))) return;
  if (MEETS.has(lower) && (pairAt(line.tokens, at + 1, words) || next.shape === 'title')) return;
  // A line break between them may be two columns or lines of a form; "đã đã" on one line is a slip.
  if (line.text.slice(token.end, next.start).includes('\n')) return;
  yield {
    rule: 'language.doubled',
    range: { paragraph: line.paragraph, start: token.start, end: next.end },
    found: line.text.slice(token.start, next.end),
    suggestions: [token.text],
    severity: 'warning',
    confidence: 0.8,
  };
}
