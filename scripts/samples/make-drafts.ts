/**
 * Writes `samples/drafts/`: the Word files and `index.json` always; the PDFs only with `--pdf`, since they need LibreOffice,
 * poppler's `pdftoppm` and the Tinos face (metric twin of Times New Roman with all Vietnamese letters).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { renderDocx } from '../../tests/fixtures/drafts';
import { PRACTICE_DRAFTS, type PracticeDraft, practiceSpec } from './drafts';

const OUT = 'samples/drafts';

/** Liberation Serif lacks Vietnamese letters: LibreOffice would mix in another face letter by letter. */
const FONTS =
  '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>' +
  '<selectfont><rejectfont><glob>/usr/share/fonts/truetype/liberation*/*Serif*</glob></rejectfont></selectfont></fontconfig>';

const SCAN_DPI = '110';

function printed(draft: PracticeDraft, work: string): Uint8Array {
  const source = join(work, 'draft.docx');
  writeFileSync(source, renderDocx(practiceSpec(draft)));
  writeFileSync(join(work, 'fonts.conf'), FONTS);
  const profile = `-env:UserInstallation=file://${join(work, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', work, source], {
    env: { ...process.env, FONTCONFIG_FILE: join(work, 'fonts.conf') },
    stdio: 'ignore',
  });
  return readFileSync(join(work, 'draft.pdf'));
}

async function scanned(draft: PracticeDraft, work: string): Promise<Uint8Array> {
  writeFileSync(join(work, 'paper.pdf'), printed(draft, work));
  execFileSync('pdftoppm', ['-r', SCAN_DPI, '-gray', '-jpeg', '-jpegopt', 'quality=40', join(work, 'paper.pdf'), join(work, 'scan')]);
  const pdf = await PDFDocument.create();
  const day = new Date(`${draft.record.date}T08:00:00Z`);
  pdf.setCreationDate(day);
  pdf.setModificationDate(day);
  for (const name of readdirSync(work)
    .filter((one) => one.startsWith('scan'))
    .sort()) {
    const image = await pdf.embedJpg(readFileSync(join(work, name)));
    const page = pdf.addPage([595.28, 841.89]);
    page.drawImage(image, { x: 0, y: 0, width: page.getWidth(), height: page.getHeight() });
  }
  return pdf.save();
}

async function makePdf(draft: PracticeDraft): Promise<Uint8Array> {
  const work = mkdtempSync(join(tmpdir(), 'practice-draft-'));
  try {
    return draft.made === 'scan' ? await scanned(draft, work) : printed(draft, work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

export const indexOfDrafts = (): string =>
  `${JSON.stringify({ drafts: PRACTICE_DRAFTS.map(({ file, record, learn }) => ({ file, ...record, learn })) }, null, 2)}\n`;

if (process.argv[1]?.endsWith('make-drafts.ts')) {
  mkdirSync(OUT, { recursive: true });
  for (const draft of PRACTICE_DRAFTS) {
    if (draft.made === 'docx') writeFileSync(join(OUT, draft.file), renderDocx(practiceSpec(draft)));
    else if (process.argv.includes('--pdf')) writeFileSync(join(OUT, draft.file), await makePdf(draft));
  }
  writeFileSync(join(OUT, 'index.json'), indexOfDrafts());
}
