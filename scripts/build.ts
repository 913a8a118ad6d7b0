/**
 * Builds the extension for every browser, and the userscript, packs them, and says what came out: one SHA-256 a package, and
 * the sheet for the owner's list of allowed extensions.
 * The same commit gives the same bytes: archive entries are sorted and carry a fixed time.
 *
 *   tsx scripts/build.ts [chrome|edge|firefox|userscript …]     without names: all of them
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { build as buildBundle } from 'vite';
import { build } from 'wxt';
import { type Asked, askedByHeader, askedByManifest, readFacts, TARGETS, type Target } from './allow-list/facts';
import { sheetOf } from './allow-list/sheet';

/** First moment a ZIP archive can hold, so that no clock gets into the package. */
const FIXED_TIME = new Date(1980, 0, 1);

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path) : [path];
    });
}

function pack(folder: string): Uint8Array {
  const entries: Zippable = {};
  for (const path of filesBelow(folder))
    entries[relative(folder, path).split(sep).join('/')] = [readFileSync(path), { mtime: FIXED_TIME, level: 9 }];
  return zipSync(entries);
}

function report(target: Target, asked: Asked, file: string, bytes: Uint8Array): void {
  writeFileSync(`.output/van-thu-${target}-allow-list.html`, sheetOf(target, asked, basename(file), bytes, readFacts()));
  console.log(`${target}: ${file}, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`);
}

async function buildExtension(target: Exclude<Target, 'userscript'>): Promise<void> {
  await build({ browser: target, manifestVersion: 3, mode: 'production' });
  const folder = `.output/${target}-mv3`;
  const archive = `.output/van-thu-${target}.zip`;
  rmSync(archive, { force: true });
  const bytes = pack(folder);
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'));
  const messages = JSON.parse(readFileSync(`${folder}/_locales/${manifest.default_locale}/messages.json`, 'utf8'));
  // The sheet first: no package lies there that its sheet refuses.
  report(target, askedByManifest(manifest, messages.extensionName.message), archive, bytes);
  writeFileSync(archive, bytes);
}

/** One file, given to the clerks as it is. */
async function buildUserscript(): Promise<void> {
  const file = '.output/userscript/van-thu.user.js';
  await buildBundle({ configFile: 'vite.userscript.config.ts', mode: 'production', logLevel: 'error' });
  const bytes = readFileSync(file);
  report('userscript', askedByHeader(bytes.toString('utf8')), file, bytes);
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !TARGETS.includes(name as Target));
if (unknown.length > 0) {
  process.stderr.write(`Unknown target: ${unknown.join(', ')}. Choose from ${TARGETS.join(', ')}.\n`);
  process.exit(2);
}
for (const target of wanted.length > 0 ? (wanted as Target[]) : TARGETS)
  await (target === 'userscript' ? buildUserscript() : buildExtension(target));
