import type { CheckOutcome } from '../../lib/check';
import type { CheckRequest, Explained, ParagraphText, RuleWords, WorkerAnswer, WorkerRequest } from '../../lib/check/worker-messages';
import type { Bilingual, RuleSetInfo } from '../../lib/rules';

/** The file can't be read: one line that says why and what to do. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  constructor(readonly line: Bilingual) {
    super('unreadable');
  }
}

/** Refusal that is not the file's own: the worker broke, or said nothing for too long. */
export class CheckerError extends Error {
  override readonly name = 'CheckerError';
  constructor(readonly code: 'crashed' | 'stuck' | 'unknown') {
    super(code);
  }
}

/** Silence after which the worker is taken for stuck. Readers report progress and keep their own, shorter limits. */
const SILENCE_MS = 90_000;

interface Waiting {
  request: WorkerRequest;
  resolve: (answer: WorkerAnswer) => void;
  reject: (error: unknown) => void;
  onProgress?: (share: number) => void;
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

export interface Checked {
  outcome: CheckOutcome;
  /** null after a stop. */
  explained: Explained | null;
}

export interface Checker {
  check(bytes: Uint8Array, options: CheckRequest['options'], onProgress?: (share: number) => void, signal?: AbortSignal): Promise<Checked>;
  paragraphs(bytes: Uint8Array): Promise<ParagraphText[]>;
  ruleSets(today: string): Promise<RuleSetInfo[]>;
  end(): void;
  /** Ends the worker with all it has in memory; a request under way begins anew in the next one. */
  renew(): void;
}

/** The checking worker, made on first need, ended on cancel, crash or silence and made anew for the next request. */
export class WorkerChecker implements Checker {
  private worker: Worker | null = null;
  private queue: Waiting[] = [];
  private running: Waiting | null = null;
  private next = 1;
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly makeWorker: () => Worker) {}

  async check(...[bytes, options, onProgress, signal]: Parameters<Checker['check']>): Promise<Checked> {
    const answer = await this.ask({ type: 'check', bytes, options }, onProgress, signal);
    if (answer.type !== 'outcome') throw new CheckerError('unknown');
    return { outcome: answer.outcome, explained: answer.explained };
  }

  async paragraphs(bytes: Uint8Array): Promise<ParagraphText[]> {
    const answer = await this.ask({ type: 'paragraphs', bytes });
    return answer.type === 'paragraphs' ? answer.paragraphs : [];
  }

  async ruleWords(ids: string[], today: string): Promise<RuleWords[]> {
    const answer = await this.ask({ type: 'ruleWords', ids, today });
    return answer.type === 'ruleWords' ? answer.words : [];
  }

  async ruleSets(today: string): Promise<RuleSetInfo[]> {
    const answer = await this.ask({ type: 'ruleSets', today });
    return answer.type === 'ruleSets' ? answer.ruleSets : [];
  }

  end(): void {
    clearTimeout(this.silence);
    this.worker?.terminate();
    this.worker = null;
  }

  renew(): void {
    this.end();
    if (this.running) this.queue.unshift(this.running);
    this.running = null;
    this.advance();
  }

  private ask(request: Unnumbered<WorkerRequest>, onProgress?: (share: number) => void, signal?: AbortSignal): Promise<WorkerAnswer> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const waiting: Waiting = { request: { ...request, id: this.next++ } as WorkerRequest, resolve, reject, onProgress };
      signal?.addEventListener('abort', () => this.cancel(waiting, signal.reason), { once: true });
      this.queue.push(waiting);
      this.advance();
    });
  }

  private advance(): void {
    if (this.running) return;
    const waiting = this.queue.shift();
    if (!waiting) return;
    this.running = waiting;
    if (!this.worker) {
      this.worker = this.makeWorker();
      this.worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => this.take(data);
      this.worker.onerror = (event) => {
        event.preventDefault?.();
        this.breakOff(new CheckerError('crashed'));
      };
      this.worker.onmessageerror = () => this.breakOff(new CheckerError('crashed'));
    }
    this.watch();
    waiting.onProgress?.(0);
    this.worker.postMessage(waiting.request);
  }

  private watch(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.breakOff(new CheckerError('stuck')), SILENCE_MS);
  }

  private take(answer: WorkerAnswer): void {
    const waiting = this.running;
    if (!waiting || answer.id !== waiting.request.id) return;
    if (answer.type === 'progress') {
      this.watch();
      waiting.onProgress?.(answer.share);
      return;
    }
    clearTimeout(this.silence);
    this.running = null;
    if (answer.type === 'unreadable') waiting.reject(new FileRefused(answer.line));
    else if (answer.type === 'failed') waiting.reject(new CheckerError('unknown'));
    else waiting.resolve(answer);
    this.advance();
  }

  private breakOff(error: unknown): void {
    const waiting = this.running;
    this.running = null;
    this.end();
    waiting?.reject(error);
    this.advance();
  }

  private cancel(waiting: Waiting, reason: unknown): void {
    if (this.running === waiting) this.breakOff(reason);
    else if (this.queue.includes(waiting)) {
      this.queue = this.queue.filter((one) => one !== waiting);
      waiting.reject(reason);
    }
  }
}
