import { AlarmClock, Calculator, CircleOff, EllipsisVertical, FolderOpen } from 'lucide-react';
import { agendaGroup } from '../../../lib/filing';
import { type Reminder, type StoredObligation, snooze, tick } from '../../../lib/store';
import { formatTime, useText } from '../../i18n';
import { IconButton, Menu } from '../../ui';
import { useAct, useWork } from './store';
import { TickButton } from './TickButton';
import styles from './Work.module.css';
import { dueWords, obligationLabel } from './words';

interface DueRowProps {
  obligation: StoredObligation;
  reminder: Reminder | null;
  onExplain?: (obligation: StoredObligation) => void;
  onOpen?: (obligation: StoredObligation) => void;
}

const MORNING = 7;

function morningAfter(days: number): Date {
  const date = new Date();
  date.setDate(date.getDate() + days);
  date.setHours(MORNING, 30, 0, 0);
  return date;
}

function inAnHour(): Date {
  return new Date(Date.now() + 3_600_000);
}

/** One thing to do: a press ticks it, a press takes it back. */
export function DueRow({ obligation, reminder, onExplain, onOpen }: DueRowProps) {
  const { t, language, pick } = useText();
  const { today } = useWork();
  const act = useAct();
  const label = obligationLabel(pick, obligation);
  const group = agendaGroup(obligation.due, today);
  const until = reminder?.snoozedUntil && reminder.snoozedUntil > new Date().toISOString() ? Date.parse(reminder.snoozedUntil) : null;
  const putOff = (to: Date | null) =>
    void act(to ? 'work.said.snoozed' : 'work.said.woken', [snooze(obligation, reminder, to ? to.toISOString() : null)]);
  const icon = <AlarmClock aria-hidden />;
  const items = [
    ...(onOpen && obligation.subjectTable !== null && obligation.subjectTable !== 'meetings'
      ? [
          {
            id: 'open',
            label: t(`work.open.${obligation.subjectTable}`),
            icon: <FolderOpen aria-hidden />,
            onSelect: () => onOpen(obligation),
          },
        ]
      : []),
    ...(until
      ? [{ id: 'wake', label: t('work.snooze.wake'), icon, onSelect: () => putOff(null) }]
      : [
          { id: 'hour', label: t('work.snooze.hour'), icon, onSelect: () => putOff(inAnHour()) },
          { id: 'tomorrow', label: t('work.snooze.tomorrow'), icon, onSelect: () => putOff(morningAfter(1)) },
          { id: 'days', label: t('work.snooze.days'), icon, onSelect: () => putOff(morningAfter(3)) },
        ]),
    ...(onExplain
      ? [{ id: 'how', label: t('work.how.open'), icon: <Calculator aria-hidden />, onSelect: () => onExplain(obligation) }]
      : []),
    {
      id: 'drop',
      label: t('work.drop'),
      icon: <CircleOff aria-hidden />,
      onSelect: () => void act('work.said.dropped', [{ table: 'obligations', id: obligation.id, set: { state: 'dropped' } }]),
    },
  ];
  return (
    <li className={styles.due} data-due={group}>
      <TickButton
        label={t('work.tickOne', { what: obligation.about ? `${label}: ${obligation.about}` : label })}
        onPress={() => void act('work.said.ticked', tick(obligation, today))}
      />
      <div className={styles.dueText}>
        <p className={styles.dueLabel}>{label}</p>
        {obligation.about && <p className={styles.dueAbout}>{obligation.about}</p>}
        <p className={styles.dueWhen}>
          <span data-due={group}>{dueWords(t, language, obligation.due, today)}</span>
          {obligation.provisional && <span className={styles.provisional}>{t('work.provisional')}</span>}
          {obligation.role && <span>{t(`work.role.${obligation.role}`)}</span>}
          {until && <span>{t('work.snooze.until', { time: formatTime(language, until) })}</span>}
        </p>
      </div>
      <Menu
        trigger={
          <IconButton label={t('work.actionsOf', { what: label })}>
            <EllipsisVertical aria-hidden />
          </IconButton>
        }
        items={items}
      />
    </li>
  );
}
