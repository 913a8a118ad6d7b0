import { type FormEvent, useState } from 'react';
import { countPeriod, createCalendar, type PeriodUnit } from '../../../lib/calendar';
import type { Obligation, OfficeRules } from '../../../lib/filing';
import { useText } from '../../i18n';
import { Button, Checkbox, Dialog, DialogButtons, Select, TextField, ToggleGroup } from '../../ui';
import { weekdayName } from '../../work/shared/DayField';
import { SecretLine } from '../../work/shared/SecretLine';
import { type Outcome, useWork } from '../../work/shared/store';
import work from '../../work/shared/Work.module.css';
import styles from '../Options.module.css';
import { periodWords } from './Periods';

const UNITS: readonly PeriodUnit[] = ['workingDay', 'day', 'week', 'month', 'year'];
const DIRECTIONS = ['after', 'before'] as const;
const FROM = ['event', 'endOfYear'] as const;
const MOST = 400;

type OwnPeriod = OfficeRules['periods'][string];

interface PeriodDialogProps {
  obligation: Obligation;
  rules: OfficeRules;
  onSave: (period: OwnPeriod) => Promise<Outcome>;
  onClose: () => void;
}

/** A period of the office's own for one obligation, with the norm's beside it and what it would mean today. */
export function PeriodDialog({ obligation, rules, onSave, onClose }: PeriodDialogProps) {
  const { t, pick, language } = useText();
  const { today } = useWork();
  const own = rules.periods[obligation.id];
  const given = own ?? obligation.period ?? { amount: 1, unit: 'month' as const, from: 'event' as const, roll: true };
  const [amount, setAmount] = useState(String(Math.abs(given.amount)));
  const [direction, setDirection] = useState<(typeof DIRECTIONS)[number]>(given.amount < 0 ? 'before' : 'after');
  const [unit, setUnit] = useState(given.unit);
  const [from, setFrom] = useState(given.from);
  const [roll, setRoll] = useState(given.roll);
  const [norm, setNorm] = useState(own?.basis.norm ?? '');
  const [clause, setClause] = useState(own?.basis.clause ?? '');
  const [problem, setProblem] = useState<'amount' | 'basis' | 'secret' | null>(null);

  const typed = amount.trim();
  const size = /^\d{1,3}$/.test(typed) && Number(typed) <= MOST ? Number(typed) : null;
  const period = size === null ? null : { amount: direction === 'before' && size > 0 ? -size : size, unit, from, roll };
  const save = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!period) return setProblem('amount');
    if (!norm.trim()) return setProblem('basis');
    const outcome = await onSave({ ...period, basis: { norm: norm.trim(), clause: clause.trim() } });
    if (outcome === 'done') return onClose();
    if (outcome !== 'secret') return;
    setNorm('');
    setClause('');
    setProblem('secret');
  };
  const { basis } = obligation;
  return (
    <Dialog
      open
      onClose={onClose}
      title={pick(obligation.label)}
      description={t('options.office.norm', { period: periodWords(t, obligation.period), basis: `${basis.norm}, ${basis.clause}` })}
    >
      <form className={work.form} onSubmit={(submitted) => void save(submitted)}>
        <div className={styles.pair}>
          <TextField
            label={t('options.office.amount')}
            inputMode="numeric"
            autoComplete="off"
            value={amount}
            {...(problem === 'amount' && !period ? { problem: t('options.office.amountWrong') } : {})}
            onChange={(event) => setAmount(event.target.value)}
          />
          <Select
            label={t('options.office.unitLabel')}
            value={unit}
            options={UNITS.map((value) => ({ value, label: t(`options.office.unit.${value}`) }))}
            onChange={setUnit}
          />
        </div>
        <ToggleGroup
          label={t('options.office.direction.label')}
          value={direction}
          choices={DIRECTIONS.map((value) => ({ value, label: t(`options.office.direction.${value}`) }))}
          onChange={setDirection}
        />
        <Select
          label={t('options.office.from')}
          value={from}
          options={FROM.map((value) => ({ value, label: t(`options.office.fromChoice.${value}`) }))}
          onChange={setFrom}
        />
        {unit !== 'workingDay' && direction === 'after' && <Checkbox label={t('options.office.roll')} checked={roll} onChange={setRoll} />}
        <TextField
          label={t('options.office.normField')}
          value={norm}
          maxLength={200}
          {...(problem === 'basis' && !norm.trim() ? { problem: t('options.office.basisNeeded') } : {})}
          onChange={(event) => setNorm(event.target.value)}
        />
        <TextField
          label={t('options.office.clauseField')}
          value={clause}
          maxLength={200}
          onChange={(event) => setClause(event.target.value)}
        />
        {period && (
          <p className={styles.soft}>
            {t('options.office.preview', {
              day: weekdayName(language, countPeriod(today, period, createCalendar(rules.calendar)).due),
            })}
          </p>
        )}
        {problem === 'secret' && <SecretLine />}
        <DialogButtons>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('options.office.save')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
