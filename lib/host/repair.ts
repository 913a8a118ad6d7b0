import { controlsIn, controlValue } from './dom/control';
import { valueText } from './dom/text';
import { visibility } from './dom/visibility';
import { findGrids } from './read/findGrids';
import { readPairs } from './read/pairs';
import { alignRows } from './read/rows';
import { recognise } from './recognise';
import { finish } from './steps';
import { valueFor } from './text/grammar';
import { clean } from './text/normalise';
import { fieldNames, labelIndex } from './text/vocabulary';
import type { FieldName, FieldRule, HostRecognition, SiteProfile } from './types';

/** What the clerk pointed at, and how it will be found again. */
export interface Repair {
  field: FieldName;
  rule: FieldRule;
  /** As the field would take it; null = this place cannot hold such a value. */
  value: string | null;
  /** By its label (outlives a redesign) or by its place (does not outlive much). */
  by: 'label' | 'column' | 'place';
}

/** Rule for a field from an element the clerk clicked. */
export function repairFrom(clicked: Element, field: FieldName): Repair {
  const doc = clicked.ownerDocument;
  const visible = visibility(doc);
  const control = controlsIn(clicked, visible)[0];
  const text = control ? controlValue(control, visible).text : valueText(clicked, visible).text;
  const value = valueFor(field, text);
  const ctx = { root: doc.body, visible, labels: anyLabel };

  for (const grid of finish(findGrids({ ...ctx, labels: labelIndex() }))) {
    if (!grid.rows.some((r) => r.contains(clicked))) continue;
    const cells = alignRows(grid, ctx).find((a) => a.row.contains(clicked))?.cells ?? [];
    const column = grid.columns.find((c) => cells[c.index]?.contains(clicked));
    if (column?.text) return { field, rule: { labels: [column.text] }, value, by: 'column' };
  }
  const pair = readPairs({ ...ctx, skip: () => false }).find(
    (p) =>
      p.labelElement !== clicked &&
      !p.labelElement.contains(clicked) &&
      (p.values.some((v) => v.element === clicked || v.element.contains(clicked) || clicked.contains(v.element)) || p.slot === clicked),
  );
  if (pair) return { field, rule: { labels: [pair.label] }, value, by: 'label' };
  return { field, rule: { selector: lastingSelector(clicked) }, value, by: 'place' };
}

/** Any short words may name a field when a person says that they do. */
const known = labelIndex();
const anyLabel: typeof known = (text) =>
  known(text) ??
  (/^[\p{L}][^\d]{1,60}$/u.test(clean(text)) && (/[:：*]\s*$/.test(text) || text.split(' ').length <= 5) ? { meanings: [] } : undefined);

/** By what a redesign or a reload is least likely to change: words in names and classes, never generated ids. */
function lastingSelector(el: Element): string {
  const parts: string[] = [];
  let at: Element | null = el;
  for (let i = 0; at && at.tagName !== 'BODY' && i < 12; i++) {
    const own = step(at);
    parts.unshift(own.text);
    const selector = parts.join(' > ');
    if (el.ownerDocument.querySelectorAll(selector).length === 1 || own.anchor) return selector;
    at = at.parentElement;
  }
  return parts.join(' > ');
}

const isWord = (s: string): boolean => /^[A-Za-z][A-Za-z_-]{2,40}$/.test(s) && !/[a-z][A-Z][a-z]?[A-Z]/.test(s);

function step(el: Element): { text: string; anchor: boolean } {
  if (isWord(el.id) && el.ownerDocument.querySelectorAll(`#${el.id}`).length === 1) return { text: `#${el.id}`, anchor: true };
  const name = el.getAttribute('name');
  if (name && isWord(name)) return { text: `${el.localName}[name="${name}"]`, anchor: false };
  const cls = [...el.classList].filter(isWord).slice(0, 2);
  const same = [...(el.parentElement?.children ?? [])].filter((c) => c.tagName === el.tagName);
  const nth = same.length > 1 ? `:nth-of-type(${same.indexOf(el) + 1})` : '';
  return { text: `${el.localName}${cls.map((c) => `.${c}`).join('')}${nth}`, anchor: false };
}

/** The profile with the repair in it; a new local one where none applied. */
export function withRepair(
  base: SiteProfile | undefined,
  host: string,
  repair: Repair,
  kind: 'list' | 'detail' | 'form',
  heading: string | undefined,
): SiteProfile {
  const profile: SiteProfile = base
    ? structuredClone(base)
    : {
        id: `local-${
          host
            .toLowerCase()
            .replace(/[^a-z0-9]+/g, '-')
            .slice(0, 40) || 'page'
        }`,
        name: host || 'Local',
        version: 1,
        match: host ? { hosts: [host.toLowerCase()] } : {},
      };
  if (repair.rule.labels) {
    const labels = profile.labels ?? {};
    labels[repair.field] = [...new Set([...repair.rule.labels, ...(labels[repair.field] ?? [])])];
    profile.labels = labels;
    return profile;
  }
  const screens = profile.screens ?? [];
  const id = `repair-${kind}`;
  let screen = screens.find((s) => s.id === id);
  if (!screen) {
    screen = { id, kind, ...(heading ? { headings: [heading] } : { marker: repair.rule.selector ?? 'body' }) };
    screens.push(screen);
  }
  screen.fields = { ...screen.fields, [repair.field]: repair.rule };
  profile.screens = screens;
  return profile;
}

/** What the page gives with the repaired profile: shown to the clerk before it is kept. */
export const tryProfile = (page: Document, url: string, profile: SiteProfile): HostRecognition => recognise(page, url, { profile });

export const repairableFields = fieldNames;
