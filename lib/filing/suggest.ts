/** Which dossier a document belongs in: a proposal, the clerk decides. */
import { type FiledDocument, suggestContent } from './completeness';
import type { ExpectedContent } from './kinds.shipped';

export interface DossierCandidate {
  id: string;
  title: string;
  contents: readonly ExpectedContent[];
  /** What it holds already. */
  documents: readonly { referenceNumber: string; subject: string }[];
  openedOn: string;
}

export interface DossierSuggestion {
  id: string;
  /** 0..1 */
  score: number;
  /** Expected content that the document would fulfil; null = none. */
  contentId: string | null;
}

const words = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** Two syllables running are closer to a word of Vietnamese than one. */
function pairs(text: string): Set<string> {
  const all = words(text);
  return new Set(all.slice(1).map((word, at) => `${all[at]} ${word}`));
}

const LEAST = 0.25;
/** Weight below which a likeness is chance. */
const SHORTEST = 4;
/** A document that names a number in the dossier's own papers belongs with them. */
const ANSWERS = 0.6;
const FULFILS = 0.25;
const HALF_LIFE_DAYS = 365;

/** Best first; dossiers with nothing in common are left out. */
export function suggestDossiers(
  document: FiledDocument & { date: string | null },
  candidates: readonly DossierCandidate[],
  limit: number,
): DossierSuggestion[] {
  const said = candidates.map((one) => pairs([one.title, ...one.documents.map(({ subject }) => subject)].join(' . ')));
  const titles = candidates.map(({ title }) => pairs(title));
  const wanted = pairs(document.subject);
  // What stands in every dossier of the office tells none from the other.
  const weight = (pair: string) => 1 + Math.log((1 + candidates.length) / (1 + said.filter((one) => one.has(pair)).length));
  const weights = new Map([...wanted].map((pair) => [pair, weight(pair)]));
  const sum = (of: Iterable<string>) => [...of].reduce((all, pair) => all + (weights.get(pair) ?? 1), 0);
  const total = sum(wanted);
  const named = document.subject.normalize('NFC').replace(/\s+/g, '');
  return candidates
    .map((candidate, at): DossierSuggestion => {
      let shared = 0;
      for (const [pair, value] of weights) shared += titles[at]!.has(pair) ? value : said[at]!.has(pair) ? value * 0.7 : 0;
      // A short title that stands whole in the subject says as much as a long one.
      const likeness = total > 0 ? shared / Math.max(SHORTEST, Math.min(total, sum(titles[at]!))) : 0;
      const contentId = suggestContent(candidate.contents, document);
      const answers = candidate.documents.some(({ referenceNumber }) => referenceNumber.length > 4 && named.includes(referenceNumber));
      const days = document.date ? Math.abs(Date.parse(document.date) - Date.parse(candidate.openedOn)) / 86_400_000 : 0;
      const score = (likeness + (answers ? ANSWERS : 0) + (contentId && likeness > 0 ? FULFILS : 0)) / 2 ** (days / HALF_LIFE_DAYS);
      return { id: candidate.id, score: Math.min(1, score), contentId };
    })
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}
