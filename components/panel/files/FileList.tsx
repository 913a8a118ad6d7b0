import { GitCompareArrows, RotateCw, Square, X } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../i18n';
import type { Waiver } from '../../state/waivers';
import { Button, IconButton, Progress } from '../../ui';
import type { PanelItem } from '../model';
import styles from '../Panel.module.css';
import { StandingBadge } from '../Standing';
import { headlineCounts } from '../texts';
import { itemsOf } from '../verdicts';
import { CompareDialog } from './CompareDialog';

interface FileListProps {
  items: PanelItem[];
  waivers: Waiver[];
  onSelect: (id: string) => void;
  onRemove: (id: string) => void;
  onClear: () => void;
  onCancel: (id: string) => void;
  onRetry: (id: string) => void;
  onCompare: (ids: [string, string]) => void;
}

const isUnderWay = ({ state }: PanelItem) => state === 'waiting' || state === 'running';

export function FileList({ items, waivers, onSelect, onRemove, onClear, onCancel, onRetry, onCompare }: FileListProps) {
  const { t } = useText();
  const [comparing, setComparing] = useState(false);
  const finished = items.filter(({ state, report }) => state === 'done' && report);
  return (
    <section aria-labelledby="files-title">
      <div className={styles.heading}>
        <h2 id="files-title">{t('files.session')}</h2>
        <div className={styles.buttons}>
          {finished.length >= 2 && (
            <Button look="quiet" size="small" onClick={() => setComparing(true)}>
              <GitCompareArrows aria-hidden />
              {t('compare.open')}
            </Button>
          )}
          <Button look="quiet" size="small" onClick={onClear}>
            {t('files.clear')}
          </Button>
        </div>
      </div>
      <Overall items={items} onCancel={onCancel} />
      <ul className={styles.list}>
        {items.map((item) => {
          const name = item.name ?? t('files.selectedText');
          return (
            <li key={item.id} className={styles.file} data-state={item.state}>
              <button type="button" className={styles.fileOpen} onClick={() => onSelect(item.id)}>
                <span className={styles.fileName}>{name}</span>
                <FileState item={item} waivers={waivers} />
              </button>
              {isUnderWay(item) ? (
                <IconButton size="small" label={t('files.cancelOne', { name })} onClick={() => onCancel(item.id)}>
                  <Square aria-hidden />
                </IconButton>
              ) : (
                <>
                  {item.state !== 'done' && item.held && (
                    <IconButton size="small" label={t('files.retryOne', { name })} onClick={() => onRetry(item.id)}>
                      <RotateCw aria-hidden />
                    </IconButton>
                  )}
                  <IconButton size="small" label={t('files.removeOne', { name })} onClick={() => onRemove(item.id)}>
                    <X aria-hidden />
                  </IconButton>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {comparing && finished.length >= 2 && (
        <CompareDialog
          items={finished}
          onClose={() => setComparing(false)}
          onCompare={(ids) => {
            setComparing(false);
            onCompare(ids);
          }}
        />
      )}
    </section>
  );
}

/** How far all of them are, while any is under way. */
function Overall({ items, onCancel }: Pick<FileListProps, 'items' | 'onCancel'>) {
  const { t } = useText();
  const onCancelAll = (all: PanelItem[]) => {
    for (const { id } of all) onCancel(id);
  };
  const [most, setMost] = useState(0);
  const open = items.filter(isUnderWay);
  if (open.length > most) setMost(open.length);
  if (open.length === 0 && most > 0) setMost(0);
  if (open.length === 0 || most < 2) return null;
  const done = most - open.length;
  const part = open.reduce((sum, { share }) => sum + (share ?? 0), 0);
  return (
    <div className={styles.overall}>
      <p role="status">{t('files.progress', { done, total: most })}</p>
      <Progress label={t('files.progress', { done, total: most })} share={(done + part) / most} />
      <div className={styles.buttons}>
        <Button size="small" onClick={() => onCancelAll(open)}>
          {t('files.cancelAll')}
        </Button>
      </div>
    </div>
  );
}

function FileState({ item, waivers }: { item: PanelItem; waivers: Waiver[] }) {
  const { t } = useText();
  if (item.state === 'done' && item.report)
    return (
      <span className={styles.counts}>
        {headlineCounts(t, item.report, itemsOf(item.report, waivers)).map(({ standing, text }) => (
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
