import type { Anatomy, ComponentId } from '../anatomy';
import { type DraftDocument, readText } from '../document';
import type { Bilingual, Verdict } from '../rules';
import { bodies } from './checks/bodies';
import { citations, repealed } from './checks/citations';
import { consistency } from './checks/consistency';
import { contexts } from './checks/context';
import { encodings } from './checks/encodings';
import { partLegacy } from './checks/legacy';
import type { Line } from './checks/line';
import { phrases } from './checks/phrases';
import { punctuation } from './checks/punctuation';
import { references } from './checks/references';
import { misspelt } from './checks/words';
import { tokenize } from './tokens';
import type { OfficeLexicon, Slip } from './types';
import { explainSlip, verdictsOf } from './verdicts';
import { vocabularyOfOffice } from './vocabulary';
import { Words } from './words';

export { isSyllable } from './syllable';
export type { OfficeLexicon, Slip } from './types';

export interface LanguageOptions {
  /** ISO day the draft is judged by: its own date, or the one that stands for it. */
  onDay: string;
  lexicon?: OfficeLexicon;
}

/** Parts whose words are codes, names or contact data. */
const SILENT: ComponentId[] = [
  'number',
  'drafterCode',
  'contact',
  'signature',
  'signName',
  'seal',
  'eCopyOrgSign',
  'eCopyPersonSign',
  'eCopySign',
];
const PLACEHOLDER = /\{\{[^{}]*\}\}|\{%[^%]*%\}|«[^»]*»/g;

/** The Vietnamese of a draft: spelling, phrases, consistency, citations. Needs no rule set. */
export function checkLanguage(document: DraftDocument, anatomy: Anatomy, options: LanguageOptions): Verdict[] {
  return verdictsOf(document, slipsOf(document, anatomy, options));
}

export interface TextSlip extends Slip {
  message: Bilingual;
  remedy: Bilingual;
}

/** The same on any selected text or field; ranges count paragraphs by line breaks. */
export function checkText(text: string, options: LanguageOptions): TextSlip[] {
  const document = readText(text);
  return slipsOf(document, null, options).map((slip) => ({ ...slip, ...explainSlip(slip) }));
}

/** More slips of one kind than this are no draft's: nobody would read them, and a hostile file must not fill the memory. */
const MOST_OF_A_KIND = 2000;

function* first(slips: Iterable<Slip>): Generator<Slip> {
  let count = 0;
  for (const slip of slips) {
    if (count++ >= MOST_OF_A_KIND) return;
    yield slip;
  }
}

function slipsOf(document: DraftDocument, anatomy: Anatomy | null, { lexicon, onDay }: LanguageOptions): Slip[] {
  const words = wordsOf(lexicon);
  const { vocabulary } = words;
  const { readable: lines, slips: legacy } = partLegacy(linesOf(document, anatomy, words));
  const system = anatomy?.system ?? 'unknown';
  const slips = [...first(misspelt(lines, vocabulary)), ...first(phrases(lines, vocabulary))];
  const sure = slips.length;
  for (const slip of first(contexts(lines, vocabulary))) if (!slips.slice(0, sure).some((other) => overlaps(slip, other))) slips.push(slip);
  return [
    ...slips,
    ...first(repealed(lines, onDay, anatomy?.metadata.referenceNumber ?? null)),
    ...first(citations(lines, onDay)),
    ...first(references(document, lines)),
    ...first(bodies(lines, onDay, system)),
    ...first(consistency(lines, system)),
    ...first(punctuation(lines)),
    ...legacy,
    ...encodings(document),
  ];
}

const overlaps = (a: Slip, b: Slip): boolean =>
  a.range.paragraph === b.range.paragraph && a.range.start < b.range.end && b.range.start < a.range.end;

let kept: { own: string; words: Words } | undefined;
/** The cache of judged words lives on from draft to draft while the office's own words stay the same. */
function wordsOf(lexicon: OfficeLexicon | undefined): Words {
  const own = lexicon?.words.join('\n') ?? '';
  if (kept?.own !== own) kept = { own, words: new Words(vocabularyOfOffice(), lexicon?.words) };
  return kept.words;
}

function linesOf(document: DraftDocument, anatomy: Anatomy | null, words: Words): Line[] {
  const silent = new Set(
    anatomy?.components.filter(({ id }) => SILENT.includes(id)).flatMap(({ ranges }) => ranges.map(({ paragraph }) => paragraph)) ?? [],
  );
  // What a scanner read is no one's spelling.
  for (const { form, paragraphs } of document.textForms) if (form === 'ocr') for (const each of paragraphs) silent.add(each);
  const typed = document.kind !== 'pdf';
  const lines: Line[] = [];
  for (const { index, text: raw, container } of document.paragraphs) {
    if (!raw || silent.has(index) || container.kind === 'comment') continue;
    const text = raw.includes('{') || raw.includes('«') ? raw.replace(PLACEHOLDER, (slot) => ' '.repeat(slot.length)) : raw;
    lines.push({ paragraph: index, text, ...tokenize(text, words.lookup), typed });
  }
  return lines;
}
