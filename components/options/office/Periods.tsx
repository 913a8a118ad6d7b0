import { useState } from 'react';
import { createCalendar, type Period, yearOf } from '../../../lib/calendar';
import { dueItems, EVENTS, OBLIGATIONS, type Obligation, type OfficeRules } from '../../../lib/filing';
import { useText } from '../../i18n';
import type { Translate } from '../../i18n/texts';
import { Button, Disclosure } from '../../ui';
import { type Outcome, useWork } from '../../work/shared/store';
import work from '../../work/shared/Work.module.css';
import styles from '../Options.module.css';
import { PeriodDialog } from './PeriodDialog';

const OFFLINE = new Set(EVENTS.flatMap(({ id, offline }) => (offline ? [id] : [])));
/** A fixed day of the year is no period; what is about secret documents is not followed here. */
const OURS = OBLIGATIONS.filter(({ event, yearly }) => !OFFLINE.has(event) && !yearly);

/** No period of the data ends later. */
const YEARS_COUNTED = 10;

export function periodWords(t: Translate, period: Period | null): string {
  if (!period) return t('options.office.unknown');
  if (period.amount === 0 && period.from === 'event') return t('options.office.period.now');
  const direction = period.amount < 0 ? 'before' : 'after';
  const values = { n: Math.abs(period.amount), unit: t(`options.office.unit.${period.unit}`) };
  return t(`options.office.period.${direction}${period.from === 'endOfYear' ? 'Year' : ''}`, values);
}

interface PeriodsProps {
  rules: OfficeRules;
  onSave: (rules: OfficeRules) => Promise<Outcome>;
}

/** The periods that an office is expected to set stand first; of the others those that it did set. */
export function Periods({ rules, onSave }: PeriodsProps) {
  const { t } = useText();
  const [asked, setAsked] = useState<Obligation | null>(null);
  const isFirst = ({ id, settable }: Obligation) => settable || Object.hasOwn(rules.periods, id);
  const rest = OURS.filter((one) => !isFirst(one));
  const reset = ({ id }: Obligation) => {
    const { [id]: _, ...periods } = rules.periods;
    return onSave({ ...rules, periods });
  };
  const list = (obligations: readonly Obligation[]) => (
    <ul className={styles.rows}>
      {obligations.map((one) => (
        <Row key={one.id} obligation={one} rules={rules} onAsk={() => setAsked(one)} onReset={() => void reset(one)} />
      ))}
    </ul>
  );
  return (
    <div className={styles.stack}>
      <h3>{t('options.office.periods')}</h3>
      <p className={styles.soft}>{t('options.office.periodsText')}</p>
      {list(OURS.filter(isFirst))}
      <Disclosure title={t('options.office.others', { n: rest.length })}>{list(rest)}</Disclosure>
      {asked && (
        <PeriodDialog
          obligation={asked}
          rules={rules}
          onSave={(period) => onSave({ ...rules, periods: { ...rules.periods, [asked.id]: period } })}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

interface RowProps {
  obligation: Obligation;
  rules: OfficeRules;
  onAsk: () => void;
  onReset: () => void;
}

function Row({ obligation, rules, onAsk, onReset }: RowProps) {
  const { t, pick } = useText();
  const { today } = useWork();
  const { id, event, label, period, basis } = obligation;
  const own = Object.hasOwn(rules.periods, id) ? rules.periods[id] : undefined;
  // The doubts about the rule alone: those about a year's breaks are told where a day is counted.
  const settled = Array.from({ length: YEARS_COUNTED }, (_, n) => yearOf(today) + n);
  const calendar = createCalendar({ ...rules.calendar, confirmedYears: settled });
  const item = dueItems(event, today, calendar, rules).find((one) => one.obligation === id);
  const words = (one: { norm: string; clause: string }) => [one.norm, one.clause].filter(Boolean).join(', ');
  const occasion = EVENTS.find((one) => one.id === event);
  const trigger = occasion ? pick(occasion.label) : '';
  const what = `${pick(label)} (${trigger})`;
  return (
    <li data-office-period={id}>
      <div className={styles.rowText}>
        <p>
          {pick(label)} {item && item.provisional.length > 0 && <span className={work.provisional}>{t('work.provisional')}</span>}
        </p>
        <p className={styles.soft}>{trigger}</p>
        {own && (
          <p>
            <b>{t('options.office.own', { period: periodWords(t, own), basis: words(own.basis) })}</b>
          </p>
        )}
        <p className={styles.soft}>{t('options.office.norm', { period: periodWords(t, period), basis: words(basis) })}</p>
      </div>
      <Button size="small" aria-label={t(own ? 'options.office.change' : 'options.office.set', { what })} onClick={onAsk}>
        {t(own ? 'options.office.changeShort' : 'options.office.setShort')}
      </Button>
      {own && (
        <Button size="small" look="quiet" aria-label={t('options.office.reset', { what })} onClick={onReset}>
          {t('options.office.resetShort')}
        </Button>
      )}
    </li>
  );
}
