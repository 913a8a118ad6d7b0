import type { ComponentId, DocumentMetadata } from '../anatomy';
import type { UnreadableCode } from '../document';
import type { Bilingual, Citation, RuleSetInfo } from '../rules';
import type { OfficeLexicon } from '../spelling';
import type { CheckOutcome } from './types';

export interface CheckRequest {
  type: 'check';
  id: number;
  bytes: Uint8Array;
  options: { ruleset?: string; date?: string; today: string; fileName?: string; lexicon?: OfficeLexicon };
}

/** Texts of the paragraphs as the reader numbers them, so that a page view can find them again. */
export interface ParagraphsRequest {
  type: 'paragraphs';
  id: number;
  bytes: Uint8Array;
}

export interface RuleSetsRequest {
  type: 'ruleSets';
  id: number;
  today: string;
}

/** Rules in the words of their packs, by id; unknown ids are left out. */
export interface RuleWordsRequest {
  type: 'ruleWords';
  id: number;
  ids: string[];
  today: string;
}

export interface RuleWords {
  rule: string;
  component: ComponentId;
  /** What must be; null where the words depend on the document. */
  need: Bilingual | null;
  citation: Citation;
}

export type WorkerRequest = CheckRequest | ParagraphsRequest | RuleSetsRequest | RuleWordsRequest;

export interface ParagraphText {
  index: number;
  text: string;
  /** Kind of container: 'body', 'cell', 'header'… */
  container: string;
}

/** What the screen says beside a report, already in words. */
export interface Explained {
  /** The rule set that was taken. */
  ruleSet: RuleSetInfo | null;
  /** Why a metadata field is empty. */
  reasons: Partial<Record<keyof DocumentMetadata, Bilingual>>;
}

export type WorkerAnswer =
  | { type: 'progress'; id: number; share: number }
  | { type: 'outcome'; id: number; outcome: CheckOutcome; explained: Explained | null }
  | { type: 'paragraphs'; id: number; paragraphs: ParagraphText[] }
  | { type: 'ruleSets'; id: number; ruleSets: RuleSetInfo[] }
  | { type: 'ruleWords'; id: number; words: RuleWords[] }
  | { type: 'unreadable'; id: number; code: UnreadableCode; line: Bilingual }
  | { type: 'failed'; id: number };
