/** Brings together what a report shows: months of the register from what was counted before, the rest by index. */
import { addMonths, createCalendar, type IsoDay } from '../../lib/calendar';
import { DOSSIER_KINDS, type Duty, plannedDuties } from '../../lib/filing';
import {
  countDocuments,
  countDossier,
  type DossierStanding,
  dutyKeys,
  emptyStanding,
  expectedTimes,
  type Measure,
  monthsBetween,
  type Period,
  type Punctuality,
  punctuality,
  sumTallies,
  type Tally,
  tallySchema,
  worksOn,
} from '../../lib/reports';
import {
  CHECKS,
  type CounterKind,
  countsBetween,
  documentsByDossier,
  documentsOfMonth,
  dossierKey,
  dossiersSince,
  dutyPlan,
  faultsBetween,
  keepTallies,
  keptTallies,
  logEnd,
  obligationsDueBetween,
  officeRules,
  refreshTallies,
  type StoreDatabase,
  standingOf,
  timesDone,
} from '../../lib/store';
import { type FaultRow, faultRows } from './faults';

export interface DutyCount {
  duty: Duty;
  done: number;
  expected: number;
}

export interface ReportData {
  period: Period;
  /** Of the period; of a single month the months before it stand beside, to compare. */
  months: { month: string; tally: Tally; inside: boolean }[];
  register: Tally;
  punctuality: Punctuality;
  standing: DossierStanding;
  /** Checks that were made. */
  checks: number;
  faults: FaultRow[];
  duties: DutyCount[];
  counters: Record<CounterKind, number>;
  measured: Record<Measure, { found: number; of: number }>;
}

export interface Course {
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

const COMPARED_MONTHS = 5;
/** Share of the work that reading the register is; the dossiers are the rest. */
const REGISTER_SHARE = 0.7;

const lastDayOf = (month: string) => `${month}-31`;

async function monthTally(database: StoreDatabase, month: string, period: Period, kept: ReadonlyMap<string, unknown>): Promise<Tally> {
  const cut =
    (month === period.from.slice(0, 7) && !period.from.endsWith('-01')) || (period.kind === 'term' && period.to < lastDayOf(month));
  if (cut) {
    const rows = await documentsOfMonth(database, month);
    return countDocuments(rows.filter(({ registeredOn }) => registeredOn! >= period.from && registeredOn! <= period.to));
  }
  const known = tallySchema.safeParse(kept.get(month));
  if (known.success) return known.data;
  const through = await logEnd(database);
  const tally = countDocuments(await documentsOfMonth(database, month));
  await keepTallies(database, new Map([[month, tally]]), through);
  return tally;
}

async function dossiersOf(database: StoreDatabase, period: Period, { onProgress, signal }: Course): Promise<DossierStanding> {
  const standing = emptyStanding();
  for await (const { dossiers, share } of dossiersSince(database, period.from)) {
    signal.throwIfAborted();
    const concerned = dossiers.filter((dossier) => worksOn(dossier, period));
    const through = await logEnd(database);
    const known = await keptTallies(
      database,
      concerned.map(({ id }) => dossierKey(id)),
    );
    const asked = concerned.filter(({ id }) => typeof known.get(dossierKey(id)) !== 'boolean');
    const documents = await documentsByDossier(
      database,
      asked.filter(({ contents }) => contents.some((content) => content.required)).map(({ id }) => id),
    );
    const found = new Map(asked.map((dossier) => [dossierKey(dossier.id), standingOf(dossier, documents.get(dossier.id) ?? []).complete]));
    if (found.size > 0) await keepTallies(database, found, through);
    for (const dossier of concerned) {
      const key = dossierKey(dossier.id);
      countDossier(standing, dossier, period, found.get(key) ?? known.get(key) === true);
    }
    onProgress(REGISTER_SHARE + share * (1 - REGISTER_SHARE));
  }
  return standing;
}

const CONCLUSION_EVENTS = new Set(DOSSIER_KINDS.map((kind) => kind.meeting?.ended));
const TRANSFER_EVENTS = new Set(['work-ended', 'digital-work-ended', 'works-settled']);

const failed = ({ inTime, late, overdue }: Punctuality) => ({ found: late + overdue, of: inTime + late + overdue });

export async function loadReport(database: StoreDatabase, period: Period, today: IsoDay, course: Course): Promise<ReportData> {
  const { onProgress, signal } = course;
  const first = period.kind === 'month' ? addMonths(period.from, -COMPARED_MONTHS) : period.from;
  const names = monthsBetween(first, period.to);
  await refreshTallies(database);
  const kept = await keptTallies(database, names);
  const months: ReportData['months'] = [];
  for (const [index, month] of names.entries()) {
    signal.throwIfAborted();
    months.push({ month, tally: await monthTally(database, month, period, kept), inside: month >= period.from.slice(0, 7) });
    onProgress(((index + 1) / names.length) * REGISTER_SHARE);
  }
  const register = sumTallies(months.filter(({ inside }) => inside).map(({ tally }) => tally));
  const standing = await dossiersOf(database, period, course);
  const obligations = await obligationsDueBetween(database, period.from, period.to);
  const onTime = punctuality(obligations, period, today);
  const conclusions = obligations.filter(({ event }) => CONCLUSION_EVENTS.has(event));
  const transfers = obligations.filter(({ event }) => TRANSFER_EVENTS.has(event));
  const { isWorking } = createCalendar((await officeRules(database)).calendar);
  const duties: DutyCount[] = [];
  for (const duty of plannedDuties(await dutyPlan(database))) {
    const done = await timesDone(database, duty.id, ...dutyKeys(duty.cadence, period));
    duties.push({ duty, done, expected: expectedTimes(duty, period, today, isWorking) });
  }
  signal.throwIfAborted();
  const faults = await faultsBetween(database, period.from.slice(0, 7), period.to.slice(0, 7));
  const total = register.incoming.total + register.outgoing.total + register.internal.total;
  const filed = register.incoming.filed + register.outgoing.filed + register.internal.filed;
  return {
    period,
    months,
    register,
    punctuality: onTime,
    standing,
    checks: faults.get(CHECKS) ?? 0,
    faults: await faultRows(faults, today),
    duties,
    counters: await countsBetween(database, period.from, period.to),
    measured: {
      late: failed(onTime),
      conclusions: failed(punctuality(conclusions, period, today)),
      closedIncomplete: { found: standing.closedIncomplete, of: standing.complete + standing.incomplete },
      unfiled: { found: total - filed, of: total },
      transferOverdue: failed(punctuality(transfers, period, today)),
    },
  };
}
