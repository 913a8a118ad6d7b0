import type { Shape, ShapeKind } from '../../types';
import { child, type Element } from '../package/xml';
import { roundMm, roundPt } from '../units';
import { type DrawnShape, settleKind } from './shape';

const MM_PER_UNIT: Record<string, number> = {
  pt: 25.4 / 72,
  in: 25.4,
  cm: 10,
  mm: 1,
  pc: 25.4 / 6,
  px: 25.4 / 96,
  emu: 25.4 / 914400,
};
const LENGTH = /^\s*([-+]?\d*\.?\d+(?:e[-+]?\d+)?)\s*(pt|in|cm|mm|pc|px|emu)?\s*$/i;

const SHAPES = /^v:(?:shape|line|rect|roundrect|oval|polyline|arc|curve|image|group)$/;
/** Shape types that Word always numbers the same (`o:spt`). */
const SPT = { line: 20, straightConnector: 32, picture: 75, rectangle: 1, textBox: 202 } as const;

const RELATIVE_TO: Record<string, Shape['relativeTo']> = {
  page: 'page',
  margin: 'margin',
  text: 'paragraph',
  line: 'line',
  char: 'character',
  'top-margin-area': 'page',
  'bottom-margin-area': 'page',
};

/** Shapes of a `w:pict` or `w:object`: the outermost first, members of a group behind it. */
export function readVml(pict: Element): DrawnShape[] {
  const shapes: DrawnShape[] = [];
  for (const one of pict.children) if (SHAPES.test(one.name)) collect(one, { x: null, y: null }, shapes);
  for (const shape of shapes) settleKind(shape);
  return shapes;
}

/** Millimetres of one coordinate of the group around; null outside of groups, where lengths bear units. */
interface Unit {
  x: number | null;
  y: number | null;
}

function collect(element: Element, unit: Unit, into: DrawnShape[]): void {
  const style = styleOf(element.attrs.style);
  const kind = kindOf(element);
  const shape: DrawnShape = {
    kind,
    source: 'vml',
    box: boxOf(element, style, unit),
    relativeTo: style.position === undefined ? 'character' : (RELATIVE_TO[style['mso-position-vertical-relative'] ?? 'text'] ?? null),
    align: alignOf(style['mso-position-horizontal']),
    ...strokeOf(element),
    fillColor: element.name === 'v:line' || isOff(element.attrs.filled) ? null : colorOf(element.attrs.fillcolor),
    altText: element.attrs.alt || element.attrs['o:title'] || child(element, 'v:imagedata')?.attrs['o:title'] || null,
    content: [],
    spoken: [],
  };
  if (element.attrs.id) shape.spoken.push(element.attrs.id);
  const art = child(element, 'v:textpath')?.attrs.string;
  if (art) {
    // Word art (a watermark, say) is text to the reader.
    if (shape.altText) shape.spoken.push(shape.altText);
    shape.altText = art;
  }
  const box = child(child(element, 'v:textbox'), 'w:txbxContent');
  if (box) shape.content.push(box);
  into.push(shape);
  if (kind === 'group') {
    const inner = innerUnit(element, shape, unit);
    for (const one of element.children) if (SHAPES.test(one.name)) collect(one, inner, into);
  }
}

function kindOf(element: Element): ShapeKind {
  if (element.name === 'v:group') return 'group';
  if (child(element, 'v:textbox')) return 'textBox';
  if (element.name === 'v:line' || element.attrs['o:hr'] === 't') return 'line';
  if (element.name === 'v:image' || child(element, 'v:imagedata')) return 'image';
  if (element.name === 'v:rect' || element.name === 'v:roundrect') return 'rectangle';
  const type = Number(/_t(\d+)$/.exec(element.attrs.type ?? '')?.[1] ?? element.attrs['o:spt']);
  if (type === SPT.line || type === SPT.straightConnector) return 'line';
  if (type === SPT.picture) return 'image';
  if (type === SPT.rectangle) return 'rectangle';
  if (type === SPT.textBox) return 'textBox';
  return 'other';
}

function styleOf(text: string | undefined): Record<string, string | undefined> {
  const style: Record<string, string | undefined> = {};
  for (const part of (text ?? '').split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0) style[part.slice(0, colon).trim().toLowerCase()] = part.slice(colon + 1).trim();
  }
  return style;
}

/** @param unit millimetres of a bare number; outside of groups a bare number is a pixel */
function mm(value: string | undefined, unit: number | null): number | null {
  const match = LENGTH.exec(value ?? '');
  if (!match) return null;
  const factor = match[2] ? MM_PER_UNIT[match[2].toLowerCase()]! : (unit ?? MM_PER_UNIT.px!);
  return roundMm(Number(match[1]) * factor);
}

function boxOf(element: Element, style: Record<string, string | undefined>, unit: Unit): Shape['box'] {
  if (element.name === 'v:line') {
    const from = (element.attrs.from ?? '0,0').split(',');
    const to = (element.attrs.to ?? '0,0').split(',');
    const [x1, y1] = [mm(from[0], unit.x) ?? 0, mm(from[1], unit.y) ?? 0];
    const [x2, y2] = [mm(to[0], unit.x) ?? 0, mm(to[1], unit.y) ?? 0];
    return { xMm: Math.min(x1, x2), yMm: Math.min(y1, y2), widthMm: roundMm(Math.abs(x2 - x1)), heightMm: roundMm(Math.abs(y2 - y1)) };
  }
  const widthMm = mm(style.width, unit.x);
  const heightMm = mm(style.height, unit.y);
  if (widthMm === null && heightMm === null) return null;
  return {
    xMm: mm(style['margin-left'] ?? style.left, unit.x) ?? 0,
    yMm: mm(style['margin-top'] ?? style.top, unit.y) ?? 0,
    widthMm: widthMm ?? 0,
    heightMm: heightMm ?? 0,
  };
}

function innerUnit(element: Element, group: DrawnShape, outer: Unit): Unit {
  const [width, height] = (element.attrs.coordsize ?? '1000,1000').split(',').map(Number);
  const ratio = (length: number | undefined, count: number | undefined, fallback: number | null) =>
    length && count ? length / count : (fallback ?? 0);
  return { x: ratio(group.box?.widthMm, width, outer.x), y: ratio(group.box?.heightMm, height, outer.y) };
}

function strokeOf(element: Element): Pick<Shape, 'strokeColor' | 'strokeWidthPt' | 'dash'> {
  const stroke = child(element, 'v:stroke')?.attrs ?? {};
  const isPicture = element.name === 'v:shape' && child(element, 'v:imagedata') !== undefined;
  if (
    isOff(element.attrs.stroked) ||
    isOff(stroke.on) ||
    (isPicture && element.attrs.stroked === undefined) ||
    element.name === 'v:group'
  ) {
    return { strokeColor: null, strokeWidthPt: null, dash: null };
  }
  const width = mm(element.attrs.strokeweight ?? stroke.weight, MM_PER_UNIT.emu!);
  return {
    strokeColor: colorOf(element.attrs.strokecolor ?? stroke.color) ?? '#000000',
    strokeWidthPt: width === null ? 0.75 : roundPt(width / MM_PER_UNIT.pt!),
    dash: stroke.dashstyle ?? null,
  };
}

const isOff = (value: string | undefined) => value === 'f' || value === 'false';

/** '#abc', '#aabbcc', 'black [3213]' → '#RRGGBB' or the colour's name. */
function colorOf(value: string | undefined): string | null {
  const word = value?.trim().split(/\s/)[0];
  if (!word) return null;
  if (/^#[0-9a-f]{6}$/i.test(word)) return word.toUpperCase();
  if (/^#[0-9a-f]{3}$/i.test(word)) return `#${Array.from(word.slice(1), (digit) => digit + digit).join('')}`.toUpperCase();
  if (word === 'black') return '#000000';
  if (word === 'white') return '#FFFFFF';
  if (word === 'red') return '#FF0000';
  return word;
}

function alignOf(value: string | undefined): Shape['align'] {
  return value === 'left' || value === 'center' || value === 'right' ? value : null;
}
