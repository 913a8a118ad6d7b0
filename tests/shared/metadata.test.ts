import { describe, expect, it } from 'vitest';
import { analyse } from '../../lib/anatomy';
import { readDocx } from '../../lib/document/docx';
import { readPdf } from '../../lib/document/pdf';
import { bytesOf, Figures, hasCorpus, truths } from './truth';

const WANTED = 0.98;

if (!hasCorpus) console.warn('tests/shared/metadata: the folder ../shared/corpus is absent; nothing was measured.');

describe.skipIf(!hasCorpus)('metadata of real documents', () => {
  const readable = truths().filter((t) => (t.format === 'docx' || t.format === 'pdf') && !t.file.startsWith('broken/'));

  it(`agrees with the truth in ${WANTED * 100} % of the fields`, { timeout: 300_000 }, async () => {
    const figures = new Figures();
    const systems: string[] = [];
    for (const truth of readable) {
      const bytes = bytesOf(truth);
      const document = truth.format === 'pdf' ? await readPdf(bytes) : await readDocx(bytes);
      const anatomy = analyse(document);
      if (document.scanned) {
        expect(
          anatomy.components.map((c) => c.id),
          truth.file,
        ).toEqual(['page']);
        expect(anatomy.metadata.pages, truth.file).toBe(truth.pages);
        continue;
      }
      const system = truth.issuingSystem === 'party' || truth.issuingSystem === 'state' ? truth.issuingSystem : 'unknown';
      if (anatomy.system !== system) systems.push(`${truth.file}: ${anatomy.system}, is ${system}`);
      figures.add(truth, document, anatomy.metadata);
    }
    console.info([figures.table(), ...systems].join('\n'));
    expect(systems).toEqual([]);
    expect(figures.surplus).toBe(0);
    expect(figures.share).toBeGreaterThanOrEqual(WANTED);
  });
});
