import type { Anatomy, ComponentFound, ComponentId, TextRange } from '../../anatomy';
import type { Box, DraftDocument, Paragraph, Run } from '../../document';
import type { BodyRow, Tables, TypeRow } from '../table-schema';
import type { Fix, VerdictPlace } from '../types';
import type { Phrase } from './phrases';
import type { LoadedRule } from './rule-set';
import { blankPlaceholders, compiled, foldText, squeeze } from './text';

/** One printed line or paragraph of a component, with what the checks ask of it. */
export interface Stretch {
  paragraph: Paragraph;
  start: number;
  end: number;
  /** The raw text between the two. */
  text: string;
  component: ComponentFound;
}

/** A run, or the part of it that a rule looks at; `letters` = it holds a letter or a digit. */
export interface PrintedRun {
  run: Run;
  from: number;
  to: number;
  letters: boolean;
}

/** The number line taken apart; null where a piece is missing. */
export interface NumberParts {
  label: string;
  digits: string | null;
  /** Everything behind the digits, blanks dropped. */
  symbol: string;
  /** Codes behind the digits: the type ('CV'; a state letter has none) and the bodies (['BTCTU', 'BNCTU']). */
  typeCode: string | null;
  bodyCodes: string[];
}

export interface Fault {
  place: VerdictPlace;
  actual: Phrase;
  expected?: Phrase;
  fix?: Fix;
  /** Factor on the verdict's confidence. */
  sure?: number;
}

/** What a check found: `measured` = how many places it could judge. */
export interface Finding {
  measured: number;
  faults: Fault[];
  expected?: Phrase;
  /** What stands there, where all is well. */
  actual?: Phrase;
  place?: VerdictPlace;
  /** Message id of the reason why nothing could be judged; absent with `measured: 0` = the rule does not apply here. */
  unmeasured?: string;
}

const NUMBER = /^\s*(Số\s*:?)?\s*(\d+)?[\s.…_]*(.*)$/su;

/** The two grammars of a symbol: "-CV/TU" of the Party; "/QĐ-UBND", or "/SNV-VP" of a letter, of the state. */
type NumberGrammar = 'party' | 'state' | 'stateLetter';

const PARTY_SYMBOL = /^[-/]?([^-/]+)\/(.+)$/u;
const STATE_SYMBOL = /^\/(?:\d{4}\/)?([^-/]+)-(.+)$/u;

/** Leaves blanks and dashes inside the codes out: what is written wrong is another rule's business. */
function parseNumber(text: string | null, grammar: NumberGrammar): NumberParts | null {
  const match = text === null ? null : NUMBER.exec(blankPlaceholders(foldText(text)));
  if (!match) return null;
  const symbol = (match[3] ?? '').replace(/[\u2010-\u2015\u2212]/gu, '-').replace(/\s+/gu, '');
  const codes = (grammar === 'party' ? PARTY_SYMBOL : STATE_SYMBOL).exec(symbol);
  const bodies = (text: string) => text.replace(/\/nb$/u, '').split(/[-/]/u).filter(Boolean);
  return {
    label: squeeze(match[1] ?? ''),
    digits: match[2] ?? null,
    symbol,
    typeCode: grammar === 'stateLetter' ? null : (codes?.[1] ?? null),
    bodyCodes: codes ? bodies(grammar === 'stateLetter' ? codes[1]! : codes[2]!) : [],
  };
}

/** Everything a check may look at; one per evaluation, shared by all rules, so that each question is answered once. */
export class Facts {
  private readonly byComponent = new Map<ComponentId, ComponentFound[]>();
  private readonly folded = new Map<number, string>();
  private readonly lower = new Map<number, string>();
  private readonly lowerRaw = new Map<number, string>();
  private readonly capitalPairs = new Map<number, boolean>();
  private readonly inside = new Map<ComponentFound, ReadonlySet<number>>();
  private readonly printed = new Map<Stretch, readonly PrintedRun[]>();
  private readonly stretchCache = new Map<ComponentFound, Stretch[]>();
  readonly memo = new Map<string, unknown>();

  constructor(
    readonly document: DraftDocument,
    readonly anatomy: Anatomy,
    readonly tables: Tables,
    /** The document's date as printed (maybe cut), or null. */
    readonly date: string | null,
    /** The day that stands for it. */
    readonly onDay: string,
    /** The earliest day it can mean. */
    readonly firstDay: string,
  ) {
    for (const found of anatomy.components) {
      const list = this.byComponent.get(found.id);
      if (list) list.push(found);
      else this.byComponent.set(found.id, [found]);
    }
  }

  /** Components of these ids in one part, in the order found. */
  components(ids: readonly ComponentId[], part: number): ComponentFound[] {
    const all: ComponentFound[] = [];
    for (const id of ids) for (const found of this.byComponent.get(id) ?? []) if (found.part === part) all.push(found);
    return all;
  }

  first(id: ComponentId, part: number): ComponentFound | null {
    return this.byComponent.get(id)?.find((found) => found.part === part) ?? null;
  }

  everywhere(id: ComponentId): ComponentFound[] {
    return this.byComponent.get(id) ?? [];
  }

  stretches(component: ComponentFound): Stretch[] {
    let found = this.stretchCache.get(component);
    if (!found) {
      found = this.runningText(component).flatMap((range) => {
        const paragraph = this.document.paragraphs[range.paragraph];
        if (!paragraph) return [];
        const end = Math.min(range.end, paragraph.text.length);
        return end > range.start ? [{ paragraph, start: range.start, end, text: paragraph.text.slice(range.start, end), component }] : [];
      });
      this.stretchCache.set(component, found);
    }
    return found;
  }

  /**
   * Running text alone: a line that is something else as well (contact, mark) is that; text in cells of a borderless table
   * is layout (signatures, columns), unless the whole body stands so.
   */
  private runningText(component: ComponentFound): TextRange[] {
    if (component.id !== 'body') return component.ranges;
    const own = component.ranges.filter((range) => !this.claimed.has(range.paragraph));
    const free = own.filter((range) => this.document.paragraphs[range.paragraph]?.container.kind !== 'cell');
    return free.length > 0 ? free : own;
  }

  /** Paragraphs of components other than the body. */
  private get claimed(): Set<number> {
    return this.once('claimed', () => {
      const others = this.anatomy.components.filter((component) => component.id !== 'body');
      return new Set(others.flatMap((component) => component.ranges.map((range) => range.paragraph)));
    });
  }

  /** Tone-folded text of a paragraph with placeholders blanked; same length as the raw one. */
  foldedText(paragraph: Paragraph): string {
    let text = this.folded.get(paragraph.index);
    if (text === undefined) {
      text = blankPlaceholders(foldText(paragraph.text));
      this.folded.set(paragraph.index, text);
    }
    return text;
  }

  /** The same in small letters; no promise about its length. */
  lowerText(paragraph: Paragraph): string {
    let text = this.lower.get(paragraph.index);
    if (text === undefined) {
      text = this.foldedText(paragraph).toLowerCase();
      this.lower.set(paragraph.index, text);
    }
    return text;
  }

  /** Two neighbouring capitals, or a capital and "&": without them there is no abbreviation to look for. */
  hasCapitalPair(paragraph: Paragraph): boolean {
    let found = this.capitalPairs.get(paragraph.index);
    if (found === undefined) {
      found = capitalPair(paragraph.text);
      this.capitalPairs.set(paragraph.index, found);
    }
    return found;
  }

  /** Small letters with the tones where they were typed. */
  lowerTyped(paragraph: Paragraph): string {
    let text = this.lowerRaw.get(paragraph.index);
    if (text === undefined) {
      text = blankPlaceholders(paragraph.text).toLowerCase();
      this.lowerRaw.set(paragraph.index, text);
    }
    return text;
  }

  paragraphsOf(component: ComponentFound): ReadonlySet<number> {
    let found = this.inside.get(component);
    if (!found) {
      found = new Set(component.ranges.map((range) => range.paragraph));
      this.inside.set(component, found);
    }
    return found;
  }

  /** Visible runs of a whole stretch. */
  runsOf(stretch: Stretch): readonly PrintedRun[] {
    let found = this.printed.get(stretch);
    if (!found) {
      found = visibleRuns(this, stretch.paragraph, stretch.start, stretch.end);
      this.printed.set(stretch, found);
    }
    return found;
  }

  once<T>(key: string, make: () => T): T {
    if (!this.memo.has(key)) this.memo.set(key, make());
    return this.memo.get(key) as T;
  }

  /** Document type of a part, tone-folded, lower case; null when unknown. */
  typeOf(part: number): string | null {
    return this.once(`type:${part}`, () => {
      const metadata = this.anatomy.metadata.documentType;
      const mains = this.anatomy.parts.filter((each) => each.kind === 'main');
      const printed = this.first('typeName', part)?.text ?? null;
      const named =
        part === (mains[0]?.index ?? 0) ? (metadata ?? printed) : (printed ?? (this.first('subjectCV', part) ? 'công văn' : null));
      return named ? squeeze(foldText(named.toLowerCase())) : null;
    });
  }

  /** Pages, or null when nobody can tell (a DOCX never laid out). */
  get pageCount(): number | null {
    return this.document.pages;
  }

  numberParts(part: number): NumberParts | null {
    return this.once(`number:${part}`, () => {
      const state = this.typeOf(part) === 'công văn' ? 'stateLetter' : 'state';
      return parseNumber(this.first('number', part)?.text ?? this.metadataNumber(part), this.anatomy.system === 'state' ? state : 'party');
    });
  }

  /** The number as read from a signature's appearance, where the text layer has none. */
  private metadataNumber(part: number): string | null {
    const first = this.anatomy.parts.find((each) => each.kind === 'main')?.index ?? 0;
    return part === first ? this.anatomy.metadata.referenceNumber : null;
  }

  /** The table's row for a printed type; a longer printed name ("đề án nhân sự") belongs to the type it begins with. */
  typeRow(name: string | null): TypeRow | null {
    if (!name) return null;
    const rows = (this.tables.types ?? []).filter((row) => this.holds(row));
    const wanted = foldText(name.toLowerCase());
    return rows.find((row) => foldText(row.name) === wanted) ?? rows.find((row) => wanted.startsWith(`${foldText(row.name)} `)) ?? null;
  }

  /** A form outside the norm's list of types, or listed without a model, may follow one of its own: what it lacks is no sure fault. */
  hasOwnForm(part: number): boolean {
    const type = this.typeOf(part);
    if (type === null || this.tables.types === undefined) return false;
    return this.typeRow(type)?.ownForm ?? this.typeRow(type) === null;
  }

  /** Does a dated row hold on the document's day? */
  holds(row: { from?: string | undefined; to?: string | undefined }): boolean {
    return (!row.from || row.from <= this.onDay) && (!row.to || this.onDay <= row.to);
  }

  /** The issuing body's row of the `bodies` table, by its printed name and the line above. */
  issuerRows(part: number): BodyRow[] {
    return this.once(`issuer:${part}`, () => {
      const agency = this.upper('agency', part);
      if (!agency) return [];
      const parent = this.upper('agencyParent', part);
      return (this.tables.bodies ?? []).filter(
        (row) =>
          row.agency !== undefined &&
          this.holds(row) &&
          compiled(foldText(row.agency)).test(agency) &&
          (row.parent === undefined || (row.parent === null ? !parent : !!parent && compiled(foldText(row.parent)).test(parent))),
      );
    });
  }

  /** A component's text: folded, squeezed, upper case. */
  upper(id: ComponentId, part: number): string | null {
    const found = this.first(id, part);
    return found ? foldText(found.text).replace(/\s+/gu, ' ').trim().toUpperCase() : null;
  }
}

/** What one check is given: the rule, the part it looks at and its components there. */
export interface Scope {
  facts: Facts;
  rule: LoadedRule;
  part: number;
  subjects: ComponentFound[];
}

export function placeOf(range: TextRange, paragraph?: Paragraph): VerdictPlace {
  return { paragraph: range.paragraph, start: range.start, end: range.end, page: paragraph?.page ?? null, box: lineBox(range, paragraph) };
}

export function placeOfStretch(stretch: Stretch, start = stretch.start, end = stretch.end): VerdictPlace {
  return placeOf({ paragraph: stretch.paragraph.index, start, end }, stretch.paragraph);
}

export function placeOfComponent(facts: Facts, component: ComponentFound): VerdictPlace {
  const range = component.ranges[0];
  if (!range) return { page: component.page, box: component.box };
  const place = placeOf(range, facts.document.paragraphs[range.paragraph]);
  return { ...place, page: place.page ?? component.page, box: place.box ?? component.box };
}

/** PDF: the boxes of the lines a range touches, joined; else the paragraph's box. */
function lineBox(range: TextRange, paragraph?: Paragraph): Box | null {
  if (!paragraph) return null;
  const touched = paragraph.lines.filter((line) => line.end > range.start && line.start < range.end);
  if (touched.length === 0) return paragraph.box;
  const page = touched[0]!.page;
  const boxes = touched.filter((line) => line.page === page).map((line) => line.box);
  const xMm = Math.min(...boxes.map((box) => box.xMm));
  const yMm = Math.min(...boxes.map((box) => box.yMm));
  return {
    xMm,
    yMm,
    widthMm: Math.max(...boxes.map((box) => box.xMm + box.widthMm)) - xMm,
    heightMm: Math.max(...boxes.map((box) => box.yMm + box.heightMm)) - yMm,
  };
}

const CAPITAL = 1;
const AMPERSAND = 2;
const SURROGATE = 3;
/** By code unit: a table, as every letter of a draft is looked at. */
const PAIRS = new Uint8Array(0x10000).fill(SURROGATE, 0xd800);
for (let code = 0x41; code < 0xd800; code++) {
  const letter = String.fromCharCode(code);
  if ((code < 0x5b || code >= 0xc0) && letter !== letter.toLowerCase()) PAIRS[code] = CAPITAL;
}
PAIRS[0x26] = AMPERSAND;

function capitalPair(text: string): boolean {
  let after = false;
  for (let at = 0; at < text.length; at++) {
    const kind = PAIRS[text.charCodeAt(at)]!;
    if (after && kind !== 0) return true;
    after = kind === CAPITAL || kind === SURROGATE;
  }
  return false;
}

const LETTER = /[\p{L}\p{N}]/u;

/** Runs inside [start, end) that are not blank, clipped. */
export function visibleRuns(facts: Facts, paragraph: Paragraph, start: number, end: number): PrintedRun[] {
  const text = facts.foldedText(paragraph);
  const found: PrintedRun[] = [];
  for (const run of paragraph.runs) {
    if (run.end <= start) continue;
    if (run.start >= end) break;
    if (run.hidden) continue;
    const from = Math.max(run.start, start);
    const to = Math.min(run.end, end);
    const piece = text.slice(from, to);
    const letters = LETTER.test(piece);
    if (letters || piece.trim() !== '') found.push({ run, from, to, letters });
  }
  return found;
}
