import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { DUTIES, type Duty, type DutyPlan } from '../../../lib/filing';
import { type ClerkRole, dutyPlan, refuseSecret, SecretRowError, setDutyPlan } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, Dialog, DialogButtons, IconButton, Select, TextField } from '../../ui';
import { ROLES } from '../shared/role';
import { SecretLine } from '../shared/SecretLine';
import { useAct, useLive } from '../shared/store';
import styles from '../shared/Work.module.css';

const CADENCES = ['daily', 'weekly', 'monthly', 'yearly'] as const;
const OFFICE = 'office';
const NOBODY = 'off';
type Choice = ClerkRole | typeof OFFICE | typeof NOBODY;

/** Who does which recurring duty, which are not done here, and what the office does besides. */
export function DutyPlanDialog({ onClose }: { onClose: () => void }) {
  const kept = useLive(dutyPlan, []);
  return kept ? <Form kept={kept} onClose={onClose} /> : null;
}

function Form({ kept, onClose }: { kept: DutyPlan; onClose: () => void }) {
  const { t, pick } = useText();
  const act = useAct();
  const [plan, setPlan] = useState(kept);
  const [label, setLabel] = useState('');
  const [cadence, setCadence] = useState<Duty['cadence']>('weekly');
  const [secret, setSecret] = useState(false);
  const choices: Choice[] = [OFFICE, ...ROLES, NOBODY];
  const options = choices.map((value) => ({ value, label: value === NOBODY ? t('work.duty.off') : t(`work.role.${value}`) }));
  const roleOf = (duty: Pick<Duty, 'id' | 'role'>): Choice =>
    plan.off.includes(duty.id) ? NOBODY : ((Object.hasOwn(plan.roles, duty.id) ? plan.roles[duty.id] : duty.role) ?? OFFICE);
  const assign = (id: string, choice: Choice) => {
    const off = plan.off.filter((one) => one !== id);
    setPlan(
      choice === NOBODY
        ? { ...plan, off: [...off, id] }
        : { ...plan, off, roles: { ...plan.roles, [id]: choice === OFFICE ? null : choice } },
    );
  };
  const add = async () => {
    try {
      await refuseSecret([{ table: 'obligations', fields: { label } }]);
    } catch (error) {
      if (!(error instanceof SecretRowError)) throw error;
      setLabel('');
      return setSecret(true);
    }
    setSecret(false);
    setPlan({ ...plan, own: [...plan.own, { id: `own-${crypto.randomUUID()}`, label: label.trim(), cadence, role: null }] });
    setLabel('');
  };
  const save = async () => {
    if ((await act('work.said.dutyPlan', [setDutyPlan(plan)])) === 'done') onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('work.duty.planTitle')} description={t('work.duty.planText')}>
      <div className={styles.form}>
        {DUTIES.map((duty) => (
          <Select
            key={duty.id}
            label={pick(duty.label)}
            value={roleOf(duty)}
            options={options}
            onChange={(next) => assign(duty.id, next)}
          />
        ))}
        {plan.own.map((duty) => (
          <div key={duty.id} className={styles.heading} data-own-duty>
            <Select
              label={`${duty.label} (${t(`work.duty.every.${duty.cadence}`)})`}
              value={roleOf(duty)}
              options={options}
              onChange={(next) => assign(duty.id, next)}
            />
            <IconButton
              label={t('work.duty.removeOwn', { what: duty.label })}
              onClick={() => setPlan({ ...plan, own: plan.own.filter((one) => one.id !== duty.id) })}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </div>
        ))}
        <div className={styles.card}>
          <TextField label={t('work.duty.ownLabel')} value={label} maxLength={200} onChange={(typed) => setLabel(typed.target.value)} />
          <Select
            label={t('work.duty.ownCadence')}
            value={cadence}
            options={CADENCES.map((value) => ({ value, label: t(`work.duty.every.${value}`) }))}
            onChange={setCadence}
          />
          {secret && <SecretLine />}
          <div className={styles.buttons}>
            <Button disabled={!label.trim()} onClick={() => void add()}>
              <Plus aria-hidden />
              {t('work.duty.addOwn')}
            </Button>
          </div>
        </div>
      </div>
      <DialogButtons>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button look="primary" onClick={() => void save()}>
          {t('work.duty.savePlan')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
