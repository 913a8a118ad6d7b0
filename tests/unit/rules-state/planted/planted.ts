import type { DraftOptions, DraftSpec } from '../../../fixtures/drafts';

/** One error put into a compliant draft of a state body: the rules that must fail on it, and no others. */
export interface Planted {
  /** Ids without the pack's prefix: all that this one change breaks. */
  rules: string[];
  /** Without it a plan. */
  options?: Partial<Omit<DraftOptions, 'ruleset'>>;
  change?: (spec: DraftSpec) => void;
  /** Tells cases of one rule apart. */
  note?: string;
}

export const letter = { type: 'Công văn' };
export const decision = { type: 'Quyết định' };
export const rules = { type: 'Quy chế' };
export const twoAppendices = {
  appendices: [
    { title: 'Danh sách', body: ['1. Một cơ quan.'] },
    { title: 'Biểu mẫu', body: ['1. Mẫu thứ nhất.'] },
  ],
};

/** A plan whose text is given. */
export const plan = (body: string[]): Planted['options'] => ({ text: { body } });
