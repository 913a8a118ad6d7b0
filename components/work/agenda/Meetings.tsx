import { useState } from 'react';
import type { IsoDay } from '../../../lib/calendar';
import { endMeeting, type Meeting, officeRules, recentMeetings } from '../../../lib/store';
import { formatDay, useText } from '../../i18n';
import { Button, Dialog, DialogButtons, Select } from '../../ui';
import { DayField } from '../shared/DayField';
import { useAct, useLive, useWork } from '../shared/store';
import styles from '../shared/Work.module.css';

const SHOWN = 8;
const MINUTES = ['none', 'drafted', 'signed', 'filed'] as const;

/** Meetings of late: how far their minutes and conclusions are. */
export function Meetings({ onOpenDossier }: { onOpenDossier: (id: string) => void }) {
  const { t } = useText();
  const meetings = useLive((database) => recentMeetings(database, SHOWN), []);
  const [ending, setEnding] = useState<Meeting | null>(null);
  if (!meetings?.length) return null;
  return (
    <section className={styles.group} aria-labelledby="meetings">
      <h2 id="meetings">{t('work.meeting.list')}</h2>
      <ul className={styles.rows}>
        {meetings.map((meeting) => (
          <Row key={meeting.id} meeting={meeting} onEnd={() => setEnding(meeting)} onOpenDossier={onOpenDossier} />
        ))}
      </ul>
      {ending && <EndDialog meeting={ending} onClose={() => setEnding(null)} />}
    </section>
  );
}

function Row({ meeting, onEnd, onOpenDossier }: { meeting: Meeting; onEnd: () => void; onOpenDossier: (id: string) => void }) {
  const { t, language } = useText();
  const act = useAct();
  const { title, on, endedOn, conclusionIssuedOn, dossierId, minutes } = meeting;
  const state = conclusionIssuedOn
    ? t('work.meeting.concluded', { day: formatDay(language, conclusionIssuedOn) })
    : endedOn
      ? t('work.meeting.ended', { day: formatDay(language, endedOn) })
      : t('work.meeting.planned', { day: formatDay(language, on) });
  return (
    <li className={styles.meeting} data-meeting>
      <p className={styles.dueLabel}>{title}</p>
      <p className={styles.soft}>{state}</p>
      <div className={styles.buttons}>
        {!endedOn && (
          <Button size="small" onClick={onEnd}>
            {t('work.meeting.end')}
          </Button>
        )}
        {dossierId && (
          <Button size="small" onClick={() => onOpenDossier(dossierId)}>
            {t('work.open.dossiers')}
          </Button>
        )}
      </div>
      <Select
        label={t('work.meeting.minutes')}
        value={minutes}
        options={MINUTES.map((value) => ({ value, label: t(`work.meeting.minutesState.${value}`) }))}
        onChange={(next) => void act('work.said.changed', [{ table: 'meetings', id: meeting.id, set: { minutes: next } }])}
      />
    </li>
  );
}

function EndDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { t } = useText();
  const { today } = useWork();
  const office = useLive(officeRules, []);
  const act = useAct();
  const [on, setOn] = useState<IsoDay | null>(today);
  const wrong = !on || on < meeting.on;
  return (
    <Dialog open onClose={onClose} title={t('work.meeting.endTitle')} description={meeting.title}>
      <DayField label={t('work.meeting.endedOn')} value={on} onChange={setOn} />
      <DialogButtons>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          look="primary"
          disabled={wrong || !office}
          onClick={() =>
            office && on && void act('work.said.meetingEnded', endMeeting(meeting, on, office)).then((done) => done === 'done' && onClose())
          }
        >
          {t('work.meeting.endSave')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
