import { suggest } from '../suggest';
import { isSyllable } from '../syllable';
import { telex } from '../telex';
import { likeCase } from '../text';
import type { Slip } from '../types';
import type { Entry, Vocabulary } from '../vocabulary';
import { hasVowel, judgeToken, type Token } from '../words';
import type { Line } from './line';

/** Suggestions cost a walk through the vocabulary: after so many different words the text is no Vietnamese draft. */
const MAX_DISTINCT = 60;

/** Words that are no syllables. */
export function* misspelt(lines: readonly Line[], vocabulary: Vocabulary): Generator<Slip> {
  const offered = new Map<string, string[]>();
  for (const { paragraph, tokens, text } of lines) {
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      const whole = torn(tokens, at, vocabulary);
      if (whole) {
        const end = tokens[at + 1]!.end;
        yield {
          rule: 'language.syllable',
          range: { paragraph, start: token.start, end },
          found: text.slice(token.start, end),
          suggestions: [likeCase(whole, token.text)],
          severity: 'error',
          confidence: 0.9,
        };
        at++;
        continue;
      }
      if (token.info.fault === null) continue;
      const sure = judgeToken(tokens, at);
      if (!sure) continue;
      const before = token.joined ? tokens[at - 1]?.info.entry : undefined;
      const after = tokens[at + 1]?.joined ? tokens[at + 1]?.info.entry : undefined;
      const lower = token.info.lower;
      const key = `${before?.id} ${lower} ${after?.id}`;
      let suggestions = offered.get(key);
      if (!suggestions) {
        if (offered.size >= MAX_DISTINCT) return;
        suggestions = suggest(vocabulary, lower, { before, after });
        offered.set(key, suggestions);
      }
      // Nothing like it in the language: a foreign word.
      const info = token.info;
      const foreign = info.ascii && (info.fault === 'shape' || info.fault === 'unused');
      if (foreign && (token.shape !== 'lower' || !suggestions.length)) continue;
      if (foreign && !isTyped(lower, vocabulary) && !suggestions.slice(0, 3).some((offer) => fits(offer, vocabulary, before, after)))
        continue;
      yield {
        rule: sure === 'certain' ? 'language.syllable' : 'language.strange',
        range: { paragraph, start: token.start, end: token.end },
        found: token.text,
        suggestions: suggestions.map((each) => likeCase(each, token.text)),
        severity: sure === 'certain' ? 'error' : 'warning',
        confidence: sure === 'certain' ? 0.95 : 0.7,
      };
    }
  }
}

/** An unmarked strange word is only worth showing when one of the first offers is known beside its neighbours. */
function fits(offer: string, vocabulary: Vocabulary, before: Entry | undefined, after: Entry | undefined): boolean {
  if (offer.includes(' ')) return true;
  const entry = isSyllable(offer) ? vocabulary.find(offer) : undefined;
  return vocabulary.bond(before, entry) + vocabulary.bond(entry, after) >= 2;
}

/** The word that a blank has torn in two, one half of which is no syllable: "th ông", "quyế t". */
function torn(tokens: readonly Token[], at: number, vocabulary: Vocabulary): string | null {
  const head = tokens[at]!;
  const tail = tokens[at + 1];
  if (!tail?.joined || head.bound || tail.bound || tail.shape !== 'lower') return null;
  if (head.shape !== 'lower' && !(head.shape === 'title' && head.opens)) return null;
  if (!isPiece(head) && !isPiece(tail)) return null;
  const whole = head.info.lower + tail.info.lower;
  const entry = isSyllable(whole) ? vocabulary.find(whole) : undefined;
  if (!entry) return null;
  const before = head.joined ? tokens[at - 1]?.info.entry : undefined;
  const after = tokens[at + 2]?.joined ? tokens[at + 2]!.info.entry : undefined;
  const alone = entry.word || !hasVowel(head.info);
  return alone || vocabulary.bond(before, entry) + vocabulary.bond(entry, after) > 0 ? whole : null;
}

/** No word by itself: no syllable, or letters without a vowel. */
const isPiece = ({ info }: Token): boolean => info.fault !== null || !hasVowel(info);

/** Telex keys of a known word, long or odd enough to be no foreign word. */
function isTyped(word: string, vocabulary: Vocabulary): boolean {
  if (word.length < 4 && !/dd|aa|ee|oo|[auo]w/.test(word)) return false;
  const typed = telex(word);
  return typed !== null && vocabulary.find(typed) !== undefined;
}
