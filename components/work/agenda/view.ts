import { browser } from 'wxt/browser';

export const VIEWS = ['list', 'month', 'stories'] as const;
export type View = (typeof VIEWS)[number];

const KEY = 'agendaView';

/** How this machine looks at its work. */
export async function loadView(): Promise<View> {
  const stored = (await browser.storage.local.get(KEY))[KEY];
  return VIEWS.find((view) => view === stored) ?? 'list';
}

export async function saveView(view: View): Promise<void> {
  await browser.storage.local.set({ [KEY]: view });
}
