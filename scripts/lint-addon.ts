/**
 * Mozilla's add-on linter over the Firefox build, held against an allow-list: a new warning fails, and so does an
 * entry of the list that no longer occurs.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Finding {
  code: string;
  file?: string;
  message: string;
}

const allowed: { code: string; count: number; why: string }[] = JSON.parse(readFileSync('scripts/lint-addon.allow.json', 'utf8'));

const run = spawnSync('web-ext', ['lint', '--source-dir', '.output/firefox-mv3', '--output', 'json', '--no-config-discovery'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
  maxBuffer: 64 * 1024 * 1024,
});
const start = run.stdout?.indexOf('{') ?? -1;
if (start < 0) {
  console.error(`The add-on linter gave no answer: ${run.stderr || run.error?.message}`);
  process.exit(1);
}
const report: { errors: Finding[]; warnings: Finding[] } = JSON.parse(run.stdout.slice(start));

const problems: string[] = report.errors.map((one) => `error ${one.code} in ${one.file ?? '-'}: ${one.message}`);
const seen = new Map<string, Finding[]>();
for (const warning of report.warnings) seen.set(warning.code, [...(seen.get(warning.code) ?? []), warning]);
for (const [code, findings] of seen) {
  const entry = allowed.find((one) => one.code === code);
  if (!entry) problems.push(`new warning ${code} in ${findings.map((one) => one.file).join(', ')}: ${findings[0]?.message}`);
  else if (findings.length > entry.count)
    problems.push(`${code}: ${findings.length} instead of ${entry.count} (${findings.map((one) => one.file).join(', ')})`);
}
for (const entry of allowed)
  if (!seen.has(entry.code)) problems.push(`${entry.code} is allowed but no longer occurs: take it off the list`);

for (const problem of problems) console.error(problem);
console.log(`${report.errors.length} errors, ${report.warnings.length} warnings, ${allowed.length} kinds allowed`);
process.exitCode = problems.length > 0 ? 1 : 0;
