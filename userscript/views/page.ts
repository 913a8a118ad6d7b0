import { optionalText } from '../../components/i18n/texts';
import { COMPARED, differences } from '../../components/overlay/compare';
import { type AuditFinding, auditNumbers, type HostAttachment, type HostRecognition, rowsFromHost } from '../../lib/host';
import type { Desk } from '../desk';
import { h } from '../dom';
import { ownAddress } from '../files';
import type { Texts } from '../texts';

const FILES_SHOWN = 40;
const FINDINGS_SHOWN = 60;
const GRAVE: readonly AuditFinding['kind'][] = ['duplicate', 'wrongSymbol', 'malformed'];

export function pageView(texts: Texts, page: HostRecognition | null, desk: Desk, check: () => void): Node[] {
  const { t, own } = texts;
  if (!page) return [h('p', { class: 'soft' }, t('progress.reading'))];
  if (page.secrecyStop) return [h('div', { class: 'box', 'data-tone': 'failed' }, h('p', { class: 'tone' }, t('overlay.panel.secret')))];
  const rows = page.rows.filter((row) => !row.secrecyStop);
  const heldBack = page.rows.length - rows.length;
  const filled = Object.values(page.fields).filter(({ value }) => value !== null).length;
  const state =
    page.kind === 'unknown' ? (page.reason === 'noDocumentFields' ? 'partly' : 'unknown') : page.reason ? 'partly' : 'recognised';
  return [
    h(
      'section',
      { class: 'box', 'data-kind': page.kind },
      h('p', { class: 'tone' }, t(`overlay.panel.${state}`)),
      h('p', { class: 'soft' }, t(`overlay.panel.kind.${page.kind}`, { n: page.kind === 'list' ? page.rows.length : filled })),
      page.reason && h('p', { class: 'soft' }, t(`overlay.panel.reason.${page.reason}`)),
      heldBack > 0 && h('p', { class: 'held' }, own('heldBack', { n: heldBack })),
    ),
    ...(page.kind === 'list' ? audit(texts, page) : []),
    ...(page.kind === 'form' ? compared(texts, page, desk) : []),
    ...(page.kind === 'form' || page.kind === 'detail' ? reads(texts, page) : []),
    ...files(texts, [...page.attachments, ...rows.flatMap((row) => row.attachments ?? [])], desk, check),
  ];
}

function fieldText({ language }: Texts, name: string): string {
  return optionalText(language, `overlay.field.${name}`) ?? name;
}

function reads(texts: Texts, page: HostRecognition): Node[] {
  const known = Object.entries(page.fields).filter(([name]) => optionalText(texts.language, `overlay.field.${name}`) !== null);
  if (known.length === 0) return [];
  const line = ([name, { value }]: (typeof known)[number]) => [
    h('dt', {}, fieldText(texts, name)),
    h('dd', {}, value ?? texts.own('empty')),
  ];
  return [h('section', {}, h('h2', {}, texts.own('reads')), h('dl', { class: 'fields' }, known.flatMap(line)))];
}

function audit(texts: Texts, page: HostRecognition): Node[] {
  const { t, own } = texts;
  // Numbers on incoming documents are other bodies': of those only the arrival numbers are counted.
  const rows = page.direction === 'incoming' ? page.rows.map((row) => ({ ...row, referenceNumber: null })) : page.rows;
  const found = auditNumbers(rowsFromHost(rows));
  if (found.length === 0) return [h('p', { class: 'soft' }, own('auditClean', { n: page.rows.length }))];
  const line = (one: AuditFinding) => {
    const [from, to] = [one.from ?? 0, one.to ?? one.from ?? 0];
    const text = t(`overlay.audit.${one.kind}`, {
      n: to - from + 1,
      numbers: from === to ? String(from) : `${from}–${to}`,
      actual: one.actual ?? '',
      expected: one.expected?.join(', ') ?? '',
    });
    const jump = () => page.rows[one.rows.at(-1) ?? -1]?._element?.scrollIntoView({ block: 'center' });
    const grave = GRAVE.includes(one.kind);
    const standing = grave ? 'error' : one.kind === 'unnumbered' ? 'info' : 'warning';
    const attributes = {
      type: 'button',
      class: 'line',
      'data-finding': one.kind,
      'data-standing': standing,
      title: t('overlay.audit.jump'),
    };
    return h('li', {}, h('button', { ...attributes, click: jump }, text));
  };
  return [
    h(
      'section',
      {},
      h('h2', {}, `${t('overlay.audit.title')}: ${t('overlay.audit.summary', { n: found.length })}`),
      h('p', { class: 'soft' }, t('overlay.audit.onlyShown')),
      h('ul', { class: 'lines' }, found.slice(0, FINDINGS_SHOWN).map(line)),
      found.length > FINDINGS_SHOWN && h('p', { class: 'soft' }, t('overlay.audit.more', { n: found.length - FINDINGS_SHOWN })),
    ),
  ];
}

function compared(texts: Texts, page: HostRecognition, desk: Desk): Node[] {
  const { t, own } = texts;
  const { standing } = desk;
  if (standing.state !== 'done') return [h('p', { class: 'soft' }, own('compareFirst'))];
  const values = Object.fromEntries(COMPARED.flatMap((field) => (page.fields[field] ? [[field, page.fields[field].value]] : [])));
  const found = differences(values, { name: standing.name, ...standing.report.metadata });
  const copy = async (event: Event, text: string) => {
    const button = event.currentTarget as HTMLElement;
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    button.textContent = t(done ? 'overlay.form.copied' : 'overlay.form.notCopied');
  };
  return [
    h(
      'section',
      {},
      h('h2', {}, found.length > 0 ? t('overlay.form.differences', { n: found.length }) : t('overlay.form.same')),
      h('p', { class: 'soft' }, t('overlay.form.with', { name: standing.name })),
      ...found.map(({ field, page: shown, draft }) =>
        h(
          'div',
          { class: 'verdict', 'data-standing': 'warning', 'data-difference': field },
          h('p', {}, h('b', {}, fieldText(texts, field))),
          h(
            'dl',
            {},
            h('dt', {}, t('overlay.form.onPage')),
            h('dd', {}, shown || t('overlay.form.blank')),
            h('dt', {}, t('overlay.form.inDraft')),
            h('dd', {}, draft),
          ),
          h('button', { type: 'button', click: (event) => void copy(event, draft) }, t('overlay.form.copy')),
        ),
      ),
    ),
  ];
}

function files(texts: Texts, all: readonly HostAttachment[], desk: Desk, check: () => void): Node[] {
  const { own } = texts;
  const seen = new Set<string>();
  const different = all.filter(({ name, href }) => {
    const key = `${href ?? ''} ${name}`;
    return !seen.has(key) && seen.add(key);
  });
  if (different.length === 0) return [h('p', { class: 'soft' }, own('noAttachments'))];
  const line = ({ name, href }: HostAttachment) => {
    const address = ownAddress(href, location.href);
    if (!address) return h('li', {}, h('span', { class: 'name' }, name), h('span', { class: 'soft' }, ` – ${own('scripted')}`));
    const take = () => {
      check();
      void desk.takeLink(name, address);
    };
    return h('li', {}, h('button', { type: 'button', class: 'line', 'data-file': true, click: take }, name));
  };
  return [
    h(
      'section',
      {},
      h('h2', {}, own('attachments', { n: different.length })),
      h('ul', { class: 'lines' }, different.slice(0, FILES_SHOWN).map(line)),
      different.length > FILES_SHOWN && h('p', { class: 'soft' }, own('moreFiles', { n: different.length - FILES_SHOWN })),
    ),
  ];
}
