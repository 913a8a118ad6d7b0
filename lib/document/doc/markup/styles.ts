import type { Element } from '../../docx/package/xml';
import { type Bytes, untilZero } from '../file/bytes';
import { characterMarkup, TOGGLE_NAMES } from './characters';
import { element, valued } from './element';
import { paragraphMarkup } from './paragraphs';
import { tableStyleMarkup } from './tables';

type Kind = 'paragraph' | 'character' | 'table' | 'numbering';

interface Style {
  kind: Kind;
  base: number;
  toggles: Map<string, boolean>;
}

const KINDS: (Kind | undefined)[] = [undefined, 'paragraph', 'character', 'table', 'numbering'];
const NO_BASE = 0xfff;
const MAX_CHAIN = 64;
const NORMAL = 0;

/** Styles of the file as `w:styles`, and what their toggles come to along the chain. */
export class Styles {
  readonly markup: Element;
  private readonly styles: (Style | null)[] = [];

  constructor(
    table: Bytes,
    private readonly font: (index: number) => string | undefined,
  ) {
    const elements: Element[] = [];
    const headerBytes = table.u16(0);
    const count = table.u16(2);
    const baseBytes = table.u16(4);
    const fonts: Record<string, string> = {};
    (['ascii', 'eastAsia', 'hAnsi'] as const).forEach((slot, i) => {
      const name = headerBytes >= 18 ? font(table.u16(14 + 2 * i)) : undefined;
      if (name !== undefined) fonts[slot] = name;
    });
    elements.push(element('w:docDefaults', {}, [element('w:rPrDefault', {}, [element('w:rPr', {}, [element('w:rFonts', fonts)])])]));
    const places: { number: number; bytes: Bytes }[] = [];
    let at = 2 + headerBytes;
    for (let number = 0; number < count && at + 2 <= table.length; number++) {
      const size = table.u16(at);
      this.styles.push(null);
      if (size > 0) {
        const bytes = table.part(at + 2, size);
        const kind = KINDS[bytes.u16(2) & 0xf];
        if (kind) {
          this.styles[number] = { kind, base: bytes.u16(2) >> 4, toggles: new Map() };
          places.push({ number, bytes });
        }
      }
      at += 2 + size;
    }
    // A style can stand before the one it is based on, whose toggles it may turn over.
    const done = new Set<number>();
    const byNumber = new Map(places.map((one) => [one.number, one.bytes]));
    for (const { number } of places) {
      for (const link of this.chain(number)) {
        const bytes = byNumber.get(link);
        if (!bytes || done.has(link)) continue;
        done.add(link);
        elements.push(this.style(link, bytes, baseBytes));
      }
    }
    this.markup = element('w:styles', {}, elements);
  }

  /** Whether a style, all it is based on included, turns a toggle on. */
  toggle(number: number, name: string): boolean {
    for (const link of this.chain(number).reverse()) {
      const own = this.styles[link]?.toggles.get(name);
      if (own !== undefined) return own;
    }
    return false;
  }

  /** Numbers from the root of the chain to the style itself. */
  private chain(number: number): number[] {
    const chain: number[] = [];
    for (let at = number; at !== NO_BASE && this.styles[at] && chain.length < MAX_CHAIN && !chain.includes(at); ) {
      chain.unshift(at);
      at = this.styles[at]!.base;
    }
    return chain;
  }

  private style(number: number, bytes: Bytes, baseBytes: number): Element {
    const own = this.styles[number]!;
    const length = bytes.u16(baseBytes);
    const name = untilZero(bytes.utf16(baseBytes + 2, length)).split(',')[0]!;
    const parts = formattingParts(bytes, baseBytes + 2 + 2 * (length + 1), bytes.u16(4) & 0xf);
    const children = [valued('w:name', name)];
    if (own.base !== NO_BASE) children.push(valued('w:basedOn', own.base));
    const [first, second, third] = parts;
    const characters = own.kind === 'paragraph' ? second : own.kind === 'character' ? first : own.kind === 'table' ? third : undefined;
    const paragraphs = own.kind === 'paragraph' ? first : own.kind === 'table' ? second : undefined;
    if (own.kind === 'table' && first) children.push(tableStyleMarkup(first));
    // The style's own number stands before its paragraph formatting.
    if (paragraphs && paragraphs.length >= 2) {
      const { properties } = paragraphMarkup(number, [paragraphs.part(2, paragraphs.length - 2)], null);
      properties.remove('w:pStyle');
      children.push(properties.build('w:pPr'));
    }
    if (characters) children.push(this.characters(own, characters));
    const attrs: Record<string, string> = { type: own.kind, styleId: String(number) };
    if (number === NORMAL) attrs.default = '1';
    return element('w:style', attrs, children);
  }

  private characters(own: Style, list: Bytes): Element {
    const { rPr } = characterMarkup([list], { font: this.font, styleToggle: (name) => this.toggle(own.base, name) });
    for (const name of TOGGLE_NAMES) {
      const stated = rPr.children.find((one) => one.name === name);
      if (stated) own.toggles.set(name, stated.attrs.val === 'true');
    }
    return rPr;
  }
}

/** The style's formatting, part by part, each on an even place. */
function formattingParts(bytes: Bytes, start: number, count: number): Bytes[] {
  const parts: Bytes[] = [];
  let at = start;
  for (let i = 0; i < count && at + 2 <= bytes.length; i++) {
    at += at % 2;
    if (at + 2 > bytes.length) break;
    const size = bytes.u16(at);
    if (at + 2 + size > bytes.length) break;
    parts.push(bytes.part(at + 2, size));
    at += 2 + size;
  }
  return parts;
}
