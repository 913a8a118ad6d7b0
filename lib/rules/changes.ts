import type { ComponentId } from '../anatomy';
import { CHANGES } from './packs/changes.shipped';
import type { Bilingual, Citation } from './types';

/** One point in which a newer guide differs from the one before. `rules` = the rules of either pack that carry it. */
export interface RuleSetChange {
  id: string;
  component: ComponentId;
  topic: Bilingual;
  old: Bilingual;
  new: Bilingual;
  /** The same words of a document, as they were and as they are now; line breaks count. */
  example?: { old: string; new: string } | undefined;
  /** How many of an office's documents are to be written otherwise than before. */
  reach: 'every' | 'many' | 'some' | 'rare' | 'none';
  rules: string[];
  citation: Citation;
  confidence: 'high' | 'medium' | 'low';
}

/** A step from one guide to the next of the same system. */
export interface RecordedStep {
  from: string;
  to: string;
  /** First day of the newer guide. */
  effectiveFrom: string;
  changes: RuleSetChange[];
}

/** What changed between two rule sets of one system, in the order of the norm; empty when nothing is recorded. */
export const ruleSetChanges = (from: string, to: string): RuleSetChange[] => CHANGES[`${from}--${to}`]?.changes ?? [];

/** Every step with recorded changes, the newest first. */
export function recordedChanges(): RecordedStep[] {
  return Object.values(CHANGES).sort((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom));
}
