import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument, UnreadableFileError } from '../../lib/document';
import { createTripwire, findMark, findMarkInFileName, SecrecyStop } from '../../lib/secrecy';

const CORPUS = join(process.cwd(), '../shared/corpus');
const present = existsSync(CORPUS);
if (!present) console.log('tests/shared/secrecy: ../shared/corpus is absent, nothing measured');

interface Entry {
  file: string;
  secrecyLevel: string | null;
}

describe.skipIf(!present)('real documents', () => {
  const entries: Entry[] = present ? JSON.parse(readFileSync(join(CORPUS, 'manifest.json'), 'utf8')).files : [];
  it('stop only where a person read a level', async () => {
    const wrong: string[] = [];
    let read = 0;
    for (const { file, secrecyLevel } of entries) {
      if (!existsSync(join(CORPUS, file))) continue;
      const tripwire = createTripwire();
      let stopped: string | null = null;
      try {
        tripwire.checkFileName(file);
        const document = await readDocument(new Uint8Array(readFileSync(join(CORPUS, file))), { onText: tripwire.onText });
        tripwire.checkProperties(document.properties);
        const mark = findMark(document);
        stopped = mark && `${mark.level} ${mark.place}`;
        read++;
      } catch (error) {
        if (error instanceof SecrecyStop) stopped = `${error.level} ${error.place}`;
        else if (!(error instanceof UnreadableFileError)) throw error;
      }
      if ((stopped !== null) !== (secrecyLevel !== null)) wrong.push(`${file}: ${stopped}`);
    }
    console.log(`secrecy: ${read} of ${entries.length} documents read to the end`);
    expect(wrong).toEqual([]);
  }, 300_000);
  it('have names that pass', () => {
    const names = readdirSync(CORPUS, { recursive: true }).map(String);
    expect(names.filter((name) => findMarkInFileName(name))).toEqual([]);
  });
});
