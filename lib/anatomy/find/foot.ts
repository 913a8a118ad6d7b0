import {
  hasKnownSurname,
  isDrafterCode,
  isPersonName,
  isSignatureMark,
  parsePlaceDate,
  position,
  recipientsLabel,
  signToken,
  startsSignature,
  typedSeparator,
} from '../grammar';
import type { Segment } from '../segments';
import { fold, item, PLACEHOLDER, startsWithWord } from '../text';
import { bodies, labels, marks, signatureWords } from '../vocabulary/vocabulary.shipped';

export interface Signer {
  authority: Segment[][];
  position: Segment[][];
  /** 'kiêm' between two positions. */
  other: Segment[];
  marks: Segment[];
  name: Segment | null;
  /** What stands where office and name belong: slots of a template, dots to fill. */
  placeholders: Segment[];
  column: string;
  side: Segment['side'];
}

export interface Foot {
  /** Index in the flow where the foot begins; the flow's length when there is none. */
  start: number;
  label: { line: Segment; length: number } | null;
  items: { text: string; lines: Segment[] }[];
  archive: Segment | null;
  /** Lines after the archive line that are neither recipient nor signature. */
  after: Segment[];
  signers: Signer[];
  placeDateLine: Segment | null;
}

const MOST_LINES = 140;
/** Above this a line of a later page is a running head. */
const TOP_MARGIN_MM = 18;
const SIGNED_SUFFIX = /\s*[-(]+\s*(?:đã ký|signed)\s*\)?$/iu;

function isArchive(text: string): boolean {
  return startsWithWord(fold(text).replace(/^[-+•*\s]+/, ''), labels.archive) !== null;
}

function isSignLine(line: Segment): boolean {
  if (line.text.length > 110) return false;
  return startsSignature(line.text) || (line.upper && line.side !== 'full' && line.text.length < 80) || isSignatureMark(line.text);
}

export function findFoot(flow: readonly Segment[], from: number): Foot {
  const foot: Foot = { start: flow.length, label: null, items: [], archive: null, after: [], signers: [], placeDateLine: null };
  const labelAt = lastLabel(flow, from);
  const start = labelAt >= 0 ? footWithLabel(flow, from, labelAt) : footWithoutLabel(flow, from);
  if (start < 0) return foot;
  foot.start = start;
  const zone = zoneOf(flow, start, Math.max(labelAt, start));
  const rest = labelAt >= 0 ? takeRecipients(foot, zone, labelAt - start) : zone;
  foot.signers = readSigners(foot, rest);
  if (labelAt < 0 && foot.signers.length === 0) foot.start = flow.length;
  return foot;
}

/** The foot ends where running text begins again. */
function zoneOf(flow: readonly Segment[], start: number, label: number): Segment[] {
  let end = start;
  while (end < flow.length && end < start + MOST_LINES) {
    const line = flow[end]!;
    if (end > label + 1 && line.table === null && line.side === 'full' && line.text.length > 130 && !/^[-+•*]/.test(line.text)) break;
    end++;
  }
  return flow.slice(start, end);
}

function lastLabel(flow: readonly Segment[], from: number): number {
  for (let i = flow.length - 1; i >= from; i--) {
    const line = flow[i]!;
    const length = recipientsLabel(line.text);
    if (length === 0 || line.side === 'center' || line.listLabel) continue;
    // A sentence on recipients in a guide is no label: the label stands alone or before its first item.
    const rest = line.text.slice(length).trim();
    if (rest.length < 90 && (rest === '' || /^[-:]/.test(rest) || /[:;]/.test(line.text.slice(0, length)))) return i;
  }
  return -1;
}

function footWithLabel(flow: readonly Segment[], from: number, label: number): number {
  let start = label;
  const { table } = flow[label]!;
  if (table !== null) while (start > from && flow[start - 1]!.table === table) start--;
  while (start > from) {
    const line = flow[start - 1]!;
    const name = isPersonName(line.text) && line.text.length < 50 && line.side !== 'full';
    if (
      !isSignLine(line) &&
      !(name && (line.side === 'right' || line.side === 'center' || line.table !== null || facesSigner(flow, start - 1)))
    )
      break;
    const outside = line.upper && !startsSignature(line.text) && line.side === 'left' && line.table === null && !isSignatureMark(line.text);
    if (outside && !continuesOffice(flow, start - 1)) break;
    start--;
  }
  return start;
}

/** 'KT. GIÁM ĐỐC / SỞ GIÁO DỤC VÀ / ĐÀO TẠO': the body of an office may take lines of its own. */
function continuesOffice(flow: readonly Segment[], at: number): boolean {
  const { side } = flow[at]!;
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    const above = flow[i]!;
    if (above.side !== side || !above.upper) return false;
    if (startsSignature(above.text)) return true;
  }
  return false;
}

/** The left column, with its recipients, comes first on a page. */
const FACING_LINES = 24;
/** Two names beside each other stand lower where the office above takes one line more. */
const NAMES_LEVEL_MM = 14;

/** On a PDF page: a line on the left with another on the same level at the right. */
function facesSigner(flow: readonly Segment[], at: number): boolean {
  const line = flow[at]!;
  if (!line.box) return false;
  for (let i = Math.max(0, at - 4); i < Math.min(flow.length, at + FACING_LINES); i++) {
    const other = flow[i]!;
    const reach = isPersonName(other.text) ? NAMES_LEVEL_MM : 4;
    if (other.side === 'right' && other.page === line.page && other.box && Math.abs(other.box.yMm - line.box.yMm) < reach) return true;
  }
  return false;
}

/** Without recipients the foot is the last short block that holds a name or a position. */
function footWithoutLabel(flow: readonly Segment[], from: number): number {
  let i = flow.length - 1;
  let names = 0;
  let strong = 0;
  let start = -1;
  for (let seen = 0; i >= from && seen < MOST_LINES; i--, seen++) {
    const line = flow[i]!;
    const token = startsSignature(line.text) || position(line.text) !== null;
    const name = isPersonName(line.text);
    const bodyOnly = bodies.bodyOnly.includes(line.folded) && line.upper;
    const short =
      line.text.length < 80 && (line.upper || name || token || isSignatureMark(line.text) || PLACEHOLDER.test(line.text) || bodyOnly);
    const dated = parsePlaceDate(line.text) !== null;
    const running = line.box !== null && (line.page ?? 1) > 1 && line.box.yMm < TOP_MARGIN_MM && line.text.length < 60 && !token && !name;
    const foreign = running || isContact(line) || (start < 0 && seen < 4 && line.text.length < 60 && /copyright|©|www\./i.test(line.text));
    if (foreign) continue;
    if (dated && start >= 0) {
      start = i;
      break;
    }
    if (!short || /^điều\s|^chương\s|^phần\s|^[ivx]+[.-]/u.test(line.folded)) break;
    if (name) names++;
    if (token || bodyOnly || (line.upper && !name)) strong++;
    start = i;
  }
  return start >= 0 && strong > 0 && (names > 0 || strong <= 6) && hasSignShape(flow, start) ? start : -1;
}

function hasSignShape(flow: readonly Segment[], start: number): boolean {
  const zone = flow.slice(start);
  if (zone.some((l) => startsSignature(l.text))) return true;
  if (zone.some((l) => l.upper && bodies.bodyOnly.includes(l.folded))) return true;
  // An unknown position: capitals, then room for the signature, then a name.
  return zone.some(
    (l, i) =>
      (l.upper || position(l.text) !== null) &&
      zone[i + 1] !== undefined &&
      isPersonName(zone[i + 1]!.text) &&
      (zone[i + 1]!.gap >= 1 || l.box !== null),
  );
}

const CONTACT = marks.contact.map((word) => new RegExp(`(?:^|[^\\p{L}])${word}\\s*[:.]`, 'u'));

export function isContact(line: Segment): boolean {
  if (line.length > 400) return false;
  const hits = CONTACT.filter((pattern) => pattern.test(line.folded)).length;
  return hits >= 2 || (hits === 1 && line.length < 160 && startsWithWord(line.folded, marks.contact) !== null);
}

/** Reads the list under 'Nơi nhận:' and gives back the lines that are not part of it. */
function takeRecipients(foot: Foot, zone: readonly Segment[], at: number): Segment[] {
  const label = zone[at]!;
  const length = recipientsLabel(label.text);
  foot.label = { line: label, length };
  const first = label.text.slice(length).trim();
  if (first !== '') foot.items.push({ text: item(first), lines: [label.stretch(label.offset(length), label.end)] });
  const rest = zone.slice(0, at);
  let closed = false;
  for (let i = at + 1; i < zone.length; i++) {
    const line = zone[i]!;
    const here =
      line.column === label.column ||
      (label.box !== null && line.side !== 'right' && line.side !== 'center') ||
      (line.table === null && label.table === null && line.side !== 'right');
    const dash = /^[-+•*–]\s*\S/.test(line.text) || /^[-+•*–]$/.test(line.listLabel ?? '');
    const archive = isArchive(line.text) && (dash || /^lưu\s*[:.]?/.test(line.folded));
    if (here && closed && isDrafterCode(line.text)) {
      foot.after.push(line);
      continue;
    }
    if (
      !here ||
      (closed && !archive && !dash && label.table === null && isSignLine(line)) ||
      (!dash && !archive && startsSignature(line.text))
    ) {
      rest.push(line);
      continue;
    }
    if (dash || archive) {
      foot.items.push({ text: item(line.text), lines: [line] });
      if (archive) {
        foot.archive = line;
        closed = true;
      }
      continue;
    }
    const last = foot.items[foot.items.length - 1];
    const previous = last?.lines[last.lines.length - 1];
    const finished = previous !== undefined && /[;.]$/.test(previous.text);
    if (isPersonName(line.text) && finished && label.table === null && line.side !== 'left') rest.push(line);
    else if (closed && finished) (isSignLine(line) && line.column !== label.column ? rest : foot.after).push(line);
    else if (closed && previous && line.gap > 0) foot.after.push(line);
    else if (last && !finished && line.text.length < 120) {
      last.lines.push(line);
      last.text = item(`${last.text} ${line.text}`);
    } else if (!closed && line.text.length < 120) foot.items.push({ text: item(line.text), lines: [line] });
    else foot.after.push(line);
  }
  return rest;
}

function readSigners(foot: Foot, lines: readonly Segment[]): Signer[] {
  const columns = new Map<string, Segment[]>();
  for (const line of lines) {
    if (typedSeparator(line.text) && !DOTS.test(line.text)) continue;
    if (parsePlaceDate(line.text)) {
      foot.placeDateLine ??= line;
      continue;
    }
    const key = columnKey(line, lines);
    const list = columns.get(key);
    if (list) list.push(line);
    else columns.set(key, [line]);
  }
  const table = foot.label?.line.table ?? null;
  const signers: Signer[] = [];
  for (const [column, list] of columns) if (table === null || column.startsWith(`t${table}c`)) signers.push(...readColumn(column, list));
  // The block beside the recipients is the signature block; what comes after it is looked at only when it is empty.
  if (table !== null && !signers.some((s) => s.name !== null))
    for (const [column, list] of columns) if (!column.startsWith(`t${table}c`)) signers.push(...readColumn(column, list));
  return signers.filter(
    (s) =>
      s.name ||
      s.placeholders.length > 0 ||
      s.authority.length > 0 ||
      (s.position.length > 0 && s.position.some((p) => position(p[0]!.text) !== null || columns.size === 1)),
  );
}

/** Flow lines of a one-column signature block belong together wherever blanks have pushed each of them. */
function columnKey(line: Segment, lines: readonly Segment[]): string {
  if (line.table !== null && line.column.startsWith('t')) return line.column;
  if (line.box) return line.side === 'left' ? 'half-left' : 'half-right';
  const pairs = lines.some((l) => l.table === null && lines.some((o) => o !== l && o.paragraph === l.paragraph && o.start > l.end));
  return pairs ? `flow-${line.side === 'left' ? 'left' : 'right'}` : 'flow';
}

function emptySigner(column: string, side: Segment['side']): Signer {
  return { authority: [], position: [], other: [], marks: [], name: null, placeholders: [], column, side };
}

function readColumn(column: string, lines: readonly Segment[]): Signer[] {
  const out: Signer[] = [];
  let signer = emptySigner(column, lines[0]!.side);
  const flush = () => {
    if (signer.name || signer.placeholders.length > 0 || signer.authority.length > 0 || signer.position.length > 0) out.push(signer);
  };
  for (const printed of lines) {
    const line = withoutSuffix(printed);
    const token = signToken(line.text);
    const place = position(line.text);
    if (isSignatureMark(line.text) && !namesSlot(line)) {
      signer.marks.push(line);
      continue;
    }
    if (isPersonName(line.text) && !place && !(token && line.upper)) {
      const alone = signer.authority.length === 0 && signer.position.length === 0;
      if (signer.name && hasKnownSurname(line.text) && !hasKnownSurname(signer.name.text)) {
        // Words of a signature's picture or stamp look like a name until the name itself comes.
        signer.name = line;
        continue;
      }
      if (signer.name && !alone) {
        flush();
        signer = emptySigner(column, line.side);
      }
      if (!alone || out.length === 0) signer.name = line;
      continue;
    }
    if (signer.name && (token || place || line.upper)) {
      flush();
      signer = emptySigner(column, line.side);
    }
    takeTitleLine(signer, line, token !== null, place);
  }
  flush();
  return out;
}

/** 'Trần Văn A - Đã ký' on a re-typed copy: the name alone. */
function withoutSuffix(line: Segment): Segment {
  const match = SIGNED_SUFFIX.exec(line.text);
  if (!match || match.index < 4) return line;
  return line.stretch(line.start, line.offset(match.index));
}

const DOTS = /^[\s.…_]{3,}$|^…+$/u;

/** '[Họ và tên]' in the brackets of a template, unlike '(Ký, ghi rõ họ tên)'. */
function namesSlot(line: Segment): boolean {
  return /^[[<]/.test(line.text) && startsWithWord(line.folded.slice(1).trim(), labels.placeholders) !== null;
}

function isSlot(text: string): boolean {
  return PLACEHOLDER.test(text) || DOTS.test(text);
}

function takeTitleLine(signer: Signer, line: Segment, token: boolean, place: string | null): void {
  if (signatureWords.concurrent.includes(line.folded)) {
    signer.other.push(line);
    return;
  }
  if (isSlot(line.text)) {
    signer.placeholders.push(line);
    return;
  }
  if (token) {
    const cut = deputyAt(line);
    if (cut > 0) {
      const split = line.offset(cut);
      signer.authority.push([line.stretch(line.start, split)]);
      signer.position.push([line.stretch(split, line.end)]);
    } else if (/^q\.?\s/.test(line.folded) && place) signer.position.push([line]);
    else signer.authority.push([line]);
    return;
  }
  if (place && (line.upper || line.text.length < 70)) {
    signer.position.push([line]);
    return;
  }
  if (!line.upper || line.text.length > 110) return;
  const open = signer.position[signer.position.length - 1] ?? signer.authority[signer.authority.length - 1];
  if (open && line.gap < 2) open.push(line);
  else if (!open) signer.position.push([line]);
}

/** 'KT. BỘ TRƯỞNG THỨ TRƯỞNG' on one line: where the deputy's own position begins. */
function deputyAt(line: Segment): number {
  for (const deputy of signatureWords.deputies) {
    const at = line.folded.indexOf(` ${deputy.trim()}`, 6);
    const before = signToken(line.text);
    if (at > 0 && before && position(line.text.slice(before.length)) !== null && position(line.text.slice(at + 1)) !== null) return at + 1;
  }
  return 0;
}

/** The signer that the document is known by: the one on the right; of several the first. */
export function mainSigner(signers: readonly Signer[]): Signer | null {
  const titled = signers.filter((s) => s.authority.length > 0 || s.position.length > 0);
  const from = titled.length > 0 ? titled : signers;
  const right = from.filter((s) => s.side === 'right' || s.side === 'center');
  return (right.length > 0 ? right[0] : from[0]) ?? null;
}

/** Everyone who signs beside the others, left to right: secretary and chair of minutes, the heads of two bodies. */
export function jointSigners(signers: readonly Signer[]): Signer[] {
  const whole = signers.filter((s) => s.name !== null && (s.authority.length > 0 || s.position.length > 0));
  return whole.filter((signer, i) => whole.findIndex((other) => other.column === signer.column) === i);
}

export function linesText(group: readonly Segment[]): string {
  return group.map((line) => line.text).join(' ');
}
