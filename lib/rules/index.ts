import type { IssuingSystem } from '../anatomy';
import { chooseRuleSet as choose, type RuleSetChoice } from './engine/choose';
import { type LoadedPack, Packs, type RuleSet } from './engine/rule-set';
import { PACK_PARTS, RULES } from './packs/packs.shipped';

export { type RecordedStep, type RuleSetChange, recordedChanges, ruleSetChanges } from './changes';
export { type RuleSetChoice, standInDay } from './engine/choose';
export { countVerdicts, evaluate, type Headline, headline } from './engine/evaluate';
export { type PackSource, readPack } from './engine/read-pack';
export { type LoadedRule, Packs, type RuleSet } from './engine/rule-set';
export { PACK_SOURCES } from './packs';
export { BadPackError, parseData } from './schema';
export * from './types';

function partOf({ id, data, tables, steps }: (typeof PACK_PARTS)[number]): LoadedPack {
  let place = 0;
  const rules = steps.map((step) => {
    place += step;
    return { ...RULES[place]!, norm: data.norm, pack: id };
  });
  return { data, tables, rules };
}

const packs = new Packs(Object.fromEntries(PACK_PARTS.map((part) => [part.id, partOf(part)])));

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

/** @throws RangeError for an unknown id. */
export function loadRuleSet(id: string, onDay: string): RuleSet {
  return packs.ruleSet(id, onDay);
}
