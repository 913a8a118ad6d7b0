import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { addDays, addMonths, createCalendar, type DayStatus, type IsoDay, monthOf, monthWeeks, weekday } from '../../../lib/calendar';
import { meetingsBetween, officeRules, type Reminder, type StoredObligation } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, IconButton } from '../../ui';
import { weekdayName } from '../shared/DayField';
import { DueRow } from '../shared/DueRow';
import { useLive, useWork } from '../shared/store';
import work from '../shared/Work.module.css';
import styles from './Planner.module.css';

interface MonthProps {
  /** Open work. */
  obligations: readonly StoredObligation[];
  reminders: readonly Reminder[];
  onExplain: (obligation: StoredObligation) => void;
  onOpen: (obligation: StoredObligation) => void;
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Days that arrows and the paging keys lead to. */
function moved(day: IsoDay, key: string): IsoDay | null {
  const inWeek = (weekday(day) + 6) % 7;
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return addDays(day, -inWeek);
    case 'End':
      return addDays(day, 6 - inWeek);
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
    default:
      return null;
  }
}

/** A month with its days off, its swapped days and what is due on each; the day that is chosen stands open below. */
export function Month({ obligations, reminders, onExplain, onOpen }: MonthProps) {
  const { t, pick } = useText();
  const { today } = useWork();
  const [day, setDay] = useState(today);
  const byKey = useRef(false);
  const cell = useRef<HTMLTableCellElement>(null);
  const month = monthOf(day);
  const office = useLive(officeRules, []);
  const calendar = useMemo(() => createCalendar(office?.calendar), [office]);
  const weeks = useMemo(() => monthWeeks(month, calendar), [month, calendar]);
  const first = weeks[0]![0]!.date;
  const last = weeks.at(-1)![6]!.date;
  const meetings = useLive((database) => meetingsBetween(database, first, last), [first, last]) ?? [];
  const due = useMemo(() => Map.groupBy(obligations, (one) => one.due), [obligations]);
  // The arrows take the focus along; a press elsewhere leaves it where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the day moves the focus.
  useEffect(() => {
    if (byKey.current) cell.current?.focus();
    byKey.current = false;
  }, [day]);
  if (!office) return null;

  const onKey = (event: KeyboardEvent) => {
    const next = moved(day, event.key);
    if (!next) return;
    event.preventDefault();
    byKey.current = true;
    setDay(next);
  };
  const workdays = weeks.flat().filter((one) => one.kind === 'weekday' && monthOf(one.date) === month);
  const unannounced = workdays.every((one) => one.provisional) ? (workdays[0]?.provisional ?? null) : null;
  const name = t('planner.month', { month: Number(month.slice(5)), year: month.slice(0, 4) });
  const chosen = due.get(day) ?? [];
  return (
    <section className={work.group} aria-labelledby="month">
      <div className={work.heading}>
        <h2 id="month" aria-live="polite">
          {name}
        </h2>
        <div className={work.buttons}>
          <IconButton size="small" label={t('planner.monthBefore')} onClick={() => setDay(addMonths(day, -1))}>
            <ChevronLeft aria-hidden />
          </IconButton>
          <Button size="small" onClick={() => setDay(today)}>
            {t('planner.today')}
          </Button>
          <IconButton size="small" label={t('planner.monthAfter')} onClick={() => setDay(addMonths(day, 1))}>
            <ChevronRight aria-hidden />
          </IconButton>
        </div>
      </div>
      {unannounced && <p className={work.soft}>{t('work.how.provisional', { reason: pick(unannounced) })}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid in which the arrows move, as the pattern for calendars has it. */}
      <table role="grid" className={styles.month} aria-labelledby="month" onKeyDown={onKey}>
        <thead>
          <tr>
            {WEEKDAYS.map((id) => (
              <th key={id} scope="col" abbr={t(`planner.weekday.${id}`)}>
                {t(`planner.short.${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]!.date}>
              {week.map((status) => (
                <Day
                  key={status.date}
                  status={status}
                  outside={monthOf(status.date) !== month}
                  chosen={status.date === day}
                  due={due.get(status.date)?.length ?? 0}
                  meetings={meetings.filter((meeting) => meeting.on === status.date).length}
                  cell={status.date === day ? cell : null}
                  unannounced={unannounced !== null}
                  onChoose={setDay}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend />
      <section className={work.group} aria-labelledby="chosen-day">
        <h3 id="chosen-day" data-day={day}>
          <DayTitle status={calendar.day(day)} />
        </h3>
        {meetings
          .filter((meeting) => meeting.on === day)
          .map((meeting) => (
            <p key={meeting.id}>{t('planner.meeting', { title: meeting.title })}</p>
          ))}
        {chosen.length === 0 ? (
          <p className={work.soft}>{t('planner.nothingDue')}</p>
        ) : (
          <ul className={work.rows}>
            {chosen.map((one) => (
              <DueRow
                key={one.id}
                obligation={one}
                reminder={reminders.find((reminder) => reminder.obligationId === one.id) ?? null}
                onExplain={onExplain}
                onOpen={onOpen}
              />
            ))}
          </ul>
        )}
      </section>
    </section>
  );
}

/** 'Thứ ba, 24/11/2026 – Ngày Văn hoá Việt Nam', and what is not sure of it. */
function DayTitle({ status }: { status: DayStatus }) {
  const { t, language, pick } = useText();
  const notes = [
    status.kind === 'weekday' ? null : t(`planner.kind.${status.kind}`),
    status.name && pick(status.name),
    status.provisional && t('work.how.provisional', { reason: pick(status.provisional) }),
  ].filter(Boolean);
  return (
    <>
      {weekdayName(language, status.date)}
      {notes.length > 0 && <span className={work.soft}> – {notes.join('; ')}</span>}
    </>
  );
}

interface DayProps {
  status: DayStatus;
  outside: boolean;
  chosen: boolean;
  due: number;
  meetings: number;
  cell: React.Ref<HTMLTableCellElement> | null;
  /** The whole month is not announced: said once, above. */
  unannounced: boolean;
  onChoose: (day: IsoDay) => void;
}

function Day({ status, outside, chosen, due, meetings, cell, unannounced, onChoose }: DayProps) {
  const { t, language, pick } = useText();
  const { today } = useWork();
  const { date, kind, name, provisional, working } = status;
  const doubtful = provisional !== null && (!unannounced || kind !== 'weekday');
  const label = [
    weekdayName(language, date),
    kind === 'weekday' ? null : t(`planner.kind.${kind}`),
    name && pick(name),
    doubtful && t('work.provisional'),
    due > 0 && t('planner.due', { n: due }),
    meetings > 0 && t('planner.meetings', { n: meetings }),
  ].filter(Boolean);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys; a day is chosen by going to it.
    <td
      ref={cell}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid above.
      role="gridcell"
      tabIndex={chosen ? 0 : -1}
      aria-selected={chosen}
      aria-current={date === today ? 'date' : undefined}
      className={styles.day}
      data-date={date}
      data-off={!working}
      data-worked={kind === 'workedWeekend' || kind === 'officeWorked'}
      data-outside={outside}
      data-holiday={kind !== 'weekend' && !working}
      onClick={() => onChoose(date)}
    >
      <span className="visuallyHidden">{label.join(', ')}</span>
      <span aria-hidden className={styles.number}>
        {Number(date.slice(8))}
        {doubtful && <i>~</i>}
      </span>
      <span aria-hidden className={styles.marks}>
        {due > 0 && (
          <b data-due={date < today ? 'overdue' : date === today ? 'today' : 'later'} className={styles.count}>
            {due}
          </b>
        )}
        {meetings > 0 && <i className={styles.meeting} />}
      </span>
    </td>
  );
}

function Legend() {
  const { t } = useText();
  return (
    <ul className={styles.legend}>
      <li>
        <b className={styles.count} aria-hidden>
          n
        </b>
        {t('planner.legend.due')}
      </li>
      <li>
        <i className={styles.meeting} aria-hidden />
        {t('planner.legend.meeting')}
      </li>
      <li>
        <i className={styles.offSwatch} aria-hidden />
        {t('planner.legend.off')}
      </li>
      <li>
        <i className={styles.workedSwatch} aria-hidden />
        {t('planner.legend.worked')}
      </li>
      <li>
        <i aria-hidden>~</i>
        {t('planner.legend.provisional')}
      </li>
    </ul>
  );
}
