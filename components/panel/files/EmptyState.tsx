import { FileCheck2, FolderOpen, ShieldAlert } from 'lucide-react';
import { useText } from '../../i18n';
import { Button } from '../../ui';
import styles from '../Panel.module.css';

export function DropZone({ onChoose }: { onChoose: () => void }) {
  const { t } = useText();
  return (
    <section className={styles.dropZone} aria-labelledby="drop-title">
      <FileCheck2 aria-hidden />
      <h2 id="drop-title">{t('empty.title')}</h2>
      <Button look="primary" size="large" onClick={onChoose}>
        <FolderOpen aria-hidden />
        {t('empty.choose')}
      </Button>
      <p className={styles.soft}>
        {t('empty.or')} {t('empty.drop').toLocaleLowerCase('vi')}
      </p>
      <p className={styles.small}>{t('empty.kinds')}</p>
    </section>
  );
}

export function HowTo() {
  const { t } = useText();
  return (
    <>
      <section className={styles.card} aria-labelledby="steps-title">
        <h2 id="steps-title">{t('empty.stepsTitle')}</h2>
        <ol className={styles.steps}>
          <li>{t('empty.step1')}</li>
          <li>{t('empty.step2')}</li>
          <li>{t('empty.step3')}</li>
        </ol>
      </section>
      <p className={styles.secretNote}>
        <ShieldAlert aria-hidden />
        {t('empty.secret')}
      </p>
      <p className={styles.small}>{t('empty.practise')}</p>
      <p className={styles.small}>{t('app.localOnly')}</p>
    </>
  );
}
