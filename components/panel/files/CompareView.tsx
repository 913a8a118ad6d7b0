import { formatTime, useText } from '../../i18n';
import type { PanelItem } from '../model';
import panel from '../Panel.module.css';
import { ComparedLine, ComparisonView } from '../report/ComparisonView';

/** Two results of this session, the earlier one first. */
export function CompareView({ before, after }: { before: PanelItem; after: PanelItem }) {
  const { t, language } = useText();
  const named = ({ name, checkedAt }: PanelItem) => ({
    name: name ?? t('files.selectedText'),
    time: checkedAt ? formatTime(language, checkedAt) : '',
  });
  return (
    <section className={panel.card} aria-labelledby="compare-title">
      <h2 id="compare-title">{t('compare.title')}</h2>
      <p className={panel.fileName}>{t('compare.before', named(before))}</p>
      <p className={panel.fileName}>{t('compare.after', named(after))}</p>
      <p role="status">
        <ComparedLine before={before.report!} after={after.report!} />
      </p>
      <ComparisonView before={before.report!} after={after.report!} Heading="h3" />
    </section>
  );
}
