import { useCallback, useEffect, useRef, useState } from 'react';
import { type Direction, type RegisterCursor, registerPage, type StoredDocument, searchFirst } from '../../../lib/store';
import { useLive, useWork } from '../shared/store';

const PAGE = 200;
const FOUND = 200;

export interface RegisterRows {
  /** Undefined until the first answer. */
  rows: StoredDocument[] | undefined;
  more: () => void;
}

/** The register as asked for: newest first page by page, or what a search finds, always as it is in the store now. */
export function useRegister(direction: Direction | null, query: string): RegisterRows {
  const searching = query.trim() !== '';
  const listed = usePages(direction, !searching);
  const found = useLive(
    (database) =>
      searching
        ? searchFirst(database, 'documents', query, FOUND, (row) => !direction || row.direction === direction)
        : Promise.resolve(undefined),
    [direction, query, searching],
  );
  return searching ? { rows: found, more: () => {} } : listed;
}

function usePages(direction: Direction | null, wanted: boolean): RegisterRows {
  const { database } = useWork();
  // The newest page is live; older ones are read once, as the clerk scrolls to them.
  const first = useLive((store) => (wanted ? registerPage(store, direction, null, PAGE) : Promise.resolve(undefined)), [direction, wanted]);
  const [older, setOlder] = useState<{ rows: StoredDocument[]; next: RegisterCursor | null } | null>(null);
  const reading = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new first page makes the older ones stale.
  useEffect(() => setOlder(null), [first, direction]);
  const more = useCallback(() => {
    const from = older ? older.next : (first?.next ?? null);
    if (!from || reading.current) return;
    reading.current = true;
    registerPage(database, direction, from, PAGE)
      .then((page) => setOlder((known) => ({ rows: [...(known?.rows ?? []), ...page.rows], next: page.next })))
      .finally(() => {
        reading.current = false;
      });
  }, [database, direction, first, older]);
  return { rows: first && [...first.rows, ...(older?.rows ?? [])], more };
}
