import { browser } from 'wxt/browser';
import type { PageAttachment } from '../../lib/messages';

/**
 * What the panel reads from a page on the clerk's click: with `activeTab` alone, in the page's own session, through
 * functions put into the page for that moment. They can use nothing but their arguments and the page.
 */

export interface PageFile {
  source: 'viewer' | 'field' | 'link';
  name: string;
  frameId: number;
  /** For viewers and links. */
  url: string | null;
  /** For file fields: index of the field in its page and of the file in the field. */
  field: number;
  file: number;
}

export interface PageScan {
  files: PageFile[];
  /** Things that look like attachments but have no address of their own. */
  scripted: number;
}

export type PageRefusal = 'status' | 'blocked' | 'page' | 'script' | 'refused';

export class PageAccessError extends Error {
  override readonly name = 'PageAccessError';
  constructor(
    readonly refusal: PageRefusal,
    readonly status = 0,
  ) {
    super(refusal);
  }
}

/** More than any reader takes; a larger answer of a site is not even fetched whole. */
const MOST_BYTES = 128 * 1024 * 1024;
const CHUNK_BYTES = 3 * 1024 * 1024;

type Taken = { ok: true; size: number; name: string | null; html: boolean } | { ok: false; refusal: 'status' | 'blocked'; status: number };

type Held = typeof globalThis & { vanThuHeld?: Record<string, Uint8Array<ArrayBuffer>> };

async function takeLink(url: string, token: string, most: number): Promise<Taken> {
  let response: Response;
  try {
    // Past the cache: it lies on the disk, and what the file is will be known only once it is read.
    response = await fetch(url, { credentials: 'include', cache: 'no-store' });
  } catch {
    return { ok: false, refusal: 'blocked', status: 0 };
  }
  if (!response.ok) {
    await response.body?.cancel();
    return { ok: false, refusal: 'status', status: response.status };
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done || !piece.value) break;
    parts.push(piece.value);
    size += piece.value.length;
    if (size > most) {
      await reader?.cancel();
      return { ok: false, refusal: 'blocked', status: 0 };
    }
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const held = globalThis as Held;
  held.vanThuHeld ??= {};
  held.vanThuHeld[token] = bytes;
  const disposition = response.headers.get('content-disposition') ?? '';
  const extended = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*"?([^";]+)"?/i.exec(disposition)?.[1];
  let name: string | null = null;
  try {
    name = extended ? decodeURIComponent(extended) : (plain ?? null);
  } catch {
    name = plain ?? null;
  }
  return { ok: true, size, name, html: /text\/html/i.test(response.headers.get('content-type') ?? '') };
}

async function takeField(field: number, file: number, token: string): Promise<Taken> {
  const chosen = document.querySelectorAll<HTMLInputElement>('input[type=file]')[field]?.files?.[file];
  if (!chosen) return { ok: false, refusal: 'blocked', status: 0 };
  const held = globalThis as Held;
  held.vanThuHeld ??= {};
  held.vanThuHeld[token] = new Uint8Array(await chosen.arrayBuffer());
  return { ok: true, size: chosen.size, name: chosen.name, html: false };
}

function readHeld(token: string, from: number, length: number): string {
  const bytes = (globalThis as Held).vanThuHeld?.[token]?.subarray(from, from + length) ?? new Uint8Array();
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function dropHeld(token: string): void {
  const held = globalThis as Held;
  if (held.vanThuHeld) delete held.vanThuHeld[token];
}

function readSelection(): string {
  let field = document.activeElement;
  while (field?.shadowRoot?.activeElement) field = field.shadowRoot.activeElement;
  if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && /^(text|search)$/.test(field.type))) {
    const chosen = field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
    if (chosen) return chosen;
  }
  return getSelection()?.toString() ?? '';
}

/** All that stands in the field with the cursor. Only fields for words: never a password, a number, an address. */
function readField(): string {
  let field = document.activeElement;
  while (field?.shadowRoot?.activeElement) field = field.shadowRoot.activeElement;
  if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && /^(text|search)$/.test(field.type))) return field.value;
  let editable = field instanceof HTMLElement && field.isContentEditable ? field : null;
  while (editable?.parentElement?.isContentEditable) editable = editable.parentElement;
  // biome-ignore lint/performance/useDomNodeTextContent: a line of the field is a paragraph, which only the layout knows.
  return editable?.innerText ?? '';
}

/** Files a page shows, holds in its form or links to, by their names: nothing is opened. */
function scan(): { files: Omit<PageFile, 'frameId'>[]; scripted: number } {
  const KIND = /\.(docx|doc|pdf)$/i;
  const files: Omit<PageFile, 'frameId'>[] = [];
  const seen = new Set<string>();
  let scripted = 0;
  const absolute = (address: string): URL | null => {
    try {
      return new URL(address, document.baseURI);
    } catch {
      return null;
    }
  };
  const lastStep = (url: URL): string => {
    const step = url.pathname.split('/').pop() ?? '';
    try {
      return decodeURIComponent(step);
    } catch {
      return step;
    }
  };
  const nameIn = (text: string): string | null => /[^\n\t/\\:*?"<>|]+\.(?:docx|doc|pdf)\b/i.exec(text)?.[0].trim() ?? null;
  const add = (source: 'viewer' | 'link', url: URL, name: string) => {
    if (!/^(https?|blob|file):$/.test(url.protocol) || seen.has(url.href)) return;
    seen.add(url.href);
    files.push({ source, name, url: url.href, field: -1, file: -1 });
  };
  const visible = (element: Element): boolean => element.getClientRects().length > 0;

  if (/pdf|msword|wordprocessingml/.test(document.contentType)) {
    const here = new URL(location.href);
    add('viewer', here, lastStep(here));
    return { files, scripted };
  }
  for (const frame of document.querySelectorAll('iframe[src], embed[src], object[data]')) {
    const url = absolute(frame.getAttribute('src') ?? frame.getAttribute('data') ?? '');
    if (!url || !visible(frame)) continue;
    // Viewers built on pdf.js carry the file's address in their own.
    const inner = url.searchParams.get('file');
    const shown = inner ? absolute(inner) : url;
    if (shown && (KIND.test(shown.pathname) || frame.getAttribute('type') === 'application/pdf' || inner))
      add('viewer', shown, lastStep(shown));
  }
  document.querySelectorAll<HTMLInputElement>('input[type=file]').forEach((input, field) => {
    [...(input.files ?? [])].forEach((file, index) => {
      if (KIND.test(file.name)) files.push({ source: 'field', name: file.name, url: null, field, file: index });
    });
  });
  for (const element of document.querySelectorAll('a, button, [role=button], [onclick]')) {
    if (!visible(element)) continue;
    const href = element instanceof HTMLAnchorElement ? (element.getAttribute('href') ?? '') : '';
    const url = href && !/^\s*(javascript:|#)/i.test(href) ? absolute(href) : null;
    const label = element.getAttribute('download') || nameIn(element.textContent ?? '') || nameIn(element.getAttribute('title') ?? '');
    if (url && (KIND.test(url.pathname) || label)) add('link', url, label || lastStep(url));
    else if (!url && label) scripted++;
  }
  return { files, scripted };
}

/** Name an attachment goes by on the page: the link's own words where they name a file. */
function nameOfLink(url: string): string | null {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    if (link.href !== url) continue;
    const named = /[^\n\t/\\:*?"<>|]+\.(?:docx|doc|pdf)\b/i.exec(`${link.download}\n${link.textContent}`)?.[0].trim();
    if (named) return named;
  }
  return null;
}

async function run<Args extends unknown[], Result>(
  target: { tabId: number; frameIds?: number[]; allFrames?: boolean },
  func: (...args: Args) => Result | Promise<Result>,
  args: Args,
): Promise<{ frameId: number; result: Result }[]> {
  try {
    const answers = await browser.scripting.executeScript({ target: target as { tabId: number }, func, args } as Parameters<
      typeof browser.scripting.executeScript
    >[0]);
    return answers.filter((one) => one.result !== undefined && one.result !== null) as { frameId: number; result: Result }[];
  } catch {
    throw new PageAccessError('refused');
  }
}

function decode(base64: string, into: Uint8Array, at: number): number {
  const text = atob(base64);
  for (let index = 0; index < text.length; index++) into[at + index] = text.charCodeAt(index);
  return text.length;
}

async function carryOver(tabId: number, frameId: number, take: (token: string) => Promise<{ result: Taken }[]>, name: string) {
  const token = crypto.randomUUID();
  const target = { tabId, frameIds: [frameId] };
  const taken = (await take(token))[0]?.result;
  if (!taken) throw new PageAccessError('refused');
  if (!taken.ok) throw new PageAccessError(taken.refusal, taken.status);
  try {
    const bytes = new Uint8Array(taken.size);
    for (let at = 0; at < taken.size; ) {
      const chunk = (await run(target, readHeld, [token, at, CHUNK_BYTES]))[0]?.result ?? '';
      const length = decode(chunk, bytes, at);
      if (length === 0) throw new PageAccessError('blocked');
      at += length;
    }
    if (taken.html && !looksLikeFile(bytes)) throw new PageAccessError('page');
    return { bytes, name: taken.name ?? name };
  } finally {
    await run(target, dropHeld, [token]).catch(() => undefined);
  }
}

/** Some servers send files as text/html: PDF, ZIP (docx) and CFB (doc) tell themselves by their first bytes. */
function looksLikeFile(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 4));
  return head === '%PDF' || head === 'PK\u0003\u0004' || head === '\u00d0\u00cf\u0011\u00e0';
}

function lastStepOf(url: string): string {
  try {
    return decodeURIComponent(new URL(url).pathname.split('/').pop() ?? '');
  } catch {
    return '';
  }
}

/** @throws PageAccessError */
export async function fetchLink(tabId: number, frameId: number, url: string): Promise<{ bytes: Uint8Array; name: string }> {
  if (!/^(https?|blob|file):/i.test(url)) throw new PageAccessError('script');
  const target = { tabId, frameIds: [frameId] };
  const named = (await run(target, nameOfLink, [url]))[0]?.result;
  return carryOver(tabId, frameId, (token) => run(target, takeLink, [url, token, MOST_BYTES]), named || lastStepOf(url));
}

/** @throws PageAccessError */
export async function fetchPageFile(tabId: number, file: PageFile): Promise<{ bytes: Uint8Array; name: string }> {
  const { url, field, file: index, frameId, name } = file;
  const target = { tabId, frameIds: [frameId] };
  if (url) return carryOver(tabId, frameId, (token) => run(target, takeLink, [url, token, MOST_BYTES]), name);
  return carryOver(tabId, frameId, (token) => run(target, takeField, [field, index, token]), name);
}

/** @throws PageAccessError */
export async function scanPage(tabId: number): Promise<PageScan> {
  const frames = await run({ tabId, allFrames: true }, scan, []);
  const files: PageFile[] = [];
  let scripted = 0;
  for (const { frameId, result } of frames) {
    scripted += result.scripted;
    for (const file of result.files) if (!file.url || !files.some((one) => one.url === file.url)) files.push({ ...file, frameId });
  }
  return { files, scripted };
}

/** @throws PageAccessError */
export async function selectedText(tabId: number, frameId: number): Promise<string> {
  return (await run({ tabId, frameIds: [frameId] }, readSelection, []))[0]?.result ?? '';
}

/** @throws PageAccessError */
export async function fieldText(tabId: number, frameId: number): Promise<string> {
  return (await run({ tabId, frameIds: [frameId] }, readField, []))[0]?.result ?? '';
}

/** @throws PageAccessError `script` for one that only the page itself can open */
export async function fetchAttachment(
  tabId: number,
  frameId: number,
  attachment: PageAttachment,
): Promise<{ bytes: Uint8Array; name: string }> {
  const { link, chosen, name } = attachment;
  if (chosen) return fetchPageFile(tabId, { source: 'field', name, frameId, url: null, field: chosen.field, file: chosen.file });
  if (link === null) throw new PageAccessError('script');
  return fetchLink(tabId, frameId, link);
}
