import { useState } from 'react';
import type { IsoDay } from '../../../lib/calendar';
import { CLOSING, closingSteps } from '../../../lib/filing';
import {
  type Change,
  closeDossier,
  type Dossier,
  extendDossier,
  officeRules,
  type StoredObligation,
  transferDossier,
} from '../../../lib/store';
import { formatDay, type TextKey, useText } from '../../i18n';
import { Button, Checkbox, Dialog, DialogButtons, TextField } from '../../ui';
import { DayField } from '../shared/DayField';
import { SecretLine } from '../shared/SecretLine';
import { useAct, useLive, useWork } from '../shared/store';
import styles from '../shared/Work.module.css';

export type Step = 'close' | 'transfer' | 'extend';

interface StateDialogProps {
  step: Step;
  dossier: Dossier;
  missing: number;
  obligations: readonly StoredObligation[];
  onClose: () => void;
}

const SAID = { close: 'work.said.closed', transfer: 'work.said.transferred', extend: 'work.said.extended' } as const satisfies Record<
  Step,
  TextKey
>;
const TITLE = { close: 'dossier.closeTitle', transfer: 'dossier.transferTitle', extend: 'dossier.extendTitle' } as const satisfies Record<
  Step,
  TextKey
>;
const DAY = { close: 'dossier.closedOn', transfer: 'dossier.transferOn', extend: 'dossier.extendTo' } as const satisfies Record<
  Step,
  TextKey
>;

/** A dossier moves on: closed, handed over, or kept longer. Each sets its next deadline. */
export function StateDialog({ step, dossier, missing, obligations, onClose }: StateDialogProps) {
  const { t } = useText();
  const { today } = useWork();
  const act = useAct();
  const office = useLive(officeRules, []);
  const [on, setOn] = useState<IsoDay | null>(step === 'extend' ? null : today);
  const [done, setDone] = useState<readonly string[]>([]);
  const [sheets, setSheets] = useState(dossier.sheets === null ? '' : String(dossier.sheets));
  const [basis, setBasis] = useState('');
  const [secret, setSecret] = useState(false);
  const steps = step === 'close' ? closingSteps(dossier.retention) : [];
  const counted = /^\d{1,6}$/.test(sheets) ? Number(sheets) : null;
  const earliest = step === 'close' ? dossier.openedOn : step === 'extend' ? today : (dossier.closedOn ?? dossier.openedOn);
  const ready =
    office &&
    on &&
    on >= earliest &&
    steps.every(({ id }) => done.includes(id)) &&
    (step !== 'extend' || (on > today && basis.trim() !== ''));

  const changes = (): Change[] => {
    if (!ready) return [];
    if (step === 'close') return closeDossier(dossier, on, counted, office);
    if (step === 'transfer') return transferDossier(dossier, on, obligations, office);
    const note = [dossier.note, t('dossier.extendNote', { day: formatDay('vi', on), reason: basis.trim() })].filter(Boolean).join('; ');
    return [...extendDossier(dossier, on, basis.trim(), obligations), { table: 'dossiers', id: dossier.id, set: { note } }];
  };
  const save = async () => {
    const outcome = await act(SAID[step], changes());
    if (outcome === 'done') onClose();
    if (outcome === 'secret') {
      setBasis('');
      setSecret(true);
    }
  };
  return (
    <Dialog open onClose={onClose} title={t(TITLE[step])} description={dossier.title}>
      <div className={styles.form}>
        {missing > 0 && step !== 'extend' && <p role="note">{t('dossier.closeMissing', { n: missing })}</p>}
        {steps.length > 0 && <p>{t('dossier.closeSteps', { basis: `${CLOSING.basis.norm}, ${CLOSING.basis.clause}` })}</p>}
        {steps.map(({ id, label }) => (
          <Checkbox
            key={id}
            label={label}
            checked={done.includes(id)}
            onChange={(checked) => setDone((all) => (checked ? [...all, id] : all.filter((one) => one !== id)))}
          />
        ))}
        <DayField label={t(DAY[step])} value={on} onChange={setOn} />
        {step === 'close' && (
          <TextField label={t('dossier.sheets')} inputMode="numeric" value={sheets} onChange={(typed) => setSheets(typed.target.value)} />
        )}
        {step === 'extend' && (
          <TextField
            label={t('dossier.extendBasis')}
            help={t('dossier.extendHelp')}
            value={basis}
            maxLength={300}
            onChange={(typed) => setBasis(typed.target.value)}
          />
        )}
        {secret && <SecretLine />}
      </div>
      <DialogButtons>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button look="primary" disabled={!ready} onClick={() => void save()}>
          {t('dossier.save')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
