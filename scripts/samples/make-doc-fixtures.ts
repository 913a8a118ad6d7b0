/** Writes the binary twins of `tests/fixtures/doc/twins.ts` with LibreOffice. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docxTwin, TWIN_NAMES } from '../../tests/fixtures/doc/twins';

const OUT = 'tests/fixtures/doc';

const work = mkdtempSync(join(tmpdir(), 'doc-fixtures-'));
try {
  for (const name of TWIN_NAMES) {
    writeFileSync(join(work, `${name}.docx`), docxTwin(name));
    const profile = `-env:UserInstallation=file://${join(work, 'profile')}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'doc:MS Word 97', '--outdir', work, join(work, `${name}.docx`)], {
      stdio: 'ignore',
    });
    copyFileSync(join(work, `${name}.doc`), join(OUT, `${name}.doc`));
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
