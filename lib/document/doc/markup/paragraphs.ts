import type { Element } from '../../docx/package/xml';
import type { Bytes } from '../file/bytes';
import { isTableSprm, type Sprm, sprmsOf } from '../file/sprm';
import { type BorderAttributes, longBorder, shortBorder } from './borders';
import { element, Properties } from './element';
import words from './words.json' with { type: 'json' };

export interface ParagraphMarkup {
  style: number;
  properties: Properties;
  /** How many tables the paragraph stands in. */
  depth: number;
  endsCell: boolean;
  endsRow: boolean;
  /** Modifications of the table row that this paragraph ends. */
  row: Sprm[];
}

const HANGING_PLACES: ReadonlyMap<number, string> = new Map([
  [0, 'left'],
  [-4, 'center'],
  [-8, 'right'],
]);
const FRAME_ANCHORS = ['text', 'margin', 'page'];
/** Modifications kept outside of the pages, since they are too long for one: huge lists point into the data stream. */
const HUGE = new Set([0x6645, 0x6646]);
const BORDER_SIDES: ReadonlyMap<number, ['top' | 'bottom', 'short' | 'long']> = new Map([
  [0x6424, ['top', 'short']],
  [0x6426, ['bottom', 'short']],
  [0xc64e, ['top', 'long']],
  [0xc650, ['bottom', 'long']],
]);

export function paragraphMarkup(style: number, lists: (Bytes | null)[], data: Bytes | null): ParagraphMarkup {
  const reader = new ParagraphReader(style, data);
  for (const list of lists) if (list) reader.applyAll(list, true);
  return reader.finish();
}

class ParagraphReader {
  private readonly properties = new Properties();
  private readonly row: Sprm[] = [];
  private readonly tabs = new Map<number, Element>();
  private readonly flags = { inTable: false, endsRow: false, endsInnerCell: false, endsInnerRow: false };
  private depth: number | null = null;

  constructor(
    private style: number,
    private readonly data: Bytes | null,
  ) {}

  applyAll(list: Bytes, mayBeHuge: boolean): void {
    for (const one of sprmsOf(list)) {
      if (HUGE.has(one.code)) {
        const huge = mayBeHuge ? this.hugeList(one.operand.u32(0)) : null;
        if (huge) this.applyAll(huge, false);
      } else if (isTableSprm(one.code)) this.row.push(one);
      else this.apply(one);
    }
  }

  finish(): ParagraphMarkup {
    const { flags, properties } = this;
    properties.setVal('w:pStyle', this.style);
    if (this.tabs.size > 0) properties.set('w:tabs', {}, [...this.tabs.values()]);
    const depth = this.depth ?? (flags.inTable ? 1 : 0);
    return {
      style: this.style,
      properties,
      depth: flags.inTable ? Math.max(1, depth) : 0,
      endsCell: flags.endsInnerCell,
      endsRow: flags.endsRow || flags.endsInnerRow,
      row: this.row,
    };
  }

  private hugeList(at: number): Bytes | null {
    if (!this.data || at + 2 > this.data.length) return null;
    const size = this.data.u16(at);
    return at + 2 + size <= this.data.length ? this.data.part(at + 2, size) : null;
  }

  private apply({ code, operand }: Sprm): void {
    if (!this.structure(code, operand) && !this.lengths(code, operand)) this.look(code, operand);
  }

  private structure(code: number, operand: Bytes): boolean {
    const on = () => operand.u8(0) !== 0;
    switch (code) {
      case 0x4600:
        this.style = operand.u16(0);
        return true;
      case 0x2416:
        this.flags.inTable = on();
        return true;
      case 0x2417:
        this.flags.endsRow = on();
        return true;
      case 0x6649:
        this.depth = operand.i32(0);
        return true;
      case 0x244b:
        this.flags.endsInnerCell = on();
        return true;
      case 0x244c:
        this.flags.endsInnerRow = on();
        return true;
      case 0x260a:
        this.properties.set('w:numPr', {}, this.numbering('w:ilvl', operand.u8(0)));
        return true;
      case 0x460b:
        this.properties.set('w:numPr', {}, this.numbering('w:numId', Math.max(0, operand.i16(0))));
        return true;
      default:
        return false;
    }
  }

  private numbering(name: string, value: number): Element[] {
    const others = (this.properties.get('w:numPr')?.children ?? []).filter((one) => one.name !== name);
    return [...others, element(name, { val: String(value) })];
  }

  private lengths(code: number, operand: Bytes): boolean {
    const add = (name: string, attribute: string) => this.properties.add(name, { [attribute]: String(operand.i16(0)) });
    switch (code) {
      case 0x840e:
      case 0x845d:
        add('w:ind', 'right');
        return true;
      case 0x840f:
      case 0x845e:
        add('w:ind', 'left');
        return true;
      case 0x8411:
      case 0x8460:
        this.firstLine(operand.i16(0));
        return true;
      case 0x4455:
        add('w:ind', 'rightChars');
        return true;
      case 0x4456:
        add('w:ind', 'leftChars');
        return true;
      case 0x4457:
        add('w:ind', 'firstLineChars');
        return true;
      case 0x6412:
        this.lineSpacing(operand.i16(0), operand.i16(2) !== 0);
        return true;
      case 0xa413:
        add('w:spacing', 'before');
        return true;
      case 0xa414:
        add('w:spacing', 'after');
        return true;
      case 0x4458:
        add('w:spacing', 'beforeLines');
        return true;
      case 0x4459:
        add('w:spacing', 'afterLines');
        return true;
      case 0x245b:
        this.properties.add('w:spacing', { beforeAutospacing: String(operand.u8(0)) });
        return true;
      case 0x245c:
        this.properties.add('w:spacing', { afterAutospacing: String(operand.u8(0)) });
        return true;
      default:
        return false;
    }
  }

  /** One place of a style's first line and its hanging: the nearer says both. */
  private firstLine(twips: number): void {
    const { hanging: _, firstLine: __, ...others } = this.properties.get('w:ind')?.attrs ?? {};
    this.properties.set('w:ind', { ...others, ...(twips < 0 ? { hanging: String(-twips) } : { firstLine: String(twips) }) });
  }

  private lineSpacing(value: number, multiple: boolean): void {
    if (value === 0) return;
    const lineRule = multiple ? 'auto' : value < 0 ? 'exact' : 'atLeast';
    this.properties.add('w:spacing', { line: String(Math.abs(value)), lineRule });
  }

  private look(code: number, operand: Bytes): void {
    const { properties } = this;
    const on = () => operand.u8(0) !== 0;
    switch (code) {
      case 0x2403:
      case 0x2461:
        properties.setVal('w:jc', words.alignments[operand.u8(0)] ?? 'left');
        break;
      case 0x2406:
        properties.setVal('w:keepNext', on());
        break;
      case 0x2407:
        properties.setVal('w:pageBreakBefore', on());
        break;
      case 0x246d:
        properties.setVal('w:contextualSpacing', on());
        break;
      case 0x2640:
        properties.setVal('w:outlineLvl', operand.u8(0));
        break;
      case 0x2441:
        properties.setVal('w:bidi', on());
        break;
      case 0xc60d:
      case 0xc615:
        this.changeTabs(operand, code === 0xc615 ? 4 : 2);
        break;
      case 0x8418:
        this.place(operand.i16(0));
        break;
      case 0x261b:
        properties.add('w:framePr', { hAnchor: FRAME_ANCHORS[operand.u8(0) >> 6] ?? 'text' });
        break;
      case 0xc63f:
      case 0xc66f:
        if (operand.length > 0 && on()) properties.set('w:pPrChange', {});
        break;
      default:
        this.border(code, operand);
    }
  }

  private place(twips: number): void {
    const xAlign = HANGING_PLACES.get(twips);
    if (xAlign) this.properties.add('w:framePr', { xAlign });
  }

  private border(code: number, operand: Bytes): void {
    const [side, form] = BORDER_SIDES.get(code) ?? [];
    if (!side || (form === 'long' && operand.length < 8)) return;
    const border: BorderAttributes = form === 'long' ? longBorder(operand, 0) : shortBorder(operand, 0);
    const others = (this.properties.get('w:pBdr')?.children ?? []).filter((one) => one.name !== `w:${side}`);
    this.properties.set('w:pBdr', {}, [...others, element(`w:${side}`, border ?? { val: 'none' })]);
  }

  /** Stops taken away, then stops added with their kind. @param perDeleted bytes of one stop taken away */
  private changeTabs(operand: Bytes, perDeleted: number): void {
    // A long list repeats the length byte's place; counts are checked against what is there.
    const list = operand;
    if (list.length < 2) return;
    const deleted = list.u8(0);
    const addedAt = 1 + perDeleted * deleted;
    if (addedAt >= list.length) return;
    const added = list.u8(addedAt);
    if (addedAt + 1 + 3 * added > list.length) return;
    const stop = (pos: number, val: string) => this.tabs.set(pos, element('w:tab', { pos: String(pos), val }));
    for (let i = 0; i < deleted; i++) stop(list.i16(1 + 2 * i), 'clear');
    for (let i = 0; i < added; i++) {
      stop(list.i16(addedAt + 1 + 2 * i), words.tabs[list.u8(addedAt + 1 + 2 * added + i) & 7] ?? 'left');
    }
  }
}
