import type { IssuingSystem } from '../../anatomy';
import type { Bilingual, RuleSetInfo } from '../types';
import { say } from './phrases';
import type { Packs } from './rule-set';

export interface RuleSetChoice {
  ruleSet: RuleSetInfo | null;
  /** The day the choice was made by: the document's, or the one that stands for it. */
  onDay: string;
  /** Why this one, or why none. */
  why: Bilingual;
}

/** First and last day a printed date (maybe cut to month or year) can mean. */
export function daysOf(date: string): { first: string; last: string } {
  const [year, month, day] = date.split('-');
  if (day) return { first: date, last: date };
  if (month) {
    const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
    return { first: `${year}-${month}-01`, last: `${year}-${month}-${String(last).padStart(2, '0')}` };
  }
  return { first: `${year}-01-01`, last: `${year}-12-31` };
}

/** The day that stands for a printed date: the date itself, else today if it may be meant, else the last day it can be. */
export function standInDay(date: string | null, today: string): string {
  if (!date) return today;
  const { first, last } = daysOf(date);
  if (today < first) return first;
  return today < last ? today : last;
}

/** The rule set by issuing system and document date (ISO, maybe cut; null = undated: by today). */
export function chooseRuleSet(packs: Packs, system: IssuingSystem, date: string | null, today: string): RuleSetChoice {
  const onDay = standInDay(date, today);
  if (system === 'unknown') return { ruleSet: null, onDay, why: say('choice.unknownSystem') };
  const infos = packs
    .formatIds()
    .map((id) => packs.info(id, onDay))
    .filter((info) => info.system === system);
  const on = (day: string) =>
    infos.find((info) => info.effectiveFrom <= day && (info.effectiveTo === null || day <= info.effectiveTo)) ?? null;
  const ruleSet = on(onDay);
  if (!ruleSet) return { ruleSet: null, onDay, why: say('choice.none', { date: written(onDay) }) };
  if (!date) return { ruleSet, onDay, why: say('choice.undated', { norm: ruleSet.norm, date: written(onDay) }) };
  const { first, last } = daysOf(date);
  const sure = on(first)?.id === ruleSet.id && on(last)?.id === ruleSet.id;
  return {
    ruleSet,
    onDay,
    why: say(sure ? 'choice.byDate' : 'choice.partialDate', { norm: ruleSet.norm, date: written(first === last ? date : onDay) }),
  };
}

/** '2026-05-27' → '27/5/2026', days and months 1 and 2 as the rules write them. */
function written(day: string): string {
  const [year, month, date] = day.split('-');
  const short = Number(month) < 3 ? month : String(Number(month));
  return `${date}/${short}/${year}`;
}
