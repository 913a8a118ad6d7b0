import type {
  Box,
  Container,
  DocumentKind,
  DraftDocument,
  Paragraph,
  Run,
  Section,
  Shape,
  SignatureField,
  Table,
} from '../../../lib/document';

/** Drafts made of paragraphs, as a reader would hand them on. */
export interface Look {
  align?: Paragraph['align'];
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  sizePt?: number;
  listLabel?: string;
  pageBreakBefore?: boolean;
  topBorder?: boolean;
  bottomBorder?: boolean;
  indentMm?: number;
  /** Stretches of another size, by their text. */
  sized?: Record<string, number>;
}

export type Line = string | [text: string, look: Look];

const BORDER = { style: 'single', widthPt: 0.75, color: null };

function runsOf(text: string, look: Look): Run[] {
  const run = (start: number, end: number, sizePt: number): Run => ({
    start,
    end,
    font: 'Times New Roman',
    sizePt,
    bold: look.bold ?? false,
    italic: look.italic ?? false,
    underline: look.underline ? 'single' : 'none',
    strike: false,
    caps: false,
    smallCaps: false,
    superscript: false,
    subscript: false,
    color: null,
    highlight: null,
    hidden: false,
    inserted: false,
    field: null,
  });
  const size = look.sizePt ?? 14;
  for (const [part, other] of Object.entries(look.sized ?? {})) {
    const at = text.indexOf(part);
    if (at >= 0)
      return [run(0, at, size), run(at, at + part.length, other), run(at + part.length, text.length, size)].filter((r) => r.end > r.start);
  }
  return text === '' ? [] : [run(0, text.length, size)];
}

export class Draft {
  private readonly paragraphs: Paragraph[] = [];
  private readonly tables: Table[] = [];
  private readonly shapes: Shape[] = [];
  private readonly fields: SignatureField[] = [];
  private scanned = false;

  constructor(
    private readonly kind: DocumentKind = 'docx',
    private readonly pages: number | null = null,
  ) {}

  add(text: string, look: Look = {}, container: Container = { kind: 'body' }, place: Partial<Paragraph> = {}): this {
    this.paragraphs.push({
      index: this.paragraphs.length,
      text,
      runs: runsOf(text, look),
      container,
      section: 0,
      style: null,
      listLabel: look.listLabel ?? null,
      listLevel: look.listLabel ? 0 : null,
      align: look.align ?? 'justify',
      indent: { leftMm: look.indentMm ?? 0, rightMm: 0, firstLineMm: 0 },
      spacing: null,
      borders: { top: look.topBorder ? BORDER : null, bottom: look.bottomBorder ? BORDER : null },
      tabStopsMm: [],
      keepWithNext: false,
      pageBreakBefore: look.pageBreakBefore ?? false,
      outlineLevel: null,
      page: null,
      box: null,
      lines: [],
      ...place,
    });
    return this;
  }

  /** Body paragraphs. */
  lines(...lines: Line[]): this {
    for (const line of lines) this.add(...asLine(line));
    return this;
  }

  /** Centred bold lines. */
  title(...texts: string[]): this {
    for (const text of texts) this.add(text, { align: 'center', bold: true });
    return this;
  }

  /** A table of rows of cells of lines, without borders unless told. */
  table(rows: Line[][][], options: { bordered?: boolean; widthsMm?: number[] } = {}): this {
    const table = this.tables.length;
    const columns = rows[0]!.length;
    this.tables.push({
      index: table,
      rows: rows.length,
      columns,
      bordered: options.bordered ?? false,
      section: 0,
      parent: { kind: 'body' },
      columnWidthsMm: options.widthsMm ?? (columns === 2 ? [65, 100] : Array.from({ length: columns }, () => 165 / columns)),
    });
    rows.forEach((cells, row) => {
      cells.forEach((lines, column) => {
        for (const line of lines.length > 0 ? lines : ['']) {
          const [text, look] = asLine(line);
          this.add(text, { align: 'center', ...look }, { kind: 'cell', table, row, column, columns, bordered: options.bordered ?? false });
        }
      });
    });
    return this;
  }

  /** A text box hung on the paragraph last added. */
  textBox(text: string): this {
    const anchor = this.paragraphs.length - 1;
    const shape = this.shapes.length;
    this.shape({ kind: 'textBox', anchor, paragraphs: [this.paragraphs.length] });
    return this.add(text, { align: 'center', bold: true }, { kind: 'textBox', shape, anchor });
  }

  pageHeader(text: string, page: 'default' | 'first' = 'default'): this {
    return this.add(text, { align: 'center' }, { kind: 'header', section: 0, page });
  }

  /** A drawn line hung on the paragraph last added. */
  rule(widthMm: number, kind: Shape['kind'] = 'line', xMm = 0): this {
    return this.shape({ kind, anchor: this.paragraphs.length - 1, relativeTo: 'column', box: { xMm, yMm: 5, widthMm, heightMm: 0 } });
  }

  shape(shape: Partial<Shape>): this {
    this.shapes.push({
      index: this.shapes.length,
      kind: 'line',
      source: this.kind === 'pdf' ? 'pdf' : 'drawingml',
      anchor: null,
      container: { kind: 'body' },
      page: null,
      box: null,
      relativeTo: null,
      strokeColor: '#000000',
      fillColor: null,
      strokeWidthPt: 0.75,
      dash: null,
      altText: null,
      paragraphs: [],
      ...shape,
    });
    return this;
  }

  /** A printed line of a PDF at a place; only its middle and baseline matter to a reader's eye. */
  at(centreMm: number, yMm: number, text: string, look: Look & { page?: number; widthMm?: number } = {}): this {
    const widthMm = look.widthMm ?? Math.min(165, text.length * (look.bold ? 2.9 : 2.45));
    const box: Box = { xMm: centreMm - widthMm / 2, yMm, widthMm, heightMm: 5.2 };
    const page = look.page ?? 1;
    return this.add(text, { align: null, ...look }, { kind: 'body' }, { page, box, lines: [{ start: 0, end: text.length, box, page }] });
  }

  field(field: Partial<SignatureField>): this {
    this.fields.push({ name: 'Signature1', page: 1, box: null, signed: true, text: null, appearance: 'empty', ...field });
    return this;
  }

  scan(): this {
    this.scanned = true;
    return this;
  }

  build(): DraftDocument {
    const section: Section = {
      index: 0,
      paper: { widthMm: 210, heightMm: 297 },
      orientation: 'portrait',
      marginsMm: { top: 20, bottom: 20, left: 30, right: 15 },
      evenMarginsMm: null,
      gutterMm: 0,
      headerDistanceMm: 10,
      footerDistanceMm: 10,
      mirrored: false,
      columns: 1,
      differentFirstPage: true,
      differentEvenPages: false,
      pageNumbering: null,
      firstParagraph: 0,
      lastParagraph: Math.max(0, this.paragraphs.length - 1),
    };
    return {
      kind: this.kind,
      sections: [section],
      paragraphs: this.paragraphs,
      tables: this.tables,
      shapes: this.shapes,
      pages: this.pages,
      capabilities: ['text'],
      notMeasured: [],
      textForms: [],
      revisions: { insertions: 0, deletions: 0, formatting: 0 },
      comments: 0,
      hiddenRuns: 0,
      signatureFields: this.fields,
      properties: {},
      scanned: this.scanned,
    };
  }
}

function asLine(line: Line): [string, Look] {
  return typeof line === 'string' ? [line, {}] : line;
}

export const bold = (text: string): Line => [text, { bold: true }];
export const italic = (text: string): Line => [text, { italic: true }];

/** The usual two-column header of a Party draft. */
export function partyHeader(draft: Draft, names: string[], number: string, placeDate: string, below: Line[] = []): Draft {
  const last = names.length - 1;
  return draft.table([
    [
      [...names.map((name, i): Line => [name, { bold: i === last }]), '*', number, ...below],
      [bold('ĐẢNG CỘNG SẢN VIỆT NAM'), '', italic(placeDate)],
    ],
  ]);
}

/** The usual two-column header of a state draft. */
export function stateHeader(draft: Draft, names: string[], number: string, placeDate: string, below: Line[] = []): Draft {
  const last = names.length - 1;
  return draft.table([
    [
      names.map((name, i): Line => [name, { bold: i === last }]),
      [bold('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), bold('Độc lập - Tự do - Hạnh phúc')],
    ],
    [[number, ...below], [italic(placeDate)]],
  ]);
}

export function footTable(draft: Draft, recipients: string[], signature: string[]): Draft {
  return draft.table([
    [[['Nơi nhận:', { align: 'left' }], ...recipients.map((text): Line => [text, { align: 'left', sizePt: 12 }])], signature],
  ]);
}

export const SENTENCE =
  'Thực hiện chương trình công tác năm, các cơ quan, đơn vị khẩn trương rà soát, hoàn thiện hồ sơ và gửi báo cáo đúng thời hạn để tổng hợp chung theo quy định.';
