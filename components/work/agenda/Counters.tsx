import { Minus, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { COUNTER_KINDS, type CounterKind, countsBetween, setCount } from '../../../lib/store';
import { useText } from '../../i18n';
import { IconButton, TextField } from '../../ui';
import { useAct, useLive, useWork } from '../shared/store';
import styles from '../shared/Work.module.css';
import own from './Counters.module.css';

const MOST = 100_000;

/** Impressions of the seal, copies, badge decisions: today's numbers, with the month's and the year's sums. */
export function Counters() {
  const { t } = useText();
  const { today } = useWork();
  const sums = useLive(
    async (database) => ({
      day: await countsBetween(database, today, today),
      month: await countsBetween(database, `${today.slice(0, 7)}-01`, today),
      year: await countsBetween(database, `${today.slice(0, 4)}-01-01`, today),
    }),
    [today],
  );
  if (!sums) return null;
  return (
    <section className={styles.group} aria-labelledby="counters">
      <h2 id="counters">{t('work.counter.title')}</h2>
      <ul className={styles.rows}>
        {COUNTER_KINDS.map((kind) => (
          <Row key={kind} kind={kind} day={sums.day[kind]} month={sums.month[kind]} year={sums.year[kind]} />
        ))}
      </ul>
    </section>
  );
}

function Row({ kind, day, month, year }: { kind: CounterKind; day: number; month: number; year: number }) {
  const { t } = useText();
  const { today } = useWork();
  const act = useAct();
  const label = t(`work.counter.${kind}`);
  const [typed, setTyped] = useState(String(day));
  useEffect(() => setTyped(String(day)), [day]);
  const write = (count: number) => {
    if (count !== day) void act('work.said.counted', [setCount(kind, today, count)]);
  };
  const leave = () => {
    const count = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
    if (count <= MOST) write(count);
    else setTyped(String(day));
  };
  return (
    <li className={own.counter} data-counter={kind}>
      <div className={styles.dueText}>
        <p className={styles.dueLabel}>{label}</p>
        <p className={styles.soft}>{t('work.counter.sums', { month, year })}</p>
      </div>
      <div className={own.number}>
        <IconButton size="small" label={t('work.counter.less', { what: label })} disabled={day === 0} onClick={() => write(day - 1)}>
          <Minus aria-hidden />
        </IconButton>
        <TextField
          label={t('work.counter.today', { what: label })}
          hideLabel
          inputMode="numeric"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={leave}
          onKeyDown={(event) => event.key === 'Enter' && leave()}
        />
        <IconButton size="small" label={t('work.counter.more', { what: label })} onClick={() => write(day + 1)}>
          <Plus aria-hidden />
        </IconButton>
      </div>
    </li>
  );
}
