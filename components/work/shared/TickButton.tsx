import { Check } from 'lucide-react';
import styles from './Work.module.css';

/** A large round tick: done at one press, for a thumb or a mouse in a hurry. */
export function TickButton({ label, done = false, onPress }: { label: string; done?: boolean; onPress: () => void }) {
  return (
    <button type="button" className={styles.tick} aria-pressed={done} aria-label={label} onClick={onPress}>
      <Check aria-hidden />
    </button>
  );
}
