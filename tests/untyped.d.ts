/** Test oracle without types of its own. */
declare module 'date-chinese' {
  export class CalendarVietnamese {
    newYear(gregorianYear: number): number;
    fromJDE(julianDay: number): void;
    toGregorian(): { year: number; month: number; day: number };
  }
}
