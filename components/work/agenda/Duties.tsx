import { ChevronLeft, ChevronRight, Users } from 'lucide-react';
import { useState } from 'react';
import { addDays, createCalendar } from '../../../lib/calendar';
import { type Duty, openDuties, periodOf, plannedDuties } from '../../../lib/filing';
import { dutiesDone, dutyPlan, officeRules, tickDuty, untickDuty } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, IconButton } from '../../ui';
import { weekdayName } from '../shared/DayField';
import { useAct, useLive, useWork } from '../shared/store';
import { TickButton } from '../shared/TickButton';
import styles from '../shared/Work.module.css';
import { forRole } from '../shared/words';
import { DutyPlanDialog } from './DutyPlan';

const CADENCES = ['daily', 'weekly', 'monthly', 'yearly'] as const;

/** The recurring duties of a day, each ticked for its day, week, month or year. */
export function Duties() {
  const { t, language } = useText();
  const { today, role } = useWork();
  const [chosen, setDay] = useState<string | null>(null);
  const day = chosen ?? today;
  const [planning, setPlanning] = useState(false);
  const state = useLive(
    async (database) => {
      const duties = forRole(plannedDuties(await dutyPlan(database)), role);
      const all = duties.map((duty) => ({ duty: duty.id, period: periodOf(duty.cadence, day) }));
      return { duties, done: await dutiesDone(database, all), office: await officeRules(database) };
    },
    [day, role],
  );
  if (!state) return null;
  const isWorking = createCalendar(state.office.calendar).isWorking;
  const due = openDuties(state.duties, [], day, isWorking).map(({ duty }) => duty);
  const done = new Set(state.done.map((one) => one.duty));
  return (
    <section className={styles.group} aria-labelledby="duties">
      <div className={styles.heading}>
        <h2 id="duties">{t('work.duty.title', { day: day === today ? t('work.duty.today') : weekdayName(language, day) })}</h2>
        <div className={styles.buttons}>
          <IconButton size="small" label={t('work.duty.before')} onClick={() => setDay(addDays(day, -1))}>
            <ChevronLeft aria-hidden />
          </IconButton>
          <IconButton
            size="small"
            label={t('work.duty.after')}
            disabled={day >= today}
            onClick={() => setDay(addDays(day, 1) >= today ? null : addDays(day, 1))}
          >
            <ChevronRight aria-hidden />
          </IconButton>
        </div>
      </div>
      {!isWorking(day) && <p className={styles.soft}>{t('work.duty.rest')}</p>}
      {CADENCES.map((cadence) => {
        const rows = due.filter((duty) => duty.cadence === cadence);
        if (rows.length === 0) return null;
        const left = rows.filter((duty) => !done.has(duty.id)).length;
        return (
          <div key={cadence} className={styles.group}>
            <h3 className={styles.soft}>{t(`work.duty.cadence.${cadence}`, { done: rows.length - left, all: rows.length })}</h3>
            <ul className={styles.rows}>
              {rows.map((duty) => (
                <Row key={duty.id} duty={duty} period={periodOf(duty.cadence, day)} done={done.has(duty.id)} />
              ))}
            </ul>
          </div>
        );
      })}
      <div className={styles.buttons}>
        <Button size="small" onClick={() => setPlanning(true)}>
          <Users aria-hidden />
          {t('work.duty.plan')}
        </Button>
      </div>
      {planning && <DutyPlanDialog onClose={() => setPlanning(false)} />}
    </section>
  );
}

function Row({ duty, period, done }: { duty: Duty; period: string; done: boolean }) {
  const { t, pick } = useText();
  const { role } = useWork();
  const act = useAct();
  const press = () =>
    void (done ? act('work.said.unticked', [untickDuty(duty.id, period)]) : act('work.said.ticked', [tickDuty(duty.id, period, role)]));
  return (
    <li className={styles.due}>
      <TickButton label={pick(duty.label)} done={done} onPress={press} />
      <div className={styles.dueText}>
        <p className={styles.dueLabel}>{pick(duty.label)}</p>
        {duty.basis.norm && (
          <p className={styles.soft}>
            {duty.basis.norm}, {duty.basis.clause}
            {duty.intervalByOffice && ` (${t('work.duty.ownInterval')})`}
          </p>
        )}
      </div>
    </li>
  );
}
