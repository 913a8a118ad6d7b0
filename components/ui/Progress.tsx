import { Progress as Primitive } from 'radix-ui';
import styles from './Controls.module.css';

/** `share` 0..1, or null while nothing is known yet. */
export function Progress({ label, share }: { label: string; share: number | null }) {
  const percent = share === null ? null : Math.round(share * 100);
  return (
    <Primitive.Root className={styles.progress} aria-label={label} value={percent}>
      <Primitive.Indicator
        className={styles.progressBar}
        data-unknown={percent === null}
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </Primitive.Root>
  );
}
