import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { SiteProfile } from '../../lib/host';
import { parseProfile } from '../../lib/host/profileSchema';
import { OVERLAY_FEATURES, type OverlayFeature } from '../../lib/messages';

const switches = z.catch(z.partialRecord(z.enum(OVERLAY_FEATURES), z.boolean()), {});
type Switches = z.infer<typeof switches>;

const SWITCHES_KEY = 'overlay';
const PROFILES_KEY = 'hostProfiles';
/** Whatever changes here changes what stands on the pages. */
export const OVERLAY_KEYS: readonly string[] = [SWITCHES_KEY, PROFILES_KEY, 'settings'];

const half = z.catch(z.object({ overlay: z.optional(switches) }), {});
const policySchema = z.partial(z.object({ defaults: half, enforced: half, profiles: z.catch(z.array(z.string()), []) }));

async function policy(): Promise<z.infer<typeof policySchema>> {
  // Firefox rejects where no policy exists.
  const managed = await browser.storage.managed.get(null).catch(() => ({}));
  return policySchema.safeParse(managed).data ?? {};
}

export interface FeatureSwitch {
  id: OverlayFeature;
  on: boolean;
  /** Set by the administrator and not to be changed. */
  enforced: boolean;
}

export async function loadFeatures(): Promise<FeatureSwitch[]> {
  const [stored, managed] = await Promise.all([browser.storage.local.get(SWITCHES_KEY), policy()]);
  const own: Switches = switches.parse(stored[SWITCHES_KEY] ?? {});
  return OVERLAY_FEATURES.map((id) => {
    const forced = managed.enforced?.overlay?.[id];
    return { id, on: forced ?? own[id] ?? managed.defaults?.overlay?.[id] ?? true, enforced: forced !== undefined };
  });
}

export async function setFeature(id: OverlayFeature, on: boolean): Promise<void> {
  const stored = await browser.storage.local.get(SWITCHES_KEY);
  await browser.storage.local.set({ [SWITCHES_KEY]: { ...switches.parse(stored[SWITCHES_KEY] ?? {}), [id]: on } });
}

function examined(one: unknown): SiteProfile[] {
  try {
    return [parseProfile(one)];
  } catch {
    return [];
  }
}

/** The clerk's own repairs first, then what policy gives. A profile that is not well made is left out. */
export async function loadProfiles(): Promise<SiteProfile[]> {
  const [stored, managed] = await Promise.all([browser.storage.local.get(PROFILES_KEY), policy()]);
  const own = Array.isArray(stored[PROFILES_KEY]) ? (stored[PROFILES_KEY] as unknown[]) : [];
  return [...own, ...(managed.profiles ?? [])].flatMap(examined);
}

/** @throws Error with one line for a profile that is not well made */
export async function saveProfile(value: unknown): Promise<void> {
  const profile = parseProfile(value);
  const stored = await browser.storage.local.get(PROFILES_KEY);
  const own = Array.isArray(stored[PROFILES_KEY]) ? (stored[PROFILES_KEY] as unknown[]).flatMap(examined) : [];
  await browser.storage.local.set({ [PROFILES_KEY]: [profile, ...own.filter((one) => one.id !== profile.id)].slice(0, 50) });
}
