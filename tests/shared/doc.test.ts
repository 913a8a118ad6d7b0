import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../../lib/anatomy';
import { type DraftDocument, type Paragraph, readDocument } from '../../lib/document';
import { hasOffice } from '../fixtures/docx/office';
import { bytesOf, CORPUS, Figures, hasCorpus, truths } from './truth';

const WANTED = 0.95;
const office = hasCorpus && hasOffice();
if (!hasCorpus) console.warn('tests/shared/doc: the folder ../shared/corpus is absent; nothing was measured.');
else if (!office) console.warn('tests/shared/doc: no soffice here, so that nothing can be compared with its conversion.');

describe.skipIf(!hasCorpus)('real Word 97–2003 files', () => {
  const files = truths().filter(({ file }) => file.startsWith('legacy/') && file.endsWith('.doc'));
  const documents = new Map<string, DraftDocument>();
  beforeAll(async () => {
    for (const truth of files) documents.set(truth.file, await readDocument(bytesOf(truth)));
  });

  it('are all read, each run on its text', () => {
    expect(files.length).toBeGreaterThanOrEqual(12);
    for (const [file, doc] of documents) {
      expect(doc.kind, file).toBe('doc');
      expect(doc.paragraphs.length, file).toBeGreaterThan(30);
      for (const { text, runs } of doc.paragraphs) {
        expect(runs.map((run) => text.slice(run.start, run.end)).join(''), file).toBe(text);
        expect(text).toBe(text.normalize('NFC'));
      }
      for (const { paper, marginsMm } of doc.sections) {
        expect(paper!.widthMm, file).toBeGreaterThan(200);
        expect(marginsMm!.left, file).toBeGreaterThan(10);
      }
    }
  });

  it(`agree with the truth in ${WANTED * 100} % of the fields`, () => {
    const figures = new Figures();
    for (const truth of files) {
      const document = documents.get(truth.file)!;
      figures.add(truth, document, analyse(document).metadata);
    }
    console.info(figures.table());
    expect(figures.surplus).toBe(0);
    expect(figures.share).toBeGreaterThanOrEqual(WANTED);
  });

  it('hold the number of their pages, or none that is sure', () => {
    const wrong = files.filter(({ file, pages }) => {
      const stored = documents.get(file)!.pages;
      return stored !== null && stored !== pages;
    });
    // One was saved by a program that counts 1 for a few pages, which nothing in the file gives away.
    expect(wrong.length).toBeLessThanOrEqual(1);
  });

  describe.skipIf(!office)('converted by an office program', () => {
    let folder = '';
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'doc-crosscheck-'));
      const paths = files.map(({ file }) => join(CORPUS, file));
      execFileSync(
        'soffice',
        [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'docx', '--outdir', folder, ...paths],
        {
          stdio: 'ignore',
          timeout: 240_000,
        },
      );
    }, 300_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('hold the same text in the same form', async () => {
      let paragraphs = 0;
      let letters = 0;
      const missing: string[] = [];
      const off: Record<string, number> = { font: 0, sizePt: 0, bold: 0, italic: 0, underline: 0, align: 0, indent: 0, label: 0, place: 0 };
      for (const [file, doc] of documents) {
        const converted = await readDocument(new Uint8Array(readFileSync(join(folder, `${basename(file, '.doc')}.docx`))));
        for (const [ours, theirs] of pairs(doc, converted)) {
          if (!theirs) {
            missing.push(`${basename(file)}: ${ours.text.slice(0, 40)}`);
            continue;
          }
          paragraphs++;
          if (ours.align !== theirs.align) off.align!++;
          if (ours.listLabel !== theirs.listLabel) off.label!++;
          if (ours.container.kind !== theirs.container.kind) off.place!++;
          const { leftMm, firstLineMm } = ours.indent!;
          if (Math.abs(leftMm - theirs.indent!.leftMm) > 0.1 || Math.abs(firstLineMm - theirs.indent!.firstLineMm) > 0.1) off.indent!++;
          for (let i = 0; i < ours.text.length; i++) {
            if (/\s/.test(ours.text[i]!)) continue;
            const [a, b] = [ours, theirs].map(({ runs }) => runs.find((run) => run.start <= i && i < run.end)!);
            letters++;
            for (const name of ['font', 'sizePt', 'bold', 'italic', 'underline'] as const) if (a![name] !== b![name]) off[name]!++;
          }
        }
      }
      console.info(`conversion: ${paragraphs} paragraphs, ${letters} letters, unlike ${JSON.stringify(off)}, missing ${missing.length}`);
      expect(letters).toBeGreaterThan(150_000);
      expect(missing).toEqual([]);
      for (const name of ['font', 'sizePt', 'italic', 'underline']) expect(off[name]! / letters, name).toBeLessThan(0.005);
      // The converter doesn't let the bold of two styles cancel each other, as Word does.
      expect(off.bold! / letters).toBeLessThan(0.025);
      for (const name of ['align', 'indent', 'label', 'place']) expect(off[name]! / paragraphs, name).toBeLessThan(0.005);
    });
  });
});

/** How far ahead the same text is looked for. */
const WITHIN = 15;

/** Body paragraphs with the same text, in order; headers and footers are counted anew by the converter. */
function* pairs(doc: DraftDocument, converted: DraftDocument): Generator<[Paragraph, Paragraph | undefined]> {
  const inText = ({ container, text }: Paragraph) => /\S/.test(text) && container.kind !== 'header' && container.kind !== 'footer';
  const theirs = converted.paragraphs.filter(inText);
  let from = 0;
  for (const ours of doc.paragraphs.filter(inText)) {
    const at = theirs.slice(from, from + WITHIN).findIndex(({ text }) => text === ours.text);
    if (at >= 0) from += at + 1;
    yield [ours, at < 0 ? undefined : theirs[from - 1]];
  }
}
