import { confusion } from '../confusion';
import { likeCase } from '../text';
import type { Slip } from '../types';
import type { Entry, Vocabulary } from '../vocabulary';
import type { Token } from '../words';
import type { Line } from './line';

/**
 * Syllables that exist but are strange to their neighbours, where one that looks or sounds alike is known to stand:
 * "thục hiện", "sử dụn", "tổ chứ". What the phrase model does not know it leaves alone.
 */
export function* contexts(lines: readonly Line[], vocabulary: Vocabulary): Generator<Slip> {
  for (const line of lines) {
    const { tokens } = line;
    for (let at = 0; at < tokens.length; at++) {
      const found = misread(tokens, at, vocabulary);
      if (!found) continue;
      const start = tokens[found.from]!.start;
      const { end } = tokens[found.to]!;
      const text = line.text.slice(start, end);
      yield {
        rule: 'language.context',
        range: { paragraph: line.paragraph, start, end },
        found: text,
        suggestions: found.offers.map((each) => likeCase(each, text)),
        severity: found.sure ? 'warning' : 'info',
        confidence: found.sure ? 0.65 : 0.5,
      };
      at = found.to;
    }
  }
}

const plain = (token: Token): boolean => !token.bound && (token.shape === 'lower' || (token.shape === 'title' && token.opens));

/** "Quy định", "Hội đồng": a capital on a syllable that never stands alone asks for the rest of its compound. */
const headsName = ({ bound, shape, info }: Token): boolean => !bound && shape === 'title' && info.entry?.word === false;

interface Reading {
  /** First and last token of the place shown: the word with the neighbour that gives it away. */
  from: number;
  to: number;
  offers: string[];
  /** A compound asks for another word, and this one hardly ever stands alone or both neighbours ask. */
  sure: boolean;
}

interface Offer {
  entry: Entry;
  cost: number;
  left: number;
  right: number;
}

const MOST_OFFERS = 3;

function misread(tokens: readonly Token[], at: number, vocabulary: Vocabulary): Reading | null {
  const token = tokens[at]!;
  const { info } = token;
  if (!plain(token) || info.fault || info.own || token.text.length < 2) return null;
  const previous = token.joined ? tokens[at - 1] : undefined;
  const follower = tokens[at + 1]?.joined ? tokens[at + 1] : undefined;
  const written = info.entry;
  if (vocabulary.bond(previous?.info.entry, written) > 0 || vocabulary.bond(written, follower?.info.entry) > 0) return null;
  const left = previous && (plain(previous) || headsName(previous)) ? previous.info : undefined;
  const right = follower && plain(follower) ? follower.info : undefined;
  if (!left && !right) return null;
  // A compound on its other side has claimed the neighbour.
  const leftFree = left?.entry && !(tokens[at - 1]!.joined && vocabulary.bond(tokens[at - 2]?.info.entry, left.entry) === 2);
  const rightFree = right?.entry && !(tokens[at + 2]?.joined && vocabulary.bond(right.entry, tokens[at + 2]!.info.entry) === 2);
  const offers: Offer[] = [];
  const weigh = (entry: Entry) => {
    if (entry === written) return;
    const cost = confusion(info.lower, info.syllable, info.letters, entry);
    if (cost === Number.POSITIVE_INFINITY || offers.some((one) => one.entry === entry)) return;
    const byLeft = vocabulary.bond(left?.entry, entry);
    const byRight = vocabulary.bond(entry, right?.entry);
    offers.push({ entry, cost, left: byLeft === 2 && !leftFree ? 1 : byLeft, right: byRight === 2 && !rightFree ? 1 : byRight });
  };
  const strange = doubtful(written);
  vocabulary.eachBetween(left?.entry, right?.entry, !strange, weigh);
  const good = offers
    .filter(
      (one) =>
        one.left + one.right >= needed(one.cost, strange, (info.ascii && one.cost <= ONLY_MARKS) || (!written && one.cost <= ONE_MARK)),
    )
    .sort((a, b) => b.left + b.right - b.cost - (a.left + a.right - a.cost));
  const best = good[0];
  if (!best) return null;
  const withLeft = best.left >= best.right;
  return {
    from: withLeft ? at - 1 : at,
    to: withLeft ? at : at + 1,
    offers: good.slice(0, MOST_OFFERS).map(({ entry }) => (withLeft ? `${left!.lower} ${entry.text}` : `${entry.text} ${right!.lower}`)),
    sure: best.left + best.right >= (strange ? 2 : 3),
  };
}

const ONLY_MARKS = 0.6;
const ONE_MARK = 0.3;

/** Bonds that must speak for an offer: fewer where only marks are wrong, more where the word is usual by itself and far from it. */
function needed(cost: number, strange: boolean, onlyMarks: boolean): number {
  if (strange) return onlyMarks ? 1 : 2;
  return cost <= 0.5 ? 2 : 3;
}

/** A syllable that hardly ever stands alone. */
const doubtful = (entry: Entry | undefined): boolean => entry === undefined || (!entry.word && entry.degree <= 3);
