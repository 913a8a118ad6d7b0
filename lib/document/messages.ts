import data from './messages.json' with { type: 'json' };
import type { UnreadableFileError } from './types';

export interface BilingualLine {
  vi: string;
  en: string;
}

type Lines = Record<string, BilingualLine | undefined>;

const KINDS: Lines = data.kinds;
const UNREADABLE: Lines = data.unreadable;
const NOT_MEASURED: Lines = data.notMeasured;
const MEGABYTE = 1024 * 1024;

/** One line on what is wrong with a file and what to do, in both languages. It never holds text of the file. */
export function explainUnreadable(error: UnreadableFileError): BilingualLine {
  const line = UNREADABLE[error.code]!;
  return { vi: capital(fill(line.vi, error.detail, 'vi')), en: capital(fill(line.en, error.detail, 'en')) };
}

/** Why something could not be measured, by the reason's id; null for an id that another room explains. */
export function explainNotMeasured(reason: string): BilingualLine | null {
  return NOT_MEASURED[reason] ?? null;
}

function fill(text: string, detail: Record<string, string | number>, language: 'vi' | 'en'): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = detail[name];
    if (value === undefined) return whole;
    if (typeof value === 'string') return KINDS[value]?.[language] ?? value;
    if (value < MEGABYTE) return String(value);
    return `${(value / MEGABYTE).toFixed(0)} MB`;
  });
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
