import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Text and true font names of every page: the least that any check of type needs from pdf.js. */
export async function readWithBarePdfjs(bytes: Uint8Array): Promise<void> {
  const task = pdfjs.getDocument({
    data: bytes.slice(),
    verbosity: 0,
    disableFontFace: true,
    fontExtraProperties: true,
    useSystemFonts: false,
  });
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    await page.getOperatorList();
    const { items } = await page.getTextContent();
    for (const item of items) if ('fontName' in item) page.commonObjs.get(item.fontName).name;
    page.cleanup();
  }
  await task.destroy();
}
