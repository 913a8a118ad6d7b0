/** Values of cells: days, reference numbers, types. */
import { addMonths, type IsoDay, isIsoDay, readDay } from '../calendar';
import type { Cell } from '../document';
import { parseReference } from '../host';
import { bare, clean, HEADERS } from './vocabulary';

const WORDED = /(\d{1,2})\s*tháng\s*(\d{1,2})\s*(?:năm|,)?\s*(\d{4})/i;
const CLOCK = /[T\s,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp][Mm]|Z)?$/;

/**
 * A day of a cell.
 *
 * @param year stands where none is written; null: such a day is none
 */
export function dayOf(cell: Cell | undefined, year: number | null): IsoDay | null {
  if (cell === undefined || cell === '') return null;
  if (typeof cell !== 'string') return isIsoDay(cell.day) ? cell.day : null;
  const text = clean(cell)
    .replace(CLOCK, '')
    .replace(/^ngày\s+/i, '');
  const worded = WORDED.exec(text);
  const plain = worded ? `${worded[1]}/${worded[2]}/${worded[3]}` : text.replace(/[.,;]+$/, '');
  if (year === null && /^\d{1,2}[\s./-]+\d{1,2}$/.test(plain)) return null;
  return readDay(plain, `${year ?? 2000}-01-01`);
}

const MONTH = /^(\d{1,2})[/-](\d{4})$/;

/** First and last day of 'Thời gian tài liệu': two days, two months, or one of either. */
export function periodOf(cell: Cell | undefined): { from: IsoDay | null; to: IsoDay | null } {
  const text = typeof cell === 'string' ? clean(cell) : (cell?.day ?? '');
  const parts = text
    .split(/\s+[-–—]\s*|\s*[–—]\s*|(?<=\d{4})-(?=\d{1,2}\/)|\s+đến\s+(?:ngày\s+)?/i)
    .map((one) => one.replace(/^từ\s+/i, ''));
  const edge = (part: string | undefined, last: boolean): IsoDay | null => {
    if (!part) return null;
    const month = MONTH.exec(part);
    if (!month) return dayOf(part, null);
    const first = `${month[2]}-${month[1]!.padStart(2, '0')}-01`;
    if (!isIsoDay(first)) return null;
    return last ? new Date(Date.parse(addMonths(first, 1)) - 86_400_000).toISOString().slice(0, 10) : first;
  };
  return { from: edge(parts[0], false), to: edge(parts[1] ?? parts[0], true) };
}

/** '15' and 'CV/TU' → '15-CV/TU'; '243' and 'UBND-VX' → '243/UBND-VX'. */
export function joinReference(number: string, symbol: string): string {
  if (number === '' || symbol === '') return number || symbol;
  if (/^[-/]/.test(symbol)) return number + symbol;
  return `${number}${symbol.includes('/') ? '-' : '/'}${symbol}`;
}

/** 'Số: 15 - CV / TU' → '15-CV/TU'. */
export const tidyReference = (text: string): string =>
  text
    .replace(/^số\s*:?\s*(?=\d)/i, '')
    .replace(/\s*[–—]\s*/g, '-')
    .replace(/\s*([/-])\s*/g, '$1');

const TYPES = Object.entries(HEADERS.documentTypes)
  .map(([name, abbreviations]) => ({ name: name.toLowerCase(), bare: bare(name), abbreviations }))
  .sort((a, b) => b.name.length - a.name.length);

/** 'Công văn về việc họp' → type 'công văn', subject 'về việc họp'. Without a known type everything is subject. */
export function splitTypeAndSubject(text: string): { documentType: string; subject: string } {
  const lower = text.toLowerCase();
  const folded = bare(text);
  for (const type of TYPES) {
    const length = lower.startsWith(type.name) ? type.name.length : folded.startsWith(type.bare) && lower === folded ? type.bare.length : 0;
    if (length > 0 && !/^\p{L}/u.test(text.slice(length)))
      return { documentType: type.name, subject: text.slice(length).replace(/^[\s:,;.–-]+/, '') };
  }
  const [first = '', ...rest] = text.split(/[\s:]+/);
  const short = TYPES.find((type) => type.abbreviations.includes(first));
  return short && rest.length > 0
    ? { documentType: short.name, subject: text.slice(first.length).replace(/^[\s:]+/, '') }
    : { documentType: '', subject: text };
}

/** The type that the symbol of a reference number names; '' when it names none. */
export function typeOfReference(reference: string): string {
  const code = parseReference(reference)?.type;
  return (code && TYPES.find((type) => type.abbreviations.includes(code))?.name) || '';
}

/** Key under which two documents are the same: number, symbol and day. */
export const documentKey = (referenceNumber: string, date: IsoDay | null): string =>
  `${bare(tidyReference(clean(referenceNumber)))
    .replace(/\s+/g, '')
    .replace(/^0+(?=\d)/, '')}|${date ?? ''}`;
