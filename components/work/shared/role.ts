import { browser } from 'wxt/browser';
import type { ClerkRole } from '../../../lib/store';

const KEY = 'role';
export const ROLES: readonly ClerkRole[] = ['incoming', 'outgoing', 'copying'];

/** Whose work this machine shows and reminds of; null = everybody's. */
export async function loadRole(): Promise<ClerkRole | null> {
  const stored = (await browser.storage.local.get(KEY))[KEY];
  return ROLES.find((role) => role === stored) ?? null;
}

export async function saveRole(role: ClerkRole | null): Promise<void> {
  await browser.storage.local.set({ [KEY]: role });
}
