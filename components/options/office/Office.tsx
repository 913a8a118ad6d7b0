import { officeRulesSchema } from '../../../lib/filing';
import { officeRules, refuseSecret, SecretRowError, setOfficeRules } from '../../../lib/store';
import { useText } from '../../i18n';
import { type Outcome, useAct, useLive, useWork } from '../../work/shared/store';
import styles from '../Options.module.css';
import { Days } from './Days';
import { Periods } from './Periods';

/** What the office sets for itself beside the common calendar and the norms. */
export function Office() {
  const { t } = useText();
  const { database } = useWork();
  const act = useAct();
  const rules = useLive(officeRules, []);
  const save = async (wanted: unknown): Promise<Outcome> => {
    const read = officeRulesSchema.safeParse(wanted);
    if (!read.success) return 'failed';
    try {
      // Settings are not searched for marks by themselves; these hold what somebody typed.
      await refuseSecret([{ table: 'obligations', fields: read.data }]);
    } catch (error) {
      if (error instanceof SecretRowError) return 'secret';
      throw error;
    }
    return act('work.said.officeRules', await setOfficeRules(database, read.data));
  };
  return (
    <>
      <h2 id="office">{t('options.office.title')}</h2>
      <p className={styles.soft}>{t('options.office.text')}</p>
      {rules && (
        <>
          <Days rules={rules} onSave={save} />
          <Periods rules={rules} onSave={save} />
        </>
      )}
    </>
  );
}
