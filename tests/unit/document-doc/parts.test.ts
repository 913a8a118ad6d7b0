import { describe, expect, it } from 'vitest';
import { Budget } from '../../../lib/document/budget';
import { Bytes } from '../../../lib/document/doc/file/bytes';
import { sprmsOf } from '../../../lib/document/doc/file/sprm';
import { characterMarkup } from '../../../lib/document/doc/markup/characters';
import { element } from '../../../lib/document/doc/markup/element';
import { paragraphMarkup } from '../../../lib/document/doc/markup/paragraphs';
import { sectionMarkup } from '../../../lib/document/doc/markup/sections';
import { rowMarkup } from '../../../lib/document/doc/markup/tables';
import { FormattingPages } from '../../../lib/document/doc/text/pages';
import { PieceTable } from '../../../lib/document/doc/text/pieces';
import type { Element } from '../../../lib/document/docx/package/xml';

const u16 = (value: number) => [value & 0xff, (value >> 8) & 0xff];
const u32 = (value: number) => [...u16(value), ...u16(value >>> 16)];
const list = (...bytes: (number | number[])[]) => new Bytes(Uint8Array.from(bytes.flat()));
const sprm = (code: number, ...operand: number[]) => [...u16(code), ...operand];
const byName = (parent: Element) => Object.fromEntries(parent.children.map((one) => [one.name, one.attrs]));

describe('pieces of text', () => {
  const stream = new Uint8Array(64);
  stream.set([0x93, 0x41, 0x96, 0xe9, 0x94], 8);
  stream.set([0xc7, 0x1e, 0x6e, 0x00], 20);
  const piece = (place: number, change = 0) => [...u16(0), ...u32(place), ...u16(change)];
  const table = (positions: number[], pieces: number[][], before: number[] = []) => {
    const body = [...positions.flatMap(u32), ...pieces.flat()];
    return list(before, 2, u32(body.length), body);
  };
  const open = (from: Bytes, limit = 1000) => new PieceTable(new Bytes(stream), from, new Budget({ limits: { characters: limit } }));
  const oneByte = (at: number) => ((at * 2) | 0x40000000) >>> 0;

  it('are of one byte a letter, with the signs that Latin-1 lacks, or of two', () => {
    expect(open(table([0, 5, 7], [piece(oneByte(8)), piece(20)])).text).toBe('“A–é”Ổn'.replace('Ổ', '\u1ec7'));
  });

  it('bring the changes of a fast save: one in short form, or a list', () => {
    const bold = sprm(0x0835, 1);
    const pieces = open(
      table([0, 2, 5, 7], [piece(oneByte(8), (0x56 << 1) | (1 << 8)), piece(oneByte(10), 1), piece(20)], [1, ...u16(bold.length), ...bold]),
    );
    const codes = (position: number) => {
      const { changes } = pieces.at(position);
      return changes && [...sprmsOf(changes)].map(({ code, operand }) => [code, operand.u8(0)]);
    };
    expect(codes(0)).toEqual([[0x0836, 1]]);
    expect(codes(3)).toEqual([[0x0835, 1]]);
    expect(codes(6)).toBeNull();
  });

  it.each([
    ['that leave the stream', table([0, 40], [piece(40)])],
    ['that run backwards', table([5, 2], [piece(8)])],
    ['that leave a gap', table([0, 2, 1], [piece(8), piece(8)])],
    ['of more text than there are bytes', table([0, 40, 80], [piece(oneByte(8)), piece(oneByte(8))])],
    ['without their mark', list(7, 0, 0, 0, 0)],
  ])('%s are refused', (_, from) => {
    expect(() => open(from)).toThrow(expect.objectContaining({ code: 'damaged' }));
  });

  it('over the limit are refused', () => {
    expect(() => open(table([0, 5], [piece(oneByte(8))]), 3)).toThrow(expect.objectContaining({ code: 'tooLong' }));
  });
});

describe('pages of formatting', () => {
  const page = new Uint8Array(1024);
  page.set([...u32(100), ...u32(110), ...u32(120), 0, 200], 512);
  page.set([3, ...sprm(0x0835, 1)], 512 + 400);
  page[512 + 511] = 2;
  const pages = (numbers: number[], bounds: number[]) =>
    new FormattingPages(new Bytes(page), list(bounds.flatMap(u32), numbers.flatMap(u32)), 'characters');

  it('hold from one place to the next, some of them nothing', () => {
    const formatting = pages([1], [100, 120]);
    expect(formatting.at(105)).toMatchObject({ start: 100, end: 110, list: null });
    expect([...sprmsOf(formatting.at(110).list!)].map(({ code }) => code)).toEqual([0x0835]);
    expect(formatting.at(500)).toMatchObject({ end: 501, list: null });
  });

  it('outside of the stream are refused, and more of them than fit', () => {
    expect(() => pages([9], [100, 120]).at(105)).toThrow(expect.objectContaining({ code: 'damaged' }));
    expect(() => pages([1, 1, 1], [100, 110, 115, 120])).toThrow(expect.objectContaining({ code: 'damaged' }));
  });
});

describe('modifications', () => {
  it('that break off end the list', () => {
    expect([...sprmsOf(list(sprm(0x0835, 1), u16(0x4a43), 28))].map(({ code }) => code)).toEqual([0x0835]);
    expect([...sprmsOf(list(u16(0xca71), 200, 1, 2))]).toEqual([]);
  });

  it('of characters take the styles’ part, go against it, or say it themselves', () => {
    const look = (value: number, bold: boolean) =>
      byName(characterMarkup([list(sprm(0x0835, value))], { font: () => undefined, styleToggle: () => bold }).rPr)['w:b']?.val;
    expect([look(0x81, false), look(0x81, true), look(0x80, true), look(0, true), look(1, false)]).toEqual([
      'true',
      'false',
      undefined,
      'false',
      'true',
    ]);
  });

  it('of characters name fonts by script, colours by number or by value', () => {
    const fonts = ['Times New Roman', '.VnTime'];
    const markup = characterMarkup(
      [list(sprm(0x4a4f, 1, 0), sprm(0x4a51, 1, 0), sprm(0x4a50, 9, 0), sprm(0x2a42, 6), sprm(0x2a3e, 3), sprm(0x4a43, 27, 0))],
      { font: (index) => fonts[index], styleToggle: () => false },
    );
    expect(byName(markup.rPr)).toMatchObject({
      'w:rFonts': { ascii: '.VnTime', hAnsi: '.VnTime' },
      'w:color': { val: 'FF0000' },
      'w:u': { val: 'double' },
      'w:sz': { val: '27' },
    });
    const value = characterMarkup([list(sprm(0x6870, 0x12, 0x34, 0xab, 0))], { font: () => undefined, styleToggle: () => false });
    expect(byName(value.rPr)['w:color']!.val).toBe('1234AB');
  });

  it('of paragraphs: hanging and first line, exact and at least, what a nearer one takes back', () => {
    const read = (...bytes: number[][]) => byName(paragraphMarkup(0, [list(...bytes)], null).properties.build('w:pPr'));
    expect(read(sprm(0x8411, ...u16(-360)))['w:ind']).toEqual({ hanging: '360' });
    expect(read(sprm(0x8411, ...u16(-360)), sprm(0x8460, ...u16(567)))['w:ind']).toEqual({ firstLine: '567' });
    expect(read(sprm(0x6412, ...u16(-340), ...u16(0)))['w:spacing']).toEqual({ line: '340', lineRule: 'exact' });
    expect(read(sprm(0x6412, ...u16(340), ...u16(0)))['w:spacing']).toEqual({ line: '340', lineRule: 'atLeast' });
    expect(read(sprm(0x6412, ...u16(360), ...u16(1)))['w:spacing']).toEqual({ line: '360', lineRule: 'auto' });
    expect(read(sprm(0x2403, 1), sprm(0x2461, 2))['w:jc']).toEqual({ val: 'right' });
    const tabs = paragraphMarkup(0, [list(sprm(0xc60d, 7, 1, ...u16(720), 1, ...u16(2268), 2))], null).properties.get('w:tabs');
    expect(tabs!.children.map((one) => one.attrs)).toEqual([
      { pos: '720', val: 'clear' },
      { pos: '2268', val: 'right' },
    ]);
  });

  it('of paragraphs that are too long for a page stand in the data stream', () => {
    const inner = sprm(0x2461, 3);
    const data = list(0, 0, 0, 0, u16(inner.length), inner);
    const { properties } = paragraphMarkup(0, [list(sprm(0x6646, ...u32(4)))], data);
    expect(properties.get('w:jc')!.attrs.val).toBe('both');
    expect(paragraphMarkup(0, [list(sprm(0x6646, ...u32(4000)))], data).properties.get('w:jc')).toBeUndefined();
  });

  it('of sections: Word’s own page where nothing is said, first page, start of the numbers', () => {
    expect(byName(sectionMarkup(null, []))).toMatchObject({
      'w:pgSz': { w: '12240', h: '15840' },
      'w:pgMar': { left: '1800', top: '1440' },
    });
    const given = list(
      sprm(0xb01f, ...u16(11906)),
      sprm(0x9023, ...u16(-1134)),
      sprm(0x300a, 1),
      sprm(0x3011, 1),
      sprm(0x501c, 3, 0),
      sprm(0x300e, 2),
    );
    expect(byName(sectionMarkup(given, ['header:default:0']))).toMatchObject({
      'w:headerReference': { type: 'default', 'r:id': 'header:default:0' },
      'w:pgSz': { w: '11906' },
      'w:pgMar': { top: '1134' },
      'w:titlePg': { val: 'true' },
      'w:pgNumType': { fmt: 'lowerRoman', start: '3' },
    });
  });

  it('of rows: widths, borders, cells covered by others', () => {
    const look = (flags: number, borders: number[]) => [...u16(flags), ...u16(0), ...borders];
    const drawn = [8, 1, 6, 0];
    const nothing = [0, 0, 0, 0];
    const definition = [
      3,
      ...[0, 1000, 2500, 3000].flatMap(u16),
      ...look(2, [...drawn, ...nothing, ...drawn, ...nothing]),
      ...look(1, [...nothing, ...nothing, ...nothing, ...nothing]),
      ...look(0x20, [0xff, 0xff, 0xff, 0xff, ...nothing, ...nothing, ...nothing]),
    ];
    const changes = [...sprmsOf(list(u16(0xd608), u16(definition.length + 1), definition))];
    const paragraph = (inner: Element[] = []) => [element('w:p', {}, [element('w:pPr'), ...inner])];
    const { row } = rowMarkup(changes, [paragraph(), paragraph(), paragraph()]);
    expect(row.children.map((cell) => byName(cell.children[0]!)['w:tcW'])).toEqual([
      { w: '2500', type: 'dxa' },
      { w: '500', type: 'dxa' },
    ]);
    const [first, second] = row.children.map((cell) => cell.children[0]!.children);
    expect(byName(first!.find((one) => one.name === 'w:tcBorders')!)).toEqual({
      'w:top': { val: 'single', sz: '8', color: 'FF0000' },
      'w:bottom': { val: 'single', sz: '8', color: 'FF0000' },
    });
    expect(second!.map((one) => one.name)).toEqual(['w:tcW', 'w:vMerge', 'w:tcBorders']);
    // Text in a covered cell is never lost.
    expect(rowMarkup(changes, [paragraph(), paragraph([element('w:r')]), paragraph()]).row.children).toHaveLength(3);
  });
});
