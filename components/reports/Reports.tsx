import { ChevronLeft, ChevronRight, FileSpreadsheet, Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { PERIOD_KINDS, type Period, type PeriodKind, periodAround, shifted } from '../../lib/reports';
import { officeTerm } from '../../lib/store';
import { formatDay, useText } from '../i18n';
import { Button, IconButton, Progress, ToggleGroup, useToast } from '../ui';
import { download } from '../work/shared/download';
import { useLive, useWork } from '../work/shared/store';
import { loadReport, type ReportData } from './load';
import styles from './Reports.module.css';
import { Counts, Dossiers, Faults, RegisterPart, Works } from './Sections';
import { SelfCheckSheet } from './SelfCheckSheet';
import { TermForm } from './TermForm';

type Loaded = { state: 'loading'; share: number } | { state: 'ready'; data: ReportData } | { state: 'failed' };

/** What the office did in a month, a quarter, a year or a term: to look at, to print, to take along. */
export function Reports() {
  const { t } = useText();
  const { today } = useWork();
  const [kind, setKind] = useState<PeriodKind>('month');
  const [chosen, setChosen] = useState<Period | null>(null);
  const [round, setRound] = useState(0);
  const term = useLive(officeTerm, []);
  const period: Period | null =
    kind === 'term' ? (term ? { kind, ...term } : null) : chosen?.kind === kind ? chosen : periodAround(kind, today);
  const loaded = useReport(period, round);
  if (term === undefined) return null;
  return (
    <main className={styles.page}>
      <header className={styles.controls}>
        <h1>{t('reports.title')}</h1>
        <ToggleGroup
          label={t('reports.kind.label')}
          value={kind}
          choices={PERIOD_KINDS.map((value) => ({ value, label: t(`reports.kind.${value}`) }))}
          onChange={setKind}
        />
        {kind === 'term' && <TermForm term={term} />}
        {period && (
          <div className={styles.buttons}>
            {kind !== 'term' && (
              <>
                <IconButton label={t('reports.before')} onClick={() => setChosen(shifted(period, -1))}>
                  <ChevronLeft aria-hidden />
                </IconButton>
                <IconButton label={t('reports.after')} disabled={period.to >= today} onClick={() => setChosen(shifted(period, 1))}>
                  <ChevronRight aria-hidden />
                </IconButton>
              </>
            )}
            {loaded.state === 'ready' && <Output data={loaded.data} />}
          </div>
        )}
      </header>
      {period && loaded.state === 'loading' && (
        <div className={styles.card} aria-busy="true">
          <p role="status">{t('reports.counting', { percent: Math.round(loaded.share * 100) })}</p>
          <Progress label={t('reports.counting', { percent: '' })} share={loaded.share} />
        </div>
      )}
      {loaded.state === 'failed' && (
        <div className={styles.card} role="alert">
          <p>{t('reports.failed')}</p>
          <Button onClick={() => setRound(round + 1)}>{t('reports.again')}</Button>
        </div>
      )}
      {period && loaded.state === 'ready' && <Paper data={loaded.data} />}
    </main>
  );
}

function useReport(period: Period | null, round: number): Loaded {
  const { database, today } = useWork();
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading', share: 0 });
  const { kind, from, to } = period ?? { kind: null, from: '', to: '' };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round counts again.
  useEffect(() => {
    if (!kind) return;
    const controller = new AbortController();
    setLoaded({ state: 'loading', share: 0 });
    const course = {
      signal: controller.signal,
      onProgress: (share: number) => !controller.signal.aborted && setLoaded({ state: 'loading', share }),
    };
    loadReport(database, { kind, from, to }, today, course).then(
      (data) => !controller.signal.aborted && setLoaded({ state: 'ready', data }),
      () => !controller.signal.aborted && setLoaded({ state: 'failed' }),
    );
    return () => controller.abort();
  }, [database, kind, from, to, today, round]);
  return loaded;
}

/** 'Tháng 11/2026', 'Quý IV/2026', 'Năm 2026', 'Nhiệm kỳ …'. */
function usePeriodName(): (period: Period) => string {
  const { t, language } = useText();
  return ({ kind, from, to }) => {
    const year = from.slice(0, 4);
    const month = Number(from.slice(5, 7));
    if (kind === 'month') return t('reports.name.month', { month, year });
    if (kind === 'quarter') return t('reports.name.quarter', { quarter: ['I', 'II', 'III', 'IV'][Math.floor(month / 3)]!, year });
    if (kind === 'year') return t('reports.name.year', { year });
    return t('reports.name.term', { from: formatDay(language, from), to: formatDay(language, to) });
  };
}

function Output({ data }: { data: ReportData }) {
  const text = useText();
  const { t } = text;
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const name = usePeriodName()(data.period);
  const save = async () => {
    setBusy(true);
    try {
      const [{ toXlsx }, { reportTables }] = await Promise.all([import('../../lib/sheets'), import('./tables')]);
      const file = t('reports.fileName', { name: name.replaceAll('/', '-') });
      download(await toXlsx(reportTables(data, text, name)), `${file}.xlsx`);
      toast({ text: t('reports.saved') });
    } catch {
      toast({ text: t('reports.notSaved') });
    }
    setBusy(false);
  };
  return (
    <>
      <Button onClick={() => window.print()}>
        <Printer aria-hidden />
        {t('reports.print')}
      </Button>
      <Button disabled={busy} onClick={() => void save()}>
        <FileSpreadsheet aria-hidden />
        {t('reports.xlsx')}
      </Button>
    </>
  );
}

function Paper({ data }: { data: ReportData }) {
  const { t, language } = useText();
  const { today } = useWork();
  const name = usePeriodName()(data.period);
  const { incoming, outgoing, internal } = data.register;
  const nothing = incoming.total + outgoing.total + internal.total === 0;
  const { inTime, late, overdue, ahead } = data.punctuality;
  return (
    <article className={styles.paper} data-report={data.period.kind} data-total={incoming.total + outgoing.total + internal.total}>
      <header>
        <h2 className={styles.paperTitle}>{t('reports.paperTitle', { name })}</h2>
        <p className={styles.soft}>{t('reports.made', { day: formatDay(language, today) })}</p>
      </header>
      <ul className={styles.figures}>
        <Figure label={t('register.direction.incoming')} value={incoming.total} />
        <Figure label={t('register.direction.outgoing')} value={outgoing.total} />
        <Figure label={t('register.direction.internal')} value={internal.total} />
        <Figure label={t('reports.inTime')} value={`${inTime}/${inTime + late + overdue}`} bad={late + overdue > 0} />
        <Figure label={t('reports.complete')} value={`${data.standing.complete}/${data.standing.complete + data.standing.incomplete}`} />
      </ul>
      {nothing && inTime + late + overdue + ahead === 0 && <p className={styles.empty}>{t('reports.nothing')}</p>}
      {!nothing && <RegisterPart data={data} />}
      <Works data={data} />
      <Dossiers data={data} />
      <Counts data={data} />
      <Faults data={data} />
      <SelfCheckSheet data={data} name={name} />
    </article>
  );
}

function Figure({ label, value, bad = false }: { label: string; value: string | number; bad?: boolean }) {
  return (
    <li data-bad={bad}>
      <b>{value}</b>
      <span>{label}</span>
    </li>
  );
}
