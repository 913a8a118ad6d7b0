import type { CheckReport } from '../../lib/check';
import type { Explained } from '../../lib/check/worker-messages';
import type { Job, PageAttachment } from '../../lib/messages';
import type { Bilingual, RuleSetInfo } from '../../lib/rules';
import { fileKey } from '../overlay/names';
import { type Checker, CheckerError, FileRefused } from '../state/checker';
import { PageAccessError, type PageFile, type PageScan } from '../state/page-access';
import type { SessionStore } from '../state/session';
import type { Waiver, WaiverStore } from '../state/waivers';

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
    | 'nothingSelected';
  values: Record<string, string | number>;
}

export interface RuleChoice {
  /** null = chosen by system and date. */
  ruleset: string | null;
  /** ISO day that decides instead of the document's own; null = the document's, else today. */
  day: string | null;
}

export interface PanelItem {
  id: string;
  /** null for selected text. */
  name: string | null;
  state: 'waiting' | 'running' | 'done' | 'error' | 'cancelled';
  /** 0..1, null while not known. */
  share: number | null;
  report: CheckReport | null;
  explained: Explained | null;
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

export interface PanelState {
  items: PanelItem[];
  selected: string | null;
  stop: SecrecyStopShown | null;
  notice: Notice | null;
  /** Files found on the page, to choose from. */
  found: { tabId: number; files: PageFile[] } | null;
  fetching: boolean;
  waivers: Waiver[];
  /** Verdict chosen in the page view: the list goes to it. `at` tells one choice from the next. */
  pointed: { verdict: number; at: number } | null;
}

export interface PanelServices {
  checker: Checker;
  session: SessionStore;
  waivers: WaiverStore;
  today: () => string;
  /** Keeps what an attachment's check said, for the mark beside it; null = stopped or unreadable. */
  noteAttachment: (attachment: PageAttachment, report: CheckReport | null) => Promise<void>;
  page: {
    fetchLink: (tabId: number, frameId: number, url: string) => Promise<{ bytes: Uint8Array; name: string }>;
    fetchAttachment: (tabId: number, frameId: number, attachment: PageAttachment) => Promise<{ bytes: Uint8Array; name: string }>;
    fetchPageFile: (tabId: number, file: PageFile) => Promise<{ bytes: Uint8Array; name: string }>;
    scanPage: (tabId: number) => Promise<PageScan>;
    selectedText: (tabId: number, frameId: number) => Promise<string>;
  };
  views: {
    open: (item: { id: string; name: string; bytes: Uint8Array; report: CheckReport; waived: number[]; chosen: number | null }) => void;
    /** Shows a new report of the same bytes in the view that is open, if one is. */
    update: (id: string, report: CheckReport) => void;
    /** Shuts every open view of the item and makes it forget the document. */
    close: (id: string) => void;
  };
}

export const MOST_FILES = 30;
/** Bytes held for recheck and view; beyond it the oldest are let go. */
const HELD_BYTES = 256 * 1024 * 1024;
const AUTOMATIC: RuleChoice = { ruleset: null, day: null };

/** All the panel knows and does, apart from how it looks. */
export class PanelModel {
  private state: PanelState = {
    items: [],
    selected: null,
    stop: null,
    notice: null,
    found: null,
    fetching: false,
    waivers: [],
    pointed: null,
  };
  private readonly listeners = new Set<() => void>();
  private readonly bytes = new Map<string, Uint8Array>();
  private readonly running = new Map<string, AbortController>();
  /** An attachment that only its page can open: the clerk downloads it and drops it here. */
  private awaited: PageAttachment | null = null;

  constructor(private readonly services: PanelServices) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): PanelState => this.state;

  private set(change: Partial<PanelState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  private change(id: string, change: Partial<PanelItem>): void {
    this.set({ items: this.state.items.map((item) => (item.id === id ? { ...item, ...change } : item)) });
  }

  item(id: string | null): PanelItem | null {
    return this.state.items.find((item) => item.id === id) ?? null;
  }

  async restore(): Promise<void> {
    const results = await this.services.session.load();
    const items = results.map(
      ({ id, name, checkedAt, report, explained }): PanelItem => ({
        id,
        name,
        state: 'done',
        share: null,
        report,
        explained,
        problem: null,
        checkedAt,
        asked: AUTOMATIC,
        held: false,
      }),
    );
    this.set({ items: [...this.state.items, ...items.filter((item) => !this.item(item.id))] });
  }

  async addFiles(files: File[]): Promise<void> {
    if (files.length > MOST_FILES) {
      this.set({ notice: { code: 'tooManyFiles', values: { limit: MOST_FILES } } });
      return;
    }
    this.set({ notice: null, found: null });
    const checks: Promise<void>[] = [];
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0)));
      checks.push(this.add(file.name, bytes, files.length === 1));
    }
    await Promise.all(checks);
  }

  /** A file of the same name takes the place of the earlier one: the clerk mends and checks again. */
  async add(name: string | null, bytes: Uint8Array, show = true): Promise<void> {
    const attachment = this.awaited && name !== null && fileKey(name) === fileKey(this.awaited.name) ? this.awaited : null;
    if (attachment) this.awaited = null;
    const id = await this.take(name, bytes, show);
    if (attachment) await this.services.noteAttachment(attachment, this.item(id)?.report ?? null);
  }

  private async take(name: string | null, bytes: Uint8Array, show: boolean): Promise<string> {
    const earlier = name === null ? null : (this.state.items.find((item) => item.name === name) ?? null);
    if (earlier) this.forget(earlier.id);
    const id = crypto.randomUUID();
    this.bytes.set(id, bytes);
    const item: PanelItem = {
      id,
      name,
      state: 'waiting',
      share: null,
      report: null,
      explained: null,
      problem: null,
      checkedAt: null,
      asked: earlier?.asked ?? AUTOMATIC,
      held: true,
    };
    this.set({ items: [item, ...this.state.items], notice: null, selected: show ? id : null });
    this.letGo();
    await this.check(id);
    return id;
  }

  private letGo(): void {
    let held = 0;
    for (const item of this.state.items) {
      held += this.bytes.get(item.id)?.length ?? 0;
      if (held > HELD_BYTES && item.state !== 'waiting' && item.state !== 'running') {
        this.bytes.delete(item.id);
        this.change(item.id, { held: false });
      }
    }
  }

  private async check(id: string): Promise<void> {
    const bytes = this.bytes.get(id);
    const item = this.item(id);
    if (!bytes || !item) return;
    const controller = new AbortController();
    this.running.set(id, controller);
    this.change(id, { state: 'waiting', share: null, problem: null });
    const { ruleset, day } = item.asked;
    try {
      const { outcome, explained } = await this.services.checker.check(
        bytes,
        {
          today: this.services.today(),
          ...(day ? { date: day } : {}),
          ...(ruleset ? { ruleset } : {}),
          ...(item.name ? { fileName: item.name } : {}),
        },
        (share) => this.change(id, { state: 'running', share: share || null }),
        controller.signal,
      );
      if (controller.signal.aborted || !this.item(id)) return;
      if (outcome.secrecyStop) {
        this.stopAt(id, { level: outcome.level, place: outcome.place });
        return;
      }
      this.change(id, { state: 'done', report: outcome, explained, checkedAt: Date.now() });
      this.services.views.update(id, outcome);
      await Promise.all([this.saveSession(), this.loadWaivers()]);
    } catch (error) {
      if (controller.signal.aborted) {
        if (this.item(id)) this.change(id, { state: 'cancelled', share: null });
        return;
      }
      this.change(id, { state: 'error', share: null, report: null, problem: problemOf(error) });
      await this.saveSession();
    } finally {
      if (this.running.get(id) === controller) this.running.delete(id);
    }
  }

  /** Nothing of a stopped file stays: not its bytes, its name, its place in a list, or a view of it. */
  private stopAt(id: string, stop: SecrecyStopShown): void {
    this.forget(id);
    this.services.checker.end();
    this.set({ stop, notice: null, found: null });
    void this.saveSession();
  }

  private forget(id: string): void {
    this.running.get(id)?.abort();
    this.running.delete(id);
    this.bytes.delete(id);
    this.services.views.close(id);
    this.set({
      items: this.state.items.filter((item) => item.id !== id),
      selected: this.state.selected === id ? null : this.state.selected,
    });
  }

  private saveSession(): Promise<void> {
    const results = this.state.items.flatMap(({ id, name, checkedAt, report, explained, state }) =>
      state === 'done' && report && name !== null ? [{ id, name, checkedAt: checkedAt ?? 0, report, explained }] : [],
    );
    return this.services.session.save(results);
  }

  cancel(id: string): void {
    this.running.get(id)?.abort(new DOMException('cancelled', 'AbortError'));
  }

  async recheck(id: string, asked?: RuleChoice): Promise<void> {
    if (asked) this.change(id, { asked });
    await this.check(id);
  }

  async remove(id: string): Promise<void> {
    this.forget(id);
    await this.saveSession();
  }

  async clear(): Promise<void> {
    for (const item of this.state.items) this.forget(item.id);
    this.set({ notice: null });
    await this.saveSession();
  }

  async select(id: string | null): Promise<void> {
    this.set({ selected: id, notice: null, found: null, pointed: null });
    await this.loadWaivers();
  }

  dismissStop(): void {
    this.set({ stop: null });
  }

  dismissNotice(): void {
    this.set({ notice: null, found: null });
  }

  private async loadWaivers(): Promise<void> {
    const sha256 = this.item(this.state.selected)?.report?.sha256;
    this.set({ waivers: sha256 ? await this.services.waivers.of(sha256) : [] });
  }

  async waive(waiver: Omit<Waiver, 'at'>): Promise<void> {
    await this.services.waivers.add({ ...waiver, at: Date.now() });
    await this.loadWaivers();
  }

  async unwaive(waiver: Pick<Waiver, 'sha256' | 'rule' | 'component'>): Promise<void> {
    await this.services.waivers.remove(waiver);
    await this.loadWaivers();
  }

  /** A mark was clicked in the page view. */
  async choose(id: string, verdict: number): Promise<void> {
    if (this.state.selected !== id) await this.select(id);
    this.set({ pointed: { verdict, at: performance.now() } });
  }

  openView(id: string, chosen: number | null, waived: number[]): void {
    const item = this.item(id);
    const bytes = this.bytes.get(id);
    if (item?.report && bytes) this.services.views.open({ id, name: item.name ?? '', bytes, report: item.report, waived, chosen });
  }

  ruleSets = (): Promise<RuleSetInfo[]> => {
    return this.services.checker.ruleSets(this.services.today()).catch(() => []);
  };

  async run(job: Job): Promise<void> {
    this.set({ fetching: true, notice: null, found: null });
    try {
      await this.runJob(job);
    } catch (error) {
      this.set({ notice: noticeOf(error) });
    } finally {
      this.set({ fetching: false });
    }
  }

  private async runJob(job: Job): Promise<void> {
    const { page } = this.services;
    if (job.kind === 'link') {
      const { bytes, name } = await page.fetchLink(job.tabId, job.frameId, job.url);
      this.set({ fetching: false });
      await this.add(name, bytes);
    } else if (job.kind === 'attachment') {
      await this.checkAttachment(job);
    } else if (job.kind === 'selection') {
      const text = (await page.selectedText(job.tabId, job.frameId)).trim();
      this.set({ fetching: false });
      if (text) await this.add(null, new TextEncoder().encode(text));
      else this.set({ notice: { code: 'nothingSelected', values: {} } });
    } else {
      const { files, scripted } = await page.scanPage(job.tabId);
      const only = files.length === 1 ? files[0] : files.find((file) => file.source === 'viewer');
      if (only) await this.checkPageFile(job.tabId, only);
      else if (files.length > 0) this.set({ found: { tabId: job.tabId, files }, selected: null });
      else if (scripted > 0) this.set({ notice: { code: 'pageScripted', values: { count: scripted } }, selected: null });
      else this.set({ notice: { code: 'pageNothing', values: {} }, selected: null });
    }
  }

  private async checkAttachment({ tabId, frameId, attachment }: Extract<Job, { kind: 'attachment' }>): Promise<void> {
    if (attachment.link === null && attachment.chosen === null) this.awaited = attachment;
    const { bytes, name } = await this.services.page.fetchAttachment(tabId, frameId, attachment);
    this.set({ fetching: false });
    const id = await this.take(attachment.chosen ? attachment.name : name, bytes, true);
    await this.services.noteAttachment(attachment, this.item(id)?.report ?? null);
  }

  async checkPageFile(tabId: number, file: PageFile): Promise<void> {
    this.set({ fetching: true, notice: null });
    try {
      const { bytes, name } = await this.services.page.fetchPageFile(tabId, file);
      this.set({ fetching: false, found: null });
      await this.add(name, bytes);
    } catch (error) {
      this.set({ notice: noticeOf(error), fetching: false });
    }
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof FileRefused) return { kind: 'unreadable', line: error.line };
  return { kind: 'checker', code: error instanceof CheckerError ? error.code : 'unknown' };
}

function noticeOf(error: unknown): Notice {
  if (!(error instanceof PageAccessError)) return { code: 'pageRefused', values: {} };
  const codes = { status: 'linkFailed', blocked: 'linkBlocked', page: 'linkPage', script: 'linkScript', refused: 'pageRefused' } as const;
  return { code: codes[error.refusal], values: { status: error.status } };
}
