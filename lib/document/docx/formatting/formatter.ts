import type { Alignment, LineSpacing, Paragraph } from '../../types';
import type { Numbering } from '../numbering/definitions';
import type { Element } from '../package/xml';
import { child } from '../package/xml';
import { mmOfTwips, TWIPS_PER_POINT } from '../units';
import { type Indents, overlayParagraph, type ParagraphLayer, readParagraphLayer } from './paragraph-properties';
import { overlay, type RunLayer, readRunLayer, stackStyles } from './run-properties';
import type { Settings } from './settings';
import type { ResolvedStyle, StyleSheet } from './styles';
import type { Theme } from './theme';

/** Effective character formatting. One object per distinct formatting, so that equal runs share it. */
export interface RunFormat {
  ascii: string;
  hAnsi: string;
  eastAsia: string;
  hint: string | undefined;
  sizePt: number;
  bold: boolean;
  italic: boolean;
  underline: string;
  strike: boolean;
  caps: boolean;
  smallCaps: boolean;
  superscript: boolean;
  subscript: boolean;
  color: string;
  highlight: string | null;
  hidden: boolean;
}

/** What the table style says of one kind of cell. */
export interface CellStyle {
  key: string;
  run: RunLayer;
  paragraph: ParagraphLayer;
}

export interface ParagraphFormat {
  styleId: string;
  style: ResolvedStyle;
  layer: ParagraphLayer;
  list: { numId: string; level: number } | null;
  /** Formats of its runs by their properties, which are shared likewise. */
  runs: Map<Element, RunFormat>;
}

const MAX_CACHED_FORMATS = 20_000;
const AUTO_SPACING_PT = 14;
const PLAIN_AUTO_SPACING_PT = 5;
const LINE_PT = 12;

export class Formatter {
  private readonly runs = new Map<string, RunFormat>();
  private readonly paragraphs = new Map<string, ParagraphFormat>();
  private readonly stacks = new Map<string, RunLayer>();
  /** Of paragraphs outside tables, by their properties: the reader gives equal ones as one element. */
  private readonly plain = new Map<Element, ParagraphFormat>();
  private remembered = 0;

  constructor(
    readonly styles: StyleSheet,
    readonly numbering: Numbering,
    readonly theme: Theme,
    private readonly settings: Settings,
  ) {}

  run(rPr: Element | undefined, paragraph: ParagraphFormat, cell: CellStyle | null): RunFormat {
    const known = rPr && paragraph.runs.get(rPr);
    if (known) return known;
    const format = this.runByContent(rPr, paragraph, cell);
    if (rPr && this.remembered < MAX_CACHED_FORMATS) {
      paragraph.runs.set(rPr, format);
      this.remembered++;
    }
    return format;
  }

  private runByContent(rPr: Element | undefined, paragraph: ParagraphFormat, cell: CellStyle | null): RunFormat {
    const own = fingerprint(rPr);
    const key = `${cell?.key ?? ''}|${paragraph.styleId}|${own}`;
    let format = this.runs.get(key);
    if (!format) {
      const characterStyle = child(rPr, 'w:rStyle')?.attrs.val;
      format = toRunFormat(overlay(this.stack(paragraph, characterStyle, cell), readRunLayer(rPr, this.theme)));
      if (this.runs.size >= MAX_CACHED_FORMATS) this.runs.clear();
      this.runs.set(key, format);
    }
    return format;
  }

  paragraph(pPr: Element | undefined, cell: CellStyle | null): ParagraphFormat {
    const known = pPr && cell === null ? this.plain.get(pPr) : undefined;
    if (known) return known;
    const format = this.paragraphByContent(pPr, cell);
    if (pPr && cell === null && this.remembered < MAX_CACHED_FORMATS) {
      this.plain.set(pPr, format);
      this.remembered++;
    }
    return format;
  }

  private paragraphByContent(pPr: Element | undefined, cell: CellStyle | null): ParagraphFormat {
    const key = `${cell?.key ?? ''}|${deepFingerprint(pPr)}`;
    let format = this.paragraphs.get(key);
    if (!format) {
      format = this.resolveParagraph(pPr, cell);
      if (this.paragraphs.size >= MAX_CACHED_FORMATS) this.paragraphs.clear();
      this.paragraphs.set(key, format);
    }
    return format;
  }

  private resolveParagraph(pPr: Element | undefined, cell: CellStyle | null): ParagraphFormat {
    const styleId = child(pPr, 'w:pStyle')?.attrs.val ?? '';
    const style = this.styles.paragraph(styleId || undefined);
    let layer = this.styles.defaultParagraph;
    if (cell) layer = overlayParagraph(layer, cell.paragraph);
    for (const link of style.chain) layer = this.applyLayer(layer, link);
    layer = this.applyLayer(layer, readParagraphLayer(pPr, this.theme));
    const list = layer.numId === undefined || layer.numId === '0' ? null : { numId: layer.numId, level: this.levelOf(layer.numId, layer) };
    return { styleId, style, layer, list, runs: new Map() };
  }

  /** Numbering brings its own indents; they stand before what the same layer says itself. */
  private applyLayer(base: ParagraphLayer, layer: ParagraphLayer): ParagraphLayer {
    const numId = layer.numId ?? (layer.level === undefined ? undefined : base.numId);
    if (numId === undefined) return overlayParagraph(base, layer);
    const level = this.numbering.level(numId, this.levelOf(numId, { ...base, ...layer }));
    return overlayParagraph(level ? overlayParagraph(base, level.paragraph) : base, layer);
  }

  private levelOf(numId: string, layer: ParagraphLayer): number {
    if (layer.level !== undefined) return layer.level;
    return layer.linkedStyle === undefined ? 0 : (this.numbering.levelOfStyle(numId, layer.linkedStyle) ?? 0);
  }

  private stack(paragraph: ParagraphFormat, characterStyle: string | undefined, cell: CellStyle | null): RunLayer {
    const key = `${cell?.key ?? ''}|${paragraph.styleId}|${characterStyle ?? ''}`;
    let stack = this.stacks.get(key);
    if (!stack) {
      const layers: RunLayer[] = cell ? [cell.run] : [];
      layers.push(paragraph.style.run);
      if (characterStyle !== undefined) layers.push(this.styles.character(characterStyle));
      stack = stackStyles(this.styles.defaultRun, layers);
      this.stacks.set(key, stack);
    }
    return stack;
  }

  alignment(layer: ParagraphLayer): Alignment {
    switch (layer.jc) {
      case 'center':
        return 'center';
      case 'right':
      case 'end':
        return layer.bidi ? 'left' : 'right';
      case undefined:
      case 'left':
      case 'start':
        return layer.bidi ? 'right' : 'left';
      default:
        return 'justify';
    }
  }

  /** @param sizePt size of the paragraph's letters, the unit of indents counted in characters */
  indent(layer: ParagraphLayer, sizePt: number): NonNullable<Paragraph['indent']> {
    const length = (name: 'left' | 'right' | 'first') => {
      const chars = layer[`${name}Chars` as keyof Indents];
      const inTwips = chars ? (chars / 100) * sizePt * TWIPS_PER_POINT : (layer[name] ?? 0);
      return mmOfTwips(inTwips);
    };
    return { leftMm: length('left'), rightMm: length('right'), firstLineMm: length('first') };
  }

  spacing(layer: ParagraphLayer): NonNullable<Paragraph['spacing']> {
    const autoPt = this.settings.plainAutospacing ? PLAIN_AUTO_SPACING_PT : AUTO_SPACING_PT;
    const points = (auto: boolean | undefined, lines: number | undefined, inTwips: number | undefined) => {
      if (auto) return autoPt;
      return lines ? (lines / 100) * LINE_PT : (inTwips ?? 0) / TWIPS_PER_POINT;
    };
    return {
      beforePt: points(layer.beforeAuto, layer.beforeLines, layer.before),
      afterPt: points(layer.afterAuto, layer.afterLines, layer.after),
      line: lineSpacing(layer),
    };
  }
}

function lineSpacing(layer: ParagraphLayer): LineSpacing {
  const { line, lineRule } = layer;
  if (line === undefined) return { rule: 'auto', multiple: 1 };
  if (lineRule === 'exact' || lineRule === 'atLeast') return { rule: lineRule, pt: Math.abs(line) / TWIPS_PER_POINT };
  // A negative automatic spacing is how old files write an exact one.
  return line < 0 ? { rule: 'exact', pt: -line / TWIPS_PER_POINT } : { rule: 'auto', multiple: line / 240 };
}

/** Text that is equal for equal properties. */
function fingerprint(rPr: Element | undefined): string {
  if (!rPr) return '';
  let text = '';
  for (const one of rPr.children) {
    text += one.name;
    for (const key in one.attrs) text += ` ${key}=${one.attrs[key]}`;
    text += ';';
  }
  return text;
}

/** Same for a paragraph's properties, whose children nest; the mark's own characters and the section stay out. */
function deepFingerprint(pPr: Element | undefined): string {
  if (!pPr) return '';
  let text = '';
  for (const one of pPr.children) {
    if (one.name === 'w:rPr' || one.name === 'w:sectPr' || one.name === 'w:pPrChange') continue;
    text += one.name;
    for (const key in one.attrs) text += ` ${key}=${one.attrs[key]}`;
    if (one.children.length > 0) text += `(${fingerprint(one)})`;
    text += ';';
  }
  return text;
}

function toRunFormat(layer: RunLayer): RunFormat {
  const complex = layer.complex ?? false;
  const ascii = layer.ascii ?? 'Times New Roman';
  const cs = layer.cs ?? ascii;
  return {
    ascii: complex ? cs : ascii,
    hAnsi: complex ? cs : (layer.hAnsi ?? ascii),
    eastAsia: complex ? cs : (layer.eastAsia ?? ascii),
    hint: complex ? undefined : layer.hint,
    sizePt: ((complex ? layer.halfPointsCs : layer.halfPoints) ?? 20) / 2,
    bold: (complex ? layer.bCs : layer.b) ?? false,
    italic: (complex ? layer.iCs : layer.i) ?? false,
    underline: layer.underline ?? 'none',
    strike: (layer.strike || layer.doubleStrike) ?? false,
    caps: layer.caps ?? false,
    smallCaps: layer.smallCaps ?? false,
    superscript: layer.vertical === 'superscript',
    subscript: layer.vertical === 'subscript',
    color: layer.color ?? 'auto',
    highlight: layer.highlight ?? layer.shading ?? null,
    hidden: layer.vanish ?? false,
  };
}
