import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { holidaysOf, type IsoDay, yearOf } from '../../../lib/calendar';
import type { OfficeRules } from '../../../lib/filing';
import { formatDay, useText } from '../../i18n';
import { Button, Checkbox, IconButton, TextField, ToggleGroup } from '../../ui';
import { DayField, weekdayName } from '../../work/shared/DayField';
import { SecretLine } from '../../work/shared/SecretLine';
import { type Outcome, useWork } from '../../work/shared/store';
import styles from '../Options.module.css';

const KINDS = ['off', 'worked'] as const;
type Kind = (typeof KINDS)[number];
type Calendar = OfficeRules['calendar'];

interface OfficePartProps {
  rules: OfficeRules;
  onSave: (rules: OfficeRules) => Promise<Outcome>;
}

const without = ({ daysOff, workedDays, confirmedYears }: Calendar, day: IsoDay): Calendar => ({
  daysOff: daysOff.filter(({ date }) => date !== day),
  workedDays: workedDays.filter(({ date }) => date !== day),
  confirmedYears,
});

/** Own days off, days worked in exchange, and years whose announced breaks are entered in full. */
export function Days({ rules, onSave }: OfficePartProps) {
  const { t, language } = useText();
  const { today } = useWork();
  const { calendar } = rules;
  const [kind, setKind] = useState<Kind>('off');
  const [day, setDay] = useState<IsoDay | null>(null);
  const [name, setName] = useState('');
  const [secret, setSecret] = useState(false);
  const [added, setAdded] = useState(0);
  const keep = (next: Calendar) => onSave({ ...rules, calendar: next });
  const rows = [
    ...calendar.daysOff.map((one) => ({ ...one, kind: 'off' as const })),
    ...calendar.workedDays.map((one) => ({ ...one, kind: 'worked' as const })),
  ].sort((a, b) => a.date.localeCompare(b.date));
  const thisYear = yearOf(today);
  const years = [thisYear, thisYear + 1].filter((year) => holidaysOf(year).provisional);

  const add = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!day) return;
    const rest = without(calendar, day);
    const entry = { date: day, ...(name.trim() ? { name: name.trim() } : {}) };
    const outcome = await keep(
      kind === 'off' ? { ...rest, daysOff: [...rest.daysOff, entry] } : { ...rest, workedDays: [...rest.workedDays, entry] },
    );
    setSecret(outcome === 'secret');
    if (outcome === 'failed') return;
    setName('');
    if (outcome === 'secret') return;
    setDay(null);
    setAdded(added + 1);
  };
  return (
    <div className={styles.stack}>
      <h3>{t('options.office.days')}</h3>
      {rows.length === 0 && <p className={styles.soft}>{t('options.office.noDays')}</p>}
      {rows.length > 0 && (
        <ul className={styles.rows}>
          {rows.map((row) => {
            const said = { day: weekdayName(language, row.date), kind: t(`options.office.kind.${row.kind}`), name: row.name ?? '' };
            return (
              <li key={row.date} data-office-day={row.date}>
                <span>{row.name ? t('options.office.rowNamed', said) : t('options.office.row', said)}</span>
                <IconButton
                  size="small"
                  label={t('options.office.remove', { day: formatDay(language, row.date) })}
                  onClick={() => void keep(without(calendar, row.date))}
                >
                  <Trash2 aria-hidden />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
      <form className={styles.stack} onSubmit={(submitted) => void add(submitted)}>
        <ToggleGroup
          label={t('options.office.kind.label')}
          value={kind}
          choices={KINDS.map((value) => ({ value, label: t(`options.office.kind.${value}`) }))}
          onChange={setKind}
        />
        <div className={styles.pair}>
          <DayField key={added} label={t('options.office.day')} value={day} onChange={setDay} />
          <TextField label={t('options.office.name')} value={name} maxLength={200} onChange={(typed) => setName(typed.target.value)} />
        </div>
        {secret && <SecretLine />}
        <div className={styles.buttons}>
          <Button type="submit" disabled={!day}>
            <Plus aria-hidden />
            {t('options.office.add')}
          </Button>
        </div>
      </form>
      {years.map((year) => (
        <Checkbox
          key={year}
          label={t('options.office.confirmed', { year })}
          help={t('options.office.confirmedHelp')}
          checked={calendar.confirmedYears.includes(year)}
          onChange={(full) => {
            const others = calendar.confirmedYears.filter((one) => one !== year);
            void keep({ ...calendar, confirmedYears: full ? [...others, year] : others });
          }}
        />
      ))}
    </div>
  );
}
