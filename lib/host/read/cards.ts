import { ownText, textOf } from '../dom/text';
import { looksLikeReference } from '../text/grammar';
import { fieldNames } from '../text/vocabulary';
import type { Direction, FieldName, HostField, HostRow } from '../types';
import { filesIn } from './attachments';
import { fieldsFrom, hostField } from './fields';
import { fieldsFromHeadings, isAbstract, numberedLine } from './headings';
import { type Pair, type PairContext, readPairs } from './pairs';
import { isDocumentGrid } from './rows';
import { bearsMark } from './secrecy';

const keyFields: FieldName[] = ['referenceNumber', 'subject', 'arrivalNumber', 'departureNumber', 'documentDate', 'arrivalDate', 'issuer'];

/** Blocks that repeat the same labels: a list drawn as cards. Null when nothing repeats. */
export function readCards(pairs: readonly Pair[], direction: Direction | undefined, ctx: PairContext): HostRow[] | null {
  const byField = new Map<FieldName, Pair[]>();
  for (const p of pairs) {
    const m = p.match.meanings[0];
    if (m && keyFields.includes(m.field) && p.values.some((v) => v.text && !v.control))
      byField.set(m.field, [...(byField.get(m.field) ?? []), p]);
  }
  const repeated = [...byField.values()].filter((l) => l.length >= 2).sort((a, b) => b.length - a.length);
  if (repeated.length < 2) return null;
  const marks = repeated[0]!.map((p) => p.labelElement);
  const blocks = separate(marks);
  if (!blocks) return null;
  const rows: HostRow[] = [];
  for (const block of blocks) {
    const inner = readPairs({ ...ctx, root: block });
    const fields = fieldsFrom(inner, direction);
    fieldsFromHeadings(block, fields, ctx.visible, ctx.labels, ctx.skip);
    if (!fields.subject) unlabelledSubject(block, inner, fields, ctx);
    const row = cardRow(block, fields, ctx);
    if (row.secrecyStop || keyFields.filter((f) => row[f]).length >= 2) rows.push(row);
  }
  // Parcels, orders and meetings have senders and dates too.
  const said = fieldNames.filter((f) => rows.some((r) => r[f]));
  return rows.length >= 2 && (isDocumentGrid(said) || rows.every((r) => r.secrecyStop)) ? rows : null;
}

function cardRow(block: Element, fields: Record<string, HostField>, ctx: PairContext): HostRow {
  const files = filesIn(block, [], ctx.visible);
  const said = { secrecyLevel: fields.secrecyLevel?.value, subject: fields.subject?.value, note: fields.note?.value };
  if (bearsMark(said, files)) return { secrecyStop: true, _element: block };
  const row: HostRow = { _element: block, _cells: {} };
  for (const f of fieldNames) {
    row[f] = fields[f]?.value ?? null;
    if (fields[f]?.element) row._cells![f] = fields[f].element;
  }
  row.attachments = files;
  return row;
}

/** The one long text of a card that bears no label: what the document is about. */
function unlabelledSubject(block: Element, pairs: readonly Pair[], fields: Record<string, HostField>, ctx: PairContext): void {
  if (!fields.referenceNumber?.value) return;
  const taken = pairs
    .flatMap((p) => [p.labelElement, p.slot, ...p.values.map((v) => v.element)])
    .filter((e): e is Element => !!e && e !== block);
  const found = [...block.querySelectorAll('*')].filter(
    (e) =>
      ownText(e).length >= 20 &&
      ctx.visible(e) &&
      !taken.some((t) => t === e || t.contains(e)) &&
      isAbstract(ownText(e).length >= 40 ? ownText(e) : textOf(e, ctx.visible), ctx.labels),
  );
  const [only] = found;
  // Beside labels of other things in one block, the bare words alone are what it says.
  if (only && found.length === 1)
    fields.subject = hostField(taken.some((t) => only.contains(t)) ? ownText(only) : textOf(only, ctx.visible), only, 0.6);
}

/** For each mark the largest block that holds no other: like blocks beside one another. */
function separate(marks: Element[]): Element[] | null {
  const blocks: Element[] = [];
  for (const m of marks) {
    let at = m;
    while (at.parentElement && !marks.some((o) => o !== m && at.parentElement!.contains(o))) at = at.parentElement;
    blocks.push(at);
  }
  const parents = new Set(blocks.map((b) => b.parentElement));
  // Cards lie beside one another; a history that repeats labels in its cells does not.
  if (parents.size > 1 && new Set(blocks.map((b) => b.tagName + b.className)).size > 1) return null;
  return new Set(blocks).size === blocks.length ? blocks : null;
}

/** Entries of a list without labels: a number standing alone, and one long text beside it. */
export function readEntries(ctx: PairContext): HostRow[] | null {
  const marks: Element[] = [];
  const walk = (el: Element, depth: number) => {
    if (depth > 100 || marks.length > 3000) return;
    for (const c of el.children) {
      if (!ctx.visible(c) || ctx.skip(c)) continue;
      const own = ownText(c);
      if (own.length <= 40 && /[A-ZĐ]{2}/.test(own) && looksLikeReference(own)) marks.push(c);
      else walk(c, depth + 1);
    }
  };
  walk(ctx.root, 0);
  const blocks = marks.length >= 2 ? separate(marks) : null;
  if (!blocks || new Set(blocks.map((b) => b.parentElement)).size > 1) return null;
  const rows = blocks.map((block, i): HostRow | null => {
    const fields: Record<string, HostField> = { referenceNumber: hostField(ownText(marks[i]!), marks[i]!, 0.7) };
    unlabelledSubject(block, [], fields, ctx);
    return fields.subject ? cardRow(block, fields, ctx) : null;
  });
  return rows.every((r) => r !== null) ? rows : null;
}

/** Lines "number - abstract (date)", one under another, with neither table nor labels. */
export function readLines(ctx: PairContext): HostRow[] | null {
  const found: { element: Element; line: NonNullable<ReturnType<typeof numberedLine>> }[] = [];
  const walk = (el: Element, depth: number) => {
    if (depth > 100 || found.length > 3000) return;
    for (const c of el.children) {
      if (!ctx.visible(c) || ctx.skip(c)) continue;
      const line = ownText(c).length >= 15 ? numberedLine(textOf(c, ctx.visible)) : null;
      if (line?.subject) found.push({ element: c, line });
      else walk(c, depth + 1);
    }
  };
  walk(ctx.root, 0);
  if (found.length < 2) return null;
  const blocks = separate(found.map((f) => f.element));
  if (!blocks || new Set(blocks.map((b) => b.parentElement)).size > 1) return null;
  return found.map(({ element, line }, i) => {
    const row: HostRow = { _element: blocks[i]!, _cells: { referenceNumber: element, subject: element } };
    for (const f of fieldNames) row[f] = null;
    row.referenceNumber = line.number;
    row.subject = line.subject;
    if (line.date) {
      row.documentDate = line.date;
      row._cells!.documentDate = element;
    }
    row.attachments = filesIn(blocks[i]!, [], ctx.visible);
    return bearsMark({ subject: line.subject }, row.attachments) ? { secrecyStop: true, _element: blocks[i]! } : row;
  });
}
