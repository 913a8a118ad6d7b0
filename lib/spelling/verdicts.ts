import type { DraftDocument } from '../document';
import type { Bilingual, Verdict } from '../rules';
import { MESSAGES } from './language.shipped';
import type { Slip } from './types';

/** Rules that answer for citations; all others are spelling. */
const CITATION = new Set(['language.repealed', 'language.citationType', 'language.citationDate', 'language.reference', 'language.body']);
/** Rules whose places are one fault however they look. */
const ONE_FAULT = new Set(['language.spaces', 'language.brackets', 'language.nfd', 'language.tcvn3', 'language.vni', 'language.hidden']);
/** What is found is the whole of a paragraph: no use in a sentence. */
const UNQUOTED = new Set(['language.nfd', 'language.tcvn3', 'language.vni', 'language.hidden']);
const MAX_PLACES = 200;

/** Slips of one kind and one wording are one verdict with all its places. */
export function verdictsOf(document: DraftDocument, slips: Iterable<Slip>): Verdict[] {
  const groups = new Map<string, Slip[]>();
  for (const slip of slips) {
    const key = ONE_FAULT.has(slip.rule) ? slip.rule : `${slip.rule}\n${slip.found.toLowerCase()}\n${slip.suggestions[0]?.toLowerCase()}`;
    const group = groups.get(key);
    if (group) group.push(slip);
    else groups.set(key, [slip]);
  }
  return [...groups.values()].map((group) => verdictOf(document, group));
}

function verdictOf(document: DraftDocument, group: readonly Slip[]): Verdict {
  const first = group[0]!;
  const { message, remedy } = sentences(first.rule);
  const found = quoted(first.found, first.rule);
  const expected = offer(first);
  const values = { found, expected, ...first.values };
  const fix = first.suggestions[0];
  return {
    rule: first.rule,
    component: CITATION.has(first.rule) ? 'citation' : 'spelling',
    outcome: 'fail',
    severity: first.severity,
    confidence: first.confidence,
    expected,
    actual: group.length > 1 ? fill(MESSAGES.times, { found, count: String(group.length) }) : found,
    message: fill(message, values),
    remedy: fill(remedy, values),
    citation: MESSAGES.citation,
    where: group.slice(0, MAX_PLACES).map(({ range }) => {
      const paragraph = document.paragraphs[range.paragraph];
      return { ...range, page: paragraph?.page ?? null, box: paragraph?.box ?? null };
    }),
    ...(fix === undefined || UNQUOTED.has(first.rule) ? {} : { fix: { kind: 'replaceText', range: first.range, text: fix } as const }),
    ...(UNQUOTED.has(first.rule) ? {} : { found: first.found }),
    ...(first.suggestions.length ? { suggestions: first.suggestions } : {}),
  };
}

/** The sentence of a slip, for a caller without a document. */
export function explainSlip(slip: Slip): { message: Bilingual; remedy: Bilingual } {
  const { message, remedy } = sentences(slip.rule);
  const values = { found: quoted(slip.found, slip.rule), expected: offer(slip), ...slip.values };
  return { message: fill(message, values), remedy: fill(remedy, values) };
}

function sentences(rule: string) {
  const found = MESSAGES.rules[rule];
  if (!found) throw new Error(`lib/spelling/data/messages.json: ${rule} is missing`);
  return found;
}

const both = (text: string): Bilingual => ({ vi: text, en: text });

function quoted(text: string, rule: string): Bilingual {
  if (!UNQUOTED.has(rule)) return both(`“${text}”`);
  return both(text.length > 60 ? `“${text.slice(0, 60)}…”` : `“${text}”`);
}

const SHOWN = 3;
function offer({ suggestions, rule }: Slip): Bilingual {
  if (UNQUOTED.has(rule)) return both('Unicode, TCVN 6909:2001');
  if (!suggestions.length) return MESSAGES.nothing;
  const list = suggestions.slice(0, SHOWN).map((each) => `“${each}”`);
  return { vi: list.join(MESSAGES.or.vi), en: list.join(MESSAGES.or.en) };
}

function fill(sentence: Bilingual, values: Record<string, string | Bilingual>): Bilingual {
  const into = (text: string, language: 'vi' | 'en') =>
    text.replace(/\{(\w+)\}/g, (slot, name: string) => {
      const value = values[name];
      return value === undefined ? slot : typeof value === 'string' ? value : value[language];
    });
  return { vi: into(sentence.vi, 'vi'), en: into(sentence.en, 'en') };
}
