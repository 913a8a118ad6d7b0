import { sniff } from '../lib/document';
import { findMarkInFileName, type MarkFound } from '../lib/secrecy';

/** Larger files are left to the extension: here they would be read in somebody else's page. */
export const MOST_MEGABYTES = 50;
const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;

export type Refusal = 'otherKind' | 'tooLarge';

/** What can be said of a file before it is read. The name comes first: a marked one is not looked into at all. */
export function lookAt(name: string, size: number, head: Uint8Array): { mark: MarkFound } | { refused: Refusal } | null {
  const mark = findMarkInFileName(name);
  if (mark) return { mark };
  if (size > MOST_BYTES) return { refused: 'tooLarge' };
  return ['pdf', 'doc'].includes(sniff(head)) ? { refused: 'otherKind' } : null;
}

export class FetchRefused extends Error {
  constructor(
    readonly code: 'linkFailed' | 'linkBlocked' | 'linkPage' | 'tooLarge' | 'notLocal',
    readonly status = 0,
  ) {
    super(code);
  }
}

/** The address of an attachment, when it is the page's own; null for a script's or another site's. */
export function ownAddress(href: string | null, page: string): string | null {
  if (!href) return null;
  try {
    const url = new URL(href, page);
    return /^https?:$/.test(url.protocol) && url.origin === new URL(page).origin ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * Reads a file of the page's own site, as a click on it would.
 *
 * @throws FetchRefused
 */
export async function fetchFile(address: string, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(address, { credentials: 'same-origin', cache: 'no-store', redirect: 'follow', signal }).catch(() => {
    throw new FetchRefused('linkBlocked');
  });
  if (!answer.ok) throw new FetchRefused('linkFailed', answer.status);
  if (/^text\/html/i.test(answer.headers.get('content-type') ?? '')) throw new FetchRefused('linkPage');
  if (Number(answer.headers.get('content-length') ?? 0) > MOST_BYTES) throw new FetchRefused('tooLarge');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes.length > MOST_BYTES) throw new FetchRefused('tooLarge');
  return bytes;
}
