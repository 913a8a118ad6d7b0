import { Check, EllipsisVertical, FolderOpen, FolderPlus } from 'lucide-react';
import { useState } from 'react';
import type { IsoDay } from '../../../lib/calendar';
import {
  endMeeting,
  type Meeting,
  type MeetingStanding,
  meetingStandings,
  officeRules,
  openMeetingDossier,
  removeMeeting,
  tick,
} from '../../../lib/store';
import { formatDay, useText } from '../../i18n';
import { Button, Dialog, DialogButtons, IconButton, Menu, Select } from '../../ui';
import { DayField } from '../shared/DayField';
import { useAct, useLive, useWork } from '../shared/store';
import styles from '../shared/Work.module.css';
import { dueWords } from '../shared/words';
import { EditMeetingDialog } from './EditMeeting';
import own from './Meetings.module.css';

const SHOWN = 6;
const MINUTES = ['none', 'drafted', 'signed', 'filed'] as const;

type Asked = { what: 'end' | 'conclude' | 'edit'; standing: MeetingStanding };

/** Meetings of late: how far their minutes, their conclusions and their dossiers are. */
export function Meetings({ onOpenDossier }: { onOpenDossier: (id: string) => void }) {
  const { t } = useText();
  const [shown, setShown] = useState(SHOWN);
  const standings = useLive((database) => meetingStandings(database, shown + 1), [shown]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  if (!standings?.length) return null;
  return (
    <section className={styles.group} aria-labelledby="meetings">
      <h2 id="meetings">{t('work.meeting.list')}</h2>
      <ul className={styles.rows}>
        {standings.slice(0, shown).map((standing) => (
          <Row key={standing.meeting.id} standing={standing} onAsk={(what) => setAsked({ what, standing })} onOpenDossier={onOpenDossier} />
        ))}
      </ul>
      {standings.length > shown && (
        <Button size="small" onClick={() => setShown(shown + SHOWN)}>
          {t('work.meeting.more')}
        </Button>
      )}
      {asked?.what === 'end' && <EndDialog meeting={asked.standing.meeting} onClose={close} />}
      {asked?.what === 'conclude' && <ConcludeDialog standing={asked.standing} onClose={close} />}
      {asked?.what === 'edit' && <EditMeetingDialog meeting={asked.standing.meeting} onClose={close} />}
    </section>
  );
}

interface RowProps {
  standing: MeetingStanding;
  onAsk: (what: Asked['what']) => void;
  onOpenDossier: (id: string) => void;
}

function Row({ standing, onAsk, onOpenDossier }: RowProps) {
  const { t, language } = useText();
  const { today } = useWork();
  const act = useAct();
  const { meeting, conclusion } = standing;
  const { title, on, endedOn, conclusionIssuedOn, dossierId, minutes } = meeting;
  const steps = [
    {
      id: 'held',
      done: endedOn !== null,
      text: endedOn
        ? t('work.meeting.ended', { day: formatDay(language, endedOn) })
        : t('work.meeting.planned', { day: formatDay(language, on) }),
    },
    {
      id: 'minutes',
      done: minutes === 'signed' || minutes === 'filed',
      text: t('work.meeting.minutesStep', { state: t(`work.meeting.minutesState.${minutes}`).toLowerCase() }),
    },
    {
      id: 'conclusion',
      done: conclusionIssuedOn !== null,
      late: conclusion !== null && conclusion.due < today,
      text: conclusionIssuedOn
        ? t('work.meeting.concluded', { day: formatDay(language, conclusionIssuedOn) })
        : conclusion
          ? t('work.meeting.conclusionDue', { when: dueWords(t, language, conclusion.due, today).toLowerCase() })
          : t('work.meeting.noConclusion'),
    },
    { id: 'dossier', done: dossierId !== null, text: t(dossierId ? 'work.meeting.hasDossier' : 'work.meeting.noDossier') },
  ];
  const items = [
    { id: 'edit', label: t('work.meeting.edit'), onSelect: () => onAsk('edit') },
    { id: 'remove', label: t('work.meeting.remove'), onSelect: () => void act('work.said.removed', removeMeeting(standing)) },
  ];
  return (
    <li className={styles.meeting} data-meeting>
      <div className={own.head}>
        <p className={styles.dueLabel}>{title}</p>
        <Menu
          trigger={
            <IconButton label={t('work.actionsOf', { what: title })}>
              <EllipsisVertical aria-hidden />
            </IconButton>
          }
          items={items}
        />
      </div>
      <ol className={own.steps}>
        {steps.map(({ id, done, late = false, text }) => (
          <li key={id} data-step={id} data-done={done} data-late={late}>
            <i aria-hidden>{done && <Check />}</i>
            {text}
          </li>
        ))}
      </ol>
      <div className={styles.buttons}>
        {!endedOn && (
          <Button size="small" onClick={() => onAsk('end')}>
            {t('work.meeting.end')}
          </Button>
        )}
        {endedOn && !conclusionIssuedOn && (
          <Button size="small" onClick={() => onAsk('conclude')}>
            {t('work.meeting.conclude')}
          </Button>
        )}
        {dossierId ? (
          <Button size="small" onClick={() => onOpenDossier(dossierId)}>
            <FolderOpen aria-hidden />
            {t('work.open.dossiers')}
          </Button>
        ) : (
          <Button size="small" onClick={() => void act('work.said.dossier', openMeetingDossier(meeting))}>
            <FolderPlus aria-hidden />
            {t('work.meeting.openDossier')}
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

function ConcludeDialog({ standing: { meeting, conclusion }, onClose }: { standing: MeetingStanding; onClose: () => void }) {
  const { t, language } = useText();
  const { today } = useWork();
  const act = useAct();
  const [on, setOn] = useState<IsoDay | null>(today);
  const wrong = !on || (meeting.endedOn !== null && on < meeting.endedOn);
  const save = async () => {
    if (!on) return;
    // The work that the end of the meeting set running is done with it.
    const noted = { table: 'meetings' as const, id: meeting.id, set: { conclusionIssuedOn: on } };
    if ((await act('work.said.concluded', conclusion ? tick(conclusion, on) : [noted])) === 'done') onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('work.meeting.concludeTitle')} description={meeting.title}>
      <DayField label={t('work.meeting.issuedOn')} value={on} onChange={setOn} />
      {conclusion && <p className={styles.soft}>{dueWords(t, language, conclusion.due, today)}</p>}
      <DialogButtons>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button look="primary" disabled={wrong} onClick={() => void save()}>
          {t('work.meeting.concludeSave')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
