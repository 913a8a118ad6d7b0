import type { FieldName } from '../types';
import { clean, labelKey } from './normalise';
import { documentTypes, grammarOf, isEmptyValue, isSecrecyLevel, isUrgency, type Meaning, origins } from './vocabulary';

const time = String.raw`\d{1,2}(?::|\s*giờ\s*)\d{2}(?::\d{2})?(?:\s*[AaPp][Mm])?`;
const day = String.raw`(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|[Nn]gày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}|[A-Z][a-z]{2,8}\.?\s+\d{1,2},\s+\d{4})`;
const datePattern = new RegExp(`(?:(${time})[\\s,-]+)?(${day})(?:[T\\s,-]+(${time}))?`);
const filePattern =
  /[^\\/:*?"<>|\r\n]{1,180}\.(?:pdf|docx?|xlsx?|pptx?|rtf|odt|ods|odp|zip|rar|7z|tiff?|jpe?g|png|xml|edxml|txt|signed|p7[ms])(?![\w.])/i;
const reference = /^\d{1,6}\s*[A-Za-zÀ-ỹĐđ]?\s*[-/–]\s*[A-Za-zÀ-ỹĐđ0-9][\wÀ-ỹĐđ&.,\-–/ ]{0,50}$/;

/** A day with its year in two figures, when nothing else stands there. */
const shortDay = new RegExp(`^(?:${time}[\\s,-]+)?\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2}(?:[\\s,-]+${time})?$`);

/** The date as printed, with its time of day where one stands. */
export function dateIn(text: string): string | null {
  if (shortDay.test(text)) return text;
  const m = datePattern.exec(text);
  return m ? clean(m[0]).replace(/^[\s,-]+|[\s,-]+$/g, '') : null;
}

export const isFileName = (text: string): boolean => {
  const m = filePattern.exec(text);
  return m !== null && m[0].length >= text.length - 2;
};
export const fileNameIn = (text: string): string | null => filePattern.exec(text)?.[0].trim() ?? null;
export const looksLikeReference = (text: string): boolean => reference.test(text) && !/^\d{1,4}[-/]\d{1,2}[-/]\d{1,4}$/.test(text);

/** The value a field takes from a text, or null when the text cannot be one. Never repairs, never completes. */
export function valueFor(field: FieldName, raw: string, meaning?: Meaning): string | null {
  const text = meaning?.part && grammarOf(field) !== 'date' ? numberBesideDay(clean(raw)) : clean(raw);
  if (isEmptyValue(text) || text.length > 5000) return null;
  if (meaning?.conditional && !conditionHolds(field, text)) return null;
  switch (grammarOf(field)) {
    case 'date':
      return dateIn(text);
    case 'registerNumber':
      return /^\d{1,7}(?:\s*[./-]?\s*[A-Za-zĐđ0-9]{0,8})?$/.test(text) && !dateIn(text) ? text : null;
    case 'reference':
      return text.length <= 80 && /[\dA-ZĐ]/.test(text) && !/^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/.test(text) ? text : null;
    case 'count':
      return /^\d{1,5}(?:\s*(?:bản|trang|tờ|copies|copy|pages?))?$/i.test(text) ? text : null;
    case 'secrecy':
      return text.length <= 40 ? text : null;
    case 'urgency':
      return text.length <= 40 ? text : null;
    default:
      return text;
  }
}

/** "204-CV/TU ngày 12/02/2026" without its day. */
function numberBesideDay(text: string): string {
  const day = dateIn(text);
  return day
    ? clean(
        text
          .replace(day, ' ')
          .replace(/(?:ngày|[,;/|•–-])\s*$/i, '')
          .replace(/^\s*[,;/|•–-]/, ''),
      )
    : text;
}

function conditionHolds(field: FieldName, text: string): boolean {
  const key = labelKey(text);
  if (field === 'documentType') return documentTypes.has(key);
  if (field === 'secrecyLevel') return isSecrecyLevel(text);
  if (field === 'urgency') return isUrgency(text);
  if (field === 'origin') return origins.has(key);
  if (field === 'referenceNumber') return looksLikeReference(text);
  return false;
}

/** How well a value fits its field, beyond being possible: tells two candidates apart. */
export function fitness(field: FieldName, value: string): number {
  const key = labelKey(value);
  switch (field) {
    case 'referenceNumber':
      return looksLikeReference(value) ? 1 : 0.6;
    case 'documentType':
      return documentTypes.has(key) ? 1 : 0.8;
    case 'secrecyLevel':
      return isSecrecyLevel(value) ? 1 : 0.5;
    case 'urgency':
      return isUrgency(value) ? 1 : 0.7;
    case 'subject':
      return value.length >= 12 ? 1 : 0.7;
    default:
      return 0.95;
  }
}

/** Parts of "3 tờ / 2 bản" by their units. Bare "2 / 3" does not say which is which: nothing. */
export function splitByUnits(text: string, units: { field: FieldName; units: string[] }[]): Partial<Record<FieldName, string>> {
  const out: Partial<Record<FieldName, string>> = {};
  for (const u of units) {
    const m = new RegExp(String.raw`(\d{1,5})\s*(?:${u.units.join('|')})(?![\p{L}])`, 'iu').exec(text);
    if (m?.[1]) out[u.field] = m[1];
  }
  return out;
}
