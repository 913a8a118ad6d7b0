/** What a saved page of a document system says, as JSON or for the eye. */
import { readFileSync, statSync } from 'node:fs';
import { fieldNames, type HostField, type HostRecognition, type HostRow, recognise, type SiteProfile } from '../../lib/host';
import { selectorFor } from '../../lib/host/dom/selector';
import { parseProfile } from '../../lib/host/profileSchema';
import { EXIT, readArguments, runCommand, UsageError } from './command';
import { decodePage, loadPage } from './page';

const USAGE = 'recognise [--json] PAGE.html [--url URL] [--profile FILE|none]';

function readProfile(value: string | undefined): SiteProfile | 'none' | 'all' {
  if (value === undefined) return 'all';
  if (value === 'none') return 'none';
  let text: string;
  try {
    text = readFileSync(value, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read the profile ${value} (${(error as NodeJS.ErrnoException).code})`);
  }
  return parseProfile(text, value);
}

function readPage(path: string): string {
  try {
    if (!statSync(path).isFile()) throw new UsageError(`${path} is not a file`);
    return decodePage(readFileSync(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code) throw new UsageError(`cannot read ${path} (${code})`);
    throw error;
  }
}

const plainField = (field: HostField | undefined) =>
  field
    ? { value: field.value, selector: field.selector, confidence: field.confidence, ...(field.label ? { label: field.label } : {}) }
    : null;

function plainRow(row: HostRow) {
  if (row.secrecyStop) return { secrecyStop: true };
  const values = Object.fromEntries(fieldNames.map((name) => [name, row[name] ?? null]));
  const selectors = Object.fromEntries(Object.entries(row._cells ?? {}).map(([name, cell]) => [name, selectorFor(cell)]));
  return {
    ...values,
    attachments: plainFiles(row.attachments),
    _row: row._element ? selectorFor(row._element) : null,
    _selectors: selectors,
  };
}

const plainFiles = (files: HostRow['attachments']) => (files ?? []).map(({ name, href, selector }) => ({ name, href, selector }));

function plain(found: HostRecognition) {
  const { kind, system, confidence, direction, screen, reason, secrecyStop } = found;
  const head = {
    kind,
    system,
    confidence,
    ...(direction ? { direction } : {}),
    ...(screen ? { screen } : {}),
    ...(reason ? { reason } : {}),
  };
  if (secrecyStop) return { ...head, secrecyStop: true, fields: {}, rows: [], attachments: [] };
  const single = kind === 'detail' || kind === 'form';
  const extras = Object.keys(found.fields).filter((name) => !(fieldNames as string[]).includes(name));
  const fields = single
    ? Object.fromEntries([...fieldNames.filter((n) => n !== 'ordinal'), ...extras].map((name) => [name, plainField(found.fields[name])]))
    : {};
  return { ...head, fields, rows: found.rows.map(plainRow), attachments: plainFiles(found.attachments) };
}

function describe(result: ReturnType<typeof plain>): string {
  const lines = [`${result.kind} (${result.system}), confidence ${result.confidence}`];
  if ('secrecyStop' in result) return [...lines, 'stopped: the page bears a secrecy mark'].join('\n');
  for (const [name, field] of Object.entries(result.fields)) if (field) lines.push(`  ${name}: ${field.value ?? '-'}`);
  result.rows.forEach((row, i) => {
    const shown =
      'secrecyStop' in row && row.secrecyStop
        ? 'held back: secrecy mark'
        : Object.entries(row)
            .filter(([k, v]) => typeof v === 'string' && !k.startsWith('_'))
            .map(([k, v]) => `${k}=${v}`)
            .join('; ');
    lines.push(`  ${i + 1}. ${shown}`);
  });
  for (const file of result.attachments) lines.push(`  file: ${file.name}`);
  return lines.join('\n');
}

await runCommand('recognise', USAGE, async () => {
  const { values, positionals } = readArguments({
    json: { type: 'boolean', default: false },
    url: { type: 'string' },
    profile: { type: 'string' },
  });
  if (positionals.length !== 1) throw new UsageError(positionals.length ? 'one page at a time' : 'PAGE.html is missing');
  const path = positionals[0]!;
  const profile = readProfile(values.profile);
  const page = loadPage(readPage(path), values.url);
  const result = plain(recognise(page.document, values.url ?? '', { profile }));
  console.log(values.json ? JSON.stringify(result, null, 2) : describe(result));
  page.close();
  return EXIT.done;
});
