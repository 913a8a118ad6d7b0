/** What stands between dossiers and their hand-over: shown before any paper is made. */
import type { IsoDay } from '../calendar';
import { type ClosingStep, closingSteps, completeness, retentionYears } from '../filing';
import type { Dossier, StoredDocument, StoredObligation } from '../store';
import { FORMS } from './forms';

export type Obstacle =
  | { kind: 'notClosed' }
  | { kind: 'alreadyTransferred'; on: IsoDay | null }
  /** Nothing was filed, and nothing ticked as being there on paper. */
  | { kind: 'noDocuments' }
  | { kind: 'missingContent'; contentId: string; label: string }
  | { kind: 'missingField'; field: 'code' | 'title' | 'retention' | 'responsible' | 'sheets' }
  | { kind: 'unreadableRetention'; found: string }
  /** Documents without a number, a day or a subject: their line of the list would have a hole. */
  | { kind: 'incompleteDocuments'; ids: string[] };

export interface Readiness {
  dossierId: string;
  /** Nothing stands in the way. */
  ready: boolean;
  obstacles: Obstacle[];
  /** Steps of closing that its retention asks for; they are done by hand. */
  steps: readonly ClosingStep[];
  /** false: kept for less than the retention from which hand-over is asked; null: can't be told. */
  mustTransfer: boolean | null;
  due: IsoDay | null;
  /** Days after the due day; 0 when not late or without one. */
  overdueDays: number;
  extendedTo: IsoDay | null;
}

const HANDOVER_YEARS = FORMS.handoverFrom.years;

const DAY_MS = 86_400_000;

export function transferReadiness(
  dossiers: readonly Dossier[],
  documents: readonly StoredDocument[],
  obligations: readonly Pick<StoredObligation, 'subjectId' | 'due' | 'state'>[],
  today: IsoDay,
): Readiness[] {
  const filed = new Map<string, StoredDocument[]>();
  for (const one of documents) {
    if (!one.dossierId || one.deletedAt !== null) continue;
    const list = filed.get(one.dossierId);
    if (list) list.push(one);
    else filed.set(one.dossierId, [one]);
  }
  return dossiers.map((dossier) => {
    const own = filed.get(dossier.id) ?? [];
    const years = retentionYears(dossier.retention);
    const obstacles = obstaclesOf(dossier, own, years);
    const due = dueDay(dossier, obligations);
    const limit = dossier.extendedTo && (!due || dossier.extendedTo > due) ? dossier.extendedTo : due;
    return {
      dossierId: dossier.id,
      ready: obstacles.length === 0,
      obstacles,
      steps: closingSteps(dossier.retention),
      mustTransfer: years === null ? null : years >= HANDOVER_YEARS,
      due,
      overdueDays: limit && limit < today ? Math.round((Date.parse(today) - Date.parse(limit)) / DAY_MS) : 0,
      extendedTo: dossier.extendedTo,
    };
  });
}

function dueDay(dossier: Dossier, obligations: readonly Pick<StoredObligation, 'subjectId' | 'due' | 'state'>[]): IsoDay | null {
  const days = obligations.flatMap((one) => (one.subjectId === dossier.id && one.state === 'open' ? [one.due] : []));
  return days.sort()[0] ?? null;
}

function obstaclesOf(dossier: Dossier, documents: readonly StoredDocument[], years: number | null): Obstacle[] {
  const obstacles: Obstacle[] = [];
  if (dossier.state === 'transferred') obstacles.push({ kind: 'alreadyTransferred', on: dossier.transferredOn });
  else if (dossier.closedOn === null) obstacles.push({ kind: 'notClosed' });
  if (documents.length === 0 && !dossier.contents.some(({ doneBy }) => doneBy === 'hand')) obstacles.push({ kind: 'noDocuments' });
  const ticks = Object.fromEntries(
    dossier.contents.flatMap(({ id, doneBy }) => (doneBy === 'hand' || doneBy === 'notNeeded' ? [[id, doneBy]] : [])),
  );
  for (const { id, label } of completeness(dossier.contents, documents, ticks).missing)
    obstacles.push({ kind: 'missingContent', contentId: id, label });
  for (const field of ['code', 'title', 'retention', 'responsible'] as const)
    if (dossier[field].trim() === '') obstacles.push({ kind: 'missingField', field });
  if (years === null && dossier.retention.trim() !== '') obstacles.push({ kind: 'unreadableRetention', found: dossier.retention });
  if (years !== null && years >= HANDOVER_YEARS && dossier.sheets === null) obstacles.push({ kind: 'missingField', field: 'sheets' });
  const holes = documents.filter((one) => one.referenceNumber === '' || one.date === null || one.subject === '').map(({ id }) => id);
  if (holes.length > 0) obstacles.push({ kind: 'incompleteDocuments', ids: holes });
  return obstacles;
}
