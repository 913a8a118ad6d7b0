import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/document';
import { docx, p, r } from '../../fixtures/docx/package';

const read = (body: string) => readDocument(docx(body));
const run = (inner: string) => `<w:r>${inner}</w:r>`;

const anchor = (inner: string, cx: number, cy: number, docPr = '<wp:docPr id="1" name="n"/>') =>
  `<w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>720000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>36000</wp:posOffset></wp:positionV><wp:extent cx="${cx}" cy="${cy}"/>${docPr}<a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></wp:anchor></w:drawing>`;
const wsp = (preset: string, inner = '', txbx = '', xfrm = '') =>
  `<wps:wsp><wps:cNvPr id="1" name=""/><wps:spPr>${xfrm}<a:prstGeom prst="${preset}"/>${inner}</wps:spPr>${txbx && `<wps:txbx><w:txbxContent>${txbx}</w:txbxContent></wps:txbx>`}</wps:wsp>`;
const ln = '<a:ln w="9525"><a:solidFill><a:srgbClr val="ff0000"/></a:solidFill><a:prstDash val="dash"/></a:ln>';
const alternate = (choice: string, fallback: string, requires = 'wps') =>
  `<mc:AlternateContent><mc:Choice Requires="${requires}">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
const vmlLine =
  '<w:pict><v:line style="position:absolute" from="10pt,5pt" to="82pt,5pt" strokecolor="black [3213]" strokeweight="1pt"/></w:pict>';

describe('lines', () => {
  it('reads a DrawingML line once, not its VML fallback too', async () => {
    const doc = await read(p(r('x') + run(alternate(anchor(wsp('line', ln), 1800000, 0), vmlLine))));
    expect(doc.shapes).toEqual([
      {
        index: 0,
        kind: 'line',
        source: 'drawingml',
        anchor: 0,
        container: { kind: 'body' },
        page: null,
        box: { xMm: 20, yMm: 1, widthMm: 50, heightMm: 0 },
        relativeTo: 'paragraph',
        align: null,
        strokeColor: '#FF0000',
        fillColor: null,
        strokeWidthPt: 0.75,
        dash: 'dash',
        altText: null,
        paragraphs: [],
      },
    ]);
  });

  it('reads the fallback where the choice needs what we do not know', async () => {
    const doc = await read(p(run(alternate(anchor(wsp('line'), 1, 1), vmlLine, 'w99'))));
    expect(doc.shapes).toMatchObject([
      { kind: 'line', source: 'vml', strokeColor: '#000000', strokeWidthPt: 1, box: { xMm: 3.528, widthMm: 25.4, heightMm: 0 } },
    ]);
  });

  it.each([
    ['a connector', anchor(wsp('straightConnector1', ln), 1800000, 0)],
    ['a rectangle no higher than a stroke', anchor(wsp('rect', ln), 1800000, 12700)],
    ['a VML connector', '<w:pict><v:shape type="#_x0000_t32" style="position:absolute;width:90pt;height:0"/></w:pict>'],
    ['a VML rectangle no higher than a stroke', '<w:pict><v:rect style="width:90pt;height:1pt"/></w:pict>'],
    ['a horizontal rule', '<w:pict><v:rect style="width:90pt;height:1.5pt" o:hr="t"/></w:pict>'],
  ])('counts %s as a line', async (_, drawing) => {
    expect((await read(p(run(drawing)))).shapes).toMatchObject([{ kind: 'line' }]);
  });

  it('finds the line inside a group, at its real size', async () => {
    const group = `<wpg:wgp><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="360000"/><a:chOff x="0" y="0"/><a:chExt cx="900000" cy="360000"/></a:xfrm></wpg:grpSpPr>${wsp('line', ln, '', '<a:xfrm><a:off x="0" y="0"/><a:ext cx="450000" cy="0"/></a:xfrm>')}</wpg:wgp>`;
    const vml = '<w:pict><v:group style="width:100pt;height:50pt" coordsize="200,100"><v:line from="0,0" to="100,0"/></v:group></w:pict>';
    const doc = await read(p(run(anchor(group, 1800000, 360000)) + run(vml)));
    expect(doc.shapes.map(({ kind, box }) => [kind, box!.widthMm])).toEqual([
      ['group', 50],
      ['line', 25],
      ['group', 35.278],
      ['line', 17.639],
    ]);
  });
});

describe('text boxes and pictures', () => {
  it('puts the text of a box right behind the paragraph it hangs on, once', async () => {
    const text = p(r('DỰ THẢO', '<w:b/>'));
    const vml = `<w:pict><v:shape type="#_x0000_t202" style="width:90pt;height:20pt"><v:textbox><w:txbxContent>${text}</w:txbxContent></v:textbox></v:shape></w:pict>`;
    const doc = await read(p(r('a') + run(alternate(anchor(wsp('rect', '', text), 900000, 360000), vml))) + p(r('b')) + p(run(vml)));
    expect(doc.paragraphs.map(({ text, container }) => [text, container])).toEqual([
      ['a', { kind: 'body' }],
      ['DỰ THẢO', { kind: 'textBox', shape: 0, anchor: 0 }],
      ['b', { kind: 'body' }],
      ['', { kind: 'body' }],
      ['DỰ THẢO', { kind: 'textBox', shape: 1, anchor: 3 }],
    ]);
    expect(doc.shapes.map(({ kind, paragraphs }) => [kind, paragraphs])).toEqual([
      ['textBox', [1]],
      ['textBox', [4]],
    ]);
  });

  it('tells alternative texts, word art and the text of the branch not taken', async () => {
    const told: string[] = [];
    const picture = anchor('<pic:pic/>', 1, 1, '<wp:docPr id="1" name="Picture 1" descr="Dấu mật đỏ"/>');
    const art = '<w:pict><v:shape type="#_x0000_t136" style="width:90pt;height:20pt"><v:textpath string="TUYỆT MẬT"/></v:shape></w:pict>';
    const other = `<w:pict><v:rect><v:textbox><w:txbxContent>${p(r('khác'))}</w:txbxContent></v:textbox></v:rect></w:pict>`;
    const doc = await readDocument(docx(p(run(picture) + run(art) + run(alternate(anchor(wsp('rect'), 1, 1), other)))), {
      onText: (text) => told.push(text),
    });
    expect(doc.shapes).toMatchObject([{ kind: 'image', altText: 'Dấu mật đỏ' }, { altText: 'TUYỆT MẬT' }, {}]);
    expect(told).toEqual(expect.arrayContaining(['Dấu mật đỏ', 'Picture 1', 'TUYỆT MẬT', 'khác']));
  });
});
