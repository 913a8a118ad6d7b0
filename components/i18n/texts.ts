import en from '../locales/en.json';
import vi from '../locales/vi.json';

export type Language = 'vi' | 'en';

type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}` }[keyof T & string];

/** Dotted path of a text in the catalogues. */
export type TextKey = Leaves<typeof vi>;
export type TextValues = Record<string, string | number>;
export type Translate = (key: TextKey, values?: TextValues) => string;

const CATALOGUES: Record<Language, unknown> = { vi, en };

/** Fills `{name}`; `{name:one|many}` chooses by whether the value is 1. */
export function fill(template: string, values: TextValues = {}): string {
  return template.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (one !== undefined && many !== undefined) return value === 1 ? one : many;
    return String(value);
  });
}

function lookUp(language: Language, key: string): string | null {
  let node: unknown = CATALOGUES[language];
  for (const step of key.split('.')) node = (node as Record<string, unknown> | undefined)?.[step];
  return typeof node === 'string' ? node : null;
}

export function translator(language: Language): Translate {
  return (key, values) => fill(lookUp(language, key) ?? lookUp('vi', key) ?? key, values);
}

/** For keys made at run time (component ids, error codes): null when the catalogue has none. */
export function optionalText(language: Language, key: string, values?: TextValues): string | null {
  const template = lookUp(language, key);
  return template === null ? null : fill(template, values);
}

/** ISO day, month or year as a Vietnamese or English reader writes it. */
export function formatDay(language: Language, iso: string): string {
  const [year, month, day] = iso.split('-');
  if (language === 'vi') return [day && String(Number(day)), month && String(Number(month)), year].filter(Boolean).join('/');
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month ? { month: 'long' } : {}),
    ...(day ? { day: 'numeric' } : {}),
  }).format(date);
}

export function formatTime(language: Language, time: number): string {
  return new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { dateStyle: 'short', timeStyle: 'short' }).format(time);
}
