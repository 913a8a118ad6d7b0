/**
 * Builds the extension for every browser, and the userscript, packs them, and says what came out: one SHA-256 a package.
 * The same commit gives the same bytes: archive entries are sorted and carry a fixed time.
 *
 *   tsx scripts/build.ts [chrome|edge|firefox|userscript …]     without names: all of them
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { build as buildBundle } from 'vite';
import { build } from 'wxt';

export const TARGETS = ['chrome', 'edge', 'firefox', 'userscript'] as const;
type Target = (typeof TARGETS)[number];

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

function pack(folder: string, target: string): string {
  const entries: Zippable = {};
  for (const path of filesBelow(folder))
    entries[relative(folder, path).split(sep).join('/')] = [readFileSync(path), { mtime: FIXED_TIME, level: 9 }];
  const bytes = zipSync(entries);
  writeFileSync(target, bytes);
  return createHash('sha256').update(bytes).digest('hex');
}

async function buildOne(target: Target): Promise<void> {
  if (target === 'userscript') return buildUserscript();
  await build({ browser: target, manifestVersion: 3, mode: 'production' });
  const folder = `.output/${target}-mv3`;
  const archive = `.output/van-thu-${target}.zip`;
  const sha256 = pack(folder, archive);
  console.log(`${target}: ${archive}, SHA-256 ${sha256}`);
}

/** One file, given to the clerks as it is. */
async function buildUserscript(): Promise<void> {
  const file = '.output/userscript/van-thu.user.js';
  await buildBundle({ configFile: 'vite.userscript.config.ts', mode: 'production', logLevel: 'error' });
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  console.log(`userscript: ${file}, SHA-256 ${sha256}`);
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !TARGETS.includes(name as Target));
if (unknown.length > 0) {
  process.stderr.write(`Unknown target: ${unknown.join(', ')}. Choose from ${TARGETS.join(', ')}.\n`);
  process.exit(2);
}
for (const target of wanted.length > 0 ? (wanted as Target[]) : TARGETS) await buildOne(target);
