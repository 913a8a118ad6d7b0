import { browser } from 'wxt/browser';
import type { CheckReport } from '../../lib/check';
import type { Explained } from '../../lib/check/worker-messages';

/** A finished check, kept in memory by the browser until it closes. Never one of a stopped file, never the bytes. */
export interface SessionResult {
  id: string;
  name: string;
  checkedAt: number;
  report: CheckReport;
  explained: Explained | null;
  /** What the check before said of a file of this name, when its bytes were others. */
  before?: CheckReport | null;
}

export interface SessionStore {
  load(): Promise<SessionResult[]>;
  save(results: SessionResult[]): Promise<void>;
}

const KEY = 'results';
const KEPT = 30;

export const browserSession: SessionStore = {
  async load() {
    const stored = (await browser.storage.session.get(KEY))[KEY];
    return Array.isArray(stored) ? (stored as SessionResult[]) : [];
  },
  async save(results) {
    for (let kept = results.slice(0, KEPT); ; kept = kept.slice(0, Math.floor(kept.length / 2))) {
      try {
        await browser.storage.session.set({ [KEY]: kept });
        return;
      } catch (error) {
        // Over the browser's quota: the older half goes.
        if (kept.length === 0) throw error;
      }
    }
  },
};
