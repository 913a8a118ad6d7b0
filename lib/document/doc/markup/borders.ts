import type { Bytes } from '../file/bytes';
import { colorAt } from './characters';
import words from './words.json' with { type: 'json' };

const STYLES: Record<string, string | undefined> = words.borders;

/** Attributes of a border; null when the file says nothing of it (all zero). */
export type BorderAttributes = Record<string, string> | null;

const NO_BORDER: BorderAttributes = { val: 'nil' };

/** The short form of four bytes: width in eighths of a point, style, colour index. */
export function shortBorder(bytes: Bytes, at: number): BorderAttributes {
  const style = bytes.u8(at + 1);
  if (bytes.u32(at) === 0xffffffff || style === 0xff) return NO_BORDER;
  if (style === 0) return null;
  return { val: STYLES[style] ?? 'single', sz: String(bytes.u8(at)), color: words.colors[bytes.u8(at + 2) & 0x1f] ?? 'auto' };
}

/** The long form of eight bytes: true colour, width, style. */
export function longBorder(bytes: Bytes, at: number): BorderAttributes {
  const style = bytes.u8(at + 5);
  if (style === 0xff) return NO_BORDER;
  if (style === 0) return null;
  return { val: STYLES[style] ?? 'single', sz: String(bytes.u8(at + 4)), color: colorAt(bytes, at) };
}
