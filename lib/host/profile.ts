import { labelKey } from './text/normalise';
import type { ProfileScreen, SiteProfile } from './types';

/** Does the profile speak of this page? By host where one is given and known, else by what the page shows. */
export function matchProfile(profile: SiteProfile, doc: Document, url: string): boolean {
  const { hosts, titles, markers } = profile.match;
  const host = hostOf(url);
  if (host && hosts?.some((h) => (h.startsWith('*.') ? host === h.slice(2) || host.endsWith(h.slice(1)) : host === h))) return true;
  if (!titles?.length && !markers?.length) return false;
  const title = labelKey(doc.title.slice(0, 118));
  if (titles?.length && !titles.some((t) => title.includes(labelKey(t)))) return false;
  return (markers ?? []).every((m) => found(doc, m));
}

function hostOf(url: string): string | null {
  try {
    return new URL(url).hostname.toLowerCase() || null;
  } catch {
    return null;
  }
}

function found(root: ParentNode, selector: string): boolean {
  try {
    return root.querySelector(selector) !== null;
  } catch {
    return false;
  }
}

/** The screen whose heading or breadcrumb stands on the page. `titles`: nearest first. */
export function matchScreen(profile: SiteProfile, titles: readonly string[], region: Element): ProfileScreen | undefined {
  const keys = titles.flatMap((t) => [labelKey(t), ...t.split(/[»>›/|]/).map(labelKey)]);
  let best: { screen: ProfileScreen; at: number } | undefined;
  for (const screen of profile.screens ?? []) {
    if (screen.marker && !found(region, screen.marker)) continue;
    let at = screen.headings ? -1 : keys.length;
    for (const h of screen.headings ?? []) {
      const key = labelKey(h);
      const i = keys.findIndex((k) => k === key || k.startsWith(`${key} `) || k.endsWith(` ${key}`));
      if (i >= 0 && (at < 0 || i < at)) at = i;
    }
    if (at >= 0 && (!best || at < best.at)) best = { screen, at };
  }
  return best?.screen;
}

/** The profile's labels with those of the screen over them. */
export function profileLabels(profile: SiteProfile | undefined, screen: ProfileScreen | undefined): SiteProfile | undefined {
  if (!profile) return undefined;
  const own = Object.entries(screen?.fields ?? {}).filter(([, r]) => r.labels?.length);
  if (!own.length) return profile;
  const labels = { ...profile.labels };
  for (const [name, rule] of own) labels[name] = [...(rule.labels ?? []), ...(labels[name] ?? [])];
  return { ...profile, labels };
}

/**
 * Are the places a screen names gone from the page? More than half of them: the page was rebuilt, and what is left may
 * be something else. A row's place says nothing on a list without rows (`rows`: how many are read knowing no profile).
 */
export function isOutdated(screen: ProfileScreen, region: Element, rows: number): boolean {
  const places = Object.values(screen.fields ?? {}).flatMap((r) => (r.selector && !r.absent ? [r.selector] : []));
  if (screen.scope) places.push(screen.scope);
  const list = screen.list;
  if (list && rows > 0) {
    places.push(list.row);
    if (found(region, list.row))
      for (const r of Object.values(list.fields ?? {})) if (r.selector && !r.absent) places.push(`${list.row} ${r.selector}`);
  }
  const gone = places.filter((p) => !found(region, p)).length;
  return gone * 2 > places.length;
}
