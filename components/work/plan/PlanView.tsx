import { ArrowLeft, CopyPlus, FilePlus2, FolderOpen, FolderPlus, Pencil } from 'lucide-react';
import { useState } from 'react';
import { copyFilePlan, dossiersOfPlan, type FilePlanEntry, filePlanOf, filePlanYears, storedLetterhead } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, IconButton, Select, useToast } from '../../ui';
import { DossierForm } from '../dossiers/DossierForm';
import { ExchangeMenu } from '../exchange/ExchangeMenu';
import ImportView from '../exchange/ImportView';
import { download } from '../shared/download';
import { useAct, useLive, useWork } from '../shared/store';
import styles from '../shared/Work.module.css';
import own from './Plan.module.css';
import { PlanDialog } from './PlanDialog';

interface PlanViewProps {
  onBack: () => void;
  onOpenDossier: (id: string) => void;
}

/** The file plan of a year: what dossiers the office is to make, and which it has opened. */
export default function PlanView({ onBack, onOpenDossier }: PlanViewProps) {
  const { t } = useText();
  const { today } = useWork();
  const thisYear = Number(today.slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [importing, setImporting] = useState(false);
  const [editing, setEditing] = useState<FilePlanEntry | 'new' | null>(null);
  const [opening, setOpening] = useState<FilePlanEntry | null>(null);
  const act = useAct();
  const state = useLive(
    async (database) => {
      const entries = await filePlanOf(database, year);
      return {
        years: await filePlanYears(database),
        entries,
        before: await filePlanOf(database, year - 1),
        dossiers: await dossiersOfPlan(database, entries),
      };
    },
    [year],
  );
  const print = usePrint(year);
  if (importing) return <ImportView table="filePlan" onBack={() => setImporting(false)} />;
  if (!state) return null;
  const { entries, before, dossiers } = state;
  const copied = copyFilePlan(before, year, entries);
  const years = [...new Set([thisYear + 1, thisYear, ...state.years])].sort((a, b) => b - a);
  const groups: { heading: string; rows: FilePlanEntry[] }[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last?.heading === entry.heading) last.rows.push(entry);
    else groups.push({ heading: entry.heading, rows: [entry] });
  }
  return (
    <main className={styles.screen} data-plan={year}>
      <div className={own.bar}>
        <IconButton label={t('dossier.back')} onClick={onBack}>
          <ArrowLeft aria-hidden />
        </IconButton>
        <h1 className={styles.title}>{t('filePlan.title', { year })}</h1>
      </div>
      <div className={own.top}>
        <Select
          label={t('filePlan.year')}
          value={String(year)}
          options={years.map((one) => ({ value: String(one), label: String(one) }))}
          onChange={(next) => setYear(Number(next))}
        />
        <div className={styles.buttons}>
          <Button look="primary" onClick={() => setEditing('new')}>
            <FilePlus2 aria-hidden />
            {t('filePlan.add')}
          </Button>
          <ExchangeMenu
            table="filePlan"
            rows={(database) => filePlanOf(database, year)}
            onImport={() => setImporting(true)}
            more={[{ id: 'docx', label: t('filePlan.print'), onSelect: () => void print(entries) }]}
          />
        </div>
      </div>
      {copied.length > 0 && (
        <div className={styles.card}>
          <p>{t('filePlan.copyHelp', { from: year - 1, n: copied.length })}</p>
          <div className={styles.buttons}>
            <Button onClick={() => void act('filePlan.said.copied', copied)}>
              <CopyPlus aria-hidden />
              {t('filePlan.copy', { from: year - 1 })}
            </Button>
          </div>
        </div>
      )}
      {entries.length === 0 && <p className={styles.empty}>{t('filePlan.none')}</p>}
      {groups.map(({ heading, rows }, at) => (
        <section key={`${heading} ${rows[0]!.id}`} className={styles.group} aria-labelledby={`plan-${at}`}>
          <h2 id={`plan-${at}`}>{heading || t('filePlan.noHeading')}</h2>
          <ul className={styles.rows}>
            {rows.map((entry) => {
              const dossier = dossiers.get(entry.id);
              const name = [entry.code, entry.title].filter(Boolean).join(' – ');
              return (
                <li key={entry.id} className={own.row}>
                  <div className={own.text}>
                    <p className={styles.dueLabel}>{name}</p>
                    <p className={styles.dueWhen}>
                      {[entry.retention, entry.responsible, entry.note].filter(Boolean).map((one) => (
                        <span key={one}>{one}</span>
                      ))}
                      {dossier && <span>{t(`dossier.state.${dossier.state}`)}</span>}
                    </p>
                  </div>
                  {dossier ? (
                    <IconButton label={t('filePlan.openDossier', { name })} onClick={() => onOpenDossier(dossier.id)}>
                      <FolderOpen aria-hidden />
                    </IconButton>
                  ) : (
                    <IconButton label={t('filePlan.makeDossier', { name })} onClick={() => setOpening(entry)}>
                      <FolderPlus aria-hidden />
                    </IconButton>
                  )}
                  <IconButton label={t('filePlan.edit', { name })} onClick={() => setEditing(entry)}>
                    <Pencil aria-hidden />
                  </IconButton>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      {editing && (
        <PlanDialog
          entry={editing === 'new' ? null : editing}
          year={year}
          order={Math.max(0, ...entries.map(({ order }) => order)) + 1}
          headings={[...new Set(entries.map(({ heading }) => heading).filter(Boolean))]}
          onClose={() => setEditing(null)}
        />
      )}
      {opening && <DossierForm dossier={null} plan={opening} onClose={() => setOpening(null)} onMade={onOpenDossier} />}
    </main>
  );
}

/** The plan as the paper that the head of the office approves. */
function usePrint(year: number): (entries: readonly FilePlanEntry[]) => Promise<void> {
  const { t } = useText();
  const { database } = useWork();
  const toast = useToast();
  return async (entries) => {
    const letterhead = await storedLetterhead(database);
    if (!letterhead) return toast({ text: t('filePlan.noLetterhead') });
    const { FORMS, filePlanPaper, renderDocx } = await import('../../../lib/transfer');
    const paper = filePlanPaper(entries, { year, on: null });
    download(await renderDocx([paper], letterhead), `${FORMS.fileNames.filePlan}-${year}.docx`);
  };
}
