import { DIRECTIONS, type Facet, ranked } from '../../lib/reports';
import { COUNTER_KINDS } from '../../lib/store';
import { useText } from '../i18n';
import { BarTable, ColumnChart, Scroll } from './charts';
import type { ReportData } from './load';
import styles from './Reports.module.css';

const SHOWN = 12;
const FACETS: readonly Facet[] = ['types', 'bodies', 'urgencies'];

/** The register: by month, by type, by issuing body, by urgency. */
export function RegisterPart({ data }: { data: ReportData }) {
  const { t } = useText();
  const shown = DIRECTIONS.filter((one) => data.months.some(({ tally }) => tally[one].total > 0));
  const heads = shown.map((one) => t(`register.direction.${one}`));
  const columns = data.months.map(({ month, tally, inside }) => ({
    id: month,
    label: `${Number(month.slice(5))}/${month.slice(2, 4)}`,
    values: shown.map((one) => tally[one].total),
    faint: !inside,
  }));
  return (
    <section aria-labelledby="register" className={styles.part}>
      <h3 id="register">{t('reports.register')}</h3>
      {columns.length > 1 && (
        <>
          <ColumnChart title={t('reports.byMonth')} series={shown.map((id, index) => ({ id, label: heads[index]! }))} columns={columns} />
          <Scroll label={t('reports.byMonth')}>
            <table className={styles.table}>
              <caption>{t('reports.byMonth')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('reports.month')}</th>
                  {heads.map((head) => (
                    <th key={head} scope="col" className={styles.numeric}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.months.map(({ month, tally, inside }) => (
                  <tr key={month} data-faint={!inside}>
                    <th scope="row">{`${Number(month.slice(5))}/${month.slice(0, 4)}`}</th>
                    {shown.map((one) => (
                      <td key={one} className={styles.numeric}>
                        {tally[one].total}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
      {FACETS.map((facet) => (
        <FacetTable key={facet} facet={facet} data={data} heads={heads} shown={shown} />
      ))}
    </section>
  );
}

function FacetTable({
  facet,
  data,
  heads,
  shown,
}: {
  facet: Facet;
  data: ReportData;
  heads: string[];
  shown: readonly (typeof DIRECTIONS)[number][];
}) {
  const { t } = useText();
  const all = ranked(data.register, facet);
  if (all.length === 0 || (all.length === 1 && all[0]!.key === '')) return null;
  const rest = all.slice(SHOWN);
  const rows = all.slice(0, SHOWN).map(({ key, counts, total }) => ({
    id: key || '-',
    label: key === '' ? t('reports.notStated') : facet === 'bodies' ? key : key.charAt(0).toUpperCase() + key.slice(1),
    value: total,
    cells: shown.map((one) => counts[one]),
  }));
  if (rest.length > 0)
    rows.push({
      id: '…',
      label: t('reports.others', { n: rest.length }),
      value: rest.reduce((sum, row) => sum + row.total, 0),
      cells: shown.map((one) => rest.reduce((sum, row) => sum + row.counts[one], 0)),
    });
  return <BarTable caption={t(`reports.by.${facet}`)} heads={[t(`reports.head.${facet}`), ...heads, t('reports.total')]} rows={rows} />;
}

/** Work in time and late. */
export function Works({ data: { punctuality: counts } }: { data: ReportData }) {
  const { t } = useText();
  const rows = (['inTime', 'late', 'overdue', 'ahead'] as const).map((id) => ({ id, label: t(`reports.work.${id}`), value: counts[id] }));
  return (
    <section aria-labelledby="works" className={styles.part}>
      <h3 id="works">{t('reports.works')}</h3>
      {rows.every((row) => row.value === 0) ? (
        <p className={styles.soft}>{t('reports.noWork')}</p>
      ) : (
        <BarTable caption={t('reports.worksCaption')} heads={[t('reports.state'), t('reports.total')]} rows={rows} />
      )}
    </section>
  );
}

/** Dossiers: opened, closed, handed over; complete or not. */
export function Dossiers({ data: { standing } }: { data: ReportData }) {
  const { t } = useText();
  const rows = (['opened', 'closed', 'transferred', 'complete', 'incomplete', 'closedIncomplete'] as const).map((id) => ({
    id,
    label: t(`reports.dossier.${id}`),
    value: standing[id],
  }));
  return (
    <section aria-labelledby="dossiers" className={styles.part}>
      <h3 id="dossiers">{t('reports.dossiers')}</h3>
      {rows.every((row) => row.value === 0) ? (
        <p className={styles.soft}>{t('reports.noDossier')}</p>
      ) : (
        <BarTable caption={t('reports.dossiersCaption')} heads={[t('reports.state'), t('reports.total')]} rows={rows} />
      )}
    </section>
  );
}

/** Which rules drafts break most often, as the checks on this machine found. */
export function Faults({ data: { checks, faults: rows } }: { data: ReportData }) {
  const { t, pick } = useText();
  return (
    <section aria-labelledby="faults" className={styles.part}>
      <h3 id="faults">{t('reports.faults')}</h3>
      <p className={styles.soft}>{t('reports.faultsNote', { n: checks })}</p>
      {rows.length > 0 && (
        <BarTable
          caption={t('reports.faultsCaption', { n: Math.min(SHOWN, rows.length) })}
          heads={[t('reports.rule'), t('reports.times')]}
          rows={rows.slice(0, SHOWN).map(({ component, need, citation, count }) => ({
            id: `${component}|${need?.vi}|${citation}`,
            label: (
              <>
                {[component && t(`component.${component}`), need && pick(need)].filter(Boolean).join(': ') || citation}
                {component && citation && <span className={styles.cite}>{citation}</span>}
              </>
            ),
            value: count,
          }))}
        />
      )}
    </section>
  );
}

/** Impressions of the seal, copies, badge decisions. */
export function Counts({ data: { counters } }: { data: ReportData }) {
  const { t } = useText();
  const rows = COUNTER_KINDS.map((id) => ({ id, label: t(`work.counter.${id}`), value: counters[id] }));
  if (rows.every((row) => row.value === 0)) return null;
  return (
    <section aria-labelledby="counts" className={styles.part}>
      <h3 id="counts">{t('work.counter.title')}</h3>
      <BarTable caption={t('reports.countsCaption')} heads={[t('reports.counted'), t('reports.total')]} rows={rows} />
    </section>
  );
}
