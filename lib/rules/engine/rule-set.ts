import type { PackData, RuleData } from '../schema';
import type { Tables } from '../table-schema';
import type { RuleSetInfo } from '../types';

/** A rule as it measures: what its place in the pack says about it, without the notes on where it was read. */
export interface LoadedRule extends Omit<RuleData, 'source' | 'facts'> {
  clause: string;
  norm: string;
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

/** Companion in force on a day; before the first of them the first. */
function companionOn(pack: PackData, day: string) {
  return pack.powers.find((row) => row.from <= day && (row.to === null || day <= row.to)) ?? pack.powers[0] ?? null;
}

export class Packs {
  private readonly sets = new Map<string, RuleSet>();

  constructor(private readonly packs: Readonly<Record<string, LoadedPack>>) {}

  /** Ids of the packs that can be chosen. */
  formatIds(): string[] {
    return Object.keys(this.packs).filter((id) => this.pack(id).data.kind === 'format');
  }

  pack(id: string): LoadedPack {
    const pack = Object.hasOwn(this.packs, id) ? this.packs[id] : undefined;
    if (!pack) throw new RangeError(`no rule pack ${id}`);
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

  /** @throws RangeError for an unknown id. */
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
