import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { Verdict } from '../../lib/rules';

const waiverSchema = z.object({
  sha256: z.string(),
  rule: z.string(),
  component: z.string(),
  /** Digest of what was found, so that no text of the file is kept; absent = whatever was found by this rule here. */
  found: z.optional(z.string()),
  reason: z.string(),
  at: z.number(),
});

/** A verdict set aside with a reason; bound to the file's bytes, so that a changed file is judged afresh. */
export type Waiver = z.infer<typeof waiverSchema>;
export type WaiverKey = Omit<Waiver, 'reason' | 'at'>;

export interface WaiverStore {
  of(sha256: string): Promise<Waiver[]>;
  add(waiver: Waiver): Promise<void>;
  remove(waiver: WaiverKey): Promise<void>;
  count(): Promise<number>;
  clear(): Promise<void>;
}

const PREFIX = 'waivers.';

/** Tells apart what one rule found of one component; says nothing of the text to anyone who reads it. */
function digest(text: string): string {
  let [high, low] = [0x811c9dc5, 0x2f0b4c47];
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code ^ (high >>> 15), 0x85ebca6b);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

export function waiverKey(sha256: string, verdict: Pick<Verdict, 'rule' | 'component' | 'actual' | 'found'>): WaiverKey {
  const { rule, component } = verdict;
  const found = (verdict.found ?? verdict.actual.vi).normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  return { sha256, rule, component, found: digest(`${sha256}\n${rule}\n${found}`) };
}

/** A waiver of the time before what was found counted holds for all that its rule finds of its component. */
export function covers(waiver: WaiverKey, key: WaiverKey): boolean {
  const { sha256, rule, component, found } = waiver;
  if (sha256 !== key.sha256 || rule !== key.rule || component !== key.component) return false;
  return found === undefined || found === key.found;
}

const same = (a: WaiverKey, b: WaiverKey) => a.rule === b.rule && a.component === b.component && a.found === b.found;

async function read(sha256: string): Promise<Waiver[]> {
  const key = PREFIX + sha256;
  const stored = (await browser.storage.local.get(key))[key];
  const parsed = z.array(waiverSchema).safeParse(stored ?? []);
  return parsed.success ? parsed.data : [];
}

async function keys(): Promise<string[]> {
  return Object.keys(await browser.storage.local.get(null)).filter((key) => key.startsWith(PREFIX));
}

/** One record a file in `storage.local`. */
export const localWaivers: WaiverStore = {
  of: read,
  async add(waiver) {
    const others = (await read(waiver.sha256)).filter((one) => !same(one, waiver));
    await browser.storage.local.set({ [PREFIX + waiver.sha256]: [...others, waiver] });
  },
  async remove(key) {
    const left = (await read(key.sha256)).filter((one) => !same(one, key));
    if (left.length > 0) await browser.storage.local.set({ [PREFIX + key.sha256]: left });
    else await browser.storage.local.remove(PREFIX + key.sha256);
  },
  async count() {
    const lists = await Promise.all((await keys()).map((key) => read(key.slice(PREFIX.length))));
    return lists.reduce((sum, list) => sum + list.length, 0);
  },
  async clear() {
    await browser.storage.local.remove(await keys());
  },
};
