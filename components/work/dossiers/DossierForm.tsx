import { type FormEvent, useState } from 'react';
import type { IsoDay } from '../../../lib/calendar';
import { DOSSIER_KINDS } from '../../../lib/filing';
import { addDossier, type Dossier, dossierFromPlan, type FilePlanEntry, kindOf } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, Dialog, DialogButtons, Select, TextField } from '../../ui';
import { DayField } from '../shared/DayField';
import { SecretLine } from '../shared/SecretLine';
import { useAct, useWork } from '../shared/store';
import styles from '../shared/Work.module.css';

const OTHER = 'other';
const KINDS = DOSSIER_KINDS.filter((kind) => !kind.offline);
const NO_TEXT = { title: '', code: '', retention: '', responsible: '' };

interface DossierFormProps {
  dossier: Dossier | null;
  /** Row of the file plan that a new one is opened for. */
  plan?: FilePlanEntry;
  onClose: () => void;
  onMade?: (id: string) => void;
}

/** A new dossier from its kind, or the particulars of one that is there. */
export function DossierForm({ dossier, plan, onClose, onMade }: DossierFormProps) {
  const { t, pick } = useText();
  const { today } = useWork();
  const act = useAct();
  const [kind, setKind] = useState(dossier?.kind ?? KINDS[0]!.id);
  const [texts, setTexts] = useState(dossier || plan ? pickTexts((dossier ?? plan)!) : NO_TEXT);
  const [openedOn, setOpenedOn] = useState<IsoDay | null>(dossier?.openedOn ?? today);
  const [problem, setProblem] = useState<'secret' | 'incomplete' | null>(null);
  // As it was when the form was opened, whatever another window writes meanwhile.
  const [seen] = useState(dossier ?? {});
  const text = (field: keyof typeof NO_TEXT, help?: string) => (
    <TextField
      label={t(`dossier.field.${field}`)}
      {...(help ? { help } : {})}
      value={texts[field]}
      maxLength={field === 'title' ? 1000 : 200}
      onChange={(typed) => setTexts((all) => ({ ...all, [field]: typed.target.value }))}
    />
  );
  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!texts.title.trim() || !openedOn) return setProblem('incomplete');
    const id = dossier?.id ?? crypto.randomUUID();
    const outcome = dossier
      ? await act('work.said.changed', [{ table: 'dossiers', id, set: { ...texts, openedOn, year: Number(openedOn.slice(0, 4)) }, seen }])
      : await act('work.said.dossier', [
          plan ? dossierFromPlan(plan, { ...texts, kind, openedOn }, id) : addDossier({ ...texts, kind, openedOn }, id),
        ]);
    if (outcome === 'done') {
      onClose();
      if (!dossier) onMade?.(id);
    }
    if (outcome === 'secret') {
      setTexts(NO_TEXT);
      setProblem('secret');
    }
  };
  const confidence = kindOf(kind)?.confidence;
  return (
    <Dialog open onClose={onClose} title={t(dossier ? 'dossier.edit' : 'dossier.newTitle')}>
      <form className={styles.form} onSubmit={(submitted) => void submit(submitted)}>
        {!dossier && (
          <Select
            label={t('dossier.field.kind')}
            value={kind}
            options={[...KINDS.map(({ id, label }) => ({ value: id, label: pick(label) })), { value: OTHER, label: t('dossier.other') }]}
            onChange={setKind}
          />
        )}
        {!dossier && (confidence === 'candidate' || confidence === 'low') && <p className={styles.soft}>{t('dossier.candidate')}</p>}
        {text('title')}
        <div className={styles.pair}>
          {text('code')}
          {text('retention', t('dossier.field.retentionHelp'))}
        </div>
        <div className={styles.pair}>
          {text('responsible')}
          <DayField label={t('dossier.field.openedOn')} value={openedOn} onChange={setOpenedOn} />
        </div>
        {problem === 'secret' && <SecretLine />}
        {problem === 'incomplete' && <p role="alert">{t('dossier.incomplete')}</p>}
        <DialogButtons>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('dossier.save')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

const pickTexts = ({ title, code, retention, responsible }: Dossier | FilePlanEntry) => ({ title, code, retention, responsible });
