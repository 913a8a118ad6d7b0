import type { Bilingual } from '../types';
import { PHRASES, type Phrases } from './phrases.shipped';

export const phrases = (): Phrases => PHRASES;

export type Phrase = Bilingual;
type Value = string | number | Bilingual;

/** Numbers are written with a comma in Vietnamese, a point in English. */
function written(value: Value, language: 'vi' | 'en'): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    const rounded = String(Math.round(value * 10) / 10);
    return language === 'vi' ? rounded.replace('.', ',') : rounded;
  }
  return value[language];
}

export function fill(template: Bilingual, values: Record<string, Value>): Bilingual {
  const one = (language: 'vi' | 'en') =>
    template[language].replace(/\{([a-zA-Z]+)\}/g, (slot, name: string) => {
      const value = values[name];
      return value === undefined ? slot : written(value, language);
    });
  return { vi: one('vi'), en: one('en') };
}

/** A value's words: `say('points', { size: 14 })` → "14 pt". */
export function say(key: string, values: Record<string, Value> = {}): Phrase {
  const template = phrases().values[key];
  if (!template) throw new Error(`lib/rules/engine/phrases.json: values.${key} is missing`);
  return fill(template, values);
}

/** The text itself, quoted, long ones cut. */
export function quote(text: string): Phrase {
  const flat = text.slice(0, 400).replace(/\s+/gu, ' ').trim();
  const cut = flat.length > 90 ? `${flat.slice(0, 88).trimEnd()}…` : flat;
  return { vi: `“${cut}”`, en: `“${cut}”` };
}

/** Joined with the language's comma; duplicates dropped. */
export function list(items: readonly Phrase[], separator = ', '): Phrase {
  const seen = new Set<string>();
  const kept = items.filter((item) => !seen.has(item.vi) && seen.add(item.vi));
  return { vi: kept.map((item) => item.vi).join(separator), en: kept.map((item) => item.en).join(separator) };
}
