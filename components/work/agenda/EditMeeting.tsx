import { type FormEvent, useState } from 'react';
import type { Meeting } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, Dialog, DialogButtons, TextField } from '../../ui';
import { SecretLine } from '../shared/SecretLine';
import { useAct } from '../shared/store';
import styles from '../shared/Work.module.css';

/** The words of a meeting; its days set clocks running and are changed by ending it or adding it anew. */
export function EditMeetingDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { t } = useText();
  const act = useAct();
  const [words, setWords] = useState({ title: meeting.title, chair: meeting.chair, minutesBy: meeting.minutesBy });
  const [secret, setSecret] = useState(false);
  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    const set = { title: words.title.trim(), chair: words.chair.trim(), minutesBy: words.minutesBy.trim() };
    const outcome = await act('work.said.changed', [{ table: 'meetings', id: meeting.id, set }]);
    if (outcome === 'done') return onClose();
    if (outcome === 'secret') {
      setWords({ title: '', chair: '', minutesBy: '' });
      setSecret(true);
    }
  };
  return (
    <Dialog open onClose={onClose} title={t('work.meeting.edit')}>
      <form className={styles.form} onSubmit={(submitted) => void submit(submitted)}>
        {(['title', 'chair', 'minutesBy'] as const).map((field) => (
          <TextField
            key={field}
            label={t(field === 'title' ? 'work.meeting.name' : `work.meeting.${field}`)}
            value={words[field]}
            maxLength={field === 'title' ? 500 : 200}
            onChange={(typed) => setWords({ ...words, [field]: typed.target.value })}
          />
        ))}
        {secret && <SecretLine />}
        <DialogButtons>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" disabled={!words.title.trim()}>
            {t('work.meeting.saveChanges')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
