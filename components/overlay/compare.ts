import type { DraftFacts } from '../../lib/messages';
import words from './data/page-words.json';

/** Fields of a page's form that a draft speaks of as well. */
export const COMPARED = [
  'documentType',
  'subject',
  'referenceNumber',
  'departureNumber',
  'documentDate',
  'signerName',
  'urgency',
  'secrecyLevel',
] as const;
export type ComparedField = (typeof COMPARED)[number];

export interface Difference {
  field: ComparedField;
  page: string | null;
  /** As the draft has it, in the page's way of writing. */
  draft: string;
}

const folded = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[\s"“”'.,;:-]+|[\s"“”'.,;:-]+$/g, '');

export function isoOf(text: string): string | null {
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (iso) return iso[0];
  const day = /(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})/.exec(text);
  return day ? `${day[3]}-${day[2]!.padStart(2, '0')}-${day[1]!.padStart(2, '0')}` : null;
}

const printed = (iso: string): string => iso.split('-').reverse().join('/');

function withoutAbout(text: string): string {
  const all = folded(text);
  const prefix = words.aboutPrefixes.find((one) => all.startsWith(`${one} `));
  return prefix ? all.slice(prefix.length + 1) : all;
}

function differ(field: ComparedField, page: string | null, draft: DraftFacts): string | null {
  const shown = page ?? '';
  switch (field) {
    case 'documentType':
      return draft.documentType && folded(shown) !== folded(draft.documentType) ? capital(draft.documentType) : null;
    case 'subject':
      return draft.subject && withoutAbout(shown) !== withoutAbout(draft.subject) ? draft.subject : null;
    case 'referenceNumber':
      if (!draft.number) return draft.symbol && shown && !folded(shown).endsWith(folded(draft.symbol)) ? draft.symbol : null;
      return draft.referenceNumber && squeezed(shown) !== squeezed(draft.referenceNumber) ? draft.referenceNumber : null;
    case 'departureNumber':
      return draft.number && shown && shown.replace(/^0+/, '') !== draft.number.replace(/^0+/, '') ? draft.number : null;
    case 'documentDate':
      return draft.date && /^\d{4}-\d{2}-\d{2}$/.test(draft.date) && isoOf(shown) !== draft.date ? printed(draft.date) : null;
    case 'signerName':
      // The system may know one of those who sign together.
      return draft.signerName && !draft.signerName.split(' | ').some((name) => folded(shown).includes(folded(name)))
        ? draft.signerName
        : null;
    case 'urgency':
      return levelsDiffer(shown, draft.urgency) ? draft.urgency : null;
    case 'secrecyLevel':
      return levelsDiffer(shown, draft.secrecyLevel) ? draft.secrecyLevel : null;
  }
}

const squeezed = (text: string): string =>
  folded(text)
    .replace(/\s+/g, '')
    .replace(/^0+(?=\d)/, '');
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** What the draft does not say is not held against the page. */
const levelsDiffer = (page: string, draft: string | null): boolean => draft !== null && folded(page) !== folded(draft);

export function differences(page: Partial<Record<string, string | null>>, draft: DraftFacts): Difference[] {
  return COMPARED.flatMap((field) => {
    if (!(field in page)) return [];
    const value = page[field] ?? null;
    const other = differ(field, value, draft);
    return other === null ? [] : [{ field, page: value, draft: other }];
  });
}
