/** Checks drafts from the terminal: one answer a file, in the order given. */
import { readFileSync, statSync } from 'node:fs';
import { type CheckOutcome, type CheckReport, checkDraft } from '../../lib/check';
import { explainUnreadable, UnreadableFileError } from '../../lib/document';
import limits from '../../lib/document/limits.json' with { type: 'json' };
import { headline, ruleSetIds, type Verdict } from '../../lib/rules';
import { EXIT, isoDay, readArguments, runCommand, today, UsageError } from './command';
import { underRegulationIds } from './component-ids';
import texts from './texts.json' with { type: 'json' };

const say = texts.check;
const USAGE = 'check [--json] [--strict] [--ruleset ID] [--date YYYY-MM-DD] FILE...';

type Item = Record<string, unknown> & { file: string };

/** Everything of a stopped file but its path and that it was stopped is null or empty. */
function stoppedItem(file: string): Item {
  return { file, sha256: null, ruleset: null, system: null, secrecyStop: true, metadata: null, components: [], verdicts: [], counts: null };
}

function fileBytes(file: string): Uint8Array {
  let size: number;
  try {
    const stat = statSync(file);
    if (!stat.isFile()) throw new UsageError(`${file} is not a file`);
    size = stat.size;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read ${file}`);
  }
  if (size > limits.fileBytes) throw new UnreadableFileError('tooLarge', { limit: limits.fileBytes, size });
  return new Uint8Array(readFileSync(file));
}

function verdictLines({ outcome, severity, message, expected, actual, remedy, citation, where }: Verdict): string[] {
  const sign = outcome === 'fail' ? say[severity] : say.notMeasured;
  const places = where.length > 1 ? ` (${where.length} ${say.places})` : '';
  return [
    `  ${sign}: ${message.vi}${places}`,
    `    ${say.need}: ${expected.vi} · ${say.have}: ${actual.vi}`,
    ...(outcome === 'fail' ? [`    ${say.fix}: ${remedy.vi}`] : []),
    `    ${citation.norm}, ${citation.clause}`,
  ];
}

function describe(file: string, outcome: CheckReport): string {
  const { metadata, verdicts, counts, ruleset, rulesetWhy } = outcome;
  const name = [metadata.documentType, metadata.referenceNumber, metadata.date].filter(Boolean).join(', ');
  return [
    file,
    `  ${name || say.nothingRead}`,
    `  ${ruleset ?? say.noRuleSet}: ${rulesetWhy.vi}`,
    `  ${headline(counts).text.vi}`,
    ...verdicts.filter((one) => one.outcome !== 'pass').flatMap(verdictLines),
  ].join('\n');
}

await runCommand('check', USAGE, async () => {
  const { values, positionals: files } = readArguments({
    json: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    ruleset: { type: 'string' },
    date: { type: 'string' },
  });
  if (files.length === 0) throw new UsageError('no file named');
  if (values.ruleset && !ruleSetIds().includes(values.ruleset))
    throw new UsageError(`no rule set "${values.ruleset}" (there are ${ruleSetIds().join(', ')})`);
  const date = values.date ? isoDay(values.date, '--date') : undefined;

  const items: Item[] = [];
  const told: string[] = [];
  let unreadable = false;
  let errors = 0;
  for (const file of files) {
    let outcome: CheckOutcome;
    try {
      outcome = await checkDraft(fileBytes(file), { today: today(), date, ruleset: values.ruleset, fileName: file.split(/[\\/]/).at(-1) });
    } catch (error) {
      const line = error instanceof UnreadableFileError ? explainUnreadable(error).vi : error instanceof UsageError ? error.message : null;
      if (line === null) throw error;
      unreadable = true;
      process.stderr.write(`check: ${file}: ${line}\n`);
      items.push({ file, error: line });
      continue;
    }
    if (outcome.secrecyStop) {
      items.push(stoppedItem(file));
      told.push(`${file}\n  ${say.stopped}`);
      continue;
    }
    errors += outcome.counts.error;
    items.push({ file, ...outcome, ...underRegulationIds(outcome) });
    told.push(describe(file, outcome));
  }
  if (values.json) console.log(JSON.stringify(items, null, 2));
  else if (told.length > 0) console.log(told.join('\n\n'));
  if (unreadable) return EXIT.badInput;
  return values.strict && errors > 0 ? EXIT.findings : EXIT.done;
});
