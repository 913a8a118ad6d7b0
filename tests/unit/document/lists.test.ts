import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/document';
import { docx, p, r, style } from '../../fixtures/docx/package';

const lvl = (index: number, fmt: string, text: string, extra = '', pPr = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${fmt}"/>${extra}<w:lvlText w:val="${text}"/><w:pPr>${pPr}</w:pPr></w:lvl>`;
const abstract = (id: number, ...levels: string[]) => `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const num = (id: number, abstractId: number, overrides = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${overrides}</w:num>`;
const item = (numId: number, level = 0) => p(r('x'), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`);

async function labels(numbering: string, body: string, styles = ''): Promise<(string | null)[]> {
  return (await readDocument(docx({ body, numbering, styles }))).paragraphs.map((paragraph) => paragraph.listLabel);
}

describe('list labels', () => {
  it('counts levels, restarts the deeper ones, builds labels of several levels', async () => {
    const numbering =
      abstract(
        0,
        lvl(0, 'upperRoman', '%1.'),
        lvl(1, 'decimal', '%2.'),
        lvl(2, 'lowerLetter', '%3)'),
        lvl(3, 'decimal', '%2.%4', '<w:isLgl/>'),
      ) + num(1, 0);
    const body = item(1) + item(1, 1) + item(1, 2) + item(1, 2) + item(1, 3) + item(1, 1) + item(1, 2) + item(1) + item(1, 1);
    expect(await labels(numbering, body)).toEqual(['I.', '1.', 'a)', 'b)', '1.1', '2.', 'a)', 'II.', '1.']);
  });

  it('shows legal numbering in figures', async () => {
    const numbering = abstract(0, lvl(0, 'upperRoman', 'Chương %1'), lvl(1, 'decimal', '%1.%2', '<w:isLgl/>')) + num(1, 0);
    expect(await labels(numbering, item(1) + item(1) + item(1, 1))).toEqual(['Chương I', 'Chương II', '2.1']);
  });

  it('goes on counting in another list of the same definition, and restarts at an override', async () => {
    const numbering =
      abstract(0, lvl(0, 'decimal', 'Điều %1.')) +
      num(1, 0) +
      num(2, 0) +
      num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>');
    expect(await labels(numbering, item(1) + item(2) + item(3) + item(3))).toEqual(['Điều 1.', 'Điều 2.', 'Điều 5.', 'Điều 6.']);
  });

  it('keeps counting through a level that never restarts', async () => {
    const numbering = abstract(0, lvl(0, 'decimal', '%1.'), lvl(1, 'decimal', '%2)', '<w:lvlRestart w:val="0"/>')) + num(1, 0);
    expect(await labels(numbering, item(1) + item(1, 1) + item(1) + item(1, 1))).toEqual(['1.', '1)', '2.', '2)']);
  });

  it.each([
    ['decimalZero', '01'],
    ['lowerRoman', 'i'],
    ['upperLetter', 'A'],
    ['ordinal', '1st'],
    ['numberInDash', '- 1 -'],
    ['vietnameseCounting', 'một'],
    ['decimalEnclosedCircle', '①'],
    ['none', null],
    ['ideographDigital', '1'],
  ])('format %s', async (format, shown) => {
    expect(await labels(abstract(0, lvl(0, format, '%1')) + num(1, 0), item(1))).toEqual([shown]);
  });

  it('repeats letters past z', async () => {
    const numbering = abstract(0, lvl(0, 'lowerLetter', '%1)')) + num(1, 0);
    expect((await labels(numbering, item(1).repeat(28))).slice(24)).toEqual(['y)', 'z)', 'aa)', 'bb)']);
  });

  it('shows bullets as the signs they are, also those of symbol fonts', async () => {
    const bullet = (text: string, font: string) =>
      `<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="${text}"/><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr></w:lvl>`;
    const numbering =
      abstract(0, bullet('\uf0b7', 'Symbol')) +
      abstract(1, bullet('\uf0a7', 'Wingdings')) +
      abstract(2, bullet('-', 'Times New Roman')) +
      abstract(3, bullet('+', 'Times New Roman')) +
      num(1, 0) +
      num(2, 1) +
      num(3, 2) +
      num(4, 3);
    expect(await labels(numbering, item(1) + item(2) + item(3) + item(4))).toEqual(['•', '▪', '-', '+']);
  });

  it('reads lists that a style brings, at the level linked with the style', async () => {
    const numbering =
      abstract(
        0,
        lvl(0, 'decimal', 'Chương %1', '<w:pStyle w:val="Chapter"/>'),
        lvl(1, 'decimal', 'Điều %2.', '<w:pStyle w:val="Article"/>'),
      ) + num(7, 0);
    const styles =
      style('paragraph', 'Chapter', '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>') +
      style('paragraph', 'Article', '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>');
    const body =
      p(r('x'), '<w:pStyle w:val="Chapter"/>') +
      p(r('x'), '<w:pStyle w:val="Article"/>') +
      p(r('x'), '<w:pStyle w:val="Article"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(await labels(numbering, body, styles)).toEqual(['Chương 1', 'Điều 1.', null]);
  });

  it('follows a numbering style to the real definition', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Legal"/></w:abstractNum>' +
      `<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Legal"/>${lvl(0, 'upperLetter', '%1.')}</w:abstractNum>` +
      num(1, 0);
    expect(await labels(numbering, item(1))).toEqual(['A.']);
  });

  it('takes indents from the level, under what the paragraph says itself and over its style', async () => {
    const numbering = abstract(0, lvl(0, 'decimal', '%1.', '', '<w:ind w:left="720" w:hanging="360"/>')) + num(1, 0);
    const styles =
      style('paragraph', 'S', '<w:pPr><w:ind w:left="100" w:firstLine="100"/></w:pPr>') +
      style('paragraph', 'L', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="284"/></w:pPr>');
    const numPr = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const doc = await readDocument(
      docx({
        body:
          p(r('x'), `<w:pStyle w:val="S"/>${numPr}`) +
          p(r('x'), `<w:pStyle w:val="S"/>${numPr}<w:ind w:firstLine="567"/>`) +
          p(r('x'), '<w:pStyle w:val="L"/>'),
        numbering,
        styles,
      }),
    );
    expect(doc.paragraphs.map(({ indent }) => [indent!.leftMm, indent!.firstLineMm])).toEqual([
      [12.7, -6.35],
      [12.7, 10.001],
      [5.009, -6.35],
    ]);
  });
});
