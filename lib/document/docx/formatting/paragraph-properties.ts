import type { Border } from '../../types';
import { child, type Element } from '../package/xml';
import { integer, isOn, twips } from '../units';
import { colorOf } from './run-properties';
import type { Theme } from './theme';

export interface TabStop {
  twips: number;
  /** 'left', 'center', 'right', 'decimal', 'bar', 'num'; 'clear' takes an inherited stop away. */
  kind: string;
}

export interface Frame {
  xAlign?: string;
  horizontal?: string;
}

/** Lengths in twips, or in hundredths of a character where a layer gives only those. */
export interface Indents {
  left?: number;
  right?: number;
  /** Positive = first line, negative = hanging. */
  first?: number;
  leftChars?: number;
  rightChars?: number;
  firstChars?: number;
}

/** What one layer says about a paragraph; a missing key says nothing. Lengths in twips. */
export interface ParagraphLayer extends Indents {
  jc?: string;
  before?: number;
  after?: number;
  beforeLines?: number;
  afterLines?: number;
  beforeAuto?: boolean;
  afterAuto?: boolean;
  line?: number;
  lineRule?: string;
  contextual?: boolean;
  borderTop?: Border | null;
  borderBottom?: Border | null;
  tabs?: TabStop[];
  keepNext?: boolean;
  pageBreakBefore?: boolean;
  outline?: number;
  numId?: string;
  level?: number;
  /** Id of the paragraph style that brought `numId`. */
  linkedStyle?: string;
  frame?: Frame;
  bidi?: boolean;
}

/** Word holds no more in one paragraph. */
const MAX_TABS = 64;

export function readParagraphLayer(pPr: Element | undefined, theme: Theme): ParagraphLayer {
  const layer: ParagraphLayer = {};
  if (!pPr) return layer;
  for (const one of pPr.children) {
    const { attrs } = one;
    switch (one.name) {
      case 'w:jc':
        layer.jc = attrs.val;
        break;
      case 'w:ind':
        readIndents(attrs, layer);
        break;
      case 'w:spacing':
        readSpacing(attrs, layer);
        break;
      case 'w:contextualSpacing':
        layer.contextual = isOn(attrs.val);
        break;
      case 'w:pBdr':
        for (const side of one.children) {
          if (side.name === 'w:top') layer.borderTop = readBorder(side, theme);
          else if (side.name === 'w:bottom') layer.borderBottom = readBorder(side, theme);
        }
        break;
      case 'w:tabs':
        layer.tabs = one.children.slice(0, MAX_TABS).flatMap((tab) => {
          const at = twips(tab.attrs.pos);
          return at === undefined ? [] : [{ twips: at, kind: tab.attrs.val ?? 'left' }];
        });
        break;
      case 'w:keepNext':
        layer.keepNext = isOn(attrs.val);
        break;
      case 'w:pageBreakBefore':
        layer.pageBreakBefore = isOn(attrs.val);
        break;
      case 'w:outlineLvl':
        layer.outline = integer(attrs.val);
        break;
      case 'w:numPr':
        layer.numId = child(one, 'w:numId')?.attrs.val;
        layer.level = integer(child(one, 'w:ilvl')?.attrs.val);
        break;
      case 'w:framePr':
        layer.frame = { xAlign: attrs.xAlign, horizontal: attrs.hAnchor };
        break;
      case 'w:bidi':
        layer.bidi = isOn(attrs.val);
        break;
    }
  }
  return layer;
}

function readIndents(attrs: Record<string, string>, layer: ParagraphLayer): void {
  // Beside twips of the same level the count of characters is only how Word came to them.
  const set = (inTwips: number | undefined, inChars: number | undefined, length: 'left' | 'right' | 'first') => {
    if (inTwips !== undefined) layer[length] = inTwips;
    if (inTwips !== undefined && inChars !== undefined) layer[`${length}Chars`] = 0;
    else if (inChars !== undefined) layer[`${length}Chars`] = inChars;
  };
  set(twips(attrs.left ?? attrs.start), integer(attrs.leftChars ?? attrs.startChars), 'left');
  set(twips(attrs.right ?? attrs.end), integer(attrs.rightChars ?? attrs.endChars), 'right');
  const hanging = twips(attrs.hanging);
  const hangingChars = integer(attrs.hangingChars);
  if (hanging !== undefined || hangingChars) set(negate(hanging), negate(hangingChars), 'first');
  else set(twips(attrs.firstLine), integer(attrs.firstLineChars), 'first');
}

const negate = (value: number | undefined) => (value ? -value : value);

function readSpacing(attrs: Record<string, string>, layer: ParagraphLayer): void {
  layer.before = twips(attrs.before);
  layer.after = twips(attrs.after);
  const beforeLines = integer(attrs.beforeLines);
  const afterLines = integer(attrs.afterLines);
  if (beforeLines !== undefined) layer.beforeLines = layer.before === undefined ? beforeLines : 0;
  if (afterLines !== undefined) layer.afterLines = layer.after === undefined ? afterLines : 0;
  if (attrs.beforeAutospacing !== undefined) layer.beforeAuto = isOn(attrs.beforeAutospacing);
  if (attrs.afterAutospacing !== undefined) layer.afterAuto = isOn(attrs.afterAutospacing);
  layer.line = twips(attrs.line);
  layer.lineRule = attrs.lineRule ?? (attrs.line === undefined ? undefined : 'auto');
}

/** Null when nothing is drawn. */
export function readBorder(element: Element, theme: Theme): Border | null {
  const style = element.attrs.val;
  if (!style || style === 'nil' || style === 'none') return null;
  return {
    style,
    widthPt: (integer(element.attrs.sz) ?? 4) / 8,
    color: colorOf({ ...element.attrs, val: element.attrs.color ?? '' }, theme),
  };
}

function copyGiven<T extends object>(to: T, from: T): void {
  for (const key in from) if (from[key] !== undefined) to[key] = from[key];
}

/** Nearer over farther; tab stops add up, and a nearer stop replaces or clears the one at its place. */
export function overlayParagraph(base: ParagraphLayer, nearer: ParagraphLayer): ParagraphLayer {
  const merged: ParagraphLayer = { ...base };
  copyGiven(merged, nearer);
  if (nearer.tabs && base.tabs) {
    const near = nearer.tabs;
    merged.tabs = [...base.tabs.filter((tab) => !near.some((one) => one.twips === tab.twips)), ...near].slice(-MAX_TABS);
  }
  return merged;
}
