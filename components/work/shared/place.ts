/** Where the side panel stands, so that other surfaces can send the clerk to a place in it. */
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

export const TABS = ['check', 'dossiers', 'agenda', 'register', 'news'] as const;
export type TabName = (typeof TABS)[number];

const placeSchema = z.object({ tab: z.enum(TABS), dossierId: z.nullable(z.string()), documentId: z.nullable(z.string()) });
export type Place = z.infer<typeof placeSchema>;

export const HOME: Place = { tab: 'check', dossierId: null, documentId: null };

const LAST = 'place';
const CALL = 'placeCall';
const callSchema = z.object({ windowId: z.number(), place: placeSchema });

/** Where the panel was last. */
export async function loadPlace(): Promise<Place> {
  const stored = placeSchema.safeParse((await browser.storage.session.get(LAST))[LAST]);
  return stored.data ?? HOME;
}

export async function savePlace(place: Place): Promise<void> {
  await browser.storage.session.set({ [LAST]: place });
}

/** Sends the panel of a window to a place; one that is only opening finds it as the last. */
export async function callTo(windowId: number, place: Place): Promise<void> {
  // Removed first: the same call twice is a change twice.
  await browser.storage.session.remove(CALL);
  await browser.storage.session.set({ [LAST]: place, [CALL]: { windowId, place } });
}

export function watchCalls(windowId: number, onCall: (place: Place) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const call = area === 'session' && CALL in changes ? callSchema.safeParse(changes[CALL]?.newValue).data : undefined;
    if (call?.windowId === windowId) onCall(call.place);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/** Where an obligation leads: to its dossier, its document, or the list it stands in. */
export function placeOf({ subjectTable, subjectId }: { subjectTable: string | null; subjectId: string | null }): Place {
  if (subjectTable === 'dossiers') return { ...HOME, tab: 'dossiers', dossierId: subjectId };
  if (subjectTable === 'documents') return { ...HOME, tab: 'register', documentId: subjectId };
  return { ...HOME, tab: 'agenda' };
}
