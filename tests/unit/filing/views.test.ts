import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, createCalendar, monthWeeks, weekday } from '../../../lib/calendar';
import { timelineOf } from '../../../lib/filing';

const calendar = createCalendar();

describe('a month', () => {
  it('November 2026 fills six weeks, from Monday 26 October; the 24th is off', () => {
    const weeks = monthWeeks('2026-11', calendar);
    expect(weeks).toHaveLength(6);
    expect([weeks[0]![0]!.date, weeks.at(-1)![6]!.date]).toEqual(['2026-10-26', '2026-12-06']);
    expect(weeks.flat().find((day) => day.date === '2026-11-24')?.kind).toBe('holiday');
  });

  it('February 2027, which begins on a Monday, fills four weeks exactly', () => {
    const weeks = monthWeeks('2027-02', calendar);
    expect(weeks.map((week) => week[0]!.date)).toEqual(['2027-02-01', '2027-02-08', '2027-02-15', '2027-02-22']);
  });

  it('always: Mondays first, days in a row, the whole month inside', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2015, max: 2040 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const name = `${year}-${String(month).padStart(2, '0')}`;
        const days = monthWeeks(name, calendar).flat();
        expect(weekday(days[0]!.date)).toBe(1);
        for (let at = 1; at < days.length; at++) expect(days[at]!.date).toBe(addDays(days[at - 1]!.date, 1));
        const inside = days.filter((day) => day.date.startsWith(name)).length;
        expect(inside).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
        expect(days.length - inside).toBeLessThan(14);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the story of a dossier', () => {
  const dossier = { openedOn: '2026-11-18', closedOn: null, transferredOn: null, extendedTo: null };
  const meeting = { on: '2026-11-20', endedOn: '2026-11-20', conclusionIssuedOn: null };
  const work = (id: string, due: string, doneOn: string | null = null, state: 'open' | 'done' | 'dropped' = doneOn ? 'done' : 'open') => ({
    id,
    due,
    doneOn,
    state,
    provisional: false,
  });
  const told = (...args: Parameters<typeof timelineOf>) =>
    timelineOf(...args).map(({ kind, on, obligation, late }) => [on, kind, obligation, late].filter((part) => part !== null).join(' '));

  it('goes from the meeting to what is due', () => {
    expect(told(dossier, meeting, [work('conclusion', '2026-11-27')], '2026-11-23')).toEqual([
      '2026-11-18 opened false',
      '2026-11-20 meeting false',
      '2026-11-20 ended false',
      '2026-11-27 due conclusion false',
    ]);
  });

  it('tells late work, done or not, and nothing that was dropped', () => {
    const obligations = [
      work('late', '2026-11-22', '2026-11-25'),
      work('missed', '2026-11-21'),
      work('dropped', '2026-11-26', null, 'dropped'),
    ];
    expect(told(dossier, null, obligations, '2026-11-30')).toEqual([
      '2026-11-18 opened false',
      '2026-11-21 due missed true',
      '2026-11-25 done late true',
    ]);
  });

  it('does not say the conclusion twice', () => {
    const concluded = { ...meeting, conclusionIssuedOn: '2026-11-26' };
    const kinds = (obligations: Parameters<typeof timelineOf>[2]) =>
      timelineOf(dossier, concluded, obligations, '2026-11-30').map((step) => step.kind);
    expect(kinds([work('conclusion', '2026-11-27', '2026-11-26')])).toEqual(['opened', 'meeting', 'ended', 'done']);
    expect(kinds([])).toEqual(['opened', 'meeting', 'ended', 'conclusion']);
  });
});
