import { daysBetween, type IsoDay } from '../../../lib/calendar';
import { OBLIGATION_LABELS } from '../../../lib/filing';
import type { ClerkRole, StoredObligation } from '../../../lib/store';
import { formatDay, type Language, type Translate } from '../../i18n/texts';

/** How a day stands to today: 'Quá hạn 3 ngày', 'Hôm nay', 'Còn 4 ngày (27/11/2026)'. */
export function dueWords(t: Translate, language: Language, due: IsoDay, today: IsoDay): string {
  const left = daysBetween(today, due);
  const day = formatDay(language, due);
  if (left < 0) return t('work.due.overdue', { n: -left, day });
  if (left === 0) return t('work.due.today');
  if (left === 1) return t('work.due.tomorrow', { day });
  return t('work.due.left', { n: left, day });
}

/** The rule's own words in the reader's language, where it is one of ours. */
export function obligationLabel(pick: (text: { vi: string; en: string }) => string, { rule, label }: StoredObligation): string {
  const known = Object.hasOwn(OBLIGATION_LABELS, rule) ? OBLIGATION_LABELS[rule] : undefined;
  return known ? pick(known) : label;
}

export const forRole = <T extends { role: ClerkRole | null }>(rows: readonly T[], role: ClerkRole | null): T[] =>
  rows.filter((row) => !role || !row.role || row.role === role);
