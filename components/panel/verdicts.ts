import { COMPONENT_IDS, type ComponentId } from '../../lib/anatomy/types';
import type { CheckReport } from '../../lib/check';
import type { Verdict } from '../../lib/rules';
import { covers, type Waiver, waiverKey } from '../state/waivers';

/** How a verdict counts on the screen: what failed by its severity, then the rest. */
export type Standing = 'error' | 'warning' | 'info' | 'notMeasured' | 'pass' | 'waived';

export const STANDINGS: Standing[] = ['error', 'warning', 'info', 'notMeasured', 'pass', 'waived'];

export interface Item {
  /** Index in `report.verdicts`. */
  index: number;
  verdict: Verdict;
  standing: Standing;
  waiver: Waiver | null;
}

export type Filter = Standing | 'toFix' | 'all';

export interface Group {
  component: ComponentId;
  items: Item[];
}

export function itemsOf(report: CheckReport, waivers: Waiver[]): Item[] {
  return report.verdicts.map((verdict, index) => {
    const key = verdict.outcome === 'pass' || waivers.length === 0 ? null : waiverKey(report.sha256, verdict);
    const waiver = (key && waivers.find((one) => covers(one, key))) ?? null;
    const standing = waiver ? 'waived' : verdict.outcome === 'fail' ? verdict.severity : verdict.outcome;
    return { index, verdict, standing, waiver };
  });
}

/** Text of a page has no pages of its own to show. */
export const canBeSeen = ({ kind }: Pick<CheckReport, 'kind'>): boolean => kind !== 'text';

/** Words of a page that are no document: their language is all there is to check. */
export const isWords = ({ kind, ruleset }: Pick<CheckReport, 'kind' | 'ruleset'>): boolean => kind === 'text' && ruleset === null;

export type Counts = Record<Standing, number>;

export function countStandings(items: Item[]): Counts {
  const counts: Counts = { error: 0, warning: 0, info: 0, notMeasured: 0, pass: 0, waived: 0 };
  for (const item of items) counts[item.standing]++;
  return counts;
}

export type Tone = 'failed' | 'warned' | 'unmeasured' | 'waivedOnly' | 'clean' | 'noRules' | 'text' | 'nothing';

/** One line over all: never "passed" while something failed, was set aside or could not be measured. */
export function toneOf(report: Pick<CheckReport, 'ruleset' | 'kind'>, counts: Counts): Tone {
  if (counts.error > 0) return 'failed';
  if (counts.warning > 0 || counts.info > 0) return 'warned';
  if (isWords(report)) return 'text';
  if (report.ruleset === null) return 'noRules';
  if (counts.notMeasured > 0) return 'unmeasured';
  if (counts.waived > 0) return 'waivedOnly';
  return counts.pass > 0 ? 'clean' : 'nothing';
}

/** Components in the order they stand on the page; those without a place in the order of the format table. */
export function componentOrder(report: CheckReport): ComponentId[] {
  const first = new Map<ComponentId, number>();
  for (const found of report.components) {
    const paragraph = found.ranges[0]?.paragraph ?? Number.POSITIVE_INFINITY;
    first.set(found.id, Math.min(first.get(found.id) ?? Number.POSITIVE_INFINITY, paragraph));
  }
  const at = (id: ComponentId) => {
    if (id === 'page') return -1;
    return first.get(id) ?? Number.POSITIVE_INFINITY;
  };
  return [...COMPONENT_IDS].sort((a, b) => {
    const [left, right] = [at(a), at(b)];
    return left === right ? COMPONENT_IDS.indexOf(a) - COMPONENT_IDS.indexOf(b) : left - right;
  });
}

const TO_FIX: Standing[] = ['error', 'warning', 'info'];

/** Letters alone: case and Vietnamese marks do not matter in a search. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

function words(item: Item): string {
  const { verdict, waiver } = item;
  const texts = [verdict.message, verdict.expected, verdict.actual, verdict.remedy, verdict.reason].flatMap((text) =>
    text ? [text.vi, text.en] : [],
  );
  return folded([verdict.rule, verdict.citation.norm, verdict.citation.clause, waiver?.reason ?? '', ...texts].join('\n'));
}

export interface Choice {
  filter: Filter;
  component: ComponentId | null;
  search: string;
}

export function chosen(items: Item[], { filter, component, search }: Choice): Item[] {
  const sought = folded(search).split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    if (filter === 'toFix' && !TO_FIX.includes(item.standing)) return false;
    if (filter !== 'toFix' && filter !== 'all' && item.standing !== filter) return false;
    if (component && item.verdict.component !== component) return false;
    if (sought.length === 0) return true;
    const text = words(item);
    return sought.every((word) => text.includes(word));
  });
}

/** By component in page order; within one, the gravest first, then by place. */
export function grouped(items: Item[], order: ComponentId[]): Group[] {
  const groups = new Map<ComponentId, Item[]>();
  for (const item of items) groups.set(item.verdict.component, [...(groups.get(item.verdict.component) ?? []), item]);
  return [...groups]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([component, members]) => ({
      component,
      items: members.sort(
        (a, b) =>
          STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
          (a.verdict.where[0]?.paragraph ?? 0) - (b.verdict.where[0]?.paragraph ?? 0) ||
          a.index - b.index,
      ),
    }));
}
