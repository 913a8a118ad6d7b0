/** Test oracle without types of its own. */
declare module 'date-chinese' {
  export class CalendarVietnamese {
    newYear(gregorianYear: number): number;
    fromJDE(julianDay: number): void;
    toGregorian(): { year: number; month: number; day: number };
  }
}

declare module 'nspell' {
  export default function nspell(dictionary: { aff: Buffer; dic: Buffer }): { correct(word: string): boolean };
}
