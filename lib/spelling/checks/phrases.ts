import { PHRASES } from '../language.shipped';
import type { MissingPhrase, WrongPhrase } from '../tables';
import { foldLine, likeCase } from '../text';
import type { Slip } from '../types';
import type { Vocabulary } from '../vocabulary';
import type { Token } from '../words';
import type { Line } from './line';

/** Wrong phrases, words typed twice, words missing from fixed phrases. */

/** Nouns that often end one phrase and begin the next. */
const MEETS = new Set(PHRASES.meets.split(' '));
/** Words that stand by themselves before a compound they begin: "từ từ khoá", "năm năm học". */
const MEETS_ITSELF = new Set(PHRASES.meetsItself.split(' '));
const MAY_DOUBLE = new Set(PHRASES.mayDouble.split(' '));

export function* phrases(lines: readonly Line[], vocabulary: Vocabulary): Generator<Slip> {
  for (const line of lines) {
    const { tokens } = line;
    const taken = { until: 0 };
    let folded: string | undefined;
    for (let at = 0; at + 1 < tokens.length; at++) {
      const token = tokens[at]!;
      const next = tokens[at + 1]!;
      const { roles } = token.info;
      const wrong = roles?.wrong?.get(next.info.key);
      if (wrong && next.joined && token.start >= taken.until) yield* wrongAt(line, at, wrong, vocabulary, taken);
      const missing = roles?.missing?.get(next.info.key);
      if (missing) {
        folded ??= foldLine(line.text);
        yield* missingAt(line, folded, token, missing);
      }
      if (next.joined && token.info.key === next.info.key) yield* doubledAt(line, at, vocabulary);
    }
  }
}

function* wrongAt(line: Line, at: number, list: readonly WrongPhrase[], vocabulary: Vocabulary, taken: { until: number }): Generator<Slip> {
  const { tokens } = line;
  for (const { keys, right } of list) {
    const last = tokens[at + keys.length - 1];
    if (!last || !matches(tokens, at, keys)) continue;
    // Capitals inside a sentence make a name: "Nguyễn Văn Giao Động".
    if (!tokens[at]!.opens && tokens[at]!.shape === 'title' && last.shape === 'title') continue;
    // The first word ends a known compound: "nói chung | thực hiện", "khả năng | xuất".
    if (keys.length === 2 && pairAt(tokens, at - 1, vocabulary)) continue;
    const range = { paragraph: line.paragraph, start: tokens[at]!.start, end: last.end };
    const found = line.text.slice(range.start, range.end);
    taken.until = range.end;
    yield { rule: 'language.phrase', range, found, suggestions: [likeCase(right, found)], severity: 'warning', confidence: 0.85 };
    return;
  }
}

function pairAt(tokens: readonly Token[], at: number, vocabulary: Vocabulary): boolean {
  const next = tokens[at + 1];
  if (at < 0 || !next?.joined) return false;
  const a = tokens[at]!.info.entry;
  const b = next.info.entry;
  return a !== undefined && b !== undefined && vocabulary.isCompound(a, b);
}

function matches(tokens: readonly Token[], at: number, keys: readonly string[]): boolean {
  for (let i = 0; i < keys.length; i++) {
    const token = tokens[at + i];
    if (!token || token.bound || (i > 0 && !token.joined) || token.info.key !== keys[i]) return false;
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

/** "cơ cơ quan": the second begins a compound and the first ends none. */
function beginsCompound(tokens: readonly Token[], at: number, vocabulary: Vocabulary): boolean {
  return pairAt(tokens, at + 1, vocabulary) && !(tokens[at]!.joined && pairAt(tokens, at - 1, vocabulary));
}

function* doubledAt(line: Line, at: number, vocabulary: Vocabulary): Generator<Slip> {
  const token = line.tokens[at]!;
  const next = line.tokens[at + 1]!;
  const { key, lower } = token.info;
  if (key !== next.info.key || token.bound || next.bound || token.text.length < 2) return;
  if (MAY_DOUBLE.has(lower) && (MEETS_ITSELF.has(lower) || !beginsCompound(line.tokens, at, vocabulary))) return;
  if (token.shape !== 'lower' && next.shape !== 'lower') return;
  // Two compounds meet: "hành vi | vi phạm", "thi hành luật | luật sư".
  if (pairAt(line.tokens, at - 1, vocabulary) && (next.shape === 'title' || pairAt(line.tokens, at + 1, vocabulary))) return;
  if (MEETS.has(lower) && (pairAt(line.tokens, at + 1, vocabulary) || next.shape === 'title')) return;
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
