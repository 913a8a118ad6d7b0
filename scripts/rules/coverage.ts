import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PACK_SOURCES, parseData, readPack } from '../../lib/rules';

const coverageSchema = z.strictObject({
  /** Every fact the pack answers for: id → in a few words. */
  facts: z.record(z.string(), z.string().min(1)),
  /** Facts no program can tell from a document, or that need no rule: id → why. */
  untold: z.record(z.string(), z.string().min(1)),
});

export interface Coverage {
  pack: string;
  norm: string;
  rows: { fact: string; topic: string; rules: string[]; reason: string | null }[];
  /** Facts named by rules but not in the list. */
  unknown: string[];
}

/** Packs that list their facts. */
export function packFolders(root: string): string[] {
  const base = join(root, 'lib/rules/packs');
  return readdirSync(base)
    .filter((folder) => existsSync(join(base, folder, 'coverage.json')))
    .sort();
}

/** @throws BadPackError when the list is malformed. */
export function readCoverage(root: string, folder: string): Coverage {
  const path = `lib/rules/packs/${folder}/coverage.json`;
  const { facts, untold } = parseData(coverageSchema, JSON.parse(readFileSync(join(root, path), 'utf8')), path);
  const own = readPack(PACK_SOURCES[folder]!);
  const rules = [own, ...own.data.powers.map((row) => readPack(PACK_SOURCES[row.pack]!))].flatMap((pack) => pack.rules);
  const carried = new Map<string, string[]>();
  for (const rule of rules) for (const fact of rule.facts) carried.set(fact, [...(carried.get(fact) ?? []), rule.id]);
  return {
    pack: folder,
    norm: own.data.norm,
    rows: Object.entries(facts).map(([fact, topic]) => ({ fact, topic, rules: carried.get(fact) ?? [], reason: untold[fact] ?? null })),
    unknown: [...[...carried.keys()].filter((fact) => !(fact in facts)), ...Object.keys(untold).filter((fact) => !(fact in facts))],
  };
}

export function coverageText(all: Coverage[]): string {
  const sections = all.map((coverage) => {
    const told = coverage.rows.filter((row) => row.rules.length > 0).length;
    const rows = coverage.rows.map((row) => {
      const answer = row.rules.length > 0 ? row.rules.map((rule) => `\`${rule}\``).join(', ') : `— ${row.reason ?? ''}`;
      return `| ${row.fact} | ${row.topic} | ${answer} |`;
    });
    return [
      `## ${coverage.norm} (\`${coverage.pack}\`)`,
      '',
      `${coverage.rows.length} facts, ${told} carried by rules, ${coverage.rows.length - told} that a program can't tell or that need no rule.`,
      '',
      '| fact | about | rules, or why there is none |',
      '| --- | --- | --- |',
      ...rows,
      '',
    ].join('\n');
  });
  return `# Coverage\n\nWritten by \`npx tsx scripts/coverage.ts\` from the packs; a test compares it with them.\n\n${sections.join('\n')}`;
}
