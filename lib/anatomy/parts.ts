import type { DraftDocument } from '../document';
import { isCopyLabel } from './find/marks';
import { isAccompanying, likeness, parseNumberLine, parsePlaceDate, recipientsLabel, typeNameOf } from './grammar';
import type { Segment } from './segments';
import { startsWithWord } from './text';
import type { DocumentPart } from './types';
import { headings, labels } from './vocabulary/vocabulary.shipped';

export interface Slice {
  kind: DocumentPart['kind'];
  /** First and one past the last index in the flow. */
  from: number;
  to: number;
}

/** More documents than this in one file are read as one with the last. */
const MOST_PARTS = 300;
/** Lines between a title and its '(Kèm theo …)'. */
const TITLE_LINES = 10;
const APPENDIX = /^phụ lục(?:\s+(?:số\s*)?(?:\d{1,3}|[ivxlc]{1,6}|[a-zđ])(?:[.,-]\d+)?)?\s*(?:[.:-]|$)/u;

export function isAppendixLabel(line: Segment): boolean {
  if (line.text.length > 120 || startsWithWord(line.folded, labels.appendix) === null) return false;
  const whole = APPENDIX.exec(line.folded);
  const alone = whole !== null && whole[0].trim().length === line.folded.length;
  const standsOut = line.side === 'center' || line.align === 'center' || line.upper;
  if (alone) return standsOut || line.bold === true || line.side === 'right';
  return standsOut && (line.upper || line.bold === true) && whole !== null;
}

function isTitle(line: Segment): boolean {
  return likeness(line.text, headings.nationalName) > 0 || likeness(line.text, headings.partyTitle) > 0;
}

/** Where the block that a heading belongs to begins: its table, or the lines level with it on a PDF page. */
function blockStart(flow: readonly Segment[], at: number, floor: number): number {
  const line = flow[at]!;
  let start = at;
  if (line.table !== null) {
    while (start > floor && flow[start - 1]!.table === line.table) start--;
    return start;
  }
  while (start > floor) {
    const before = flow[start - 1]!;
    const level = before.box && line.box && before.page === line.page && before.box.yMm > line.box.yMm - 12;
    const sameParagraph = before.paragraph === line.paragraph;
    if (!(sameParagraph || (level && before.upper && before.side === 'left'))) break;
    start--;
  }
  return start;
}

/** Cuts the flow into documents: attached regulations, appendices, copies, several documents in one file. */
export function splitParts(document: DraftDocument, flow: readonly Segment[]): Slice[] {
  const slices: Slice[] = [{ kind: 'main', from: 0, to: flow.length }];
  let titled = false;
  let content = 0;
  let signed = false;
  const open = (kind: Slice['kind'], from: number) => {
    const current = slices[slices.length - 1]!;
    if (from <= current.from) {
      current.kind = kind;
      return;
    }
    if (slices.length >= MOST_PARTS) return;
    current.to = from;
    slices.push({ kind, from, to: flow.length });
    titled = false;
    content = 0;
    signed = false;
  };
  for (let i = 0; i < flow.length; i++) {
    const line = flow[i]!;
    const current = slices[slices.length - 1]!;
    // Running text: neither a heading nor a label is as long, and a reference line opens with a bracket.
    if (line.length > 170 && line.opening !== '(' && line.opening !== '[') {
      content++;
      continue;
    }
    const bordered = isBordered(document, line);
    if (!bordered && isTitle(line)) {
      if (titled || content > 8) {
        const inAppendix = slices.some((s) => s.kind === 'appendix');
        open(inAppendix ? 'appendix' : 'main', blockStart(flow, i, current.from));
      }
      titled = true;
      continue;
    }
    if (
      !bordered &&
      isAppendixLabel(line) &&
      (i === 0 || signed || opensPage(document, flow, i) || line.side === 'center' || line.align === 'center')
    ) {
      if (i === current.from || content > 2 || slices.length > 1 || signed) open('appendix', i);
      continue;
    }
    if (signed && !bordered && line.text.length < 160 && current.kind !== 'appendix' && startsWithWord(line.folded, labels.appendixForms)) {
      open('appendix', i);
      continue;
    }
    if (isAccompanying(line.text) && line.text.length < 500 && current.kind !== 'appendix') {
      // A heading after the reference is the next document's: the attached one has its own, if any, above it.
      if (attach(flow, i, current, open)) titled = true;
      continue;
    }
    if (isCopyLabel(line) && signed && line.side !== 'left') {
      open('copy', blockStart(flow, i, current.from));
      continue;
    }
    if (recipientsLabel(line.text) > 0) signed = true;
    if (parseNumberLine(line.text) === null && parsePlaceDate(line.text) === null && line.text.length > 40) content++;
  }
  return slices;
}

function isBordered(document: DraftDocument, line: Segment): boolean {
  const container = document.paragraphs[line.paragraph]?.container;
  return container?.kind === 'cell' && container.bordered && container.columns > 2;
}

function opensPage(document: DraftDocument, flow: readonly Segment[], at: number): boolean {
  const paragraph = document.paragraphs[flow[at]!.paragraph];
  const before = flow[at - 1];
  return paragraph?.pageBreakBefore === true || (before !== undefined && flow[at]!.page !== null && before.page !== flow[at]!.page);
}

/** '(Ban hành kèm theo …)' makes the title above it, with its header, an attached document. */
function attach(flow: readonly Segment[], at: number, current: Slice, open: (kind: Slice['kind'], from: number) => void): boolean {
  let type = -1;
  for (let i = at - 1; i >= current.from && i >= at - TITLE_LINES; i--) {
    const line = flow[i]!;
    if (line.text.length > 220 || (line.side === 'full' && !line.upper && line.align !== 'center' && line.bold !== true)) break;
    if (typeNameOf(line.folded) && (line.upper || line.side === 'center')) type = i;
  }
  if (type < 0) return false;
  let start = type;
  for (let i = type - 1; i >= current.from && i >= type - 14; i--) {
    if (!isTitle(flow[i]!)) continue;
    start = blockStart(flow, i, current.from);
    break;
  }
  open('attached', start);
  return true;
}
