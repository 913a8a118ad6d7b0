import { CalendarDays, CalendarPlus, GitCommitVertical, List, Plus, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { addDays } from '../../../lib/calendar';
import { doneObligations, openObligations, remindersFor, type StoredObligation } from '../../../lib/store';
import { formatDay, useText } from '../../i18n';
import { Button, Disclosure, IconButton, ToggleGroup } from '../../ui';
import { ExchangeMenu } from '../exchange/ExchangeMenu';
import { Month } from '../planner/Month';
import { Stories } from '../planner/Stories';
import { DueGroups } from '../shared/DueGroups';
import { RoleChoice } from '../shared/RoleChoice';
import { useAct, useLive, useWork } from '../shared/store';
import styles from '../shared/Work.module.css';
import { forRole, obligationLabel } from '../shared/words';
import { AddMeetingDialog } from './AddMeeting';
import { AddWorkDialog } from './AddWork';
import { HowDialog } from './Counted';
import { Counters } from './Counters';
import { Duties } from './Duties';
import { Meetings } from './Meetings';
import { Practice } from './Practice';
import { loadView, saveView, VIEWS, type View } from './view';

const DONE_DAYS = 14;
const DONE_SHOWN = 30;

interface AgendaProps {
  onOpen: (obligation: StoredObligation) => void;
  onOpenDossier: (id: string) => void;
}

const ICONS = { list: List, month: CalendarDays, stories: GitCommitVertical };

/** Work with its days, as a list, as a month, as the story of a dossier: what is due, what is done, the duties of the day, the meetings. */
export function Agenda({ onOpen, onOpenDossier }: AgendaProps) {
  const { t } = useText();
  const { role } = useWork();
  const [dialog, setDialog] = useState<'work' | 'meeting' | null>(null);
  const [explained, setExplained] = useState<StoredObligation | null>(null);
  const open = useLive(async (database) => {
    const obligations = await openObligations(database, null);
    return { obligations, reminders: await remindersFor(database, obligations) };
  }, []);
  const [view, setView] = useState<View | null>(null);
  useEffect(() => {
    void loadView().then(setView);
  }, []);
  if (!open || !view) return null;
  const choose = (next: View) => {
    setView(next);
    void saveView(next);
  };
  const mine = forRole(open.obligations, role);
  return (
    <main className={styles.screen}>
      <h1 className="visuallyHidden">{t('work.tabs.agenda')}</h1>
      <RoleChoice />
      <div className={styles.buttons}>
        <Button look="primary" onClick={() => setDialog('work')}>
          <Plus aria-hidden />
          {t('work.add.open')}
        </Button>
        <Button onClick={() => setDialog('meeting')}>
          <CalendarPlus aria-hidden />
          {t('work.meeting.open')}
        </Button>
        <ExchangeMenu table="obligations" rows={async (store) => forRole(await openObligations(store, null), role)} />
      </div>
      <ToggleGroup
        label={t('planner.view.label')}
        value={view}
        choices={VIEWS.map((value) => {
          const Icon = ICONS[value];
          return { value, label: t(`planner.view.${value}`), icon: <Icon aria-hidden /> };
        })}
        onChange={choose}
      />
      {view === 'list' && (
        <>
          {mine.length === 0 && <p className={styles.empty}>{t('work.nothingOpen')}</p>}
          <Practice />
          <DueGroups obligations={mine} reminders={open.reminders} onExplain={setExplained} onOpen={onOpen} />
          <Done />
          <Meetings onOpenDossier={onOpenDossier} />
          <Duties />
          <Counters />
        </>
      )}
      {view === 'month' && <Month obligations={mine} reminders={open.reminders} onExplain={setExplained} onOpen={onOpen} />}
      {view === 'stories' && <Stories onOpenDossier={onOpenDossier} />}
      {dialog === 'work' && <AddWorkDialog onClose={() => setDialog(null)} />}
      {dialog === 'meeting' && <AddMeetingDialog onClose={() => setDialog(null)} />}
      {explained && <HowDialog obligation={explained} onClose={() => setExplained(null)} />}
    </main>
  );
}

function Done() {
  const { t, pick, language } = useText();
  const { today, role } = useWork();
  const act = useAct();
  const done = useLive((database) => doneObligations(database, addDays(today, -DONE_DAYS), DONE_SHOWN), [today]);
  const mine = forRole(done ?? [], role);
  if (mine.length === 0) return null;
  return (
    <Disclosure title={t('work.done.title', { n: mine.length })}>
      <ul className={styles.rows}>
        {mine.map((one) => (
          <li key={one.id} className={styles.due}>
            <div className={styles.dueText}>
              <p>{[obligationLabel(pick, one), one.about].filter(Boolean).join(': ')}</p>
              <p className={styles.soft}>{t('work.done.on', { day: formatDay(language, one.doneOn!) })}</p>
            </div>
            <IconButton
              label={t('work.done.reopen')}
              onClick={() => void act('work.said.reopened', [{ table: 'obligations', id: one.id, set: { state: 'open', doneOn: null } }])}
            >
              <Undo2 aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
