import type { Shape, ShapeKind } from '../../types';
import type { Theme } from '../formatting/theme';
import { child, descendants, type Element } from '../package/xml';
import { mmOfEmu, PT_PER_EMU, roundMm, roundPt } from '../units';
import { type DrawnShape, settleKind } from './shape';
import { readVml } from './vml';

interface Scale {
  x: number;
  y: number;
}

interface Place {
  xMm: number;
  yMm: number;
  relativeTo: Shape['relativeTo'];
  align: Shape['align'];
}

const LINE_PRESETS = /^(?:line|straightConnector\d*|lineInv)$/;
const RECTANGLE_PRESETS = /^(?:rect|roundRect|round\dRect|flowChartProcess|frame)$/;
const RELATIVE_TO: Record<string, Shape['relativeTo']> = {
  page: 'page',
  margin: 'margin',
  column: 'column',
  character: 'character',
  paragraph: 'paragraph',
  line: 'line',
  leftMargin: 'page',
  rightMargin: 'page',
  topMargin: 'page',
  bottomMargin: 'page',
  insideMargin: 'page',
  outsideMargin: 'page',
};

/** Shapes of a `w:drawing`: the outermost first, members of a group behind it. */
export function readDrawing(drawing: Element, theme: Theme): DrawnShape[] {
  const frame = drawing.children.find((one) => one.name === 'wp:anchor' || one.name === 'wp:inline');
  if (!frame) return [];
  const extent = child(frame, 'wp:extent')?.attrs;
  const place = placeOf(frame);
  const properties = child(frame, 'wp:docPr')?.attrs ?? {};
  const data = child(child(frame, 'a:graphic'), 'a:graphicData');
  const shapes: DrawnShape[] = [];
  for (const one of data?.children ?? []) collect(one, theme, { x: 1, y: 1 }, shapes);
  if (shapes.length === 0) shapes.push(blank('other'));
  const first = shapes[0]!;
  first.box = { xMm: place.xMm, yMm: place.yMm, widthMm: emu(extent?.cx), heightMm: emu(extent?.cy) };
  first.relativeTo = place.relativeTo;
  first.align = place.align;
  first.altText = properties.descr || properties.title || first.altText;
  if (properties.name) first.spoken.push(properties.name);
  if (properties.title && properties.title !== first.altText) first.spoken.push(properties.title);
  for (const shape of shapes) settleKind(shape);
  return shapes;
}

function placeOf(frame: Element): Place {
  const horizontal = child(frame, 'wp:positionH');
  const vertical = child(frame, 'wp:positionV');
  const offset = (position: Element | undefined) => emu(child(position, 'wp:posOffset')?.text.trim());
  const align = child(horizontal, 'wp:align')?.text.trim();
  return {
    xMm: offset(horizontal),
    yMm: offset(vertical),
    relativeTo: frame.name === 'wp:inline' ? 'character' : (RELATIVE_TO[vertical?.attrs.relativeFrom ?? ''] ?? null),
    align: align === 'left' || align === 'center' || align === 'right' ? align : null,
  };
}

const emu = (value: string | undefined) => mmOfEmu(Number.parseInt(value ?? '0', 10) || 0);

function blank(kind: ShapeKind): DrawnShape {
  return {
    kind,
    source: 'drawingml',
    box: null,
    relativeTo: null,
    align: null,
    strokeColor: null,
    fillColor: null,
    strokeWidthPt: null,
    dash: null,
    altText: null,
    content: [],
    spoken: [],
  };
}

function collect(element: Element, theme: Theme, scale: Scale, into: DrawnShape[]): void {
  switch (element.name) {
    case 'wps:wsp':
      into.push(readShape(element, theme, scale));
      break;
    case 'pic:pic': {
      const shape = blank('image');
      const named = child(child(element, 'pic:nvPicPr'), 'pic:cNvPr')?.attrs;
      shape.altText = named?.descr || null;
      if (named?.name) shape.spoken.push(named.name);
      sized(shape, child(child(element, 'pic:spPr'), 'a:xfrm'), scale);
      into.push(shape);
      break;
    }
    case 'wpg:wgp':
    case 'wpg:grpSp':
    case 'wpc:wpc': {
      const group = blank('group');
      const xfrm = child(child(element, 'wpg:grpSpPr'), 'a:xfrm');
      sized(group, xfrm, scale);
      into.push(group);
      const inner = innerScale(xfrm, scale);
      for (const one of element.children) collect(one, theme, inner, into);
      break;
    }
    case 'w:pict':
      into.push(...readVml(element));
      break;
    case 'mc:AlternateContent': {
      const taken = child(element, 'mc:Choice') ?? child(element, 'mc:Fallback');
      for (const one of taken?.children ?? []) collect(one, theme, scale, into);
      break;
    }
    case 'c:chart':
    case 'dgm:relIds':
      into.push(blank('other'));
      break;
  }
}

function innerScale(xfrm: Element | undefined, scale: Scale): Scale {
  const ratio = (axis: 'cx' | 'cy') => {
    const outer = Number(child(xfrm, 'a:ext')?.attrs[axis] ?? 0);
    const inner = Number(child(xfrm, 'a:chExt')?.attrs[axis] ?? 0);
    return outer > 0 && inner > 0 ? outer / inner : 1;
  };
  return { x: scale.x * ratio('cx'), y: scale.y * ratio('cy') };
}

function sized(shape: DrawnShape, xfrm: Element | undefined, scale: Scale): void {
  const ext = child(xfrm, 'a:ext')?.attrs;
  const off = child(xfrm, 'a:off')?.attrs;
  if (!ext) return;
  shape.box = {
    xMm: roundMm(emu(off?.x) * scale.x),
    yMm: roundMm(emu(off?.y) * scale.y),
    widthMm: roundMm(emu(ext.cx) * scale.x),
    heightMm: roundMm(emu(ext.cy) * scale.y),
  };
}

function readShape(element: Element, theme: Theme, scale: Scale): DrawnShape {
  const properties = child(element, 'wps:spPr');
  const preset = child(properties, 'a:prstGeom')?.attrs.prst ?? '';
  const box = child(element, 'wps:txbx');
  const shape = blank('other');
  if (box) {
    shape.kind = 'textBox';
    const content = child(box, 'w:txbxContent');
    if (content) shape.content.push(content);
  } else if (LINE_PRESETS.test(preset) || (preset === '' && child(element, 'wps:cNvCnPr'))) shape.kind = 'line';
  else if (RECTANGLE_PRESETS.test(preset)) shape.kind = 'rectangle';
  const xfrm = child(properties, 'a:xfrm');
  sized(shape, xfrm, scale);
  const style = child(element, 'wps:style');
  const line = child(properties, 'a:ln');
  const styled = Number(child(style, 'a:lnRef')?.attrs.idx ?? 0) > 0 ? colorIn(child(style, 'a:lnRef'), theme) : null;
  if (!child(line, 'a:noFill')) shape.strokeColor = colorIn(child(line, 'a:solidFill'), theme) ?? styled;
  if (shape.strokeColor !== null)
    shape.strokeWidthPt = line?.attrs.w === undefined ? 0.75 : roundPt(Number(line.attrs.w) * PT_PER_EMU) || 0.75;
  shape.dash = child(line, 'a:prstDash')?.attrs.val ?? null;
  if (!child(properties, 'a:noFill')) {
    shape.fillColor =
      colorIn(child(properties, 'a:solidFill'), theme) ??
      (Number(child(style, 'a:fillRef')?.attrs.idx ?? 0) > 0 ? colorIn(child(style, 'a:fillRef'), theme) : null);
  }
  return shape;
}

function colorIn(fill: Element | undefined, theme: Theme): string | null {
  if (!fill) return null;
  for (const one of descendants(fill)) {
    const { val, lastClr } = one.attrs;
    if (one.name === 'a:srgbClr' && val) return `#${val.toUpperCase()}`;
    if (one.name === 'a:schemeClr' && val) return theme.colors.get(val) ?? 'auto';
    if (one.name === 'a:sysClr') return lastClr ? `#${lastClr.toUpperCase()}` : 'auto';
    if (one.name === 'a:prstClr' && val) return val;
  }
  return null;
}
