import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentMetadata } from '../../lib/anatomy';
import type { DraftDocument } from '../../lib/document';

export const CORPUS = join(import.meta.dirname, '../../../shared/corpus');
export const hasCorpus = existsSync(join(CORPUS, 'manifest.json'));

/** What a person reads in each document of the corpus. */
export const truths = (): Truth[] => (hasCorpus ? JSON.parse(readFileSync(join(CORPUS, 'manifest.json'), 'utf8')).files : []);
export const bytesOf = (truth: Truth) => new Uint8Array(readFileSync(join(CORPUS, truth.file)));

export const FIELDS = [
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
export type Field = (typeof FIELDS)[number];

export interface Truth extends Partial<Record<Field, string | number | null>> {
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

/** Counts of agreement, field by field, and what did not agree in words. */
export class Figures {
  readonly misses: string[] = [];
  private readonly fields = new Map<Field, { all: number; right: number; surplus: number }>();

  add(truth: Truth, document: DraftDocument, metadata: DocumentMetadata): void {
    for (const field of FIELDS) {
      // A Word file has no pages of its own: the count depends on who renders it.
      if (field === 'pages' && truth.format !== 'pdf') continue;
      const want = (field === 'issuer' ? truth.issuerName : truth[field]) ?? null;
      const got = metadata[field];
      const figure = this.fields.get(field) ?? { all: 0, right: 0, surplus: 0 };
      this.fields.set(field, figure);
      if (want === null) {
        if (got !== null && !isPrinted(document, got)) {
          figure.surplus++;
          this.misses.push(`${truth.file} ${field}: ${JSON.stringify(got)} is not in the document`);
        }
        continue;
      }
      figure.all++;
      if (agrees(field, got, want)) figure.right++;
      else this.misses.push(`${truth.file} ${field}: ${JSON.stringify(got)}, is ${JSON.stringify(want)}`);
    }
  }

  get surplus(): number {
    return this.sum('surplus');
  }

  get share(): number {
    return this.sum('right') / this.sum('all');
  }

  table(): string {
    const rows = [...this.fields].map(
      ([field, f]) => `${field.padEnd(16)} ${f.right}/${f.all}${f.surplus ? `, ${f.surplus} not in the document` : ''}`,
    );
    return [...rows, `all              ${this.sum('right')}/${this.sum('all')} = ${(100 * this.share).toFixed(2)} %`, ...this.misses].join(
      '\n',
    );
  }

  private sum(of: 'all' | 'right' | 'surplus'): number {
    return [...this.fields.values()].reduce((sum, figure) => sum + figure[of], 0);
  }
}
