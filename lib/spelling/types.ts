import type { TextRange } from '../anatomy';
import type { Bilingual, Severity } from '../rules';

/** One slip in the text, before slips are folded into verdicts. */
export interface Slip {
  /** Id of the rule in data/messages.json: 'language.syllable'. */
  rule: string;
  range: TextRange;
  found: string;
  /** Right forms, the one a reader expects first. Empty where there is nothing to offer. */
  suggestions: string[];
  severity: Severity;
  /** 0..1. */
  confidence: number;
  /** Further values of the sentence. */
  values?: Record<string, string | Bilingual>;
}

/** Words of the office itself: names, abbreviations, terms that are right here. Case is kept as written. */
export interface OfficeLexicon {
  words: string[];
}
