import { useState } from 'react';
import type { IsoDay } from '../../lib/calendar';
import { setTerm } from '../../lib/store';
import { useText } from '../i18n';
import { Button } from '../ui';
import { DayField } from '../work/shared/DayField';
import { useAct } from '../work/shared/store';
import styles from './Reports.module.css';

/** The committee's term: no norm gives its days, so the office says them once. */
export function TermForm({ term }: { term: { from: IsoDay; to: IsoDay } | null }) {
  const { t } = useText();
  const act = useAct();
  const [from, setFrom] = useState<IsoDay | null>(term?.from ?? null);
  const [to, setTo] = useState<IsoDay | null>(term?.to ?? null);
  const sound = from !== null && to !== null && from < to;
  const same = term?.from === from && term?.to === to;
  return (
    <form
      className={styles.term}
      onSubmit={(event) => {
        event.preventDefault();
        if (sound) void act('reports.said.term', [setTerm(from, to)]);
      }}
    >
      <DayField label={t('reports.term.from')} value={from} onChange={setFrom} />
      <DayField
        label={t('reports.term.to')}
        value={to}
        onChange={setTo}
        problem={from && to && !sound ? t('reports.term.wrong') : undefined}
      />
      <Button type="submit" disabled={!sound || same}>
        {t('reports.term.save')}
      </Button>
    </form>
  );
}
