import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  countDocuments,
  countDossier,
  emptyStanding,
  expectedTimes,
  monthsBetween,
  type Period,
  periodAround,
  punctuality,
  ranked,
  SELF_CHECK,
  shifted,
  sumTallies,
  type Tally,
  tallySchema,
} from '../../../lib/reports';
import {
  addDossier,
  type Change,
  commit,
  type Direction,
  documentsOfMonth,
  dossierKey,
  dossiersSince,
  keepTallies,
  keptTallies,
  logEnd,
  merge,
  officeTerm,
  openDatabase,
  readAll,
  refreshTallies,
  restore,
  type StoreDatabase,
  setTerm,
  tickDuty,
  timesDone,
  undo,
} from '../../../lib/store';

const author = { actor: 'office', label: 'x' };
const YEAR: Period = { kind: 'year', from: '2026-01-01', to: '2026-12-31' };

describe('periods', () => {
  it.each([
    ['month', '2026-02-14', '2026-02-01', '2026-02-28'],
    ['quarter', '2026-11-22', '2026-10-01', '2026-12-31'],
    ['quarter', '2026-01-01', '2026-01-01', '2026-03-31'],
    ['year', '2024-02-29', '2024-01-01', '2024-12-31'],
  ] as const)('%s around %s', (kind, day, from, to) => expect(periodAround(kind, day)).toEqual({ kind, from, to }));

  it('move over the new year', () => {
    expect(shifted(periodAround('quarter', '2026-11-22'), 1)).toMatchObject({ from: '2027-01-01', to: '2027-03-31' });
    expect(shifted(periodAround('month', '2026-01-05'), -1)).toMatchObject({ from: '2025-12-01', to: '2025-12-31' });
  });

  it('have their months', () => {
    expect(monthsBetween('2025-10-15', '2026-01-02')).toEqual(['2025-10', '2025-11', '2025-12', '2026-01']);
  });
});

const document = (direction: Direction, documentType: string, issuer: string, urgency = '', dossierId: string | null = null) => ({
  direction,
  documentType,
  issuer,
  urgency,
  dossierId,
});

describe('counting', () => {
  it('takes one type for one, however it is typed', () => {
    const tally = countDocuments([
      document('incoming', 'Công văn', 'Ban Tổ chức', 'Khẩn'),
      document('incoming', ' công  văn', 'Ban  Tổ chức', 'khẩn', 'd1'),
      document('outgoing', 'công văn'.normalize('NFD'), ''),
      document('incoming', '', 'Ban Tổ chức'),
    ]);
    expect(tally.incoming).toEqual({
      total: 3,
      filed: 1,
      types: new Map([
        ['công văn', 2],
        ['', 1],
      ]),
      bodies: new Map([['Ban Tổ chức', 3]]),
      urgencies: new Map([
        ['khẩn', 2],
        ['', 1],
      ]),
    });
    expect(ranked(tally, 'types')).toEqual([
      { key: 'công văn', counts: { incoming: 2, outgoing: 1, internal: 0 }, total: 3 },
      { key: '', counts: { incoming: 1, outgoing: 0, internal: 0 }, total: 1 },
    ]);
  });

  it('is the same in parts as in one', () => {
    const one = fc.record({
      direction: fc.constantFrom<Direction>('incoming', 'outgoing', 'internal'),
      documentType: fc.constantFrom('công văn', 'báo cáo', '', '__proto__', 'constructor'),
      issuer: fc.constantFrom('A', 'B', 'toString'),
      urgency: fc.constantFrom('', 'khẩn'),
      dossierId: fc.option(fc.constant('d')),
    });
    fc.assert(
      fc.property(fc.array(fc.array(one, { maxLength: 12 }), { maxLength: 6 }), (parts) => {
        const whole = countDocuments(parts.flat());
        expect(sumTallies(parts.map((part) => countDocuments(part)))).toEqual(whole);
        const total = ranked(whole, 'types').reduce((sum, row) => sum + row.total, 0);
        expect(total).toBe(parts.flat().length);
      }),
    );
  });
});

describe('standing', () => {
  const work = (due: string, state: 'open' | 'done' | 'dropped', doneOn: string | null = null) => ({ due, state, doneOn });
  it('tells in time, late, overdue and ahead; dropped and other periods count nowhere', () => {
    const rows = [
      work('2026-11-10', 'done', '2026-11-10'),
      work('2026-11-10', 'done', '2026-11-11'),
      work('2026-11-21', 'open'),
      work('2026-11-22', 'open'),
      work('2026-11-20', 'dropped'),
      work('2025-11-20', 'open'),
      work('2027-01-01', 'open'),
    ];
    expect(punctuality(rows, YEAR, '2026-11-22')).toEqual({ inTime: 1, late: 1, overdue: 1, ahead: 1 });
  });

  it('counts a dossier in the periods in which it was worked on', () => {
    const standing = emptyStanding();
    const dossier = (openedOn: string, closedOn: string | null = null, transferredOn: string | null = null) => ({
      openedOn,
      closedOn,
      transferredOn,
    });
    countDossier(standing, dossier('2026-03-01'), YEAR, false);
    countDossier(standing, dossier('2025-03-01', '2026-02-01'), YEAR, true);
    countDossier(standing, dossier('2025-03-01', '2026-02-01'), YEAR, false);
    countDossier(standing, dossier('2024-03-01', '2025-02-01', '2026-05-05'), YEAR, true);
    countDossier(standing, dossier('2024-03-01', '2025-02-01', '2025-05-05'), YEAR, false);
    countDossier(standing, dossier('2027-01-01'), YEAR, false);
    expect(standing).toEqual({ opened: 1, closed: 2, transferred: 1, complete: 2, incomplete: 2, closedIncomplete: 1 });
  });

  it('expects a daily duty on working days up to today, a weekly one once a week', () => {
    const period = periodAround('month', '2026-11-22');
    const isWorking = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    expect(expectedTimes({ cadence: 'daily' }, period, '2026-11-22', isWorking)).toBe(15);
    expect(expectedTimes({ cadence: 'weekly' }, period, '2026-11-22', isWorking)).toBe(4);
    expect(expectedTimes({ cadence: 'yearly' }, period, '2026-12-30', isWorking)).toBe(1);
    expect(expectedTimes({ cadence: 'daily' }, period, '2026-10-01', isWorking)).toBe(0);
  });

  it('the self-check names points once, each with its basis', () => {
    const ids = SELF_CHECK.points.map((point) => point.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(SELF_CHECK.points.every((point) => point.basis.norm && point.basis.clause)).toBe(true);
  });
});

describe('kept tallies', () => {
  let database: StoreDatabase;
  beforeEach(() => {
    database = openDatabase(`reports-${crypto.randomUUID()}`);
  });
  afterEach(() => database.delete());

  const put = (id: string, registeredOn: string | null, documentType = 'công văn'): Change => ({
    table: 'documents',
    put: {
      id,
      direction: 'incoming',
      referenceNumber: id,
      registerNumber: '',
      date: null,
      registeredOn,
      documentType,
      subject: 'x',
      issuer: '',
      recipients: '',
      signer: '',
      urgency: '',
      dueOn: null,
      dossierId: null,
      contentId: null,
      note: '',
    },
  });
  const MONTHS = ['2026-10', '2026-11', '2026-12'];
  /** As a report does: counts what is not kept, keeps it. */
  async function count(): Promise<{ total: number; counted: string[] }> {
    await refreshTallies(database);
    const kept = await keptTallies(database, MONTHS);
    const counted: string[] = [];
    const tallies: Tally[] = [];
    for (const month of MONTHS) {
      let tally = kept.has(month) ? tallySchema.parse(kept.get(month)) : null;
      if (!tally) {
        const through = await logEnd(database);
        tally = countDocuments(await documentsOfMonth(database, month));
        await keepTallies(database, new Map([[month, tally]]), through);
        counted.push(month);
      }
      tallies.push(tally);
    }
    return { total: sumTallies(tallies).incoming.total, counted };
  }

  it('only months that changed are counted again: added, moved, changed, removed, undone', async () => {
    await commit(database, author, [put('a', '2026-10-05'), put('b', '2026-11-05')]);
    expect(await count()).toEqual({ total: 2, counted: MONTHS });
    expect(await count()).toEqual({ total: 2, counted: [] });
    await commit(database, author, [put('c', '2026-11-30')]);
    expect(await count()).toEqual({ total: 3, counted: ['2026-11'] });
    await commit(database, author, [{ table: 'documents', id: 'a', set: { registeredOn: '2026-12-01' } }]);
    expect(await count()).toEqual({ total: 3, counted: ['2026-10', '2026-12'] });
    const { operation } = await commit(database, author, [{ table: 'documents', id: 'b', remove: true }]);
    expect(await count()).toEqual({ total: 2, counted: ['2026-11'] });
    await undo(database, operation, author);
    expect(await count()).toEqual({ total: 3, counted: ['2026-11'] });
    await commit(database, author, [
      addDossier({ code: '', title: 'x', kind: 'matter', retention: '', responsible: '', openedOn: '2026-11-01' }, 'd'),
    ]);
    expect(await count()).toEqual({ total: 3, counted: [] });
  });

  it('a restore or a merge is seen', async () => {
    await commit(database, author, [put('a', '2026-10-05')]);
    const backup = await readAll(database);
    await commit(database, author, [put('b', '2026-11-05')]);
    await count();
    await restore(database, backup, author);
    expect((await count()).total).toBe(1);
    const other = openDatabase(`other-${crypto.randomUUID()}`);
    await commit(other, author, [put('z', '2026-12-05')]);
    await merge(database, await readAll(other), author);
    await other.delete();
    expect((await count()).total).toBe(2);
  });

  it('keeps nothing when something was written while a month was counted', async () => {
    await refreshTallies(database);
    const through = await logEnd(database);
    const tally = countDocuments(await documentsOfMonth(database, '2026-11'));
    await commit(database, author, [put('a', '2026-11-05')]);
    await keepTallies(database, new Map([['2026-11', tally]]), through);
    expect((await count()).total).toBe(1);
  });

  it('says the same as counting everything, whatever was done', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom<string | null>('2026-10-01', '2026-11-30', '2026-12-31', null)), {
          maxLength: 8,
        }),
        async (steps) => {
          for (const [id, day] of steps) {
            await commit(database, author, [put(id, day)]);
            const all = (await database.documents.toArray()).filter((row) => row.registeredOn && row.deletedAt === null);
            expect((await count()).total).toBe(all.length);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('what was found of a dossier is forgotten when it, or a document in or out of it, changes', async () => {
    const filed = (id: string, dossierId: string | null): Change => ({ table: 'documents', id, set: { dossierId } });
    const dossier = (id: string): Change =>
      addDossier({ code: '', title: id, kind: 'matter', retention: '', responsible: '', openedOn: '2026-01-01' }, id);
    await commit(database, author, [dossier('d'), dossier('e'), put('a', '2026-10-05')]);
    await refreshTallies(database);
    const keys = [dossierKey('d'), dossierKey('e')];
    const keep = async () => keepTallies(database, new Map(keys.map((key) => [key, true])), await logEnd(database));
    const left = async () => {
      await refreshTallies(database);
      return [...(await keptTallies(database, keys)).keys()];
    };
    await keep();
    expect(await left()).toEqual(keys);
    await commit(database, author, [filed('a', 'd')]);
    expect(await left()).toEqual([dossierKey('e')]);
    await keep();
    await commit(database, author, [filed('a', 'e')]);
    expect(await left()).toEqual([]);
    await keep();
    await commit(database, author, [{ table: 'dossiers', id: 'd', set: { note: 'x' } }]);
    expect(await left()).toEqual([dossierKey('e')]);
  });

  it('reads only dossiers that a period can concern', async () => {
    const dossier = (id: string): Change =>
      addDossier({ code: '', title: id, kind: 'matter', retention: '', responsible: '', openedOn: '2020-01-01' }, id);
    const long = new Date('2020-06-01T00:00:00Z');
    await commit(database, author, [dossier('gone'), dossier('in-hand')], long);
    await commit(database, author, [{ table: 'dossiers', id: 'gone', set: { state: 'transferred' } }], long);
    await commit(database, author, [dossier('new')]);
    const found: string[] = [];
    for await (const { dossiers } of dossiersSince(database, '2026-01-01')) found.push(...dossiers.map((one) => one.id));
    expect(found.sort()).toEqual(['in-hand', 'new']);
  });

  it('a term is kept, and only a sound one read', async () => {
    expect(await officeTerm(database)).toBeNull();
    await commit(database, author, [setTerm('2025-10-01', '2030-09-30')]);
    expect(await officeTerm(database)).toEqual({ from: '2025-10-01', to: '2030-09-30' });
    await commit(database, author, [setTerm('2030-10-01', '2025-09-30')]);
    expect(await officeTerm(database)).toBeNull();
  });

  it('duties done are counted between their keys', async () => {
    await commit(
      database,
      author,
      ['2026-10-31', '2026-11-02', '2026-11-03'].map((day) => tickDuty('in-check', day, null)),
    );
    expect(await timesDone(database, 'in-check', '2026-11-01', '2026-11-30')).toBe(2);
  });
});
