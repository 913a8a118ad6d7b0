import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

const settingsSchema = z.object({
  language: z.enum(['vi', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  contextMenu: z.boolean(),
  /** Whether the number of stops at a secrecy mark is kept, by day. */
  countStops: z.boolean(),
  /** So many days ahead a reminder says that work is coming. */
  daysAhead: z.int().check(z.gte(0), z.lte(60)),
  /** Local hours between which no notification is shown; null = none. */
  quiet: z.nullable(z.object({ from: clock, to: clock })),
  /** Minutes without activity after which the surfaces lock; 0 = never. */
  idleLockMinutes: z.int().check(z.gte(0), z.lte(240)),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Vietnamese whatever the browser's own language: many of these machines run an English browser. */
export const DEFAULT_SETTINGS: Settings = {
  language: 'vi',
  theme: 'system',
  contextMenu: true,
  countStops: false,
  daysAhead: 3,
  quiet: null,
  idleLockMinutes: 0,
};

const KEY = 'settings';
const ownSchema = z.partial(settingsSchema);
const managedSchema = z.partial(z.object({ defaults: z.catch(ownSchema, {}), enforced: z.catch(ownSchema, {}) }));

export interface EffectiveSettings {
  settings: Settings;
  /** Set by the administrator and not to be changed. */
  enforced: (keyof Settings)[];
}

export async function loadSettings(): Promise<EffectiveSettings> {
  const [own, managed] = await Promise.all([
    browser.storage.local.get(KEY),
    // Firefox rejects where no policy exists.
    browser.storage.managed.get(null).catch(() => ({})),
  ]);
  const chosen = ownSchema.safeParse(own[KEY] ?? {});
  const policy = managedSchema.safeParse(managed);
  const enforced = policy.data?.enforced ?? {};
  return {
    settings: { ...DEFAULT_SETTINGS, ...policy.data?.defaults, ...chosen.data, ...enforced },
    enforced: Object.keys(enforced) as (keyof Settings)[],
  };
}

export async function saveSettings(change: Partial<Settings>): Promise<void> {
  const own = await browser.storage.local.get(KEY);
  const chosen = ownSchema.safeParse(own[KEY] ?? {});
  await browser.storage.local.set({ [KEY]: { ...chosen.data, ...change } });
}

export function watchSettings(onChange: (settings: EffectiveSettings) => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if ((area === 'local' && KEY in changes) || area === 'managed') loadSettings().then(onChange);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
