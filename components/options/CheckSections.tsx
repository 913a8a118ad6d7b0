import { Lexicon } from '../lexicon/Lexicon';
import type { EffectiveSettings } from '../state/settings';
import { theStore } from '../work/shared/database';
import { WorkProvider } from '../work/shared/store';
import { BlankRegisters } from './BlankRegisters';
import styles from './Options.module.css';
import { StopCount } from './StopCount';

/** What the check is set by: the office's words, the paper registers, the count of stops. */
export function CheckSections({ effective }: { effective: EffectiveSettings }) {
  return (
    <>
      <section className={styles.card} aria-labelledby="lexicon">
        <WorkProvider database={theStore()}>
          <Lexicon />
        </WorkProvider>
      </section>
      <section className={styles.card} aria-labelledby="registers">
        <BlankRegisters />
      </section>
      <section className={styles.card} aria-labelledby="stops">
        <StopCount effective={effective} />
      </section>
    </>
  );
}
