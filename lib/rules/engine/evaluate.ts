import { type Anatomy, COMPONENT_IDS, type ComponentFound, type DocumentPart, GUESSED } from '../../anatomy';
import { type DraftDocument, explainNotMeasured } from '../../document';
import { CHECKS } from '../checks';
import type { When } from '../schema';
import type { Severity, Verdict, VerdictCounts, VerdictPlace } from '../types';
import { daysOf, standInDay } from './choose';
import { Facts, type Fault, type Finding, placeOfComponent, type Scope } from './context';
import { fill, list, type Phrase, phrases, say } from './phrases';
import type { LoadedRule, RuleSet } from './rule-set';
import { compiled, foldText } from './text';

export interface EvaluateOptions {
  /** ISO day that stands for an undated draft. */
  today: string;
}

const FACT_CONFIDENCE = { high: 1, medium: 0.8, low: 0.5, unknown: 0.2 } as const;
const ORDER = new Map(COMPONENT_IDS.map((id, index) => [id, index]));
/** Checks on the sheet or the file as a whole: asked once, whatever parts the file has. */
const WHOLE_DOCUMENT = new Set(['pageSetup', 'pageNumber']);
/** Checks that speak of what a whole document needs: not of papers attached to it. */
const MAIN_ONLY = new Set(['presence', 'membership', 'agreement']);

/** All verdicts on a document, in the order of its components on the page. Pure; never throws on odd documents. */
export function evaluate(document: DraftDocument, anatomy: Anatomy, ruleSet: RuleSet, options: EvaluateOptions): Verdict[] {
  const onDay = standInDay(anatomy.metadata.date, options.today);
  const firstDay = anatomy.metadata.date ? daysOf(anatomy.metadata.date).first : options.today;
  const facts = new Facts(document, anatomy, ruleSet.tables, anatomy.metadata.date, onDay, firstDay);
  const verdicts: Verdict[] = [];
  for (const rule of ruleSet.rules) {
    if (rule.confidence === 'unknown') continue;
    // A rule with dates speaks only where the printed date, maybe cut, leaves no doubt.
    if ((rule.from && firstDay < rule.from) || (rule.to && onDay > rule.to)) continue;
    const verdict = judge(rule, facts);
    if (verdict) verdicts.push(verdict);
  }
  return verdicts.sort((a, b) => ORDER.get(a.component)! - ORDER.get(b.component)!);
}

function partsFor(rule: LoadedRule, anatomy: Anatomy): DocumentPart[] {
  const mains = anatomy.parts.filter((part) => part.kind === 'main');
  if (WHOLE_DOCUMENT.has(rule.check.type)) return anatomy.parts.slice(0, 1);
  const kinds = rule.when?.parts;
  if (kinds) return anatomy.parts.filter((part) => kinds.includes(part.kind));
  if (MAIN_ONLY.has(rule.check.type)) return mains;
  return anatomy.parts.filter((part) => part.kind === 'main' || part.kind === 'attached');
}

function judge(rule: LoadedRule, facts: Facts): Verdict | null {
  const needsSubject = !WHOLE_DOCUMENT.has(rule.check.type) && rule.check.type !== 'presence' && rule.check.type !== 'separator';
  const scopes: Scope[] = [];
  const acrossParts = rule.check.type === 'numbering' && rule.check.acrossParts;
  for (const part of acrossParts ? facts.anatomy.parts.slice(0, 1) : partsFor(rule, facts.anatomy)) {
    const subjects = acrossParts ? facts.everywhere(rule.component) : facts.components([rule.component, ...(rule.also ?? [])], part.index);
    if (needsSubject && subjects.length === 0) continue;
    if (rule.when && !holds(rule.when, facts, part.index)) continue;
    scopes.push({ facts, rule, part: part.index, subjects });
  }
  if (scopes.length === 0) return null;

  const missing = rule.needs.find((capability) => !facts.document.capabilities.includes(capability));
  if (missing) return notMeasured(rule, facts, scopes, capabilityReason(facts, missing));

  const finding = merge(scopes.map((scope) => CHECKS[rule.check.type](scope, rule.check as never)));
  if (finding.faults.length > 0) return failed(rule, facts, scopes, finding);
  if (finding.measured > 0) return passed(rule, facts, scopes, finding);
  return finding.unmeasured ? notMeasured(rule, facts, scopes, reason(finding.unmeasured)) : null;
}

function merge(findings: Finding[]): Finding {
  if (findings.length === 1) return findings[0]!;
  return {
    measured: findings.reduce((sum, finding) => sum + finding.measured, 0),
    faults: findings.flatMap((finding) => finding.faults),
    expected: findings.find((finding) => finding.expected)?.expected,
    actual: findings.find((finding) => finding.actual)?.actual,
    place: findings.find((finding) => finding.place)?.place,
    unmeasured: findings.find((finding) => finding.unmeasured)?.unmeasured,
  } as Finding;
}

/** Names of the words a message may use. */
function words(rule: LoadedRule, expected: Phrase, actual: Phrase) {
  const name = phrases().components[rule.component] ?? { vi: rule.component, en: rule.component };
  const first = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return { component: name, Component: { vi: first(name.vi), en: first(name.en) }, expected, actual };
}

/** The rule's own words for what must be and what is. */
function values(rule: LoadedRule, expected: Phrase, actual: Phrase): { expected: Phrase; actual: Phrase } {
  const need = rule.message?.need;
  const have = rule.message?.have;
  if (!need && !have) return { expected, actual };
  const given = words(rule, expected, actual);
  return { expected: need ? fill(need, given) : expected, actual: have ? fill(have, given) : actual };
}

function sentences(rule: LoadedRule, expected: Phrase, actual: Phrase) {
  const all = phrases().messages;
  const facet = 'facet' in rule.check ? `${rule.check.type}.${rule.check.facet}` : rule.check.type;
  const standard = all[facet] ?? all[rule.check.type]!;
  const full = { ...words(rule, expected, actual), ...values(rule, expected, actual) };
  return {
    expected: full.expected,
    actual: full.actual,
    message: fill(rule.message?.fault ?? standard.fault, full),
    remedy: fill(rule.message?.remedy ?? standard.remedy, full),
  };
}

function failed(rule: LoadedRule, facts: Facts, scopes: Scope[], finding: Finding): Verdict {
  const confidenceAt = confidences(scopes, facts);
  // What two parties agree on is set as they like: the norm gives it no model.
  const free = scopes.every(({ part }) => facts.typeRow(facts.typeOf(part))?.ownForm) ? 0.5 : 1;
  const component = free * Math.max(...finding.faults.map((fault) => confidenceAt(fault.place) * (fault.sure ?? 1)));
  const actual = list(mostFrequent(finding.faults), '; ');
  const expected = finding.faults[0]!.expected ?? finding.expected ?? say('nothing');
  const fixes = finding.faults.map((fault) => fault.fix).filter((fix) => fix !== undefined);
  return {
    rule: rule.id,
    component: rule.component,
    outcome: 'fail',
    severity: severityOf(rule, component),
    confidence: round(FACT_CONFIDENCE[rule.confidence] * component),
    ...sentences(rule, expected, actual),
    citation: { norm: rule.norm, clause: rule.clause },
    where: finding.faults.map((fault) => fault.place),
    ...(fixes[0] ? { fix: fixes[0] } : {}),
  };
}

/** Distinct values met, the commonest first, at most four. */
function mostFrequent(faults: Fault[]): Phrase[] {
  const counts = new Map<string, { phrase: Phrase; count: number }>();
  for (const { actual } of faults) {
    const entry = counts.get(actual.vi);
    if (entry) entry.count += 1;
    else counts.set(actual.vi, { phrase: actual, count: 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, 4)
    .map((entry) => entry.phrase);
}

function passed(rule: LoadedRule, facts: Facts, scopes: Scope[], finding: Finding): Verdict {
  const expected = finding.expected ?? say('nothing');
  const subject = scopes[0]!.subjects[0];
  const place = finding.place ?? (subject ? placeOfComponent(facts, subject) : null);
  return {
    rule: rule.id,
    component: rule.component,
    outcome: 'pass',
    severity: rule.severity,
    confidence: round(FACT_CONFIDENCE[rule.confidence] * confidences(scopes, facts)(place)),
    ...values(rule, expected, finding.actual ?? expected),
    message: say('passed', { component: words(rule, expected, expected).Component }),
    remedy: { vi: '', en: '' },
    citation: { norm: rule.norm, clause: rule.clause },
    where: place ? [place] : [],
  };
}

function notMeasured(rule: LoadedRule, facts: Facts, scopes: Scope[], why: Phrase): Verdict {
  const subject = scopes[0]!.subjects[0];
  const nothing = say('notMeasured');
  return {
    rule: rule.id,
    component: rule.component,
    outcome: 'notMeasured',
    severity: rule.severity,
    confidence: round(FACT_CONFIDENCE[rule.confidence]),
    expected: values(rule, say('nothing'), nothing).expected,
    actual: nothing,
    message: why,
    remedy: { vi: '', en: '' },
    citation: { norm: rule.norm, clause: rule.clause },
    where: subject ? [placeOfComponent(facts, subject)] : [],
    reason: why,
  };
}

function reason(id: string): Phrase {
  return phrases().reasons[id] ?? say('notMeasured');
}

function capabilityReason(facts: Facts, capability: string): Phrase {
  const given = facts.document.notMeasured.find((entry) => entry.capability === capability);
  const known = given && explainNotMeasured(given.reason);
  if (known) return known;
  return fill(phrases().reasons.capability!, { capability: phrases().capabilities[capability] ?? { vi: capability, en: capability } });
}

/** How sure the anatomy is of the component a place stands in; without one, of the first, or of the system as a whole. */
function confidences(scopes: Scope[], facts: Facts): (place: VerdictPlace | null) => number {
  const subjects = scopes.flatMap((scope) => scope.subjects);
  const otherwise = subjects[0]?.confidence ?? facts.anatomy.systemConfidence;
  const standsIn = (subject: ComponentFound, paragraph: number) => facts.paragraphsOf(subject).has(paragraph);
  return (place) => {
    const paragraph = place?.paragraph;
    if (paragraph === undefined) return otherwise;
    return subjects.find((subject) => standsIn(subject, paragraph))?.confidence ?? otherwise;
  };
}

function severityOf(rule: LoadedRule, component: number): Severity {
  const capped = rule.confidence === 'low' || component < GUESSED;
  return capped && rule.severity === 'error' ? 'warning' : rule.severity;
}

function round(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;
}

function holds(when: When, facts: Facts, part: number): boolean {
  const type = facts.typeOf(part);
  // As printed, the type may go on: 'phiếu chuyển đơn' is a phiếu chuyển.
  const named = (names: string[]) => names.some((name) => type === foldText(name) || type?.startsWith(`${foldText(name)} `));
  if (when.types && !(type && named(when.types))) return false;
  if (when.notTypes && (!type || named(when.notTypes))) return false;
  if (when.present && !when.present.every((id) => facts.first(id, part))) return false;
  if (when.absent?.some((id) => facts.first(id, part))) return false;
  if (when.levels && !facts.issuerRows(part).some((row) => when.levels!.includes(row.level))) return false;
  if (when.bodyCodes && !facts.numberParts(part)?.bodyCodes.some((code) => when.bodyCodes!.includes(code))) return false;
  const matches = (source: string, text: string | null) => text !== null && compiled(foldText(source), 'i').test(text);
  if (when.issuer && !matches(when.issuer, facts.upper('agency', part))) return false;
  if (when.notIssuer && matches(when.notIssuer, facts.upper('agency', part))) return false;
  if (when.signAuthority && !matches(when.signAuthority, facts.upper('signAuthority', part))) return false;
  if (when.notSignAuthority && matches(when.notSignAuthority, facts.upper('signAuthority', part))) return false;
  const anywhere = (at: { component: ComponentFound['id']; pattern: string }) =>
    facts.components([at.component], part).some((found) => compiled(foldText(at.pattern), 'i').test(foldText(found.text)));
  if (when.text && !anywhere(when.text)) return false;
  if (when.notText && anywhere(when.notText)) return false;
  if (when.minPages && !(facts.pageCount !== null && facts.pageCount >= when.minPages)) return false;
  if (when.documentKinds && !when.documentKinds.includes(facts.document.kind)) return false;
  return !when.dated || facts.date?.length === 10;
}

export function countVerdicts(verdicts: readonly Verdict[]): VerdictCounts {
  const counts: VerdictCounts = { error: 0, warning: 0, info: 0, pass: 0, notMeasured: 0 };
  for (const verdict of verdicts) counts[verdict.outcome === 'fail' ? verdict.severity : verdict.outcome] += 1;
  return counts;
}

export interface Headline {
  level: 'error' | 'warning' | 'incomplete' | 'pass';
  text: Phrase;
}

/** One line over all: never "đạt" while something failed or was not measured, or when nothing was measured at all. */
export function headline(counts: VerdictCounts): Headline {
  const values = { error: counts.error, warning: counts.warning, info: counts.info, notMeasured: counts.notMeasured };
  if (counts.error > 0) return { level: 'error', text: say('headline.error', values) };
  if (counts.warning > 0 || counts.info > 0) return { level: 'warning', text: say('headline.warning', values) };
  if (counts.notMeasured > 0 || counts.pass === 0) return { level: 'incomplete', text: say('headline.incomplete', values) };
  return { level: 'pass', text: say('headline.pass', values) };
}
