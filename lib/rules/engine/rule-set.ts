import { BadPackError, clauseFileSchema, type PackData, packSchema, parseData, type RuleData } from '../schema';
import { type Tables, tablesSchema } from '../table-schema';
import type { RuleSetInfo } from '../types';

/** A pack as its folder gives it: unchecked JSON with the paths it came from. */
export interface PackSource {
  /** Folder: 'hd05-2026'. */
  folder: string;
  pack: unknown;
  tables: unknown;
  /** Clause files: path inside the folder → content. */
  files: Record<string, unknown>;
}

/** A rule with what its place in the pack says about it. */
export interface LoadedRule extends RuleData {
  clause: string;
  norm: string;
  path: string;
  pack: string;
}

export interface LoadedPack {
  data: PackData;
  tables: Tables;
  rules: LoadedRule[];
}

/** What a document is measured by: a format pack and, riding along, the powers pack of its date. */
export interface RuleSet {
  info: RuleSetInfo;
  rules: LoadedRule[];
  tables: Tables;
}

/** @throws BadPackError when any file is wrong, or a rule id is given twice. */
export function readPack(source: PackSource): LoadedPack {
  const base = `lib/rules/packs/${source.folder}`;
  const data = parseData(packSchema, source.pack, `${base}/pack.json`);
  if (data.id !== source.folder) throw new BadPackError(`${base}/pack.json`, [`id: must be the folder's name, is ${data.id}`]);
  const tables = parseData(tablesSchema, source.tables, `${base}/tables.json`);
  const rules: LoadedRule[] = [];
  const seen = new Map<string, string>();
  const prefix = `${data.id.split('-')[0]}.`;
  for (const [name, content] of Object.entries(source.files)) {
    const path = `${base}/${name}`;
    const file = parseData(clauseFileSchema, content, path);
    for (const [index, rule] of file.rules.entries()) {
      const problems: string[] = [];
      const first = seen.get(rule.id);
      if (first) problems.push(`rules.${index}.id: ${rule.id} stands already in ${first}`);
      if (!rule.id.startsWith(`${prefix}${rule.component}.`))
        problems.push(`rules.${index}.id: must begin with ${prefix}${rule.component}.`);
      const missing = missingTables(rule, tables).filter((table) => data.kind === 'format' || table === 'powers');
      problems.push(...missing.map((table) => `rules.${index}.check: needs the table ${table}`));
      if (rule.check.type === 'pattern' && !rule.message?.need)
        problems.push(`rules.${index}.message.need: a pattern must be told in words`);
      if (problems.length > 0) throw new BadPackError(path, problems);
      seen.set(rule.id, path);
      rules.push({ ...rule, clause: rule.clause ?? file.clause, norm: data.norm, path, pack: data.id });
    }
  }
  return { data, tables, rules };
}

function missingTables(rule: RuleData, tables: Tables): string[] {
  const { check } = rule;
  if (check.type === 'wordList') return tables.words?.[check.list] ? [] : [`words.${check.list}`];
  if (check.type === 'agreement' && check.between === 'typeCode') return tables.types ? [] : ['types'];
  if (check.type === 'agreement' && check.between === 'bodyCode') return tables.bodies ? [] : ['bodies'];
  if (check.type === 'signatureForm' && check.facet === 'block') return tables.signatures ? [] : ['signatures'];
  if (check.type === 'membership') {
    const table = (
      { typeCode: 'types', typeCodeCase: 'types', typeName: 'types', bodyCode: 'bodies', endedBody: 'bodies', power: 'powers' } as const
    )[check.of];
    return tables[table] ? [] : [table];
  }
  return [];
}

/** Companion in force on a day; before the first of them the first. */
function companionOn(pack: PackData, day: string) {
  return pack.powers.find((row) => row.from <= day && (row.to === null || day <= row.to)) ?? pack.powers[0] ?? null;
}

export class Packs {
  private readonly loaded = new Map<string, LoadedPack>();
  private readonly sets = new Map<string, RuleSet>();

  constructor(private readonly sources: Record<string, PackSource>) {}

  /** Ids of the packs that can be chosen. */
  formatIds(): string[] {
    return Object.keys(this.sources).filter((id) => this.pack(id).data.kind === 'format');
  }

  pack(id: string): LoadedPack {
    let pack = this.loaded.get(id);
    if (!pack) {
      const source = this.sources[id];
      if (!source) throw new RangeError(`no rule pack ${id}`);
      pack = readPack(source);
      this.loaded.set(id, pack);
    }
    return pack;
  }

  /** The pack's identity, with the powers norm of the day. */
  info(id: string, day: string): RuleSetInfo {
    const { data } = this.pack(id);
    return {
      id: data.id,
      system: data.system,
      norm: data.norm,
      title: data.title,
      effectiveFrom: data.effectiveFrom,
      effectiveTo: data.effectiveTo,
      powers: companionOn(data, day)?.norm ?? null,
    };
  }

  /** @throws RangeError for an unknown id, BadPackError for wrong data. */
  ruleSet(id: string, day: string): RuleSet {
    const pack = this.pack(id);
    const companion = companionOn(pack.data, day);
    const key = `${id}+${companion?.pack ?? ''}`;
    let set = this.sets.get(key);
    if (!set) {
      const powers = companion ? this.pack(companion.pack) : null;
      set = {
        info: this.info(id, day),
        rules: [...pack.rules, ...(powers?.rules ?? [])],
        tables: { ...pack.tables, ...powers?.tables },
      };
      this.sets.set(key, set);
    }
    return set;
  }
}
