/** A report as sheets of a workbook: every number, not only those that a screen has room for. */
import { DIRECTIONS, type Facet, ranked, SELF_CHECK } from '../../lib/reports';
import type { Column, Table, Value } from '../../lib/sheets';
import { COUNTER_KINDS } from '../../lib/store';
import type { useText } from '../i18n';
import type { ReportData } from './load';

const FACETS: readonly Facet[] = ['types', 'bodies', 'urgencies'];
const WIDE = 44;
const NARROW = 14;

export function reportTables(data: ReportData, { t, pick }: ReturnType<typeof useText>, name: string): Table[] {
  const column = (id: string, label: string, width = NARROW): Column => ({ id, label, width });
  const table = (title: string, columns: Column[], rows: Value[][]): Table => ({
    name: title,
    columns,
    rows,
    above: [`${title} – ${name}`],
  });
  const registers = DIRECTIONS.map((one) => column(one, t(`register.direction.${one}`)));
  const months = data.months.filter(({ inside }) => inside);
  const state = [column('state', t('reports.state'), WIDE), column('total', t('reports.total'))];
  const judged = `☐ ${t('reports.self.yes')}  ☐ ${t('reports.self.no')}`;
  return [
    table(
      t('reports.byMonth'),
      [column('month', t('reports.month')), ...registers],
      months.map(({ month, tally }) => [`${Number(month.slice(5))}/${month.slice(0, 4)}`, ...DIRECTIONS.map((one) => tally[one].total)]),
    ),
    ...FACETS.map((facet) =>
      table(
        t(`reports.by.${facet}`),
        [column('key', t(`reports.head.${facet}`), WIDE), ...registers, column('total', t('reports.total'))],
        ranked(data.register, facet).map(({ key, counts, total }) => [
          key || t('reports.notStated'),
          ...DIRECTIONS.map((one) => counts[one]),
          total,
        ]),
      ),
    ),
    table(
      t('reports.works'),
      state,
      (['inTime', 'late', 'overdue', 'ahead'] as const).map((id) => [t(`reports.work.${id}`), data.punctuality[id]]),
    ),
    table(
      t('reports.dossiers'),
      state,
      (['opened', 'closed', 'transferred', 'complete', 'incomplete', 'closedIncomplete'] as const).map((id) => [
        t(`reports.dossier.${id}`),
        data.standing[id],
      ]),
    ),
    table(
      t('work.counter.title'),
      [column('counted', t('reports.counted'), WIDE), column('total', t('reports.total'))],
      COUNTER_KINDS.map((id) => [t(`work.counter.${id}`), data.counters[id]]),
    ),
    table(
      t('reports.faults'),
      [column('rule', t('reports.rule'), WIDE), column('basis', t('reports.self.basis'), WIDE), column('times', t('reports.times'))],
      data.faults.map(({ component, need, citation, count }) => [
        [component && t(`component.${component}`), need && pick(need)].filter(Boolean).join(': '),
        citation,
        count,
      ]),
    ),
    table(
      t('reports.self.title'),
      [
        column('number', t('reports.self.number'), 6),
        column('what', t('reports.self.what'), WIDE),
        column('basis', t('reports.self.basis'), 30),
        column('result', t('reports.self.result'), 22),
        column('note', t('reports.self.note'), 22),
      ],
      [
        ...data.duties
          .filter(({ expected }) => expected > 0)
          .map(({ duty, done, expected }): Value[] => [
            pick(duty.label),
            duty.basis.norm && `${duty.basis.norm}, ${duty.basis.clause}`,
            t('reports.self.done', { done, expected }),
            null,
          ]),
        ...SELF_CHECK.points.map(({ label, basis, measure }): Value[] => {
          const counted = measure ? data.measured[measure] : null;
          const none = counted?.of === 0;
          const result = !counted
            ? judged
            : none
              ? t('reports.self.none')
              : t('reports.self.counted', { n: counted.found, of: counted.of });
          return [pick(label), `${basis.norm}, ${basis.clause}`, result, null];
        }),
      ].map((row, at) => [at + 1, ...row]),
    ),
  ];
}
