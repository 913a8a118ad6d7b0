import { formatDay, useText } from '../../i18n';
import { today } from '../../state/today';
import { covers, type Waiver, waiverKey } from '../../state/waivers';
import { Button, Disclosure } from '../../ui';
import { componentText } from '../texts';
import type { Item } from '../verdicts';
import styles from './Report.module.css';

interface WaiverListProps {
  sha256: string;
  waivers: readonly Waiver[];
  items: readonly Item[];
  onRestore: (waiver: Waiver) => void;
}

/** Every waiver on record for this file, those that nothing answers to any more included. */
export function WaiverList({ sha256, waivers, items, onRestore }: WaiverListProps) {
  const { t, pick, language } = useText();
  if (waivers.length === 0) return null;
  const meant = (waiver: Waiver) =>
    items.filter(({ verdict }) => verdict.outcome !== 'pass' && covers(waiver, waiverKey(sha256, verdict))).map(({ verdict }) => verdict);
  return (
    <Disclosure title={t('waiver.list', { n: waivers.length })}>
      <ul className={styles.waivers}>
        {waivers.map((waiver) => {
          const verdicts = meant(waiver);
          const [first] = verdicts;
          return (
            <li key={`${waiver.rule} ${waiver.component} ${waiver.found}`}>
              <p>
                <b>{first ? pick(first.message) : t('waiver.gone')}</b>{' '}
                <small className={styles.cite}>
                  {componentText(language, waiver.component)}
                  {verdicts.length > 1 && ` · ${t('verdict.count', { n: verdicts.length })}`}
                </small>
              </p>
              {first && <p className={styles.cite}>{pick(first.actual)}</p>}
              <p>
                {t('waiver.because', { reason: waiver.reason })}{' '}
                <small className={styles.cite}>({t('verdict.waivedOn', { date: formatDay(language, today(new Date(waiver.at))) })})</small>
              </p>
              <Button look="quiet" size="small" onClick={() => onRestore(waiver)}>
                {t('verdict.restore')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
