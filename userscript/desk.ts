import { type Checker, CheckerError, FileRefused } from '../components/state/checker';
import { today } from '../components/state/today';
import type { CheckReport } from '../lib/check';
import type { Explained } from '../lib/check/worker-messages';
import type { Bilingual } from '../lib/rules';
import { FetchRefused, fetchFile, lookAt } from './files';

export type Trouble =
  | { kind: 'line'; line: Bilingual }
  | { kind: 'shared'; code: 'crashed' | 'stuck' | 'unknown' | 'linkFailed' | 'linkBlocked' | 'linkPage'; status: number }
  | { kind: 'own'; code: 'otherKind' | 'tooLarge' | 'notLocal' | 'oneFile' };

export type Standing =
  | { state: 'empty' }
  | { state: 'running'; name: string; share: number | null }
  | { state: 'done'; name: string; report: CheckReport; explained: Explained | null; at: number }
  | { state: 'trouble'; name: string | null; trouble: Trouble }
  | { state: 'stop'; level: 'mật' | 'tối mật' | 'tuyệt mật' | null; place: string };

/** The one draft on the desk. Its bytes are let go as soon as they are read. */
export class Desk {
  private now: Standing = { state: 'empty' };
  private running: AbortController | null = null;

  constructor(
    private readonly checker: Checker,
    private readonly onChange: () => void,
  ) {}

  get standing(): Standing {
    return this.now;
  }

  private set(standing: Standing): void {
    this.now = standing;
    this.onChange();
  }

  clear(): void {
    this.running?.abort();
    this.running = null;
    this.set({ state: 'empty' });
  }

  refuse(trouble: Trouble): void {
    this.clear();
    this.set({ state: 'trouble', name: null, trouble });
  }

  takeFile(file: File): Promise<void> {
    return this.take(file.name, async () => new Uint8Array(await file.arrayBuffer()), file.size);
  }

  takeLink(name: string, address: string | null): Promise<void> {
    return this.take(name, (signal) => {
      if (!address) throw new FetchRefused('notLocal');
      return fetchFile(address, signal);
    });
  }

  private async take(name: string, read: (signal: AbortSignal) => Promise<Uint8Array>, size = 0): Promise<void> {
    this.running?.abort();
    const mine = new AbortController();
    this.running = mine;
    try {
      // Name and size before a single byte is asked for.
      if (this.look(name, size, new Uint8Array())) return;
      this.set({ state: 'running', name, share: null });
      const bytes = await read(mine.signal);
      if (mine.signal.aborted || this.look(name, bytes.length, bytes)) return;
      const onProgress = (share: number) => this.running === mine && this.set({ state: 'running', name, share: share || null });
      const { outcome, explained } = await this.checker.check(bytes, { today: today(), fileName: name }, onProgress, mine.signal);
      if (mine.signal.aborted) return;
      if (outcome.secrecyStop) this.stop(outcome);
      else this.set({ state: 'done', name, report: outcome, explained, at: Date.now() });
    } catch (error) {
      if (!mine.signal.aborted) this.set({ state: 'trouble', name, trouble: troubleOf(error) });
    } finally {
      if (this.running === mine) this.running = null;
    }
  }

  /** true: nothing more is to be done with it. */
  private look(name: string, size: number, bytes: Uint8Array): boolean {
    const seen = lookAt(name, size, bytes);
    if (!seen) return false;
    if ('mark' in seen) this.stop(seen.mark);
    else this.set({ state: 'trouble', name, trouble: { kind: 'own', code: seen.refused } });
    return true;
  }

  /** Of a stopped file nothing stays: not its name here, not its bytes in the engine. */
  private stop({ level, place }: { level: 'mật' | 'tối mật' | 'tuyệt mật' | null; place: string }): void {
    this.checker.end();
    this.set({ state: 'stop', level, place });
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof FileRefused) return { kind: 'line', line: error.line };
  if (error instanceof FetchRefused)
    return error.code === 'tooLarge' || error.code === 'notLocal'
      ? { kind: 'own', code: error.code }
      : { kind: 'shared', code: error.code, status: error.status };
  return { kind: 'shared', code: error instanceof CheckerError ? error.code : 'unknown', status: 0 };
}
