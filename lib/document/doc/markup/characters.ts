import type { Element } from '../../docx/package/xml';
import type { Bytes } from '../file/bytes';
import { type Sprm, sprmsOf } from '../file/sprm';
import { Properties } from './element';
import words from './words.json' with { type: 'json' };

/** Properties that a style can turn over instead of on or off, by their modification. */
const TOGGLES: ReadonlyMap<number, string> = new Map([
  [0x0835, 'w:b'],
  [0x0836, 'w:i'],
  [0x0837, 'w:strike'],
  [0x083a, 'w:smallCaps'],
  [0x083b, 'w:caps'],
  [0x083c, 'w:vanish'],
  [0x085c, 'w:bCs'],
  [0x085d, 'w:iCs'],
]);
export const TOGGLE_NAMES = [...TOGGLES.values()];
const AS_STYLE = 0x80;
const AGAINST_STYLE = 0x81;
const AUTO = 0xff;

/** What formatting of characters depends on. */
export interface CharacterContext {
  font(index: number): string | undefined;
  /**
   * Whether the styles that the formatting stands on turn a toggle on: a style's base, or a run's paragraph style
   * together with its character style, given by its number.
   */
  styleToggle(name: string, characterStyle: number | null): boolean;
}

export interface CharacterMarkup {
  rPr: Element;
  inserted: boolean;
  deleted: boolean;
  /** Sign of a symbol font that stands instead of the character. */
  symbol: { font: string; code: number } | null;
  /** Place of a picture in the data stream. */
  picture: number | null;
  /** Character with a meaning of its own: a picture, a drawing's anchor, a field's mark. */
  special: boolean;
  /** The picture's place holds data of a form field or link, no picture. */
  isData: boolean;
}

export function characterMarkup(lists: (Bytes | null)[], context: CharacterContext): CharacterMarkup {
  const run = new RunProperties(context);
  for (const list of lists) if (list) for (const one of sprmsOf(list)) run.apply(one);
  return { ...run.marks, rPr: run.properties.build('w:rPr') };
}

class RunProperties {
  readonly properties = new Properties();
  readonly marks: Omit<CharacterMarkup, 'rPr'> = {
    inserted: false,
    deleted: false,
    symbol: null,
    picture: null,
    special: false,
    isData: false,
  };

  private style: number | null = null;

  constructor(private readonly context: CharacterContext) {}

  apply({ code, operand }: Sprm): void {
    const toggle = TOGGLES.get(code);
    if (toggle) this.toggle(toggle, operand.u8(0));
    else if (!this.mark(code, operand)) this.look(code, operand);
  }

  private toggle(name: string, value: number): void {
    if (value === AS_STYLE) this.properties.remove(name);
    else this.properties.setVal(name, value === AGAINST_STYLE ? !this.context.styleToggle(name, this.style) : value !== 0);
  }

  private mark(code: number, operand: Bytes): boolean {
    const { marks } = this;
    switch (code) {
      case 0x0800:
        marks.deleted = operand.u8(0) !== 0;
        return true;
      case 0x0801:
        marks.inserted = operand.u8(0) !== 0;
        return true;
      case 0x0855:
        marks.special = operand.u8(0) !== 0;
        return true;
      case 0x0806:
        marks.isData = operand.u8(0) !== 0;
        return true;
      case 0x6a03:
        marks.picture = operand.u32(0);
        marks.special = true;
        return true;
      case 0x6a09:
        marks.symbol = { font: this.context.font(operand.u16(0)) ?? '', code: operand.u16(2) };
        return true;
      default:
        return false;
    }
  }

  private look(code: number, operand: Bytes): void {
    const { properties } = this;
    switch (code) {
      case 0x4a30:
        this.style = operand.u16(0);
        properties.setVal('w:rStyle', this.style);
        break;
      case 0x2a33:
        properties.clear();
        break;
      case 0x4a4f:
        this.font('ascii', operand);
        break;
      case 0x4a50:
        this.font('eastAsia', operand);
        break;
      case 0x4a51:
        this.font('hAnsi', operand);
        break;
      case 0x4a5e:
        this.font('cs', operand);
        break;
      case 0x286f:
        if (operand.u8(0) === 1) properties.add('w:rFonts', { hint: 'eastAsia' });
        break;
      case 0x4a43:
        properties.setVal('w:sz', operand.u16(0));
        break;
      case 0x4a61:
        properties.setVal('w:szCs', operand.u16(0));
        break;
      case 0x2a53:
        properties.setVal('w:dstrike', operand.u8(0) !== 0);
        break;
      case 0x2a3e:
        properties.setVal('w:u', (words.underlines as Record<string, string>)[operand.u8(0)] ?? 'single');
        break;
      case 0x2a42:
        properties.setVal('w:color', words.colors[operand.u8(0)] ?? 'auto');
        break;
      case 0x6870:
        properties.setVal('w:color', colorAt(operand, 0));
        break;
      case 0x2a0c:
        properties.setVal('w:highlight', words.highlights[operand.u8(0)] ?? 'none');
        break;
      case 0x4866:
        this.shade(words.colors[(operand.u16(0) >> 5) & 0x1f] ?? 'auto');
        break;
      case 0xca71:
        if (operand.length >= 8) this.shade(colorAt(operand, 4));
        break;
      case 0x2a48:
        properties.setVal('w:vertAlign', ['baseline', 'superscript', 'subscript'][operand.u8(0)] ?? 'baseline');
        break;
      case 0x0882:
        properties.setVal('w:cs', operand.u8(0) !== 0);
        break;
      case 0x085a:
        properties.setVal('w:rtl', operand.u8(0) !== 0);
        break;
      case 0xca57:
      case 0xca89:
        if (operand.length > 0 && operand.u8(0) !== 0) properties.set('w:rPrChange', {});
        break;
    }
  }

  private font(slot: string, operand: Bytes): void {
    const name = this.context.font(operand.u16(0));
    if (name !== undefined) this.properties.add('w:rFonts', { [slot]: name });
  }

  private shade(fill: string): void {
    this.properties.set('w:shd', { val: 'clear', fill });
  }
}

/** Red, green, blue and a byte that says whether the colour is left to the reader. */
export function colorAt(bytes: Bytes, at: number): string {
  if (bytes.u8(at + 3) === AUTO) return 'auto';
  return [0, 1, 2]
    .map((i) =>
      bytes
        .u8(at + i)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase();
}
