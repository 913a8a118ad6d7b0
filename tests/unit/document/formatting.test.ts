import { describe, expect, it } from 'vitest';
import { type DraftDocument, readDocument } from '../../../lib/document';
import { docx, type Parts, p, r, style, tbl } from '../../fixtures/docx/package';

const read = (parts: Parts | string) => readDocument(docx(parts));
const runs = (doc: DraftDocument, index = 0) => {
  const paragraph = doc.paragraphs[index]!;
  return paragraph.runs.map((run) => ({ ...run, text: paragraph.text.slice(run.start, run.end) }));
};
const TNR =
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>';

describe('character formatting', () => {
  it('falls back to Times New Roman 10 where nothing is said', async () => {
    const [run] = runs(await read(p(r('Số'))));
    expect(run).toMatchObject({
      font: 'Times New Roman',
      sizePt: 10,
      bold: false,
      italic: false,
      underline: 'none',
      color: 'auto',
      text: 'Số',
    });
  });

  it('stacks defaults, style chain, character style and direct formatting', async () => {
    const styles =
      TNR +
      style('paragraph', 'Normal', '<w:rPr><w:color w:val="00ff00"/></w:rPr>', '', 'w:default="1"') +
      style('paragraph', 'Base', '<w:rPr><w:sz w:val="26"/><w:i/></w:rPr>', 'Normal') +
      style('paragraph', 'Child', '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr>', 'Base') +
      style('character', 'Small', '<w:rPr><w:sz w:val="22"/></w:rPr>');
    const body = p(
      r('a') + r('b', '<w:rStyle w:val="Small"/>') + r('c', '<w:rStyle w:val="Small"/><w:sz w:val="30"/><w:i w:val="0"/>'),
      '<w:pStyle w:val="Child"/>',
    );
    const found = runs(await read({ body, styles }));
    expect(found.map((run) => [run.text, run.font, run.sizePt, run.italic, run.color])).toEqual([
      ['a', 'Arial', 13, true, '#00FF00'],
      ['b', 'Arial', 11, true, '#00FF00'],
      ['c', 'Arial', 15, false, '#00FF00'],
    ]);
  });

  it('lets toggles of two styles cancel each other and direct formatting win', async () => {
    const styles =
      style('paragraph', 'Bold', '<w:rPr><w:b/></w:rPr>') +
      style('paragraph', 'BoldToo', '<w:rPr><w:b/></w:rPr>', 'Bold') +
      style('character', 'Strong', '<w:rPr><w:b/></w:rPr>');
    const strong = '<w:rStyle w:val="Strong"/>';
    const body = p(r('a') + r('b', strong) + r('c', `${strong}<w:b/>`), '<w:pStyle w:val="BoldToo"/>') + p(r('d', strong));
    const doc = await read({ body, styles });
    expect(runs(doc).map((run) => run.bold)).toEqual([true, false, true]);
    expect(runs(doc, 1)[0]!.bold).toBe(true);
  });

  it('keeps a toggle that the defaults turn on', async () => {
    const styles =
      '<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>' +
      style('paragraph', 'Bold', '<w:rPr><w:b/></w:rPr>');
    expect(runs(await read({ body: p(r('a'), '<w:pStyle w:val="Bold"/>'), styles }))[0]!.bold).toBe(true);
  });

  it('takes theme fonts over named ones of the same level, and a nearer named font over the theme', async () => {
    const styles =
      '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Wrong" w:hAnsi="Wrong" w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr></w:rPrDefault></w:docDefaults>' +
      style('paragraph', 'Named', '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr>');
    const body =
      p(r('quyết')) +
      p(r('quyết'), '<w:pStyle w:val="Named"/>') +
      p(r('x', '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>'));
    const doc = await read({ body, styles, themeFonts: ['Cambria', 'Calibri'] });
    expect([runs(doc)[0]!.font, runs(doc, 1)[0]!.font, runs(doc, 2)[0]!.font]).toEqual(['Calibri', 'Arial', 'Cambria']);
  });

  it('sets Vietnamese letters in hAnsi and plain Latin ones in ascii', async () => {
    const doc = await read(p(r('Quyết định', '<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/>')));
    expect(runs(doc).map((run) => [run.text, run.font])).toEqual([
      ['Quy', 'Arial'],
      ['ế', 'Times New Roman'],
      ['t ', 'Arial'],
      ['đị', 'Times New Roman'],
      ['nh', 'Arial'],
    ]);
  });

  it('takes font, size and weight of complex script only where the run asks for it', async () => {
    const rPr = '<w:rFonts w:ascii="A" w:hAnsi="A" w:cs="C"/><w:sz w:val="28"/><w:szCs w:val="20"/><w:bCs/>';
    const doc = await read(p(r('a', rPr) + r('b', `${rPr}<w:cs/>`)));
    expect(runs(doc).map((run) => [run.font, run.sizePt, run.bold])).toEqual([
      ['A', 14, false],
      ['C', 10, true],
    ]);
  });

  it('reads what shows: underline, strike, script, colour, highlight, hidden', async () => {
    const doc = await read(
      p(
        r('a', '<w:u w:val="double"/><w:strike/><w:vertAlign w:val="superscript"/>') +
          r('b', '<w:color w:val="c00000"/><w:highlight w:val="yellow"/><w:vanish/>') +
          r('c', '<w:color w:themeColor="accent1" w:val="auto"/><w:shd w:val="clear" w:fill="eeeeee"/>'),
      ).concat(p(r('d'))),
    );
    expect(runs(doc)).toMatchObject([
      { underline: 'double', strike: true, superscript: true, hidden: false },
      { color: '#C00000', highlight: 'yellow', hidden: true },
      { highlight: '#EEEEEE' },
    ]);
    expect(doc.hiddenRuns).toBe(1);
  });

  it('shows capitals for caps and keeps small capitals as typed', async () => {
    const doc = await read(p(r('Tỉnh uỷ', '<w:caps/>') + r(' Đắk', '<w:smallCaps/>')));
    expect(doc.paragraphs[0]!.text).toBe('TỈNH UỶ Đắk');
    expect(runs(doc)).toMatchObject([{ caps: true }, { smallCaps: true, text: ' Đắk' }]);
  });

  it('joins runs that look the same', async () => {
    const doc = await read(p(r('Kế ', '<w:b/><w:lang w:val="vi-VN"/>') + r('ho', '<w:b w:val="1"/>') + r('ạch', '<w:b w:val="true"/>')));
    expect(runs(doc)).toHaveLength(1);
  });

  it('falls back to the default style for an unknown one and survives a chain that bites its tail', async () => {
    const styles =
      style('paragraph', 'Normal', '<w:rPr><w:sz w:val="28"/></w:rPr>', '', 'w:default="1"') +
      style('paragraph', 'A', '<w:rPr><w:i/></w:rPr>', 'B') +
      style('paragraph', 'B', '<w:rPr><w:b/></w:rPr>', 'A');
    const doc = await read({ body: p(r('x'), '<w:pStyle w:val="Nowhere"/>') + p(r('y'), '<w:pStyle w:val="A"/>'), styles });
    expect(runs(doc)[0]!.sizePt).toBe(14);
    expect(doc.paragraphs[0]!.style).toBe('Normal name');
    expect(runs(doc, 1)[0]).toMatchObject({ bold: true, italic: true });
  });
});

describe('table style', () => {
  const styles = style(
    'table',
    'Grid',
    `<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="24"/></w:rPr>
     <w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders><w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr>
     <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>
     <w:tblStylePr w:type="firstCol"><w:rPr><w:i/></w:rPr></w:tblStylePr>
     <w:tblStylePr w:type="band2Horz"><w:rPr><w:color w:val="ff0000"/></w:rPr></w:tblStylePr>`,
  );
  const body = (look: string) =>
    tbl(
      [
        [p(r('a')), p(r('b'))],
        [p(r('c')), p(r('d'))],
        [p(r('e')), p(r('f'))],
      ],
      `<w:tblStyle w:val="Grid"/>${look}`,
    );

  it('applies the conditional parts that tblLook turns on', async () => {
    const doc = await read({
      body: body('<w:tblLook w:val="00A0" w:firstRow="1" w:firstColumn="1" w:noHBand="0" w:noVBand="1"/>'),
      styles,
    });
    const look = doc.paragraphs
      .map((paragraph) => paragraph.runs[0]!)
      .map((run) => `${run.bold ? 'b' : ''}${run.italic ? 'i' : ''}${run.color}`);
    expect(look).toEqual(['biauto', 'bauto', 'iauto', 'auto', 'i#FF0000', '#FF0000']);
    expect(doc.paragraphs.every((paragraph) => paragraph.align === 'center' && paragraph.runs[0]!.sizePt === 12)).toBe(true);
  });

  it('applies none of them without the look, and still the whole table', async () => {
    const doc = await read({ body: body('<w:tblLook w:val="0600"/>'), styles });
    expect(doc.paragraphs.some((paragraph) => paragraph.runs[0]!.bold || paragraph.runs[0]!.italic)).toBe(false);
    expect(doc.tables[0]).toMatchObject({ rows: 3, columns: 2, bordered: true });
  });

  it('toggles bold off where the paragraph style is bold too', async () => {
    const bold = style('paragraph', 'Bold', '<w:rPr><w:b/></w:rPr>');
    const table = tbl([[p(r('a'), '<w:pStyle w:val="Bold"/>')]], '<w:tblStyle w:val="Grid"/><w:tblLook w:firstRow="1"/>');
    expect((await read({ body: table, styles: styles + bold })).paragraphs[0]!.runs[0]!.bold).toBe(false);
  });
});

describe('paragraph formatting', () => {
  it('reads indents, spacing, borders and tab stops through the chain', async () => {
    const styles =
      style(
        'paragraph',
        'Base',
        '<w:pPr><w:tabs><w:tab w:val="left" w:pos="567"/><w:tab w:val="right" w:pos="9071"/></w:tabs><w:ind w:left="567" w:firstLine="567"/><w:spacing w:before="120" w:after="60"/></w:pPr>',
      ) + style('paragraph', 'Child', '<w:pPr><w:ind w:hanging="284"/><w:spacing w:line="360" w:lineRule="auto"/></w:pPr>', 'Base');
    const pPr =
      '<w:pStyle w:val="Child"/><w:pBdr><w:bottom w:val="single" w:sz="8" w:color="auto"/><w:top w:val="nil"/></w:pBdr><w:tabs><w:tab w:val="clear" w:pos="567"/></w:tabs><w:spacing w:after="0"/><w:jc w:val="both"/><w:keepNext/><w:outlineLvl w:val="1"/>';
    const [paragraph] = (await read({ body: p(r('x'), pPr), styles })).paragraphs;
    expect(paragraph).toMatchObject({
      align: 'justify',
      keepWithNext: true,
      outlineLevel: 1,
      spacing: { beforePt: 6, afterPt: 0, line: { rule: 'auto', multiple: 1.5 } },
      borders: { top: null, bottom: { style: 'single', widthPt: 1, color: 'auto' } },
    });
    expect(paragraph!.indent).toEqual({ leftMm: 10.001, rightMm: 0, firstLineMm: -5.009 });
    expect(paragraph!.tabStopsMm).toEqual([160.002]);
  });

  it.each([
    ['<w:spacing w:line="360" w:lineRule="exact"/>', { rule: 'exact', pt: 18 }],
    ['<w:spacing w:line="320" w:lineRule="atLeast"/>', { rule: 'atLeast', pt: 16 }],
    ['<w:spacing w:line="300"/>', { rule: 'auto', multiple: 1.25 }],
    ['<w:spacing w:before="0"/>', { rule: 'auto', multiple: 1 }],
  ])('line spacing %s', async (pPr, line) => {
    expect((await read(p(r('x'), pPr))).paragraphs[0]!.spacing!.line).toEqual(line);
  });

  it('counts indents in characters where only those are given', async () => {
    const doc = await read(
      p(r('x', '<w:sz w:val="28"/>'), '<w:ind w:firstLineChars="200"/>') +
        p(r('x', '<w:sz w:val="28"/>'), '<w:ind w:firstLine="567" w:firstLineChars="200"/>'),
    );
    expect(doc.paragraphs[0]!.indent!.firstLineMm).toBeCloseTo((28 * 25.4) / 72, 2);
    expect(doc.paragraphs[1]!.indent!.firstLineMm).toBeCloseTo(10, 2);
  });

  it('drops the gap between paragraphs of one style under contextual spacing', async () => {
    const styles = style('paragraph', 'List', '<w:pPr><w:spacing w:before="120" w:after="120"/><w:contextualSpacing/></w:pPr>');
    const item = p(r('x'), '<w:pStyle w:val="List"/>');
    const doc = await read({ body: item + item + p(r('y'), '<w:spacing w:before="120"/>'), styles });
    expect(doc.paragraphs.map(({ spacing }) => [spacing!.beforePt, spacing!.afterPt])).toEqual([
      [6, 0],
      [0, 6],
      [6, 0],
    ]);
  });

  it('gives automatic spacing its points, none at the top', async () => {
    const auto = '<w:spacing w:before="100" w:beforeAutospacing="1" w:after="100" w:afterAutospacing="1"/>';
    const doc = await read(p(r('x'), auto) + p(r('y'), auto));
    expect(doc.paragraphs.map(({ spacing }) => [spacing!.beforePt, spacing!.afterPt])).toEqual([
      [0, 14],
      [14, 14],
    ]);
  });

  it('reads strict files: their namespaces, measures and words', async () => {
    const body = p(r('x', '<w:sz w:val="14pt"/><w:b w:val="on"/>'), '<w:ind w:start="2cm" w:firstLine="1cm"/><w:jc w:val="end"/>');
    const [paragraph] = (await read({ body, strict: true })).paragraphs;
    expect(paragraph!.align).toBe('right');
    expect(paragraph!.indent!.leftMm).toBeCloseTo(20, 2);
    expect(paragraph!.runs[0]).toMatchObject({ sizePt: 14, bold: true });
  });

  it('knows elements by namespace, whatever prefix the writer chose', async () => {
    const doc = await read({ body: p(r('Quyết định', '<w:b/>'), '<w:jc w:val="center"/>'), prefix: 'ns0' });
    expect(doc.paragraphs[0]).toMatchObject({ text: 'Quyết định', align: 'center' });
    expect(doc.paragraphs[0]!.runs[0]!.bold).toBe(true);
  });
});
