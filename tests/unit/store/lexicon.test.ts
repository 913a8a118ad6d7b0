import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWordList, wordListCsv, wordListText } from '../../../lib/sheets';
import {
  addWords,
  lexiconWords,
  merge,
  openDatabase,
  parseBackup,
  readAll,
  removeWords,
  type StoreDatabase,
  sortWords,
  undo,
  writeBackup,
} from '../../../lib/store';

const AUTHOR = { actor: 'office', label: 'test' };
let database: StoreDatabase;
beforeEach(() => {
  database = openDatabase(`lexicon-${crypto.randomUUID()}`);
});
afterEach(() => database.delete());

describe('the dictionary of the office', () => {
  it('adds, tells what is there, removes, takes back', async () => {
    const { operation } = await addWords(database, AUTHOR, ['Krông Ana', 'BCĐ-389', 'ATK']);
    expect(await lexiconWords(database)).toEqual(['ATK', 'BCĐ-389', 'Krông Ana']);
    expect((await addWords(database, AUTHOR, ['atk'])).sorted).toMatchObject({ fresh: [], known: ['atk'] });
    const removal = await removeWords(database, AUTHOR, ['ATK']);
    expect(await lexiconWords(database)).toEqual(['BCĐ-389', 'Krông Ana']);
    await undo(database, removal, AUTHOR);
    await removeWords(database, AUTHOR, ['ATK']);
    await addWords(database, AUTHOR, ['ATK']);
    expect(await lexiconWords(database)).toContain('ATK');
    expect(operation).not.toBeNull();
  });

  it('sorts a list: fresh, known, repeated, refused with a reason', async () => {
    await addWords(database, AUTHOR, ['Krông Ana']);
    const sorted = await sortWords(database, [
      '  Chư  Sê ',
      'chư sê',
      'Chư Sê'.normalize('NFD'),
      'krông ana',
      '',
      '12/3',
      '<b>',
      'x'.repeat(61),
      'một hai ba bốn năm sáu bảy',
    ]);
    expect(sorted).toMatchObject({ fresh: ['Chư Sê'], known: ['krông ana'], repeated: 2 });
    expect(sorted.refused.map(({ fault }) => fault)).toEqual(['notAWord', 'notAWord', 'tooLong', 'tooLong']);
  });

  it.each(['MẬT', 'Tối mật', 'TUYỆT MẬT', 'T u y ệ t m ậ t', 'Độ mật: Tối mật', 'Kế hoạch Tối mật X7'])(
    'never takes a mark: %s',
    async (mark) => {
      const { sorted, operation } = await addWords(database, AUTHOR, [mark]);
      expect([sorted.refused.map(({ fault }) => fault), operation]).toEqual([['secret'], null]);
      expect(JSON.stringify(await readAll(database))).not.toContain(mark);
    },
  );

  it('takes ordinary words that have the syllable', async () => {
    const words = ['mật khẩu', 'Mật độ', 'Y Mật', 'Bảo mật'];
    expect((await addWords(database, AUTHOR, words)).sorted.fresh).toEqual(words);
  });

  it('is in the backup, and two machines’ lists join', async () => {
    const other = openDatabase(`lexicon-${crypto.randomUUID()}`);
    await addWords(database, AUTHOR, ['Chư Sê', 'ATK']);
    await addWords(other, AUTHOR, ['Krông Ana', 'ATK']);
    await merge(database, await parseBackup(await writeBackup(await readAll(other))), AUTHOR);
    expect(await lexiconWords(database)).toEqual(['ATK', 'Chư Sê', 'Krông Ana']);
    await other.delete();
  });
});

describe('a list of words as a file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const words = ['Chư Sê', 'ATK', 'BCĐ-389'];

  it('comes back as it went out', async () => {
    expect(await readWordList(bytes(wordListText(words)))).toEqual(words);
    expect(await readWordList(bytes(wordListCsv(words)))).toEqual(words);
  });

  it('is read whatever the encoding, with or without a heading, one column or several', async () => {
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([...'Chư Sê\r\nĐăk Tô\r\n'].map((c) => c.charCodeAt(0))).buffer),
    ]);
    expect(await readWordList(wide)).toEqual(['Chư Sê', 'Đăk Tô']);
    expect(await readWordList(bytes('Từ;Ghi chú\nChư Sê;tên huyện\nATK;\n\n'))).toEqual(['Chư Sê', 'ATK']);
  });

  it('that is none is refused with its reason', async () => {
    await expect(readWordList(new Uint8Array())).rejects.toMatchObject({ code: 'empty' });
    await expect(readWordList(bytes('%PDF-1.7\n'))).rejects.toMatchObject({ code: 'notThisKind' });
    await expect(readWordList(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]))).rejects.toMatchObject({ code: 'notThisKind' });
    await expect(readWordList(bytes('a\n'.repeat(20_001)))).rejects.toMatchObject({ code: 'tooLong' });
    await expect(readWordList(bytes('a'), { fileName: 'TOI MAT.txt' })).rejects.toMatchObject({ name: 'SecrecyStop' });
  });
});
