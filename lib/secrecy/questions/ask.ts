import type { Anatomy, ComponentId } from '../../anatomy';
import type { DraftDocument, Paragraph } from '../../document';
import type { Bilingual, Citation, VerdictPlace } from '../../rules';
import { citationOn } from '../citation';
import { QUESTIONS, SECRECY_RULES } from '../data/secrecy.shipped';

export { QUESTIONS };

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

const AFTER_U: Record<string, string> = { ỳ: 'ùy', ý: 'úy', ỷ: 'ủy', ỹ: 'ũy', ỵ: 'ụy' };
const AFTER_O: Record<string, string> = { à: 'òa', á: 'óa', ả: 'ỏa', ã: 'õa', ạ: 'ọa' };
const TONED_Y = 1;
const TONED_A = 2;
const BLANK = 3;
const UNITS = new Uint8Array(0x10000);
for (let code = 0; code < UNITS.length; code++) if (/\s/.test(String.fromCharCode(code))) UNITS[code] = BLANK;
for (const letter of Object.keys(AFTER_U)) UNITS[letter.charCodeAt(0)] = TONED_Y;
for (const letter of Object.keys(AFTER_O)) UNITS[letter.charCodeAt(0)] = TONED_A;
const SMALL_U = 0x75;
const SMALL_O = 0x6f;
const SPACE = 0x20;

/** Small letters, one blank between words, old and new tone placement alike ('uỷ' = 'ủy', 'hoả' = 'hỏa'). */
export function evened(text: string): string {
  const small = text.normalize('NFC').toLowerCase();
  let out = '';
  let done = 0;
  for (let at = 0; at < small.length; at++) {
    const kind = UNITS[small.charCodeAt(at)]!;
    if (kind === 0) continue;
    if (kind === BLANK) {
      const first = at;
      while (at + 1 < small.length && UNITS[small.charCodeAt(at + 1)] === BLANK) at++;
      if (at === first && small.charCodeAt(at) === SPACE) continue;
      out += `${small.slice(done, first)} `;
    } else {
      const before = at > 0 ? small.charCodeAt(at - 1) : 0;
      if (kind === TONED_Y ? before !== SMALL_U : before !== SMALL_O || letterAt(small, at + 1)) continue;
      out += small.slice(done, at - 1) + (kind === TONED_Y ? AFTER_U : AFTER_O)[small[at]!]!;
    }
    done = at + 1;
  }
  return (out + small.slice(done)).trim();
}

function letterAt(text: string, at: number): boolean {
  return at < text.length && /\p{L}/u.test(String.fromCodePoint(text.codePointAt(at)!));
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
