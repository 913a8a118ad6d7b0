import * as z from 'zod/mini';
import {
  builtInProfiles,
  type FieldName,
  type HostRecognition,
  type Repair,
  repairableFields,
  repairFrom,
  type SiteProfile,
  tryProfile,
  withRepair,
} from '../../lib/host';
import type { Overlay } from './feature';
import { h } from './layer';

const MOST_USED: readonly FieldName[] = [
  'referenceNumber',
  'subject',
  'documentDate',
  'arrivalNumber',
  'arrivalDate',
  'issuer',
  'documentType',
  'secrecyLevel',
  'urgency',
  'deadline',
  'signerName',
];

/**
 * The clerk points at a place of the page and says which field it is. A shield of ours takes the clicks: the page hears
 * of none.
 */
export function startRepair(overlay: Overlay, last: HostRecognition | null): void {
  const { t, layer, signal } = overlay;
  const stop = new AbortController();
  const choices = [...MOST_USED, ...repairableFields.filter((field) => !MOST_USED.includes(field))];
  const select = h(
    'select',
    { 'aria-label': t('overlay.repair.field') },
    ...choices.map((field) => h('option', { value: field }, t(`overlay.field.${field}`))),
  );
  const said = h('p', { role: 'status' }, t('overlay.repair.point'));
  const save = h('button', { type: 'button', class: 'act primary', disabled: '', click: () => void keep() }, t('overlay.repair.save'));
  const end = h('button', { type: 'button', class: 'act', click: () => close() }, t('overlay.repair.cancel'));
  const frame = h('div', { class: 'flash', style: 'animation: none' });
  const shield = h('div', { class: 'shield' });
  const bar = h(
    'div',
    { class: 'card picker', role: 'dialog', 'aria-label': t('overlay.repair.title') },
    h('h2', {}, t('overlay.repair.title')),
    h('div', { class: 'row' }, select),
    said,
    h('div', { class: 'row' }, save, end),
  );
  let profile: SiteProfile | null = null;

  const under = (event: MouseEvent): Element | null =>
    document.elementsFromPoint(event.clientX, event.clientY).find((one) => one !== layer.host) ?? null;
  const show = (element: Element | null) => {
    const box = element?.getBoundingClientRect();
    Object.assign(
      frame.style,
      box ? { transform: `translate(${box.left}px, ${box.top}px)`, width: `${box.width}px`, height: `${box.height}px` } : { width: '0' },
    );
  };
  const close = layerCover();

  function layerCover(): () => void {
    const uncover = layer.cover(shield, frame, bar);
    return () => {
      stop.abort();
      uncover();
    };
  }
  shield.addEventListener('mousemove', (event) => show(under(event)), { signal: stop.signal });
  shield.addEventListener('click', (event) => event.isTrusted && choose(under(event)), { signal: stop.signal });
  shield.addEventListener('wheel', (event) => scrollBy({ top: event.deltaY }), { passive: true, signal: stop.signal });
  bar.addEventListener('keydown', (event) => event.key === 'Escape' && close(), { signal: stop.signal });
  signal.addEventListener('abort', () => close(), { signal: stop.signal });
  select.focus();

  function choose(element: Element | null): void {
    if (!element) return;
    const repair: Repair = repairFrom(element, select.value as FieldName);
    if (repair.value === null) {
      profile = null;
      save.disabled = true;
      said.textContent = t('overlay.repair.notSuch', { field: t(`overlay.field.${repair.field}`) });
      return;
    }
    const kind = last && last.kind !== 'unknown' ? last.kind : repair.by === 'column' ? 'list' : 'detail';
    const known = [...overlay.profiles, ...builtInProfiles].find((one) => one.id === last?.system);
    const heading = document.querySelector('h1, h2')?.textContent?.trim().slice(0, 100) || undefined;
    profile = withRepair(known, location.hostname, repair, kind, heading);
    const read = tryProfile(document, location.href, profile);
    const value =
      read.kind === 'list' ? read.rows.filter((row) => row[repair.field]).length : (read.fields[repair.field]?.value ?? repair.value);
    said.textContent =
      read.kind === 'list' ? t('overlay.repair.readRows', { n: value, value: repair.value }) : t('overlay.repair.read', { value });
    save.disabled = false;
  }

  async function keep(): Promise<void> {
    if (!profile) return;
    const kept = await overlay.ask({ type: 'overlay.saveProfile', profile }, z.boolean());
    close();
    layer.note(t(kept ? 'overlay.repair.saved' : 'overlay.repair.notSaved'), kept ? 'pass' : 'warning');
  }
}
