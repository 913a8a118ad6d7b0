/** Rules that are silent about a word of the office's own lexicon. */
export const LEXICON_RULES: readonly string[] = ['language.syllable', 'language.strange'];
