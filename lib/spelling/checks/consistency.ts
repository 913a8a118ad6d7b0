import type { IssuingSystem } from '../../anatomy';
import { CONSISTENCY } from '../language.shipped';
import { likeCase } from '../text';
import { HOLDS } from '../tokens';
import type { Slip } from '../types';
import type { Line } from './line';

/** Two ways of writing one thing in one document: the rarer is noted beside the commoner. Never more than a note. */

interface Met {
  form: string;
  places: { paragraph: number; start: number; end: number }[];
}
type Groups = Map<string, Map<string, Met>>;

const marks = CONSISTENCY.marks.flatMap(({ id, needs, forms }) =>
  forms.map(({ show, pattern }) => ({ group: id, show, pattern: new RegExp(pattern, 'gu'), needs: HOLDS[needs] })),
);

export function* consistency(lines: readonly Line[], system: IssuingSystem): Generator<Slip> {
  const groups: Groups = new Map();
  for (const line of lines) {
    wordForms(line, groups, system !== 'party');
    if (line.typed) markForms(line, groups);
  }
  for (const [id, forms] of groups) if (forms.size > 1) yield* rarer(id, [...forms.values()]);
}

function note(groups: Groups, group: string, form: string, place: Met['places'][number]): void {
  let forms = groups.get(group);
  if (!forms) {
    forms = new Map();
    groups.set(group, forms);
  }
  const met = forms.get(form);
  if (met) met.places.push(place);
  else forms.set(form, { form, places: [place] });
}

/** `tones`: the tone style too; the Party's packs judge that themselves. */
function wordForms({ paragraph, text, tokens }: Line, groups: Groups, tones: boolean): void {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const { roles, lower } = token.info;
    if (!roles || token.bound || token.shape === 'upper' || token.shape === 'mixed') continue;
    const list = token.shape === 'lower' || token.opens ? roles.forms : null;
    for (const { group, words, form } of list ?? []) {
      const end = phraseEnd(tokens, at, words);
      if (end !== null) note(groups, group, form, { paragraph, start: token.start, end });
    }
    for (const { words, named } of roles.capitals ?? []) {
      // All in small letters the noun is general: "ban thường vụ cấp ủy"; "Ủy ban Thường vụ" is another name.
      const end = token.opens || (named && token.shape === 'lower') ? null : phraseEnd(tokens, at, words);
      if (end !== null) note(groups, `capitals:${words.join(' ')}`, text.slice(token.start, end), { paragraph, start: token.start, end });
    }
    if (tones && token.shape === 'lower' && roles.toneKey) {
      note(groups, roles.toneKey, lower, { paragraph, start: token.start, end: token.end });
    }
  }
}

function phraseEnd(tokens: Line['tokens'], at: number, words: readonly string[]): number | null {
  for (let i = 1; i < words.length; i++) {
    const token = tokens[at + i];
    if (!token?.joined || token.shape === 'upper' || token.info.lower !== words[i]) return null;
  }
  return tokens[at + words.length - 1]!.end;
}

function markForms({ paragraph, text, holds }: Line, groups: Groups): void {
  for (const { group, show, pattern, needs } of marks) {
    if ((holds & needs) === 0 || text.search(pattern) < 0) continue;
    for (const match of text.matchAll(pattern))
      note(groups, group, show, { paragraph, start: match.index, end: match.index + match[0].length });
  }
}

function* rarer(id: string, forms: readonly Met[]): Generator<Slip> {
  const sorted = [...forms].sort((a, b) => b.places.length - a.places.length);
  const most = sorted[0]!;
  const mark = !id.includes(':') && CONSISTENCY.marks.some((group) => group.id === id);
  for (const { form, places } of sorted.slice(1)) {
    for (const range of places) {
      yield {
        rule: 'language.consistency',
        range,
        found: form,
        suggestions: mark ? [] : [likeCase(most.form, most.form)],
        severity: 'info',
        confidence: 0.7,
        values: { other: `“${most.form}” (${most.places.length})`, expected: `“${most.form}”` },
      };
    }
  }
}
