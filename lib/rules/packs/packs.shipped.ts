import { readPack } from '../engine/read-pack';
import type { LoadedPack, LoadedRule } from '../engine/rule-set';
import { PACK_SOURCES } from '.';

type Tables = LoadedPack['tables'];
/** A rule without what its pack says for all of them. */
type PlacedRule = Omit<LoadedRule, 'norm' | 'pack'>;

const withoutNotes = <T extends { note?: string | undefined }>(rows: T[] | undefined): T[] | undefined =>
  rows?.map(({ note: _, ...row }) => row as T);

/** Notes tell whoever keeps the tables where a row comes from; nothing measures by them. */
function slim({ types, bodies, signatures, powers, words }: Tables): Tables {
  const kept = {
    types: withoutNotes(types),
    bodies: withoutNotes(bodies),
    signatures: withoutNotes(signatures),
    powers: withoutNotes(powers),
    words: words && Object.fromEntries(Object.entries(words).map(([list, rows]) => [list, withoutNotes(rows)!])),
  };
  return Object.fromEntries(Object.entries(kept).filter(([, rows]) => rows !== undefined));
}

const packs = Object.entries(PACK_SOURCES).map(([id, source]) => {
  const { data, tables, rules } = readPack(source);
  return {
    id,
    data,
    tables: slim(tables),
    rules: rules.map(({ source: _, facts: __, path: ___, norm: ____, pack: _____, ...rule }) => evened(rule)),
  };
});

/** Rules of one kind of check on one thing: the packs say much the same of it. "hd05.number.colon" → "order.number.colon" */
const topic = ({ id, check }: PlacedRule): string => check.type + id.slice(id.indexOf('.'));

/** What varies least first, so that long stretches of two rules are the same letter for letter. */
function evened({ confidence, severity, needs, component, clause, id, when, check, message, ...rest }: PlacedRule): PlacedRule {
  return { confidence, severity, needs, component, clause, id, ...(when && { when }), check, ...(message && { message }), ...rest };
}

/** Rules of all packs, like beside like: a packer that looks back a little way finds the words they share. */
export const RULES: readonly PlacedRule[] = packs
  .flatMap(({ rules }) => rules)
  .sort((a, b) => (topic(a) < topic(b) ? -1 : topic(a) > topic(b) ? 1 : 0));

const place = new Map(RULES.map((rule, index) => [rule, index]));

/** Every pack examined, its rules as places in `RULES` (each as steps from the one before), in the order of its files. A bad file stops the build with its path. */
export const PACK_PARTS = packs.map(({ id, data, tables, rules }) => ({
  id,
  data,
  tables,
  steps: rules.map((rule, at) => place.get(rule)! - (at > 0 ? place.get(rules[at - 1]!)! : 0)),
}));
