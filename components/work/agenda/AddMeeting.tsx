import { type FormEvent, useState } from 'react';
import type { IsoDay } from '../../../lib/calendar';
import { DOSSIER_KINDS } from '../../../lib/filing';
import { addMeeting, officeRules, remindingItems } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, Checkbox, Dialog, DialogButtons, Select, TextField } from '../../ui';
import { DayField, weekdayName } from '../shared/DayField';
import { SecretLine } from '../shared/SecretLine';
import { useAct, useLive, useWork } from '../shared/store';
import styles from '../shared/Work.module.css';

const KINDS = DOSSIER_KINDS.filter((kind) => kind.meeting);

/** A meeting sets its clocks running, and opens its dossier in the same step. */
export function AddMeetingDialog({ onClose }: { onClose: () => void }) {
  const { t, pick, language } = useText();
  const { today } = useWork();
  const office = useLive(officeRules, []);
  const act = useAct();
  const [kind, setKind] = useState(KINDS[0]!.id);
  const [title, setTitle] = useState('');
  const [on, setOn] = useState<IsoDay | null>(today);
  const [endedOn, setEndedOn] = useState<IsoDay | null>(null);
  const [chair, setChair] = useState('');
  const [minutesBy, setMinutesBy] = useState('');
  const [withDossier, setWithDossier] = useState(true);
  const [problem, setProblem] = useState<'secret' | 'incomplete' | null>(null);
  const events = KINDS.find((one) => one.id === kind)!.meeting!;
  const event = endedOn ? events.ended : events.planned;
  const eventOn = endedOn ?? on;
  const clocks = office && event && eventOn && (endedOn || eventOn >= today) ? remindingItems(event, eventOn, office) : [];

  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!office || !title.trim() || !on || (endedOn && endedOn < on)) return setProblem('incomplete');
    const meeting = { kind, title: title.trim(), on, endedOn, chair: chair.trim(), minutesBy: minutesBy.trim() };
    const outcome = await act('work.said.meeting', addMeeting(meeting, office, today, withDossier ? { retention: '' } : null));
    if (outcome === 'done') return onClose();
    if (outcome === 'secret') {
      setTitle('');
      setChair('');
      setMinutesBy('');
      setProblem('secret');
    }
  };
  return (
    <Dialog open onClose={onClose} title={t('work.meeting.title')}>
      <form className={styles.form} onSubmit={(submitted) => void submit(submitted)}>
        <Select
          label={t('work.meeting.kind')}
          value={kind}
          options={KINDS.map(({ id, label }) => ({ value: id, label: pick(label) }))}
          onChange={setKind}
        />
        <TextField
          label={t('work.meeting.name')}
          help={t('work.meeting.nameHelp')}
          value={title}
          maxLength={500}
          onChange={(typed) => setTitle(typed.target.value)}
        />
        <div className={styles.pair}>
          <DayField label={t('work.meeting.on')} value={on} onChange={setOn} />
          <DayField label={t('work.meeting.endedOn')} help={t('work.meeting.endedHelp')} value={endedOn} onChange={setEndedOn} />
        </div>
        <div className={styles.pair}>
          <TextField label={t('work.meeting.chair')} value={chair} maxLength={200} onChange={(typed) => setChair(typed.target.value)} />
          <TextField
            label={t('work.meeting.minutesBy')}
            value={minutesBy}
            maxLength={200}
            onChange={(typed) => setMinutesBy(typed.target.value)}
          />
        </div>
        <Checkbox label={t('work.meeting.dossier')} help={t('work.meeting.dossierHelp')} checked={withDossier} onChange={setWithDossier} />
        {clocks.map(
          (item) =>
            item.due && (
              <div key={item.obligation} className={styles.card}>
                <p>{pick(item.label)}</p>
                <p>{t('work.how.due', { day: weekdayName(language, item.due) })}</p>
                {item.provisional.map((reason) => (
                  <p key={reason.vi} className={styles.soft}>
                    {t('work.how.provisional', { reason: pick(reason) })}
                  </p>
                ))}
              </div>
            ),
        )}
        {problem === 'secret' && <SecretLine />}
        {problem === 'incomplete' && <p role="alert">{t('work.meeting.incomplete')}</p>}
        <DialogButtons>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('work.meeting.save')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
