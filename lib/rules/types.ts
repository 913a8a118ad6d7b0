import type { ComponentId, IssuingSystem, TextRange } from '../anatomy';
import type { Box, Capability } from '../document';

export type Outcome = 'pass' | 'fail' | 'notMeasured';
export type Severity = 'error' | 'warning' | 'info';

/** The same sentence in both languages of the screen. `{name}` is filled from the verdict's values. */
export interface Bilingual {
  vi: string;
  en: string;
}

export interface Citation {
  /** Norm as cited: '05-HD/VPTW'. */
  norm: string;
  /** Clause as cited: 'Phần II, mục I, điểm 3.2.2'. */
  clause: string;
}

export interface VerdictPlace extends Partial<TextRange> {
  page: number | null;
  box: Box | null;
}

/** A change a program can make by itself; `lib/correction` carries it out. Values are the target, in the unit named. */
export type Fix =
  | { kind: 'replaceText'; range: TextRange; text: string }
  | { kind: 'font'; family?: string; sizePt?: number; bold?: boolean; italic?: boolean; underline?: boolean }
  | {
      kind: 'paragraph';
      align?: 'left' | 'center' | 'right' | 'justify';
      lineExactPt?: number;
      beforePt?: number;
      afterPt?: number;
      firstLineMm?: number;
    }
  | { kind: 'page'; widthMm?: number; heightMm?: number; topMm?: number; bottomMm?: number; leftMm?: number; rightMm?: number };

export interface Verdict {
  /** Rule id: 'hd05.number.colon'. */
  rule: string;
  component: ComponentId;
  outcome: Outcome;
  severity: Severity;
  /** 0..1: the fact's confidence and the component's together. */
  confidence: number;
  /** What must be, what is: short, already formatted in both languages. */
  expected: Bilingual;
  actual: Bilingual;
  message: Bilingual;
  /** How to mend it. */
  remedy: Bilingual;
  citation: Citation;
  /** Every place of the same fault, in reading order; the first is shown. */
  where: VerdictPlace[];
  /** Only with `notMeasured`. */
  reason?: Bilingual;
  fix?: Fix;
  /** Language: what stands there, as written. */
  found?: string;
  /** Language: right forms to choose from, the likeliest first; `fix` writes the first. */
  suggestions?: string[];
}

export interface RuleSetInfo {
  /** 'hd05-2026', 'hd36-2018', 'nd30-2020'. */
  id: string;
  system: Exclude<IssuingSystem, 'unknown'>;
  norm: string;
  title: Bilingual;
  effectiveFrom: string;
  effectiveTo: string | null;
  /** Companion norm on types and powers, by date. */
  powers: string | null;
}

export interface VerdictCounts {
  error: number;
  warning: number;
  info: number;
  pass: number;
  notMeasured: number;
}

export type { Capability };
