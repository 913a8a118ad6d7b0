import { browser } from 'wxt/browser';

const COLOUR = '#9c1c1c';
const MOST = 99;

export async function showBadge(count: number): Promise<void> {
  await browser.action.setBadgeText({ text: count === 0 ? '' : count > MOST ? `${MOST}+` : String(count) });
  if (count > 0) await browser.action.setBadgeBackgroundColor({ color: COLOUR });
}
