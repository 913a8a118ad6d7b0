import { BODIES, CONSISTENCY, PHRASES } from './language.shipped';
import { foldStyle } from './syllable';
import { foldLine } from './text';
import { foldSyllable } from './vocabulary';

/** The word lists by their first words, so that a draft's words are only held against what can begin there. */

export interface WrongPhrase {
  keys: string[];
  right: string;
}
export interface MissingPhrase {
  pattern: RegExp;
  right: string;
}
export interface Form {
  group: string;
  words: string[];
  form: string;
}
export interface Capital {
  words: string[];
  named: boolean;
}
export type BodyRow = (typeof BODIES.bodies)[number] & { folded: string };

/** What a word can begin; fields are null where it begins nothing. */
export interface Roles {
  /** These three by the key of the second word. */
  wrong: Map<string, WrongPhrase[]> | null;
  missing: Map<string, MissingPhrase[]> | null;
  bodies: Map<string, BodyRow[]> | null;
  forms: Form[] | null;
  capitals: Capital[] | null;
  /** Of a syllable that can be written in two tone styles: the group of both. */
  toneKey: string | null;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function add2<T>(map: Map<string, Map<string, T[]>>, first: string, second: string, value: T): void {
  let inner = map.get(first);
  if (!inner) {
    inner = new Map();
    map.set(first, inner);
  }
  add(inner, second, value);
}

const wrong = new Map<string, Map<string, WrongPhrase[]>>();
for (const row of PHRASES.wrong) {
  const [phrase, right] = row.split(' = ') as [string, string];
  const keys = phrase.split(' ').map(foldSyllable);
  add2(wrong, keys[0]!, keys[1]!, { keys, right });
}
for (const lists of wrong.values()) for (const list of lists.values()) list.sort((a, b) => b.keys.length - a.keys.length);

const missing = new Map<string, Map<string, MissingPhrase[]>>();
for (const { pattern, right } of PHRASES.missing) {
  for (const each of alternatives(pattern)) {
    const [first, second] = each.match(/\p{L}+/gu) as [string, string];
    // A pattern that looks ahead has said itself what follows.
    const whole = each.endsWith(')') ? '' : '(?!\\p{L})';
    add2(missing, foldSyllable(first), foldSyllable(second), { pattern: new RegExp(foldLine(each) + whole, 'uy'), right });
  }
}

/** Splits at the bars that stand outside brackets. */
function alternatives(pattern: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of pattern) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

const bodies = new Map<string, Map<string, BodyRow[]>>();
for (const body of BODIES.bodies) {
  const folded = foldLine(body.name);
  const [first, second] = folded.split(' ').map(foldSyllable) as [string, string];
  add2(bodies, first, second, { ...body, folded });
}

const forms = new Map<string, Form[]>();
for (const { id, forms: list } of CONSISTENCY.words) {
  for (const form of list) {
    const words = form.split(' ');
    add(forms, words[0]!, { group: id, words, form });
  }
}

const capitals = new Map<string, Capital[]>();
for (const name of CONSISTENCY.capitals) {
  const words = name.toLowerCase().split(' ');
  add(capitals, words[0]!, { words, named: name[0] !== words[0]![0] });
}

const TWO_STYLES = /(?:[òóỏõọ][ae]|[ùúủũụ]y|o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])$/;

export function rolesOf(lower: string, key: string): Roles | null {
  const roles: Roles = {
    wrong: wrong.get(key) ?? null,
    missing: missing.get(key) ?? null,
    bodies: bodies.get(key) ?? null,
    forms: forms.get(lower) ?? null,
    capitals: capitals.get(lower) ?? null,
    toneKey: TWO_STYLES.test(lower) && !/q[uùúủũụ].$/.test(lower) ? `tone:${foldStyle(lower)}` : null,
  };
  return Object.values(roles).some((each) => each !== null) ? roles : null;
}
