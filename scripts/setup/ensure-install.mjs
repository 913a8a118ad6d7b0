// Runs before every npm command of this project, on whatever Node the machine has (20 or later), so it uses nothing
// that has to be installed first. Installs the packages when they are missing or the lock file has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_SYSTEM_NODE = 20;
/** The tools of the project need this; where npm has a Node package for the platform, it comes with the packages. */
const OLDEST_TOOL_NODE = [22, 13];

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const stamp = join(root, 'node_modules', '.installed-lock');
const [major, minor] = process.versions.node.split('.').map(Number);

function stop(line) {
  process.stderr.write(`${line}\n`);
  process.exit(2);
}

if (major < OLDEST_SYSTEM_NODE)
  stop(`Node ${process.versions.node} is too old: install Node 24 LTS (or at least Node ${OLDEST_SYSTEM_NODE}) and run the command again.`);

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  process.stderr.write('Installing the packages (once, about a minute) …\n');
  // `npm install` and not `npm ci`: npm 11 leaves optional packages of other platforms out of the lock, and its `ci` then refuses it.
  const npm = process.env.npm_execpath;
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error'];
  const run = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (run.status !== 0) stop('The packages could not be installed: see the lines above; the npm registry must be reachable.');
  writeFileSync(
    stamp,
    createHash('sha256')
      .update(readFileSync(join(root, 'package-lock.json')))
      .digest('hex'),
  );
}

const ownNode = existsSync(join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node'));
const newEnough = major > OLDEST_TOOL_NODE[0] || (major === OLDEST_TOOL_NODE[0] && minor >= OLDEST_TOOL_NODE[1]);
if (!ownNode && !newEnough)
  stop(`Node ${process.versions.node} cannot run the tools on this platform: install Node 24 LTS and run the command again.`);
