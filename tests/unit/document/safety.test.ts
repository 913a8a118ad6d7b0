import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { explainUnreadable, type ReadOptions, readDocument, sniff, UnreadableFileError } from '../../../lib/document';
import { docx, docxParts, field, p, r, tbl } from '../../fixtures/docx/package';

const simple = docx(p(r('Quyết định')));

async function refusal(bytes: Uint8Array, options?: ReadOptions): Promise<UnreadableFileError> {
  const error = await readDocument(bytes, options).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UnreadableFileError)) throw error ?? new Error('was read');
  return error;
}

/** A compound file with one directory sector that holds the given names. */
function compound(...names: string[]): Uint8Array {
  const bytes = new Uint8Array(512 * 3);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  view.setUint32(76, 0, true);
  view.setUint32(512 + 4, 0xfffffffe, true);
  names.forEach((name, i) => {
    const at = 1024 + i * 128;
    for (let j = 0; j < name.length; j++) view.setUint16(at + j * 2, name.charCodeAt(j), true);
    view.setUint16(at + 64, (name.length + 1) * 2, true);
  });
  return bytes;
}

function lockFile(user: string): Uint8Array {
  const bytes = new Uint8Array(162);
  bytes[0] = user.length;
  bytes.set(strToU8(user), 1);
  bytes.fill(0x20, user.length + 1, 54);
  bytes[54] = user.length;
  Array.from(user).forEach((letter, i) => {
    bytes[56 + i * 2] = letter.charCodeAt(0);
  });
  return bytes;
}

describe('kinds are told by content', () => {
  it.each<[string, Uint8Array, string, string?]>([
    ['nothing', new Uint8Array(0), 'empty'],
    ['zeros only', new Uint8Array(4096), 'empty'],
    ["Word's lock file", lockFile('Van thu'), 'lockFile'],
    ['an encrypted OOXML file', compound('Root Entry', 'EncryptionInfo', 'EncryptedPackage'), 'encrypted'],
    ['an Excel 97 file', compound('Root Entry', 'Workbook'), 'notThisKind', 'xls'],
    ['a compound file of something else', compound('Root Entry', 'Contents'), 'unknownKind'],
    [
      'an Excel workbook',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<x/>') }),
      'notThisKind',
      'xlsx',
    ],
    ['a presentation', zipSync({ 'ppt/presentation.xml': strToU8('<x/>') }), 'notThisKind', 'pptx'],
    [
      'an OpenDocument file',
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8('<x/>') }),
      'unsupportedKind',
      'odt',
    ],
    ['any archive', zipSync({ 'a.pdf': strToU8('x') }), 'notThisKind', 'zip'],
    ['a web page', strToU8('\ufeff\r\n<!DOCTYPE html><html><body>Phiên làm việc đã hết</body></html>'), 'notThisKind', 'html'],
    ['a server answer', strToU8('{"error":{"code":401}}'), 'notThisKind', 'json'],
    ['RTF', strToU8('{\\rtf1\\ansi x}'), 'unsupportedKind', 'rtf'],
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), 'notThisKind', 'image'],
    ['a JPEG', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'notThisKind', 'image'],
    ['rubbish', new Uint8Array([1, 2, 3, 200, 255, 0, 7]), 'unknownKind'],
    ['a package without its document', zipSync({ '[Content_Types].xml': strToU8('<Types/>') }), 'missingPart'],
  ])('%s', async (_, bytes, code, kind) => {
    const error = await refusal(bytes);
    expect([error.code, error.detail.kind]).toEqual([code, kind]);
    for (const line of Object.values(explainUnreadable(error))) expect(line).not.toMatch(/[{}\n]/);
  });

  it('finds a PDF whose header stands a little later', () => {
    expect(sniff(strToU8(`\r\n\r\n%PDF-1.7\n`))).toBe('pdf');
  });

  it('reads plain text, with nothing to measure but the text', async () => {
    const doc = await readDocument(strToU8('\ufeffSố 12-KH/TU\r\nnga\u0300y\u00a005'));
    expect(doc.paragraphs.map(({ text }) => text)).toEqual(['Số 12-KH/TU', 'ngày 05']);
    expect(doc).toMatchObject({ kind: 'text', capabilities: ['text'] });
    expect(doc.textForms).toEqual([
      { form: 'noBreakSpaces', paragraphs: [1] },
      { form: 'nfd', paragraphs: [1] },
    ]);
  });
});

describe('hostile files', () => {
  const damagedZip = (change: (bytes: Uint8Array, view: DataView) => void) => {
    const bytes = simple.slice();
    change(bytes, new DataView(bytes.buffer));
    return bytes;
  };
  const directoryAt = (bytes: Uint8Array) => new DataView(bytes.buffer).getUint32(bytes.length - 22 + 16, true);

  it('refuses a bomb while it unpacks, whatever size it declares', async () => {
    const bomb = zipSync(docxParts({ body: p(r('a'.repeat(30_000_000))) }), { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    new DataView(bomb.buffer).setUint32(directoryAt(bomb) + 24, 10, true);
    const before = process.memoryUsage().arrayBuffers;
    expect((await refusal(bomb, { limits: { entryBytes: 1_000_000 } })).code).toBe('zipBomb');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(120_000_000);
  });

  it('refuses entries that share bytes', async () => {
    const bytes = zipSync({ ...docxParts({ body: p(r('x')) }), 'word/a.xml': strToU8('<a/>'), 'word/b.xml': strToU8('<a/>') });
    const view = new DataView(bytes.buffer);
    const offsets: number[] = [];
    for (let at = directoryAt(bytes); view.getUint32(at, true) === 0x02014b50; ) {
      offsets.push(at + 42);
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    view.setUint32(offsets.at(-1)!, view.getUint32(offsets.at(-2)!, true), true);
    expect((await refusal(bytes)).code).toBe('zipBomb');
  });

  it('refuses two parts of one name, encrypted entries, wrong checksums', async () => {
    const twice = zipSync({ ...docxParts({ body: p(r('x')) }), 'word/Document.xml': strToU8('<x/>') });
    expect(await refusal(twice)).toMatchObject({ code: 'damaged', detail: { cause: 'duplicate' } });
    const locked = damagedZip((bytes, view) => view.setUint16(directoryAt(bytes) + 8, 1, true));
    expect((await refusal(locked)).code).toBe('encrypted');
    const changed = damagedZip((bytes, view) => view.setUint32(directoryAt(bytes) + 16, 1, true));
    expect((await refusal(changed)).code).toBe('damaged');
  });

  it('refuses document types and entities', async () => {
    const { 'word/document.xml': _, ...rest } = docxParts({ body: '' });
    const xml = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>';
    const undeclared = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&nothing;</w:document>';
    expect(await refusal(zipSync({ ...rest, 'word/document.xml': strToU8(xml) }))).toMatchObject({
      code: 'damaged',
      detail: { cause: 'doctype' },
    });
    expect(await refusal(zipSync({ ...rest, 'word/document.xml': strToU8(undeclared) }))).toMatchObject({ code: 'damaged' });
  });

  it('refuses deep nesting, too many parts, too many paragraphs, too big a file', async () => {
    expect((await refusal(docx('<w:sdt><w:sdtContent>'.repeat(5000)))).code).toBe('tooDeep');
    const parts = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`word/x${i}.xml`, strToU8('')]));
    expect((await refusal(zipSync({ ...docxParts({ body: '' }), ...parts }, { level: 0 }))).code).toBe('tooManyParts');
    expect((await refusal(docx(p('').repeat(50)), { limits: { paragraphs: 20 } })).code).toBe('tooLong');
    expect((await refusal(docx(p('').repeat(500)), { limits: { xmlElements: 200 } })).code).toBe('tooLong');
    expect((await refusal(simple, { limits: { fileBytes: 100 } })).code).toBe('tooLarge');
    expect((await refusal(docx(p(r('x')).repeat(2000)), { limits: { milliseconds: -1 } })).code).toBe('tooLong');
  });

  it('reads a long table of long texts without trouble', async () => {
    const doc = await readDocument(docx(tbl(Array.from({ length: 2000 }, () => [p(r('a '.repeat(100))), p(r('b '.repeat(100)))]))));
    expect(doc.paragraphs).toHaveLength(4000);
  });

  it.each<[string, string, string]>([
    ['accents on their own', p(r('a') + r('\u0301').repeat(30_000)), `\u00e1${'\u0301'.repeat(29_999)}`],
    ['page breaks', p('<w:r><w:br w:type="page"/></w:r>'.repeat(60_000) + r('x')), 'x'],
    [
      'tab stops',
      p(r('x'), `<w:tabs>${Array.from({ length: 60_000 }, (_, i) => `<w:tab w:val="left" w:pos="${i}"/>`).join('')}</w:tabs>`),
      'x',
    ],
    ['open fields', p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(40_000) + r('x').repeat(10_000)), ''],
  ])('reads a paragraph full of %s', async (_, body, text) => {
    const [paragraph] = (await readDocument(docx(body))).paragraphs;
    expect(paragraph!.text.trim()).toBe(text);
  });

  it('answers every damage with one kind of error', { timeout: 120_000 }, async () => {
    const rich = docx({
      body: p(r('Quye\u0302\u0301t định', '<w:b/>') + field('PAGE', '1')) + tbl([[p(r('a')), p(r('b'))]]),
      styles: '<w:style w:type="paragraph" w:styleId="A"><w:rPr><w:b/></w:rPr></w:style>',
      numbering: '<w:num w:numId="1"/>',
      core: '<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">x</dc:title>',
    });
    const stored = zipSync(docxParts({ body: p(r('Quyết định')) + tbl([[p(r('a'))]]) }), { level: 0 });
    const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(rich, stored), flips, fc.option(fc.nat(), { freq: 4 }), async (source, changes, cut) => {
        const bytes = source.slice(0, cut === null ? undefined : cut % (source.length + 1));
        for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
        await readDocument(bytes).catch((error: unknown) => {
          if (!(error instanceof UnreadableFileError)) throw error;
        });
      }),
      { numRuns: 1500 },
    );
  });

  it('answers every damage of the XML with one kind of error', { timeout: 120_000 }, async () => {
    const parts = docxParts({
      body: p(r('Quyết định', '<w:b/><w:sz w:val="28"/>'), '<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="1"/>'),
    });
    const xml = new TextDecoder().decode(parts['word/document.xml']!);
    const bits = ['<', '>', '"', '&', '=', '/', 'w:', '-1', '9'.repeat(30), '\u0301', '\uffff', '<w:p>', '</w:r>', '<w:tbl>', 'NaN', ''];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(xml.length), fc.nat(8), fc.constantFrom(...bits)), { minLength: 1, maxLength: 4 }),
        async (edits) => {
          let changed = xml;
          for (const [at, length, by] of edits) changed = changed.slice(0, at) + by + changed.slice(at + length);
          const doc = await readDocument(zipSync({ ...parts, 'word/document.xml': strToU8(changed) })).catch((error: unknown) => {
            if (!(error instanceof UnreadableFileError)) throw error;
            return null;
          });
          for (const { text, runs } of doc?.paragraphs ?? []) expect(runs.at(-1)?.end ?? 0).toBe(text.length);
        },
      ),
      { numRuns: 800 },
    );
  });
});

describe('the caller keeps the upper hand', () => {
  it('passes on what the listener throws, at once', async () => {
    const stop = new Error('stop');
    const seen: string[] = [];
    const reading = readDocument(docx(p(r('một')) + p(r('hai')) + p(r('ba'))), {
      onText: (text) => {
        seen.push(text);
        if (text === 'hai') throw stop;
      },
    });
    await expect(reading).rejects.toBe(stop);
    expect(seen).toEqual(['một', 'hai']);
  });

  it('stops on abort, before and during reading', async () => {
    const reason = new Error('enough');
    await expect(readDocument(simple, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const long = docx(p(r('x')).repeat(60_000));
    const reading = readDocument(long, { signal: controller.signal, onProgress: () => setTimeout(() => controller.abort(reason), 1) });
    await expect(reading).rejects.toBe(reason);
  });

  it('reports how far it is', async () => {
    const shares: number[] = [];
    await readDocument(simple, { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});
