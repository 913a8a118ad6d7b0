import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AnyLogEntry,
  BackupError,
  type Change,
  changesOf,
  commit,
  type Draft,
  firstBrokenEntry,
  MissingRowError,
  merge,
  mergeRows,
  openDatabase,
  parseBackup,
  previewRestore,
  readAll,
  restore,
  type StoreDatabase,
  type StoredDocument,
  searchRows,
  trimLog,
  UndoConflictError,
  undo,
  writeBackup,
} from '../../../lib/store';
import keeping from '../../../lib/store/keeping.json';

const author = { actor: 'văn thư đi', label: 'test' };

function document(fields: Partial<Draft<StoredDocument>> = {}): Draft<StoredDocument> {
  return {
    direction: 'outgoing',
    referenceNumber: '1517-CV/VPTU',
    registerNumber: '1517',
    date: '2026-03-05',
    registeredOn: '2026-03-05',
    documentType: 'công văn',
    subject: 'Đôn đốc lập hồ sơ công việc',
    issuer: 'Văn phòng Tỉnh uỷ',
    recipients: '',
    signer: '',
    urgency: '',
    dueOn: null,
    dossierId: null,
    contentId: null,
    note: '',
    ...fields,
  };
}

const put = (fields?: Partial<Draft<StoredDocument>>): Change => ({ table: 'documents', put: document(fields) });

async function find(database: StoreDatabase, query: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const rows of searchRows(database, 'documents', query)) ids.push(...rows.map((row) => row.id));
  return ids;
}

/** What of a database counts: rows without the mark that a restore leaves in the log. */
async function content(database: StoreDatabase) {
  return (await readAll(database)).tables;
}

let database: StoreDatabase;
let count = 0;
beforeEach(() => {
  database = openDatabase(`test-${count++}`);
});
afterEach(() => database.delete());

describe('changes', () => {
  it('writes rows with their bookkeeping and a log line each', async () => {
    const { rows, operation } = await commit(database, author, [put({ id: 'a' }), put({ id: 'b' })]);
    expect(rows.map((row) => [row.id, row.revision, row.deletedAt])).toEqual([
      ['a', 1, null],
      ['b', 1, null],
    ]);
    await commit(database, author, [{ table: 'documents', id: 'a', set: { note: 'đã gửi' } }]);
    expect(await database.documents.get('a')).toMatchObject({ revision: 2, note: 'đã gửi' });
    const log = await database.log.toArray();
    const lines = log.map((entry) => [
      entry.seq,
      changesOf(entry).map(({ key, before, after }) => [key, before?.revision ?? null, after?.revision]),
    ]);
    expect(lines).toEqual([
      [
        1,
        [
          ['a', null, 1],
          ['b', null, 1],
        ],
      ],
      [2, [['a', 1, 2]]],
    ]);
    expect(log[0]!.operation).toBe(operation);
    expect(await firstBrokenEntry(database)).toBeNull();
  });

  it('does all or nothing', async () => {
    const changes: Change[] = [put({ id: 'a' }), { table: 'documents', id: 'missing', set: { note: 'x' } }];
    await expect(commit(database, author, changes)).rejects.toBeInstanceOf(MissingRowError);
    expect(await database.documents.count()).toBe(0);
    expect(await database.log.count()).toBe(0);
    expect(await database.searchBlocks.count()).toBe(0);
  });

  it('sees its own changes within one operation', async () => {
    await commit(database, author, [put({ id: 'a' }), { table: 'documents', id: 'a', set: { note: 'x' } }]);
    expect(await database.documents.get('a')).toMatchObject({ revision: 2, note: 'x' });
  });

  it('keeps a tombstone', async () => {
    await commit(database, author, [put({ id: 'a' })]);
    await commit(database, author, [{ table: 'documents', id: 'a', remove: true }]);
    expect((await database.documents.get('a'))!.deletedAt).not.toBeNull();
    expect(await find(database, 'don doc')).toEqual([]);
  });
});

describe('log', () => {
  const march = (day: number, year = 2026) => new Date(Date.UTC(year, 2, day));

  it('shows a line that was touched, one whose content was exchanged, and one that was taken out', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await commit(database, author, [put({ id })], march(1));
    expect(await firstBrokenEntry(database)).toBeNull();
    await database.log.update(2, { actor: 'someone else' });
    expect(await firstBrokenEntry(database)).toBe(2);
    await database.log.update(2, { actor: author.actor });
    const [, second] = await database.log.toArray();
    const changes = changesOf(second!).map((change) => ({ ...change, after: { ...change.after!, note: 'forged' } }));
    await database.log.put({ ...second!, changes } as AnyLogEntry);
    expect(await firstBrokenEntry(database)).toBe(2);
    await database.log.put(second!);
    await database.log.delete(3);
    expect(await firstBrokenEntry(database)).toBe(4);
  });

  it('keeps what is younger than its keeping time, what a wrong clock wrote, and its last line', async () => {
    await commit(database, author, [put({ id: 'old' })], march(1, 2024));
    await commit(database, author, [put({ id: 'kept' })], march(1, 2026));
    await commit(database, author, [put({ id: 'clock set back' })], march(1, 2005));
    await commit(database, author, [put({ id: 'later' })], march(2, 2026));
    expect(await trimLog(database, 12, new Date('2026-11-22T00:00:00Z'))).toBe(1);
    expect((await database.log.toArray()).map(({ seq }) => seq)).toEqual([2, 3, 4]);
    expect(await firstBrokenEntry(database)).toBeNull();
    expect(await trimLog(database, 12, new Date('2040-01-01T00:00:00Z'))).toBe(2);
    await commit(database, author, [put({ id: 'new' })]);
    expect((await database.log.toArray()).map(({ seq }) => seq)).toEqual([4, 5]);
    expect(await firstBrokenEntry(database)).toBeNull();
  });

  it('is kept at least twelve months', () => {
    expect(keeping.logMonths).toBeGreaterThanOrEqual(12);
  });
});

describe('undo', () => {
  it('takes back adding, changing and deleting, and can itself be undone', async () => {
    await commit(database, author, [put({ id: 'a', note: '1' })]);
    const before = await content(database);
    const { operation } = await commit(database, author, [{ table: 'documents', id: 'a', set: { note: '2' } }, put({ id: 'b' })]);
    const undone = await undo(database, operation, author);
    expect((await database.documents.get('a'))!.note).toBe(before.documents[0]!.note);
    expect((await database.documents.get('b'))!.deletedAt).not.toBeNull();
    await undo(database, undone!, author);
    expect(await database.documents.get('a')).toMatchObject({ note: '2' });
    expect((await database.documents.get('b'))!.deletedAt).toBeNull();
    expect(await firstBrokenEntry(database)).toBeNull();
  });

  it('refuses where a later change would be lost, and touches nothing', async () => {
    const { operation } = await commit(database, author, [put({ id: 'a' }), put({ id: 'b' })]);
    await commit(database, author, [{ table: 'documents', id: 'b', set: { note: 'later' } }]);
    await expect(undo(database, operation, author)).rejects.toBeInstanceOf(UndoConflictError);
    expect((await database.documents.get('a'))!.deletedAt).toBeNull();
  });

  it('knows no operation that never was', async () => {
    expect(await undo(database, 'nothing', author)).toBeNull();
  });
});

describe('search', () => {
  it('finds without diacritics, by beginnings of words, by number and by day as people write it', async () => {
    await commit(database, author, [
      put({ id: 'a' }),
      put({
        id: 'b',
        issuer: 'Tỉnh uỷ',
        registerNumber: '12',
        referenceNumber: '12-KH/TU',
        subject: 'Văn thư, lưu trữ',
        date: '2026-11-22',
      }),
    ]);
    expect(await find(database, 'cong van 1517')).toEqual(['a']);
    expect(await find(database, 'van thu')).toEqual(['b']);
    expect(await find(database, 'Đôn đốc')).toEqual(['a']);
    expect(await find(database, '22/11/2026')).toEqual(['b']);
    expect(await find(database, 'ho so cong')).toEqual(['a']);
    expect(await find(database, 'ông')).toEqual([]);
    expect(await find(database, '  ')).toEqual([]);
  });

  it('follows changes and keeps thousands of rows, newest first', async () => {
    await commit(
      database,
      author,
      Array.from({ length: 2500 }, (_, index) => put({ id: `d${index}`, subject: `Kế hoạch số ${index}` })),
    );
    await commit(database, author, [{ table: 'documents', id: 'd7', set: { subject: 'Thông báo kết luận' } }]);
    expect(await find(database, 'thong bao ket luan')).toEqual(['d7']);
    const all = await find(database, 'ke hoach');
    expect(all).toHaveLength(2499);
    expect(all[0]).toBe('d2499');
  });
});

describe('backup', () => {
  it('restores exactly what was backed up, with and without a passphrase', async () => {
    await commit(database, author, [put({ id: 'a' }), { table: 'settings', put: { id: 'language', value: 'vi' } }]);
    const before = await content(database);
    for (const passphrase of [undefined, 'mật khẩu dài']) {
      const file = await writeBackup(await readAll(database), passphrase);
      const other = openDatabase(`restored-${passphrase ? 1 : 0}-${count}`);
      await restore(other, await parseBackup(file, passphrase), author);
      expect(await content(other)).toEqual(before);
      expect(await firstBrokenEntry(other)).toBeNull();
      expect(await find(other, '1517')).toEqual(['a']);
      await other.delete();
    }
  });

  it('says what a restore would change', async () => {
    await commit(database, author, [put({ id: 'same' }), put({ id: 'changed' }), put({ id: 'lost' })]);
    const backup = await readAll(database);
    await commit(database, author, [{ table: 'documents', id: 'changed', set: { note: 'x' } }, put({ id: 'new' })]);
    await database.documents.delete('lost');
    expect((await previewRestore(database, backup)).documents).toEqual({ added: 1, changed: 1, removed: 1, same: 1 });
  });

  it('refuses what is wrong, cut, newer or not ours, with its reason, and touches nothing', async () => {
    await commit(database, author, [put({ id: 'a' })]);
    const backup = await readAll(database);
    const file = await writeBackup(backup);
    const locked = await writeBackup(backup, 'p');
    const fault = (bytes: Uint8Array, passphrase?: string) =>
      parseBackup(bytes, passphrase).then(
        () => 'accepted',
        (error) => (error instanceof BackupError ? error.fault : `crash: ${error}`),
      );
    expect(await fault(new TextEncoder().encode('{"a":1}'))).toBe('notABackup');
    expect(await fault(new Uint8Array())).toBe('notABackup');
    expect(await fault(file.slice(0, file.length - 20))).toMatch(/damaged|tooLarge/);
    expect(await fault(locked)).toBe('needsPassphrase');
    expect(await fault(locked, 'q')).toBe('wrongPassphrase');
    const flipped = file.slice();
    flipped[flipped.length >> 1]! ^= 0xff;
    expect(await fault(flipped)).toBe('damaged');
    const wrong = structuredClone(backup);
    (wrong.tables.documents[0] as { direction: string }).direction = 'sideways';
    expect(await fault(await writeBackup(wrong))).toBe('wrongRow');
  });

  it('keeps its identity on any data', async () => {
    const rows = fc.uniqueArray(
      fc.record({ id: fc.uuid(), subject: fc.string({ maxLength: 80 }), note: fc.string({ unit: 'binary', maxLength: 30 }) }),
      {
        selector: (one) => one.id,
        minLength: 1,
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const source = openDatabase(`source-${count++}`);
        const target = openDatabase(`target-${count++}`);
        await commit(
          source,
          author,
          list.map((one) => put(one)),
        );
        await restore(target, await parseBackup(await writeBackup(await readAll(source))), author);
        expect(await content(target)).toEqual(await content(source));
        await Promise.all([source.delete(), target.delete()]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('merge', () => {
  const row = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    revision: fc.integer({ min: 1, max: 3 }),
    updatedAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'),
    deletedAt: fc.constantFrom(null, '2026-01-03T00:00:00.000Z'),
  });
  const rows = fc.uniqueArray(row, { selector: (one) => one.id });

  it('is the same in any order, and changes nothing when repeated', () => {
    fc.assert(
      fc.property(rows, rows, rows, (a, b, c) => {
        expect(mergeRows(a, b)).toEqual(mergeRows(b, a));
        expect(mergeRows(mergeRows(a, b), c)).toEqual(mergeRows(a, mergeRows(b, c)));
        expect(mergeRows(mergeRows(a, b), b)).toEqual(mergeRows(a, b));
      }),
    );
  });

  it('brings two machines together', async () => {
    const other = openDatabase(`other-${count++}`);
    await commit(database, author, [put({ id: 'shared', note: '1' }), put({ id: 'mine' })]);
    await restore(other, await readAll(database), author);
    await commit(other, author, [{ table: 'documents', id: 'shared', set: { note: '2' } }, put({ id: 'theirs' })]);
    await merge(database, await readAll(other), author);
    expect((await content(database)).documents.map(({ id, note }) => [id, note])).toEqual([
      ['mine', ''],
      ['shared', '2'],
      ['theirs', ''],
    ]);
    expect(await firstBrokenEntry(database)).toBeNull();
    await other.delete();
  });
});
