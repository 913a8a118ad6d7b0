import { BadPackError, clauseFileSchema, type PackData, packSchema, parseData, type RuleData } from '../schema';
import { type Tables, tablesSchema } from '../table-schema';

/** A pack as its folder gives it: unchecked JSON with the paths it came from. */
export interface PackSource {
  /** Folder: 'hd05-2026'. */
  folder: string;
  pack: unknown;
  tables: unknown;
  /** Clause files: path inside the folder → content. */
  files: Record<string, unknown>;
}

/** A rule with what its place in the pack says about it, and where its fact was read. */
interface SourcedRule extends RuleData {
  clause: string;
  norm: string;
  path: string;
  pack: string;
}

export interface SourcedPack {
  data: PackData;
  tables: Tables;
  rules: SourcedRule[];
}

/** @throws BadPackError when any file is wrong, or a rule id is given twice. */
export function readPack(source: PackSource): SourcedPack {
  const base = `lib/rules/packs/${source.folder}`;
  const data = parseData(packSchema, source.pack, `${base}/pack.json`);
  if (data.id !== source.folder) throw new BadPackError(`${base}/pack.json`, [`id: must be the folder's name, is ${data.id}`]);
  const tables = parseData(tablesSchema, source.tables, `${base}/tables.json`);
  const rules: SourcedRule[] = [];
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
