import type { CheckOf } from '../../check-schema';
import { type Fault, type Finding, placeOfStretch, type Scope } from '../../engine/context';
import { quote, say } from '../../engine/phrases';
import { compiled, foldTones } from '../../engine/text';

/** Capitals that stand for several words. Codes of cited documents ("12-KH/TU") and Roman numerals are none. */
const CAPITALS = /\p{Lu}[\p{Lu}&]{1,11}/gu;
const ROMAN = /^[IVXLCDM]+$/u;

/** An abbreviation is explained where it first stands: the words in full, the short form in brackets behind. */
export function abbreviation(scope: Scope, check: CheckOf<'abbreviation'>): Finding {
  const known = new Set(check.known.map(foldTones));
  const explained = new Set<string>();
  const faults: Fault[] = [];
  let measured = 0;
  const stretches = scope.subjects.flatMap((subject) => scope.facts.stretches(subject));
  stretches.sort((a, b) => a.paragraph.index - b.paragraph.index || a.start - b.start);
  for (const stretch of stretches) {
    const text = scope.facts.foldedText(stretch.paragraph).slice(stretch.start, stretch.end);
    if (!scope.facts.hasCapitalPair(stretch.paragraph) || shouted(text)) continue;
    for (const match of text.matchAll(CAPITALS)) {
      const short = match[0];
      if (!standsAlone(text, match.index, match.index + short.length)) continue;
      if (
        short.length < check.minLength ||
        known.has(short) ||
        ROMAN.test(short) ||
        explained.has(short) ||
        inCapitals(text, match.index, short.length)
      )
        continue;
      measured += 1;
      explained.add(short);
      if (explains(text, match.index, short)) continue;
      const start = stretch.start + match.index;
      faults.push({ place: placeOfStretch(stretch, start, start + short.length), actual: quote(short) });
    }
  }
  const expected = say('explained');
  return { measured, faults, expected, actual: expected };
}

/** Not a piece of a longer word or of a code. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (/[\p{L}\p{N}/.&-]/u.test(before) || /[\p{L}\p{N}/&]/u.test(after)) return false;
  return !(after === '-' && /\p{L}/u.test(text.charAt(end + 1)));
}

/** A line in capitals throughout tells nothing about abbreviations. */
function shouted(text: string): boolean {
  return !/\p{Ll}/u.test(text);
}

/** One capital word among others in capitals: a name or heading, not an abbreviation. */
function inCapitals(text: string, start: number, length: number): boolean {
  const before = /([\p{L}]+)[\s,]*$/u.exec(text.slice(0, start))?.[1];
  const after = /^[\s,]*([\p{L}]+)/u.exec(text.slice(start + length))?.[1];
  const capital = (word: string | undefined) => word !== undefined && word.length > 1 && word === word.toUpperCase();
  return capital(before) || capital(after);
}

/** "… (UBKT)", "… (sau đây gọi tắt là UBKT)", "UBKT (Uỷ ban Kiểm tra)". */
function explains(text: string, start: number, short: string): boolean {
  const before = text.slice(0, start);
  if (/\([^()]*$/u.test(before) && /(\(|gọi tắt là|viết tắt là|gọi là|tắt là)\s*[“"'‘]?$/u.test(before)) return true;
  return compiled('^\\s*\\(\\p{L}[^()]{4,}\\)').test(text.slice(start + short.length));
}
