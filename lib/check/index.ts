import type { ReadOptions } from '../document';
import type { CheckOutcome } from './types';

export * from './types';

export interface CheckOptions extends ReadOptions {
  /** Rule set id; without it the set is chosen by issuing system and date. */
  ruleset?: string;
  /** ISO day that stands for an undated draft. */
  today: string;
  /** Name of the file, looked at for secrecy marks only; never kept. */
  fileName?: string;
}

/**
 * From bytes to cited verdicts: read, find the parts, check. The same function runs in a page, a worker and Node.
 *
 * @throws UnreadableFileError when the file can't be read.
 */
export async function checkDraft(_bytes: Uint8Array, _options: CheckOptions): Promise<CheckOutcome> {
  throw new Error('not built yet');
}
