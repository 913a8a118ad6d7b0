import {
  addressLabel,
  isAccompanying,
  isBase,
  parseNumberLine,
  parsePlaceDate,
  position,
  recipientsLabel,
  signToken,
  typedSeparator,
} from '../grammar';
import type { Segment } from '../segments';
import { fold, item, startsWithWord } from '../text';
import { bodies, labels, signatureWords } from '../vocabulary/vocabulary.shipped';
import type { Header } from './header';
import { headingOf } from './headings';

export interface Title {
  /** Index in the flow after the title. */
  end: number;
  type: Segment | null;
  /** Lower case; null when there is no type line. */
  documentType: string | null;
  subject: Segment[];
  /** Subject as one line. */
  subjectText: string | null;
  separators: Segment[];
  accompanying: Segment[];
  number: ReturnType<typeof parseNumberLine> | null;
  numberLine: Segment | null;
  placeDateLine: Segment | null;
}

const BODY_HEADS = [...bodies.heads.party, ...bodies.heads.state, ...bodies.heads.other, ...bodies.heads.neutral];
const MOST_SUBJECT_LINES = 14;

export function findTitle(flow: readonly Segment[], header: Header): Title {
  const title: Title = {
    end: header.end,
    type: null,
    documentType: null,
    subject: [],
    subjectText: null,
    separators: [],
    accompanying: [],
    number: null,
    numberLine: null,
    placeDateLine: null,
  };
  if (!header.type) {
    takeAccompanying(flow, title, header.end);
    return title;
  }
  const typeLine = flow[header.type.at]!;
  title.type = typeLine;
  title.documentType = header.type.name ?? fold(typeLine.text).replace(/[\s:.]+$/, '');
  let i = header.type.at + 1;
  for (; i < flow.length && title.subject.length < MOST_SUBJECT_LINES; i++) {
    const line = flow[i]!;
    if (typedSeparator(line.text)) {
      title.separators.push(line);
      continue;
    }
    const number = parseNumberLine(line.text);
    if (number && !header.number && !title.number && (title.subject.length === 0 || number.symbol !== null)) {
      title.number = number;
      title.numberLine = line;
      continue;
    }
    if (title.separators.length > 0 && title.subject.length > 0) break;
    if (line.upper && labels.resolutions.includes(line.folded.replace(/[\s:]+$/, ''))) break;
    const last = title.subject[title.subject.length - 1];
    if (last?.paragraph !== line.paragraph && endsTitle(flow, i)) break;
    if (!header.placeDate && parsePlaceDate(line.text)) {
      title.placeDateLine = line;
      continue;
    }
    if (!continuesSubject(line, title)) break;
    title.subject.push(line);
  }
  title.end = takeAccompanying(flow, title, i);
  composeSubject(title, typeLine, header.type.length);
  return title;
}

/** Lines after which no subject goes on. */
function endsTitle(flow: readonly Segment[], at: number): boolean {
  const line = flow[at]!;
  if (addressLabel(line.text) > 0 || isAccompanying(line.text) || recipientsLabel(line.text) > 0 || signToken(line.text)) return true;
  // A plan may be 'thực hiện Nghị quyết …': in bold it goes on with the title.
  if (
    isBase(line.text) &&
    !line.upper &&
    line.bold !== true &&
    (line.side === 'full' || /^-|^căn cứ/.test(line.folded)) &&
    line.align !== 'center'
  )
    return true;
  if (/^-?\s*căn cứ\s/.test(line.folded)) return true;
  if (headingOf(line.text, line) !== null) return true;
  return isIssuingPower(flow, at);
}

/** 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …' on its own line before the bases names who issues, not what about. */
function isIssuingPower(flow: readonly Segment[], at: number): boolean {
  const line = flow[at]!;
  if (!line.upper) return false;
  const head = position(line.text) !== null;
  if (!head && !startsWithWord(line.folded, BODY_HEADS)) return false;
  for (let i = at + 1; i < Math.min(flow.length, at + 4); i++) {
    const next = flow[i]!;
    if (isBase(next.text) && !next.upper) return true;
    // Of several lines that could name the power, the last does; only a position goes on with the name of its body.
    if (!next.upper || (!head && (position(next.text) !== null || startsWithWord(next.folded, BODY_HEADS)))) return false;
  }
  return false;
}

function continuesSubject(line: Segment, title: Title): boolean {
  const last = title.subject[title.subject.length - 1];
  if (last && line.paragraph === last.paragraph) return true;
  const centred = line.side === 'center' || line.align === 'center';
  if (last && line.gap > 0) return centred && line.bold === true && last.bold === true && line.gap < 2 && !line.upper;
  if (line.table !== null && title.type?.table !== line.table) return false;
  if (centred) return true;
  if (line.side === 'right' && line.bold === true) return line.align === 'right' && line.length < 300;
  if (line.bold === true) return line.text.length < 400;
  if (!last) return /^(?:về|của|v\/v)\s/u.test(line.folded) && line.text.length < 400;
  if (line.side === 'right') return last.side === 'right' && !/[.;:]$/.test(last.text) && line.length < 300;
  return last.side === 'full' && /^\p{Ll}/u.test(line.text) && !/[.;:]$/.test(last.text) && last.bold === line.bold && line.first === false;
}

/** '(Kèm theo Quyết định số … ngày … của …)', often over two lines. */
function takeAccompanying(flow: readonly Segment[], title: Title, from: number): number {
  let i = from;
  while (i < flow.length && typedSeparator(flow[i]!.text)) title.separators.push(flow[i++]!);
  const open = flow[i];
  if (!open || !isAccompanying(open.text)) return i;
  for (; i < flow.length && title.accompanying.length < 6; i++) {
    const line = flow[i]!;
    if (leavesReference(open, line)) break;
    title.accompanying.push(line);
    if (/[)\]]\s*$/.test(line.text)) {
      i++;
      break;
    }
    if (line.text.length > 400) break;
  }
  while (i < flow.length && typedSeparator(flow[i]!.text)) title.separators.push(flow[i++]!);
  return i;
}

/** A reference line whose bracket was never closed ends where a paragraph of another kind begins. */
export function leavesReference(open: Segment, line: Segment): boolean {
  if (line.paragraph === open.paragraph) return false;
  if (headingOf(line.text, line) !== null) return true;
  return line.align !== open.align && !/[)\]]\s*$/.test(line.text);
}

function composeSubject(title: Title, typeLine: Segment, length: number): void {
  const rest = typeLine.text.slice(length).trim();
  const lines = title.subject.map((line) => line.text);
  if (rest === '' || /^[:.]+$/.test(rest)) {
    title.subjectText = lines.length > 0 ? lines.join(' ') : null;
    return;
  }
  // 'PHIẾU CHUYỂN ĐƠN', 'CHƯƠNG TRÌNH HÀNH ĐỘNG': a word or two more belong to the name of the type.
  if (typeLine.upper && lines.length === 0 && rest.split(' ').length <= 2) return;
  const allUpper = title.subject.every((line) => line.upper);
  // 'BÁO CÁO CHÍNH TRỊ / trình Đại hội …': the words beside the type belong to the type's line.
  if (typeLine.upper && lines.length > 0 && !allUpper) title.subjectText = lines.join(' ');
  else if (typeLine.upper)
    title.subjectText = length >= typeLine.folded.length && lines.length > 0 ? lines.join(' ') : [typeLine.text, ...lines].join(' ');
  else title.subjectText = [rest, ...lines].join(' ');
}

export interface Address {
  end: number;
  label: { line: Segment; length: number } | null;
  /** False for a sentence that only ends in 'kính mời:' or 'điện:'. */
  labelled: boolean;
  /** 'Kính mời: …' of an invitation: who is asked, under another label than the norms' own. */
  invites: boolean;
  /** Lines of the list, grouped by addressee; one on the label's line included. */
  items: { text: string; lines: { paragraph: number; start: number; end: number }[] }[];
}

export function findAddress(flow: readonly Segment[], from: number, title: Title): Address {
  const none: Address = { end: from, label: null, labelled: false, invites: false, items: [] };
  for (let i = from; i < Math.min(flow.length, from + 8); i++) {
    const line = flow[i]!;
    const length = addressLabel(line.text);
    if (length === 0) {
      if (typedSeparator(line.text) || line.text.length < 60) continue;
      return none;
    }
    return readAddress(flow, i, length, title);
  }
  return none;
}

function readAddress(flow: readonly Segment[], at: number, length: number, title: Title): Address {
  const line = flow[at]!;
  const invites = startsWithWord(line.folded, labels.invitation) !== null;
  const labelled = !invites && (length < line.text.length || line.folded.startsWith('kính') || line.folded.startsWith('gửi'));
  const address: Address = { end: at + 1, label: { line, length }, labelled, invites, items: [] };
  const rest = line.text.slice(length).trim();
  if (rest !== '') {
    const stretch = line.stretch(line.offset(length), line.end);
    address.items.push({ text: item(rest), lines: [{ paragraph: line.paragraph, start: stretch.start, end: stretch.end }] });
  }
  const sameTable = (other: Segment) => line.table !== null && other.table === line.table;
  for (let i = at + 1; i < flow.length && i < at + 60; i++) {
    const next = flow[i]!;
    const dash = /^[-+•*]/.test(next.text) || /^[-+•*–]$/.test(next.listLabel ?? '');
    const numbered = /^\d+[.)]/.test(next.text) && next.text.length < 120 && sameTable(next);
    const previous = flow[i - 1]!;
    const goesOn = address.items.length > 0 && !next.first && next.paragraph === previous.paragraph;
    const wrapped =
      address.items.length > 0 &&
      previous.box !== null &&
      /^\p{Ll}/u.test(next.text) &&
      !/[;.]$/.test(previous.text) &&
      next.text.length < 90;
    const open = i === at + 1 ? rest === '' || /[;,]$/.test(rest) : /[;,]$/.test(previous.text);
    const undashed = open && !goesOn && !wrapped && next.length < 120 && /[;.]$/.test(next.text) && !isBase(next.text) && !next.upper;
    if ((dash && !isBaseList(next, title)) || numbered || undashed || (sameTable(next) && !goesOn)) {
      address.items.push({ text: item(next.text), lines: [{ paragraph: next.paragraph, start: next.start, end: next.end }] });
    } else if (goesOn || wrapped) {
      const last = address.items[address.items.length - 1]!;
      last.text = item(`${last.text} ${next.text}`);
      last.lines.push({ paragraph: next.paragraph, start: next.start, end: next.end });
    } else if (address.items.length === 0 && next.text.length < 120 && i === at + 1 && !next.upper) {
      address.items.push({ text: item(next.text), lines: [{ paragraph: next.paragraph, start: next.start, end: next.end }] });
    } else break;
    address.end = i + 1;
    if (/\.$/.test(next.text) && !/\.\.$/.test(next.text)) break;
  }
  if (rest !== '' && address.items.length > 1 && !/[;,]$/.test(rest) && address.items[1]!.lines[0]!.paragraph !== line.paragraph) {
    // One addressee on the label's line ends the address unless its mark says that more follow.
    const dashed = /^[-+•]/.test(rest);
    if (!dashed && address.items.slice(1).every((entry) => entry.text.length > 110)) {
      address.items.length = 1;
      address.end = at + 1;
    }
  }
  return address;
}

function isBaseList(line: Segment, title: Title): boolean {
  return /^[-+]\s*căn cứ/.test(line.folded) && title.type !== null;
}

/** The paragraph of a line, which a page shows in several. */
function wholeText(flow: readonly Segment[], at: number): string {
  const { paragraph } = flow[at]!;
  let text = flow[at]!.text;
  for (let i = at + 1; i < Math.min(flow.length, at + 20) && flow[i]!.paragraph === paragraph; i++) text += ` ${flow[i]!.text}`;
  return text;
}

/**
 * 'Căn cứ Kế hoạch số …, Sở Nội vụ báo cáo kết quả như sau:' says on its own who does what: running text that only opens
 * as a ground does. A ground of a list names the ground and no doer.
 */
function isSentence(text: string): boolean {
  const folded = fold(text);
  if (/[;,]$/.test(folded)) return false;
  if (/(?:như sau|sau đây|sau)\s*[:.]?$/.test(folded)) return true;
  return folded
    .split(/,\s+/)
    .slice(1)
    .some((clause) => {
      const doer = startsWithWord(clause, BODY_HEADS) ?? startsWithWord(clause, signatureWords.positions);
      return doer !== null && DEED.test(clause.slice(doer.length));
    });
}

const DEED = new RegExp(`\\s(?:${labels.deeds.join('|')})\\s`, 'u');

interface Bases {
  end: number;
  paragraphs: number[];
  /** False for a lone ground that may be running text. */
  sure: boolean;
}

/** Paragraphs that give the grounds, right after the title. In a công văn only a real list of them counts. */
export function findBases(flow: readonly Segment[], from: number, hasType: boolean): Bases {
  const bases: Bases = { end: from, paragraphs: [], sure: true };
  let skipped = 0;
  for (let i = from; i < flow.length && i < from + 200; i++) {
    const line = flow[i]!;
    const last = bases.paragraphs[bases.paragraphs.length - 1];
    if (last === line.paragraph) {
      bases.end = i + 1;
      continue;
    }
    const opens = isBase(line.text) && !line.upper && !isSentence(wholeText(flow, i));
    const sure = /^[-+]?\s*(?:căn cứ|xét|theo đề nghị)/.test(line.folded);
    // 'Thực hiện …' is a ground only inside a list that has not been closed.
    if (opens && (sure || (bases.paragraphs.length > 0 && /[;,]$/.test(flow[i - 1]!.text)))) {
      bases.paragraphs.push(line.paragraph);
      bases.end = i + 1;
      continue;
    }
    // 'Căn cứ …; / Xét đề nghị của …, Uỷ ban nhân dân tỉnh thông báo:' is one sentence over two paragraphs, no list of grounds.
    if (bases.paragraphs.length > 0 && isBase(line.text) && !line.upper && /;$/.test(flow[i - 1]!.text))
      return { end: from, paragraphs: [], sure: false };
    if (bases.paragraphs.length === 0 && line.upper && skipped < 3 && !labels.resolutions.includes(line.folded.replace(/:$/, ''))) {
      skipped++;
      continue;
    }
    break;
  }
  if (!hasType && bases.paragraphs.length < 2) return { end: from, paragraphs: [], sure: false };
  // A single 'Căn cứ …' without the mark of a list that no ruling follows may as well open the text.
  const listed = /[;,]$/.test(flow[bases.end - 1]?.text ?? '') || flow[bases.end]?.upper === true;
  bases.sure = bases.paragraphs.length > 1 || skipped > 0 || listed;
  return bases;
}
