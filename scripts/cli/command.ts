/** What the commands share: their arguments, their one line of complaint, their exit codes. */
import { parseArgs } from 'node:util';

export const EXIT = { done: 0, findings: 1, badInput: 2 } as const;

/** Wrong use of a command: one line for the person at the terminal. */
export class UsageError extends Error {}

type Options = NonNullable<Parameters<typeof parseArgs>[0]>['options'];

export function readArguments<T extends NonNullable<Options>>(options: T) {
  try {
    return parseArgs({ options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('\n')[0]);
  }
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** An ISO day that exists in the calendar. */
export function isoDay(text: string, option: string): string {
  const time = ISO_DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new UsageError(`${option} needs a day as YYYY-MM-DD, not "${text}"`);
  return text;
}

export function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Runs a command and turns a usage error into exit code 2 with one line. */
export async function runCommand(name: string, usage: string, body: () => Promise<number>): Promise<void> {
  // A reader that closes the pipe early (head, less) is no fault of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.badInput));
  try {
    process.exitCode = await body();
  } catch (error) {
    const line = error instanceof UsageError ? `${name}: ${error.message}. Usage: ${usage}` : `${name}: ${(error as Error).message}`;
    process.stderr.write(`${line.split('\n')[0]}\n`);
    process.exitCode = EXIT.badInput;
  }
}
