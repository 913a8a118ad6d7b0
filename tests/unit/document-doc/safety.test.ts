import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../../lib/check';
import { explainUnreadable, type ReadOptions, readDocument, type TextPlace, UnreadableFileError } from '../../../lib/document';
import { docTwin, PLACES, TWIN_NAMES } from '../../fixtures/doc/twins';

const WORD_SECTOR = 512;
const IDENT = [0xec, 0xa5];

async function refusal(bytes: Uint8Array, options?: ReadOptions): Promise<UnreadableFileError> {
  const error = await readDocument(bytes, options).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UnreadableFileError)) throw error ?? new Error('was read');
  return error;
}

/** The document stream begins with its mark, at the start of a sector. */
function streamAt(bytes: Uint8Array): number {
  for (let at = WORD_SECTOR; at < bytes.length; at += WORD_SECTOR) if (bytes[at] === IDENT[0] && bytes[at + 1] === IDENT[1]) return at;
  throw new Error('no document stream');
}

function changed(change: (view: DataView, stream: number) => void): Uint8Array {
  const bytes = docTwin('features');
  change(new DataView(bytes.buffer), streamAt(bytes));
  return bytes;
}

const utf8 = (text: string) => [...new TextEncoder().encode(text)];
const utf16 = (text: string) => Array.from(text).flatMap((one) => [one.charCodeAt(0) & 0xff, one.charCodeAt(0) >> 8]);

/** Puts a word in the place of another of the same length, in whichever form the file holds it. */
function replaced(from: string, to: string): Uint8Array {
  const bytes = docTwin('features');
  let found = 0;
  for (const form of [utf16, utf8]) {
    const [wanted, put] = [form(from), form(to)];
    for (let at = 0; wanted.length === put.length && at + wanted.length <= bytes.length; at++) {
      if (!wanted.every((byte, i) => bytes[at + i] === byte)) continue;
      bytes.set(put, at);
      found++;
    }
  }
  expect(found, from).toBeGreaterThan(0);
  return bytes;
}

describe('refusals', () => {
  it.each<[string, Uint8Array, string]>([
    ['a protected file', changed((view, at) => view.setUint16(at + 10, view.getUint16(at + 10, true) | 0x100, true)), 'encrypted'],
    ['a file of Word 95', changed((view, at) => view.setUint16(at + 2, 0x68, true)), 'unsupportedKind'],
    ['a file of Word 6', changed((view, at) => view.setUint16(at, 0xa5dc, true)), 'unsupportedKind'],
    ['no Word file inside', changed((view, at) => view.setUint16(at, 0, true)), 'damaged'],
    ['a text longer than the file', changed((view, at) => view.setInt32(at + 0x4c, -1, true)), 'damaged'],
    ['half of a file', docTwin('features').slice(0, 9000), 'damaged'],
    ['a directory that is not one', changed((view) => view.setUint32(48, 0, true)), 'unknownKind'],
  ])('%s', async (_, bytes, code) => {
    const error = await refusal(bytes);
    expect(error.code).toBe(code);
    const line = explainUnreadable(error);
    expect(line.vi).not.toContain('{');
    expect(line.en).not.toContain('{');
  });

  it('a limit passed', async () => {
    expect((await refusal(docTwin('features'), { limits: { paragraphs: 5 } })).code).toBe('tooLong');
    expect((await refusal(docTwin('features'), { limits: { characters: 50 } })).code).toBe('tooLong');
    expect((await refusal(docTwin('features'), { limits: { totalBytes: 1000 } })).code).toBe('zipBomb');
  });

  it('what the listener throws and what aborts goes through unchanged', async () => {
    const own = new Error('stop');
    const onText = () => {
      throw own;
    };
    await expect(readDocument(docTwin('features'), { onText })).rejects.toBe(own);
    const reason = new Error('closed');
    await expect(readDocument(docTwin('features'), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

describe('damaged files', () => {
  const settle = async (bytes: Uint8Array) => {
    const error = await readDocument(bytes).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error === null || error instanceof UnreadableFileError, String(error)).toBe(true);
  };
  const whole = TWIN_NAMES.map(docTwin);
  const aFile = fc.constantFrom(...whole);

  it('are read or refused, whatever bytes are turned over', async () => {
    const flip = fc.tuple(fc.nat(1_000_000), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(aFile, fc.array(flip, { minLength: 1, maxLength: 12 }), async (bytes, flips) => {
        const copy = bytes.slice();
        for (const [at, value] of flips) copy[at % copy.length] = value;
        await settle(copy);
      }),
      { numRuns: 1000 },
    );
  });

  it('are read or refused, wherever their tables are hit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1200 }), fc.constantFrom(0, 1, 0x7f, 0xff, 0x80), async (at, value) => {
        const bytes = docTwin('features');
        bytes.fill(value, streamAt(bytes) + at, streamAt(bytes) + at + 4);
        await settle(bytes);
      }),
      { numRuns: 300 },
    );
  });

  it('are read or refused, wherever they break off', async () => {
    await fc.assert(
      fc.asyncProperty(aFile, fc.nat(1_000_000), (bytes, at) => settle(bytes.slice(0, at % bytes.length))),
      { numRuns: 200 },
    );
  });
});

describe('a secrecy mark', () => {
  const check = (bytes: Uint8Array) => checkDraft(bytes, { today: '2026-11-22' });

  it('is not seen where there is none', async () => {
    for (const name of TWIN_NAMES) expect(await check(docTwin(name))).toMatchObject({ secrecyStop: false, kind: 'doc' });
  });

  it.each(Object.entries(PLACES))('stops the reading in: %s', async (_, place) => {
    for (const mark of ['TỐI MẬT', 'TOI MAT']) {
      if (place === PLACES.property && mark !== 'TOI MAT') continue;
      expect(await check(replaced(place, mark)), mark).toMatchObject({ secrecyStop: true });
    }
  });

  it('is told to whoever listens before anything is kept, one paragraph or property at a time', async () => {
    const told: [string, TextPlace['container']][] = [];
    await readDocument(docTwin('features'), { onText: (text, { container }) => told.push([text, container]) });
    expect(told.slice(0, 3).map(([, container]) => container)).toEqual(['property', 'property', 'property']);
    const at = (text: string) => told.find(([one]) => one === text)?.[1];
    expect({
      body: at(PLACES.body),
      cell: at(PLACES.cell),
      header: at(PLACES.header),
      box: at(PLACES.box),
      footnote: at(PLACES.footnote),
      comment: at(PLACES.comment),
      deleted: at(PLACES.deleted),
      hidden: at(PLACES.hidden),
      property: at(PLACES.property),
    }).toEqual({
      body: 'body',
      cell: 'cell',
      header: 'header',
      box: 'textBox',
      footnote: 'footnote',
      comment: 'comment',
      deleted: 'body',
      hidden: 'body',
      property: 'property',
    });
  });
});
