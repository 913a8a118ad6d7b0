import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addDocument,
  addDossier,
  addMeeting,
  addOwnObligation,
  type Change,
  closeDossier,
  commit,
  type Dossier,
  documentsOf,
  doneObligations,
  dutiesDone,
  endMeeting,
  extendDossier,
  type Meeting,
  obligationsOf,
  officeRules,
  openDatabase,
  openObligations,
  registerPage,
  reopenDossier,
  type StoreDatabase,
  searchFirst,
  standingOf,
  tick,
  tickContent,
  tickDuty,
  transferDossier,
  undo,
  untickDuty,
} from '../../../lib/store';

const TODAY = '2026-11-23';
const author = { actor: 'outgoing', label: 'test' };
let database: StoreDatabase;

beforeEach(() => {
  database = openDatabase(`work-${crypto.randomUUID()}`);
});
afterEach(() => database.delete());

const act = (changes: Change[]) => commit(database, author, changes);
const office = () => officeRules(database);
const meeting = (fields: Partial<Meeting> = {}) => ({
  kind: 'conference-standing',
  title: 'Hội nghị Ban Thường vụ tháng 11',
  on: '2026-11-20',
  endedOn: null,
  chair: '',
  minutesBy: 'Trần Thị B',
  ...fields,
});
const document = (fields = {}) => ({
  direction: 'outgoing' as const,
  referenceNumber: '12-TB/TU',
  registerNumber: '',
  date: '2026-11-23',
  registeredOn: '2026-11-23',
  documentType: 'thông báo',
  subject: 'kết luận Hội nghị Ban Thường vụ',
  issuer: '',
  recipients: '',
  signer: '',
  urgency: '',
  dueOn: null,
  dossierId: null,
  contentId: null,
  note: '',
  ...fields,
});

describe('a meeting', () => {
  it('that has ended sets the clock of its conclusions and opens its dossier, as one operation', async () => {
    const { operation } = await act(addMeeting(meeting({ endedOn: '2026-11-20' }), await office(), TODAY, { retention: 'Vĩnh viễn' }));
    // 20/11/2026 is a Friday and 24/11 a day off: the fourth working day is Friday 27.
    const [clock, ...rest] = await openObligations(database, null);
    expect([clock?.rule, clock?.due, clock?.about, rest.length]).toEqual(['conference-conclusion', '2026-11-27', meeting().title, 0]);
    expect((await database.dossiers.toArray()).map((one) => [one.kind, one.contents.length > 0])).toEqual([['conference-standing', true]]);
    await undo(database, operation, author);
    expect(await openObligations(database, null)).toEqual([]);
    expect((await database.dossiers.toArray()).filter((one) => !one.deletedAt)).toEqual([]);
  });

  it('to come reminds of its papers; ended later, of its conclusions; ticked, it knows it', async () => {
    await act(addMeeting(meeting({ on: '2026-12-10' }), await office(), TODAY, null));
    expect((await openObligations(database, null)).map((one) => one.event)).toEqual(['board-meeting-planned', 'board-meeting-planned']);
    const [row] = await database.meetings.toArray();
    await act(endMeeting(row!, '2026-12-10', await office()));
    const clock = (await obligationsOf(database, row!.id)).find((one) => one.event === 'conference-ended')!;
    await commit(database, author, tick(clock, '2026-12-14'), new Date('2026-12-14T03:00:00Z'));
    expect((await database.meetings.get(row!.id))?.conclusionIssuedOn).toBe('2026-12-14');
    expect((await doneObligations(database, '2026-12-01', 10)).map((one) => one.id)).toEqual([clock.id]);
  });
});

describe('a dossier', () => {
  const make = async (): Promise<Dossier> => {
    const fields = {
      code: '01-HS',
      title: 'Hội nghị',
      kind: 'conference-standing',
      retention: '20 năm',
      responsible: '',
      openedOn: '2026-11-02',
    };
    await act([addDossier(fields, 'd1')]);
    return (await database.dossiers.get('d1'))!;
  };

  it('counts what is filed, ticked by hand and not needed', async () => {
    const dossier = await make();
    const before = standingOf(dossier, []);
    expect(before.missing.length).toBe(before.required);
    await act(addDocument(document({ dossierId: 'd1' }), '', TODAY));
    await act([tickContent(dossier, before.missing[0]!.id, 'hand')]);
    const after = standingOf((await database.dossiers.get('d1'))!, await documentsOf(database, 'd1'));
    expect(after.done).toBe(2);
    expect(after.contents.find((one) => one.doneBy === 'document')?.label).toContain('kết luận');
  });

  it('goes from open to handed over, each step with its own deadline', async () => {
    await act(closeDossier(await make(), '2026-11-20', 120, await office()));
    const [first] = await obligationsOf(database, 'd1');
    expect([first?.event, first?.due]).toEqual(['work-ended', '2027-11-22']);
    await act(extendDossier((await database.dossiers.get('d1'))!, '2028-11-20', '15-CV/VPTU', [first!]));
    const [moved] = await obligationsOf(database, 'd1');
    expect([moved?.due, moved?.basis]).toEqual(['2028-11-20', '15-CV/VPTU']);
    await act(transferDossier((await database.dossiers.get('d1'))!, '2028-01-10', [moved!], await office()));
    const all = await obligationsOf(database, 'd1');
    expect(all.map((one) => [one.event, one.state])).toEqual([
      ['work-ended', 'done'],
      ['transferred-to-current', 'open'],
    ]);
    await act(reopenDossier((await database.dossiers.get('d1'))!, all));
    expect((await database.dossiers.get('d1'))?.state).toBe('open');
    expect(await openObligations(database, null)).toEqual([]);
  });
});

describe('the register', () => {
  it('gives pages without a gap or a repeat, many rows of one day included', async () => {
    const days = ['2026-11-20', '2026-11-21', '2026-11-21', '2026-11-21', '2026-11-21', '2026-11-22'];
    for (const [index, registeredOn] of days.entries())
      await act(addDocument(document({ registeredOn, referenceNumber: String(index) }), '', TODAY));
    await act([{ table: 'documents', id: (await database.documents.toArray())[0]!.id, remove: true }]);
    for (const direction of [null, 'outgoing'] as const) {
      const seen: string[] = [];
      for (let page = await registerPage(database, direction, null, 2); ; page = await registerPage(database, direction, page.next, 2)) {
        seen.push(...page.rows.map((row) => row.id));
        if (!page.next) break;
      }
      expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
    }
  });

  it('a day to handle it by is work too', async () => {
    await act(addDocument(document({ direction: 'incoming', dueOn: '2026-11-30' }), 'Giải quyết văn bản', TODAY));
    expect(await openObligations(database, '2026-11-30')).toMatchObject([
      { label: 'Giải quyết văn bản', due: '2026-11-30', role: 'incoming', about: '12-TB/TU: kết luận Hội nghị Ban Thường vụ' },
    ]);
    expect(await openObligations(database, '2026-11-29')).toEqual([]);
  });

  it('is searched without accents, only where it fits', async () => {
    await act(addDocument(document(), '', TODAY));
    await act(addDocument(document({ direction: 'incoming' }), '', TODAY));
    const found = await searchFirst(database, 'documents', 'ket luan thuong vu', 10, (row) => row.direction === 'incoming');
    expect(found.map((row) => row.direction)).toEqual(['incoming']);
  });
});

describe('duties', () => {
  it('are ticked for a period and unticked again', async () => {
    const wanted = [{ duty: 'in-check', period: TODAY }];
    await act([tickDuty('in-check', TODAY, 'incoming')]);
    expect((await dutiesDone(database, wanted)).length).toBe(1);
    await act([untickDuty('in-check', TODAY)]);
    expect(await dutiesDone(database, wanted)).toEqual([]);
    await act([tickDuty('in-check', TODAY, 'incoming')]);
    expect((await dutiesDone(database, wanted)).length).toBe(1);
  });
});

describe('own work', () => {
  it('keeps its day and its basis empty', async () => {
    await act([addOwnObligation({ label: 'Gửi báo cáo', about: '', due: '2026-11-25', role: null }, TODAY)]);
    expect(await openObligations(database, null)).toMatchObject([{ rule: 'own', due: '2026-11-25', basis: '', provisional: false }]);
  });
});
