import { type FormEvent, useId, useState } from 'react';
import type { FilePlanEntry } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, Dialog, DialogButtons, TextField } from '../../ui';
import { SecretLine } from '../shared/SecretLine';
import { useAct } from '../shared/store';
import styles from '../shared/Work.module.css';

const FIELDS = ['code', 'title', 'heading', 'retention', 'responsible', 'note'] as const;
const BLANK = { code: '', title: '', heading: '', retention: '', responsible: '', note: '' };

interface PlanDialogProps {
  entry: FilePlanEntry | null;
  year: number;
  /** Where a new row stands. */
  order: number;
  headings: readonly string[];
  onClose: () => void;
}

/** One row of the plan. */
export function PlanDialog({ entry, year, order, headings, onClose }: PlanDialogProps) {
  const { t } = useText();
  const act = useAct();
  const list = useId();
  const [texts, setTexts] = useState<typeof BLANK>(() =>
    entry
      ? (Object.fromEntries(FIELDS.map((field) => [field, entry[field]])) as typeof BLANK)
      : { ...BLANK, heading: headings.at(-1) ?? '' },
  );
  const [problem, setProblem] = useState<'secret' | 'incomplete' | null>(null);
  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!texts.title.trim()) return setProblem('incomplete');
    const trimmed = Object.fromEntries(FIELDS.map((field) => [field, texts[field].trim()])) as typeof BLANK;
    const outcome = await act('work.said.changed', [
      entry ? { table: 'filePlan', id: entry.id, set: trimmed } : { table: 'filePlan', put: { ...trimmed, year, order } },
    ]);
    if (outcome === 'done') onClose();
    if (outcome === 'secret') {
      setTexts(BLANK);
      setProblem('secret');
    }
  };
  const remove = async () => {
    if (entry && (await act('work.said.removed', [{ table: 'filePlan', id: entry.id, remove: true }])) === 'done') onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t(entry ? 'filePlan.editTitle' : 'filePlan.add')}>
      <form className={styles.form} onSubmit={(submitted) => void submit(submitted)}>
        {FIELDS.map((field) => (
          <TextField
            key={field}
            label={t(`exchange.field.${field}`)}
            {...(field === 'heading' ? { list } : {})}
            value={texts[field]}
            maxLength={field === 'title' ? 1000 : 300}
            onChange={(typed) => setTexts((all) => ({ ...all, [field]: typed.target.value }))}
          />
        ))}
        <datalist id={list}>
          {headings.map((heading) => (
            <option key={heading} value={heading} />
          ))}
        </datalist>
        {problem === 'secret' && <SecretLine />}
        {problem === 'incomplete' && <p role="alert">{t('filePlan.incomplete')}</p>}
        <DialogButtons>
          {entry && (
            <Button look="danger" onClick={() => void remove()}>
              {t('filePlan.remove')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('dossier.save')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
