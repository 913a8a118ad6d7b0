import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { loadSettings } from './settings';
import { today } from './today';

/** How many stops there were on a day. Nothing else is known of them. */
const stopsSchema = z.record(z.iso.date(), z.int().check(z.positive()));
export type StopCounts = z.infer<typeof stopsSchema>;

export const STOPS_KEY = 'stops';

export async function loadStops(): Promise<StopCounts> {
  const parsed = stopsSchema.safeParse((await browser.storage.local.get(STOPS_KEY))[STOPS_KEY]);
  return parsed.data ?? {};
}

/** One more stop today; nothing unless the office has asked for the count. */
export async function countStop(): Promise<void> {
  const { settings } = await loadSettings();
  if (!settings.countStops) return;
  const counts = await loadStops();
  const day = today();
  await browser.storage.local.set({ [STOPS_KEY]: { ...counts, [day]: (counts[day] ?? 0) + 1 } });
}

export async function clearStops(): Promise<void> {
  await browser.storage.local.remove(STOPS_KEY);
}
