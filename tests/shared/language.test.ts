import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { analyse } from '../../lib/anatomy';
import { type DraftDocument, readDocument } from '../../lib/document';
import { checkLanguage } from '../../lib/spelling';

/** The language of real issued documents: what is said against them must nearly always be true. */

const CORPUS = join(import.meta.dirname, '../../../shared/corpus');
const FOLDERS = ['party', 'signed', 'state', 'other', 'legacy'];
const TODAY = '2026-11-22';
/** At most one false alarm in so many syllables. */
const WANTED = 2000;
/** Slips that a person found to be real when reading the place in the document. */
const TRUE_ALARMS = new Set([
  'language.phrase “cũng cố”',
  'language.repealed “24-QĐ/TW”',
  'language.citationType “Quyết định số 347-CT/TW”',
  'language.citationType “Công văn số 02/BC-LĐQV”',
  'language.citationType “Công văn số 01/BC-HHNM”',
  'language.doubled “nhân nhân”',
  'language.doubled “việc việc”',
  'language.doubled “của của”',
  'language.context “so sách”',
  'language.context “dấu chẩm”',
  'language.context “kiều kiện”',
  'language.context “Ủy bân”',
  'language.context “bộ cùa”',
  'language.context “nước thỉ”',
  'language.strange “Ùy”',
  'language.strange “biều”',
  'language.strange “triễn”',
]);

const files = existsSync(CORPUS)
  ? FOLDERS.flatMap((folder) =>
      existsSync(join(CORPUS, folder)) ? readdirSync(join(CORPUS, folder)).map((name) => `${folder}/${name}`) : [],
    ).filter((path) => /\.(?:docx|pdf|doc)$/i.test(path))
  : [];
if (!files.length) console.log('language: no shared documents here, nothing measured');

async function read(path: string): Promise<DraftDocument | null> {
  try {
    return await readDocument(new Uint8Array(readFileSync(join(CORPUS, path))));
  } catch {
    return null;
  }
}

it.skipIf(!files.length)(
  `raises at most one false alarm in ${WANTED} syllables of issued documents`,
  async () => {
    let syllables = 0;
    const alarms: string[] = [];
    for (const path of files) {
      const document = await read(path);
      if (!document || document.scanned) continue;
      const anatomy = analyse(document);
      syllables += document.paragraphs.reduce((sum, { text }) => sum + (text.match(/\p{L}+/gu)?.length ?? 0), 0);
      for (const verdict of checkLanguage(document, anatomy, {
        onDay: anatomy.metadata.date?.length === 10 ? anatomy.metadata.date : TODAY,
      })) {
        if (verdict.severity === 'info' || verdict.rule === 'language.tcvn3') continue;
        const name = `${verdict.rule} “${verdict.actual.vi.replace(/^“|”.*$/gu, '')}”`;
        const where = verdict.where[0]!;
        const around = document.paragraphs[where.paragraph!]?.text.slice(Math.max(0, where.start! - 30), where.end! + 30);
        alarms.push(`${TRUE_ALARMS.has(name) ? 'true ' : 'FALSE'} ${name} in ${path}: …${around}…`);
      }
    }
    const wrong = alarms.filter((alarm) => alarm.startsWith('FALSE'));
    console.log(`${syllables} syllables, ${alarms.length} alarms, ${wrong.length} false\n${alarms.join('\n')}`);
    expect(syllables).toBeGreaterThan(50_000);
    expect(wrong.length * WANTED).toBeLessThanOrEqual(syllables);
  },
  120_000,
);
