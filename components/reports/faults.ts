import { COMPONENT_IDS, type ComponentId } from '../../lib/anatomy/types';
import { type Bilingual, loadRuleSet, ruleSetIds } from '../../lib/rules';
import { CHECKS } from '../../lib/store';

export interface FaultRow {
  component: ComponentId | null;
  /** What must be, in the rule's words; null where they depend on the document. */
  need: Bilingual | null;
  citation: string;
  count: number;
}

const MADE = /\{\w+/;
const CITATION_RULES = new Set(['language.repealed', 'language.citationType', 'language.citationDate', 'language.reference']);

/** Rules in the words of their packs, the most broken first. */
export function faultRows(faults: ReadonlyMap<string, number>, today: string): FaultRow[] {
  const rules = new Map(ruleSetIds().flatMap((id) => loadRuleSet(id, today).rules.map((rule) => [rule.id, rule] as const)));
  const rows = new Map<string, FaultRow>();
  for (const [id, count] of faults) {
    if (id === CHECKS) continue;
    const rule = rules.get(id);
    const language = id.startsWith('language.') ? (CITATION_RULES.has(id) ? 'citation' : 'spelling') : null;
    const component = rule?.component ?? COMPONENT_IDS.find((one) => one === language) ?? null;
    const words = rule?.message?.need ?? rule?.message?.fault ?? null;
    const need = words && !MADE.test(words.vi) ? words : null;
    const citation = rule ? `${rule.norm}, ${rule.clause}` : '';
    // The same words of the same clause are one fault for the reader; language is told by its kind.
    const key = `${component}|${need?.vi}|${citation}|${component ? '' : id}`;
    const row = rows.get(key) ?? { component, need, citation: citation || (component ? '' : id), count: 0 };
    row.count += count;
    rows.set(key, row);
  }
  return [...rows.values()].sort((a, b) => b.count - a.count);
}
