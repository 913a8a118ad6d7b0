import { type IsoDay, yearOf } from '../../../lib/calendar';
import { type TimelineStep, timelineOf } from '../../../lib/filing';
import { dossierStory, type StoredObligation } from '../../../lib/store';
import { formatDay, useText } from '../../i18n';
import { useLive, useWork } from '../shared/store';
import work from '../shared/Work.module.css';
import { dueWords, obligationLabel } from '../shared/words';
import styles from './Planner.module.css';

/** From the meeting to the archive: what happened to a dossier, where today stands, what is still to come. */
export function Timeline({ dossierId }: { dossierId: string }) {
  const { t } = useText();
  const { today } = useWork();
  const story = useLive((database) => dossierStory(database, dossierId), [dossierId]);
  if (!story) return null;
  const steps = timelineOf(story.dossier, story.meeting, story.obligations, today);
  const ahead = steps.findIndex((step) => step.on > today);
  const before = ahead < 0 ? steps : steps.slice(0, ahead);
  const after = ahead < 0 ? [] : steps.slice(ahead);
  const rows = (list: TimelineStep[]) =>
    list.map((step) => (
      <Step
        key={`${step.kind}-${step.obligation}-${step.on}`}
        step={step}
        obligation={story.obligations.find((one) => one.id === step.obligation) ?? null}
      />
    ));
  return (
    <ol className={styles.timeline} aria-label={t('planner.story')}>
      {rows(before)}
      <li className={styles.now} aria-current="date">
        <TimelineDay day={today} />
        <span>{t('planner.now')}</span>
      </li>
      {rows(after)}
      {story.dossier.state !== 'transferred' && (
        <li className={styles.step} data-state="ahead">
          <span className={styles.when}>…</span>
          <span className={work.soft}>{t(story.dossier.state === 'open' ? 'planner.untilClosed' : 'planner.untilTransferred')}</span>
        </li>
      )}
    </ol>
  );
}

function TimelineDay({ day }: { day: IsoDay }) {
  const { language } = useText();
  const { today } = useWork();
  const shown = formatDay(language, day);
  const year = ` ${yearOf(day)}`;
  // This year's days need no year.
  const short = language === 'vi' ? shown.split('/').slice(0, 2).join('/') : shown.replace(year, '');
  return (
    <time dateTime={day} className={styles.when}>
      {yearOf(day) === yearOf(today) ? short : shown}
    </time>
  );
}

function Step({ step, obligation }: { step: TimelineStep; obligation: StoredObligation | null }) {
  const { t, pick, language } = useText();
  const { today } = useWork();
  const state = step.kind === 'due' ? (step.late ? 'overdue' : 'ahead') : step.on > today ? 'ahead' : step.late ? 'late' : 'done';
  return (
    <li className={styles.step} data-state={state} data-step={step.kind}>
      <TimelineDay day={step.on} />
      <span>
        {obligation ? obligationLabel(pick, obligation) : t(`planner.step.${step.kind}`)}
        {step.kind === 'due' && <em className={styles.note}>{dueWords(t, language, step.on, today)}</em>}
        {step.kind === 'done' && <em className={styles.note}>{t(step.late ? 'planner.doneLate' : 'planner.done')}</em>}
        {step.provisional && <span className={work.provisional}>{t('work.provisional')}</span>}
      </span>
    </li>
  );
}
