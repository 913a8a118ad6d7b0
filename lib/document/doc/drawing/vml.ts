import type { Element } from '../../docx/package/xml';
import type { Bytes } from '../file/bytes';
import { element } from '../markup/element';
import { type DrawingShape, type Rectangle, readLooseShapes } from './records';

/** Where a drawing is anchored and how large it is, in twips. */
export interface Anchor {
  shape: number;
  place: Rectangle;
  vertical: number;
}

/** Properties of a shape by their numbers in [MS-ODRAW]. */
const PROPERTY = {
  fillColor: 0x0181,
  fillFlags: 0x01bf,
  lineColor: 0x01c0,
  lineWidth: 0x01cb,
  lineDash: 0x01ce,
  lineFlags: 0x01ff,
  artText: 0x00c0,
  name: 0x0380,
  description: 0x0381,
  alignHorizontal: 0x038f,
  fromVertical: 0x0392,
  groupFlags: 0x03bf,
} as const;
const FILLED = { on: 0x10, said: 0x100000 };
const LINED = { on: 0x08, said: 0x80000 };
const HORIZONTAL_RULE = 0x800;
const PICTURE_FRAME = 75;
const ALIGNED = [undefined, 'left', 'center', 'right'];
const VERTICAL = ['margin', 'page', 'text', 'line'];
const DASHES = [
  'solid',
  'shortdash',
  'shortdot',
  'shortdashdot',
  'shortdashdotdot',
  'dot',
  'dash',
  'longdash',
  'dashdot',
  'longdashdot',
  'longdashdotdot',
];
const EMU_PER_POINT = 12700;
const TWIPS_PER_POINT = 20;
const DEFAULT_LINE_EMU = 9525;
const SHAPE_FILE = 0x66;
const PICTURE_HEAD_BYTES = 0x24;

/** Blocks of the text inside a shape, null when it has none. */
export type TextOfShape = (shape: DrawingShape) => Element[] | null;

/** A shape as `w:pict`, the notation that Word itself made of these records. */
export function drawingMarkup(shape: DrawingShape, anchor: Anchor, textOf: TextOfShape): Element {
  const { place } = anchor;
  const points = (twips: number) => `${twips / TWIPS_PER_POINT}pt`;
  const align = ALIGNED[shape.properties.get(PROPERTY.alignHorizontal) ?? 0];
  const style = [
    'position:absolute',
    `margin-left:${points(place.left)}`,
    `margin-top:${points(place.top)}`,
    `width:${points(place.right - place.left)}`,
    `height:${points(place.bottom - place.top)}`,
    `mso-position-vertical-relative:${VERTICAL[shape.properties.get(PROPERTY.fromVertical) ?? anchor.vertical] ?? 'text'}`,
  ];
  if (align) style.push(`mso-position-horizontal:${align}`);
  return element('w:pict', {}, [shapeMarkup(shape, style.join(';'), textOf)]);
}

/** A picture that stands in the line, by its head in the data stream; nothing when it is not there. */
export function pictureMarkup(data: Bytes, at: number): Element[] {
  if (at + PICTURE_HEAD_BYTES > data.length) return [];
  const length = data.u32(at);
  const headBytes = data.u16(at + 4);
  const points = (goal: number, scale: number) => (data.u16(at + goal) * data.u16(at + scale)) / 1000 / TWIPS_PER_POINT;
  const style = `width:${points(0x1c, 0x20)}pt;height:${points(0x1e, 0x22)}pt`;
  let start = at + headBytes;
  if (data.u16(at + 6) === SHAPE_FILE && start < data.length) start += 1 + data.u8(start);
  const end = Math.min(at + length, data.length);
  const [shape] = end > start ? readLooseShapes(data.part(start, end - start)) : [];
  const markup = shape ? shapeMarkup(shape, style, () => null) : element('v:image', { style });
  return [element('w:pict', {}, [markup])];
}

function shapeMarkup(shape: DrawingShape, style: string, textOf: TextOfShape): Element {
  const { properties, texts } = shape;
  const flags = properties.get(PROPERTY.groupFlags) ?? 0;
  const attrs: Record<string, string> = { style, ...strokeAttributes(shape), ...fillAttributes(properties) };
  const name = texts.get(PROPERTY.name);
  const description = texts.get(PROPERTY.description);
  if (name) attrs.id = name;
  if (description) attrs.alt = description;
  if (flags & HORIZONTAL_RULE) attrs['o:hr'] = 't';
  const dash = DASHES[properties.get(PROPERTY.lineDash) ?? 0];
  const children = dash && dash !== 'solid' ? [element('v:stroke', { dashstyle: dash })] : [];
  const art = texts.get(PROPERTY.artText);
  if (art) children.push(element('v:textpath', { string: art }));
  const inside = textOf(shape);
  if (inside) children.push(element('v:textbox', {}, [element('w:txbxContent', {}, inside)]));
  if (!shape.isGroup) {
    if (shape.form === PICTURE_FRAME) children.push(element('v:imagedata'));
    return element('v:shape', { ...attrs, type: `#_x0000_t${shape.form}` }, children);
  }
  const inner = shape.inner ?? { left: 0, top: 0, right: 0, bottom: 0 };
  attrs.coordsize = `${inner.right - inner.left},${inner.bottom - inner.top}`;
  return element('v:group', attrs, [...children, ...shape.members.map((one) => shapeMarkup(one, memberStyle(one, inner), textOf))]);
}

function memberStyle({ childPlace, inner }: DrawingShape, around: Rectangle): string {
  const place = childPlace ?? inner ?? around;
  return [
    'position:absolute',
    `left:${place.left - around.left}`,
    `top:${place.top - around.top}`,
    `width:${place.right - place.left}`,
    `height:${place.bottom - place.top}`,
  ].join(';');
}

function isOn(flags: number | undefined, { on, said }: { on: number; said: number }, otherwise: boolean): boolean {
  return flags !== undefined && flags & said ? (flags & on) !== 0 : otherwise;
}

function strokeAttributes({ properties, form }: DrawingShape): Record<string, string> {
  if (!isOn(properties.get(PROPERTY.lineFlags), LINED, form !== PICTURE_FRAME)) return { stroked: 'f' };
  const color = colorOf(properties.get(PROPERTY.lineColor) ?? 0);
  const width = (properties.get(PROPERTY.lineWidth) ?? DEFAULT_LINE_EMU) / EMU_PER_POINT;
  return { stroked: 't', strokeweight: `${width}pt`, ...(color ? { strokecolor: color } : {}) };
}

function fillAttributes(properties: Map<number, number>): Record<string, string> {
  if (!isOn(properties.get(PROPERTY.fillFlags), FILLED, true)) return { filled: 'f' };
  const color = colorOf(properties.get(PROPERTY.fillColor) ?? 0xffffff);
  return color ? { filled: 't', fillcolor: color } : {};
}

/** Red in the lowest byte; a highest byte other than 0 points into a scheme. */
function colorOf(value: number): string | null {
  if (value > 0xffffff) return null;
  const parts = [value & 0xff, (value >> 8) & 0xff, value >> 16];
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}
