import type { CheckReport } from '../../../lib/check';
import type { Explained } from '../../../lib/check/worker-messages';
import type { Bilingual } from '../../../lib/rules';
import type { PageFile } from '../../state/page-access';
import type { Waiver } from '../../state/waivers';

export type Problem = { kind: 'unreadable'; line: Bilingual } | { kind: 'checker'; code: 'crashed' | 'stuck' | 'unknown' };

/** A message about the page rather than about a file. */
export interface Notice {
  code:
    | 'linkFailed'
    | 'linkBlocked'
    | 'linkScript'
    | 'linkPage'
    | 'pageNothing'
    | 'pageScripted'
    | 'pageRefused'
    | 'tooManyFiles'
    | 'nothingSelected'
    | 'nothingWritten';
  values: Record<string, string | number>;
}

export interface RuleChoice {
  /** null = chosen by system and date. */
  ruleset: string | null;
  /** ISO day that decides instead of the document's own; null = the document's, else today. */
  day: string | null;
}

export const AUTOMATIC: RuleChoice = { ruleset: null, day: null };

export interface PanelItem {
  id: string;
  /** null for text of a page. */
  name: string | null;
  state: 'waiting' | 'running' | 'done' | 'error' | 'cancelled';
  /** 0..1, null while not known. */
  share: number | null;
  report: CheckReport | null;
  explained: Explained | null;
  /** What the check before said of a file of this name, when its bytes were others. */
  before: CheckReport | null;
  problem: Problem | null;
  checkedAt: number | null;
  asked: RuleChoice;
  /** Whether the bytes are still here: without them no recheck and no view. */
  held: boolean;
}

export interface SecrecyStopShown {
  level: 'mật' | 'tối mật' | 'tuyệt mật' | null;
  place: string;
}

/** A red frame like a mark's was seen on the picture of a page: only the clerk can say what it is. */
export interface StampQuestion {
  name: string | null;
  page: number;
}

export interface PanelState {
  items: PanelItem[];
  selected: string | null;
  stop: SecrecyStopShown | null;
  stamp: StampQuestion | null;
  notice: Notice | null;
  /** Files found on the page, to choose from. */
  found: { tabId: number; files: PageFile[] } | null;
  fetching: boolean;
  /** Of all the files in the list. */
  waivers: Waiver[];
  /** Verdict chosen in the page view: the list goes to it. `at` tells one choice from the next. */
  pointed: { verdict: number; at: number } | null;
  /** Two results side by side, the earlier first. */
  compared: [string, string] | null;
}

const EMPTY: PanelState = {
  items: [],
  selected: null,
  stop: null,
  stamp: null,
  notice: null,
  found: null,
  fetching: false,
  waivers: [],
  pointed: null,
  compared: null,
};

/** What the screen shows, and who is told when it changes. */
export class Board {
  private current = EMPTY;
  private readonly listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): PanelState => this.current;

  set(change: Partial<PanelState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  change(id: string, change: Partial<PanelItem>): void {
    this.set({ items: this.current.items.map((item) => (item.id === id ? { ...item, ...change } : item)) });
  }

  item(id: string | null): PanelItem | null {
    return this.current.items.find((item) => item.id === id) ?? null;
  }
}
