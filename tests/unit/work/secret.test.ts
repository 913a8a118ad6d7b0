import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findMarkInText, mayBearMark } from '../../../lib/secrecy';
import {
  addDossier,
  addOwnObligation,
  BackupError,
  type Change,
  commit,
  openDatabase,
  parseBackup,
  readAll,
  SecretRowError,
  type StoreDatabase,
  writeBackup,
} from '../../../lib/store';

import { WRITINGS } from '../secrecy/marked';

const author = { actor: 'test', label: 'test' };
const dossier = (title: string) =>
  addDossier({ code: '', title, kind: 'matter', retention: '', responsible: '', openedOn: '2026-11-01' }, 'd');
let database: StoreDatabase;

beforeEach(() => {
  database = openDatabase(`secret-${crypto.randomUUID()}`);
});
afterEach(() => database.delete());

const everything = async () => JSON.stringify(await Promise.all(database.tables.map((table) => table.toArray())));

describe('a row with a mark of secrecy', () => {
  const refused: [string, Change][] = [
    ['a title', dossier('Kế hoạch thanh tra (Mật)')],
    ['a line of its own', dossier('TỐI MẬT')],
    ['an obligation', addOwnObligation({ label: 'Trả lời', about: 'Tối mật - Phương án', due: '2026-11-20', role: null }, '2026-11-20')],
  ];
  it.each(refused)('is refused whole: %s', async (_, change) => {
    await expect(commit(database, author, [dossier('Hồ sơ thường'), change])).rejects.toThrow(SecretRowError);
    expect(await everything()).toBe(JSON.stringify(database.tables.map(() => [])));
  });

  it('is refused as a change of a row that is there', async () => {
    await commit(database, author, [dossier('Hồ sơ thường')]);
    await expect(commit(database, author, [{ table: 'dossiers', id: 'd', set: { note: 'TUYỆT MẬT' } }])).rejects.toThrow(SecretRowError);
    expect(await everything()).not.toContain('TUYỆT');
  });

  it('is refused in a backup', async () => {
    await commit(database, author, [dossier('Hồ sơ thường')]);
    const backup = await readAll(database);
    backup.tables.dossiers[0]!.title = 'TỐI MẬT';
    await expect(parseBackup(await writeBackup(backup))).rejects.toEqual(new BackupError('secret'));
  });

  it('is not seen where the word only names the subject', async () => {
    for (const title of ['Quy chế bảo vệ bí mật nhà nước', 'Tập huấn bảo mật, đổi mật khẩu', 'Phối hợp mật thiết'])
      await commit(database, author, [dossier(title)]);
  });
});

describe('the look before the look', () => {
  it('lets no writing of a mark pass that the room of marks finds', () => {
    for (const level of ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'])
      for (const [name, write] of Object.entries(WRITINGS)) {
        const text = write(level);
        if (findMarkInText(text)) expect([name, mayBearMark(text)]).toEqual([name, true]);
      }
  });

  it('spares ordinary lines the way', () => {
    expect(mayBearMark('Đôn đốc lập hồ sơ công việc năm 2026, số 1517-CV/VPTU')).toBe(false);
  });
});
