import type { DocumentMetadata } from '../../lib/anatomy/types';
import type { CheckReport } from '../../lib/check';
import type { Verdict } from '../../lib/rules';

/** What became of the faults from one check to the next. */
export interface Comparison {
  mended: Verdict[];
  /** As the later check says them. */
  left: Verdict[];
  added: Verdict[];
  /** Facts of the document that read otherwise now. */
  facts: (keyof DocumentMetadata)[];
  /** The two were measured by different rules: a fault may have gone only because nobody looked for it. */
  otherRules: boolean;
}

const failed = ({ verdicts }: CheckReport): Verdict[] => verdicts.filter(({ outcome }) => outcome === 'fail');
const ofRule = ({ rule, component }: Verdict): string => `${rule}\n${component}`;
const exactly = (verdict: Verdict): string => `${ofRule(verdict)}\n${(verdict.found ?? verdict.actual.vi).normalize('NFC').toLowerCase()}`;

/** Pairs of the same fault; each is taken once. */
function pair(before: Verdict[], after: Verdict[], keyOf: (verdict: Verdict) => string) {
  const waiting = new Map<string, Verdict[]>();
  for (const verdict of before) waiting.set(keyOf(verdict), [...(waiting.get(keyOf(verdict)) ?? []), verdict]);
  const both: Verdict[] = [];
  const added: Verdict[] = [];
  for (const verdict of after) {
    if (waiting.get(keyOf(verdict))?.shift()) both.push(verdict);
    else added.push(verdict);
  }
  return { both, added, mended: before.filter((verdict) => waiting.get(keyOf(verdict))?.includes(verdict)) };
}

/**
 * A slip of the language is the same one only where the same words are found; a fault of the format is the same where
 * the same rule still fails, whatever its value is now.
 */
export function compareReports(before: CheckReport, after: CheckReport): Comparison {
  const exact = pair(failed(before), failed(after), exactly);
  const isFormat = (verdict: Verdict) => verdict.found === undefined;
  const rest = pair(exact.mended.filter(isFormat), exact.added.filter(isFormat), ofRule);
  const facts = Object.keys(after.metadata) as (keyof DocumentMetadata)[];
  return {
    mended: exact.mended.filter((verdict) => !isFormat(verdict) || rest.mended.includes(verdict)),
    left: failed(after).filter((verdict) => exact.both.includes(verdict) || rest.both.includes(verdict)),
    added: exact.added.filter((verdict) => !isFormat(verdict) || rest.added.includes(verdict)),
    facts: facts.filter((fact) => JSON.stringify(before.metadata[fact]) !== JSON.stringify(after.metadata[fact])),
    otherRules: before.ruleset !== after.ruleset,
  };
}
