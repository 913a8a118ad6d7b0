import { Ban, CircleCheck, CircleHelp, CircleX, Info, TriangleAlert } from 'lucide-react';
import styles from './Standing.module.css';
import type { Standing } from './verdicts';

const ICONS = { error: CircleX, warning: TriangleAlert, info: Info, notMeasured: CircleHelp, pass: CircleCheck, waived: Ban };

export function StandingIcon({ standing }: { standing: Standing }) {
  const Icon = ICONS[standing];
  return <Icon aria-hidden className={styles.icon} data-standing={standing} />;
}

/** Never colour alone: a picture and a word. */
export function StandingBadge({ standing, text }: { standing: Standing; text: string }) {
  return (
    <span className={styles.badge} data-standing={standing}>
      <StandingIcon standing={standing} />
      {text}
    </span>
  );
}
