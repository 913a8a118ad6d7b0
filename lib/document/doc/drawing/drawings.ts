import type { Budget } from '../../budget';
import type { Element } from '../../docx/package/xml';
import type { Bytes } from '../file/bytes';
import type { WordFile } from '../file/word-file';
import type { Hangings } from '../text/hangings';
import { type DrawingShape, readDrawings } from './records';
import { type Anchor, drawingMarkup, pictureMarkup } from './vml';

const ANCHOR_BYTES = 26;
const BOX_BYTES = 22;
const REUSABLE_AT = 8;
const SHAPE_AT = 14;

interface Box {
  start: number;
  end: number;
  taken: boolean;
}

/** Reads the blocks of a stretch of text. */
export type BlockReader = (start: number, end: number) => Element[];

/** Drawings with the texts inside them. Each text is handed out once, with the first shape that names it. */
export class Drawings implements Hangings {
  private readonly shapes: Map<number, DrawingShape>;
  private readonly anchors = new Map<number, Anchor[]>();
  private readonly boxes = new Map<number, Box>();
  private readonly data: Bytes | null;

  constructor(
    file: WordFile,
    private readonly read: BlockReader,
    budget: Budget,
  ) {
    const bytes = file.structure('drawings');
    this.shapes = bytes ? readDrawings(bytes, budget) : new Map();
    this.data = file.data;
    this.readAnchors(file, 'shapes', file.story('body').start);
    this.readAnchors(file, 'headerShapes', file.story('headers').start);
    this.readBoxes(file, 'boxText', 'boxes');
    this.readBoxes(file, 'headerBoxText', 'headerBoxes');
  }

  drawings(position: number): Element[] {
    const anchors = this.anchors.get(position) ?? [];
    // Once placed it is not placed again, however often the text runs by.
    this.anchors.delete(position);
    return anchors.flatMap((anchor) => {
      const shape = this.shapes.get(anchor.shape);
      return shape ? [drawingMarkup(shape, anchor, (one) => this.textOf(one))] : [];
    });
  }

  picture(place: number): Element[] {
    return this.data ? pictureMarkup(this.data, place) : [];
  }

  /** Texts of boxes that no drawing led to. */
  *unplaced(): Generator<Element[]> {
    for (const box of this.boxes.values()) if (!box.taken) yield this.take(box);
  }

  private textOf(shape: DrawingShape): Element[] | null {
    const box = this.boxes.get(shape.id);
    return box && !box.taken ? this.take(box) : null;
  }

  private take(box: Box): Element[] {
    box.taken = true;
    const blocks = this.read(box.start, box.end);
    // Some writers close each text with an empty paragraph that is not shown.
    if (blocks.length > 1 && isEmpty(blocks.at(-1)!)) blocks.pop();
    return blocks;
  }

  private readAnchors(file: WordFile, name: 'shapes' | 'headerShapes', start: number): void {
    const positions = file.positions(name, ANCHOR_BYTES);
    const table = file.structure(name);
    for (let i = 0; table && i + 1 < positions.length; i++) {
      const at = 4 * positions.length + ANCHOR_BYTES * i;
      const flags = table.u16(at + 20);
      const anchor: Anchor = {
        shape: table.u32(at),
        place: { left: table.i32(at + 4), top: table.i32(at + 8), right: table.i32(at + 12), bottom: table.i32(at + 16) },
        vertical: (flags >> 3) & 3,
      };
      const position = start + positions[i]!;
      this.anchors.set(position, [...(this.anchors.get(position) ?? []), anchor]);
    }
  }

  private readBoxes(file: WordFile, name: 'boxText' | 'headerBoxText', story: 'boxes' | 'headerBoxes'): void {
    const { start, end } = file.story(story);
    const positions = file.positions(name, BOX_BYTES);
    const table = file.structure(name);
    for (let i = 0; table && i + 1 < positions.length; i++) {
      const at = 4 * positions.length + BOX_BYTES * i;
      const box = { start: start + positions[i]!, end: Math.min(end, start + positions[i + 1]!), taken: false };
      if (table.u16(at + REUSABLE_AT) === 0 && box.end > box.start) this.boxes.set(table.u32(at + SHAPE_AT), box);
    }
  }
}

const isEmpty = (block: Element) => block.name === 'w:p' && block.children.every((one) => one.name === 'w:pPr');
