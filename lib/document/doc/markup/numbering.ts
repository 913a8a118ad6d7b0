import type { Element } from '../../docx/package/xml';
import { type Bytes, damaged } from '../file/bytes';
import { characterMarkup } from './characters';
import { element, valued } from './element';
import { paragraphMarkup } from './paragraphs';
import words from './words.json' with { type: 'json' };

const LIST_BYTES = 28;
const LEVEL_HEAD_BYTES = 28;
const USE_BYTES = 16;
const LEVELS = 9;
const NO_STYLE = 0xfff;
const FORMATS: Record<string, string | undefined> = words.numberFormats;
const PLACEHOLDERS = 9;

/**
 * List definitions and their uses as `w:numbering`.
 *
 * @param lists list definitions; the levels stand behind their stated length, so all that follows is handed over
 */
export function readNumbering(lists: Bytes | null, uses: Bytes | null, font: (index: number) => string | undefined): Element | null {
  if (!lists || !uses) return null;
  const children: Element[] = [];
  const count = lists.u16(0);
  let at = 2 + LIST_BYTES * count;
  for (let i = 0; i < count; i++) {
    const head = lists.part(2 + LIST_BYTES * i, LIST_BYTES);
    const simple = (head.u8(26) & 1) !== 0;
    const levels: Element[] = [];
    for (let level = 0; level < (simple ? 1 : LEVELS); level++) {
      const read = readLevel(lists, at, level, font);
      const style = head.u16(8 + 2 * level);
      if (style !== NO_STYLE) read.element.children.push(valued('w:pStyle', style));
      levels.push(read.element);
      at = read.end;
    }
    children.push(element('w:abstractNum', { abstractNumId: String(head.i32(0)) }, levels));
  }
  children.push(...readUses(uses, font));
  return element('w:numbering', {}, children);
}

function readUses(uses: Bytes, font: (index: number) => string | undefined): Element[] {
  const count = uses.u32(0);
  if (count > uses.length / USE_BYTES) throw damaged();
  const result: Element[] = [];
  let at = 4 + USE_BYTES * count;
  for (let i = 0; i < count; i++) {
    const head = uses.part(4 + USE_BYTES * i, USE_BYTES);
    const children = [valued('w:abstractNumId', head.i32(0))];
    at += 4;
    for (let changed = head.u8(12); changed > 0; changed--) {
      const flags = uses.u8(at + 4);
      const ilvl = String(flags & 0xf);
      const parts: Element[] = flags & 0x10 ? [valued('w:startOverride', uses.i32(at))] : [];
      at += 8;
      if (flags & 0x20) {
        const read = readLevel(uses, at, Number(ilvl), font);
        parts.push(read.element);
        at = read.end;
      }
      children.push(element('w:lvlOverride', { ilvl }, parts));
    }
    result.push(element('w:num', { numId: String(i + 1) }, children));
  }
  return result;
}

function readLevel(
  bytes: Bytes,
  at: number,
  level: number,
  font: (index: number) => string | undefined,
): { element: Element; end: number } {
  const flags = bytes.u8(at + 5);
  const charactersSize = bytes.u8(at + 24);
  const paragraphSize = bytes.u8(at + 25);
  const paragraphAt = at + LEVEL_HEAD_BYTES;
  const textAt = paragraphAt + paragraphSize + charactersSize;
  const length = bytes.u16(textAt);
  const text = bytes.utf16(textAt + 2, length);
  const { rPr } = characterMarkup([bytes.part(paragraphAt + paragraphSize, charactersSize)], { font, styleToggle: () => false });
  const { properties } = paragraphMarkup(0, [bytes.part(paragraphAt, paragraphSize)], null);
  properties.remove('w:pStyle');
  const format = FORMATS[bytes.u8(at + 4)] ?? 'decimal';
  const children = [
    valued('w:start', bytes.i32(at)),
    valued('w:numFmt', format),
    valued('w:lvlText', format === 'bullet' ? text : withPlaceholders(text)),
    properties.build('w:pPr'),
    rPr,
  ];
  if (flags & 0x04) children.push(valued('w:isLgl', true));
  if (flags & 0x08) children.push(valued('w:lvlRestart', bytes.u8(at + 26)));
  return { element: element('w:lvl', { ilvl: String(level) }, children), end: textAt + 2 + 2 * length };
}

/** Counters stand in the text as the bare numbers of their levels. */
function withPlaceholders(text: string): string {
  return Array.from(text, (one) => (one.charCodeAt(0) < PLACEHOLDERS ? `%${one.charCodeAt(0) + 1}` : one)).join('');
}
