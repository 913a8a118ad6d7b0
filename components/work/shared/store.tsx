/** The store as the screens use it: what they show stays true while anything changes it, here or in another window. */
import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import type { Change, ClerkRole, StoreDatabase } from '../../../lib/store';
import { commit, localMoment, pressing, SecretRowError, UndoConflictError, undo } from '../../../lib/store';
import { type TextKey, useText } from '../../i18n';
import { noteFiled } from '../../overlay/filed';
import { showBadge } from '../../reminders/badge';
import { today as dayOf } from '../../state/today';
import { useToast } from '../../ui';
import { loadRole, saveRole } from './role';

interface Work {
  database: StoreDatabase;
  /** Day by the clerk's clock; changes at midnight. */
  today: string;
  role: ClerkRole | null;
  setRole: (role: ClerkRole | null) => void;
}

const WorkContext = createContext<Work | null>(null);
const CLOCK_MS = 20_000;

export function WorkProvider({ database, children }: { database: StoreDatabase; children: ReactNode }) {
  const [today, setToday] = useState(dayOf);
  const [role, chooseRole] = useState<ClerkRole | null | undefined>(undefined);
  useEffect(() => {
    loadRole().then(chooseRole, () => chooseRole(null));
    const timer = setInterval(() => setToday(dayOf()), CLOCK_MS);
    return () => clearInterval(timer);
  }, []);
  const setRole = useCallback((next: ClerkRole | null) => {
    chooseRole(next);
    void saveRole(next);
  }, []);
  if (role === undefined) return null;
  return <WorkContext.Provider value={{ database, today, role, setRole }}>{children}</WorkContext.Provider>;
}

export function useWork(): Work {
  const work = useContext(WorkContext);
  if (!work) throw new Error('WorkProvider is missing');
  return work;
}

/** Undefined until the first answer. */
export function useLive<T>(query: (database: StoreDatabase) => Promise<T>, dependencies: unknown[]): T | undefined {
  const { database } = useWork();
  return useLiveQuery(() => query(database), [database, ...dependencies]);
}

export type Outcome = 'done' | 'secret' | 'failed';

/** Why something was not written, in one line. */
export function faultText(error: unknown): TextKey {
  const full = (error as Error).name === 'QuotaExceededError' || (error as { inner?: Error }).inner?.name === 'QuotaExceededError';
  return full ? 'work.diskFull' : error instanceof UndoConflictError ? 'work.undoConflict' : 'work.notSaved';
}

/** Carries out changes and says so, with a way back. A refusal for secrecy is for the form to show. */
export function useAct(): (said: TextKey, changes: Change[]) => Promise<Outcome> {
  const { database, role } = useWork();
  const { t } = useText();
  const toast = useToast();
  return useCallback(
    async (said, changes) => {
      const author = { actor: role ?? 'office', label: said };
      const refresh = async () => {
        if (changes.some(({ table }) => table === 'documents' || table === 'dossiers')) void noteFiled().catch(() => undefined);
        await showBadge((await pressing(database, localMoment(new Date()), role)).length).catch(() => undefined);
      };
      const explain = (error: unknown) => toast({ text: t(faultText(error)) });
      try {
        const { operation } = await commit(database, author, changes);
        const takeBack = () => undo(database, operation, author).then(refresh, explain);
        toast({ text: t(said), action: { label: t('common.undo'), run: () => void takeBack() } });
        await refresh();
        return 'done';
      } catch (error) {
        if (error instanceof SecretRowError) return 'secret';
        explain(error);
        return 'failed';
      }
    },
    [database, role, t, toast],
  );
}
