/** The store as a page of the extension has it, handed to tests and benches that work beside the screens. Never part of the product. */
import Dexie from 'dexie';
import * as store from '../../lib/store';
import { VERSIONS } from '../../lib/store/database';
import { canonicalJson, hashTextNatively } from '../../lib/store/hash';
import { SearchText } from '../../lib/store/searchIndex';

const TYPES = ['công văn', 'thông báo', 'báo cáo', 'kế hoạch', 'tờ trình', 'quyết định', 'giấy mời'];
const MATTERS = [
  'lập hồ sơ công việc',
  'tổ chức hội nghị',
  'phòng chống thiên tai',
  'công tác cán bộ',
  'chuyển đổi số',
  'cải cách hành chính',
];
const YEARS_OF_ROWS = 210_000;

/** Rows as a register has them over ten years, numbered so that every one differs. */
function makeDocument(n: number): store.Draft<store.StoredDocument> {
  const day = new Date(Date.UTC(2016, 10, 22) + Math.floor((n / YEARS_OF_ROWS) * 3652) * 86_400_000).toISOString().slice(0, 10);
  return {
    direction: n % 5 === 0 ? 'outgoing' : 'incoming',
    referenceNumber: `${n % 9000}-CV/VPTU`,
    registerNumber: String(n),
    date: day,
    registeredOn: day,
    documentType: TYPES[n % TYPES.length]!,
    subject: `Về việc ${MATTERS[n % MATTERS.length]} lần ${n} của các cơ quan, đơn vị trong tỉnh`,
    issuer: `Cơ quan số ${n % 97}`,
    recipients: '',
    signer: `Người ký ${n % 61}`,
    urgency: '',
    dueOn: null,
    dossierId: n % 3 === 0 ? `dossier-${n % 20_000}` : null,
    contentId: null,
    note: '',
  };
}

const documents = (from: number, count: number): store.Change[] =>
  Array.from({ length: count }, (_, n) => ({ table: 'documents', put: makeDocument(from + n) }));

/**
 * What is wrong with a store, in words; empty = it is whole: the log's chain holds, its changes played one after the other
 * give the rows, and every document is found by its own text.
 */
async function faults(database: store.StoreDatabase): Promise<string[]> {
  const found: string[] = [];
  const broken = await store.firstBrokenEntry(database);
  if (broken !== null) found.push(`line ${broken} of the log`);
  const { tables, log } = await store.readAll(database);
  const played = new Map<string, store.Row | null>();
  for (const { table, key, after } of log.flatMap(store.changesOf)) played.set(`${table}/${key}`, after);
  let rows = 0;
  for (const name of store.TABLE_NAMES)
    for (const row of tables[name]) {
      rows++;
      if (canonicalJson(played.get(`${name}/${row.id}`)) !== canonicalJson(row)) found.push(`${name} ${row.id} is not as its log says`);
    }
  const logged = [...played.values()].filter((row) => row !== null).length;
  if (logged !== rows) found.push(`${logged} rows by the log, ${rows} in the tables`);
  const alive = tables.documents.filter((row) => !row.deletedAt);
  const blocks = await database.searchBlocks.where('id').startsWith('documents:').toArray();
  const keys = new Set(blocks.flatMap((block) => block.keys.split('\n')));
  for (const { id } of alive) if (!keys.has(id)) found.push(`document ${id} has no search text`);
  return found.slice(0, 5);
}

/** One hash of all rows, to tell two states apart. */
const fingerprint = async (database: store.StoreDatabase): Promise<string> =>
  hashTextNatively(canonicalJson((await store.readAll(database)).tables));

export const inPage = { ...store, Dexie, VERSIONS, SearchText, makeDocument, documents, faults, fingerprint };
Object.assign(globalThis, { store: inPage });
