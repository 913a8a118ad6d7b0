import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PRACTICE_DRAFTS, practiceSpec } from '../../../scripts/samples/drafts';
import { indexOfDrafts } from '../../../scripts/samples/make-drafts';
import { renderDocx } from '../../fixtures/drafts';

const FOLDER = 'samples/drafts';

describe('practice drafts', () => {
  it('are all there, and nothing else', () => {
    expect(readdirSync(FOLDER).sort()).toEqual([...PRACTICE_DRAFTS.map((draft) => draft.file), 'index.json'].sort());
    expect(readFileSync(`${FOLDER}/index.json`, 'utf8')).toBe(indexOfDrafts());
  });

  it.each(PRACTICE_DRAFTS.filter((draft) => draft.made === 'docx'))('$file is what its source makes', (draft) => {
    expect(renderDocx(practiceSpec(draft))).toEqual(new Uint8Array(readFileSync(`${FOLDER}/${draft.file}`)));
  });

  it.each(PRACTICE_DRAFTS.filter((draft) => draft.made !== 'docx'))('$file is small', ({ file }) => {
    expect(statSync(`${FOLDER}/${file}`).size).toBeLessThan(100_000);
  });
});
