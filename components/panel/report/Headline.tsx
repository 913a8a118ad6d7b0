import { Copy, Eye, RefreshCw } from 'lucide-react';
import { useText } from '../../i18n';
import type { Waiver } from '../../state/waivers';
import { Button } from '../../ui';
import { AddFromReport } from '../../work/filing/AddFromReport';
import type { PanelItem } from '../model';
import { StandingBadge } from '../Standing';
import { headlineCounts, reportText, ruleSetText, toneText } from '../texts';
import { canBeSeen, countStandings, type Item, isWords, toneOf } from '../verdicts';
import styles from './Report.module.css';
import { useCopy } from './useCopy';

interface HeadlineProps {
  item: PanelItem;
  items: Item[];
  waivers: Waiver[];
  onView: () => void;
  onRecheck: () => void;
  onRuleSet: () => void;
}

/** The result in one look: the name, the count, the rules it was measured by, and what can be done next. */
export function Headline({ item, items, waivers, onView, onRecheck, onRuleSet }: HeadlineProps) {
  const reader = useText();
  const { t } = reader;
  const copy = useCopy();
  const report = item.report!;
  const isSeen = canBeSeen(report);
  return (
    <section className={styles.headline} data-tone={toneOf(report, countStandings(items))} aria-label={t('headline.label')}>
      <p className={styles.fileName}>{item.name ?? t('files.selectedText')}</p>
      <p className={styles.tone} role="status">
        {toneText(t, report, items)}
      </p>
      <p className={styles.counts}>
        {headlineCounts(t, report, items).map(({ standing, text }) => (
          <StandingBadge key={standing} standing={standing} text={text} />
        ))}
      </p>
      {isWords(report) ? (
        <p className={styles.ruleset}>{t('ruleset.languageOnly')}</p>
      ) : (
        <p className={styles.ruleset}>
          <b>{item.explained?.ruleSet ? t('ruleset.applied', { norm: item.explained.ruleSet.norm }) : t('ruleset.none')}</b>
          {' – '}
          {ruleSetText(reader, item)}{' '}
          {item.held && (
            <button type="button" className={styles.link} onClick={onRuleSet}>
              {t('ruleset.change')}
            </button>
          )}
        </p>
      )}
      <div className={styles.actions}>
        {item.held && (
          <>
            {isSeen && (
              <Button look="primary" onClick={onView}>
                <Eye aria-hidden />
                {t('actions.view')}
              </Button>
            )}
            <Button onClick={onRecheck}>
              <RefreshCw aria-hidden />
              {t('actions.recheck')}
            </Button>
          </>
        )}
        <Button onClick={() => copy(reportText(reader, item, waivers), t('common.copied'))}>
          <Copy aria-hidden />
          {t('actions.copy')}
        </Button>
        {!isWords(report) && <AddFromReport report={report} />}
        {!item.held && <p className={styles.ruleset}>{t('files.noBytes')}</p>}
      </div>
    </section>
  );
}
