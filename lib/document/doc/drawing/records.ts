import type { Budget } from '../../budget';
import { UnreadableFileError } from '../../types';
import type { Bytes } from '../file/bytes';

/** One shape of a drawing ([MS-ODRAW]) with the members of its group. */
export interface DrawingShape {
  id: number;
  /** Number of the shape's preset form. */
  form: number;
  isGroup: boolean;
  properties: Map<number, number>;
  texts: Map<number, string>;
  /** Place in the coordinates of the group around. */
  childPlace: Rectangle | null;
  /** Coordinates that the members' places are said in. */
  inner: Rectangle | null;
  members: DrawingShape[];
}

export interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface Record {
  type: number;
  instance: number;
  body: Bytes;
}

const DRAWING = 0xf002;
const GROUP = 0xf003;
const SHAPE = 0xf004;
const GROUP_COORDINATES = 0xf009;
const SHAPE_HEAD = 0xf00a;
const OPTIONS = new Set([0xf00b, 0xf121, 0xf122]);
const CHILD_PLACE = 0xf00f;
const IS_GROUP = 0x1;
const HEAD_BYTES = 8;
const MAX_DEPTH = 32;
const COMPLEX = 0x8000;

/** Shapes of the main text's and the headers' drawings, the outermost by their number. */
export function readDrawings(bytes: Bytes, budget: Budget): Map<number, DrawingShape> {
  const shapes = new Map<number, DrawingShape>();
  const [group] = recordsOf(bytes);
  let at = group ? HEAD_BYTES + group.body.length : bytes.length;
  while (at + 1 + HEAD_BYTES <= bytes.length) {
    // A byte before each drawing says whether it is the headers'.
    const [drawing] = recordsOf(bytes.part(at + 1, bytes.length - at - 1));
    if (drawing?.type !== DRAWING) break;
    for (const one of recordsOf(drawing.body)) {
      if (one.type !== GROUP) continue;
      for (const shape of membersOf(one.body, 0, budget)) shapes.set(shape.id, shape);
    }
    at += 1 + HEAD_BYTES + drawing.body.length;
  }
  return shapes;
}

/** Shapes that stand in a stretch of records, as beside a picture. */
export function readLooseShapes(bytes: Bytes): DrawingShape[] {
  return [...recordsOf(bytes)].flatMap((one) => (one.type === SHAPE ? [readShape(one.body)] : []));
}

/** Ends where a record would leave the data. */
function* recordsOf(bytes: Bytes): Generator<Record> {
  for (let at = 0; at + HEAD_BYTES <= bytes.length; ) {
    const length = bytes.u32(at + 4);
    if (at + HEAD_BYTES + length > bytes.length) return;
    yield { type: bytes.u16(at + 2), instance: bytes.u16(at) >> 4, body: bytes.part(at + HEAD_BYTES, length) };
    at += HEAD_BYTES + length;
  }
}

/** Members of a group; its first shape is the group itself. */
function membersOf(group: Bytes, depth: number, budget: Budget): DrawingShape[] {
  if (depth > MAX_DEPTH) throw new UnreadableFileError('tooDeep', { limit: MAX_DEPTH });
  const members: DrawingShape[] = [];
  let first = true;
  for (const one of recordsOf(group)) {
    budget.addElement(depth);
    if (one.type === SHAPE && !first) members.push(readShape(one.body));
    else if (one.type === GROUP) {
      const [own] = recordsOf(one.body);
      if (own?.type !== SHAPE) continue;
      const shape = readShape(own.body);
      shape.isGroup = true;
      shape.members = membersOf(one.body, depth + 1, budget);
      members.push(shape);
    }
    first = false;
  }
  return members;
}

function readShape(bytes: Bytes): DrawingShape {
  const shape: DrawingShape = {
    id: 0,
    form: 0,
    isGroup: false,
    properties: new Map(),
    texts: new Map(),
    childPlace: null,
    inner: null,
    members: [],
  };
  for (const { type, instance, body } of recordsOf(bytes)) {
    if (type === SHAPE_HEAD && body.length >= 8) {
      shape.id = body.u32(0);
      shape.form = instance;
      shape.isGroup = (body.u32(4) & IS_GROUP) !== 0;
    } else if (type === CHILD_PLACE && body.length >= 16) shape.childPlace = rectangle(body);
    else if (type === GROUP_COORDINATES && body.length >= 16) shape.inner = rectangle(body);
    else if (OPTIONS.has(type)) readOptions(body, instance, shape);
  }
  return shape;
}

const rectangle = (body: Bytes): Rectangle => ({ left: body.i32(0), top: body.i32(4), right: body.i32(8), bottom: body.i32(12) });

/** Numbers first, six bytes each; what is longer stands behind them in the same order. */
function readOptions(body: Bytes, count: number, shape: DrawingShape): void {
  let dataAt = 6 * count;
  for (let i = 0; i < count && 6 * i + 6 <= body.length; i++) {
    const id = body.u16(6 * i);
    const value = body.u32(6 * i + 2);
    const number = id & 0x3fff;
    shape.properties.set(number, value);
    if (!(id & COMPLEX)) continue;
    if (dataAt + value > body.length) return;
    shape.texts.set(number, body.utf16(dataAt, value >> 1).replace(/\0.*$/s, ''));
    dataAt += value;
  }
}
