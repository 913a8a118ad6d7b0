import { type Bytes, untilZero } from '../file/bytes';

const NAME_AT = 40;

/** Names of the fonts that formatting points to by number ([MS-DOC] 2.9.286). */
export function readFonts(table: Bytes): string[] {
  const names: string[] = [];
  if (table.length < 4) return names;
  // A table of this kind may begin with a mark of two-byte texts.
  const head = table.u16(0) === 0xffff ? 2 : 0;
  const count = table.u16(head);
  let at = head + 4;
  for (let i = 0; i < count && at < table.length; i++) {
    const size = table.u8(at);
    const end = Math.min(at + 1 + size, table.length);
    const units = Math.max(0, Math.floor((end - at - NAME_AT) / 2));
    names.push(units === 0 ? '' : untilZero(table.utf16(at + NAME_AT, units)));
    at += 1 + size;
  }
  return names;
}
