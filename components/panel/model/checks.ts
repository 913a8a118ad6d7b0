import { CheckerError, FileRefused } from '../../state/checker';
import type { PanelServices } from './services';
import { AUTOMATIC, type Board, type PanelItem, type Problem, type RuleChoice, type SecrecyStopShown } from './state';

/** Bytes held for recheck and view; beyond it the oldest are let go. */
const HELD_BYTES = 256 * 1024 * 1024;

/** The files under check, their bytes in memory, and what became of them. */
export class Checks {
  private readonly bytes = new Map<string, Uint8Array>();
  private readonly running = new Map<string, AbortController>();
  /** Files of which the clerk has said that the red frame is no mark: a recheck does not ask again. */
  private readonly cleared = new Set<string>();
  private asking: { id: string; answer: (isMark: boolean | null) => void } | null = null;
  /** One question at a time. */
  private askedLast: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly board: Board,
    private readonly services: PanelServices,
    private readonly onChecked: () => Promise<void>,
  ) {}

  bytesOf(id: string): Uint8Array | null {
    return this.bytes.get(id) ?? null;
  }

  /** A file of the same name takes the place of the earlier one: the clerk mends and checks again. */
  async take(name: string | null, bytes: Uint8Array, show: boolean): Promise<string> {
    const earlier = name === null ? null : (this.board.snapshot().items.find((item) => item.name === name) ?? null);
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
      before: earlier?.report ?? earlier?.before ?? null,
      problem: null,
      checkedAt: null,
      asked: earlier?.asked ?? AUTOMATIC,
      held: true,
    };
    this.board.set({ items: [item, ...this.board.snapshot().items], notice: null, selected: show ? id : null, compared: null });
    this.letGo();
    await this.check(id);
    return id;
  }

  private letGo(): void {
    let held = 0;
    for (const item of this.board.snapshot().items) {
      held += this.bytes.get(item.id)?.length ?? 0;
      if (held > HELD_BYTES && item.state !== 'waiting' && item.state !== 'running') {
        this.bytes.delete(item.id);
        this.board.change(item.id, { held: false });
      }
    }
  }

  /** @param how quietly: what is shown stays until the new report takes its place */
  async check(id: string, how: 'openly' | 'quietly' = 'openly'): Promise<void> {
    const bytes = this.bytes.get(id);
    const item = this.board.item(id);
    if (!bytes || !item) return;
    this.running.get(id)?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    this.running.set(id, controller);
    const tell = (change: Partial<PanelItem>) => how === 'openly' && this.board.change(id, change);
    tell({ state: 'waiting', share: null, problem: null });
    const { ruleset, day } = item.asked;
    try {
      const lexicon = await this.services.lexicon();
      const { outcome, explained } = await this.services.checker.check(
        bytes,
        {
          today: this.services.today(),
          ...(day ? { date: day } : {}),
          ...(ruleset ? { ruleset } : {}),
          ...(item.name ? { fileName: item.name } : {}),
          ...(lexicon.words.length > 0 ? { lexicon } : {}),
        },
        (share) => tell({ state: 'running', share: share || null }),
        signal,
      );
      signal.throwIfAborted();
      if (outcome.secrecyStop) {
        this.stopAt(id, { level: outcome.level, place: outcome.place });
        return;
      }
      if (outcome.pictured.length > 0 && !this.cleared.has(outcome.sha256)) {
        const isMark = await this.askOfStamp(id, bytes, outcome.pictured, signal);
        signal.throwIfAborted();
        if (isMark) {
          this.stopAt(id, { level: null, place: 'picture' });
          return;
        }
        this.cleared.add(outcome.sha256);
      }
      const before = item.before?.sha256 === outcome.sha256 ? null : item.before;
      this.board.change(id, { state: 'done', report: outcome, explained, before, checkedAt: Date.now() });
      this.services.views.update(id, outcome);
      await this.onChecked();
    } catch (error) {
      if (signal.aborted) {
        if (this.board.item(id) && this.running.get(id) === controller) this.board.change(id, { state: 'cancelled', share: null });
        return;
      }
      this.board.change(id, { state: 'error', share: null, report: null, problem: problemOf(error) });
      await this.saveSession();
    } finally {
      if (this.running.get(id) === controller) this.running.delete(id);
    }
  }

  /** Looks at the pictures of pages; where a red frame is seen, nothing goes on before the clerk has said what it is. */
  private async askOfStamp(id: string, bytes: Uint8Array, pages: readonly number[], signal: AbortSignal): Promise<boolean> {
    const page = await this.services.findStamp(bytes, pages, signal);
    if (page === null || signal.aborted) return false;
    const asked = this.askedLast.then(() => this.ask(id, page, signal));
    this.askedLast = asked;
    return (await asked) === true;
  }

  private ask(id: string, page: number, signal: AbortSignal): Promise<boolean | null> {
    const item = this.board.item(id);
    if (!item || signal.aborted) return Promise.resolve(null);
    return new Promise((resolve) => {
      const answer = (isMark: boolean | null) => {
        this.asking = null;
        this.board.set({ stamp: null });
        resolve(isMark);
      };
      this.asking = { id, answer };
      signal.addEventListener('abort', () => this.asking?.id === id && answer(null), { once: true });
      this.board.set({ stamp: { name: item.name, page } });
    });
  }

  answerStamp(isMark: boolean): void {
    this.asking?.answer(isMark);
  }

  /** Nothing of a stopped file stays: not its bytes, its name, its place in a list, or a view of it. */
  private stopAt(id: string, stop: SecrecyStopShown): void {
    this.forget(id);
    this.services.checker.renew();
    this.board.set({ stop, notice: null, found: null });
    void this.saveSession();
    void this.services.countStop();
  }

  forget(id: string): void {
    this.running.get(id)?.abort();
    this.running.delete(id);
    this.bytes.delete(id);
    this.services.views.close(id);
    const { items, selected, compared } = this.board.snapshot();
    this.board.set({
      items: items.filter((item) => item.id !== id),
      selected: selected === id ? null : selected,
      compared: compared?.includes(id) ? null : compared,
    });
  }

  saveSession(): Promise<void> {
    const results = this.board
      .snapshot()
      .items.flatMap(({ id, name, checkedAt, report, explained, before, state }) =>
        state === 'done' && report && name !== null ? [{ id, name, checkedAt: checkedAt ?? 0, report, explained, before }] : [],
      );
    return this.services.session.save(results);
  }

  cancel(id: string): void {
    this.running.get(id)?.abort(new DOMException('cancelled', 'AbortError'));
  }

  async recheck(id: string, asked?: RuleChoice): Promise<void> {
    if (asked) this.board.change(id, { asked });
    await this.check(id);
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof FileRefused) return { kind: 'unreadable', line: error.line };
  return { kind: 'checker', code: error instanceof CheckerError ? error.code : 'unknown' };
}
