import { isoOf } from '../../../components/overlay/compare';
import words from '../../../components/overlay/data/page-words.json';
import { today } from '../../../components/state/today';
import type { HostRow } from '../../../lib/host';
import type { Feature, Overlay, RunningFeature } from '../feature';
import type { Mark } from '../layer';

const DAY = 86_400_000;

/** At the left of a row what should not wait: its deadline, a missing subject, a secret document that has no place here. */
export const rowMarks: Feature = {
  id: 'row-marks',
  start(overlay): RunningFeature {
    return {
      show(recognition) {
        const rows = recognition?.kind === 'list' ? recognition.rows : [];
        const named = rows.some((row) => row.subject);
        overlay.layer.setMarks(
          rowMarks.id,
          rows.flatMap((row, at) => marksOf(overlay, row, at, named)),
        );
      },
    };
  },
};

function marksOf({ t }: Overlay, row: HostRow, at: number, named: boolean): Mark[] {
  const anchor = row._element;
  if (!anchor) return [];
  const mark = (kind: string, look: Mark['look'], glyph: string, text: string): Mark => ({
    key: `${at} ${kind}`,
    anchor,
    place: 'rowStart',
    look,
    glyph,
    text,
    title: t('overlay.rows.title'),
  });
  if (row.secrecyStop) return [{ ...mark('secret', 'neutral', '●', t('overlay.rows.secret')), wide: true }];
  const marks: Mark[] = [];
  const day = row.deadline ? isoOf(row.deadline) : null;
  const done = words.doneStates.includes((row.status ?? '').normalize('NFC').trim().toLowerCase());
  if (day && !done) {
    const left = Math.round((Date.parse(day) - Date.parse(today())) / DAY);
    if (left < 0) marks.push(mark('overdue', 'error', '!', t('overlay.rows.overdue', { n: -left })));
    else if (left <= words.dueSoonDays)
      marks.push(mark('due', 'warning', '◔', left === 0 ? t('overlay.rows.dueToday') : t('overlay.rows.due', { n: left })));
  }
  if (named && row.subject === null) marks.push(mark('subject', 'warning', '∅', t('overlay.rows.noSubject')));
  return marks;
}
