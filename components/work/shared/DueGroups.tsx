import { AGENDA_GROUPS, type AgendaGroup, agenda } from '../../../lib/filing';
import type { Reminder, StoredObligation } from '../../../lib/store';
import { useText } from '../../i18n';
import { DueRow } from './DueRow';
import { useWork } from './store';
import styles from './Work.module.css';

interface DueGroupsProps {
  obligations: readonly StoredObligation[];
  reminders: readonly Reminder[];
  onExplain?: (obligation: StoredObligation) => void;
  onOpen?: (obligation: StoredObligation) => void;
}

/** Overdue, today, this week, later: only those that hold something. */
export function DueGroups({ obligations, reminders, ...actions }: DueGroupsProps) {
  const { today } = useWork();
  const groups = agenda(obligations, today);
  const byObligation = new Map(reminders.map((reminder) => [reminder.obligationId, reminder]));
  return AGENDA_GROUPS.filter((group) => groups[group].length > 0).map((group) => (
    <DueGroup key={group} group={group} count={groups[group].length}>
      {groups[group].map((obligation) => (
        <DueRow key={obligation.id} obligation={obligation} reminder={byObligation.get(obligation.id) ?? null} {...actions} />
      ))}
    </DueGroup>
  ));
}

function DueGroup({ group, count, children }: { group: AgendaGroup; count: number; children: React.ReactNode }) {
  const { t } = useText();
  return (
    <section className={styles.group} aria-labelledby={`due-${group}`}>
      <h2 id={`due-${group}`} data-due={group}>
        {t(`work.group.${group}`, { n: count })}
      </h2>
      <ul className={styles.rows}>{children}</ul>
    </section>
  );
}
