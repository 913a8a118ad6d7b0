import defaults from './limits.json' with { type: 'json' };
import { type ReadLimits, type ReadOptions, type TextPlace, UnreadableFileError } from './types';

export function limitsOf(options: ReadOptions): ReadLimits {
  return { ...defaults, ...options.limits };
}

/** A read runs at most this long before it lets the event loop turn, so that an abort can arrive. */
const SLICE_MS = 40;
const CHECK_EVERY = 1024;

/** What one reading has used up. Every reader counts here; the first limit passed ends the reading. */
export class Budget {
  readonly limits: ReadLimits;
  private readonly started = Date.now();
  private lastPause = this.started;
  private bytes = 0;
  private elements = 0;
  private paragraphs = 0;
  private length = 0;

  constructor(private readonly options: ReadOptions) {
    this.limits = limitsOf(options);
  }

  /** Hands a piece of text to the listener; what it throws is never caught here. */
  tell(text: string, container: TextPlace['container'], page: number | null = null): void {
    this.length += text.length;
    if (this.length > this.limits.textLength) throw new UnreadableFileError('tooLong', { limit: this.limits.textLength });
    if (text !== '') this.options.onText?.(text, { container, page });
  }

  progress(share: number): void {
    this.options.onProgress?.(Math.min(1, Math.max(0, share)));
  }

  addBytes(count: number, ofEntry: number): void {
    this.bytes += count;
    if (ofEntry > this.limits.entryBytes) throw new UnreadableFileError('zipBomb', { limit: this.limits.entryBytes });
    if (this.bytes > this.limits.totalBytes) throw new UnreadableFileError('zipBomb', { limit: this.limits.totalBytes });
  }

  addElement(depth: number): void {
    if (depth > this.limits.xmlDepth) throw new UnreadableFileError('tooDeep', { limit: this.limits.xmlDepth });
    if (++this.elements > this.limits.xmlElements) throw new UnreadableFileError('tooLong', { limit: this.limits.xmlElements });
    if (this.elements % CHECK_EVERY === 0) this.check();
  }

  addParagraph(): void {
    if (++this.paragraphs > this.limits.paragraphs) throw new UnreadableFileError('tooLong', { limit: this.limits.paragraphs });
    if (this.paragraphs % CHECK_EVERY === 0) this.check();
  }

  check(): void {
    this.options.signal?.throwIfAborted();
    if (Date.now() - this.started > this.limits.milliseconds) {
      throw new UnreadableFileError('tooLong', { limit: Math.round(this.limits.milliseconds / 1000) });
    }
  }

  /** Lets the event loop turn when the slice is used up. */
  async pause(): Promise<void> {
    this.check();
    if (Date.now() - this.lastPause < SLICE_MS) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.lastPause = Date.now();
    this.check();
  }
}
