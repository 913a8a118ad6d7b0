import { useState } from 'react';
import type { ImportedRow, RowProblem } from '../../../lib/sheets';
import { formatDay, type TextKey, useText } from '../../i18n';
import { Button, Checkbox, ToggleGroup } from '../../ui';
import styles from '../shared/Work.module.css';
import own from './Exchange.module.css';
import type { ImportPlan } from './plan';
import type { Import, Opened } from './useImport';

const SHOWN = 40;
const GROUPS = ['fresh', 'changed', 'same', 'doubtful', 'bad'] as const;
type Group = (typeof GROUPS)[number];

/** What would come in, counted and shown, before a row is written. */
export function PreviewStep({ opened, plan, work }: { opened: Opened; plan: ImportPlan; work: Import }) {
  const { t } = useText();
  const [update, setUpdate] = useState(false);
  const rows: Record<Group, ImportedRow[]> = {
    fresh: plan.fresh,
    changed: plan.changed.map(({ row }) => row),
    same: plan.same,
    doubtful: plan.fresh.filter(({ problems }) => problems.length > 0),
    bad: plan.bad,
  };
  const [group, setGroup] = useState<Group>(() => GROUPS.find((one) => rows[one].length > 0) ?? 'fresh');
  const hidden = rows[group].length - SHOWN;
  const written = plan.fresh.length + (update ? plan.changed.length : 0);
  return (
    <>
      {plan.refusedSecret > 0 && (
        <p role="status" className={own.secret}>
          {t('exchange.import.secretRows', { n: plan.refusedSecret })}
        </p>
      )}
      <ToggleGroup
        label={t('exchange.import.rowsLabel')}
        value={group}
        choices={GROUPS.map((value) => ({ value, label: t(`exchange.import.group.${value}`), count: rows[value].length }))}
        onChange={setGroup}
      />
      <p className={styles.soft}>{t(`exchange.import.groupHelp.${group}`)}</p>
      {rows[group].length > 0 && (
        <ul className={styles.rows} data-rows={group}>
          {rows[group].slice(0, SHOWN).map((row) => (
            <li key={row.row} className={own.row}>
              <RowLine row={row} />
            </li>
          ))}
        </ul>
      )}
      {hidden > 0 && <p className={styles.soft}>{t('exchange.import.more', { n: hidden })}</p>}
      {plan.changed.length > 0 && (
        <Checkbox
          label={t('exchange.import.update', { n: plan.changed.length })}
          help={t('exchange.import.updateHelp')}
          checked={update}
          onChange={setUpdate}
        />
      )}
      <div className={styles.buttons}>
        <Button onClick={() => work.back({ at: 'columns', opened })}>{t('exchange.import.toColumns')}</Button>
        <Button look="primary" disabled={written === 0} onClick={() => void work.write(opened, plan, update)}>
          {written === 0 ? t('exchange.import.nothing') : t('exchange.import.write', { n: written })}
        </Button>
      </div>
    </>
  );
}

function RowLine({ row }: { row: ImportedRow }) {
  const { t, language } = useText();
  const { change } = row;
  const [first, second, date] =
    change.table === 'documents'
      ? [change.put.referenceNumber, change.put.subject, change.put.date]
      : [change.put.code, change.put.title, change.table === 'dossiers' ? change.put.closedOn : null];
  return (
    <>
      <p>
        <b>{first || t('exchange.import.noNumber')}</b>
        {date && `, ${formatDay(language, date)}`}: {second}
      </p>
      <p className={styles.soft}>
        {t('exchange.import.row', { n: row.row })}
        {row.duplicateOf && 'row' in row.duplicateOf && ` · ${t('exchange.import.twice', { n: row.duplicateOf.row })}`}
      </p>
      {row.problems.map((problem) => (
        <Problem key={`${problem.kind} ${problem.field}`} problem={problem} />
      ))}
    </>
  );
}

function Problem({ problem: { kind, field, found } }: { problem: RowProblem }) {
  const { t } = useText();
  return <p className={own.problem}>{t(`exchange.problem.${kind}`, { field: t(`exchange.field.${field}` as TextKey), found })}</p>;
}
