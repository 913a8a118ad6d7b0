import { likeCase } from '../text';
import type { Slip } from '../types';
import type { Entry, Vocabulary } from '../vocabulary';
import type { Token } from '../words';
import type { Line } from './line';

/** Syllables that exist but stand where a compound with other marks is meant: "thục hiện", "nhân sư". */
export function* contexts(lines: readonly Line[], vocabulary: Vocabulary): Generator<Slip> {
  for (const line of lines) {
    const { tokens } = line;
    for (let at = 0; at + 1 < tokens.length; at++) {
      const a = tokens[at]!;
      const b = tokens[at + 1]!;
      if (!b.joined || !plain(a) || !plain(b)) continue;
      const found = misread(tokens, at, vocabulary);
      if (!found) continue;
      const start = a.start;
      const text = line.text.slice(start, b.end);
      yield {
        rule: 'language.context',
        range: { paragraph: line.paragraph, start, end: b.end },
        found: text,
        suggestions: found.offers.map((each) => likeCase(each, text)),
        severity: found.sure ? 'warning' : 'info',
        confidence: found.sure ? 0.65 : 0.5,
      };
      at++;
    }
  }
}

const plain = (token: Token): boolean => !token.bound && (token.shape === 'lower' || (token.shape === 'title' && token.opens));

interface Reading {
  offers: string[];
  /** One of the two hardly ever stands alone; else both are usual and only their meeting is strange. */
  sure: boolean;
}

function misread(tokens: readonly Token[], at: number, vocabulary: Vocabulary): Reading | null {
  const first = tokens[at]!.info;
  const second = tokens[at + 1]!.info;
  if (first.fault || second.fault || first.own || second.own) return null;
  const a = first.entry;
  const b = second.entry;
  if (a && b && vocabulary.isPair(a, b)) return null;
  const before = tokens[at]!.joined && at > 0 ? tokens[at - 1]!.info.entry : undefined;
  const after = tokens[at + 2]?.joined ? tokens[at + 2]!.info.entry : undefined;
  // A compound on the other side has claimed the word.
  if (a && before && vocabulary.isPair(before, a)) return null;
  if (b && after && vocabulary.isPair(b, after)) return null;
  const bound = a !== undefined && b !== undefined && !a.word && !b.word;
  if (b && (bound || doubtful(a)) && first.skeletonId >= 0) {
    const offers = vocabulary.firstsBefore(first.skeletonId, b).filter((entry) => entry !== a);
    if (offers.length) return { offers: offers.map((entry) => `${entry.text} ${second.lower}`), sure: doubtful(a) };
  }
  if (a && (bound || doubtful(b)) && second.skeletonId >= 0) {
    const offers = vocabulary.secondsAfter(a, second.skeletonId).filter((entry) => entry !== b);
    if (offers.length) return { offers: offers.map((entry) => `${first.lower} ${entry.text}`), sure: doubtful(b) };
  }
  return null;
}

/** A syllable that hardly ever stands alone. */
const doubtful = (entry: Entry | undefined): boolean => entry === undefined || (!entry.word && entry.degree <= 3);
