import type { ComponentId } from '../../lib/anatomy/types';
import type { CheckReport } from '../../lib/check';
import type { RuleSetInfo, Verdict, VerdictPlace } from '../../lib/rules';
import { formatDay, formatTime, type Language, optionalText, type TextKey, type Translate } from '../i18n/texts';
import type { Waiver } from '../state/waivers';
import type { PanelItem, Problem } from './model';
import { componentOrder, countStandings, grouped, type Item, isWords, itemsOf, STANDINGS, type Standing, toneOf } from './verdicts';

interface Reader {
  language: Language;
  t: Translate;
  pick: (text: { vi: string; en: string }) => string;
}

/** Paper and margins belong to the page, whichever paragraph a reader names. */
export function placeText(t: Translate, component: ComponentId, place: Partial<VerdictPlace>): string {
  const { page } = place;
  const paragraph = component === 'page' ? undefined : place.paragraph;
  if (paragraph !== undefined && page) return t('verdict.place.both', { paragraph: paragraph + 1, page });
  if (paragraph !== undefined) return t('verdict.place.paragraph', { n: paragraph + 1 });
  return page ? t('verdict.place.page', { n: page }) : t('verdict.place.whole');
}

export function componentText(language: Language, id: string): string {
  return optionalText(language, `component.${id}`) ?? id;
}

export function problemText({ t, pick }: Reader, problem: Problem): string {
  return problem.kind === 'unreadable' ? pick(problem.line) : t(`error.${problem.code}`);
}

/** Why this rule set: by system and date, or by the clerk's own choice. */
export function ruleSetText({ language, t, pick }: Reader, { report, asked }: PanelItem): string {
  if (asked.ruleset) return t('ruleset.because.chosen');
  if (asked.day && report)
    return t('ruleset.because.chosenDate', { system: t(`ruleset.system.${report.system}`), date: formatDay(language, asked.day) });
  return report ? pick(report.rulesetWhy) : '';
}

export function ruleSetLabel({ language, t }: Pick<Reader, 'language' | 't'>, info: RuleSetInfo): string {
  const from = formatDay(language, info.effectiveFrom);
  const span = info.effectiveTo ? t('ruleset.fromTo', { from, to: formatDay(language, info.effectiveTo) }) : t('ruleset.from', { from });
  return `${info.norm} (${span})`;
}

const ALWAYS: Standing[] = ['error', 'warning', 'notMeasured'];

/** Faults, warnings and what was not measured, always; the rest where there is some. Zeros would lie where nothing was checked. */
export function headlineCounts(t: Translate, report: CheckReport, items: Item[]): { standing: Standing; text: string }[] {
  const isText = isWords(report);
  if (report.ruleset === null && items.length === 0 && !isText) return [{ standing: 'notMeasured', text: t('headline.unchecked') }];
  const counts = countStandings(items);
  const always = isText ? ALWAYS.filter((standing) => standing !== 'notMeasured') : ALWAYS;
  return STANDINGS.filter((standing) => always.includes(standing) || (standing !== 'pass' && counts[standing] > 0)).map((standing) => ({
    standing,
    text: t(`headline.${standing}`, { n: counts[standing] }),
  }));
}

export function toneText(t: Translate, report: CheckReport, items: Item[]): string {
  const counts = countStandings(items);
  const tone = toneOf(report, counts);
  const n = tone === 'waivedOnly' ? counts.waived : tone === 'clean' ? counts.pass : counts.notMeasured;
  return t(`headline.${tone}`, { n });
}

const LINES: { key: TextKey; of: (verdict: Verdict) => { vi: string; en: string } | undefined }[] = [
  { key: 'verdict.need', of: (verdict) => verdict.expected },
  { key: 'verdict.have', of: (verdict) => verdict.actual },
  { key: 'verdict.why', of: (verdict) => verdict.reason },
  { key: 'verdict.fix', of: (verdict) => verdict.remedy },
];

/** Lines of a verdict that have something to say, in the order they are read. */
export function verdictLines({ t, pick }: Reader, verdict: Verdict): { label: string; text: string }[] {
  const wanted = verdict.outcome === 'fail' ? LINES : LINES.filter(({ key }) => key !== 'verdict.fix' || verdict.outcome === 'notMeasured');
  return wanted.flatMap(({ key, of }) => {
    const text = of(verdict);
    const said = text ? pick(text).trim() : '';
    return said ? [{ label: t(key), text: said }] : [];
  });
}

/** The whole result as plain text, for a mail or a note. Passed points are left out. */
export function reportText(reader: Reader, item: PanelItem, waivers: Waiver[]): string {
  const { t, pick, language } = reader;
  const { report, explained, checkedAt, name } = item;
  if (!report) return '';
  const items = itemsOf(report, waivers);
  const lines = [t('copy.heading'), t('copy.file', { name: name ?? t('files.selectedText') })];
  if (checkedAt) lines.push(t('copy.checkedAt', { time: formatTime(language, checkedAt) }));
  lines.push(t('copy.sha256', { sha256: report.sha256 }));
  const ruleSet = explained?.ruleSet;
  if (ruleSet) lines.push(`${t('ruleset.applied', { norm: ruleSet.norm })}: ${ruleSetText(reader, item)}`);
  lines.push(
    '',
    headlineCounts(t, report, items)
      .map(({ text }) => text)
      .join(' · '),
    toneText(t, report, items),
  );
  const shown = items.filter(({ standing }) => standing !== 'pass');
  for (const { component, items: members } of grouped(shown, componentOrder(report))) {
    lines.push('', componentText(language, component).toUpperCase());
    for (const { verdict, standing, waiver } of members) {
      lines.push(`- [${t(`verdict.outcome.${standing}`)}] ${pick(verdict.message)}`);
      for (const line of verdictLines(reader, verdict)) lines.push(`  ${line.label}: ${line.text}`);
      lines.push(`  ${t('verdict.basis')}: ${t('verdict.clause', { norm: verdict.citation.norm, clause: verdict.citation.clause })}`);
      if (verdict.where.length > 0)
        lines.push(`  ${t('verdict.places')}: ${verdict.where.map((place) => placeText(t, verdict.component, place)).join('; ')}`);
      if (waiver) lines.push(`  ${t('copy.waived', { reason: waiver.reason })}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
