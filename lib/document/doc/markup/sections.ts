import type { Element } from '../../docx/package/xml';
import type { Bytes } from '../file/bytes';
import { sprmsOf } from '../file/sprm';
import { element, valued } from './element';
import words from './words.json' with { type: 'json' };

export const PAGE_KINDS = ['even', 'default', 'first'] as const;
export type StoryName = `${'header' | 'footer'}:${(typeof PAGE_KINDS)[number]}:${number}`;

/** Where a section of a binary file says nothing ([MS-DOC] 2.6.4): Letter paper, a quarter of an inch wider sides than a package's. */
const DEFAULTS: Record<string, number> = {
  w: 12240,
  h: 15840,
  left: 1800,
  right: 1800,
  top: 1440,
  bottom: 1440,
  header: 720,
  footer: 720,
  gutter: 0,
};
const MEASURES: ReadonlyMap<number, string> = new Map([
  [0xb01f, 'w'],
  [0xb020, 'h'],
  [0xb021, 'left'],
  [0xb022, 'right'],
  [0x9023, 'top'],
  [0x9024, 'bottom'],
  [0xb025, 'gutter'],
  [0xb017, 'header'],
  [0xb018, 'footer'],
]);
const BREAKS = ['continuous', 'nextColumn', 'nextPage', 'evenPage', 'oddPage'];
const FORMATS: Record<string, string | undefined> = words.numberFormats;

/** @param stories headers and footers that the section has of its own */
export function sectionMarkup(list: Bytes | null, stories: StoryName[]): Element {
  const lengths = { ...DEFAULTS };
  let columns = 1;
  let titlePage = false;
  let kind = 'nextPage';
  let format = 'decimal';
  let restarts = false;
  let start = 1;
  for (const { code, operand } of list ? sprmsOf(list) : []) {
    const name = MEASURES.get(code);
    if (name) {
      // Fixed margins at top and bottom are written as negative lengths.
      lengths[name] = name === 'top' || name === 'bottom' ? Math.abs(operand.i16(0)) : operand.u16(0);
      continue;
    }
    if (code === 0x3009) kind = BREAKS[operand.u8(0)] ?? kind;
    else if (code === 0x300a) titlePage = operand.u8(0) !== 0;
    else if (code === 0x500b) columns = operand.u16(0) + 1;
    else if (code === 0x300e) format = FORMATS[operand.u8(0)] ?? format;
    else if (code === 0x3011) restarts = operand.u8(0) !== 0;
    else if (code === 0x501c) start = operand.u16(0);
    else if (code === 0x7044) start = operand.i32(0);
  }
  const { w, h, ...margins } = lengths;
  return element('w:sectPr', {}, [
    ...stories.map((name) => {
      const [story, page] = name.split(':') as [string, string];
      return element(`w:${story}Reference`, { type: page, 'r:id': name });
    }),
    valued('w:type', kind),
    element('w:pgSz', { w: String(w), h: String(h) }),
    element('w:pgMar', Object.fromEntries(Object.entries(margins).map(([key, value]) => [key, String(value)]))),
    element('w:pgNumType', restarts ? { fmt: format, start: String(start) } : { fmt: format }),
    element('w:cols', { num: String(columns) }),
    valued('w:titlePg', titlePage),
  ]);
}
