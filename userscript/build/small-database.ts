/**
 * Stands where Dexie would be: so much of it as the checklist calls, over the same stores and indexes, so that either
 * opens what the other made. The tests hold the two beside each other.
 */

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

type Row = Record<string, unknown>;

class Selection {
  constructor(
    private readonly table: Table,
    private readonly index: string | null,
    private readonly range: IDBKeyRange | null = null,
  ) {}

  between(lower: IDBValidKey, upper: IDBValidKey, withLower = true, withUpper = false): Selection {
    return new Selection(this.table, this.index, IDBKeyRange.bound(lower, upper, !withLower, !withUpper));
  }

  private source(store: IDBObjectStore): IDBObjectStore | IDBIndex {
    return this.index === null || this.index === store.keyPath ? store : store.index(this.index);
  }

  toArray(): Promise<Row[]> {
    return this.table.use('readonly', (store) => settled(this.source(store).getAll(this.range)));
  }

  primaryKeys(): Promise<IDBValidKey[]> {
    return this.table.use('readonly', (store) => settled(this.source(store).getAllKeys(this.range)));
  }

  last(): Promise<Row | undefined> {
    return this.table.use('readonly', async (store) => (await settled(this.source(store).openCursor(this.range, 'prev')))?.value);
  }
}

class Table {
  constructor(
    private readonly database: SmallDatabase,
    readonly name: string,
  ) {}

  use<T>(mode: 'readonly' | 'readwrite', act: (store: IDBObjectStore) => Promise<T>): Promise<T> {
    return this.database.use(this.name, mode, act);
  }

  get(key: IDBValidKey): Promise<Row | undefined> {
    return this.use('readonly', (store) => settled(store.get(key)));
  }

  bulkGet(keys: readonly IDBValidKey[]): Promise<(Row | undefined)[]> {
    return this.use('readonly', (store) => Promise.all(keys.map((key) => settled(store.get(key)))));
  }

  bulkPut(rows: readonly Row[]): Promise<unknown> {
    return this.use('readwrite', (store) => Promise.all(rows.map((row) => settled(store.put(row)))));
  }

  bulkAdd(rows: readonly Row[]): Promise<unknown> {
    return this.use('readwrite', (store) => Promise.all(rows.map((row) => settled(store.add(row)))));
  }

  add(row: Row): Promise<unknown> {
    return this.bulkAdd([row]);
  }

  bulkDelete(keys: readonly IDBValidKey[]): Promise<unknown> {
    return this.use('readwrite', (store) => Promise.all(keys.map((key) => settled(store.delete(key)))));
  }

  clear(): Promise<void> {
    return this.use('readwrite', (store) => settled(store.clear()));
  }

  toArray(): Promise<Row[]> {
    return this.use('readonly', (store) => settled(store.getAll()));
  }

  toCollection(): Selection {
    return new Selection(this, null);
  }

  orderBy(index: string): Selection {
    return new Selection(this, index);
  }

  where(index: string): Selection {
    return new Selection(this, index);
  }
}

interface Upgrading {
  table: (name: string) => { toCollection: () => { modify: (change: (row: never) => void) => Promise<void> } };
}
type Upgrade = (transaction: Upgrading) => PromiseLike<unknown>;
interface Version {
  number: number;
  stores: Record<string, string | null>;
  upgrade?: Upgrade;
}

/** 'id, updatedAt, [state+due]': the key, then the indexes. null: the store goes. */
function shape(transaction: IDBTransaction, stores: Version['stores']): void {
  const { db } = transaction;
  for (const [name, spec] of Object.entries(stores)) {
    const known = db.objectStoreNames.contains(name);
    if (spec === null) {
      if (known) db.deleteObjectStore(name);
      continue;
    }
    const [key, ...indexes] = spec.split(',').map((one) => one.trim());
    const store = known ? transaction.objectStore(name) : db.createObjectStore(name, { keyPath: key! });
    for (const index of [...store.indexNames]) if (!indexes.includes(index)) store.deleteIndex(index);
    for (const index of indexes)
      if (!store.indexNames.contains(index)) store.createIndex(index, index.startsWith('[') ? index.slice(1, -1).split('+') : index);
  }
}

/** Each row in turn, as it is after `change`. */
async function modify(store: IDBObjectStore, change: (row: never) => void): Promise<void> {
  const request = store.openCursor();
  for (let cursor = await settled(request); cursor; cursor = await settled(request)) {
    const row = cursor.value as never;
    change(row);
    cursor.update(row);
    cursor.continue();
  }
}

/** From what stands there to the newest version, one after the other; rows are changed only where there were any. */
async function bringUp(transaction: IDBTransaction, versions: readonly Version[], from: number): Promise<void> {
  const upgrading: Upgrading = {
    table: (name) => ({ toCollection: () => ({ modify: (change) => modify(transaction.objectStore(name), change) }) }),
  };
  for (const { number, stores, upgrade } of versions) {
    if (number <= from) continue;
    shape(transaction, stores);
    if (from > 0) await upgrade?.(upgrading);
  }
}

export default class SmallDatabase {
  private readonly versions: Version[] = [];
  private opening: Promise<IDBDatabase> | null = null;
  /** The transaction whose steps are under way, and the end of the last one: one follows the other. */
  private current: IDBTransaction | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(readonly name: string) {}

  version(one: number): { stores: (stores: Version['stores']) => { upgrade: (upgrade: Upgrade) => void } } {
    return {
      stores: (stores) => {
        // Dexie counts in tens.
        const version: Version = { number: one * 10, stores };
        this.versions.push(version);
        for (const [name, spec] of Object.entries(stores)) if (spec !== null) Object.assign(this, { [name]: new Table(this, name) });
        return {
          upgrade: (upgrade) => {
            version.upgrade = upgrade;
          },
        };
      },
    };
  }

  table(name: string): Table {
    return (this as unknown as Record<string, Table>)[name]!;
  }

  close(): void {
    void this.opening?.then((database) => database.close());
    this.opening = null;
  }

  private open(): Promise<IDBDatabase> {
    this.opening ??= new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open(this.name, this.versions.at(-1)!.number);
      request.onupgradeneeded = ({ oldVersion }) => {
        const transaction = request.transaction!;
        bringUp(transaction, this.versions, oldVersion).catch(() => transaction.abort());
      };
      request.onerror = () => {
        this.opening = null;
        fail(request.error);
      };
      request.onsuccess = () => {
        request.result.onversionchange = () => this.close();
        request.result.onclose = () => {
          this.opening = null;
        };
        done(request.result);
      };
    });
    return this.opening;
  }

  /** One step: inside the transaction under way where it belongs to it, else in one of its own. */
  async use<T>(name: string, mode: 'readonly' | 'readwrite', act: (store: IDBObjectStore) => Promise<T>): Promise<T> {
    if (this.current?.objectStoreNames.contains(name)) {
      let store: IDBObjectStore | null = null;
      try {
        store = this.current.objectStore(name);
      } catch {
        // At its end already.
      }
      // A stranger's step may fall into a pause of the transaction, where it takes none.
      if (store)
        return act(store).catch((error: DOMException) => {
          if (error.name === 'TransactionInactiveError' && mode === 'readonly') return this.alone(name, mode, act);
          throw error;
        });
    }
    return this.alone(name, mode, act);
  }

  private async alone<T>(name: string, mode: 'readonly' | 'readwrite', act: (store: IDBObjectStore) => Promise<T>): Promise<T> {
    return act((await this.open()).transaction(name, mode).objectStore(name));
  }

  /** All of it or nothing. */
  transaction<T>(mode: 'r' | 'rw', tables: readonly Table[], act: () => Promise<T>): Promise<T> {
    const next = this.turn.then(() => this.run(mode, tables, act));
    this.turn = next.catch(() => undefined);
    return next;
  }

  private async run<T>(mode: 'r' | 'rw', tables: readonly Table[], act: () => Promise<T>): Promise<T> {
    const transaction = (await this.open()).transaction(
      tables.map(({ name }) => name),
      mode === 'r' ? 'readonly' : 'readwrite',
    );
    const ended = new Promise<void>((done, fail) => {
      transaction.oncomplete = () => done();
      transaction.onabort = () => fail(transaction.error);
    });
    ended.catch(() => undefined);
    this.current = transaction;
    try {
      const result = await act();
      await ended;
      return result;
    } catch (error) {
      try {
        transaction.abort();
      } catch {
        // It ended by itself, for the same reason.
      }
      throw error ?? transaction.error;
    } finally {
      this.current = null;
    }
  }
}
