import type { TransferRecord } from '../../../lib/store';
import { useText } from '../../i18n';
import { TextField } from '../../ui';
import styles from '../shared/Work.module.css';
import own from './Transfer.module.css';

const NOBODY = { unit: '', name: '', position: '' };

/** What the next record starts from. */
export function blankRecord(
  last: TransferRecord | undefined,
): Omit<TransferRecord, 'on' | 'dossierIds'> & { on: string; dossierIds: string[] } {
  const { giver = NOBODY, receiver = NOBODY, fonds = '', condition = '' } = last ?? {};
  return { on: '', dossierIds: [], giver, receiver, fonds, condition, paper: { boxes: null, metres: null }, electronic: null };
}

const count = (typed: string): number | null => (/^\d{1,6}$/.test(typed.trim()) ? Number(typed) : null);
const measure = (typed: string): number | null => (/^\d{1,5}([.,]\d{1,2})?$/.test(typed.trim()) ? Number(typed.replace(',', '.')) : null);

/** The facts of the handover record that no register holds. */
export function HandoverFields({ facts, onChange }: { facts: TransferRecord; onChange: (facts: TransferRecord) => void }) {
  const { t } = useText();
  const party = (side: 'giver' | 'receiver') => (
    <fieldset className={own.party}>
      <legend>{t(`transfer.handover.${side}`)}</legend>
      {(['unit', 'name', 'position'] as const).map((field) => (
        <TextField
          key={field}
          label={t(`transfer.handover.${field}`)}
          value={facts[side][field]}
          maxLength={200}
          onChange={(typed) => onChange({ ...facts, [side]: { ...facts[side], [field]: typed.target.value } })}
        />
      ))}
    </fieldset>
  );
  const text = (field: 'fonds' | 'condition') => (
    <TextField
      label={t(`transfer.handover.${field}`)}
      help={t(`transfer.handover.help.${field}`)}
      value={facts[field]}
      maxLength={500}
      onChange={(typed) => onChange({ ...facts, [field]: typed.target.value })}
    />
  );
  const paper = facts.paper ?? { boxes: null, metres: null };
  return (
    <div className={styles.form}>
      <div className={styles.pair}>
        {party('giver')}
        {party('receiver')}
      </div>
      {text('fonds')}
      {text('condition')}
      <div className={styles.pair}>
        <TextField
          inputMode="numeric"
          label={t('transfer.handover.boxes')}
          defaultValue={paper.boxes ?? ''}
          onChange={(typed) => onChange({ ...facts, paper: { ...paper, boxes: count(typed.target.value) } })}
        />
        <TextField
          inputMode="decimal"
          label={t('transfer.handover.metres')}
          defaultValue={paper.metres?.toLocaleString('vi-VN') ?? ''}
          onChange={(typed) => onChange({ ...facts, paper: { ...paper, metres: measure(typed.target.value) } })}
        />
        <TextField
          inputMode="numeric"
          label={t('transfer.handover.files')}
          help={t('transfer.handover.help.files')}
          defaultValue={facts.electronic?.digitalFiles ?? ''}
          onChange={(typed) => {
            const digitalFiles = count(typed.target.value);
            onChange({ ...facts, electronic: digitalFiles === null ? null : { dossiers: facts.dossierIds.length, digitalFiles } });
          }}
        />
      </div>
      <p className={styles.soft}>{t('transfer.handover.blanks')}</p>
    </div>
  );
}
