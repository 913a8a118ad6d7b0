/** Writes docs/coverage.md: which fact of a norm is carried by which rule, or why a program can't tell. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverageText, packFolders, readCoverage } from './rules/coverage';

const root = join(import.meta.dirname, '..');
writeFileSync(join(root, 'docs/coverage.md'), coverageText(packFolders(root).map((folder) => readCoverage(root, folder))));
