/** Papers as DOCX, set as the Party's guide of 2026 asks: A4, its margins, heading, sizes and page numbers. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  HeightRule,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { RegisterForm } from '../secrecy';
import layout from './data/layout.json';
import { FORMS, fillIn, longDay } from './forms';
import type { Paper, PaperRow, Signature } from './papers';

/** What the office puts at the head of its papers; from its settings. */
export interface Letterhead {
  /** 'TỈNH UỶ THANH HOÁ'; null for a body without one above it. */
  parent: string | null;
  /** 'VĂN PHÒNG'. */
  agency: string;
  /** In the date line: 'Thanh Hoá'. */
  place: string;
  /** Behind the stroke of a number: 'VPTU'. */
  code: string;
  /** Last line of the recipients: 'Lưu Văn phòng Tỉnh uỷ'. */
  archive: string;
}

const twips = (mm: number) => Math.round((mm * 1440) / 25.4);
const points = (pt: number) => pt * 20;
const { sizes } = layout;
const { width, height, left: leftMargin, right: rightMargin } = layout.page;

interface TextFormat {
  size: number;
  bold?: boolean;
  italics?: boolean;
}

const run = (text: string, { size, bold = false, italics = false }: TextFormat) =>
  new TextRun({ text, font: layout.font, size: size * 2, bold, italics, color: '000000' });

const line = (text: string, format: TextFormat, options: IParagraphOptions = {}) =>
  new Paragraph({ ...options, children: [run(text, format)] });

const centred = (text: string, format: TextFormat, options: IParagraphOptions = {}) =>
  line(text, format, { alignment: AlignmentType.CENTER, ...options });

const blank = (size: number = sizes.body) => line('', { size });

/** Two columns without lines. */
function sideBySide(left: Paragraph[], right: Paragraph[], columnsMm: readonly number[] = layout.columnsMm): Table {
  const [first, second] = columnsMm.map(twips) as [number, number];
  const cell = (children: Paragraph[], size: number) => new TableCell({ children, width: { size, type: WidthType.DXA } });
  return new Table({
    layout: TableLayoutType.FIXED,
    borders: TableBorders.NONE,
    columnWidths: [first, second],
    width: { size: first + second, type: WidthType.DXA },
    rows: [new TableRow({ cantSplit: true, children: [cell(left, first), cell(right, second)] })],
  });
}

const CELL_MARGIN_MM = 1.9;

function heading(paper: Paper, letterhead: Letterhead): Table {
  const { party, star, number } = FORMS.letterhead;
  const left = [
    ...(letterhead.parent ? [centred(letterhead.parent, { size: sizes.agency })] : []),
    centred(letterhead.agency, { size: sizes.agency, bold: true }),
    centred(star, { size: sizes.agency }),
    ...(paper.numbered
      ? [centred(fillIn(number, { number: '     ', type: paper.numbered, code: letterhead.code }), { size: sizes.number })]
      : []),
  ];
  // The line is as long as the words: it is the lower border of a paragraph drawn in from both sides.
  const rest = twips((layout.columnsMm[1]! - 2 * CELL_MARGIN_MM - layout.partyRuleMm) / 2);
  const right = [
    centred(
      party,
      { size: sizes.party, bold: true },
      { indent: { left: rest, right: rest }, border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } } },
    ),
    blank(10),
    centred(fillIn(FORMS.placeAndDay, { place: letterhead.place, day: longDay(paper.on, paper.year) }), {
      size: sizes.placeDate,
      italics: true,
    }),
  ];
  return sideBySide(left, right);
}

function title({ title: words, subject }: Paper): Paragraph[] {
  return [
    blank(),
    centred(words, { size: sizes.title, bold: true }),
    ...(subject ? [centred(subject, { size: sizes.subject, bold: true })] : []),
    centred(FORMS.letterhead.separator, { size: sizes.subject }, { spacing: { after: points(layout.afterPt) } }),
  ];
}

const body = (text: string, keepNext = false): Paragraph =>
  line(
    text,
    { size: sizes.body },
    {
      alignment: AlignmentType.JUSTIFIED,
      keepNext,
      indent: { firstLine: twips(layout.firstLineMm) },
      spacing: { after: points(layout.afterPt), line: points(layout.linePt), lineRule: LineRuleType.EXACT },
    },
  );

function grid({ columns, rows }: NonNullable<Paper['table']>, rowMm = 0): Table {
  const widths = columns.map(({ widthMm }) => twips(widthMm));
  const cell = (text: string, at: number, format: Omit<TextFormat, 'size'>, align: 'left' | 'center') =>
    new TableCell({
      width: { size: widths[at]!, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: twips(1), right: twips(1), top: 30, bottom: 30, marginUnitType: WidthType.DXA },
      children: [
        line(text, { size: sizes.table, ...format }, { alignment: align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT }),
      ],
    });
  const rowOf = ({ cells, heading: isHeading }: PaperRow) =>
    new TableRow({
      cantSplit: true,
      height: { value: twips(rowMm), rule: HeightRule.ATLEAST },
      children: cells.map((text, at) => cell(text, at, { bold: isHeading }, columns[at]!.align)),
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ label }, at) => cell(label, at, { bold: true }, 'center')),
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    rows: [head, ...rows.map(rowOf)],
  });
}

function signing({ title: words, name }: Signature): Paragraph[] {
  return [
    centred(words, { size: sizes.signature, bold: true }),
    ...Array.from({ length: layout.signingLines }, () => blank()),
    centred(name, { size: sizes.signature, bold: true }),
  ];
}

function foot(signatures: readonly Signature[]): (Paragraph | Table)[] {
  const [first, second] = signatures;
  if (!first) return [];
  const half = (layout.columnsMm[0]! + layout.columnsMm[1]!) / 2;
  const gap = new Paragraph({ keepNext: true, children: [run('', { size: sizes.body })] });
  return [gap, second ? sideBySide(signing(first), signing(second), [half, half]) : sideBySide([blank()], signing(first))];
}

function recipients({ recipients: units }: Paper, { archive }: Letterhead): Paragraph[] {
  if (units.length === 0) return [];
  const words = FORMS.handover;
  const lines = [...units.map((unit) => fillIn(words.recipient, { unit })), fillIn(words.archive, { unit: archive })];
  const label = new TextRun({ text: words.recipients, font: layout.font, size: sizes.body * 2, underline: {}, color: '000000' });
  return [blank(), new Paragraph({ children: [label] }), ...lines.map((text) => line(text, { size: sizes.recipients }))];
}

function cover(paper: Paper, letterhead: Letterhead): (Paragraph | Table)[] {
  const space = (lines: number) => Array.from({ length: lines }, () => blank());
  return [
    heading(paper, letterhead),
    ...space(8),
    centred(paper.title, { size: sizes.coverTitle, bold: true }),
    centred(paper.subject, { size: sizes.title, bold: true }, { spacing: { before: points(12) } }),
    centred(FORMS.letterhead.separator, { size: sizes.subject }),
    ...space(8),
    ...paper.body.map((text) => body(text)),
  ];
}

const pageNumber = new Header({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ children: [PageNumber.CURRENT], font: layout.font, size: sizes.pageNumber * 2 })],
    }),
  ],
});
const NO_HEADER = new Header({ children: [new Paragraph({ children: [] })] });

function section(children: (Paragraph | Table)[], landscape: boolean) {
  const { top, bottom, header } = layout.page;
  return {
    properties: {
      titlePage: true,
      page: {
        // The library turns the two sides of a landscape page itself.
        size: { width, height, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { top, bottom, left: leftMargin, right: rightMargin, header, footer: header },
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: pageNumber, first: NO_HEADER },
    children,
  };
}

async function pack(name: string, sections: ReturnType<typeof section>[]): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title: name,
    styles: {
      default: {
        document: {
          run: { font: layout.font, size: sizes.body * 2 },
          paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 0 } },
        },
      },
    },
    sections,
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/**
 * Blank registers of state secrets: to print and to fill in by hand. There is no way to fill one here.
 *
 * @param forms of `secretRegisterForm`
 */
export function renderBlankRegisters(forms: readonly RegisterForm[], letterhead: Letterhead): Promise<Uint8Array<ArrayBuffer>> {
  const sections = forms.flatMap((form) => {
    const first = layout.registerFirstColumnMm;
    const widthMm = ((height - leftMargin - rightMargin) * 25.4) / 1440;
    const rest = (widthMm - first) / (form.columns.length - 1);
    const columns = form.columns.map((label, at) => ({
      id: String(at),
      label,
      widthMm: at === 0 ? first : rest,
      align: 'center' as const,
    }));
    const rows = Array.from({ length: form.blankRows }, () => ({ heading: false, cells: columns.map(() => '') }));
    const lines = form.cover.map((words) =>
      centred(words.includes('…') ? words : `${words}: ${FORMS.missing}`, { size: sizes.body }, { spacing: { after: points(12) } }),
    );
    const space = Array.from({ length: 6 }, () => blank());
    const front = [
      ...(letterhead.parent ? [centred(letterhead.parent, { size: sizes.agency })] : []),
      centred(letterhead.agency, { size: sizes.agency, bold: true }),
      ...space,
      centred(form.title, { size: sizes.coverTitle, bold: true }),
      ...space,
      ...lines,
    ];
    return [section(front, true), section([grid({ columns, rows }, layout.registerRowMm)], true)];
  });
  return pack('', sections);
}

/** One DOCX; several papers start on new pages, each with its own page numbers. */
export function renderDocx(papers: readonly Paper[], letterhead: Letterhead): Promise<Uint8Array<ArrayBuffer>> {
  const sections = papers.map((paper) =>
    section(
      paper.form === 'cover'
        ? cover(paper, letterhead)
        : [
            heading(paper, letterhead),
            ...title(paper),
            ...paper.body.map((text) => body(text)),
            ...(paper.table ? [grid(paper.table), blank(6)] : []),
            ...paper.footer.map((text) => body(text, true)),
            ...foot(paper.signatures),
            ...recipients(paper, letterhead),
          ],
      false,
    ),
  );
  return pack(papers[0]?.title ?? '', sections);
}
