import type { DraftDocument } from '../document';
import { addFound, addRanges, type Finds, rangesOf } from './find/component';
import { type Foot, findFoot, linesText } from './find/foot';
import { findHeader, type Header } from './find/header';
import { findBody, headingOf } from './find/headings';
import { findDrafter, findEndings, findMarks, findPageNumber, isCopyLabel, type Marks } from './find/marks';
import { findPictures } from './find/pictures';
import { findSeparators } from './find/separators';
import { type Address, findAddress, findBases, findTitle, leavesReference, type Title } from './find/title';
import { isAccompanying, typedSeparator } from './grammar';
import { readMetadata, scannedMetadata } from './metadata';
import { isAppendixLabel, type Slice, splitParts } from './parts';
import { type Segment, type Segments, segmentsOf } from './segments';
import { decideSystem } from './system';
import { fold, PLACEHOLDER } from './text';
import type { Anatomy, DocumentPart } from './types';
import { documentTypes } from './vocabulary/vocabulary.shipped';

interface PartFound {
  header: Header;
  title: Title;
  address: Address;
  foot: Foot;
  marks: Marks;
}

/**
 * Finds the format components of a draft and reads its metadata. Every pass is linear in the text; a scan gives no
 * component but `page`.
 */
export function analyse(document: DraftDocument): Anatomy {
  const segments = segmentsOf(document);
  const finds: Finds = { document, part: 0, components: [] };
  addRanges(finds, 'page', [], 1, 'why.sheet');
  if (document.scanned || segments.flow.length === 0) {
    return {
      system: 'unknown',
      systemConfidence: 0,
      systemWhy: [],
      normative: false,
      parts: [],
      components: finds.components,
      ...(document.scanned ? scannedMetadata(document) : emptyResult(document)),
    };
  }
  const slices = splitParts(document, segments.flow);
  const parts: DocumentPart[] = [];
  let main: PartFound | null = null;
  slices.forEach((slice, index) => {
    finds.part = index;
    const found = analysePart(finds, segments, slice, index, slices);
    parts.push(describe(document, segments.flow, slice, index, slices, found));
    main ??= found;
  });
  finds.part = 0;
  findPageNumber(finds, segments);
  const first = main as unknown as PartFound;
  const system = decideSystem({
    header: first.header,
    components: finds.components,
    accompanying: first.title.accompanying.map((line) => line.text).join(' '),
  });
  return {
    system: system.system,
    systemConfidence: system.confidence,
    systemWhy: system.why,
    normative: isNormative(first),
    parts,
    components: finds.components,
    ...readMetadata({ document, ...first }),
  };
}

function emptyResult(document: DraftDocument): Pick<Anatomy, 'metadata' | 'reasons'> {
  return { metadata: scannedMetadata(document).metadata, reasons: {} };
}

function isNormative(found: PartFound): boolean {
  const parsed = found.header.number?.parsed ?? found.title.number;
  return parsed?.form === 'normative';
}

function analysePart(finds: Finds, segments: Segments, slice: Slice, index: number, slices: readonly Slice[]): PartFound {
  const { document } = finds;
  const flow = segments.flow.slice(slice.from, slice.to);
  const range = {
    from: index === 0 ? 0 : (flow[0]?.paragraph ?? 0),
    to: slice.to < segments.flow.length ? segments.flow[slice.to]!.paragraph : document.paragraphs.length,
  };
  const isAppendix = slice.kind === 'appendix';
  const header = findHeader(isAppendix ? [] : flow);
  const title = isAppendix ? findAppendixTitle(finds, flow) : findTitle(flow, header);
  const address = isAppendix
    ? { end: title.end, label: null, labelled: false, invites: false, items: [] }
    : findAddress(flow, title.end, title);
  const bases = isAppendix ? { end: address.end, paragraphs: [], sure: false } : findBases(flow, address.end, title.type !== null);
  const bodyFrom = Math.max(title.end, bases.end, address.labelled || address.invites ? address.end : 0);
  const foot: Foot = isAppendix
    ? { start: flow.length, label: null, items: [], archive: null, after: [], signers: [], placeDateLine: null }
    : findFoot(flow, bodyFrom);
  if (!isAppendix) addHeader(finds, header, title);
  if (!isAppendix) addTitle(finds, title);
  addAddress(finds, address);
  if (bases.paragraphs.length > 0)
    addRanges(
      finds,
      'bases',
      bases.paragraphs.map((p) => ({ paragraph: p, start: 0, end: document.paragraphs[p]!.text.length })),
      bases.sure ? 0.9 : 0.5,
      'why.opening',
    );
  addFoot(finds, foot);
  findDrafter(finds, foot);
  const separators = [...header.separators, ...title.separators];
  findSeparators(finds, separators, range);
  const taken = takenParagraphs(header, title, address, foot, bases.paragraphs, separators);
  const head = isAppendix ? [] : flow.slice(0, Math.min(flow.length, Math.max(header.end, title.end) + 4));
  const marksOnly =
    index === 0
      ? { boxes: isAppendix ? [] : boxesOf(document, segments, head), margins: firstMargins(document, segments) }
      : { boxes: [], margins: [] };
  const marks = findMarks(finds, head, marksOnly.boxes, marksOnly.margins, foot);
  const copy = slice.kind === 'copy' ? flow.find(isCopyLabel) : undefined;
  if (copy) addFound(finds, 'copyLabel', [copy], 0.9, 'why.words');
  if (index === slices.length - 1 || slice.kind === 'main') findEndings(finds, flow.slice(-12), index === 0 ? marksOnly.margins : []);
  for (const component of finds.components)
    if (component.part === index && ['secret', 'urgency', 'draft', 'circulation', 'copyLabel', 'contact'].includes(component.id))
      for (const r of component.ranges) taken.add(r.paragraph);
  for (const line of afterFoot(flow, foot)) taken.add(line.paragraph);
  findPictures(finds, foot, header);
  const start = flow[Math.min(bodyFrom, flow.length - 1)]?.paragraph ?? range.from;
  findBody(finds, start, flow.length > 0 ? flow[flow.length - 1]!.paragraph + 1 : range.to, taken);
  return { header, title, address, foot, marks };
}

/** More lines than this after the foot are text of their own. */
const MOST_NOTES = 4;

/** A note or two under signatures and recipients ('Đầu mối liên hệ: …') is no running text. */
function afterFoot(flow: readonly Segment[], foot: Foot): Segment[] {
  const signed = foot.signers.flatMap((s) => [...s.authority.flat(), ...s.position.flat(), ...s.placeholders, s.name]);
  const listed = foot.items.flatMap((entry) => entry.lines);
  const lines = [...signed, ...listed, ...foot.after].filter((line) => line !== null);
  if (lines.length === 0) return [];
  const last = Math.max(...lines.map((line) => line.paragraph));
  const notes = flow.filter((line) => line.paragraph > last);
  return notes.length <= MOST_NOTES && notes.every((line) => line.length < 200) ? notes : [];
}

/** Text boxes that hang on the head of the document or in its page margins: a box farther down is no mark on it. */
function boxesOf(document: DraftDocument, segments: Segments, head: readonly Segment[]): Segment[] {
  const last = head[head.length - 1]?.paragraph ?? 0;
  return segments.boxes.filter((line) => {
    const container = document.paragraphs[line.paragraph]!.container;
    const anchor = container.kind === 'textBox' ? container.anchor : null;
    const hangsOn = anchor === null ? undefined : document.paragraphs[anchor]?.container.kind;
    return anchor === null || anchor <= last || hangsOn === 'header' || hangsOn === 'footer';
  });
}

function firstMargins(document: DraftDocument, segments: Segments): Segment[] {
  return segments.margins.filter((line) => {
    const container = document.paragraphs[line.paragraph]!.container;
    return container.kind !== 'header' && container.kind !== 'footer' ? false : container.section === 0;
  });
}

function takenParagraphs(
  header: Header,
  title: Title,
  address: Address,
  foot: Foot,
  bases: readonly number[],
  separators: readonly Segment[],
): Set<number> {
  const lines: (Segment | undefined | null)[] = [
    ...header.titles.map((t) => t.line),
    header.motto?.line,
    header.number?.line,
    header.placeDate?.line,
    header.placeDate?.rest,
    ...header.names.flat(),
    ...header.subjectCV,
    title.type,
    ...title.subject,
    ...title.accompanying,
    title.numberLine,
    title.placeDateLine,
    address.labelled || address.invites ? address.label?.line : null,
    foot.label?.line,
    foot.placeDateLine,
    ...foot.items.flatMap((entry) => entry.lines),
    ...foot.after,
    ...foot.signers.flatMap((s) => [...s.authority.flat(), ...s.position.flat(), ...s.other, ...s.marks, ...s.placeholders, s.name]),
    ...separators,
  ];
  const taken = new Set<number>(bases);
  for (const line of lines) if (line) taken.add(line.paragraph);
  if (address.labelled || address.invites) for (const entry of address.items) for (const line of entry.lines) taken.add(line.paragraph);
  return taken;
}

function addHeader(finds: Finds, header: Header, title: Title): void {
  for (const { kind, line, likeness } of header.titles) {
    const why = likeness === 1 ? 'why.literal' : 'why.nearLiteral';
    if (kind === 'party') addFound(finds, 'partyTitle', [line], likeness, why);
    if (kind === 'national') addFound(finds, 'nationalName', [line], likeness, why);
  }
  if (header.motto)
    addFound(
      finds,
      'nationalMotto',
      [header.motto.line],
      header.motto.likeness,
      header.motto.likeness === 1 ? 'why.literal' : 'why.nearLiteral',
    );
  const { names } = header;
  const sure = header.number !== null || header.titles.length > 0;
  const certainty = (lines: readonly Segment[]) => (sure && !lines.some((line) => PLACEHOLDER.test(line.text)) ? 0.9 : 0.5);
  const parents = names.slice(0, -1).flat();
  const own = names[names.length - 1];
  if (parents.length > 0) addFound(finds, 'agencyParent', parents, certainty(parents), 'why.column');
  if (own) addFound(finds, 'agency', own, certainty(own), 'why.column');
  const number = header.number?.line ?? title.numberLine;
  if (number) addFound(finds, 'number', [number], header.number?.parsed.form === 'other' ? 0.7 : 0.95, 'why.grammar');
  const date = header.placeDate?.line ?? title.placeDateLine;
  const rest = header.placeDate?.rest;
  if (date) addFound(finds, 'placeDate', rest ? [date, rest] : [date], 0.95, 'why.grammar');
  if (header.subjectCV.length > 0)
    addFound(
      finds,
      'subjectCV',
      header.subjectCV,
      /^v\s?[/.]?\s?v|^về việc/.test(header.subjectCV[0]!.folded) ? 0.95 : 0.7,
      'why.underNumber',
    );
}

function addTitle(finds: Finds, title: Title): void {
  if (title.type) {
    const known = documentTypes.types.some((t) => t.name === title.documentType);
    addFound(finds, 'typeName', [title.type], known ? 0.95 : 0.5, known ? 'why.knownType' : 'why.titlePlace');
  }
  if (title.subject.length > 0) addFound(finds, 'subject', title.subject, 0.9, 'why.underTitle');
  if (title.accompanying.length > 0) addFound(finds, 'appendixReference', title.accompanying, 0.9, 'why.words');
}

function isOpenReference(lines: readonly Segment[], line: Segment): boolean {
  const last = lines[lines.length - 1];
  return last !== undefined && !/[)\]]\s*$/.test(last.text) && !leavesReference(lines[0]!, line);
}

function isCentred(line: Segment): boolean {
  if (line.upper && line.bold === true) return headingOf(line.text, line) === null;
  return (
    line.side === 'center' ||
    line.align === 'center' ||
    (line.side === 'full' && (line.upper || line.bold === true) && line.align !== 'justify')
  );
}

/** Label, title and reference line of an appendix; the same shape as a title so that a file of nothing else can be named by it. */
function findAppendixTitle(finds: Finds, flow: readonly Segment[]): Title {
  const title: Title = {
    end: 0,
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
  const label = flow[0];
  if (!label || !isAppendixLabel(label)) return title;
  title.type = label;
  title.documentType = fold(label.text).slice(0, 7);
  let i = 1;
  for (; i < flow.length && i < 14; i++) {
    const line = flow[i]!;
    if (typedSeparator(line.text)) title.separators.push(line);
    else if (isAccompanying(line.text) || isOpenReference(title.accompanying, line)) title.accompanying.push(line);
    else if (title.accompanying.length === 0 && line.table === null && line.text.length < 300 && isCentred(line)) title.subject.push(line);
    else break;
  }
  title.end = i;
  title.subjectText = title.subject.length > 0 ? title.subject.map((line) => line.text).join(' ') : null;
  addFound(finds, 'appendix', [label], 0.95, 'why.words');
  if (title.subject.length > 0) addFound(finds, 'appendixTitle', title.subject, 0.85, 'why.underTitle');
  if (title.accompanying.length > 0) addFound(finds, 'appendixReference', title.accompanying, 0.9, 'why.words');
  return title;
}

function addAddress(finds: Finds, address: Address): void {
  if (!address.label || !address.labelled) return;
  const { line, length } = address.label;
  addRanges(finds, 'addressLabel', [{ paragraph: line.paragraph, start: line.start, end: line.offset(length) }], 0.95, 'why.label', {
    page: line.page,
    box: line.box,
  });
  if (address.items.length > 0)
    addRanges(
      finds,
      'addressList',
      address.items.flatMap((entry) => entry.lines),
      0.9,
      'why.underLabel',
    );
}

function addFoot(finds: Finds, foot: Foot): void {
  if (foot.label) {
    const { line, length } = foot.label;
    addRanges(finds, 'recipientsLabel', [{ paragraph: line.paragraph, start: line.start, end: line.offset(length) }], 0.95, 'why.label', {
      page: line.page,
      box: line.box,
    });
  }
  if (foot.items.length > 0)
    addRanges(
      finds,
      'recipients',
      foot.items.flatMap((entry) => rangesOf(entry.lines)),
      0.9,
      'why.underLabel',
    );
  for (const signer of foot.signers) {
    for (const group of signer.authority) addFound(finds, 'signAuthority', group, 0.95, 'why.token');
    signer.position.forEach((group, i) => {
      const other = signer.other.length > 0 && i > 0;
      addFound(finds, other ? 'signPositionOther' : 'signPosition', group, 0.85, 'why.position');
    });
    const name = signer.name ?? signer.placeholders.at(-1);
    if (name) addFound(finds, 'signName', [name], signer.name ? 0.9 : 0.5, 'why.name');
    const office = signer.authority.length + signer.position.length === 0 ? signer.placeholders.slice(0, -1) : [];
    if (office.length > 0) addFound(finds, 'signPosition', office, 0.5, 'why.position');
  }
}

function describe(
  document: DraftDocument,
  flow: readonly Segment[],
  slice: Slice,
  index: number,
  slices: readonly Slice[],
  found: PartFound,
): DocumentPart {
  const next = slices[index + 1];
  const title = [found.title.type?.text, found.title.subjectText].filter((t) => t != null && t !== '').join(' ');
  const signer = found.foot.signers[0];
  return {
    index,
    kind: slice.kind,
    firstParagraph: index === 0 ? 0 : flow[slice.from]!.paragraph,
    lastParagraph: next ? Math.max(flow[slice.from]!.paragraph, flow[next.from]!.paragraph - 1) : document.paragraphs.length - 1,
    title: title !== '' ? title : signer && slice.kind === 'copy' ? signer.authority.map(linesText).join(' ') || null : null,
  };
}
