import { suggest } from '../suggest';
import { isSyllable } from '../syllable';
import { telex } from '../telex';
import { likeCase } from '../text';
import type { Slip } from '../types';
import type { Entry, Vocabulary } from '../vocabulary';
import { judgeToken } from '../words';
import type { Line } from './line';

/** Suggestions cost a walk through the vocabulary: after so many different words the text is no Vietnamese draft. */
const MAX_DISTINCT = 60;

/** Words that are no syllables. */
export function* misspelt(lines: readonly Line[], vocabulary: Vocabulary): Generator<Slip> {
  const offered = new Map<string, string[]>();
  for (const { paragraph, tokens } of lines) {
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
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
      const foreign = info.ascii && info.fault === 'shape';
      if (foreign && (token.shape !== 'lower' || !suggestions.length)) continue;
      if (foreign && !isTyped(lower, vocabulary) && !fits(suggestions[0]!, vocabulary, before, after)) continue;
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

/** An unmarked strange word is only worth showing when the first offer makes a known compound with its neighbours. */
function fits(offer: string, vocabulary: Vocabulary, before: Entry | undefined, after: Entry | undefined): boolean {
  if (offer.includes(' ')) return true;
  if (!isSyllable(offer)) return false;
  const entry = vocabulary.find(offer);
  if (!entry) return false;
  return (before !== undefined && vocabulary.isPair(before, entry)) || (after !== undefined && vocabulary.isPair(entry, after));
}

/** Telex keys of a known word, long or odd enough to be no foreign word. */
function isTyped(word: string, vocabulary: Vocabulary): boolean {
  if (word.length < 4 && !/dd|aa|ee|oo|[auo]w/.test(word)) return false;
  const typed = telex(word);
  return typed !== null && vocabulary.find(typed) !== undefined;
}
