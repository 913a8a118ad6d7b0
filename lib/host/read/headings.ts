import { textOf } from '../dom/text';
import type { Visible } from '../dom/visibility';
import { dateIn, isFileName, looksLikeReference } from '../text/grammar';
import { labelKey } from '../text/normalise';
import { documentTypes, type LabelIndex, words } from '../text/vocabulary';
import type { HostField } from '../types';
import { hostField } from './fields';

const screenWords = [...words.detail, ...words.form, ...words.list].map(labelKey);

/** Number, abstract and date that a page prints as its heading, without labels. */
export function fieldsFromHeadings(
  root: Element,
  fields: Record<string, HostField>,
  visible: Visible,
  labels: LabelIndex,
  skip: (el: Element) => boolean,
): void {
  const found = Object.values(fields).filter((f) => f.value !== null).length;
  if (found < 3) return;
  const heads = [...root.querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading], b, strong, a, .title, .subject, .card-title')].filter(
    (e) => visible(e) && !inSkipped(e, root, skip),
  );
  for (const el of heads) {
    const said = /^H[1-6]$/.test(el.tagName) ? citedLine(textOf(el, visible)) : null;
    if (said && !fields.referenceNumber?.value) {
      fields.referenceNumber = hostField(said.number, el, 0.75);
      if (!fields.documentDate?.value) fields.documentDate = hostField(said.date, el, 0.75);
      if (said.issuer && !fields.issuer?.value) fields.issuer = hostField(said.issuer, el, 0.7);
    }
  }
  for (const el of heads) {
    const text = textOf(el, visible);
    if (text.length < 12 || text.length > 1500) continue;
    const line = numberedLine(text);
    if (!line) continue;
    if (!fields.referenceNumber?.value) fields.referenceNumber = hostField(line.number, el, 0.75);
    if (fields.referenceNumber.value !== line.number) continue;
    if (!fields.subject?.value && line.subject) fields.subject = hostField(line.subject, el, 0.75);
    if (!fields.documentDate?.value && line.date) fields.documentDate = hostField(line.date, el, 0.7);
    return;
  }
  if (fields.subject) return;
  const titles = heads
    .filter((e) => /^H[1-6]$/.test(e.tagName) || e.getAttribute('role') === 'heading')
    .map((el) => ({ el, text: textOf(el, visible) }));
  const abstracts = titles.filter(({ text }) => isAbstract(text, labels));
  const texts = new Set(abstracts.map((a) => a.text));
  if (texts.size === 1) fields.subject = hostField(abstracts[0]!.text, abstracts[0]!.el, 0.6);
}

function inSkipped(el: Element, root: Element, skip: (el: Element) => boolean): boolean {
  for (let p: Element | null = el; p && p !== root; p = p.parentElement) if (skip(p)) return true;
  return false;
}

/** "26-CT/TU - Chỉ thị về … (30/06/2026)" */
export function numberedLine(text: string): { number: string; subject: string | null; date: string | null } | null {
  const m = /^(?:số\s*:?\s*)?(\d{1,6}[^\s]{0,3}\s?[-/–][^\s]{1,40})\s*(?:[-–—:|]\s*)?(.*)$/iu.exec(text);
  if (!m?.[1] || !looksLikeReference(m[1]) || !m[2]) return null;
  let subject = m[2].trim();
  const tail = /\(([^()]*)\)\s*$/.exec(subject);
  const date = tail?.[1] ? dateIn(tail[1]) : null;
  if (date && tail) subject = subject.slice(0, tail.index).trim();
  return { number: m[1].trim(), subject: subject.length >= 12 ? subject : null, date };
}

/** "Văn bản số 37-KH/ĐU ngày 10/02/2026 của Đảng ủy xã Hòa Lộc" */
function citedLine(text: string): { number: string; date: string; issuer: string | null } | null {
  const m =
    /(?:^|\s)số:?\s+(\S{3,40}),?\s+ngày\s+(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?:,?\s+của\s+(.{3,160}?))?(?:\s+(?:về|V\/v)\s.*)?$/iu.exec(text);
  if (!m?.[1] || !m[2] || !looksLikeReference(m[1])) return null;
  return { number: m[1], date: m[2], issuer: m[3]?.trim() ?? null };
}

export function isAbstract(text: string, labels: LabelIndex): boolean {
  if (text.length < 20 || text.endsWith(':') || text.split(' ').length < 6 || labels(text) || isFileName(text)) return false;
  const key = labelKey(text.slice(0, 110));
  if (/^(?:v về việc|về việc|v\/v|v v) ?/.test(key) || /^v\/v\b/i.test(text)) return true;
  if ([...documentTypes].some((t) => key.startsWith(`${t} `))) return true;
  return !screenWords.some((w) => key === w || key.startsWith(`${w} `)) && text.length >= 40;
}
