import { CalendarVietnamese } from 'date-chinese';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, countPeriod, createCalendar, isIsoDay, weekday } from '../../../lib/calendar';
import { lunarToSolar } from '../../../lib/calendar/lunar';

const calendar = createCalendar();
const workingDays = (amount: number) => ({ amount, unit: 'workingDay', from: 'event', roll: true }) as const;

describe('working days', () => {
  it.each([
    ['2026-11-20', '2026-11-27', 'the 24th of November is off'],
    ['2026-08-28', '2026-09-08', 'National Day with its swap'],
    ['2026-08-20', '2026-08-25', 'a worked Saturday'],
    ['2026-02-13', '2026-02-26', 'Tết'],
    ['2025-04-25', '2025-05-05', 'swapped 2 May 2025'],
  ])('four after %s is %s: %s', (start, due) => {
    expect(countPeriod(start, workingDays(4), calendar).due).toBe(due);
  });

  it('counts an undecided day as worked, says so, and obeys the office', () => {
    const open = countPeriod('2026-11-20', workingDays(4), calendar);
    expect(open.provisional).toHaveLength(1);
    const office = createCalendar({ daysOff: [{ date: '2026-11-23', name: 'Nghỉ hoán đổi' }] });
    const settled = countPeriod('2026-11-20', workingDays(4), office);
    expect(settled).toMatchObject({ due: '2026-11-30', provisional: [] });
  });

  it('lists every day with its number', () => {
    const { counted } = countPeriod('2026-11-20', workingDays(2), calendar);
    expect(counted.map(({ date, number, note, kind }) => [date, number, note, kind])).toEqual([
      ['2026-11-20', null, 'start', 'weekday'],
      ['2026-11-21', null, 'notWorked', 'weekend'],
      ['2026-11-22', null, 'notWorked', 'weekend'],
      ['2026-11-23', 1, 'counted', 'weekday'],
      ['2026-11-24', null, 'notWorked', 'holiday'],
      ['2026-11-25', 2, 'counted', 'weekday'],
    ]);
  });
});

describe('periods of the Civil Code', () => {
  it.each([
    ['2026-11-23', 1, 'day', '2026-11-25'],
    ['2026-08-29', 1, 'day', '2026-09-03'],
    ['2025-11-30', 3, 'month', '2026-03-02'],
    ['2024-02-29', 1, 'year', '2025-02-28'],
    ['2026-03-04', 1, 'week', '2026-03-11'],
  ] as const)('%s + %i %s ends %s', (start, amount, unit, due) => {
    expect(countPeriod(start, { amount, unit, from: 'event', roll: true }, calendar).due).toBe(due);
  });

  it('counts from the end of the year where the law says "from the year"', () => {
    expect(countPeriod('2025-03-05', { amount: 1, unit: 'year', from: 'endOfYear', roll: false }, calendar).due).toBe('2026-12-31');
  });

  it('does not move a day before an event', () => {
    expect(countPeriod('2026-11-26', { amount: -5, unit: 'day', from: 'event', roll: true }, calendar).due).toBe('2026-11-21');
  });
});

describe('holidays', () => {
  it('has the lunar new year and Hùng Kings’ Day right from 2020 to 2035, by an independent library', () => {
    for (let year = 2020; year <= 2035; year++) {
      const peer = new CalendarVietnamese();
      peer.fromJDE(peer.newYear(year));
      const { year: y, month, day } = peer.toGregorian();
      expect(lunarToSolar(year, 1, 1)).toBe(`${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
    }
    expect(lunarToSolar(2026, 3, 10)).toBe('2026-04-26');
    expect(lunarToSolar(2030, 3, 10)).toBe('2030-04-12');
  });

  it('marks years without announcements, until the office confirms them', () => {
    expect(calendar.day('2027-02-05')).toMatchObject({ working: false, kind: 'holiday' });
    expect(calendar.day('2027-06-01').provisional).not.toBeNull();
    expect(createCalendar({ confirmedYears: [2027] }).day('2027-06-01').provisional).toBeNull();
    expect(calendar.day('2026-06-01').provisional).toBeNull();
  });

  it.each([
    ['2027-05-03', 'makeUp'],
    ['2028-01-03', 'makeUp'],
    ['2028-05-02', 'makeUp'],
    ['2029-09-03', 'makeUp'],
    ['2029-11-24', 'holiday'],
  ])('computes %s as %s', (date, kind) => expect(calendar.day(date).kind).toBe(kind));

  it('has no 24 November before the law, and no make-up for it', () => {
    expect(calendar.isWorking('2025-11-24')).toBe(true);
    expect(calendar.isWorking('2029-11-26')).toBe(true);
  });
});

describe('properties', () => {
  const day = fc.integer({ min: 0, max: 16 * 365 }).map((offset) => addDays('2020-01-01', offset));

  it('agrees with a count made day by day on plain dates', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (start, amount) => {
        const { due } = countPeriod(start, workingDays(amount), calendar);
        const clock = new Date(`${start}T12:00:00Z`);
        let left = amount;
        while (left > 0) {
          clock.setUTCDate(clock.getUTCDate() + 1);
          if (calendar.isWorking(clock.toISOString().slice(0, 10))) left--;
        }
        expect(due).toBe(clock.toISOString().slice(0, 10));
      }),
    );
  });

  it('never ends a rolled period on a day that is not worked, and never early', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), fc.constantFrom('day', 'week', 'month', 'year'), (start, amount, unit) => {
        const plain = countPeriod(start, { amount, unit, from: 'event', roll: false }, calendar).due;
        const { due } = countPeriod(start, { amount, unit, from: 'event', roll: true }, calendar);
        expect(calendar.isWorking(due)).toBe(true);
        expect(due >= plain).toBe(true);
      }),
    );
  });

  it('keeps months inside the month', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (start, months) => {
        const moved = addMonths(start, months);
        expect(isIsoDay(moved)).toBe(true);
        expect(Number(moved.slice(8))).toBeLessThanOrEqual(Number(start.slice(8)));
      }),
    );
  });

  it('knows weekdays as Date does', () => {
    fc.assert(fc.property(day, (one) => weekday(one) === new Date(`${one}T00:00:00Z`).getUTCDay()));
  });
});
