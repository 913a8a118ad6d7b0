/**
 * One shape for every draft, whatever file it came from.
 *
 * Units are in the names: `Pt` = typographic points, `Mm` = millimetres. Places on a page are measured from the
 * top-left corner of the page as it is read (rotation undone). Text is always Unicode NFC and already decoded from
 * legacy encodings; how it stood in the file is said in `textForms`.
 */

import type { Capability } from './capabilities';

export type { Capability } from './capabilities';

export type DocumentKind = 'docx' | 'pdf' | 'doc' | 'text';

export interface Box {
  xMm: number;
  yMm: number;
  widthMm: number;
  heightMm: number;
}

/** Where a paragraph stands. Table cells nest: `parent` is the cell that holds the inner table. */
export type Container =
  | { kind: 'body' }
  | { kind: 'cell'; table: number; row: number; column: number; columns: number; bordered: boolean; parent?: Container }
  | { kind: 'header' | 'footer'; section: number; page: 'default' | 'first' | 'even' }
  | { kind: 'textBox'; shape: number; anchor: number | null }
  | { kind: 'footnote' | 'endnote' | 'comment'; id: string };

export type Alignment = 'left' | 'center' | 'right' | 'justify';

export type LineSpacing =
  | { rule: 'auto'; multiple: number }
  | { rule: 'exact' | 'atLeast'; pt: number }
  /** PDF: distance between baselines, as seen. */
  | { rule: 'measured'; pt: number };

export interface Run {
  /** Offsets into the paragraph's `text`, UTF-16 units, end exclusive. */
  start: number;
  end: number;
  /** Family as the text is really set in (Vietnamese letters), without subset prefix or style suffix; null = not known. */
  font: string | null;
  sizePt: number | null;
  bold: boolean | null;
  italic: boolean | null;
  /** 'single', 'double', 'dotted'…; 'none' when there is no underline; null = not known. */
  underline: string | null;
  strike: boolean;
  /** `caps`: shown as capitals though stored as typed. `text` holds the letters as shown. */
  caps: boolean;
  smallCaps: boolean;
  superscript: boolean;
  subscript: boolean;
  /** '#RRGGBB', 'auto' or null. */
  color: string | null;
  highlight: string | null;
  hidden: boolean;
  /** Set by a tracked insertion that is still open (the final view keeps it). */
  inserted: boolean;
  /** Field that made this text, for instance 'PAGE', 'REF', 'DATE'. */
  field: string | null;
}

export interface Border {
  style: string;
  widthPt: number;
  color: string | null;
}

export interface Paragraph {
  /** Index in `DraftDocument.paragraphs`. */
  index: number;
  /** NFC, tabs as '\t', line breaks inside the paragraph as '\n'; a list number is not part of it. */
  text: string;
  runs: Run[];
  container: Container;
  section: number;
  style: string | null;
  /** Counted list number as the reader sees it, for instance 'a)', 'Điều 3.', '-'; null when the paragraph has none. */
  listLabel: string | null;
  listLevel: number | null;
  align: Alignment | null;
  indent: { leftMm: number; rightMm: number; firstLineMm: number } | null;
  spacing: { beforePt: number; afterPt: number; line: LineSpacing } | null;
  borders: { top: Border | null; bottom: Border | null };
  tabStopsMm: number[];
  keepWithNext: boolean;
  pageBreakBefore: boolean;
  outlineLevel: number | null;
  /** 1-based page where known (PDF always; DOCX only by explicit breaks, so usually null). */
  page: number | null;
  box: Box | null;
  /** PDF: one entry a line, top to bottom. */
  lines: { start: number; end: number; box: Box; page: number }[];
}

export type ShapeKind = 'line' | 'rectangle' | 'image' | 'textBox' | 'group' | 'other';

/** A drawn thing: separator line, box, stamp, picture. Read once when a file holds it twice (DrawingML + VML fallback). */
export interface Shape {
  index: number;
  kind: ShapeKind;
  source: 'drawingml' | 'vml' | 'pdf' | 'doc';
  /** Paragraph it is anchored in (DOCX) or null. */
  anchor: number | null;
  container: Container;
  page: number | null;
  /** Absolute place where known (PDF); for DOCX the size only is sure and x/y are relative to `relativeTo`. */
  box: Box | null;
  relativeTo: 'page' | 'margin' | 'column' | 'paragraph' | 'line' | 'character' | null;
  /** DOCX: horizontal alignment where the file gives one instead of an offset. */
  align?: 'left' | 'center' | 'right' | null;
  strokeColor: string | null;
  fillColor: string | null;
  strokeWidthPt: number | null;
  dash: string | null;
  altText: string | null;
  /** Paragraph indexes of its inner text. */
  paragraphs: number[];
}

export interface PageNumbering {
  place: 'header' | 'footer';
  align: Alignment | null;
  format: string;
  sizePt: number | null;
  bold: boolean | null;
  italic: boolean | null;
  font: string | null;
  /** Whole text of the line with the number as '#', for instance '#', '- # -', 'Trang #'. */
  pattern: string;
  shownOnFirstPage: boolean | null;
  /** Distance from the page's edge to the number, where it can be told. */
  distanceMm: number | null;
  startsAt: number | null;
}

export interface Section {
  index: number;
  /** null = not known. */
  paper: { widthMm: number; heightMm: number } | null;
  orientation: 'portrait' | 'landscape';
  /** For PDF the distance between the page's edge and the text's extent. */
  marginsMm: { top: number; bottom: number; left: number; right: number } | null;
  /** PDF: sides where no page's text surely reaches the margin: the true margin is the given one or less. */
  boundOnlyMargins?: ('top' | 'bottom' | 'left' | 'right')[];
  /** Margins of the even pages where they are mirrored or measured apart. */
  evenMarginsMm: { top: number; bottom: number; left: number; right: number } | null;
  gutterMm: number;
  headerDistanceMm: number | null;
  footerDistanceMm: number | null;
  mirrored: boolean;
  columns: number;
  differentFirstPage: boolean;
  differentEvenPages: boolean;
  pageNumbering: PageNumbering | null;
  /** DOCX: a page number in a header or footer that the section's settings never show. */
  hiddenPageNumbering?: PageNumbering;
  /** First and last paragraph of the body of this section. */
  firstParagraph: number;
  lastParagraph: number;
}

export interface Table {
  index: number;
  rows: number;
  columns: number;
  bordered: boolean;
  section: number;
  parent: Container;
  /** Columns of the first row, in order. */
  columnWidthsMm: number[];
}

/** A PDF signature field: what its appearance shows. Whether it is valid is `lib/signature`'s business. */
export interface SignatureField {
  name: string;
  page: number | null;
  box: Box | null;
  signed: boolean;
  /** Text of the appearance stream, or null when it is a picture or empty. */
  text: string | null;
  appearance: 'text' | 'picture' | 'mixed' | 'empty';
}

export type TextForm = 'nfd' | 'tcvn3' | 'vni' | 'ocr' | 'softHyphens' | 'noBreakSpaces' | 'zeroWidth';

export interface DraftDocument {
  kind: DocumentKind;
  sections: Section[];
  paragraphs: Paragraph[];
  tables: Table[];
  shapes: Shape[];
  /** Exact for PDF; for DOCX the count of the last rendering stored in the file, or null. */
  pages: number | null;
  capabilities: Capability[];
  /** Why something could not be measured, per missing capability: a message id with its values. */
  notMeasured: { capability: Capability; reason: string }[];
  /** Forms of text met in the file that a reader should hear of, with the paragraphs. */
  textForms: { form: TextForm; paragraphs: number[] }[];
  revisions: { insertions: number; deletions: number; formatting: number };
  comments: number;
  hiddenRuns: number;
  signatureFields: SignatureField[];
  /** Core and custom document properties: title, subject, keywords, description, category, author, custom… */
  properties: Record<string, string>;
  /** True when no page has a text layer (a scan). */
  scanned: boolean;
}

/** Refusal of a file: `code` names the message in the locale files, `detail` has values for it, never text of the file. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
  constructor(
    readonly code: UnreadableCode,
    readonly detail: Record<string, string | number> = {},
  ) {
    super(code);
  }
}

export type UnreadableCode =
  | 'empty'
  | 'tooLarge'
  | 'unknownKind'
  | 'encrypted'
  | 'damaged'
  | 'notThisKind'
  | 'missingPart'
  | 'zipBomb'
  | 'tooDeep'
  | 'tooManyParts'
  | 'tooLong'
  | 'foreignPart'
  | 'lockFile'
  | 'unsupportedKind';

/** Limits a reader keeps to. All of them are data: see `limits.json`. */
export interface ReadLimits {
  fileBytes: number;
  entryBytes: number;
  totalBytes: number;
  entries: number;
  xmlDepth: number;
  /** Elements of all XML parts together. */
  xmlElements: number;
  paragraphs: number;
  /** UTF-16 code units of all texts together. */
  textLength: number;
  pages: number;
  /** Printed characters of a PDF: each is held with its place. */
  characters: number;
  milliseconds: number;
}

export interface ReadOptions {
  limits?: Partial<ReadLimits>;
  /** Called with 0..1 on long work. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
  /**
   * Called with each piece of text as soon as it is read; a throw ends the reading at once.
   * The secrecy tripwire hangs here.
   */
  onText?: (text: string, place: TextPlace) => void;
}

export interface TextPlace {
  container: Container['kind'] | 'property' | 'altText' | 'appearance';
  page: number | null;
}
