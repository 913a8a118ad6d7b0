import { analyse } from '../../../../lib/anatomy';
import { readDocument } from '../../../../lib/document';
import { evaluate, loadRuleSet, type Verdict } from '../../../../lib/rules';
import { compliantDraft, type DraftOptions, type DraftSpec, type RulesetId } from '../../../fixtures/drafts';

export const TODAY = '2026-11-22';

export type Change = (spec: DraftSpec) => void;

/** One error put into a compliant draft: what must be reported, and nothing else. */
export interface Planted {
  /** Rule ids without the pack's prefix ("number.colon"); all that this one change breaks. */
  rules: string[];
  /** Rule set; without it both of the Party's guides. */
  ruleset?: RulesetId;
  options: Omit<DraftOptions, 'ruleset'>;
  change?: Change;
  /** Names the case where one rule has several. */
  note?: string;
}

/** Verdicts of a draft, read back from the file that was made of it. */
export async function verdictsOf(options: DraftOptions, change?: Change): Promise<Verdict[]> {
  const document = await readDocument(compliantDraft(options, change));
  const anatomy = analyse(document);
  return evaluate(document, anatomy, loadRuleSet(options.ruleset, draftDate(options)), { today: TODAY });
}

/** The day the draft bears, for the companion norm. */
function draftDate(options: DraftOptions): string {
  return options.date ?? { 'hd05-2026': '2026-11-16', 'hd36-2018': '2026-03-16', 'nd30-2020': '2026-11-16' }[options.ruleset];
}

/** Rules that failed, as ids without the pack's prefix, sorted. */
export function failedRules(verdicts: readonly Verdict[]): string[] {
  return verdicts
    .filter((verdict) => verdict.outcome === 'fail')
    .map((verdict) => verdict.rule.replace(/^[^.]+\./, ''))
    .sort();
}
