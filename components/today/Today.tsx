import { createCalendar } from '../../lib/calendar';
import { openDuties, periodOf, plannedDuties } from '../../lib/filing';
import { dutiesDone, dutyPlan, obligationsThisWeek, officeRules, remindersFor, type StoredObligation, tickDuty } from '../../lib/store';
import { useText } from '../i18n';
import { Disclosure } from '../ui';
import { DueGroups } from '../work/shared/DueGroups';
import { RoleChoice } from '../work/shared/RoleChoice';
import { useAct, useLive, useWork } from '../work/shared/store';
import { TickButton } from '../work/shared/TickButton';
import styles from '../work/shared/Work.module.css';
import { forRole } from '../work/shared/words';

/** What today asks for, in one look: overdue, due today, due this week, and the day's duties. */
export function Today({ onOpen }: { onOpen: (obligation: StoredObligation) => void }) {
  const { t, pick } = useText();
  const { today, role } = useWork();
  const act = useAct();
  const state = useLive(
    async (database) => {
      const obligations = await obligationsThisWeek(database, today);
      const daily = forRole(plannedDuties(await dutyPlan(database)), role).filter((duty) => duty.cadence === 'daily');
      const done = await dutiesDone(
        database,
        daily.map((duty) => ({ duty: duty.id, period: periodOf('daily', today) })),
      );
      const { isWorking } = createCalendar((await officeRules(database)).calendar);
      return { obligations, reminders: await remindersFor(database, obligations), duties: openDuties(daily, done, today, isWorking) };
    },
    [today, role],
  );
  if (!state) return null;
  const mine = forRole(state.obligations, role);
  return (
    <div className={styles.group} data-today>
      <RoleChoice />
      {mine.length === 0 && <p className={styles.empty}>{t('today.nothing')}</p>}
      <DueGroups obligations={mine} reminders={state.reminders} onOpen={onOpen} />
      {state.duties.length > 0 && (
        <Disclosure title={t('today.duties', { n: state.duties.length })}>
          <ul className={styles.rows}>
            {state.duties.map(({ duty, period }) => (
              <li key={duty.id} className={styles.due}>
                <TickButton label={pick(duty.label)} onPress={() => void act('work.said.ticked', [tickDuty(duty.id, period, role)])} />
                <p className={styles.dueText}>{pick(duty.label)}</p>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
