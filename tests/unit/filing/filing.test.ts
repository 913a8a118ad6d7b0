import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../lib/calendar';
import {
  announcementsDue,
  closingSteps,
  completeness,
  DOSSIER_KINDS,
  DUTIES,
  openDuties,
  periodOf,
  quietUntil,
  type ReminderState,
  retentionYears,
  weekOf,
} from '../../../lib/filing';

const conference = DOSSIER_KINDS.find((kind) => kind.id === 'conference-committee')!.contents;
const filed = (id: string, documentType: string, subject = '', contentId: string | null = null) => ({
  id,
  documentType,
  subject,
  contentId,
});

describe('completeness', () => {
  it('ticks a content by a matching document and puts what is missing first', () => {
    const result = completeness(
      conference,
      [filed('1', 'giấy mời', 'Mời dự Hội nghị Tỉnh uỷ lần thứ 5'), filed('2', 'Biên bản'), filed('3', 'hướng dẫn')],
      { attendance: 'hand' },
    );
    expect(result.contents.filter((one) => one.doneBy).map((one) => [one.id, one.doneBy])).toEqual([
      ['invitation', 'document'],
      ['attendance', 'hand'],
      ['minutes', 'document'],
    ]);
    expect(result.missing.map((one) => one.id)).toEqual(['agenda', 'papers', 'conclusion']);
    expect(result).toMatchObject({ complete: false, done: 3, required: 6, others: ['3'] });
  });

  it('obeys the clerk’s own choice over its own', () => {
    const result = completeness(conference, [filed('1', 'công văn', 'Ý kiến', 'conclusion')], {});
    expect(result.contents.find((one) => one.id === 'conclusion')!.documentIds).toEqual(['1']);
  });

  it('is complete when optional contents are all that is missing', () => {
    const all = conference.filter((one) => one.required).map((one, index) => filed(String(index), 'khác', '', one.id));
    expect(completeness(conference, all, {}).complete).toBe(true);
  });

  it('has content ids that are unique within each kind', () => {
    for (const kind of DOSSIER_KINDS) expect(new Set(kind.contents.map((one) => one.id)).size, kind.id).toBe(kind.contents.length);
  });
});

describe('closing', () => {
  it.each([
    ['Vĩnh viễn', Number.POSITIVE_INFINITY],
    ['20 năm', 20],
    ['đến khi văn bản hết hiệu lực', null],
  ])('reads %s', (text, years) => expect(retentionYears(text)).toBe(years));

  it('asks for numbered sheets from five years and for a list when kept for good', () => {
    const ids = (retention: string) => closingSteps(retention).map((step) => step.id);
    expect(ids('2 năm')).toEqual(['weed', 'order', 'recheck', 'certificate']);
    expect(ids('5 năm')).toEqual(['weed', 'order', 'recheck', 'sheets', 'certificate']);
    expect(ids('Vĩnh viễn')).toContain('list');
    expect(ids('?')).toContain('list');
  });
});

describe('duties', () => {
  const { isWorking } = createCalendar();

  it.each([
    ['2026-11-22', '2026-W47'],
    ['2027-01-01', '2026-W53'],
    ['2024-12-30', '2025-W01'],
  ])('%s is in %s', (day, week) => expect(weekOf(day)).toBe(week));

  it('leaves daily duties alone on days off and counts a done one for its whole period', () => {
    const sunday = openDuties(DUTIES, [], '2026-11-22', isWorking);
    expect(sunday.some(({ duty }) => duty.cadence === 'daily')).toBe(false);
    const monday = openDuties(DUTIES, [{ duty: 'weekly-review', period: periodOf('weekly', '2026-11-27') }], '2026-11-23', isWorking);
    expect(monday.map(({ duty }) => duty.id)).toContain('in-register');
    expect(monday.map(({ duty }) => duty.id)).not.toContain('weekly-review');
  });
});

describe('reminders', () => {
  const settings = { daysAhead: 3, quiet: null };
  const at = (day: string, clock = '08:00') => ({ moment: `${day}T${clock}:00.000Z`, day, clock });
  const one = [{ id: 'o', due: '2026-11-27', role: null }];
  const said = (announced: string | null, snoozedUntil: string | null = null): ReminderState[] => [
    { obligationId: 'o', snoozedUntil, announced },
  ];
  const stages = (...args: Parameters<typeof announcementsDue>) => announcementsDue(...args).map((item) => item.stage);

  it('speaks once at each stage, also after days away', () => {
    expect(stages(one, [], settings, at('2026-11-20'))).toEqual([]);
    expect(stages(one, [], settings, at('2026-11-24'))).toEqual(['soon']);
    expect(stages(one, said('soon@2026-11-27'), settings, at('2026-11-25'))).toEqual([]);
    expect(stages(one, said('soon@2026-11-27'), settings, at('2026-11-27'))).toEqual(['today']);
    expect(stages(one, said('soon@2026-11-27'), settings, at('2026-12-05'))).toEqual(['overdue']);
    expect(stages(one, said('overdue@2026-11-27'), settings, at('2026-12-06'))).toEqual([]);
  });

  it('repeats nothing when the clock is set back, and starts again when the due day moves', () => {
    expect(stages(one, said('today@2026-11-27'), settings, at('2026-11-25'))).toEqual([]);
    expect(stages([{ ...one[0]!, due: '2026-11-28' }], said('today@2026-11-27'), settings, at('2026-11-27'))).toEqual(['soon']);
  });

  it('keeps quiet while snoozed and in quiet hours, and loses nothing by it', () => {
    const snoozed = said('today@2026-11-27', '2026-11-27T10:00:00.000Z');
    expect(stages(one, snoozed, settings, at('2026-11-27', '09:00'))).toEqual([]);
    expect(stages(one, snoozed, settings, at('2026-11-27', '10:30'))).toEqual(['today']);
    const night = { daysAhead: 3, quiet: { from: '22:00', to: '06:00' } };
    expect(stages(one, [], night, at('2026-11-27', '23:00'))).toEqual([]);
    expect(stages(one, [], night, at('2026-11-27', '05:59'))).toEqual([]);
    expect(stages(one, [], night, at('2026-11-27', '06:00'))).toEqual(['today']);
  });

  it('knows when the quiet hours end, by the clock of the office', () => {
    const night = { from: '22:00', to: '06:30' };
    const end = (day: number, hour: number, minute = 0) => quietUntil(night, new Date(2026, 10, day, hour, minute));
    expect(end(27, 21, 59)).toBeNull();
    expect(end(27, 22)).toBe(new Date(2026, 10, 28, 6, 30).getTime());
    expect(end(28, 6, 29)).toBe(new Date(2026, 10, 28, 6, 30).getTime());
    expect(end(28, 6, 30)).toBeNull();
    expect(quietUntil({ from: '11:30', to: '13:00' }, new Date(2026, 10, 30, 12))).toBe(new Date(2026, 10, 30, 13).getTime());
    expect(quietUntil(null, new Date(2026, 10, 30, 12))).toBeNull();
    expect(quietUntil({ from: '07:00', to: '07:00' }, new Date(2026, 10, 30, 7))).toBeNull();
  });

  it('puts the most pressing first', () => {
    const two = [
      { id: 'a', due: '2026-11-29', role: null },
      { id: 'b', due: '2026-11-20', role: null },
    ];
    expect(announcementsDue(two, [], settings, at('2026-11-27')).map((item) => item.obligationId)).toEqual(['b', 'a']);
  });
});
