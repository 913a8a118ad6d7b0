import { useState } from 'react';
import { useText } from '../../i18n';
import { Button, useToast } from '../../ui';
import { useWork } from '../shared/store';
import styles from '../shared/Work.module.css';
import { exportAll, FORMATS, type Format } from './exporting';

/** Everything of the office in files that other programs read. */
export function ExportAll() {
  const { t, language } = useText();
  const { database, today } = useWork();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const run = async (format: Format) => {
    setBusy(true);
    try {
      await exportAll(database, format, { t, language, today });
    } catch {
      toast({ text: t('exchange.export.failed') });
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={styles.form} aria-labelledby="export-all">
      <h3 id="export-all">{t('exchange.export.allTitle')}</h3>
      <p className={styles.soft}>{t('exchange.export.allHelp')}</p>
      <div className={styles.buttons}>
        {FORMATS.map((format) => (
          <Button key={format} disabled={busy} onClick={() => void run(format)}>
            {t(`exchange.export.all.${format}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
