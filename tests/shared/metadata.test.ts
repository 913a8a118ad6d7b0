import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse, type DocumentMetadata } from '../../lib/anatomy';
import type { DraftDocument } from '../../lib/document';
import { readDocx } from '../../lib/document/docx';
import { readPdf } from '../../lib/document/pdf';

const CORPUS = join(import.meta.dirname, '../../../shared/corpus');
const WANTED = 0.98;
const FIELDS = [
  'documentType',
  'referenceNumber',
  'date',
  'issuer',
  'parentBody',
  'subject',
  'signerName',
  'signerTitle',
  'secrecyLevel',
  'urgency',
  'pages',
] as const;
type Field = (typeof FIELDS)[number];

interface Truth extends Partial<Record<Field, string | number | null>> {
  file: string;
  format: string;
  issuerName: string | null;
  issuingSystem: string | null;
}

const LATE = 'oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ'.split(' ');
const EARLY = 'òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy'.split(' ');

/** The comparison that the corpus' own README lays down. */
function comparable(value: string | number): string {
  let text = String(value).normalize('NFC').toLowerCase().replace(/\s+/g, ' ').replace(/[–—]/g, '-').trim();
  text = text
    .replace(/^["'“”‘’]+|["'“”‘’]+$/g, '')
    .replace(/[.;]+$/, '')
    .trim();
  LATE.forEach((late, i) => {
    text = text.replaceAll(late, EARLY[i]!);
  });
  return text;
}

function agrees(field: Field, got: string | number | null, want: string | number): boolean {
  if (got === null) return false;
  const [a, b] = [comparable(got), comparable(want)];
  return field === 'referenceNumber' ? a.replace(/\s/g, '') === b.replace(/\s/g, '') : a === b;
}

/** Whether an answer stands in the document, blanks and breaks aside. */
function isPrinted(document: DraftDocument, answer: string | number): boolean {
  const squeeze = (text: string) => comparable(text).replace(/[\s/]/g, '');
  const text = squeeze(document.paragraphs.map((p) => p.text).join(' '));
  return String(answer)
    .split(' / ')
    .every((piece) => text.includes(squeeze(piece)));
}

const here = existsSync(join(CORPUS, 'manifest.json'));
if (!here) console.warn('tests/shared/metadata: the folder ../shared/corpus is absent; nothing was measured.');

describe.skipIf(!here)('metadata of real documents', () => {
  const truths: Truth[] = here ? JSON.parse(readFileSync(join(CORPUS, 'manifest.json'), 'utf8')).files : [];
  const readable = truths.filter((t) => (t.format === 'docx' || t.format === 'pdf') && !t.file.startsWith('broken/'));

  it(`agrees with the truth in ${WANTED * 100} % of the fields`, { timeout: 300_000 }, async () => {
    const figures = new Map<Field, { all: number; right: number; surplus: number }>();
    const misses: string[] = [];
    const systems: string[] = [];
    for (const truth of readable) {
      const bytes = new Uint8Array(readFileSync(join(CORPUS, truth.file)));
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
      const metadata: DocumentMetadata = anatomy.metadata;
      for (const field of FIELDS) {
        // A DOCX has no pages of its own: the count depends on who renders it.
        if (field === 'pages' && truth.format !== 'pdf') continue;
        const want = (field === 'issuer' ? truth.issuerName : truth[field]) ?? null;
        const got = metadata[field];
        const figure = figures.get(field) ?? { all: 0, right: 0, surplus: 0 };
        figures.set(field, figure);
        if (want === null) {
          if (got !== null && !isPrinted(document, got)) {
            figure.surplus++;
            misses.push(`${truth.file} ${field}: ${JSON.stringify(got)} is not in the document`);
          }
          continue;
        }
        figure.all++;
        if (agrees(field, got, want)) figure.right++;
        else misses.push(`${truth.file} ${field}: ${JSON.stringify(got)}, is ${JSON.stringify(want)}`);
      }
    }
    const all = [...figures.values()].reduce((sum, f) => sum + f.all, 0);
    const right = [...figures.values()].reduce((sum, f) => sum + f.right, 0);
    const surplus = [...figures.values()].reduce((sum, f) => sum + f.surplus, 0);
    const table = [...figures].map(
      ([field, f]) => `${field.padEnd(16)} ${f.right}/${f.all}${f.surplus ? `, ${f.surplus} not in the document` : ''}`,
    );
    console.info([...table, `all              ${right}/${all} = ${((100 * right) / all).toFixed(2)} %`, ...misses, ...systems].join('\n'));
    expect(systems).toEqual([]);
    expect(surplus).toBe(0);
    expect(right / all).toBeGreaterThanOrEqual(WANTED);
  });
});
