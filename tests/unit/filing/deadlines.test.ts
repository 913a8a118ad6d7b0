import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../lib/calendar';
import { dueItems, EVENTS, OBLIGATIONS, officeRulesSchema } from '../../../lib/filing';

const calendar = createCalendar();
const office = officeRulesSchema.parse({});
const due = (event: string, on: string) =>
  Object.fromEntries(dueItems(event, on, calendar, office).map((one) => [one.obligation, one.due]));

describe('deadlines', () => {
  it('gives every event at least one obligation, and every obligation an event', () => {
    const ids = new Set(EVENTS.map((one) => one.id));
    expect(OBLIGATIONS.filter((one) => !ids.has(one.event))).toEqual([]);
    for (const { id } of EVENTS)
      expect(
        OBLIGATIONS.some((one) => one.event === id),
        id,
      ).toBe(true);
    expect(new Set(OBLIGATIONS.map((one) => one.id)).size).toBe(OBLIGATIONS.length);
  });

  it.each([
    ['conference-ended', '2026-11-20', { 'conference-conclusion': '2026-11-27' }],
    ['document-signed', '2026-11-20', { 'outgoing-number': '2026-11-23', 'outgoing-issue': '2026-11-23' }],
    ['urgent-document-signed', '2026-11-21', { 'outgoing-issue-urgent': '2026-11-21' }],
    ['works-settled', '2026-05-29', { 'transfer-construction': '2026-09-03' }],
    ['transferred-to-current', '2026-06-01', { 'transfer-historical': '2031-12-31' }],
    ['committee-meeting-planned', '2026-12-10', { 'committee-papers-in': '2026-12-05', 'committee-papers-out': '2026-12-07' }],
    ['seal-lost', '2026-11-20', { 'seal-lost-notice': '2026-11-22' }],
    ['protection-expiry', '2026-12-30', { 'protection-extend': '2026-10-31' }],
    ['secrecy-report-year', '2026-03-01', { 'secrecy-report': '2026-12-19' }],
    ['congress-closed', '2026-03-01', { 'congress-closed-transfer': null }],
  ])('%s on %s', (event, on, expected) => expect(due(event, on)).toEqual(expected));

  it('lets the earlier of two norms remind and shows both, with the Party rule as provisional', () => {
    const items = dueItems('work-ended', '2025-11-20', calendar, office);
    expect(items.map(({ obligation, due: day, reminds }) => [obligation, day, reminds])).toEqual([
      ['transfer-current', '2026-11-20', true],
      ['transfer-current-law', '2026-12-31', false],
      ['transfer-current-party', '2026-11-20', false],
    ]);
    expect(items[2]!.provisional).toHaveLength(1);
  });

  it('takes the office’s own period with its basis, and then it is certain', () => {
    const own = officeRulesSchema.parse({
      periods: { 'conference-conclusion': { amount: 3, unit: 'workingDay', basis: { norm: 'Quy chế 01', clause: 'Điều 5' } } },
    });
    expect(dueItems('conference-ended', '2026-03-02', calendar, own)[0]).toMatchObject({
      due: '2026-03-05',
      confidence: 'office',
      provisional: [],
      basis: { norm: 'Quy chế 01', clause: 'Điều 5' },
    });
  });

  it('says that a rule of the old secrecy law was not compared with the new one', () => {
    expect(dueItems('declassified', '2026-03-02', calendar, office)[0]!.provisional).toHaveLength(1);
    expect(dueItems('declassified', '2025-03-03', calendar, office)[0]!.provisional).toHaveLength(0);
  });
});
