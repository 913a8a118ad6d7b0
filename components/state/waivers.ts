import { browser } from 'wxt/browser';
import { z } from 'zod';

const waiverSchema = z.object({ sha256: z.string(), rule: z.string(), component: z.string(), reason: z.string(), at: z.number() });

/** A verdict set aside with a reason; bound to the file's bytes, so that a changed file is judged afresh. */
export type Waiver = z.infer<typeof waiverSchema>;

export interface WaiverStore {
  of(sha256: string): Promise<Waiver[]>;
  add(waiver: Waiver): Promise<void>;
  remove(waiver: Pick<Waiver, 'sha256' | 'rule' | 'component'>): Promise<void>;
  count(): Promise<number>;
  clear(): Promise<void>;
}

const PREFIX = 'waivers.';

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
    const others = (await read(waiver.sha256)).filter((one) => one.rule !== waiver.rule || one.component !== waiver.component);
    await browser.storage.local.set({ [PREFIX + waiver.sha256]: [...others, waiver] });
  },
  async remove({ sha256, rule, component }) {
    const left = (await read(sha256)).filter((one) => one.rule !== rule || one.component !== component);
    if (left.length > 0) await browser.storage.local.set({ [PREFIX + sha256]: left });
    else await browser.storage.local.remove(PREFIX + sha256);
  },
  async count() {
    const lists = await Promise.all((await keys()).map((key) => read(key.slice(PREFIX.length))));
    return lists.reduce((sum, list) => sum + list.length, 0);
  },
  async clear() {
    await browser.storage.local.remove(await keys());
  },
};
