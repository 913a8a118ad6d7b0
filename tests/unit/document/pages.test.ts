import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/document';
import { docx, field, type Parts, p, r, style } from '../../fixtures/docx/package';

const read = (parts: Parts) => readDocument(docx(parts));
const A4 =
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="709" w:footer="567" w:gutter="0"/>';
const sect = (inner: string) => `<w:sectPr>${inner}${A4}</w:sectPr>`;
const reference = (kind: string, id: string, type = 'default') => `<w:${kind}Reference w:type="${type}" r:id="${id}"/>`;
const centred = (inner: string) => p(inner, '<w:jc w:val="center"/>');

describe('sections', () => {
  it('reads paper, margins, distances and what they hold', async () => {
    const landscape =
      '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="-1134" w:right="567" w:bottom="567" w:left="567" w:header="0" w:footer="0" w:gutter="284"/><w:cols w:num="2"/></w:sectPr>';
    const doc = await read({ body: p(r('a')) + p(r('b'), sect('')) + p(r('c')) + landscape });
    expect(doc.sections).toMatchObject([
      {
        paper: { widthMm: 210.009, heightMm: 297.004 },
        orientation: 'portrait',
        marginsMm: { top: 20.002, right: 14.993, bottom: 20.002, left: 30.004 },
        headerDistanceMm: 12.506,
        footerDistanceMm: 10.001,
        columns: 1,
        firstParagraph: 0,
        lastParagraph: 1,
      },
      { orientation: 'landscape', marginsMm: { top: 20.002 }, gutterMm: 5.009, columns: 2, firstParagraph: 2, lastParagraph: 2 },
    ]);
    expect(doc.paragraphs.map(({ section }) => section)).toEqual([0, 0, 1]);
  });

  it('turns the margins round on even pages when they are mirrored', async () => {
    const doc = await read({ body: p(r('a')) + sect(''), settings: '<w:mirrorMargins/>' });
    expect(doc.sections[0]).toMatchObject({ mirrored: true, marginsMm: { left: 30.004 }, evenMarginsMm: { left: 14.993, right: 30.004 } });
  });
});

describe('page number', () => {
  it('is found in a header, with its look, its pattern and its first page', async () => {
    const doc = await read({
      body: p(r('x')) + sect(`${reference('header', 'header1')}<w:titlePg/><w:pgNumType w:start="3"/>`),
      stories: {
        header1: centred(r('- ', '<w:sz w:val="26"/>') + field(' PAGE \\* MERGEFORMAT ', '2', '<w:sz w:val="26"/><w:i/>') + r(' -')),
      },
    });
    expect(doc.sections[0]!.pageNumbering).toEqual({
      place: 'header',
      align: 'center',
      format: 'decimal',
      sizePt: 13,
      bold: false,
      italic: true,
      font: 'Times New Roman',
      pattern: '- # -',
      shownOnFirstPage: false,
      distanceMm: 12.506,
      startsAt: 3,
    });
    expect(doc.paragraphs.at(-1)!.container).toEqual({ kind: 'header', section: 0, page: 'default' });
  });

  it('is found where the field has no stored result, is simple, or is Word’s old sign', async () => {
    const numbering = async (inner: string) =>
      (await read({ body: p(r('x')) + sect(reference('footer', 'footer1')), stories: { footer1: centred(inner) } })).sections[0]!
        .pageNumbering;
    for (const inner of [field('PAGE', ''), '<w:fldSimple w:instr=" PAGE "/>', '<w:r><w:pgNum/></w:r>']) {
      expect(await numbering(inner)).toMatchObject({
        place: 'footer',
        align: 'center',
        pattern: '#',
        shownOnFirstPage: true,
        distanceMm: 10.001,
      });
    }
    expect(await numbering(`${r('Trang ')}${field('PAGE', '1')}${r('/')}${field('NUMPAGES', '9')}`)).toMatchObject({
      pattern: 'Trang #/9',
    });
  });

  it('is found under a condition, which leaves open whether the first page shows it', async () => {
    const run = (inner: string) => `<w:r>${inner}</w:r>`;
    const condition =
      run('<w:fldChar w:fldCharType="begin"/>') +
      run('<w:instrText> IF </w:instrText>') +
      field('PAGE', '1') +
      run('<w:instrText> &gt; 1 </w:instrText>') +
      field('PAGE', '2') +
      run('<w:fldChar w:fldCharType="separate"/>') +
      r('2') +
      run('<w:fldChar w:fldCharType="end"/>');
    const doc = await read({ body: p(r('x')) + sect(reference('header', 'header1')), stories: { header1: centred(condition) } });
    expect(doc.sections[0]!.pageNumbering).toMatchObject({ pattern: '#', shownOnFirstPage: null });
  });

  it('is inherited from the section before, and gone where the section has its own header', async () => {
    const stories = { header1: centred(field('PAGE', '1')), header2: p('') };
    const body = p('', sect(reference('header', 'header1'))) + p('', sect('')) + p(r('x')) + sect(reference('header', 'header2'));
    const doc = await read({ body, stories });
    expect(doc.sections.map(({ pageNumbering }) => pageNumbering?.place ?? null)).toEqual(['header', 'header', null]);
  });

  it.each([
    [' PAGE \\* ROMAN ', 'upperRoman'],
    [' PAGE \\* roman \\* MERGEFORMAT ', 'lowerRoman'],
    [' PAGE \\* Arabic ', 'decimal'],
    [' PAGE \\* ALPHABETIC ', 'upperLetter'],
    [' PAGE \\* MERGEFORMAT ', 'lowerLetter'],
  ])('the format that the field asks for goes before the section: %s', async (instruction, format) => {
    const doc = await read({
      body: p(r('x')) + sect(`${reference('header', 'header1')}<w:pgNumType w:fmt="lowerLetter"/>`),
      stories: { header1: centred(field(instruction, 'x')) },
    });
    expect(doc.sections[0]!.pageNumbering!.format).toBe(format);
  });

  it('keeps apart a number that the settings never show', async () => {
    const body = p(r('x')) + sect(reference('footer', 'footer1', 'even'));
    const { pageNumbering, hiddenPageNumbering } = (await read({ body, stories: { footer1: centred(field('PAGE', '1')) } })).sections[0]!;
    expect(pageNumbering).toBeNull();
    expect(hiddenPageNumbering).toMatchObject({ place: 'footer', align: 'center', shownOnFirstPage: null });
  });

  it('ignores headers for even pages unless the file turns them on', async () => {
    const body = p(r('x')) + sect(reference('header', 'header1', 'even'));
    const stories = { header1: centred(field('PAGE', '1')) };
    expect((await read({ body, stories })).sections[0]!.pageNumbering).toBeNull();
    expect((await read({ body, stories, settings: '<w:evenAndOddHeaders/>' })).sections[0]!.pageNumbering).not.toBeNull();
  });

  it('is placed by frames, tab stops and text boxes', async () => {
    const styles = style(
      'paragraph',
      'Header',
      '<w:pPr><w:tabs><w:tab w:val="center" w:pos="4680"/><w:tab w:val="right" w:pos="9360"/></w:tabs></w:pPr>',
    );
    const box = `<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>360000</wp:posOffset></wp:positionV><wp:extent cx="360000" cy="360000"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${p(field('PAGE', '2'))}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`;
    const cases: [string, string | null, number | null][] = [
      [
        p(field('PAGE', '2'), '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'),
        'center',
        12.506,
      ],
      [p(`<w:r><w:tab/></w:r>${field('PAGE', '2')}`, '<w:pStyle w:val="Header"/>'), 'center', 12.506],
      [p(`<w:r><w:tab/><w:tab/></w:r>${field('PAGE', '2')}`, '<w:pStyle w:val="Header"/>'), 'right', 12.506],
      [p(box), 'center', 10],
    ];
    for (const [header1, align, distanceMm] of cases) {
      const doc = await read({ body: p(r('x')) + sect(reference('header', 'header1')), stories: { header1 }, styles });
      expect(doc.sections[0]!.pageNumbering).toMatchObject({ align, pattern: '#', distanceMm });
    }
  });
});
