import { describe, expect, it } from 'vitest';
import { readDocument, type TextPlace } from '../../../lib/document';
import { docx, field, type Parts, p, r, tbl } from '../../fixtures/docx/package';

const read = (parts: Parts | string) => readDocument(docx(parts));
const texts = async (body: string) => (await read(body)).paragraphs.map((paragraph) => paragraph.text);

async function told(parts: Parts): Promise<[TextPlace['container'], string][]> {
  const pieces: [TextPlace['container'], string][] = [];
  await readDocument(docx(parts), { onText: (text, place) => pieces.push([place.container, text]) });
  return pieces;
}

describe('text', () => {
  it('keeps tabs, breaks, no-break hyphens; drops soft hyphens and says so', async () => {
    const doc = await read(
      p('<w:r><w:t>Số</w:t><w:tab/><w:t>12</w:t><w:noBreakHyphen/><w:t>KH</w:t><w:br/><w:t>Về</w:t><w:softHyphen/><w:t>việc</w:t></w:r>'),
    );
    expect(doc.paragraphs[0]!.text).toBe('Số\t12-KH\nVềviệc');
    expect(doc.textForms).toEqual([{ form: 'softHyphens', paragraphs: [0] }]);
  });

  it('composes letters whose accents stand in the next run, and keeps runs on the text', async () => {
    const doc = await read(p(r('Quye\u0302', '<w:b/>') + r('\u0301t đi\u0323nh', '<w:i/>')));
    const [paragraph] = doc.paragraphs;
    expect(paragraph!.text).toBe('Quyết định');
    expect(paragraph!.runs.map((run) => paragraph!.text.slice(run.start, run.end))).toEqual(['Quyế', 't định']);
    expect(doc.textForms).toEqual([{ form: 'nfd', paragraphs: [0] }]);
  });

  it('shows no-break blanks as blanks and drops what has no width', async () => {
    const doc = await read(p(r('M\u200bẬT\u00a0mã')));
    expect(doc.paragraphs[0]!.text).toBe('MẬT mã');
    expect(doc.textForms.map(({ form }) => form).sort()).toEqual(['noBreakSpaces', 'zeroWidth']);
  });

  it('trims text whose blanks the file does not preserve', async () => {
    expect(await texts(p('<w:r><w:t> a </w:t></w:r><w:r><w:t xml:space="preserve"> b</w:t></w:r>'))).toEqual(['a b']);
  });

  it('reads symbols by the font that shows them', async () => {
    expect(await texts(p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B0"/></w:r>'))).toEqual(['☑°']);
  });

  it('decodes TCVN3 and VNI, across runs, and leaves Unicode typed in such a font alone', async () => {
    const tcvn3 = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>';
    const capital = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>';
    const vni = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>';
    const doc = await read(
      p(r('QuyÕt ®Þnh vÒ l­u tr÷', tcvn3)) +
        p(r('Céng hoµ', capital)) +
        p(r('Quye', vni) + r('át ñònh', `${vni}<w:b/>`)) +
        p(r('Quyết định cà phê', tcvn3)),
    );
    expect(doc.paragraphs.map(({ text }) => text)).toEqual(['Quyết định về lưu trữ', 'CỘNG HOÀ', 'Quyết định', 'Quyết định cà phê']);
    expect(doc.textForms).toEqual([
      { form: 'tcvn3', paragraphs: [0, 1] },
      { form: 'vni', paragraphs: [2] },
    ]);
  });

  it('marks page breaks at the edge of a paragraph', async () => {
    const br = '<w:r><w:br w:type="page"/></w:r>';
    const doc = await read(p(r('a') + br) + p(r('b')) + p(br + r('c')) + p(r('d'), '<w:pageBreakBefore/>') + p(r('e') + br + r('f')));
    expect(doc.paragraphs.map(({ text, pageBreakBefore }) => [text, pageBreakBefore])).toEqual([
      ['a', false],
      ['b', true],
      ['c', true],
      ['d', true],
      ['e\nf', false],
    ]);
  });

  it('goes into content controls, links, smart tags and custom XML', async () => {
    const inner = `<w:sdt><w:sdtPr/><w:sdtContent>${r('a')}</w:sdtContent></w:sdt><w:hyperlink>${r('b')}</w:hyperlink><w:smartTag>${r('c')}</w:smartTag>`;
    expect(await texts(`<w:sdt><w:sdtContent>${p(inner)}</w:sdtContent></w:sdt><w:customXml>${p(r('d'))}</w:customXml>`)).toEqual([
      'abc',
      'd',
    ]);
  });
});

describe('fields', () => {
  it('keeps results, drops instructions, names the field', async () => {
    const [paragraph] = (
      await read(p(`${field(' REF muc1 \\h ', 'mục 1')}<w:fldSimple w:instr=" DATE ">${r('05/3/2026')}</w:fldSimple>${r(' x')}`))
    ).paragraphs;
    expect(paragraph!.text).toBe('mục 105/3/2026 x');
    expect(paragraph!.runs.map((run) => run.field)).toEqual(['REF', 'DATE', null]);
  });

  it('reads a field in a field', async () => {
    const nested = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>${field('PAGE', '2')}<w:r><w:instrText> = 1 "" "x" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('shown')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const [paragraph] = (await read(p(nested + r('!')))).paragraphs;
    expect(paragraph!.text).toBe('shown!');
    expect(paragraph!.runs.map((run) => run.field)).toEqual(['IF', null]);
  });
});

describe('tracked changes and comments', () => {
  it('shows the final text, marks insertions, counts, and tells what was deleted', async () => {
    const body =
      p(`${r('a')}<w:ins>${r('b')}</w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del><w:moveFrom>${r('m')}</w:moveFrom>`) +
      p(`<w:moveTo>${r('m')}</w:moveTo>${r('d', '<w:b/><w:rPrChange><w:rPr/></w:rPrChange>')}`);
    const doc = await read(body);
    expect(doc.paragraphs.map(({ text }) => text)).toEqual(['ab', 'md']);
    expect(doc.paragraphs[0]!.runs.map((run) => run.inserted)).toEqual([false, true]);
    expect(doc.revisions).toEqual({ insertions: 2, deletions: 2, formatting: 1 });
    expect((await told({ body })).map(([, text]) => text)).toEqual(['c', 'm', 'ab', 'md']);
  });

  it('joins paragraphs whose mark was deleted and drops deleted rows', async () => {
    const deleted = '<w:rPr><w:del/></w:rPr>';
    const rows = tbl([[p(r('kept'))]]).replace('</w:tbl>', `<w:tr><w:trPr><w:del/></w:trPr><w:tc>${p(r('gone'))}</w:tc></w:tr></w:tbl>`);
    expect(await texts(p(r('a'), deleted) + p(r('b')) + p('', deleted) + p(r('c')) + rows)).toEqual(['ab', 'c', 'kept']);
  });

  it('counts comments and gives their text to the listener only', async () => {
    const parts: Parts = { body: p(r('x')), comments: `<w:comment w:id="0">${p(r('TỐI ') + r('MẬT?'))}</w:comment>` };
    expect(await read(parts)).toMatchObject({ comments: 1, paragraphs: [{ text: 'x' }] });
    expect(await told(parts)).toContainEqual(['comment', 'TỐI MẬT?']);
  });
});

describe('tables', () => {
  const single = (sides: string[]) => sides.map((side) => `<w:${side} w:val="single"/>`).join('');

  it('numbers cells in their row, nests, and tells borders', async () => {
    const inner = tbl([[p(r('deep'))]], `<w:tblBorders>${single(['top', 'bottom', 'left', 'right', 'insideH', 'insideV'])}</w:tblBorders>`);
    const doc = await read(tbl([[p(r('left')), p(r('right')) + inner + p(r('end'))]]));
    expect(doc.paragraphs.map(({ text, container }) => [text, container])).toEqual([
      ['left', { kind: 'cell', table: 0, row: 0, column: 0, columns: 2, bordered: false }],
      ['right', { kind: 'cell', table: 0, row: 0, column: 1, columns: 2, bordered: false }],
      [
        'deep',
        {
          kind: 'cell',
          table: 1,
          row: 0,
          column: 0,
          columns: 1,
          bordered: true,
          parent: { kind: 'cell', table: 0, row: 0, column: 1, columns: 2, bordered: false },
        },
      ],
      ['end', { kind: 'cell', table: 0, row: 0, column: 1, columns: 2, bordered: false }],
    ]);
    expect(doc.tables).toMatchObject([
      { rows: 1, columns: 2, bordered: false, columnWidthsMm: [50.8, 50.8] },
      { rows: 1, columns: 1, bordered: true },
    ]);
  });

  it('lets a cell take away the borders of its table', async () => {
    const none =
      '<w:tc><w:tcPr><w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders></w:tcPr>';
    const borders = `<w:tblBorders>${single(['top', 'bottom', 'left', 'right', 'insideH', 'insideV'])}</w:tblBorders>`;
    const doc = await read(tbl([[`${none}${p(r('a'))}</w:tc>`, `${none}${p(r('b'))}</w:tc>`]], borders));
    expect(doc.tables[0]!.bordered).toBe(false);
  });

  it('shows a merged cell once', async () => {
    const cell = (merge: string, text: string) => `<w:tc><w:tcPr>${merge}</w:tcPr>${p(r(text))}</w:tc>`;
    const body = tbl([
      [cell('<w:vMerge w:val="restart"/>', 'a'), cell('<w:gridSpan w:val="2"/>', 'b')],
      [cell('<w:vMerge/>', 'covered'), cell('', 'c'), cell('', 'd')],
    ]);
    expect(await texts(body)).toEqual(['a', 'b', 'c', 'd']);
    expect((await told({ body })).map(([, text]) => text)).toContain('covered');
  });
});

describe('notes, properties, page count', () => {
  it('reads notes but not their separators', async () => {
    const footnotes = `<w:footnote w:id="-1" w:type="separator">${p(r('-'))}</w:footnote><w:footnote w:id="2">${p(r('Xem Điều 3'))}</w:footnote>`;
    const doc = await read({ body: p(r('x')), footnotes });
    expect(doc.paragraphs.map(({ text, container }) => [text, container])).toEqual([
      ['x', { kind: 'body' }],
      ['Xem Điều 3', { kind: 'footnote', id: '2' }],
    ]);
  });

  it('reads properties and tells them first', async () => {
    const parts: Parts = {
      body: p(r('x')),
      core: '<dc:title>Kế hoạch</dc:title><cp:keywords>tối mật</cp:keywords>',
      custom: '<property name="Độ mật"><vt:lpwstr>Mật</vt:lpwstr></property>',
    };
    expect((await read(parts)).properties).toEqual({ title: 'Kế hoạch', keywords: 'tối mật', 'Độ mật': 'Mật' });
    expect((await told(parts)).map(([place]) => place)).toEqual(['property', 'property', 'property', 'property', 'body']);
  });

  it('believes a stored page count only when the counts beside it are of this text', async () => {
    const body = p(r('chữ '.repeat(200)));
    expect(await read({ body, app: '<Pages>7</Pages><Characters>600</Characters>' })).toMatchObject({ pages: 7 });
    const stale = await read({ body, app: '<Pages>1</Pages><Characters>0</Characters>' });
    expect(stale.pages).toBeNull();
    expect(stale.capabilities).not.toContain('pageCount');
    expect(stale.notMeasured).toContainEqual({ capability: 'pageCount', reason: 'noStoredPageCount' });
  });

  describe('documents that Word joins in on opening', () => {
    const embedding = (content: string | Uint8Array): Parts => ({
      body: `${p(r('x'))}<w:altChunk r:id="c"/>`,
      raw: {
        'word/_rels/document.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="chunk.bin"/></Relationships>',
        'word/chunk.bin': content,
      },
    });
    const MIME = 'Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n';

    it.each<[string, string | Uint8Array]>([
      ['HTML', '<html><body><p>Một</p><div>T<b>&#7888;I</b> M&#x1EAC;T&nbsp;</div></body></html>'],
      ['a web archive', `${MIME}<p>T=E1=BB=\n=90I M=E1=BA=ACT</p>`],
      ['plain text', 'Một\nTỐI MẬT\n'],
      ['a draft', docx(p(r('TỐI MẬT')))],
    ])('%s: its lines are told, and that nothing in it was measured', async (_, content) => {
      expect((await told(embedding(content))).map(([, text]) => text)).toContain('TỐI MẬT');
      expect((await read(embedding(content))).notMeasured).toContainEqual({ capability: 'text', reason: 'altChunk' });
    });

    it.each<[string, string | Uint8Array]>([
      ['RTF', '{\\rtf1 M\\u7852?T}'],
      ['an old Word file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0)],
      ['a web archive in base64', 'Content-Transfer-Encoding: base64\n\nTeG6rFQ='],
      ['a draft that embeds one itself', docx(embedding(docx(p(r('x')))))],
    ])('%s is refused', async (_, content) => {
      await expect(read(embedding(content))).rejects.toMatchObject({ code: 'foreignPart' });
    });
  });
});
