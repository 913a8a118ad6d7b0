import type { UnreadableCode } from '../document';
import type { RuleSetChoice, RuleSetInfo } from '../rules';
import type { CheckOutcome } from './types';

export interface CheckRequest {
  type: 'check';
  id: number;
  bytes: Uint8Array;
  options: { ruleset?: string; today: string; fileName?: string };
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

export type WorkerRequest = CheckRequest | ParagraphsRequest | RuleSetsRequest;

export interface ParagraphText {
  index: number;
  text: string;
  /** Kind of container: 'body', 'cell', 'header'… */
  container: string;
}

export type WorkerAnswer =
  | { type: 'progress'; id: number; share: number }
  /** `choice`: which rule set was taken and why; null after a stop. */
  | { type: 'outcome'; id: number; outcome: CheckOutcome; choice: RuleSetChoice | null }
  | { type: 'paragraphs'; id: number; paragraphs: ParagraphText[] }
  | { type: 'ruleSets'; id: number; ruleSets: RuleSetInfo[] }
  | { type: 'unreadable'; id: number; code: UnreadableCode; detail: Record<string, string | number> }
  | { type: 'failed'; id: number };
