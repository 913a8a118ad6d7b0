/** What changed in the rules, in the order in which it hits this office, a few points a day. */
import { type RecordedStep, type RuleSetChange, recordedChanges } from '../rules';

export interface ChangeItem {
  /** Id under which the change is noted as read. */
  key: string;
  step: Omit<RecordedStep, 'changes'>;
  change: RuleSetChange;
  /** Times a check found this rule broken. */
  faults: number;
  /** Drafts checked of late that break it. */
  drafts: DraftHit[];
}

export interface DraftHit {
  id: string;
  name: string;
}

/** A checked draft, as far as it matters here. */
export interface CheckedDraft {
  id: string;
  name: string;
  report: { ruleset: string | null; verdicts: readonly { rule: string; outcome: string }[] };
}

const REACH: readonly RuleSetChange['reach'][] = ['every', 'many', 'some', 'rare', 'none'];

/**
 * Every recorded change, the one this office breaks most often first, then the one that touches most documents.
 *
 * @param faults how often each rule was found broken
 */
export function changeItems(
  faults: ReadonlyMap<string, number>,
  drafts: readonly CheckedDraft[],
  steps: readonly RecordedStep[] = recordedChanges(),
): ChangeItem[] {
  const items = steps.flatMap(({ changes, ...step }) =>
    changes.map((change): ChangeItem => {
      const rules = new Set(change.rules);
      return {
        key: `${step.from}--${step.to}/${change.id}`,
        step,
        change,
        faults: change.rules.reduce((sum, rule) => sum + (faults.get(rule) ?? 0), 0),
        // A draft measured by the older guide may break a rule of the older guide, which is no news.
        drafts: drafts
          .filter(
            ({ report }) => report.ruleset === step.to && report.verdicts.some((one) => one.outcome === 'fail' && rules.has(one.rule)),
          )
          .map(({ id, name }) => ({ id, name })),
      };
    }),
  );
  const order = new Map(items.map((item, index) => [item, index]));
  return items.sort(
    (a, b) =>
      b.faults - a.faults ||
      b.drafts.length - a.drafts.length ||
      REACH.indexOf(a.change.reach) - REACH.indexOf(b.change.reach) ||
      Number(!a.change.example) - Number(!b.change.example) ||
      order.get(a)! - order.get(b)!,
  );
}

/** What there is to read: a change after which nothing is to be done otherwise is shown, but not asked for. */
export const isNews = ({ change }: ChangeItem): boolean => change.reach !== 'none';

const A_DAY = 3;

/**
 * The points for today: those read today stay, the next unread ones fill up to three.
 *
 * @param read day on which each item was read, by its key
 */
export function pointsOfDay(items: readonly ChangeItem[], read: ReadonlyMap<string, string>, today: string): ChangeItem[] {
  const news = items.filter(isNews);
  const today3 = news.filter(({ key }) => read.get(key) === today).slice(0, A_DAY);
  const next = news.filter(({ key }) => !read.has(key)).slice(0, A_DAY - today3.length);
  return [...today3, ...next];
}
