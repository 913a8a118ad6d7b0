import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Change,
  commit,
  type Draft,
  firstBrokenEntry,
  merge,
  openDatabase,
  placeOfRow,
  previewMerge,
  readAll,
  restore,
  type Side,
  type StoreDatabase,
  type StoredDocument,
  undo,
} from '../../../lib/store';

const author = { actor: 'văn thư', label: 'test' };
let here: StoreDatabase;
let there: StoreDatabase;
let count = 0;

const put = (id: string, note = ''): Change => ({
  table: 'documents',
  put: {
    id,
    direction: 'incoming',
    referenceNumber: id,
    registerNumber: '',
    date: '2026-03-05',
    registeredOn: '2026-03-06',
    documentType: 'công văn',
    subject: 'rà soát hồ sơ',
    issuer: '',
    recipients: '',
    signer: '',
    urgency: '',
    dueOn: null,
    dossierId: null,
    contentId: null,
    note,
  } satisfies Draft<StoredDocument>,
});
const note = (id: string, words: string): Change => ({ table: 'documents', id, set: { note: words } });
const notes = async (database: StoreDatabase) =>
  Object.fromEntries((await database.documents.toArray()).filter((row) => !row.deletedAt).map((row) => [row.id, row.note]));

beforeEach(async () => {
  here = openDatabase(`merge-here-${count}`);
  there = openDatabase(`merge-there-${count++}`);
  await commit(here, author, [put('same'), put('mine'), put('yours'), put('both'), put('gone')]);
  await restore(there, await readAll(here), author);
  await commit(here, author, [note('mine', 'here'), note('both', 'here'), put('new-here')]);
  await commit(there, author, [note('yours', 'there'), put('new-there'), { table: 'documents', id: 'gone', remove: true }]);
  // Changed twice there: it is the later by its count, and it is a question all the same.
  for (const words of ['there once', 'there']) await commit(there, author, [note('both', words)]);
});
afterEach(() => Promise.all([here.delete(), there.delete()]));

describe('what another machine brings', () => {
  it('is told apart: new, taken further by one of the two, changed by both', async () => {
    const preview = await previewMerge(here, await readAll(there));
    expect(preview.added.documents).toBe(1);
    expect(preview.changed.documents).toBe(2);
    expect(preview.conflicts.map(({ id, later }) => [id, later])).toEqual([['both', 'theirs']]);
    expect(Object.fromEntries(preview.decided)).toMatchObject({
      'documents/mine': 'own',
      'documents/yours': 'theirs',
      'documents/gone': 'theirs',
    });
  });

  for (const side of ['own', 'theirs'] as const satisfies readonly Side[])
    it(`stands as chosen (${side}), goes back as one, and both machines come to the same`, async () => {
      const before = await notes(here);
      const other = await readAll(there);
      const { decided } = await previewMerge(here, other);
      const sides = new Map([...decided, [placeOfRow('documents', 'both'), side] as const]);
      const operation = await merge(here, other, author, new Date(), {}, sides);
      const chosen = side === 'own' ? 'here' : 'there';
      const wanted = { same: '', mine: 'here', yours: 'there', both: chosen, 'new-here': '', 'new-there': '' };
      expect(await notes(here)).toEqual(wanted);
      expect(await firstBrokenEntry(here)).toBeNull();
      const back = await readAll(here);
      const again = await previewMerge(there, back);
      expect(again.conflicts).toEqual([]);
      await merge(there, back, author, new Date(), {}, again.decided);
      expect(await notes(there)).toEqual(wanted);
      await undo(here, operation, author);
      expect(await notes(here)).toEqual(before);
    });

  it('ended half-way changes nothing', async () => {
    const before = await readAll(here);
    const end = new AbortController();
    const done = merge(here, await readAll(there), author, new Date(), { signal: end.signal, onProgress: () => end.abort() });
    await expect(done).rejects.toThrow();
    expect((await readAll(here)).tables).toEqual(before.tables);
    expect((await readAll(here)).log).toEqual(before.log);
  });
});
