/** What a dossier holds, what it lacks, and which content a document fulfils. */
import { CLOSING, type ClosingStep, type ExpectedContent } from './kinds.shipped';

export interface FiledDocument {
  id: string;
  documentType: string;
  subject: string;
  /** Content the clerk chose by hand, if any. */
  contentId: string | null;
}

/** One expected content with what became of it. */
export interface ContentState extends ExpectedContent {
  doneBy: 'document' | 'hand' | 'notNeeded' | null;
  documentIds: string[];
}

export interface Completeness {
  contents: ContentState[];
  /** Required contents that nothing fulfils, in their order: what is to be shown first. */
  missing: ContentState[];
  done: number;
  required: number;
  complete: boolean;
  /** Documents that fulfil no expected content. */
  others: string[];
}

/** What was ticked without a document. */
export type HandTicks = Record<string, 'hand' | 'notNeeded'>;

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd');

/** How well a document fits a content: the number of subject words it asks for, plus one; 0 = not at all. */
function matchScore(content: ExpectedContent, document: FiledDocument): number {
  if (document.contentId) return document.contentId === content.id ? Number.POSITIVE_INFINITY : 0;
  if (content.documentTypes.length === 0) return 0;
  const type = plain(document.documentType);
  if (!content.documentTypes.some((one) => plain(one) === type)) return 0;
  const subject = plain(document.subject);
  const all = content.subjectWords.every((words) => words.split('|').some((word) => subject.includes(plain(word))));
  return all ? content.subjectWords.length + 1 : 0;
}

/** The content a document fulfils best: the most demanding one it meets; null when none. */
export function suggestContent(contents: readonly ExpectedContent[], document: FiledDocument): string | null {
  let best: { id: string; score: number } | null = null;
  for (const content of contents) {
    const score = matchScore(content, document);
    if (score > (best?.score ?? 0)) best = { id: content.id, score };
  }
  return best?.id ?? null;
}

export function completeness(contents: readonly ExpectedContent[], documents: readonly FiledDocument[], ticks: HandTicks): Completeness {
  const byContent = new Map<string, string[]>();
  const others: string[] = [];
  for (const document of documents) {
    const id = suggestContent(contents, document);
    if (id) byContent.set(id, [...(byContent.get(id) ?? []), document.id]);
    else others.push(document.id);
  }
  const states = contents.map((content): ContentState => {
    const documentIds = byContent.get(content.id) ?? [];
    return { ...content, documentIds, doneBy: documentIds.length > 0 ? 'document' : (ticks[content.id] ?? null) };
  });
  const required = states.filter((one) => one.required);
  const missing = required.filter((one) => one.doneBy === null);
  return {
    contents: states,
    missing,
    done: required.length - missing.length,
    required: required.length,
    complete: missing.length === 0,
    others,
  };
}

/** Years of a retention period as written: 'Vĩnh viễn' → Infinity, '10 năm' → 10, anything else → null. */
export function retentionYears(retention: string): number | null {
  const text = plain(retention);
  if (/vinh vien/.test(text)) return Number.POSITIVE_INFINITY;
  const years = /(\d{1,3})\s*nam/.exec(text);
  return years ? Number(years[1]) : null;
}

/** Steps of closing that a dossier of this retention needs; where the retention can't be read, all of them. */
export function closingSteps(retention: string): readonly ClosingStep[] {
  const years = retentionYears(retention);
  if (years === null) return CLOSING.steps;
  return CLOSING.steps.filter((step) => years >= (step.fromYears ?? 0) && (!step.permanentOnly || years === Number.POSITIVE_INFINITY));
}
