import {
  addressLabel,
  draftMark,
  isAccompanying,
  isBase,
  isSignatureMark,
  isSubjectOpening,
  levelOf,
  likeness,
  type PlaceDate,
  parseNumberLine,
  parsePlaceDate,
  position,
  type ReferenceNumber,
  signToken,
  startsSignature,
  typedSeparator,
  typeNameOf,
  typeNameOfSpaced,
} from '../grammar';
import type { Segment } from '../segments';
import { PLACEHOLDER, startsWithWord } from '../text';
import { bodies, documentTypes, headings, marks } from '../vocabulary/vocabulary.shipped';
import { headingOf } from './headings';

type HeaderTitle = 'party' | 'national' | 'other';

export interface Header {
  /** Index in the part's flow of the first line that is no longer header. */
  end: number;
  titles: { kind: HeaderTitle; line: Segment; likeness: number }[];
  motto: { line: Segment; likeness: number } | null;
  number: { line: Segment; parsed: ReferenceNumber } | null;
  /** `rest`: the end of the line where the column was too narrow for it. */
  placeDate: { line: Segment; rest?: Segment; parsed: PlaceDate } | null;
  /** Names in order, each with its lines; the last is the issuing body, the one before it the body above. */
  names: Segment[][];
  subjectCV: Segment[];
  separators: Segment[];
  /** Line of the type name, as index in the flow; null for a công văn or where none was found. */
  type: { at: number; name: string | null; length: number } | null;
  placeholderNames: boolean;
}

/** Longest header met in practice has about 25 lines. */
const MOST_LINES = 60;
const { heads } = bodies;
const ALL_HEADS = [...heads.party, ...heads.state, ...heads.other, ...heads.neutral];

export function findHeader(flow: readonly Segment[]): Header {
  const header: Header = {
    end: 0,
    titles: [],
    motto: null,
    number: null,
    placeDate: null,
    names: [],
    subjectCV: [],
    separators: [],
    type: null,
    placeholderNames: false,
  };
  const loose: Segment[] = [];
  let i = 0;
  for (; i < flow.length && i < MOST_LINES; i++) {
    const line = flow[i]!;
    if (takeBrokenDate(header, line, flow[i + 1])) {
      i++;
      continue;
    }
    if (takeLiteral(header, line)) continue;
    if (addressLabel(line.text) > 0 || isAccompanying(line.text)) break;
    const type = typeOf(header, line, flow, i);
    if (type) {
      header.type = { at: i, ...type };
      break;
    }
    if (isBody(header, line)) break;
    loose.push(line);
  }
  header.end = i;
  // Beside the state's or the Party's title a union's name is the body above: 'TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM'.
  // Of two such lines the likelier is the title: 'ĐOÀN TNCS HỒ CHÍ MINH', not 'TW ĐOÀN TNCS HỒ CHÍ MINH'.
  const best = header.titles.some((title) => title.kind !== 'other') ? 2 : Math.max(...header.titles.map((title) => title.likeness));
  const names = header.titles.filter((title) => title.kind === 'other' && title.likeness < best);
  if (names.length > 0) {
    loose.push(...names.map((title) => title.line));
    loose.sort((a, b) => a.index - b.index);
    header.titles = header.titles.filter((title) => !names.includes(title));
  }
  sortLoose(header, loose);
  return header;
}

/** 'Cao Bằng, ngày 11 tháng 5 / năm 2026' in a narrow column. */
function takeBrokenDate(header: Header, line: Segment, next: Segment | undefined): boolean {
  if (header.placeDate || !next || next.column !== line.column || next.gap > 0 || !/ngày/.test(line.folded) || line.length > 80)
    return false;
  if (!/^(?:\d|ngày|tháng|năm)/.test(next.folded) || next.length > 40) return false;
  if (parsePlaceDate(line.text)?.date) return false;
  const parsed = parsePlaceDate(`${line.text} ${next.text}`);
  if (!parsed?.date) return false;
  header.placeDate = { line, rest: next, parsed };
  return true;
}

/** A line recognised by its words alone. */
function takeLiteral(header: Header, line: Segment): boolean {
  if (line.text.length > 130) return false;
  const literals: [HeaderTitle, readonly string[]][] = [
    ['party', headings.partyTitle],
    ['national', headings.nationalName],
    ['other', headings.otherTitles],
  ];
  for (const [kind, words] of literals) {
    const like = likeness(line.text, words);
    // A body's own name may hold the same words: 'ĐOÀN TNCS HỒ CHÍ MINH' stands right when it is the title.
    if (like > 0 && (kind !== 'other' || line.side !== 'left')) {
      header.titles.push({ kind, line, likeness: like });
      return true;
    }
  }
  const motto = likeness(line.text, headings.nationalMotto);
  if (motto > 0 && !header.motto) {
    header.motto = { line, likeness: motto };
    return true;
  }
  if (typedSeparator(line.text)) {
    header.separators.push(line);
    return true;
  }
  // An incoming stamp has a bare 'Số: 123': the number with a symbol takes its place.
  if (!header.number || header.number.parsed.symbol === null) {
    const parsed = parseNumberLine(line.text);
    // 'XÍ NGHIỆP … / SỐ 2' is the end of a name.
    const name = parsed?.symbol === null && /^SỐ\s*\d/u.test(line.text);
    if (
      parsed &&
      !name &&
      (!header.number || parsed.symbol !== null) &&
      (parsed.symbol !== null || parsed.reason === 'placeholder' || (line.side === 'left' && line.text.length < 24))
    ) {
      header.number = { line, parsed };
      return true;
    }
  }
  if (!header.placeDate) {
    const parsed = parsePlaceDate(line.text);
    if (parsed) {
      header.placeDate = { line, parsed };
      return true;
    }
  }
  return false;
}

function isMark(line: Segment): boolean {
  return (
    draftMark(line.folded) !== null ||
    levelOf(line.folded, 'secrecy') !== null ||
    levelOf(line.folded, 'urgency') !== null ||
    startsWithWord(line.folded, marks.circulation) !== null ||
    marks.incomingStamp.includes(line.folded.replace(/[\s:.…]+$/, ''))
  );
}

function seenTop(header: Header): boolean {
  return header.titles.length > 0 || header.number !== null || header.placeDate !== null;
}

function typeOf(header: Header, line: Segment, flow: readonly Segment[], at: number): { name: string | null; length: number } | null {
  if (isMark(line)) return null;
  const inColumn = line.side === 'left' || line.side === 'right';
  const known = typeNameOfSpaced(line.text) ?? typeNameOf(line.folded);
  if (known) {
    const whole = known.length >= line.folded.replace(/[\s:.]+$/, '').length;
    const twoColumns = line.table !== null && flow.some((o) => o !== line && o.table === line.table && o.column !== line.column);
    if (twoColumns && inColumn) return null;
    if (line.upper && (!inColumn || whole)) return known;
    if (whole && (line.side === 'center' || line.bold === true) && seenTop(header)) return known;
    if (line.bold === true && line.side === 'center' && seenTop(header) && at < 20 && !line.upper && /^\p{Lu}/u.test(line.text))
      return known;
    return null;
  }
  // A title of no known type: capitals on the page's centre under a complete header.
  const centred = line.side === 'center' || (line.side === 'full' && line.align === 'center');
  const isName = startsWithWord(line.folded, ALL_HEADS) !== null;
  if (
    centred &&
    line.upper &&
    line.table === null &&
    header.titles.length > 0 &&
    (!isName || header.placeDate !== null) &&
    !PLACEHOLDER.test(line.text)
  )
    return { name: null, length: line.folded.length };
  return null;
}

function isBody(header: Header, line: Segment): boolean {
  if (isMark(line) || isSubjectOpening(line.folded)) return false;
  if (line.text.length > 160) return true;
  if (headingOf(line.text, line) !== null && !line.upper) return true;
  if (isBase(line.text) && (line.side === 'full' || line.side === 'left') && line.table === null) return true;
  return line.side === 'full' && line.align !== 'center' && !line.upper && seenTop(header) && line.text.length > 80;
}

/** What no literal took: names of bodies on the left, the subject of a công văn under the number. */
function sortLoose(header: Header, loose: readonly Segment[]): void {
  const { number } = header;
  // 'CÔNG VĂN' printed as a title is a fault; the subject still stands under the number.
  const hasType = header.type !== null && header.type.name !== documentTypes.withoutTypeName;
  const numberAt = number ? number.line.index : Number.POSITIVE_INFINITY;
  const below = (line: Segment) =>
    number !== null &&
    (line.box && number.line.box && line.page === number.line.page ? line.box.yMm > number.line.box.yMm + 1 : line.index > numberAt);
  const names: Segment[] = [];
  for (const [i, line] of loose.entries()) {
    if (isMark(line) || isSignatureMark(line.text) || (startsSignature(line.text) && !opensName(line, loose[i + 1]))) continue;
    const subject = header.subjectCV;
    const last = subject[subject.length - 1];
    if (!hasType && isSubjectOpening(line.folded) && subject.length === 0) {
      subject.push(line);
      continue;
    }
    if (!hasType && below(line) && line.side !== 'right') {
      const continues = last
        ? line.column === last.column && (line.gap === 0 || line.paragraph === last.paragraph)
        : !line.upper && (line.side === 'left' || hangsOnNumber(line, number));
      if (continues && !PLACEHOLDER.test(line.text.replace(/^v\/v\s*/iu, ''))) subject.push(line);
      continue;
    }
    if (below(line)) continue;
    const onLeft =
      line.side === 'left' || (header.titles.every((t) => t.line.side === 'center' || t.line.side === 'full') && line.side !== 'right');
    if (!onLeft) continue;
    if (PLACEHOLDER.test(line.text)) {
      header.placeholderNames = true;
      names.push(line);
    } else if (
      line.upper ||
      (seenTop(header) && line.text.length < 90 && !/[.;,:]$/.test(line.text) && startsWithWord(line.folded, ALL_HEADS))
    )
      names.push(line);
  }
  header.names = groupNames(names);
}

/** The line right under the number, centred like it: columns set in frames have no side. */
function hangsOnNumber(line: Segment, number: Header['number']): boolean {
  return (
    number !== null && line.index === number.line.index + 1 && line.gap === 0 && line.align === number.line.align && line.side === 'center'
  );
}

/** The office itself may issue: 'CHỦ TỊCH / ỦY BAN NHÂN DÂN TỈNH …', 'THỦ TƯỚNG CHÍNH PHỦ' over the number. */
function opensName(line: Segment, next: Segment | undefined): boolean {
  const office = position(line.text);
  if (office === null || signToken(line.text) !== null || line.side === 'right') return false;
  const body = line.folded === office ? next?.folded : line.folded.slice(office.length).trim();
  return body !== undefined && startsWithWord(body, ALL_HEADS) !== null && (line.folded !== office || next?.column === line.column);
}

/** Lines to names: a name may take several lines, and the body above stands before the body itself. */
function groupNames(lines: readonly Segment[]): Segment[][] {
  const groups: Segment[][] = [];
  for (const line of lines) {
    const current = groups[groups.length - 1];
    const previous = current?.[current.length - 1];
    if (!current || !previous || startsName(line, previous, current)) groups.push([line]);
    else current.push(line);
  }
  return groups;
}

function startsName(line: Segment, previous: Segment, current: readonly Segment[]): boolean {
  const before = current.map((l) => l.folded).join(' ');
  const words = previous.folded.split(' ');
  if (bodies.connectives.includes(words[words.length - 1] ?? '') || /[-,&]$/.test(previous.folded)) return false;
  // One word of the same weight is the tail of a name that its column broke: 'SỞ NÔNG NGHIỆP VÀ MÔI / TRƯỜNG'.
  if (!line.text.includes(' ') && line.bold !== null && line.bold === previous.bold && previous.text.includes(' ')) return false;
  if (startsWithWord(line.folded, bodies.occasion) || startsWithWord(line.folded, bodies.connectives)) return false;
  if (bodies.incomplete.includes(before) || position(before) === before) return false;
  const boldChange = line.bold !== null && previous.bold !== null && line.bold !== previous.bold;
  if (boldChange) return true;
  const head = startsWithWord(line.folded, ALL_HEADS);
  if (!head) return false;
  // 'ĐẠI HỘI ĐẠI BIỂU / ĐOÀN TNCS … / CÔNG AN TỈNH …' goes on after an unfinished name.
  return !bodies.incomplete.includes(previous.folded);
}

/** The body's name as one line, null while it is a placeholder; the occasion of a congress ('LẦN THỨ I') is no part of the name. */
export function nameOf(lines: readonly Segment[] | undefined): string | null {
  if (!lines || lines.length === 0) return null;
  const kept = lines.filter((line, i) => i === 0 || !startsWithWord(line.folded, bodies.occasion));
  const name = kept.map((line) => line.text).join(' ');
  return PLACEHOLDER.test(name) ? null : name;
}
