import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DraftDocument, explainUnreadable, readDocument, UnreadableFileError } from '../../lib/document';
import { hasOffice, isCompared, printedLetters, printToPdf } from '../fixtures/docx/office';
import { letterPairs, pairUp, peerParagraphs } from '../fixtures/docx/peer';

const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus');
const present = existsSync(CORPUS);
if (!present) console.log('skipped: ../shared/corpus is not here');
const office = present && hasOffice();
if (present && !office) console.log('skipped in part: no soffice here, so that nothing can be compared with its print');

const files = present ? globSync(`${CORPUS}/{party,state,other}/*.docx`).sort() : [];
const bytesOf = (file: string) => new Uint8Array(readFileSync(file));

describe.skipIf(!present)('real DOCX files', () => {
  it('are all read, each run on its text', async () => {
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const doc = await readDocument(bytesOf(file));
      expect(doc.paragraphs.length, file).toBeGreaterThan(10);
      for (const { text, runs } of doc.paragraphs) {
        expect(runs.map((run) => text.slice(run.start, run.end)).join(''), file).toBe(text);
        expect(text).toBe(text.normalize('NFC'));
      }
    }
  });

  it('that are broken are refused with their reason', async () => {
    const codes: Record<string, [code: string, kind?: string]> = {
      'docx-without-document-xml.docx': ['missingPart'],
      'empty-doc.doc': ['empty'],
      'html-as-doc.doc': ['notThisKind', 'html'],
      'html-as-pdf.pdf': ['notThisKind', 'html'],
      'json-as-docx.docx': ['notThisKind', 'json'],
      'json-auth-as-docx.docx': ['notThisKind', 'json'],
    };
    for (const file of globSync(`${CORPUS}/broken/*`)) {
      const error = await readDocument(bytesOf(file)).catch((thrown: unknown) => thrown);
      expect(error, file).toBeInstanceOf(UnreadableFileError);
      const [code, kind] = codes[basename(file)] ?? [];
      if (code) expect([(error as UnreadableFileError).code, (error as UnreadableFileError).detail.kind], file).toEqual([code, kind]);
      expect(explainUnreadable(error as UnreadableFileError).vi).not.toContain('{');
    }
  });

  it('are resolved as an independent resolver does', { timeout: 180_000 }, async () => {
    let letters = 0;
    const off = { font: 0, sizePt: 0, bold: 0, italic: 0 };
    let paragraphs = 0;
    const offParagraphs: string[] = [];
    for (const file of files) {
      const bytes = bytesOf(file);
      for (const [ours, theirs] of pairUp(await readDocument(bytes), await peerParagraphs(bytes))) {
        paragraphs++;
        for (const pair of letterPairs(ours, theirs)) {
          letters++;
          for (const name of ['font', 'sizePt', 'bold', 'italic'] as const) if (pair.ours[name] !== pair.theirs[name]) off[name]++;
        }
        const distance = Math.max(Math.abs(ours.indent!.firstLineMm - theirs.firstLineMm), Math.abs(ours.indent!.leftMm - theirs.leftMm));
        if (ours.align !== theirs.align || distance > 0.05) offParagraphs.push(`${basename(file)} ${ours.index}`);
      }
    }
    console.log(`independent resolver: ${paragraphs} paragraphs, ${letters} letters, unlike ${JSON.stringify(off)}`);
    expect(letters).toBeGreaterThan(100_000);
    expect(offParagraphs).toEqual([]);
    expect(off).toMatchObject({ font: 0, sizePt: 0, italic: 0 });
    // Neither the peer nor LibreOffice lets the bold of two styles cancel each other, as ISO 29500-1, 17.7.3 has it and Word does.
    expect(off.bold / letters).toBeLessThan(0.015);
  });

  it.skipIf(!office)('are set on paper in the sizes and weights we read', { timeout: 300_000 }, async () => {
    const printed = printToPdf(files);
    let letters = 0;
    const off: Record<string, number> = {};
    for (const file of files) {
      const pdf = printed.get(basename(file, '.docx'));
      if (!pdf) continue;
      const compared = compare(await readDocument(bytesOf(file)), await printedLetters(pdf));
      letters += compared.letters;
      for (const [key, count] of Object.entries(compared.off)) off[key] = (off[key] ?? 0) + count;
      if (process.env.VERBOSE) console.log(basename(file), JSON.stringify(compared));
    }
    console.log(`print: ${letters} letters, unlike ${JSON.stringify(off)}`);
    expect(letters).toBeGreaterThan(50_000);
    for (const count of Object.values(off)) expect(count / letters).toBeLessThan(0.01);
  });
});

/** A beginning found farther ahead than this is taken for another of the same words. */
const WITHIN = 4000;

/** Looks up each body paragraph's beginning in the run of printed letters and compares letter by letter. */
function compare(doc: DraftDocument, printed: Awaited<ReturnType<typeof printedLetters>>) {
  const line = printed.map((one) => one.letter).join('');
  const off = { sizePt: 0, bold: 0, italic: 0 };
  let letters = 0;
  let from = 0;
  for (const paragraph of doc.paragraphs) {
    if (paragraph.container.kind !== 'body' && paragraph.container.kind !== 'cell') continue;
    const ours = paragraph.runs.flatMap((run) =>
      run.superscript || run.subscript || run.smallCaps || run.hidden
        ? []
        : Array.from(paragraph.text.slice(run.start, run.end))
            .filter(isCompared)
            .map((letter) => ({ letter, run })),
    );
    const head = ours.slice(0, 40);
    if (head.length < 12) continue;
    const at = line.indexOf(head.map((one) => one.letter).join(''), from);
    if (at < 0 || at > from + WITHIN) continue;
    from = at + 1;
    head.forEach(({ run }, i) => {
      const there = printed[at + i]!;
      letters++;
      if (Math.abs(there.sizePt - run.sizePt!) > 0.3) off.sizePt++;
      if (there.bold !== run.bold) off.bold++;
      if (there.italic !== run.italic) off.italic++;
    });
  }
  return { letters, off };
}
