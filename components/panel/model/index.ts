import type { Job } from '../../../lib/messages';
import type { RuleSetInfo } from '../../../lib/rules';
import type { PageFile } from '../../state/page-access';
import type { Waiver } from '../../state/waivers';
import { Checks } from './checks';
import { PageJobs } from './page-jobs';
import type { PanelServices } from './services';
import { AUTOMATIC, Board, type PanelItem, type PanelState, type RuleChoice } from './state';

export type { PanelServices } from './services';
export type { PanelItem, PanelState, Problem, RuleChoice, SecrecyStopShown, StampQuestion } from './state';

export const MOST_FILES = 30;

/** All the panel knows and does, apart from how it looks. */
export class PanelModel {
  private readonly board = new Board();
  private readonly checks: Checks;
  private readonly jobs: PageJobs;

  constructor(private readonly services: PanelServices) {
    this.checks = new Checks(this.board, services, async () => {
      await Promise.all([this.checks.saveSession(), this.loadWaivers()]);
    });
    this.jobs = new PageJobs(this.board, services, this.checks);
  }

  subscribe = this.board.subscribe;
  snapshot = (): PanelState => this.board.snapshot();
  item = (id: string | null): PanelItem | null => this.board.item(id);

  async restore(): Promise<void> {
    const results = await this.services.session.load();
    const items = results.map(
      ({ id, name, checkedAt, report, explained, before }): PanelItem => ({
        id,
        name,
        state: 'done',
        share: null,
        report,
        explained,
        before: before ?? null,
        problem: null,
        checkedAt,
        asked: AUTOMATIC,
        held: false,
      }),
    );
    this.board.set({ items: [...this.snapshot().items, ...items.filter((item) => !this.item(item.id))] });
    await this.loadWaivers();
  }

  async addFiles(files: File[]): Promise<void> {
    if (files.length > MOST_FILES) {
      this.board.set({ notice: { code: 'tooManyFiles', values: { limit: MOST_FILES } } });
      return;
    }
    this.board.set({ notice: null, found: null });
    const read = await Promise.all(files.map((file) => file.arrayBuffer().catch(() => new ArrayBuffer(0))));
    await Promise.all(files.map((file, at) => this.jobs.add(file.name, new Uint8Array(read[at]!), files.length === 1)));
  }

  run = (job: Job): Promise<void> => this.jobs.run(job);
  checkPageFile = (tabId: number, file: PageFile): Promise<void> => this.jobs.checkPageFile(tabId, file);
  cancel = (id: string): void => this.checks.cancel(id);
  recheck = (id: string, asked?: RuleChoice): Promise<void> => this.checks.recheck(id, asked);
  /** What the clerk says of the red frame on the picture of a page. */
  answerStamp = (isMark: boolean): void => this.checks.answerStamp(isMark);

  async remove(id: string): Promise<void> {
    this.checks.forget(id);
    await this.checks.saveSession();
  }

  async clear(): Promise<void> {
    for (const item of this.snapshot().items) this.checks.forget(item.id);
    this.board.set({ notice: null });
    await this.checks.saveSession();
  }

  async select(id: string | null): Promise<void> {
    this.board.set({ selected: id, notice: null, found: null, pointed: null, compared: null });
    await this.loadWaivers();
  }

  /** Two results side by side, the earlier check first; null = back to the list. */
  compare(ids: [string, string] | null): void {
    const at = (id: string) => this.item(id)?.checkedAt ?? 0;
    this.board.set({ compared: ids && (at(ids[0]) <= at(ids[1]) ? ids : [ids[1], ids[0]]), notice: null });
  }

  dismissStop(): void {
    this.board.set({ stop: null });
  }

  dismissNotice(): void {
    this.board.set({ notice: null, found: null });
  }

  /** Of every file in the list: each is counted without what was set aside in it. */
  private async loadWaivers(): Promise<void> {
    const files = new Set(this.snapshot().items.flatMap(({ report }) => (report ? [report.sha256] : [])));
    const found = await Promise.all([...files].map((sha256) => this.services.waivers.of(sha256)));
    this.board.set({ waivers: found.flat() });
  }

  async waive(waiver: Omit<Waiver, 'at'>): Promise<void> {
    await this.services.waivers.add({ ...waiver, at: Date.now() });
    await this.loadWaivers();
  }

  async unwaive(waiver: Omit<Waiver, 'at' | 'reason'>): Promise<void> {
    await this.services.waivers.remove(waiver);
    await this.loadWaivers();
  }

  /**
   * Adds a word to the office's dictionary and judges the shown file again by it.
   *
   * @returns takes the word back
   */
  async addWord(word: string): Promise<() => Promise<void>> {
    const takeBack = await this.services.addWord(word);
    const judge = async () => {
      const item = this.item(this.snapshot().selected);
      if (item?.held) await this.checks.check(item.id, 'quietly');
    };
    await judge();
    return async () => {
      await takeBack();
      await judge();
    };
  }

  /** A mark was clicked in the page view. */
  async choose(id: string, verdict: number): Promise<void> {
    if (this.snapshot().selected !== id) await this.select(id);
    this.board.set({ pointed: { verdict, at: performance.now() } });
  }

  openView(id: string, chosen: number | null, waived: number[]): void {
    const item = this.item(id);
    const bytes = this.checks.bytesOf(id);
    if (item?.report && bytes) this.services.views.open({ id, name: item.name ?? '', bytes, report: item.report, waived, chosen });
  }

  ruleSets = (): Promise<RuleSetInfo[]> => {
    return this.services.checker.ruleSets(this.services.today()).catch(() => []);
  };
}
