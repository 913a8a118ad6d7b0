import { type FormEvent, useState } from 'react';
import { addDocument, type Direction, type Draft, dossiersIn, type StoredDocument } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, Dialog, DialogButtons, Select, TextField } from '../../ui';
import { DayField } from '../shared/DayField';
import { SecretLine } from '../shared/SecretLine';
import { useAct, useLive, useWork } from '../shared/store';
import styles from '../shared/Work.module.css';

type Fields = Omit<Draft<StoredDocument>, 'id'>;
type TextName = 'referenceNumber' | 'registerNumber' | 'documentType' | 'subject' | 'issuer' | 'recipients' | 'signer' | 'urgency' | 'note';

const DIRECTIONS = ['incoming', 'outgoing', 'internal'] as const;
const NONE = 'none';
const MOST_DOSSIERS = 500;
const NO_TEXT: Pick<Fields, TextName> = {
  referenceNumber: '',
  registerNumber: '',
  documentType: '',
  subject: '',
  issuer: '',
  recipients: '',
  signer: '',
  urgency: '',
  note: '',
};

interface DocumentDialogProps {
  /** The one to change, or where a new one starts from. */
  document: StoredDocument | Partial<Fields>;
  onClose: () => void;
}

/** A line of the register: what stands on the paper, never the paper itself. */
export function DocumentDialog({ document, onClose }: DocumentDialogProps) {
  const { t } = useText();
  const { today, database } = useWork();
  const act = useAct();
  const known = 'id' in document ? document : null;
  // As it was when the form was opened, whatever another window writes meanwhile.
  const [seen] = useState(known ?? {});
  const [fields, setFields] = useState<Fields>(() => ({
    direction: 'incoming',
    ...NO_TEXT,
    date: null,
    registeredOn: today,
    dueOn: null,
    dossierId: null,
    contentId: null,
    ...document,
  }));
  const [problem, setProblem] = useState<'secret' | 'incomplete' | 'duplicate' | null>(null);
  const dossiers = useLive((store) => dossiersIn(store, null, MOST_DOSSIERS), []) ?? [];
  const dossier = dossiers.find((one) => one.id === fields.dossierId);
  const set = (change: Partial<Fields>) => {
    setFields((all) => ({ ...all, ...change }));
    setProblem(null);
  };
  const text = (field: TextName, help?: string) => (
    <TextField
      label={t(`register.field.${field}`)}
      {...(help ? { help } : {})}
      value={fields[field]}
      maxLength={field === 'subject' || field === 'recipients' ? 2000 : 300}
      onChange={(typed) => set({ [field]: typed.target.value })}
    />
  );

  const isDuplicate = async () => {
    if (known || !fields.referenceNumber || problem === 'duplicate') return false;
    const same = await database.documents.where('referenceNumber').equals(fields.referenceNumber).toArray();
    return same.some((one) => !one.deletedAt && one.date === fields.date && one.direction === fields.direction);
  };
  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!fields.subject.trim() || !fields.referenceNumber.trim()) return setProblem('incomplete');
    if (await isDuplicate()) return setProblem('duplicate');
    const { direction, date, registeredOn, dueOn, dossierId, contentId } = fields;
    const trimmed = Object.fromEntries(Object.keys(NO_TEXT).map((key) => [key, fields[key as TextName].trim()])) as typeof NO_TEXT;
    const row = { ...trimmed, direction, date, registeredOn, dueOn, dossierId, contentId };
    const outcome = known
      ? await act('work.said.changed', [{ table: 'documents', id: known.id, set: row, seen }])
      : await act('work.said.document', addDocument(row, t('register.answer'), today));
    if (outcome === 'done') onClose();
    if (outcome === 'secret') {
      setFields((all) => ({ ...all, ...NO_TEXT }));
      setProblem('secret');
    }
  };
  const remove = async () => {
    if (known && (await act('work.said.removed', [{ table: 'documents', id: known.id, remove: true }])) === 'done') onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t(known ? 'register.editTitle' : 'register.addTitle')}>
      <form className={styles.form} onSubmit={(submitted) => void submit(submitted)}>
        <Select
          label={t('register.field.direction')}
          value={fields.direction}
          options={DIRECTIONS.map((value) => ({ value, label: t(`register.direction.${value}`) }))}
          onChange={(direction: Direction) => set({ direction })}
        />
        {text('referenceNumber')}
        {text('subject')}
        <div className={styles.pair}>
          {text('documentType', t('register.field.documentTypeHelp'))}
          <DayField label={t('register.field.date')} value={fields.date} onChange={(date) => set({ date })} />
        </div>
        <div className={styles.pair}>
          {text('registerNumber')}
          <DayField
            label={t('register.field.registeredOn')}
            value={fields.registeredOn}
            onChange={(registeredOn) => set({ registeredOn })}
          />
        </div>
        {text('issuer')}
        {text('recipients')}
        <div className={styles.pair}>
          {text('signer')}
          {text('urgency')}
        </div>
        {!known && (
          <DayField
            label={t('register.field.dueOn')}
            help={t('register.field.dueHelp')}
            value={fields.dueOn}
            onChange={(dueOn) => set({ dueOn })}
          />
        )}
        <Select
          label={t('register.field.dossier')}
          value={fields.dossierId ?? NONE}
          options={[
            { value: NONE, label: t('register.noDossier') },
            ...dossiers.map((one) => ({ value: one.id, label: [one.code, one.title].filter(Boolean).join(' – ') })),
          ]}
          onChange={(id) => set({ dossierId: id === NONE ? null : id, contentId: null })}
        />
        {dossier && dossier.contents.length > 0 && (
          <Select
            label={t('register.field.content')}
            value={fields.contentId ?? NONE}
            options={[
              { value: NONE, label: t('register.contentAuto') },
              ...dossier.contents.map(({ id, label }) => ({ value: id, label })),
            ]}
            onChange={(id) => set({ contentId: id === NONE ? null : id })}
          />
        )}
        {text('note')}
        {problem === 'secret' && <SecretLine />}
        {problem && problem !== 'secret' && <p role="alert">{t(`register.${problem}`)}</p>}
        <DialogButtons>
          {known && (
            <Button look="danger" onClick={() => void remove()}>
              {t('register.remove')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('register.save')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
