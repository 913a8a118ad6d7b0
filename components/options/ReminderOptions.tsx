import { useText } from '../i18n';
import { type EffectiveSettings, saveSettings } from '../state/settings';
import { Checkbox, Select, ToggleGroup } from '../ui';
import { RoleChoice } from '../work/shared/RoleChoice';
import styles from './Options.module.css';

const DAYS_AHEAD = [0, 1, 3, 5, 7];
const USUAL = { from: '18:00', to: '07:00' };
const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

/** Offered values and, wherever it came from, the one in force. */
const withOwn = <T,>(offered: readonly T[], own: T): T[] =>
  offered.includes(own) ? [...offered] : [...offered, own].sort((a, b) => (a < b ? -1 : 1));

/** When this machine reminds, and of whose work. */
export function ReminderOptions({ effective: { settings, enforced } }: { effective: EffectiveSettings }) {
  const { t } = useText();
  const { daysAhead, quiet } = settings;
  const quietLocked = enforced.includes('quiet');
  const hour = (end: 'from' | 'to', hours: NonNullable<typeof quiet>) => (
    <Select
      label={t(`options.reminders.${end}`)}
      value={hours[end]}
      disabled={quietLocked}
      options={withOwn(HOURS, hours[end]).map((value) => ({ value, label: value }))}
      onChange={(value) => void saveSettings({ quiet: { ...hours, [end]: value } })}
    />
  );
  return (
    <>
      <h2 id="reminders">{t('options.reminders.title')}</h2>
      <div>
        <h3>{t('work.role.label')}</h3>
        <RoleChoice />
      </div>
      <div>
        <h3>{t('options.reminders.ahead')}</h3>
        <ToggleGroup
          label={t('options.reminders.ahead')}
          value={String(daysAhead)}
          disabled={enforced.includes('daysAhead')}
          choices={withOwn(DAYS_AHEAD, daysAhead).map((n) => ({
            value: String(n),
            label: n === 0 ? t('options.reminders.onTheDay') : t('options.reminders.days', { n }),
          }))}
          onChange={(value) => void saveSettings({ daysAhead: Number(value) })}
        />
        {enforced.includes('daysAhead') && <p className={styles.soft}>{t('options.managed')}</p>}
      </div>
      <Checkbox
        label={t('options.reminders.quiet')}
        help={quietLocked ? t('options.managed') : t('options.reminders.quietHelp')}
        checked={quiet !== null}
        disabled={quietLocked}
        onChange={(wanted) => void saveSettings({ quiet: wanted ? USUAL : null })}
      />
      {quiet && (
        <div className={styles.pair}>
          {hour('from', quiet)}
          {hour('to', quiet)}
        </div>
      )}
      {quiet && quiet.from === quiet.to && <p role="note">{t('options.reminders.same')}</p>}
    </>
  );
}
