import { z } from 'zod';
import { COMPONENT_IDS, type ComponentId } from '../anatomy';
import party2026 from './packs/changes/hd36-2018--hd05-2026.json';
import { parseData } from './schema';
import type { Bilingual, Citation } from './types';

/** One point in which a newer guide differs from the one before. `rules` = the rules of either pack that carry it. */
export interface RuleSetChange {
  id: string;
  component: ComponentId;
  topic: Bilingual;
  old: Bilingual;
  new: Bilingual;
  /** The same words of a document, as they were and as they are now; line breaks count. */
  example?: { old: string; new: string } | undefined;
  /** How many of an office's documents are to be written otherwise than before. */
  reach: 'every' | 'many' | 'some' | 'rare' | 'none';
  rules: string[];
  citation: Citation;
  confidence: 'high' | 'medium' | 'low';
}

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const changesSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** First day of the newer guide. */
  effectiveFrom: z.iso.date(),
  changes: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/),
        component: z.enum(COMPONENT_IDS),
        topic: bilingual,
        old: bilingual,
        new: bilingual,
        example: z.strictObject({ old: z.string().min(1), new: z.string().min(1) }).optional(),
        reach: z.enum(['every', 'many', 'some', 'rare', 'none']),
        rules: z.array(z.string()),
        citation: z.strictObject({ norm: z.string(), clause: z.string() }),
        confidence: z.enum(['high', 'medium', 'low']),
      }),
    )
    .min(1),
});

const SOURCES: Record<string, unknown> = { 'hd36-2018--hd05-2026': party2026 };

/** A step from one guide to the next of the same system. */
export interface RecordedStep {
  from: string;
  to: string;
  /** First day of the newer guide. */
  effectiveFrom: string;
  changes: RuleSetChange[];
}

function read(name: string): RecordedStep {
  return parseData(changesSchema, SOURCES[name], `lib/rules/packs/changes/${name}.json`);
}

/** What changed between two rule sets of one system, in the order of the norm; empty when nothing is recorded. */
export function ruleSetChanges(from: string, to: string): RuleSetChange[] {
  const name = `${from}--${to}`;
  return name in SOURCES ? read(name).changes : [];
}

/** Every step with recorded changes, the newest first. */
export function recordedChanges(): RecordedStep[] {
  return Object.keys(SOURCES)
    .map(read)
    .sort((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom));
}
