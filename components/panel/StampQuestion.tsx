import { ScanEye } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useText } from '../i18n';
import { Button } from '../ui';
import type { StampQuestion as Asked } from './model';
import styles from './Panel.module.css';

/** One calm screen: what was seen, and the one question that only a person can answer. Nothing is kept before the answer. */
export function StampQuestion({ asked, onAnswer }: { asked: Asked; onAnswer: (isMark: boolean) => void }) {
  const { t } = useText();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className={styles.stop} role="alertdialog" aria-modal="true" aria-labelledby="stamp-title" aria-describedby="stamp-seen">
      <div className={styles.stopInner}>
        <h1 id="stamp-title" ref={title} tabIndex={-1}>
          <ScanEye aria-hidden />
          {t('stamp.title')}
        </h1>
        <p id="stamp-seen" className={styles.stopSeen}>
          {t('stamp.seen', { name: asked.name ?? t('files.selectedText'), page: asked.page })}
        </p>
        <p>{t('stamp.how')}</p>
        <h2>{t('stamp.question')}</h2>
        <div className={styles.choices}>
          <Button look="primary" size="large" onClick={() => onAnswer(true)}>
            {t('stamp.yes')}
          </Button>
          <p className={styles.small}>{t('stamp.yesMeans')}</p>
          <Button size="large" onClick={() => onAnswer(false)}>
            {t('stamp.no')}
          </Button>
          <p className={styles.small}>{t('stamp.noMeans')}</p>
        </div>
      </div>
    </div>
  );
}
