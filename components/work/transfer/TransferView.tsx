import { ArrowLeft, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { addDays } from '../../../lib/calendar';
import { type Dossier, documentsByDossier, dossiersIn, type TransferRecord, transferRecords } from '../../../lib/store';
import { transferReadiness } from '../../../lib/transfer';
import { formatDay, type Translate, useText } from '../../i18n';
import { Button, Checkbox, Disclosure, IconButton } from '../../ui';
import { useLive, useWork } from '../shared/store';
import styles from '../shared/Work.module.css';
import { type Candidate, obstacleText } from './obstacles';
import { PapersStep } from './PapersStep';
import own from './Transfer.module.css';

const MOST = 1000;

interface TransferViewProps {
  onBack: () => void;
  onOpenDossier: (id: string) => void;
}

/** Finished dossiers leave for the archives: what is missing first, then the papers, then the record. */
export default function TransferView({ onBack, onOpenDossier }: TransferViewProps) {
  const { t } = useText();
  const { today } = useWork();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [step, setStep] = useState<'pick' | 'papers'>('pick');
  const [again, setAgain] = useState<TransferRecord | null>(null);
  const state = useLive(
    async (database) => {
      const records = await transferRecords(database);
      const finished = (await Promise.all((['closed', 'extended'] as const).map((one) => dossiersIn(database, one, MOST)))).flat();
      const before = again ? await database.dossiers.bulkGet(again.dossierIds) : [];
      const dossiers = [
        ...finished,
        ...before.filter((row) => row !== undefined && row.deletedAt === null && row.state === 'transferred'),
      ] as Dossier[];
      const ids = dossiers.map(({ id }) => id);
      const documents = await documentsByDossier(database, ids);
      const obligations = await database.obligations.where('subjectId').anyOf(ids).toArray();
      const all = transferReadiness(
        dossiers,
        [...documents.values()].flat(),
        obligations.filter(({ deletedAt }) => deletedAt === null),
        today,
      );
      const found = dossiers.map(
        (dossier, at): Candidate => ({ dossier, documents: documents.get(dossier.id) ?? [], readiness: all[at]! }),
      );
      return { found, records };
    },
    [today, again],
  );
  if (!state) return null;
  const pick = state.found.filter(({ dossier }) => dossier.state !== 'transferred');
  const ready = pick.filter(({ readiness }) => readiness.ready);
  const lacking = pick.filter(({ readiness }) => !readiness.ready);
  const wanted = again?.dossierIds ?? chosen;
  const set = state.found.filter(({ dossier }) => wanted.includes(dossier.id));
  if (step === 'papers' && set.length > 0)
    return (
      <PapersStep
        candidates={set}
        record={again}
        onBack={() => {
          setStep('pick');
          setAgain(null);
        }}
        onDone={() => {
          setStep('pick');
          setChosen([]);
        }}
      />
    );
  const toggle = (id: string, on: boolean) => setChosen((all) => (on ? [...all, id] : all.filter((one) => one !== id)));
  const list = (title: string, help: string, rows: readonly Candidate[], kind: string) =>
    rows.length > 0 && (
      <section className={styles.group} aria-labelledby={`transfer-${kind}`} data-transfer={kind}>
        <h2 id={`transfer-${kind}`} data-due={kind === 'lacking' ? 'overdue' : undefined}>
          {title}
        </h2>
        <p className={styles.soft}>{help}</p>
        <ul className={styles.rows}>
          {rows.map((one) => (
            <Row
              key={one.dossier.id}
              {...one}
              chosen={chosen.includes(one.dossier.id)}
              onChosen={(on) => toggle(one.dossier.id, on)}
              onOpen={() => onOpenDossier(one.dossier.id)}
            />
          ))}
        </ul>
      </section>
    );
  return (
    <main className={styles.screen} data-transfer-step="pick">
      <div className={own.bar}>
        <IconButton label={t('dossier.back')} onClick={onBack}>
          <ArrowLeft aria-hidden />
        </IconButton>
        <h1 className={styles.title}>{t('transfer.title')}</h1>
      </div>
      {pick.length === 0 && <p className={styles.empty}>{t('transfer.none')}</p>}
      {list(t('transfer.lacking', { n: lacking.length }), t('transfer.lackingHelp'), lacking, 'lacking')}
      {list(t('transfer.ready', { n: ready.length }), t('transfer.readyHelp'), ready, 'ready')}
      {pick.length > 0 && (
        <div className={own.foot}>
          {ready.length > 1 && (
            <Button onClick={() => setChosen(ready.map(({ dossier }) => dossier.id))}>
              {t('transfer.chooseReady', { n: ready.length })}
            </Button>
          )}
          <Button look="primary" disabled={set.length === 0} onClick={() => setStep('papers')}>
            {set.length === 0 ? t('transfer.chooseFirst') : t('transfer.next', { n: set.length })}
          </Button>
        </div>
      )}
      {state.records.length > 0 && (
        <Disclosure title={t('transfer.records', { n: state.records.length })}>
          <ul className={styles.rows}>
            {state.records.map((record) => (
              <li key={record.id}>
                <button
                  type="button"
                  className={styles.link}
                  onClick={() => {
                    setAgain(record);
                    setStep('papers');
                  }}
                >
                  <RecordText record={record} t={t} />
                </button>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </main>
  );
}

function RecordText({ record, t }: { record: TransferRecord; t: Translate }) {
  const { language } = useText();
  return (
    <>
      {t('transfer.record', {
        day: formatDay(language, record.on),
        n: record.dossierIds.length,
        giver: record.giver.unit || t('transfer.unnamed'),
        receiver: record.receiver.unit || t('transfer.unnamed'),
      })}
    </>
  );
}

interface RowProps extends Candidate {
  chosen: boolean;
  onChosen: (on: boolean) => void;
  onOpen: () => void;
}

function Row({ dossier, documents, readiness, chosen, onChosen, onOpen }: RowProps) {
  const { t, language } = useText();
  const { today } = useWork();
  const name = [dossier.code, dossier.title].filter(Boolean).join(' – ');
  const limit = readiness.extendedTo ?? readiness.due;
  return (
    <li className={own.row}>
      <div className={own.text}>
        <Checkbox label={name} checked={chosen} onChange={onChosen} />
        <p className={own.facts}>
          <span>{t('transfer.documents', { n: documents.length })}</span>
          {dossier.retention && <span>{dossier.retention}</span>}
          {readiness.overdueDays > 0 && limit && (
            <span className={styles.tone} data-due="overdue">
              {t('work.due.overdue', { n: readiness.overdueDays, day: formatDay(language, limit) })}
            </span>
          )}
          {readiness.overdueDays === 0 && limit && limit < addDays(today, MOST) && (
            <span>{t('transfer.due', { day: formatDay(language, limit) })}</span>
          )}
          {readiness.mustTransfer === false && <span>{t('transfer.notAsked')}</span>}
        </p>
        {readiness.obstacles.length > 0 && (
          <ul className={own.obstacles}>
            {readiness.obstacles.map((one) => (
              <li key={obstacleText(t, language, one)}>{obstacleText(t, language, one)}</li>
            ))}
          </ul>
        )}
      </div>
      <IconButton label={t('transfer.open', { name })} onClick={onOpen}>
        <FolderOpen aria-hidden />
      </IconButton>
    </li>
  );
}
