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
  rules: string[];
  citation: Citation;
  confidence: 'high' | 'medium' | 'low';
}

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const changesSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  changes: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/),
        component: z.enum(COMPONENT_IDS),
        topic: bilingual,
        old: bilingual,
        new: bilingual,
        rules: z.array(z.string()),
        citation: z.strictObject({ norm: z.string(), clause: z.string() }),
        confidence: z.enum(['high', 'medium', 'low']),
      }),
    )
    .min(1),
});

const SOURCES: Record<string, unknown> = { 'hd36-2018--hd05-2026': party2026 };

/** What changed between two rule sets of one system, in the order of the norm; empty when nothing is recorded. */
export function ruleSetChanges(from: string, to: string): RuleSetChange[] {
  const name = `${from}--${to}`;
  if (!(name in SOURCES)) return [];
  return parseData(changesSchema, SOURCES[name], `lib/rules/packs/changes/${name}.json`).changes;
}

/** Pairs of rule sets with recorded changes. */
export function recordedChanges(): { from: string; to: string }[] {
  return Object.keys(SOURCES).map((name) => {
    const [from = '', to = ''] = name.split('--');
    return { from, to };
  });
}
