import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/document';
import { createTripwire, findMark, SecrecyStop } from '../../../lib/secrecy';
import { docxOf, draftOf } from './draft';
import { markedDrafts } from './marked';
import { ordinaryDrafts } from './ordinary';

describe('marked drafts', () => {
  const drafts = markedDrafts();
  it('are many', () => expect(drafts.length).toBeGreaterThan(400));
  it('all stop', () => {
    const missed = drafts.filter(({ spec }) => findMark(draftOf(spec)) === null).map(({ name }) => name);
    expect(missed).toEqual([]);
  });
  it('are told apart by level', () => {
    const wrong = drafts
      .filter(({ spec, level }) => findMark(draftOf(spec))?.level !== level)
      .map(({ name, spec }) => `${name}: ${findMark(draftOf(spec))?.level}`);
    expect(wrong).toEqual([]);
  });
});

describe('ordinary drafts', () => {
  const drafts = ordinaryDrafts();
  it('are many', () => expect(drafts.length).toBeGreaterThan(400));
  it('never stop', () => {
    const stopped = drafts.filter(({ spec }) => findMark(draftOf(spec)) !== null).map(({ name }) => name);
    expect(stopped).toEqual([]);
  });
});

/** As the check does it: tripwire while reading, properties, then the whole document. */
async function stopOf(bytes: Uint8Array): Promise<string | null> {
  const tripwire = createTripwire();
  try {
    const document = await readDocument(bytes, { onText: tripwire.onText });
    tripwire.checkProperties(document.properties);
    return findMark(document)?.level ?? null;
  } catch (error) {
    if (error instanceof SecrecyStop) return error.level;
    throw error;
  }
}

describe('the same as Word files', () => {
  it('every marked one stops, at its level', async () => {
    const wrong: string[] = [];
    for (const { name, spec, level } of markedDrafts()) if ((await stopOf(docxOf(spec))) !== level) wrong.push(name);
    expect(wrong).toEqual([]);
  });
  it('no ordinary one stops', async () => {
    const stopped: string[] = [];
    for (const { name, spec } of ordinaryDrafts()) if ((await stopOf(docxOf(spec))) !== null) stopped.push(name);
    expect(stopped).toEqual([]);
  });
  it('letters of the old fonts stop too', async () => {
    for (const [font, text] of [
      ['.VnTimeH', 'MËT'],
      ['.VnTime', 'TuyÖt mËt'],
      ['VNI-Times', 'TOÁI MAÄT'],
      ['.VnTimeH', '®é mËt: tèi mËt'],
    ] as const) {
      expect(await stopOf(docxOf({ body: ['x', text], font }))).not.toBeNull();
    }
  });
});
