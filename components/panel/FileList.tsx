import { X } from 'lucide-react';
import { useText } from '../i18n';
import { Button, IconButton } from '../ui';
import type { PanelItem } from './model';
import styles from './Panel.module.css';
import { StandingBadge } from './Standing';
import { headlineCounts } from './texts';
import { itemsOf } from './verdicts';

interface FileListProps {
  items: PanelItem[];
  onSelect: (id: string) => void;
  onRemove: (id: string) => void;
  onClear: () => void;
}

export function FileList({ items, onSelect, onRemove, onClear }: FileListProps) {
  const { t } = useText();
  return (
    <section aria-labelledby="files-title">
      <div className={styles.heading}>
        <h2 id="files-title">{t('files.session')}</h2>
        <Button look="quiet" size="small" onClick={onClear}>
          {t('files.clear')}
        </Button>
      </div>
      <ul className={styles.list} aria-live="polite" aria-relevant="text">
        {items.map((item) => (
          <li key={item.id} className={styles.file}>
            <button type="button" className={styles.fileOpen} onClick={() => onSelect(item.id)}>
              <span className={styles.fileName}>{item.name ?? t('files.selectedText')}</span>
              <FileState item={item} />
            </button>
            <IconButton size="small" label={t('files.remove')} onClick={() => onRemove(item.id)}>
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FileState({ item }: { item: PanelItem }) {
  const { t } = useText();
  if (item.state === 'done' && item.report)
    return (
      <span className={styles.counts}>
        {headlineCounts(t, item.report, itemsOf(item.report, [])).map(({ standing, text }) => (
          <StandingBadge key={standing} standing={standing} text={text} />
        ))}
      </span>
    );
  const share =
    item.state === 'running' && item.share !== null ? ` · ${t('progress.share', { percent: Math.round(item.share * 100) })}` : '';
  return (
    <span className={styles.small}>
      {t(`files.state.${item.state}`)}
      {share}
    </span>
  );
}
