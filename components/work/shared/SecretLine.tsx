import { ShieldAlert } from 'lucide-react';
import { useText } from '../../i18n';
import styles from './Work.module.css';

/** Said where something with a secrecy mark was typed: nothing of it was kept. */
export function SecretLine() {
  const { t } = useText();
  return (
    <p className={styles.secret} role="alert">
      <ShieldAlert aria-hidden />
      {t('work.secret')}
    </p>
  );
}
