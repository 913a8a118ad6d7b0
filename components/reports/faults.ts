import { COMPONENT_IDS, type ComponentId } from '../../lib/anatomy/types';
import type { RuleWords } from '../../lib/check/worker-messages';
import type { Bilingual } from '../../lib/rules';
import { CHECKS } from '../../lib/store';
import { makeChecker } from '../state/worker';

export interface FaultRow {
  component: ComponentId | null;
  /** What must be, in the rule's words; null where they depend on the document. */
  need: Bilingual | null;
  citation: string;
  count: number;
}

const CITATION_RULES = new Set(['language.repealed', 'language.citationType', 'language.citationDate', 'language.reference']);

/** The packs are with the checker: a page that asks for some words needs not load them all. */
async function wordsOf(ids: string[], today: string): Promise<RuleWords[]> {
  if (ids.length === 0) return [];
  const checker = makeChecker();
  try {
    return await checker.ruleWords(ids, today);
  } catch {
    // Without the words the rules still have their numbers.
    return [];
  } finally {
    checker.end();
  }
}

/** Rules in the words of their packs, the most broken first. */
export async function faultRows(faults: ReadonlyMap<string, number>, today: string): Promise<FaultRow[]> {
  const ids = [...faults.keys()].filter((id) => id !== CHECKS);
  const words = new Map((await wordsOf(ids, today)).map((one) => [one.rule, one]));
  const rows = new Map<string, FaultRow>();
  for (const id of ids) {
    const rule = words.get(id);
    const language = id.startsWith('language.') ? (CITATION_RULES.has(id) ? 'citation' : 'spelling') : null;
    const component = rule?.component ?? COMPONENT_IDS.find((one) => one === language) ?? null;
    const need = rule?.need ?? null;
    const citation = rule ? `${rule.citation.norm}, ${rule.citation.clause}` : component ? '' : id;
    // The same words of the same clause are one fault for the reader; language is told by its kind.
    const key = `${component}|${need?.vi}|${citation}`;
    const row = rows.get(key) ?? { component, need, citation, count: 0 };
    row.count += faults.get(id)!;
    rows.set(key, row);
  }
  return [...rows.values()].sort((a, b) => b.count - a.count);
}
