/** What happened to a dossier and what is still to come, in the order of days. */
import type { IsoDay } from '../calendar';

export type StepKind = 'opened' | 'meeting' | 'ended' | 'conclusion' | 'done' | 'due' | 'closed' | 'extended' | 'transferred';

export interface TimelineStep {
  kind: StepKind;
  on: IsoDay;
  /** Obligation it is about, by its id; null for the dossier's and the meeting's own days. */
  obligation: string | null;
  /** For work done: finished after its day. For open work: its day is past. */
  late: boolean;
  /** The day may still change. */
  provisional: boolean;
}

interface TimelineDossier {
  openedOn: IsoDay;
  closedOn: IsoDay | null;
  transferredOn: IsoDay | null;
  extendedTo: IsoDay | null;
}

interface TimelineMeeting {
  on: IsoDay;
  endedOn: IsoDay | null;
  conclusionIssuedOn: IsoDay | null;
}

interface TimelineObligation {
  id: string;
  due: IsoDay;
  doneOn: IsoDay | null;
  state: 'open' | 'done' | 'dropped';
  provisional: boolean;
}

/** Steps of one day stand in the order in which they come about. */
const ORDER: readonly StepKind[] = ['opened', 'meeting', 'ended', 'conclusion', 'done', 'due', 'closed', 'extended', 'transferred'];

export function timelineOf(
  dossier: TimelineDossier,
  meeting: TimelineMeeting | null,
  obligations: readonly TimelineObligation[],
  today: IsoDay,
): TimelineStep[] {
  const steps: TimelineStep[] = [];
  const add = (kind: StepKind, on: IsoDay | null, more: Partial<TimelineStep> = {}) => {
    if (on) steps.push({ kind, on, obligation: null, late: false, provisional: false, ...more });
  };
  add('opened', dossier.openedOn);
  add('meeting', meeting?.on ?? null);
  add('ended', meeting?.endedOn ?? null);
  const done = obligations.filter((one) => one.state === 'done');
  // The work that issued the conclusion says the same with its own words.
  if (!done.some((one) => one.doneOn === meeting?.conclusionIssuedOn)) add('conclusion', meeting?.conclusionIssuedOn ?? null);
  for (const { id, doneOn, due } of done) add('done', doneOn, { obligation: id, late: doneOn !== null && doneOn > due });
  for (const { id, due, state, provisional } of obligations)
    if (state === 'open') add('due', due, { obligation: id, late: due < today, provisional });
  add('closed', dossier.closedOn);
  add('extended', dossier.extendedTo);
  add('transferred', dossier.transferredOn);
  return steps.sort((a, b) => a.on.localeCompare(b.on) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
