import type { IssuingSystem } from '../anatomy';
import { chooseRuleSet as choose, type RuleSetChoice } from './engine/choose';
import { Packs, type RuleSet } from './engine/rule-set';
import { PACK_SOURCES } from './packs';

export { type RecordedStep, type RuleSetChange, recordedChanges, ruleSetChanges } from './changes';
export { type RuleSetChoice, standInDay } from './engine/choose';
export { countVerdicts, evaluate, type Headline, headline } from './engine/evaluate';
export { type LoadedRule, type PackSource, Packs, type RuleSet, readPack } from './engine/rule-set';
export { PACK_SOURCES } from './packs';
export { BadPackError, parseData } from './schema';
export * from './types';

const packs = new Packs(PACK_SOURCES);

/** Ids of the rule sets that can be asked for. */
export function ruleSetIds(): string[] {
  return packs.formatIds();
}

/**
 * The rule set for a document, by issuing system and printed date (ISO, maybe cut to month or year; null = undated).
 * `ruleSet` is null with the reason in `why` when there is none for that day or the system is not known.
 */
export function chooseRuleSet(system: IssuingSystem, date: string | null, today: string): RuleSetChoice {
  return choose(packs, system, date, today);
}

/** @throws RangeError for an unknown id, BadPackError (path and field) for wrong data. */
export function loadRuleSet(id: string, onDay: string): RuleSet {
  return packs.ruleSet(id, onDay);
}
