import { SELF_CHECK } from '../../lib/reports';
import { useText } from '../i18n';
import { Scroll } from './charts';
import type { ReportData } from './load';
import styles from './Reports.module.css';

const CADENCES = ['daily', 'weekly', 'monthly', 'yearly'] as const;

/** The office looks over its own work: what can be counted is filled in, the rest is for a person to judge. */
export function SelfCheckSheet({ data, name }: { data: ReportData; name: string }) {
  const { t, pick } = useText();
  const duties = CADENCES.flatMap((cadence) => data.duties.filter(({ duty, expected }) => duty.cadence === cadence && expected > 0));
  const judged = `☐ ${t('reports.self.yes')}  ☐ ${t('reports.self.no')}`;
  let number = 0;
  return (
    <section aria-labelledby="self-check" className={`${styles.part} ${styles.sheet}`}>
      <h3 id="self-check">{t('reports.self.title')}</h3>
      <p className={styles.soft}>{name}</p>
      <Scroll label={t('reports.self.title')}>
        <table className={styles.table}>
          <caption className="visuallyHidden">{t('reports.self.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('reports.self.number')}</th>
              <th scope="col">{t('reports.self.what')}</th>
              <th scope="col">{t('reports.self.basis')}</th>
              <th scope="col">{t('reports.self.result')}</th>
              <th scope="col">{t('reports.self.note')}</th>
            </tr>
          </thead>
          <tbody>
            {duties.map(({ duty, done, expected }) => (
              <tr key={duty.id}>
                <td>{++number}</td>
                <th scope="row">{pick(duty.label)}</th>
                <td>{duty.basis.norm && `${duty.basis.norm}, ${duty.basis.clause}`}</td>
                <td>{t('reports.self.done', { done, expected })}</td>
                <td />
              </tr>
            ))}
            {SELF_CHECK.points.map((point) => {
              const counted = point.measure && data.measured[point.measure];
              return (
                <tr key={point.id} data-point={point.id}>
                  <td>{++number}</td>
                  <th scope="row">{pick(point.label)}</th>
                  <td>
                    {point.basis.norm}, {point.basis.clause}
                  </td>
                  <td className={styles.judged}>
                    {!counted
                      ? judged
                      : counted.of === 0
                        ? t('reports.self.none')
                        : t('reports.self.counted', { n: counted.found, of: counted.of })}
                  </td>
                  <td />
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      <p className={styles.soft}>{pick(SELF_CHECK.note)}</p>
    </section>
  );
}
