import { type FormEvent, useState } from 'react';
import type { StoredLetterhead } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, TextField } from '../../ui';
import styles from '../shared/Work.module.css';

const FIELDS = ['parent', 'agency', 'place', 'code', 'archive'] as const;

/** How the office heads its papers: asked once, kept for every paper after. */
export function LetterheadFields({ known, onSave }: { known: StoredLetterhead | null; onSave: (value: StoredLetterhead) => void }) {
  const { t } = useText();
  const [texts, setTexts] = useState<Record<(typeof FIELDS)[number], string>>(() => ({
    ...(known ?? { agency: '', place: '', code: '', archive: '' }),
    parent: known?.parent ?? '',
  }));
  const complete = FIELDS.every((field) => field === 'parent' || texts[field].trim() !== '');
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    const trimmed = Object.fromEntries(FIELDS.map((field) => [field, texts[field].trim()])) as typeof texts;
    if (complete) onSave({ ...trimmed, parent: trimmed.parent || null });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {FIELDS.map((field) => (
        <TextField
          key={field}
          label={t(`transfer.letterhead.${field}`)}
          help={t(`transfer.letterhead.help.${field}`)}
          value={texts[field]}
          maxLength={200}
          onChange={(typed) => setTexts((all) => ({ ...all, [field]: typed.target.value }))}
        />
      ))}
      <div className={styles.buttons}>
        <Button look={known ? 'plain' : 'primary'} type="submit" disabled={!complete}>
          {t('transfer.letterhead.save')}
        </Button>
      </div>
    </form>
  );
}
