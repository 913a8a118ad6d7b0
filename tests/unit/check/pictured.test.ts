import { PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import { type CheckReport, checkDraft } from '../../../lib/check';
import { compliantDraft } from '../../fixtures/drafts';
import { scanPdf } from '../../fixtures/pdf/scan';
import { Writer } from '../document-pdf/support';
import { Paper } from '../secrecy/picture';

const TODAY = { today: '2026-11-22' };
const pictured = async (bytes: Uint8Array) => ((await checkDraft(bytes, TODAY)) as CheckReport).pictured;
const lines = () => new Paper(40).text(25, 90, 160, 4, [30, 30, 30]);

/** A printed page, with the first page of a scan laid over it at a width of its own. */
async function withPicture(widthMm: number): Promise<Uint8Array> {
  const scan = await PDFDocument.load(await scanPdf([lines()]));
  const writer = await Writer.create();
  writer.addPage();
  writer.page.drawText('Printed words of a page of its own, long enough to be one.', { size: 12, x: 60, y: 700 });
  const [page] = await writer.pdf.embedPdf(scan, [0]);
  const width = (widthMm * 72) / 25.4;
  writer.page.drawPage(page!, { x: 30, y: 60, width, height: (width * 297) / 210 });
  return writer.pdf.save();
}

it('names the pages that are pictures in the main: a mark there is not read', async () => {
  expect(await pictured(await scanPdf([lines(), lines()]))).toEqual([1, 2]);
  expect(await pictured(await withPicture(150))).toEqual([1]);
});

it('a mark there is not measured, which is said of scans and of single pages alike', async () => {
  const said = async (bytes: Uint8Array) =>
    ((await checkDraft(bytes, TODAY)) as CheckReport).verdicts
      .filter(({ rule, outcome }) => rule === 'SEC-01' && outcome === 'notMeasured')
      .map(({ where }) => where.map(({ page }) => page));
  expect(await said(await scanPdf([lines()]))).toEqual([[]]);
  expect(await said(await withPicture(150))).toEqual([[1]]);
  expect(await said(await withPicture(40))).toEqual([]);
});

it('a picture on a page of words is no page that is a picture, and a Word file has none', async () => {
  expect(await pictured(await withPicture(40))).toEqual([]);
  expect(await pictured(compliantDraft({ ruleset: 'hd05-2026', type: 'Kế hoạch' }))).toEqual([]);
});
