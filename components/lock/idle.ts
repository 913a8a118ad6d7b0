/** Whether the surfaces stand locked: one answer for all of them, kept for this session of the browser. */
import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

const KEY = 'idleLock';
const LOOK_MS = 5_000;
/** Moving the mouse is told to the others this often at most. */
const TELL_MS = 10_000;
const ACTIVITY = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

const stateSchema = z.object({ lastActive: z.number(), locked: z.boolean() });
type LockState = z.infer<typeof stateSchema>;

/** A clock that was set back is no idleness. */
export const isLocked = ({ lastActive, locked }: LockState, minutes: number, now: number): boolean =>
  locked || now - lastActive >= minutes * 60_000;

const save = (state: LockState) => browser.storage.session.set({ [KEY]: state });

async function look(minutes: number): Promise<boolean> {
  const stored = stateSchema.safeParse((await browser.storage.session.get(KEY))[KEY]);
  const now = Date.now();
  const state = stored.data ?? { lastActive: now, locked: false };
  const locked = isLocked(state, minutes, now);
  if (!stored.success || locked !== state.locked) await save({ ...state, locked });
  return locked;
}

/**
 * @param minutes without activity on any surface of ours until all lock; 0 = never
 * @returns locked: null until the first answer
 */
export function useIdleLock(minutes: number): { locked: boolean | null; unlock: () => void } {
  const [locked, setLocked] = useState<boolean | null>(minutes === 0 ? false : null);
  const unlock = useCallback(() => {
    setLocked(false);
    void save({ lastActive: Date.now(), locked: false });
  }, []);
  useEffect(() => {
    if (minutes === 0) return setLocked(false);
    const ask = () => void look(minutes).then(setLocked, () => setLocked(false));
    const listener = (changes: Record<string, unknown>, area: string) => {
      if (area === 'session' && KEY in changes) ask();
    };
    ask();
    const timer = setInterval(ask, LOOK_MS);
    browser.storage.onChanged.addListener(listener);
    return () => {
      clearInterval(timer);
      browser.storage.onChanged.removeListener(listener);
    };
  }, [minutes]);
  useEffect(() => {
    if (minutes === 0 || locked !== false) return;
    let told = 0;
    const tell = () => {
      const now = Date.now();
      if (Math.abs(now - told) < TELL_MS) return;
      told = now;
      // Looked at first: a machine that slept wakes with a movement of the mouse.
      void look(minutes).then((late) => (late ? setLocked(true) : save({ lastActive: now, locked: false })));
    };
    for (const event of ACTIVITY) window.addEventListener(event, tell, { capture: true, passive: true });
    return () => {
      for (const event of ACTIVITY) window.removeEventListener(event, tell, { capture: true });
    };
  }, [minutes, locked]);
  return { locked, unlock };
}
