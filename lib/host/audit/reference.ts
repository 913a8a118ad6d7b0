import { clean, labelKey } from '../text/normalise';
import data from './numbering.json';

export interface Reference {
  system: 'party' | 'state';
  number: number;
  /** Letter behind the number ("15a"), if any. */
  suffix: string;
  /** Abbreviation of the type as printed; null where the symbol has none (a state công văn). */
  type: string | null;
  body: string;
  /** Year inside the number, in state legal documents. */
  year: number | null;
}

type System = Reference['system'];
const symbols: Record<System, Record<string, string[]>> = {
  party: data.party.symbols,
  state: data.state.symbols as Record<string, string[]>,
};
const known: Record<System, Set<string>> = { party: allOf('party'), state: allOf('state') };
const byType: Record<System, Map<string, string[]>> = { party: mapOf('party'), state: mapOf('state') };

function allOf(system: System): Set<string> {
  return new Set(Object.values(symbols[system]).flat());
}
function mapOf(system: System): Map<string, string[]> {
  return new Map(Object.entries(symbols[system]).map(([name, list]) => [labelKey(name), list]));
}

/** "Số: 15-CV/TU", "15 - CV/TU": the same number with its caption, or spaced out. */
const tidy = (text: string): string =>
  clean(text)
    .replace(/^(?:số|no)\s*[:.]?\s*(?=[\d\s._…]*[a-zđ]?\s*[-–/])/iu, '')
    .replace(/\s*([-–/])\s*/g, (_, sign: string) => (sign === '–' ? '-' : sign));

const word = '[A-ZĐÀ-Ỹ][A-Za-zĐđÀ-ỹ0-9.&]*';
const party = new RegExp(String.raw`^(\d{1,6})([a-zđA-ZĐ]?)-(${word})/(${word}(?:[-.]${word})*)$`, 'u');
const state = new RegExp(String.raw`^(\d{1,6})([a-zđA-ZĐ]?)/(?:(\d{4})/)?(${word}(?:-${word})*)$`, 'u');

/** "15-CV/VPTU", "243/UBND-VX", "12/2026/QĐ-UBND"; null = malformed. */
export function parseReference(text: string): Reference | null {
  const t = tidy(text);
  const p = party.exec(t);
  if (p) return { system: 'party', number: Number(p[1]), suffix: p[2]!.toLowerCase(), type: p[3]!, body: p[4]!, year: null };
  const s = state.exec(t);
  if (!s) return null;
  const parts = s[4]!.split('-');
  const typed = parts.length > 1 && known.state.has(parts[0]!);
  return {
    system: 'state',
    number: Number(s[1]),
    suffix: s[2]!.toLowerCase(),
    type: typed ? parts[0]! : null,
    body: typed ? parts.slice(1).join('-') : parts[0]!,
    year: s[3] ? Number(s[3]) : null,
  };
}

const blank = new RegExp(String.raw`^[._…·]*[-/](?:\d{4}/)?${word}(?:[-/.]${word})*$`, 'u');
const waiting = new Set(data.unnumbered.map(labelKey));

/** The place of the number is left open, "…-CV/TU", "/QĐ-UBND", or said to be: nothing is wrong with it yet. */
export const awaitsNumber = (text: string): boolean =>
  waiting.has(labelKey(text.replace(/[()]/g, ''))) || blank.test(tidy(text).replace(/[\s_]+/g, ''));

/** Abbreviations that a type may bear in a system; null = the type is not in the list, nothing can be said. */
export const symbolsFor = (system: System, documentType: string): string[] | null => byType[system].get(labelKey(documentType)) ?? null;

export const seriesOf = (system: System): string => data[system].series;
