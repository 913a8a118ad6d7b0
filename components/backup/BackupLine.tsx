import { browser } from 'wxt/browser';
import { backupLate } from '../../lib/store';
import { useText } from '../i18n';
import { Button } from '../ui';
import { useLive, useWork } from '../work/shared/store';
import styles from '../work/shared/Work.module.css';

/** Stands only while the last backup is too old. */
export function BackupLine() {
  const { t } = useText();
  const { today } = useWork();
  const days = useLive((database) => backupLate(database, today), [today]);
  if (typeof days !== 'number') return null;
  return (
    <div className={styles.card} data-backup-late>
      <p>{t('backup.late', { n: days })}</p>
      <div className={styles.buttons}>
        <Button size="small" onClick={() => void browser.runtime.openOptionsPage()}>
          {t('backup.toSettings')}
        </Button>
      </div>
    </div>
  );
}
