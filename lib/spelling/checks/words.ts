import { suggest } from '../suggest';
import { isSyllable } from '../syllable';
import { likeCase } from '../text';
import type { Slip } from '../types';
import type { Entry } from '../vocabulary';
import { judgeToken, type Words } from '../words';
import type { Line } from './line';

/** Suggestions cost a walk through the vocabulary: after so many different words the text is no Vietnamese draft. */
const MAX_DISTINCT = 80;

/** Words that are no syllables. */
export function* misspelt(lines: readonly Line[], words: Words): Generator<Slip> {
  const offered = new Map<string, string[]>();
  for (const { paragraph, tokens } of lines) {
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      if (words.info(token.text).fault === null) continue;
      const sure = judgeToken(tokens, at, words);
      if (!sure) continue;
      const before = token.joined ? entryAt(tokens[at - 1], words) : undefined;
      const after = tokens[at + 1]?.joined ? entryAt(tokens[at + 1], words) : undefined;
      const lower = token.text.toLowerCase();
      const key = `${before?.id} ${lower} ${after?.id}`;
      let suggestions = offered.get(key);
      if (!suggestions) {
        if (offered.size >= MAX_DISTINCT) return;
        suggestions = suggest(words.vocabulary, lower, { before, after });
        offered.set(key, suggestions);
      }
      // Nothing like it in the language: a foreign word.
      const info = words.info(token.text);
      if (
        info.ascii &&
        info.fault === 'shape' &&
        (token.shape !== 'lower' || !suggestions.length || !fits(suggestions[0]!, words, before, after))
      )
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

const entryAt = (token: { text: string } | undefined, words: Words): Entry | undefined =>
  token ? words.info(token.text).entry : undefined;

/** An unmarked strange word is only worth showing when the first offer makes a known compound with its neighbours. */
function fits(offer: string, words: Words, before: Entry | undefined, after: Entry | undefined): boolean {
  if (offer.includes(' ')) return true;
  if (!isSyllable(offer)) return false;
  const entry = words.vocabulary.find(offer);
  if (!entry) return false;
  return (before !== undefined && words.vocabulary.isPair(before, entry)) || (after !== undefined && words.vocabulary.isPair(entry, after));
}
