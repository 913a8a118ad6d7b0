import type { Anatomy, ComponentId } from '../../anatomy';
import type { DraftDocument, Paragraph } from '../../document';
import type { Bilingual, Citation, VerdictPlace } from '../../rules';
import { citationOn } from '../citation';
import questionsJson from '../data/questions.json';
import { load, questionsSchema } from '../data/schema';
import { SECRECY_RULES } from '../guidance';

export const QUESTIONS = load('questions.json', questionsSchema, questionsJson);

/** A question to the clerk or the drafter. Never a verdict on whether something is secret. */
export interface Question {
  /** Id of the question: 'listItem', 'deadlineNear'… */
  id: string;
  /** Rule that asks: 'SEC-08'. */
  rule: string;
  /** Item of the published lists it comes near, or null. */
  item: string | null;
  component: ComponentId;
  severity: 'warning' | 'info';
  /** 0..0.6 */
  confidence: number;
  ask: Bilingual;
  expected: Bilingual;
  actual: Bilingual;
  remedy: Bilingual;
  citation: Citation;
  where: VerdictPlace[];
}

export interface QuestionSettings {
  /** ISO day that stands for an undated draft. */
  today: string;
  /** Office calendar; Monday to Friday without it. */
  isWorkingDay?: (day: string) => boolean;
  /** A deadline this near asks for an urgency mark. */
  nearWorkingDays?: number;
  /** A mark with all deadlines farther than this is asked about. */
  farWorkingDays?: number;
  /** What the host's form says of the same draft. */
  form?: { secrecyLevel?: string | null; urgency?: string | null };
}

export interface Asked {
  document: DraftDocument;
  anatomy: Anatomy;
  settings: QuestionSettings;
  /** `evened` text of each paragraph, worked out once. */
  even: readonly string[];
}

type Value = string | number | Bilingual;

function filled(text: string, values: Record<string, Value>, language: 'vi' | 'en'): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'object' ? value[language] : String(value);
  });
}

/** Builds a question from its text; `item` and `citation` where a list says more than the rule. */
export function question(
  asked: Asked,
  id: string,
  values: Record<string, Value>,
  where: VerdictPlace[],
  more: { item?: string; citation?: Citation } = {},
): Question {
  const template = QUESTIONS.questions[id];
  if (!template) throw new Error(`lib/secrecy/data/questions.json: no question '${id}'`);
  const rule = SECRECY_RULES.find((one) => one.id === template.rule);
  if (!rule) throw new Error(`lib/secrecy/data/questions.json: questions.${id}.rule: unknown rule '${template.rule}'`);
  const both = (text: Bilingual): Bilingual => ({ vi: filled(text.vi, values, 'vi'), en: filled(text.en, values, 'en') });
  return {
    id,
    rule: template.rule,
    item: more.item ?? null,
    component: template.component,
    severity: template.severity,
    confidence: template.confidence,
    ask: both(template.ask),
    expected: both(template.expected),
    actual: both(template.actual),
    remedy: both(template.remedy),
    citation: more.citation ?? citationOn(rule, dayOf(asked), asked.anatomy.system),
    where,
  };
}

export function placeOf(paragraph: Paragraph, start = 0, end = paragraph.text.length): VerdictPlace {
  return { paragraph: paragraph.index, start, end, page: paragraph.page, box: paragraph.box };
}

/** Small letters, one blank between words, old and new tone placement alike ('uỷ' = 'ủy', 'hoả' = 'hỏa'). */
export function evened(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/u([ỳýỷỹỵ])/gu, (_, y: string) => ({ ỳ: 'ùy', ý: 'úy', ỷ: 'ủy', ỹ: 'ũy', ỵ: 'ụy' })[y]!)
    .replace(/o([àáảãạ])(?!\p{L})/gu, (_, a: string) => ({ à: 'òa', á: 'óa', ả: 'ỏa', ã: 'õa', ạ: 'ọa' })[a]!)
    .replace(/\s{2,}|[^\S ]/gu, ' ')
    .trim();
}

/** Letters only, for a short line that stands alone. */
export function lone(text: string): string {
  return evened(text)
    .replace(/[^\p{L} ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** ISO day of the document, or today where none is printed in full. */
export function dayOf({ anatomy, settings }: Asked): string {
  const { date } = anatomy.metadata;
  return date && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : settings.today;
}

/** The paragraph stands in a header, a box or a cell, or before the body begins. */
export function inHead({ anatomy }: Asked, paragraph: Paragraph): boolean {
  if (paragraph.container.kind !== 'body') return true;
  const starts = anatomy.components
    .filter(({ id, part }) => part === 0 && (id === 'body' || id === 'bases' || id === 'addressList' || id === 'addressLabel'))
    .flatMap(({ ranges }) => ranges.map((range) => range.paragraph));
  return starts.length === 0 || paragraph.index <= Math.min(...starts);
}
