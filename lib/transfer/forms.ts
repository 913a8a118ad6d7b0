import { FORMS } from './forms.shipped';

export type { Form, FormColumn, FormId } from './forms.shipped';
export { FORMS };

/** Puts values into a text of the forms; a blank one is left to be filled in by hand. */
export function fillIn(text: string, values: Readonly<Record<string, string | number | null | undefined>>): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = values[key];
    return value === null || value === undefined || value === '' ? FORMS.missing : String(value);
  });
}

export const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** '2026-11-05' → '05/11/2026'. */
export const shortDay = (day: string | null): string => (day ? day.split('-').reverse().join('/') : '');

/** 'ngày 05 tháng 02 năm 2026'; a zero before days under 10 and months 1 and 2. Without a day both are left to be written. */
export function longDay(day: string | null, year: number): string {
  if (!day) return fillIn(FORMS.day, { d: '     ', m: '     ', y: year });
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  return fillIn(FORMS.day, { d: twoDigits(d), m: m < 3 ? twoDigits(m) : m, y });
}
