import { type ReactNode, Suspense } from 'react';
import { useText } from '../../i18n';
import styles from './Work.module.css';

/** A screen whose code is loaded when it is opened. */
export function Later({ children }: { children: ReactNode }) {
  const { t } = useText();
  return (
    <Suspense
      fallback={
        <main className={styles.screen}>
          <p role="status">{t('exchange.loading')}</p>
        </main>
      }
    >
      {children}
    </Suspense>
  );
}
