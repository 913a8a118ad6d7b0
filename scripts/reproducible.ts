/**
 * Builds once more, from a copy of the tree in another folder, under another clock zone and language, and compares with
 * what `npm run build` has left: the same source has to give the same bytes. One extension and the userscript stand for
 * all: the others come from the same code by the same way.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';

const PACKAGES = { chrome: '.output/van-thu-chrome.zip', userscript: '.output/userscript/van-thu.user.js' };

/** Not source: made by tools, or of no concern to a build. */
const LEFT_OUT = new Set(['node_modules', '.git', '.output', '.wxt', 'artifacts', 'coverage']);

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

const missing = Object.values(PACKAGES).filter((path) => !existsSync(path));
if (missing.length > 0) {
  console.error(`${missing.join(', ')}: missing, npm run build first`);
  process.exit(2);
}

const root = process.cwd();
const copy = mkdtempSync(join(tmpdir(), 'van-thu-again-'));
try {
  cpSync(root, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(path.slice(root.length + 1).split(sep)[0]!) });
  symlinkSync(realpathSync('node_modules'), join(copy, 'node_modules'), 'junction');
  const run = spawnSync('tsx', ['scripts/build.ts', ...Object.keys(PACKAGES)], {
    cwd: copy,
    env: { ...process.env, TZ: process.env.TZ === 'Asia/Ho_Chi_Minh' ? 'America/Lima' : 'Asia/Ho_Chi_Minh', LC_ALL: 'C' },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) {
    console.error(`The copy does not build:\n${run.stdout}${run.stderr}`);
    process.exitCode = 1;
  } else {
    for (const [name, path] of Object.entries(PACKAGES)) {
      const [first, second] = [sha256(path), sha256(join(copy, path))];
      console.log(`${name}: ${first === second ? `the same, ${first}` : `${first}, built again ${second}`}`);
      if (first !== second) process.exitCode = 1;
    }
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
