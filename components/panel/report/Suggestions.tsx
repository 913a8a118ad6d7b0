import { Copy } from 'lucide-react';
import { useText } from '../../i18n';
import styles from './Report.module.css';
import { useCopy } from './useCopy';

/** Right forms to choose from, the likeliest first: one click copies. */
export function Suggestions({ forms }: { forms: readonly string[] }) {
  const { t } = useText();
  const copy = useCopy();
  return (
    <span className={styles.suggestions}>
      {forms.map((form) => (
        <button
          key={form}
          type="button"
          className={styles.suggestion}
          aria-label={t('suggestion.copy', { form })}
          title={t('suggestion.copy', { form })}
          onClick={() => copy(form, t('suggestion.copied', { form }))}
        >
          {form}
          <Copy aria-hidden />
        </button>
      ))}
    </span>
  );
}
