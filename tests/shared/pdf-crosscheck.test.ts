import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DraftDocument } from '../../lib/document';
import { readPdf } from '../../lib/document/pdf';

/** Our reading of real PDFs against poppler's: the same words in the same order, the same fonts. */

const corpus = join(import.meta.dirname, '../../../shared/corpus');
const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0 && spawnSync('pdffonts', ['-v']).status === 0;
const missing = !existsSync(corpus) ? '../shared/corpus is absent' : hasPoppler ? null : 'poppler is not installed';
if (missing) console.log(`PDF cross-check skipped: ${missing}.`);

const files = missing
  ? []
  : ['state', 'signed', 'party', 'other']
      .flatMap((folder) => readdirSync(join(corpus, folder)).map((name) => join(folder, name)))
      .filter((name) => name.endsWith('.pdf'));

const words = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u2010\u2011]/g, '-')
    .replace(/\u00d0/g, '\u0110')
    .split(/\s+/u)
    .filter((word) => word !== '');

/** Poppler's words page by page, blocks in its reading order. */
function popplerPages(file: string): string[][] {
  const html = execFileSync('pdftotext', ['-bbox-layout', file, '-'], { maxBuffer: 1 << 28 }).toString();
  const text = (xml: string) =>
    xml
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&');
  return html
    .split('<page ')
    .slice(1)
    .map((page) => [...page.matchAll(/<word [^>]*>([^<]*)<\/word>/g)].flatMap((match) => words(text(match[1]!))));
}

/** Our words page by page and line by line. */
function ourPages(document: DraftDocument): string[][][] {
  const pages: string[][][] = Array.from({ length: document.pages ?? 0 }, () => []);
  for (const paragraph of document.paragraphs) {
    for (const line of paragraph.lines) pages[line.page - 1]!.push(words(paragraph.text.slice(line.start, line.end)));
  }
  return pages;
}

/** Words of `theirs` that `ours` has too, blanks aside (both cut words at their own gaps). */
function covered(theirs: string[], ours: string[]): number {
  const left = new Map<string, number>();
  for (const word of ours) left.set(word, (left.get(word) ?? 0) + 1);
  const joined = ours.join('');
  return theirs.filter((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count > 0 || joined.includes(word);
  }).length;
}

/** Share of neighbouring words of ours that are neighbours, in the same order, in theirs. */
function inOrder(theirs: string[], ours: string[]): { same: number; of: number } {
  const pairs = new Set(theirs.slice(1).map((word, i) => `${theirs[i]} ${word}`));
  const known = new Set(theirs);
  let [same, of] = [0, 0];
  for (let i = 1; i < ours.length; i++) {
    if (!known.has(ours[i]!) || !known.has(ours[i - 1]!)) continue;
    of++;
    if (pairs.has(`${ours[i - 1]} ${ours[i]}`)) same++;
  }
  return { same, of };
}

describe.skipIf(missing !== null)('against poppler', () => {
  it.each(files)('%s', async (name) => {
    const file = join(corpus, name);
    const document = await readPdf(new Uint8Array(readFileSync(file)));
    const theirs = popplerPages(file);
    expect(document.pages).toBe(theirs.length);
    if (document.scanned) return;
    const ours = ourPages(document);
    let [all, found, same, of, lineSame, lineOf] = [0, 0, 0, 0, 0, 0];
    theirs.forEach((page, i) => {
      all += page.length;
      found += covered(page, ours[i]!.flat());
      const order = inOrder(page, ours[i]!.flat());
      same += order.same;
      of += order.of;
      for (const line of ours[i]!) {
        const within = inOrder(page, line);
        lineSame += within.same;
        lineOf += within.of;
      }
    });
    expect(found / all, 'coverage').toBeGreaterThanOrEqual(0.99);
    expect(lineSame / lineOf, 'order within lines').toBeGreaterThanOrEqual(0.99);
    // From line to line poppler mixes the two sides of some signature blocks.
    expect(same / of, 'order').toBeGreaterThanOrEqual(0.95);
  });

  it.each(files)('%s: fonts', async (name) => {
    const file = join(corpus, name);
    const document = await readPdf(new Uint8Array(readFileSync(file)));
    if (!document.capabilities.includes('fontName')) return;
    const bare = (font: string) => font.replace(/^[A-Z]{6}\+/, '').replace(/[\s,_-]|PS|MT|Bold|Italic/g, '');
    const listed = execFileSync('pdffonts', [file]).toString().split('\n').slice(2);
    const theirs = new Set(listed.filter(Boolean).map((row) => bare(row.slice(0, 36).trim())));
    const ours = new Set(document.paragraphs.flatMap((p) => p.runs.map((run) => run.font)));
    for (const font of ours) expect([...theirs]).toContain(bare(font ?? ''));
  });
});
