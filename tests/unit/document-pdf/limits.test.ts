import fc from 'fast-check';
import { zlibSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import { readPdf } from '../../../lib/document/pdf';
import { UnreadableFileError } from '../../../lib/document/types';
import { draft, Writer } from './support';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const refusal = (bytes: Uint8Array, options = {}) =>
  readPdf(bytes, options).then(
    () => 'read',
    (error: unknown) => (error instanceof UnreadableFileError ? error.code : error),
  );

/** A file of objects as given, with a table of their places. */
function handmade(objects: (string | Uint8Array)[], trailer: string): Uint8Array {
  const parts: Uint8Array[] = [bytesOf('%PDF-1.7\n')];
  const size = () => parts.reduce((sum, part) => sum + part.length, 0);
  const offsets = objects.map((object, i) => {
    const at = size();
    parts.push(bytesOf(`${i + 1} 0 obj\n`), typeof object === 'string' ? bytesOf(object) : object, bytesOf('\nendobj\n'));
    return at;
  });
  const start = size();
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    bytesOf(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  const out = new Uint8Array(size());
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const stream = (dictionary: string, data: Uint8Array) => {
  const head = bytesOf(`<< ${dictionary} /Length ${data.length} >>\nstream\n`);
  const tail = bytesOf('\nendstream');
  const out = new Uint8Array(head.length + data.length + tail.length);
  out.set(head);
  out.set(data, head.length);
  out.set(tail, head.length + data.length);
  return out;
};

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>';

it('refuses what is no PDF, empty or broken, each with its reason', async () => {
  expect(await refusal(new Uint8Array())).toBe('empty');
  expect(await refusal(bytesOf('<html><body>Báo cáo</body></html>'))).toBe('notThisKind');
  expect(await refusal(bytesOf('%PDF-1.7\nno objects at all'))).toBe('damaged');
  expect(await refusal(new Uint8Array(100).fill(37), { limits: { fileBytes: 10 } })).toBe('tooLarge');
});

it('refuses a file that needs a password', async () => {
  const hash = `<${'00'.repeat(32)}>`;
  const file = handmade(
    [CATALOG, PAGES, PAGE, stream('', bytesOf('BT ET')), `<< /Filter /Standard /V 1 /R 2 /O ${hash} /U ${hash} /P -4 >>`],
    '/Root 1 0 R /Encrypt 5 0 R /ID [<00> <00>]',
  );
  expect(await refusal(file)).toBe('encrypted');
});

it('refuses streams that unpack beyond the limits, also when packed twice', async () => {
  const zeros = zlibSync(new Uint8Array(4_000_000), { level: 9 });
  const limits = { entryBytes: 1_000_000 };
  const once = handmade([CATALOG, PAGES, PAGE, stream('/Filter /FlateDecode', zeros)], '/Root 1 0 R');
  const twice = handmade([CATALOG, PAGES, PAGE, stream('/Filter [/FlateDecode /FlateDecode]', zlibSync(zeros))], '/Root 1 0 R');
  expect(await refusal(once, { limits })).toBe('zipBomb');
  expect(await refusal(twice, { limits })).toBe('zipBomb');
});

it('survives forms that draw themselves', async () => {
  const form = '/Type /XObject /Subtype /Form /BBox [0 0 10 10] /Resources << /XObject << /X 5 0 R >> >>';
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>';
  const file = handmade([CATALOG, PAGES, page, stream('', bytesOf('/X Do')), stream(form, bytesOf('/X Do'))], '/Root 1 0 R');
  expect((await readPdf(file)).pages).toBe(1);
});

it('refuses too many pages', async () => {
  const writer = await Writer.create();
  for (let page = 0; page < 4; page++) writer.addPage();
  expect(await refusal(await writer.save(), { limits: { pages: 3 } })).toBe('tooLong');
});

it('tells text page by page with the document properties first, and lets a throw through', async () => {
  const writer = await draft();
  writer.pdf.setTitle('Tên tệp');
  writer.addPage().text(30, 40, 'Trang hai');
  const bytes = await writer.save();
  const told: [string, number | null][] = [];
  const shares: number[] = [];
  await readPdf(bytes, { onText: (text, place) => told.push([text, place.page]), onProgress: (share) => shares.push(share) });
  const firstOfPages = told.findIndex(([, page]) => page === 1);
  expect(told.slice(0, firstOfPages)).toContainEqual(['Tên tệp', null]);
  expect(told[firstOfPages]![0]).toContain('UBND TỈNH MẪU SỐ MỘT');
  expect(told.at(-1)).toEqual(['Trang hai', 2]);
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));

  const stop = new Error('stop');
  let calls = 0;
  const reading = readPdf(bytes, {
    onText: () => {
      calls++;
      throw stop;
    },
  });
  await expect(reading).rejects.toBe(stop);
  expect(calls).toBe(1);
});

it('stops on an abort', async () => {
  const controller = new AbortController();
  controller.abort();
  await expect(readPdf(await (await draft()).save(), { signal: controller.signal })).rejects.toThrow(/abort/i);
});

it('answers a damaged file with a reading or a refusal, nothing else', async () => {
  const whole = await (await draft()).save(false);
  const change = fc.record({ at: fc.nat(whole.length - 1), value: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 24 }), fc.option(fc.nat(whole.length)), async (changes, cut) => {
      const bytes = whole.slice(0, cut ?? whole.length);
      for (const { at, value } of changes) if (at < bytes.length) bytes[at] = value;
      const outcome = await refusal(bytes, { limits: { milliseconds: 10_000 } });
      expect(typeof outcome).toBe('string');
    }),
    { numRuns: 60 },
  );
}, 120_000);

it('does not change the bytes it was given', async () => {
  const bytes = await (await draft()).save();
  const before = bytes.slice();
  await readPdf(bytes);
  expect(bytes).toEqual(before);
  expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
});

it('refuses more characters than it may hold', async () => {
  expect(await refusal(await (await draft()).save(), { limits: { characters: 100 } })).toBe('tooLong');
});
