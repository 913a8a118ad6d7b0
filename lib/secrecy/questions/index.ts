import type { Anatomy } from '../../anatomy';
import type { DraftDocument } from '../../document';
import type { Verdict } from '../../rules';
import { citationOn } from '../citation';
import { SECRECY_RULES, UNMEASURED_RULES } from '../data/secrecy.shipped';
import { evened, QUESTIONS, type Question, type QuestionSettings } from './ask';
import { askOfSecrecy } from './secret';
import { askOfUrgency } from './urgency';

export type { Question, QuestionSettings } from './ask';

/** What a careful clerk would ask about a draft without a mark. Empty for most drafts. */
export function askQuestions(document: DraftDocument, anatomy: Anatomy, settings: QuestionSettings): Question[] {
  const asked = { document, anatomy, settings, even: document.paragraphs.map(({ text }) => evened(text)) };
  return [...askOfSecrecy(asked), ...askOfUrgency(asked)];
}

function asVerdict(asked: Question): Verdict {
  const { rule, component, severity, confidence, expected, actual, ask, remedy, citation, where } = asked;
  return { rule, component, outcome: 'fail', severity, confidence, expected, actual, message: ask, remedy, citation, where };
}

/**
 * The same as verdicts (at most a warning, at most 0.6 sure), and "not measured" where pages are pictures.
 *
 * @param pictured pages that are pictures in the main, 1-based
 */
export function secrecyVerdicts(
  document: DraftDocument,
  anatomy: Anatomy,
  settings: QuestionSettings,
  pictured: readonly number[] = [],
): Verdict[] {
  const verdicts = askQuestions(document, anatomy, settings).map(asVerdict);
  if (document.scanned) return [unmeasured('scan', settings.today, anatomy), ...verdicts];
  if (pictured.length === 0) return verdicts;
  const where = pictured.map((page) => ({ page, box: null }));
  return [{ ...unmeasured('pictures', settings.today, anatomy), where }, ...verdicts];
}

function unmeasured(what: 'scan' | 'pictures', today: string, anatomy: Anatomy): Verdict {
  const { rule, vi, en } = QUESTIONS.notMeasured[what]!;
  const text = { vi, en };
  const secrecyRule = SECRECY_RULES.find((one) => one.id === rule)!;
  const { check, confidence } = UNMEASURED_RULES[rule]!;
  return {
    rule,
    component: 'secret',
    outcome: 'notMeasured',
    severity: 'info',
    confidence: confidence === 'high' ? 1 : 0.5,
    expected: check,
    actual: text,
    message: text,
    remedy: text,
    citation: citationOn(secrecyRule, today, anatomy.system),
    where: [],
    reason: text,
  };
}
