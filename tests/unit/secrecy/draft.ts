import { strToU8, zipSync } from 'fflate';
import type { Container, DraftDocument, Paragraph, Run, Shape } from '../../../lib/document';

/** A small draft to build from: the same description makes a `DraftDocument` and a real DOCX. */
export interface DraftSpec {
  body: string[];
  /** Paragraph of the body after which the table stands; cells may hold several paragraphs, one a line. */
  table?: string[][];
  boxes?: string[];
  header?: string[];
  footer?: string[];
  alt?: string[];
  properties?: Record<string, string>;
  /** Font of every run: a legacy one makes the reader decode. */
  font?: string;
  /** Every letter in a run of its own. */
  letterRuns?: boolean;
  listed?: boolean;
}

function paragraph(index: number, text: string, container: Container, listed = false): Paragraph {
  const run: Run = {
    start: 0,
    end: text.length,
    font: 'Times New Roman',
    sizePt: 14,
    bold: false,
    italic: false,
    underline: 'none',
    strike: false,
    caps: false,
    smallCaps: false,
    superscript: false,
    subscript: false,
    color: 'auto',
    highlight: null,
    hidden: false,
    inserted: false,
    field: null,
  };
  return {
    index,
    text,
    runs: [run],
    container,
    section: 0,
    style: null,
    listLabel: listed ? '-' : null,
    listLevel: null,
    align: 'left',
    indent: null,
    spacing: null,
    borders: { top: null, bottom: null },
    tabStopsMm: [],
    keepWithNext: false,
    pageBreakBefore: false,
    outlineLevel: null,
    page: null,
    box: null,
    lines: [],
  };
}

export function draftOf(spec: DraftSpec): DraftDocument {
  const paragraphs: Paragraph[] = [];
  const shapes: Shape[] = [];
  const add = (text: string, container: Container, listed = false) =>
    paragraphs.push(paragraph(paragraphs.length, text.normalize('NFC'), container, listed));
  for (const text of spec.header ?? []) add(text, { kind: 'header', section: 0, page: 'default' });
  for (const [row, cells] of (spec.table ?? []).entries()) {
    for (const [column, cell] of cells.entries()) {
      for (const line of cell.split('\n')) add(line, { kind: 'cell', table: 0, row, column, columns: cells.length, bordered: true });
    }
  }
  for (const text of spec.body) add(text, { kind: 'body' }, spec.listed);
  for (const [shape, text] of (spec.boxes ?? []).entries())
    for (const line of text.split('\n')) add(line, { kind: 'textBox', shape, anchor: 0 });
  for (const text of spec.footer ?? []) add(text, { kind: 'footer', section: 0, page: 'default' });
  for (const altText of spec.alt ?? []) {
    shapes.push({
      index: shapes.length,
      kind: 'image',
      source: 'drawingml',
      anchor: 0,
      container: { kind: 'body' },
      page: null,
      box: null,
      relativeTo: null,
      strokeColor: null,
      fillColor: null,
      strokeWidthPt: null,
      dash: null,
      altText,
      paragraphs: [],
    });
  }
  return {
    kind: 'docx',
    sections: [],
    paragraphs,
    tables: [],
    shapes,
    pages: null,
    capabilities: ['text'],
    notMeasured: [],
    textForms: [],
    revisions: { insertions: 0, deletions: 0, formatting: 0 },
    comments: 0,
    hiddenRuns: 0,
    signatureFields: [],
    properties: spec.properties ?? {},
    scanned: false,
  };
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

function runs(text: string, spec: DraftSpec): string {
  const rPr = spec.font ? `<w:rPr><w:rFonts w:ascii="${spec.font}" w:hAnsi="${spec.font}" w:cs="${spec.font}"/></w:rPr>` : '';
  const pieces = spec.letterRuns ? Array.from(text) : [text];
  return pieces
    .map(
      (piece) =>
        `<w:r>${rPr}${piece
          .split(/(\t|\n)/)
          .map((part) => (part === '\t' ? '<w:tab/>' : part === '\n' ? '<w:br/>' : `<w:t xml:space="preserve">${escaped(part)}</w:t>`))
          .join('')}</w:r>`,
    )
    .join('');
}

const p = (text: string, spec: DraftSpec, extra = '') => `<w:p>${extra}${runs(text, spec)}</w:p>`;
const NS =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"';

function anchor(id: number, alt: string, inner: string): string {
  return `<w:p><w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="${id}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="1080000" cy="288000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="${id}" name="Shape ${id}" descr="${escaped(alt)}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1080000" cy="288000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>${inner}<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`;
}

const CORE: Record<string, string> = {
  title: 'dc:title',
  subject: 'dc:subject',
  author: 'dc:creator',
  keywords: 'cp:keywords',
  category: 'cp:category',
  lastModifiedBy: 'cp:lastModifiedBy',
};

/** A real DOCX of the description. */
export function docxOf(spec: DraftSpec): Uint8Array {
  const table = spec.table
    ? `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${spec.table[0]!.map(() => '<w:gridCol w:w="3000"/>').join('')}</w:tblGrid>${spec.table
        .map(
          (row) =>
            `<w:tr>${row
              .map(
                (cell) =>
                  `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${cell
                    .split('\n')
                    .map((line) => p(line, spec))
                    .join('')}</w:tc>`,
              )
              .join('')}</w:tr>`,
        )
        .join('')}</w:tbl>`
    : '';
  const boxes = (spec.boxes ?? [])
    .map((text, at) =>
      anchor(
        at + 1,
        '',
        `<wps:txbx><w:txbxContent>${text
          .split('\n')
          .map((line) => p(line, spec))
          .join('')}</w:txbxContent></wps:txbx>`,
      ),
    )
    .join('');
  const pictures = (spec.alt ?? []).map((alt, at) => anchor(100 + at, alt, '')).join('');
  const body = spec.body.map((text) => p(text, spec)).join('');
  const references = `${spec.header ? '<w:headerReference w:type="default" r:id="rId10"/>' : ''}${spec.footer ? '<w:footerReference w:type="default" r:id="rId11"/>' : ''}`;
  const properties = Object.entries(spec.properties ?? {});
  const core = properties
    .filter(([name]) => name in CORE)
    .map(([name, value]) => `<${CORE[name]}>${escaped(value)}</${CORE[name]}>`)
    .join('');
  const custom = properties
    .filter(([name]) => !(name in CORE))
    .map(
      ([name, value], at) =>
        `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${at + 2}" name="${escaped(name)}"><vt:lpwstr>${escaped(value)}</vt:lpwstr></property>`,
    )
    .join('');
  const files: Record<string, string> = {
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${spec.header ? '<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>' : ''}${spec.footer ? '<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>' : ''}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`,
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>',
    'docProps/custom.xml': `<?xml version="1.0"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${custom}</Properties>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${NS}><w:body>${table}${body}${boxes}${pictures}<w:sectPr>${references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${spec.header ? '<Relationship Id="rId10" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>' : ''}${spec.footer ? '<Relationship Id="rId11" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>' : ''}</Relationships>`,
    'docProps/core.xml': `<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${core}</cp:coreProperties>`,
  };
  if (spec.header)
    files['word/header1.xml'] = `<?xml version="1.0"?><w:hdr ${NS}>${spec.header.map((text) => p(text, spec)).join('')}</w:hdr>`;
  if (spec.footer)
    files['word/footer1.xml'] = `<?xml version="1.0"?><w:ftr ${NS}>${spec.footer.map((text) => p(text, spec)).join('')}</w:ftr>`;
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
