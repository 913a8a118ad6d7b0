import { isOrdinaryLevel, levelInSecrecyField } from '../../secrecy';
import data from '../data/vocabulary.json';
import type { FieldName, SiteProfile } from '../types';
import { bare, labelKey } from './normalise';

export type Grammar = 'registerNumber' | 'reference' | 'date' | 'text' | 'secrecy' | 'urgency' | 'count';

interface FieldEntry {
  grammar: string;
  strong: string[];
  weak: string[];
  conditional?: string[];
  incoming?: string[];
}

/** A field that a label may mean. `trust` 1 = the label says so; less = other fields are preferred. */
export interface Meaning {
  field: FieldName;
  trust: number;
  /** Only if the value is one of the field's known values. */
  conditional?: true;
  /** Only on pages about incoming documents. */
  incoming?: true;
  /** The label names a number and a day; the value holds both. */
  part?: true;
}

export interface LabelMatch {
  meanings: Meaning[];
  /** Key outside the main vocabulary. */
  extra?: string;
  attachments?: true;
  /** Two fields under one label, in the label's order, with the units that tell them apart. */
  pair?: { field: FieldName; units: string[] }[];
}

export type LabelIndex = (text: string) => LabelMatch | undefined;

const fields = data.fields as unknown as Record<FieldName, FieldEntry>;

export const fieldNames = Object.keys(fields) as FieldName[];
export const grammarOf = (field: FieldName): Grammar => fields[field].grammar as Grammar;
export const words = data.screens;

const keySet = (list: string[]) => new Set(list.map(labelKey));
const urgencies = keySet(data.levels.urgent);
/** A level as the secrecy room knows it, or the word that there is none. */
export const isSecrecyLevel = (value: string): boolean => isOrdinaryLevel(value) || levelInSecrecyField(value) !== null;
export const isUrgency = (value: string): boolean => urgencies.has(labelKey(value));
export const documentTypes = keySet(data.types);
export const origins = keySet(data.origins);
/** A type or a level by name: what stands beside a label, not a part of it ("Loại" · "Công văn"). */
export const isKnownValue = (text: string): boolean => {
  const key = labelKey(text);
  return documentTypes.has(key) || urgencies.has(key) || levelInSecrecyField(text) !== null;
};
const empties = new Set(data.emptyValues);

/** A value that only says "nothing here". */
export const isEmptyValue = (text: string): boolean => empties.has(text.toLowerCase());

/** What a control shows while nothing is chosen. */
export function isPlaceholder(text: string): boolean {
  const t = text.toLowerCase().replace(/^[-–—=.<([\s]+/, '');
  return empties.has(t) || (t.length < 40 && data.emptyPrefixes.some((p) => t.startsWith(p)));
}

function build(): Map<string, LabelMatch> {
  const map = new Map<string, LabelMatch>();
  const at = (label: string) => {
    const key = labelKey(label);
    const known = map.get(key);
    if (known) return known;
    const made: LabelMatch = { meanings: [] };
    map.set(key, made);
    return made;
  };
  for (const field of fieldNames) {
    const f = fields[field];
    f.strong.forEach((l, i) => void at(l).meanings.push({ field, trust: 1 - Math.min(i, 19) * 0.005 }));
    f.weak.forEach((l, i) => void at(l).meanings.push({ field, trust: 0.7 - i * 0.02 }));
    for (const l of f.conditional ?? []) at(l).meanings.push({ field, trust: 0.8, conditional: true });
    for (const l of f.incoming ?? []) at(l).meanings.push({ field, trust: 0.7, incoming: true });
  }
  for (const l of data.attachments) at(l).attachments = true;
  for (const [key, labels] of Object.entries(data.extras)) for (const l of labels) at(l).extra = key;
  for (const p of data.pairs)
    for (const l of p.labels) {
      const m = at(l);
      const key = labelKey(l);
      m.pair = (Object.entries(p.fields) as [FieldName, string[]][])
        .map(([field, units]) => ({ field, units, at: Math.min(...units.map((u) => (key.indexOf(u) < 0 ? 999 : key.indexOf(u)))) }))
        .sort((a, b) => a.at - b.at)
        .map(({ field, units }) => ({ field, units }));
    }
  for (const l of data.otherLabels) at(l);
  return map;
}

const base = build();
const bareIndex = new Map<string, LabelMatch | null>();
for (const [key, match] of base) {
  const b = bare(key);
  bareIndex.set(b, bareIndex.has(b) ? null : match);
}

const labelWords = new Set([...base.keys()].flatMap((k) => k.split(' ')));

/** The words are a label as they stand, not by leaving a part out. */
export const isExactLabel = (text: string): boolean => base.has(labelKey(text));

/** Known labels whose key holds the given words after the label proper. */
function lookup(key: string): LabelMatch | undefined {
  const direct = base.get(key);
  if (direct) return direct;
  for (const s of data.suffixes) {
    if (!key.endsWith(s)) continue;
    const stem = base.get(key.slice(0, -s.length));
    if (stem?.meanings.length) return stem;
  }
  // Typed without Vietnamese, or one mark amiss; never where two labels differ by marks alone (Sổ/Số, đến/đi).
  const b = bare(key);
  if (b.length >= 6) {
    const loose = bareIndex.get(b);
    if (loose && (b === key || marksAmiss(key, b) <= 1)) return loose;
  }
  return undefined;
}

function marksAmiss(key: string, b: string): number {
  for (const known of base.keys()) {
    if (bare(known) !== b) continue;
    const typed = key.split(' ');
    // A word that other labels use is no slip of another word: Sổ is not Số.
    if (known.split(' ').some((w, i) => w !== typed[i] && labelWords.has(typed[i]!))) return 99;
    let n = 0;
    for (let i = 0; i < known.length; i++) if (known[i] !== key[i]) n++;
    return n;
  }
  return 99;
}

const memo = new Map<string, LabelMatch | undefined>();

function find(text: string): LabelMatch | undefined {
  if (memo.has(text)) return memo.get(text);
  const key = labelKey(text);
  const found = key ? (lookup(key) ?? twoNames(text) ?? bySynonym(key)) : undefined;
  if (memo.size > 4000) memo.clear();
  memo.set(text, found);
  return found;
}

/** Known labels, by their words or by words that mean the same. */
const known = (text: string): LabelMatch | undefined => {
  const key = labelKey(text);
  return key ? (lookup(key) ?? bySynonym(key)) : undefined;
};

function bySynonym(key: string): LabelMatch | undefined {
  for (const group of data.synonyms) {
    const first = group.filter((w) => key.startsWith(`${w} `)).sort((a, b) => b.length - a.length)[0];
    if (!first) continue;
    for (const other of group) {
      const found = other === first ? undefined : base.get(other + key.slice(first.length));
      if (found?.meanings.some((m) => m.trust > 0.75 && !m.conditional)) return found;
    }
  }
  return undefined;
}

const dayAlone = new Set(['ngày', ...data.synonyms[0]!]);
const datesBeside = data.datesBeside as Partial<Record<FieldName, FieldName>>;

/**
 * "Trích yếu (Title)", "Tác giả / CQ ban hành": two names of one thing. "Số VB/Ngày": a number and its day.
 * Two other things under one label are neither.
 */
function twoNames(text: string): LabelMatch | undefined {
  const inner = /^([^()]+)\(([^()]+)\)\s*[:*]*\s*$/.exec(text);
  if (inner) return known(inner[1]!) ?? known(inner[2]!);
  for (const m of text.matchAll(/[/|;,&+–-]|\s(?:và|kèm)\s/g)) {
    const left = known(text.slice(0, m.index));
    const right = text.slice(m.index + m[0].length);
    const first = left?.meanings[0];
    if (!left || !first) continue;
    const beside = datesBeside[first.field];
    if (beside && dayAlone.has(labelKey(right))) return numberAndDay(first.field, beside);
    const other = known(right);
    const second = other?.meanings[0];
    if (!second) continue;
    if (other.meanings.some((x) => x.field === first.field)) return left;
    if (beside && grammarOf(second.field) === 'date') return numberAndDay(first.field, second.field);
  }
  return undefined;
}

const numberAndDay = (number: FieldName, day: FieldName): LabelMatch => ({
  meanings: [
    { field: number, trust: 0.9, part: true },
    { field: day, trust: 0.9, part: true },
  ],
});

/** The vocabulary with a profile's own labels laid over it. */
export function labelIndex(profile?: SiteProfile): LabelIndex {
  if (!profile?.labels) return find;
  const own = new Map<string, LabelMatch>();
  for (const [name, labels] of Object.entries(profile.labels))
    for (const l of labels) {
      const key = labelKey(l);
      const m: LabelMatch = own.get(key) ?? { meanings: [] };
      if (name === 'attachments') m.attachments = true;
      else if (name === 'other') m.meanings = [];
      else if ((fieldNames as string[]).includes(name)) m.meanings.push({ field: name as FieldName, trust: 1.2 });
      else m.extra = name;
      own.set(key, m);
    }
  return (text) => own.get(labelKey(text)) ?? find(text);
}
