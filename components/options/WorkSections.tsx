import type { EffectiveSettings } from '../state/settings';
import { theStore } from '../work/shared/database';
import { WorkProvider } from '../work/shared/store';
import styles from './Options.module.css';
import { Office } from './office/Office';
import { ReminderOptions } from './ReminderOptions';

/** What work and deadlines are set by: reminders, and the office's own days and periods. */
export function WorkSections({ effective }: { effective: EffectiveSettings }) {
  return (
    <WorkProvider database={theStore()}>
      <section className={styles.card} aria-labelledby="reminders">
        <ReminderOptions effective={effective} />
      </section>
      <section className={styles.card} aria-labelledby="office">
        <Office />
      </section>
    </WorkProvider>
  );
}
