import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import own from '../../../package.json' with { type: 'json' };
import { densePdf, longDocx } from '../../bench/documents';

/** No file may cost the machine more, in megabytes. */
const LIMIT = 512;
const HEAP = own.scripts.check.split(' ').filter((word) => word.startsWith('--'));
const CHILD = path.resolve(import.meta.dirname, '../../bench/memory-child.ts');

const folder = mkdtempSync(path.join(tmpdir(), 'van-thu-peak-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['a Word file of 500 pages', 'long.docx', async () => longDocx(500)],
  ['a PDF of 300 dense pages', 'dense.pdf', () => densePdf(300)],
])('%s is checked within the bound on memory', { timeout: 180_000 }, async (_, name, make) => {
  const file = path.join(folder, name);
  writeFileSync(file, await make());
  const { peak } = JSON.parse(execFileSync(process.execPath, [...HEAP, '--import', 'tsx', CHILD, file, 'check'], { encoding: 'utf8' }));
  console.log(`${name}: ${Math.round(peak)} MB`);
  expect(peak).toBeLessThan(LIMIT);
});
