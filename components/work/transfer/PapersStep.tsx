import { ArrowLeft, FileText, Package, Sheet } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { IsoDay } from '../../../lib/calendar';
import {
  type Change,
  officeRules,
  refuseSecret,
  SecretRowError,
  type StoredLetterhead,
  saveLetterhead,
  saveTransfer,
  storedLetterhead,
  type TransferRecord,
  transferDossier,
  transferRecords,
} from '../../../lib/store';
import { FORMS } from '../../../lib/transfer';
import { formatDay, useText } from '../../i18n';
import { Button, Disclosure, IconButton, Progress, useToast } from '../../ui';
import { DayField } from '../shared/DayField';
import { download } from '../shared/download';
import { SecretLine } from '../shared/SecretLine';
import { useAct, useLive, useWork } from '../shared/store';
import styles from '../shared/Work.module.css';
import { blankRecord, HandoverFields } from './HandoverFields';
import { LetterheadFields } from './LetterheadFields';
import { type Candidate, obstacleText } from './obstacles';
import { everyPaper, formFile, LISTED, TRANSFER_FORMS, type TransferSet } from './papers';
import own from './Transfer.module.css';

interface PapersStepProps {
  candidates: readonly Candidate[];
  /** A hand-over that took place: its papers are made again. */
  record: TransferRecord | null;
  onBack: () => void;
  onDone: () => void;
}

/** Who gives what to whom; the papers; and the record that it was done. */
export function PapersStep({ candidates, record, onBack, onDone }: PapersStepProps) {
  const { t, language } = useText();
  const { today, database } = useWork();
  const act = useAct();
  const toast = useToast();
  const known = useLive(
    async (store) => ({
      letterhead: await storedLetterhead(store),
      last: (await transferRecords(store))[0],
      office: await officeRules(store),
    }),
    [],
  );
  const [facts, setFacts] = useState<TransferRecord | null>(record);
  const [on, setOn] = useState<IsoDay | null>(record?.on ?? today);
  const [share, setShare] = useState<number | null>(null);
  const [secret, setSecret] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const loaded = known !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen stands.
  useEffect(() => heading.current?.focus(), [loaded]);
  if (!known) return null;
  const { letterhead, office } = known;
  const dossierIds = candidates.map(({ dossier }) => dossier.id);
  // The people of the last hand-over are mostly those of the next.
  const now: TransferRecord = { ...(facts ?? blankRecord(known.last)), dossierIds, on: on ?? today };
  const obstacles = candidates.filter(({ readiness }) => !record && !readiness.ready);

  const keepLetterhead = async (value: StoredLetterhead) => {
    if (await bearsMark(value)) return setSecret(true);
    setSecret(false);
    await act('transfer.said.letterhead', [saveLetterhead(value)]);
  };
  const setOf = async (): Promise<TransferSet | null> => {
    if (!letterhead || !on) return null;
    if (await bearsMark(now)) {
      setFacts(blankRecord(undefined));
      setSecret(true);
      return null;
    }
    setSecret(false);
    const { fonds, condition, giver, receiver, paper, electronic } = now;
    return {
      dossiers: candidates,
      letterhead,
      on,
      maker: giver.name,
      handover: { giver, receiver, fonds, condition, paper, electronic, place: letterhead.place, bases: [] },
    };
  };
  const give = async (make: (set: TransferSet) => Promise<{ name: string; bytes: Uint8Array }>) => {
    const set = await setOf();
    if (!set) return;
    setShare(0);
    try {
      const { name, bytes } = await make(set);
      download(bytes, name);
      toast({ text: t('transfer.made', { name }) });
    } catch {
      toast({ text: t('exchange.export.failed') });
    } finally {
      setShare(null);
    }
  };
  const mark = async () => {
    const set = await setOf();
    if (!set || !on) return;
    const open = await database.obligations.where('subjectId').anyOf(dossierIds).toArray();
    const changes: Change[] = candidates.flatMap(({ dossier }) =>
      transferDossier(
        dossier,
        on,
        open.filter((one) => one.subjectId === dossier.id && one.deletedAt === null),
        office,
      ),
    );
    if ((await act('work.said.transferred', [...changes, saveTransfer(now)])) === 'done') onDone();
  };
  return (
    <main className={styles.screen} data-transfer-step="papers">
      <div className={own.bar}>
        <IconButton label={t('transfer.back')} onClick={onBack}>
          <ArrowLeft aria-hidden />
        </IconButton>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {record ? t('transfer.againTitle', { day: formatDay(language, record.on) }) : t('transfer.papersTitle', { n: candidates.length })}
        </h1>
      </div>
      {obstacles.length > 0 && (
        <section className={styles.card} aria-labelledby="still-missing">
          <h2 id="still-missing">{t('transfer.stillMissing', { n: obstacles.length })}</h2>
          <ul className={own.obstacles}>
            {obstacles.flatMap(({ dossier, readiness }) =>
              readiness.obstacles.map((one) => (
                <li key={`${dossier.id} ${obstacleText(t, language, one)}`}>
                  {[dossier.code || dossier.title, obstacleText(t, language, one)].join(': ')}
                </li>
              )),
            )}
          </ul>
        </section>
      )}
      {secret && <SecretLine />}
      {letterhead ? (
        <Disclosure title={t('transfer.letterhead.title')}>
          <LetterheadFields known={letterhead} onSave={(value) => void keepLetterhead(value)} />
        </Disclosure>
      ) : (
        <section className={styles.card} aria-labelledby="letterhead">
          <h2 id="letterhead">{t('transfer.letterhead.title')}</h2>
          <p className={styles.soft}>{t('transfer.letterhead.once')}</p>
          <LetterheadFields known={null} onSave={(value) => void keepLetterhead(value)} />
        </section>
      )}
      {letterhead && (
        <>
          <section className={styles.card} aria-labelledby="handover">
            <h2 id="handover">{t('transfer.handover.title')}</h2>
            <DayField label={t('transfer.handover.on')} value={on} onChange={setOn} />
            <HandoverFields facts={now} onChange={setFacts} />
          </section>
          <section className={styles.card} aria-labelledby="papers">
            <h2 id="papers">{t('transfer.papers.title')}</h2>
            <p className={styles.soft}>{t('transfer.papers.help', { source: FORMS.source[language] })}</p>
            <div className={styles.buttons}>
              <Button look="primary" disabled={!on || share !== null} onClick={() => void give((set) => everyPaper(set, setShare))}>
                <Package aria-hidden />
                {t('transfer.papers.all')}
              </Button>
            </div>
            {share !== null && <Progress label={t('transfer.papers.making')} share={share} />}
            <ul className={own.papers}>
              {TRANSFER_FORMS.map((form) => (
                <li key={form}>
                  <span className={own.text}>{t(`transfer.papers.${form}`)}</span>
                  <Button
                    size="small"
                    aria-label={t('transfer.papers.docx', { name: t(`transfer.papers.${form}`) })}
                    disabled={!on || share !== null}
                    onClick={() => void give((set) => formFile(set, form, 'docx'))}
                  >
                    <FileText aria-hidden />
                    {t('transfer.papers.word')}
                  </Button>
                  {LISTED.includes(form) && (
                    <Button
                      size="small"
                      aria-label={t('transfer.papers.xlsx', { name: t(`transfer.papers.${form}`) })}
                      disabled={!on || share !== null}
                      onClick={() => void give((set) => formFile(set, form, 'xlsx'))}
                    >
                      <Sheet aria-hidden />
                      {t('transfer.papers.excel')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </section>
          {!record && (
            <section className={styles.card} aria-labelledby="mark">
              <h2 id="mark">{t('transfer.mark.title')}</h2>
              <p className={styles.soft}>{t('transfer.mark.help')}</p>
              <div className={styles.buttons}>
                <Button look="primary" disabled={!on || on > today} onClick={() => void mark()}>
                  {t('transfer.mark.save', { n: candidates.length })}
                </Button>
              </div>
            </section>
          )}
        </>
      )}
    </main>
  );
}

/** Names and units are kept as settings, which are not examined when they are written. */
async function bearsMark(fields: object): Promise<boolean> {
  try {
    await refuseSecret([{ table: 'dossiers', fields }]);
    return false;
  } catch (error) {
    if (error instanceof SecretRowError) return true;
    throw error;
  }
}
