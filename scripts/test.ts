/**
 * Everything that has to hold before a change lands, in one command. Each static check counts as one test; the suites
 * count their own. The last line is plain: `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { type BrowserName, ensureBrowser, missingBrowserLine } from './setup/browsers';

const REPORTS = 'artifacts/reports';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const total: Tally = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];

function add(name: string, tally: Tally): void {
  total.passed += tally.passed;
  total.failed += tally.failed;
  total.skipped += tally.skipped;
  if (tally.failed > 0) failures.push(name);
}

function run(command: string, args: string[], env: Record<string, string> = {}): boolean {
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env }, shell }).status === 0;
}

/** One tool, one verdict. */
function step(name: string, command: string, args: string[]): void {
  const began = Date.now();
  const ok = run(command, args);
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  add(name, { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });
}

/** A Vitest suite: counted from its own report. A suite that ran nothing has failed. */
function suite(name: string, config: string, env: Record<string, string> = {}): void {
  const report = `${REPORTS}/${name}.json`;
  const ok = run('vitest', ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], env);
  const counted: Tally = { passed: 0, failed: 0, skipped: 0 };
  if (existsSync(report)) {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    counted.passed = result.numPassedTests;
    counted.failed = result.numFailedTests;
    counted.skipped = result.numPendingTests + result.numTodoTests;
  }
  if (counted.failed === 0 && (!ok || counted.passed === 0)) counted.failed = 1;
  add(name, counted);
}

async function browserPath(name: BrowserName): Promise<string> {
  const path = await ensureBrowser(name);
  if (path) return path;
  console.log(missingBrowserLine(name));
  return '';
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

const toolchain = Number(process.versions.node.split('.')[0]) >= 22;
console.log(`${toolchain ? 'ok  ' : 'FAIL'} toolchain: Node ${process.versions.node}`);
add('toolchain', { passed: toolchain ? 1 : 0, failed: toolchain ? 0 : 1, skipped: 0 });

step('types', 'tsc', ['--noEmit']);
step('format and lint', 'biome', ['check', '.', '--error-on-warnings']);
step('dependency directions', 'depcruise', [
  '--config',
  '.dependency-cruiser.cjs',
  'lib',
  'components',
  'entrypoints',
  'scripts',
  'userscript',
]);
step('unused code', 'knip', []);
step('build', 'tsx', ['scripts/build.ts']);
step('same bytes again', 'tsx', ['scripts/reproducible.ts']);
step('bundle budgets', 'size-limit', []);
step('add-on linter', 'tsx', ['scripts/lint-addon.ts']);

suite('unit', 'vitest.config.ts');

const chromium = await browserPath('chromium');
const firefox = await browserPath('firefox');
suite('browser', 'vitest.browser.config.ts', { CHROME_PATH: chromium, FIREFOX_PATH: firefox });

if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
if (total.skipped > 0) console.log(`\n${total.skipped} skipped: the lines above say why`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
