/** Deadlines from the terminal: what an event sets running, and how each day was counted. */
import { readFileSync } from 'node:fs';
import { createCalendar } from '../../lib/calendar';
import { type DueItem, dueItems, EVENTS, OBLIGATIONS, type OfficeRules, officeRulesSchema } from '../../lib/filing';
import { EXIT, isoDay, readArguments, runCommand, UsageError } from './command';
import texts from './texts.json' with { type: 'json' };

const say = texts.due;
const USAGE = 'due [--json] --event KIND --on YYYY-MM-DD [--office FILE] | due [--json] --list';

function readOffice(path: string | undefined): OfficeRules {
  if (!path) return officeRulesSchema.parse({});
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`cannot read the office file ${path} (${(error as Error).message.split('\n')[0]})`);
  }
  const parsed = officeRulesSchema.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new UsageError(`the office file ${path} is wrong at ${issue.path.join('.') || 'its top'}: ${issue.message}`);
  }
  const unknown = Object.keys(parsed.data.periods).find((id) => !OBLIGATIONS.some((one) => one.id === id));
  if (unknown) throw new UsageError(`the office file ${path} names no known obligation: ${unknown}`);
  return parsed.data;
}

function describe(item: DueItem): string {
  const lines = [
    `${item.label.vi}: ${item.due ?? say.unknown}${item.target ? ` (${say.target} ${item.target})` : ''}`,
    `  ${say.basis}: ${item.basis.norm}, ${item.basis.clause}`,
    ...item.provisional.map((reason) => `  ${say.provisional}: ${reason.vi}`),
    ...item.counted.map((day) => `  ${day.date} ${day.number ?? '-'} ${day.note}${day.name ? ` (${day.name.vi})` : ''}`),
  ];
  return lines.join('\n');
}

await runCommand('due', USAGE, async () => {
  const { values, positionals } = readArguments({
    json: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    event: { type: 'string' },
    on: { type: 'string' },
    office: { type: 'string' },
  });
  if (positionals.length > 0) throw new UsageError(`unexpected "${positionals[0]}"`);

  if (values.list) {
    const list = EVENTS.map((event) => ({
      id: event.id,
      label: event.label.vi,
      basis: OBLIGATIONS.filter((one) => one.event === event.id).map((one) => `${one.basis.norm}, ${one.basis.clause}`),
    }));
    console.log(values.json ? JSON.stringify(list, null, 2) : list.map((one) => `${one.id}: ${one.label}`).join('\n'));
    return EXIT.done;
  }

  if (!values.event) throw new UsageError('--event is missing');
  if (!EVENTS.some((one) => one.id === values.event)) throw new UsageError(`no event "${values.event}" (see --list)`);
  if (!values.on) throw new UsageError('--on is missing');
  const on = isoDay(values.on, '--on');
  const office = readOffice(values.office);
  const items = dueItems(values.event, on, createCalendar(office.calendar), office);
  console.log(values.json ? JSON.stringify(items, null, 2) : items.map(describe).join('\n\n'));
  return EXIT.done;
});
